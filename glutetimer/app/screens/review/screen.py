"""The review: what was done, as a year, as holds, as sessions and as sums; and the ways to change it."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static
from textual.widgets import Tab as TabLabel
from textual.widgets.option_list import Option

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import Area, Grid, Size
from glutetimer.app.screens.dialogs.ask import Answer, AskScreen
from glutetimer.app.screens.dialogs.line import LineScreen
from glutetimer.app.screens.review.exercises import Exercises
from glutetimer.app.screens.review.holds import Holds
from glutetimer.app.screens.review.paint import find_body, paint_overview
from glutetimer.app.screens.review.panes import SessionList
from glutetimer.app.screens.review.part import AnyPart, ChartTab, ListTab
from glutetimer.app.screens.review.sessions import Sessions
from glutetimer.app.screens.review.sessions_view import NO_SESSION
from glutetimer.app.screens.review.tabs import TabbedScreen, TabId
from glutetimer.app.screens.review.year import Year
from glutetimer.app.screens.review.year_paint import rows_below
from glutetimer.app.widgets.painted import Drawing
from glutetimer.app.widgets.rows import RowList
from glutetimer.history.connection import AT_ONCE_S, HistoryError
from glutetimer.history.queries.totals import Performed, SessionEntry, entries_on, performed
from glutetimer.history.rows import Record
from glutetimer.history.store import History
from glutetimer.keys.commands import REVIEW, ROW_MOVES, Command
from glutetimer.services import edits
from glutetimer.services.added import added_session
from glutetimer.services.context import Context
from glutetimer.services.goals import find_goal, set_goal
from glutetimer.services.layout import find_layout
from glutetimer.services.streak import give_reason, toggle_pause
from glutetimer.training.counting import format_count
from glutetimer.training.pause import PauseReason
from glutetimer.training.streaks import Streak
from glutetimer.views.words import ask_for_day, describe_pause, format_long_date

NOTHING = {
    TabId.SESSIONS: NO_SESSION,
    TabId.EXERCISES: "No set yet. Each exercise appears here with its first one.",
}


class ReviewScreen(TabbedScreen):
    """Four tabs; on a large window the first has all of the others' best."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = REVIEW

    def __init__(self, context: Context, streak: Streak) -> None:
        self._on = on = streak.on
        self._year, self._holds = Year(context, on, streak), Holds(context, on)
        self._sessions, self._exercises = Sessions(context, on), Exercises(context, on)
        super().__init__(self._year, self._holds, self._sessions, self._exercises)
        self._listed_of: dict[TabId, tuple[int, Size]] = {}
        """What the lists have now: of which reading, and for which windows."""
        self._reading: tuple[int, Mapping[int, SessionEntry]] | None = None
        """The rows behind which is being read, and of which reading they are."""

    # ------------------------------------------------------------ reading

    @property
    def _listed(self) -> int:
        """How many sessions stand below the year, or beside it."""
        return rows_below(self.place, find_body(self.place)) if self.tab is TabId.YEAR else 0

    @property
    def _has_holds(self) -> bool:
        """Whether the year has the holds below it."""
        return self.tab is TabId.YEAR and self.place.size is Size.LARGE

    def shown(self) -> list[AnyPart]:
        """The parts that are on the screen."""
        more = [self._sessions] * bool(self._listed) + [self._holds] * self._has_holds
        return [self.part, *more]

    def read(self, part: AnyPart, history: History) -> None:
        """Below the year, the sessions follow its cursor."""
        if part is self._sessions and self._listed:
            self._sessions.read_from(history, self._year.cursor, self._listed)
        else:
            super().read(part, history)

    # ------------------------------------------------------------ painting

    def available(self) -> set[str]:
        moves = ROW_MOVES | {"left", "right"}
        tabs = {"year", "holds", "sessions", "exercises", "next", "previous"}
        names = {*moves, *tabs, "redo", *self.part.COMMANDS}.difference(self.part.lacks())
        if self._has_holds and "exercise" not in self._holds.lacks():
            names.add("exercise")
        return names

    def label(self, command: Command) -> str:
        """An exercise has holds to open; where tests alone are shown, the key shows all."""
        if command.name == "tests" and self._holds.tests_only:
            return "all holds"
        return "its holds" if command.name == "open" and self.tab is TabId.EXERCISES else command.label

    def panes(self) -> ComposeResult:
        """Charts are painted; the sessions have their sets beside them where there is room."""
        yield Drawing(self._paint_year, id="part-0")
        yield Drawing(self._holds.paint, id="part-1")
        with Horizontal(id="part-2"):
            yield SessionList(self._rows_seen)
            yield RowList(id="sets")
        with Vertical(id="part-3"):
            yield Static(classes="headings")
            yield RowList()

    def fill(self) -> None:
        """The sets beside the sessions are looked at only."""
        self.query_one("#sets").can_focus = False

    def _paint_year(self, canvas: Canvas, place: Grid, area: Area) -> None:
        if self._listed:
            sessions = self._sessions.view_from(self._year.cursor)
            paint_overview(
                canvas, place, area, year=self._year.view(place), sessions=sessions, holds=self._holds.view()
            )
        else:
            self._year.paint(canvas, place, area)

    @property
    def _list(self) -> RowList:
        return self.query_one("SessionList" if self.tab is TabId.SESSIONS else "#part-3 RowList", RowList)

    def repaint(self) -> None:
        super().repaint()
        if not self.is_there:
            return
        first = "Overview" if self.place.size is Size.LARGE else self.TITLES[0]
        self.query_one("#tab-0", TabLabel).label = f"1 {first}"
        if isinstance(self.part, ChartTab):
            self.query_one(f"#part-{self.tab:d}", Drawing).repaint()
        elif self.part.ready:
            self._show_list()

    def _show_list(self) -> None:
        size, rows = self.place.size, self._list
        part: Sessions | Exercises = self._sessions if self.tab is TabId.SESSIONS else self._exercises
        with rows.prevent(OptionList.OptionHighlighted):
            if self._listed_of.get(self.tab) != (part.fetched, size):
                self._listed_of[self.tab] = (part.fetched, size)
                if isinstance(part, Sessions):
                    options = part.options(size)
                else:
                    heads, options = part.options(size)
                    self.query_one(".headings", Static).update(heads)
                rows.set_options(options or [Option(NOTHING[self.tab], disabled=True)])
                if isinstance(rows, SessionList):
                    self.call_after_refresh(rows.tell_seen)
            rows.highlighted = part.place if rows.option_count and not rows.options[0].disabled else None
        if self.tab is TabId.SESSIONS:
            self.query_one("#sets", RowList).set_options(part.sets if isinstance(part, Sessions) else [])

    def _rows_seen(self, places: range) -> None:
        fetched, unread = self._sessions.fetched, self._sessions.unread(places)
        if unread and (fetched, unread) != self._reading:  # a list says the same again as it settles
            self._reading = (fetched, unread)
            self.run_beside(self._read_rows, fetched, unread, group="rows")

    async def _read_rows(self, fetched: int, unread: Mapping[int, SessionEntry]) -> None:
        """What is behind the rows that have come into view, in the list of that reading."""
        try:
            read = await self.read_beside(lambda history: {each: performed(history, each) for each in unread.values()})
        except HistoryError:  # said by the reading of the list
            self._reading = None
            return
        self._reading = None
        rows = self.query_one(SessionList)
        if fetched == self._sessions.fetched and rows.option_count > max(unread):  # else they are others meanwhile
            self._sessions.know(read)
            for place, entry in unread.items():
                rows.replace_option_prompt_at_index(place, self._sessions.row(entry, self.place.size))

    def shown_commands(self) -> Iterable[str]:
        return (*self.part.COMMANDS, *(("exercise",) if self._has_holds else ()))

    # ------------------------------------------------------------ rows

    def row_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        part = self.part
        moved = isinstance(part, ListTab) and message.option_list is self._list and message.option_index != part.place
        if isinstance(part, ListTab) and moved:
            part.choose(message.option_index)
            self.moved()

    def row_selected(self, message: OptionList.OptionSelected) -> None:
        if isinstance(self.part, ListTab) and "open" in self.available():
            self.action_open()

    # ------------------------------------------------------------ clicks

    def action_day(self, column: int, row: int) -> None:
        """A click on a day looks at it; a second one opens it."""
        self._choose_day(self._year.day_at(column, row))

    def _choose_day(self, day: date) -> None:
        if day == self._year.cursor:
            self.action_open()
        else:
            self._year.choose(day)
            self.moved()

    def action_row(self, row: int) -> None:
        """A click on a session below the year looks at its day; a second one opens it."""
        self._choose_day(self._sessions.day_at(row))

    # ------------------------------------------------------------ opening

    def action_open(self) -> None:
        if self.tab is TabId.YEAR:
            self._open_day([done.entry for done in self._year.done])
        elif self.tab is TabId.SESSIONS and self._sessions.entry:
            self._open(self._sessions.entry)
        elif self.tab is TabId.HOLDS and (day := self._holds.day):
            self._year.choose(day)
            self._open_day(self._entries_on(day))
        elif self.tab is TabId.EXERCISES:
            self._holds.choose(self._exercises.held)
            self.action_holds()

    def _entries_on(self, day: date) -> list[SessionEntry]:
        try:
            with History.reading(self.host.context.paths.history, AT_ONCE_S) as history:
                return entries_on(history, day)
        except HistoryError as error:
            self.say(str(error), alert=True)
            return []

    def _open_day(self, entries: list[SessionEntry]) -> None:
        """The session of a day; of several, the list."""
        if len(entries) == 1:
            self._open(entries[0])
        elif entries:
            self._sessions.look_at(entries[-1].day)
            self.action_sessions()

    def _open(self, entry: SessionEntry) -> None:
        def closed(said: str | None) -> None:
            self.say(said or "")
            self.changed()

        self.host.open("opened", entry, self._on, then=closed)

    def action_exercise(self) -> None:
        self._holds.next_exercise()
        self.moved()

    # ------------------------------------------------------------ changing

    def turn_day(self, day: date) -> None:
        """A cursor that stood on today stands on the new one."""
        follows = self._year.cursor == self._on
        self._on = day
        for part in self.parts:
            part.on = day
        if follows:
            self._year.choose(day)
        self.changed()

    def changed(self) -> None:
        """A goal that was set, or taken back, is the settings' too."""
        settings = self.host.context.settings
        with suppress(HistoryError), History.reading(self.host.context.paths.history, AT_ONCE_S) as history:
            goal = find_goal(history, self._on)
            if goal and goal != settings.goal_days:
                self.host.set_settings(settings._replace(goal_days=goal))
                self.host.settings_writer.keep(("goal-days",), goal)
        for part in self.parts:
            part.context = self.host.context
        super().changed()

    async def action_add(self) -> None:
        context, day = self.host.context, self._year.cursor if self.tab is TabId.YEAR else self._on
        at = edits.instant(day, context.clock.wall(), self._on, context.settings.day_start)

        async def answered(records: list[Record] | None) -> None:
            if records:
                sets = format_count(len(records) - 1, "set")
                words = f"Added on {format_long_date(day, self._on)}: {sets}. u takes it back."
                await self.write(lambda history: history.put(*records, undoable=True), words)

        on = format_long_date(day, self._on)
        question = f"What was done on {on}? A workout, such as five-a-day, or: clam left 12"
        layout = (await to_thread(find_layout, context)).on_day(day)
        self.host.ask(LineScreen(question, "", lambda line: added_session(line, layout, at)), answered)

    def action_move(self) -> None:
        if done := self._sessions.chosen:
            question = ask_for_day(done.entry.day, self._on)

            async def answered(to: date | None) -> None:
                if to and to != done.entry.day:
                    await self._move_to(done, to)

            read = lambda line: edits.day(line, self._on)  # noqa: E731
            self.host.ask(LineScreen(question, str(done.entry.day), read), answered)

    async def _move_to(self, done: Performed, to: date) -> None:
        records = edits.moved(done, to)
        words = f"Now on {format_long_date(to, self._on)}. u takes it back."
        if await self.write(lambda history: history.put(*records, undoable=True), words):
            self._sessions.look_at(to)

    def action_delete(self) -> None:
        if done := self._sessions.chosen:
            self.delete(edits.ids_of(done), f"all of it, {format_count(len(done.sets), 'set')}")

    def action_goal(self) -> None:
        async def answered(days: int | None) -> None:
            if days:
                words = f"The goal is {format_count(days, 'day')} a week from this week on. u takes it back."
                await self.write(lambda history: set_goal(history, self._on, days, self.host.context.settings), words)

        question = "How many days a week to train, from this week on? 1 to 7"
        self.host.ask(LineScreen(question, str(self._year.goal), edits.goal), answered)

    async def action_pause(self) -> None:
        day = self._year.cursor
        await self.write(lambda history: toggle_pause(history, day), lambda pause: describe_pause(pause, day, self._on))

    def action_reason(self) -> None:
        if (pause := self._year.pause) is None:
            return
        day, now = self._year.cursor, pause.reason or ""
        answers = [Answer("", "n", "no reason given")]
        answers += [Answer(reason.value, key, reason.value) for reason, key in zip(PauseReason, "hij", strict=True)]
        answers.sort(key=lambda answer: answer.id != now)  # Enter and Escape leave what is there

        async def answered(id: str | None) -> None:
            if id is not None and id != now:
                reason = PauseReason(id) if id else None
                words = f"Paused: {id}. u takes it back." if id else "Paused, and nobody asks why. u takes it back."
                await self.write(lambda history: give_reason(history, day, reason), words)

        self.host.ask(AskScreen("WHY?", ["Why the pause? It counts the same."], answers), answered)

    def action_tests(self) -> None:
        self._holds.toggle_tests()
        self.moved()

    def action_home(self) -> None:
        self.dismiss("")
