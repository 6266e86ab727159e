"""The sessions: a list of all of them, of which only what is shown is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from textual.widgets.option_list import Option

from glutetimer.app.drawing.grid import Grid, Size
from glutetimer.app.screens.review.part import ListTab
from glutetimer.app.screens.review.sessions_view import (
    SessionsView,
    describe_session,
    make_cells,
    make_set_options,
    set_row,
)
from glutetimer.app.widgets.rows import Cell, LazyRow
from glutetimer.history.queries.totals import Performed, SessionEntry, entries, performed
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.training.counting import format_count
from glutetimer.views.words import format_short_date


class Sessions(ListTab[list[SessionEntry]]):
    """Newest first."""

    ARROWS: ClassVar = ("↑↓", "session")
    COMMANDS: ClassVar = ("open", "add", "move", "delete", "help", "home", "undo")

    def __init__(self, context: Context, on: date) -> None:
        super().__init__(context, on)
        self._entries: list[SessionEntry] = []
        self._cursor = 0
        self._rows = 1
        self._wanted: date | None = None
        """A day to look at once the list is there."""
        self._read: dict[SessionEntry, Performed] = {}
        """What was shown lately."""

    def fetch(self, history: History) -> list[SessionEntry]:
        return entries(history)

    def take(self, fetched: list[SessionEntry]) -> None:
        """Everything behind it may have changed."""
        self._entries = fetched
        self._read.clear()
        self.choose(self._cursor)
        if self._wanted:
            self.look_at(self._wanted)

    def read(self, history: History, place: Grid) -> None:
        self._read_entries(history, self._entries[self._cursor : self._cursor + 1])

    def unread(self, places: range) -> dict[int, SessionEntry]:
        """The entries at some places behind which nothing is read yet, by their place."""
        shown = zip(places, self._entries[places.start : places.stop], strict=False)
        return {place: entry for place, entry in shown if entry not in self._read}

    def know(self, read: Mapping[SessionEntry, Performed]) -> None:
        self._read.update(read)

    def _read_entries(self, history: History, entries: list[SessionEntry]) -> None:
        for entry in entries:
            if entry not in self._read:
                self._read[entry] = performed(history, entry)

    def read_from(self, history: History, day: date, rows: int) -> None:
        """For the overview: a day's sessions and those before it."""
        self._rows = rows
        self._cursor = next((n for n, entry in enumerate(self._entries) if entry.day <= day), len(self._entries) - 1)
        self._read_entries(history, self._entries[self._cursor : self._cursor + self._rows])

    @property
    def entry(self) -> SessionEntry | None:
        return self._entries[self._cursor] if self._entries else None

    @property
    def chosen(self) -> Performed | None:
        return self._read.get(self.entry) if self.entry else None

    def lacks(self) -> Collection[str]:
        """An empty list has nothing to open."""
        return () if self._entries else ("open", "move", "delete")

    def choose(self, place: int) -> None:
        self._cursor = max(0, min(place, len(self._entries) - 1))

    def look_at(self, day: date) -> None:
        """Look at the first session of a day; as soon as the list is there."""
        self._wanted = None if self.ready and not self.stale else day
        until = [n for n, entry in enumerate(self._entries) if entry.day >= day]
        self.choose(until[-1] if until else 0)

    def day_at(self, place: int) -> date:
        return self._entries[place].day

    @property
    def place(self) -> int:
        return self._cursor

    @property
    def about(self) -> str:
        return format_count(len(self._entries), "session")

    def options(self, size: Size) -> list[Option]:
        """The rows of the list; each says no more than its day until what is behind it is read."""
        return [Option(self.row(entry, size)) for entry in self._entries]

    def row(self, entry: SessionEntry, size: Size) -> LazyRow:
        return LazyRow(partial(self._cells, entry, size))

    def _cells(self, entry: SessionEntry, size: Size) -> Sequence[Cell]:
        if done := self._read.get(entry):
            return make_cells(describe_session(done, self.on), size)
        return [Cell(format_short_date(entry.day, self.on))]

    @property
    def sets(self) -> list[Option]:
        sets = self.chosen.sets if self.chosen else ()
        return make_set_options([set_row(each, self.context.library.exercises) for each in sets])

    def view_from(self, day: date) -> SessionsView:
        """For the overview: those of the day are marked."""
        shown = self._entries[self._cursor : self._cursor + self._rows]
        rows = tuple(describe_session(self._read[entry], self.on) for entry in shown if entry in self._read)
        return SessionsView(rows, self._cursor, 0 if shown and shown[0].day == day else -1)
