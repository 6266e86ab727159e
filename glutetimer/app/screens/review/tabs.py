"""Tabs: what each reads and when, the way from one to another, and the cursor that moves in the open one."""

from __future__ import annotations

from enum import IntEnum
from functools import partialmethod
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import ContentSwitcher, Static, Tabs
from textual.widgets import Tab as TabLabel

from glutetimer.app.drawing.grid import Grid, lay_out_window
from glutetimer.app.screens.review.part import AnyPart, ChartTab
from glutetimer.app.screens.review.writing import WritingScreen
from glutetimer.app.widgets.composed_screen import KeyLine, Notice
from glutetimer.history.connection import HistoryError
from glutetimer.history.store import History

HALF = 0.5
"""Of a page."""


class TabId(IntEnum):
    """The parts, in their order."""

    YEAR = 0
    HOLDS = 1
    SESSIONS = 2
    EXERCISES = 3


class TabbedScreen(WritingScreen):
    """A screen with a part on each tab, in the order of `TabId`."""

    def __init__(self, *parts: AnyPart) -> None:
        super().__init__()
        self.parts = parts
        self.tab = TabId.YEAR

    @property
    def part(self) -> AnyPart:
        return self.parts[self.tab]

    @property
    def place(self) -> Grid:
        return lay_out_window(*self.app.size)

    # ------------------------------------------------------------ reading

    def shown(self) -> list[AnyPart]:
        return [self.part]

    def read(self, part: AnyPart, history: History) -> None:
        """Read what a part's next picture needs."""
        part.read(history, self.place)

    def show(self) -> None:
        """Read what the next picture needs, and paint it; what takes long comes a little later."""
        if not self.is_there:  # keys may come before the first layout, which shows
            return
        for part in self.shown():
            if part.stale:
                part.stale = False
                self.run_beside(self._fetch, part, group=type(part).__name__)
        self.read_now(self._read_shown, self.show)
        self.repaint()

    def _read_shown(self, history: History) -> None:
        for part in self.shown():
            self.read(part, history)

    async def _fetch(self, part: AnyPart) -> None:
        """Read what takes long, beside the screen's thread."""
        try:
            part.take(await self.read_beside(part.fetch))
            part.ready = True
            part.fetched += 1
        except HistoryError as error:
            self.say(str(error), alert=True)
        self.show()

    def changed(self) -> None:
        """Everything may be another now."""
        for part in self.parts:
            part.stale = True
        self.show()

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.show()

    # ------------------------------------------------------------ what is shown

    TITLES: ClassVar[tuple[str, ...]] = ("Year", "Holds", "Sessions", "Exercises")

    def compose(self) -> ComposeResult:
        self._set_size(*self.app.size, update=False)
        with Horizontal(classes="tabs"):
            tabs = Tabs(*(TabLabel(f"{n + 1} {name}", id=f"tab-{n}") for n, name in enumerate(self.TITLES)))
            tabs.can_focus = False
            yield tabs
            yield Static(classes="about", markup=False)
        with ContentSwitcher(initial="part-0"):
            yield from self.panes()
        yield Notice()
        yield KeyLine()

    def panes(self) -> ComposeResult:
        """What each tab has; its id is `part-` and its number."""
        raise NotImplementedError

    def repaint(self) -> None:
        if not self.is_there:
            return
        tabs = self.query_one(Tabs)
        with tabs.prevent(Tabs.TabActivated):  # else two keys at once would answer each other's for ever
            tabs.active = f"tab-{self.tab:d}"
        self.query_one(ContentSwitcher).current = f"part-{self.tab:d}"
        self.query_one(".about", Static).update(self.part.about)
        self.query_one(Notice).show(self.said, self.alert)
        arrows, what = self.part.ARROWS
        here = [each for each in self.shown_commands() if each in self.available()]
        self.query_one(KeyLine).show(((arrows, what, "help"), *self.keys(here)))

    def on_tabs_tab_activated(self, message: Tabs.TabActivated) -> None:
        tab = int((message.tab.id or "tab-0").removeprefix("tab-"))
        if tab != self.tab:
            self.open_tab(tab)

    # ------------------------------------------------------------ tabs and cursor

    def open_tab(self, tab: int) -> None:
        """Open a part; after the last comes the first."""
        self.tab = TabId(tab % len(self.parts))
        self.say("")
        self.show()

    def action_year(self) -> None:
        self.open_tab(TabId.YEAR)

    def action_holds(self) -> None:
        self.open_tab(TabId.HOLDS)

    def action_sessions(self) -> None:
        self.open_tab(TabId.SESSIONS)

    def action_exercises(self) -> None:
        self.open_tab(TabId.EXERCISES)

    def action_next(self) -> None:
        self.open_tab(self.tab + 1)

    def action_previous(self) -> None:
        self.open_tab(self.tab - 1)

    def _move(self, across: int, down: int) -> None:
        if isinstance(self.part, ChartTab):
            self.part.move(across, down)
            self.moved()
        elif down:
            (self._list.action_cursor_down if down > 0 else self._list.action_cursor_up)()

    action_left = partialmethod(_move, -1, 0)
    action_right = partialmethod(_move, 1, 0)
    action_up = partialmethod(_move, 0, -1)
    action_down = partialmethod(_move, 0, 1)

    def moved(self) -> None:
        """The cursor is elsewhere, and what was said is over."""
        self.say("")
        self.show()

    def _leap(self, pages: float) -> None:
        if isinstance(self.part, ChartTab):
            self.part.leap(pages)
            self.moved()
        else:
            rows = self._list
            does = {-1: rows.action_page_up, -HALF: rows.action_half_up, HALF: rows.action_half_down}
            does.get(pages, rows.action_page_down)()

    action_page_up = partialmethod(_leap, -1)
    action_page_down = partialmethod(_leap, 1)
    action_half_up = partialmethod(_leap, -HALF)
    action_half_down = partialmethod(_leap, HALF)

    def _end(self, *, last: bool) -> None:
        if isinstance(self.part, ChartTab):
            self.part.end(last)
            self.moved()
        else:
            (self._list.action_last if last else self._list.action_first)()

    action_first = partialmethod(_end, last=False)
    action_last = partialmethod(_end, last=True)
