"""The guide: its documents, and what each says, page by page."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Iterable
from contextlib import suppress
from typing import ClassVar

from textual.app import ComposeResult
from textual.css.query import NoMatches
from textual.widgets import Markdown, OptionList
from textual.widgets.option_list import Option

from glutetimer.app.drawing.cells import widest
from glutetimer.app.screens.guide.places import INDEX, Entry, Place, list_entries, read_page, resolve_link
from glutetimer.app.widgets.composed_screen import ComposedScreen
from glutetimer.app.widgets.page import ReadingPage
from glutetimer.app.widgets.rows import Cell, Row, RowList
from glutetimer.keys.commands import GUIDE, Command


class GuideScreen(ComposedScreen[None]):
    """A list of documents, of a document's contents, or a page of one."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = GUIDE

    def __init__(self) -> None:
        super().__init__()
        self._place = INDEX
        self._entries: list[Entry] = []
        self._trail: list[tuple[Place, int]] = []
        """Where one came from, each with the row, or the line of a list, that was reached."""
        self._turning = Lock()

    # ------------------------------------------------------------ what is seen

    def heading(self) -> tuple[str, str, str]:
        return (self._place.topic or "guide").upper(), self._place.title, self._place.where

    def body(self) -> ComposeResult:
        yield RowList(at_once=True)
        yield ReadingPage(Markdown(open_links=False), classes="page")

    def shown_commands(self) -> Iterable[str]:
        return ("open", "next", "previous", "contents", "back")

    def available(self) -> set[str]:
        place = self._place
        names = super().available() - {"open", "next", "previous", "contents"}
        if place.is_list:
            return names | {"open"}
        return names | {"contents"} | {name for name in ("next", "previous") if place.beside(name)}

    def fill(self) -> None:
        self._show_list(INDEX)

    @property
    def _page(self) -> ReadingPage:
        return self.query_one(ReadingPage)

    async def _show(self, place: Place, reached: int = 0) -> None:
        """Show a place, as far down as it was read."""
        if place.is_list:
            self._show_list(place, reached)
            return
        self._show_part(place)
        async with self._turning:  # a key and a click on a link may each turn a page
            if self._place is not place:
                return
            await self._page.query_one(Markdown).update(read_page(place))
            if self.is_there:
                self._page.scroll_to(y=reached, animate=False)
                if place.anchor:
                    self.call_after_refresh(self._find_heading, place)
                self.repaint()

    def _find_heading(self, place: Place) -> None:
        """Of a page that has been left meanwhile, there is none."""
        if self.is_there and self._place is place:
            with suppress(NoMatches):  # it is being read in once more
                self._page.query_one(Markdown).goto_anchor(place.anchor)

    def _show_list(self, place: Place, reached: int = 0) -> None:
        self._show_part(place)
        self._entries = list_entries(place)
        name = widest(each.name for each in self._entries if each.about)
        self._list.set_options(Option(_describe_entry(each, name)) for each in self._entries)
        self._list.highlighted = reached
        self.repaint()

    def _show_part(self, place: Place) -> None:
        self._place = place
        self._list.display, self._page.display = place.is_list, not place.is_list

    # ------------------------------------------------------------ to go

    async def _go(self, place: Place) -> None:
        """Somewhere else, from where `back` returns to here."""
        reached = (self._list.highlighted or 0) if self._place.is_list else round(self._page.scroll_y)
        self._trail.append((self._place, reached))
        await self._show(place)

    async def action_open(self) -> None:
        if self._list.highlighted is not None:
            await self._go(self._entries[self._list.highlighted].place)

    def row_selected(self, event: OptionList.OptionSelected) -> None:
        self.call_next(self._go, self._entries[event.option_index].place)

    async def on_markdown_link_clicked(self, event: Markdown.LinkClicked) -> None:
        """To another document here; an address opens where the system opens such."""
        event.stop()
        if place := resolve_link(event.href, self._place):
            await self._go(place)
        elif "://" in event.href:
            self.app.open_url(event.href)

    async def action_next(self) -> None:
        if place := self._place.beside("next"):
            await self._show(place)

    async def action_previous(self) -> None:
        if place := self._place.beside("previous"):
            await self._show(place)

    async def action_contents(self) -> None:
        await self._go(self._place.contents())

    async def action_back(self) -> None:
        if self._trail:
            place, reached = self._trail.pop()
            await self._show(place, reached)
        else:
            self.dismiss()

    # ------------------------------------------------------------ to read

    @property
    def _moved(self) -> RowList | ReadingPage:
        return self._list if self._place.is_list else self._page

    def action_page_down(self) -> None:
        """A window's height down; from a page's end on to the next page."""
        if self._place.is_list or self._page.scroll_y < self._page.max_scroll_y:
            super().action_page_down()
        else:
            self.call_later(self.action_next)


def _describe_entry(entry: Entry, columns: int) -> Row:
    """A line of a list; what it is about stands beside its name, of so many columns."""
    if entry.about:
        return Row(Cell(entry.name, columns, "bold"), Cell(entry.about))
    return Row(Cell("  " * entry.depth + entry.name, look="" if entry.depth else "bold"))
