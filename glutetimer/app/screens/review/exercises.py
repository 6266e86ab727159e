"""The exercises: what each adds up to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import ClassVar

from textual.widgets.option_list import Option

from glutetimer.app.drawing.grid import Size
from glutetimer.app.screens.review.exercises_view import describe_totals, make_options
from glutetimer.app.screens.review.part import ListTab
from glutetimer.app.widgets.rows import Row
from glutetimer.history.queries.totals import Total, totals
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.training.counting import format_count
from glutetimer.training.exercise import Measure


class Exercises(ListTab[list[Total]]):
    """The most sets first."""

    ARROWS: ClassVar = ("↑↓", "exercise")
    COMMANDS: ClassVar = ("open", "help", "home", "undo")

    def __init__(self, context: Context, on: date) -> None:
        super().__init__(context, on)
        self._totals: list[Total] = []
        self._cursor = 0

    def fetch(self, history: History) -> list[Total]:
        """Add up."""
        return totals(history)

    def take(self, fetched: list[Total]) -> None:
        """Stay where the cursor is, as far as there is something."""
        self._totals = fetched
        self.choose(self._cursor)

    def lacks(self) -> Collection[str]:
        """Only what is held has holds to open."""
        return () if self.held else ("open",)

    def choose(self, place: int) -> None:
        """Look at one, by its place."""
        self._cursor = max(0, min(place, len(self._totals) - 1))

    @property
    def place(self) -> int:
        """The cursor's place."""
        return self._cursor

    @property
    def held(self) -> str:
        """The exercise under the cursor, if it is held and known; else nothing."""
        chosen = self._totals[self._cursor].exercise if self._totals else ""
        known = self.context.library.exercises.get(chosen)
        return chosen if known and known.measure is Measure.HOLD else ""

    @property
    def about(self) -> str:
        """All sets together."""
        return format_count(sum(each.sets for each in self._totals), "set")

    def options(self, size: Size) -> tuple[Row, list[Option]]:
        """The headings, and the rows of the list."""
        return make_options(describe_totals(self._totals, self.on, self.context.library.exercises), size)
