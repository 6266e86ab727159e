"""The exercises: what each adds up to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import ClassVar, NamedTuple

from textual.widgets.option_list import Option

from glutetimer.app.drawing.grid import Size
from glutetimer.app.screens.review.exercises_view import describe_totals, make_options
from glutetimer.app.screens.review.part import ListTab
from glutetimer.app.widgets.rows import Row
from glutetimer.history.queries.counts import find_counted
from glutetimer.history.queries.totals import Total, totals
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.training.counting import format_count
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.most import CountedSet, Most, find_most


class Done(NamedTuple):
    """What each exercise adds up to, and of as many repetitions as went what counts of each side."""

    totals: list[Total]
    most: Mapping[str, Mapping[Side, Most]]


class Exercises(ListTab[Done]):
    """The most sets first."""

    ARROWS: ClassVar = ("↑↓", "exercise")
    COMMANDS: ClassVar = ("open", "help", "home", "undo")

    def __init__(self, context: Context, on: date) -> None:
        super().__init__(context, on)
        self._totals: list[Total] = []
        self._most: Mapping[str, Mapping[Side, Most]] = {}
        self._cursor = 0

    def fetch(self, history: History) -> Done:
        counted: dict[str, list[CountedSet]] = {}
        for each in find_counted(history):
            counted.setdefault(each.exercise, []).append(each.done)
        return Done(totals(history), {id: find_most(sets) for id, sets in counted.items()})

    def take(self, fetched: Done) -> None:
        self._totals, self._most = fetched
        self.choose(self._cursor)

    def lacks(self) -> Collection[str]:
        """Only what is held has holds to open."""
        return () if self.held else ("open",)

    def choose(self, place: int) -> None:
        self._cursor = max(0, min(place, len(self._totals) - 1))

    @property
    def place(self) -> int:
        return self._cursor

    @property
    def held(self) -> str:
        """The exercise under the cursor, if it is held and known; else nothing."""
        chosen = self._totals[self._cursor].exercise if self._totals else ""
        known = self.context.library.exercises.get(chosen)
        return chosen if known and known.measure is Measure.HOLD else ""

    @property
    def about(self) -> str:
        return format_count(sum(each.sets for each in self._totals), "set")

    def options(self, size: Size) -> tuple[Row, list[Option]]:
        exercises = self.context.library.exercises
        return make_options(describe_totals(self._totals, self.on, exercises, self._most), size)
