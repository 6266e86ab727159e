"""The sessions: a list of all of them, of which only what is shown is read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import ClassVar

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import Grid
from glutetimer.app.drawing.lists import scroll
from glutetimer.app.screens.review.paint import body
from glutetimer.app.screens.review.part import Tab
from glutetimer.app.screens.review.sessions_paint import paint_sessions, rows_in
from glutetimer.app.screens.review.sessions_view import SessionsView, sessions_view
from glutetimer.history.queries.totals import Performed, SessionEntry, entries, performed
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.training.counting import format_count


class Sessions(Tab[list[SessionEntry]]):
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
        """The list, without what is behind it."""
        return entries(history)

    def take(self, fetched: list[SessionEntry]) -> None:
        """Everything behind it may have changed."""
        self._entries = fetched
        self._read.clear()
        self.choose(self._cursor)
        if self._wanted:
            self.look_at(self._wanted)

    def read(self, history: History, place: Grid) -> None:
        """What is behind the entries that are shown."""
        self._rows = rows_in(body(place))
        for entry in self._shown(self._rows):
            if entry not in self._read:
                self._read[entry] = performed(history, entry)

    def read_from(self, history: History, day: date, rows: int) -> None:
        """For the overview: a day's sessions and those before it."""
        self._rows = rows
        self._cursor = next((n for n, entry in enumerate(self._entries) if entry.day <= day), len(self._entries) - 1)
        for entry in self._entries[self._cursor : self._cursor + self._rows]:
            if entry not in self._read:
                self._read[entry] = performed(history, entry)

    def _shown(self, rows: int) -> list[SessionEntry]:
        first = scroll(self._cursor, len(self._entries), rows)
        return self._entries[first : first + rows]

    @property
    def entry(self) -> SessionEntry | None:
        """The entry under the cursor."""
        return self._entries[self._cursor] if self._entries else None

    @property
    def chosen(self) -> Performed | None:
        """The session under the cursor."""
        return self._read.get(self.entry) if self.entry else None

    def lacks(self) -> Collection[str]:
        """An empty list has nothing to open."""
        return () if self._entries else ("open", "move", "delete")

    def move(self, across: int, down: int) -> None:
        """A row for each step down."""
        self.choose(self._cursor + down)

    def leap(self, pages: int) -> None:
        """By what the window shows."""
        self.choose(self._cursor + pages * self._rows)

    def end(self, last: bool) -> None:
        """The oldest, which is the last of the list, or the newest."""
        self.choose(len(self._entries) - 1 if last else 0)

    def choose(self, place: int) -> None:
        """Look at one, by its place in the list."""
        self._cursor = max(0, min(place, len(self._entries) - 1))

    def look_at(self, day: date) -> None:
        """Look at the first session of a day; as soon as the list is there."""
        self._wanted = None if self.ready and not self.stale else day
        until = [n for n, entry in enumerate(self._entries) if entry.day >= day]
        self.choose(until[-1] if until else 0)

    def day_at(self, place: int) -> date:
        """The day of an entry, by its place in the list."""
        return self._entries[place].day

    @property
    def place(self) -> int:
        """The cursor's place in the list."""
        return self._cursor

    @property
    def about(self) -> str:
        """How many there are."""
        return format_count(len(self._entries), "session")

    def view(self, place: Grid) -> SessionsView:
        """The rows that fit."""
        rows = rows_in(body(place))
        first = scroll(self._cursor, len(self._entries), rows)
        return self._view(self._shown(rows), first, self._cursor)

    def view_from(self, day: date) -> SessionsView:
        """For the overview: those of the day are marked."""
        shown = self._entries[self._cursor : self._cursor + self._rows]
        marked = self._cursor if shown and shown[0].day == day else -1
        return self._view(shown, self._cursor, marked)

    def _view(self, shown: list[SessionEntry], first: int, cursor: int) -> SessionsView:
        known = [self._read[entry] for entry in shown if entry in self._read]
        return sessions_view(known, first, cursor, len(self._entries), self.on, self.context.library.exercises)

    def paint(self, canvas: Canvas, place: Grid) -> None:
        """The list."""
        if self.ready:
            paint_sessions(canvas, place, body(place), self.view(place))
