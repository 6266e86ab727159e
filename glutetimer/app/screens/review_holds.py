"""The holds: one exercise at a time; the cursor is the last day shown."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from glutetimer.app.draw.grid import Grid
from glutetimer.app.draw.sheet import Sheet
from glutetimer.app.screens.review_holds_sheet import paint_holds
from glutetimer.app.screens.review_holds_view import Bar, HoldsView, bars_of, holds_view
from glutetimer.app.screens.review_part import Part
from glutetimer.app.screens.review_sheet import body
from glutetimer.coach import to_hold
from glutetimer.history.store import History
from glutetimer.history.totals import held_lately
from glutetimer.kit import Kit
from glutetimer.training.exercise import Exercise, Measure, Side
from glutetimer.training.holds.ladder import rungs
from glutetimer.training.holds.progress import Progress, progress
from glutetimer.training.workout import HoldMode


@dataclass(frozen=True, slots=True)
class Held:
    """The holds of an exercise, and what the rules say of them today."""

    exercise: Exercise
    progress: Progress
    bars: dict[Side, tuple[Bar, ...]]
    tests: dict[Side, tuple[Bar, ...]]
    """The bars of tests alone."""
    others: tuple[str, ...]
    """The ids of all exercises that were ever held, in the order of the catalogue."""


class Holds(Part[Held | None]):
    """Each side over time."""

    ARROWS: ClassVar = ("←→", "back in time")
    COMMANDS: ClassVar = ("exercise", "tests", "open", "help", "home", "undo")

    def __init__(self, kit: Kit, on: date) -> None:
        super().__init__(kit, on)
        self._exercise = ""
        """What to show; empty for what was held last."""
        self._held: Held | None = None
        self.tests_only = False
        self._at: int | None = None
        """In the days; None for the latest, and what comes next."""

    def fetch(self, history: History) -> Held | None:
        """Every hold of the exercise: what the rules say rests on all of them."""
        catalogue = self.kit.library.exercises
        lately = held_lately(history, [id for id, each in catalogue.items() if each.measure is Measure.HOLD])
        if not lately:
            return None
        chosen = self._exercise if self._exercise in lately else lately[0]
        exercise = catalogue[chosen]
        sets = history.holds(chosen)
        holds = [to_hold(done) for done in sets if done.held_s is not None and done.reason is not None]
        now = progress(holds, exercise, self.on, rungs=rungs(exercise, catalogue))
        bars = {side: bars_of(now, holds, side) for side in now.sides}
        tests = [hold for hold in holds if hold.mode is HoldMode.MAX]
        tested = progress(tests, exercise, self.on)  # what was best among tests; the rules rest on all holds
        their = {side: bars_of(tested, tests, side) for side in now.sides}
        return Held(exercise, now, bars, their, tuple(id for id in catalogue if id in lately))

    def take(self, fetched: Held | None) -> None:
        """Stay on the day, where there still is one."""
        until, self._held = self.day, fetched
        self._stay(until)

    def toggle_tests(self) -> None:
        """Show the holds of tests alone, or all of them again."""
        until, self.tests_only = self.day, not self.tests_only
        self._stay(until)

    def _stay(self, until: date | None) -> None:
        """Show the holds up to a day, where there is one and more after it; else all."""
        days = self._days
        self._at = days.index(until) if until in days[:-1] else None

    @property
    def _bars(self) -> dict[Side, tuple[Bar, ...]]:
        """What is shown of each side."""
        if self._held is None:
            return {}
        return self._held.tests if self.tests_only else self._held.bars

    @property
    def _days(self) -> list[date]:
        """On which there is a bar, oldest first."""
        return sorted({bar.day for its in self._bars.values() for bar in its})

    @property
    def day(self) -> date | None:
        """The last day shown."""
        days = self._days
        return days[-1 if self._at is None else self._at] if days else None

    def move(self, across: int, down: int) -> None:
        """One hold earlier or later; up and down do nothing."""
        days = self._days
        at = (len(days) - 1 if self._at is None else self._at) + across
        self._at = max(0, at) if at < len(days) - 1 else None

    def leap(self, pages: int) -> None:
        """By some holds."""
        self.move(10 * pages, 0)

    def end(self, last: bool) -> None:
        """The latest hold, or the first."""
        self.move(0 if last else -len(self._days), 0)
        if last:
            self._at = None

    def choose(self, exercise: str) -> None:
        """Show another exercise, once it is fetched."""
        self._exercise, self._at, self.stale = exercise, None, True

    def next_exercise(self) -> None:
        """Show the next one that was ever held."""
        if self._held:
            others = self._held.others
            self.choose(others[(others.index(self._held.exercise.id) + 1) % len(others)])

    def lacks(self) -> Collection[str]:
        """There must be holds, and those of another exercise to change to."""
        if self._held is None:
            return ("open", "exercise", "tests")
        return [*([] if len(self._held.others) > 1 else ["exercise"]), *([] if self._days else ["open"])]

    @property
    def about(self) -> str:
        """The exercise, and whether its tests alone are shown."""
        name = self._held.exercise.name if self._held else ""
        return f"{name}, tests only" if self.tests_only and name else name

    def view(self) -> HoldsView | None:
        """The holds up to the chosen day; None where there are none."""
        if self._held is None:
            return None
        until = None if self._at is None else self._days[self._at]
        return holds_view(self._held.exercise.name, self._held.progress, self._bars, until, tests=self.tests_only)

    def paint(self, sheet: Sheet, place: Grid) -> None:
        """The two halves."""
        area, view = body(place), self.view()
        if view:
            paint_holds(sheet, place, area, view)
        elif self.ready:
            sheet.wrap(area.x, area.y, "No hold yet. Each appears here as soon as it is done.", area.width)
