"""The holds: one exercise at a time; the cursor is the last day shown."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import Area, Grid
from glutetimer.app.screens.review.holds_paint import paint_holds
from glutetimer.app.screens.review.holds_view import Bar, HoldsView, bars_of, holds_view
from glutetimer.app.screens.review.part import ChartTab
from glutetimer.history.queries.holds import find_pain_stops, holds
from glutetimer.history.queries.totals import held_lately
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.training.exercise import Exercise, Measure, Side
from glutetimer.training.holds.ladder import on_ladder
from glutetimer.training.holds.progress import Progress, progress
from glutetimer.training.workout import HoldMode


@dataclass(frozen=True, slots=True)
class Held:
    """The holds of an exercise, and what the rules say of them today."""

    exercise: Exercise
    progress: Progress
    bars: dict[Side, tuple[Bar, ...]]
    days: tuple[date, ...]
    """On which there is a bar, oldest first."""
    tests: bool
    """Whether the bars are those of tests alone."""
    others: tuple[str, ...]
    """The ids of all exercises that were ever held, in the order of the catalogue."""


class Holds(ChartTab[Held | None]):
    """Each side over time."""

    ARROWS: ClassVar = ("←→", "back in time")
    COMMANDS: ClassVar = ("exercise", "tests", "open", "help", "home", "undo")

    def __init__(self, context: Context, on: date) -> None:
        super().__init__(context, on)
        self._exercise = ""
        """What to show; empty for what was held last."""
        self._held: Held | None = None
        self._tests = False
        self._at: int | None = None
        """In the days; None for the latest, and what comes next."""

    def fetch(self, history: History) -> Held | None:
        """Every hold of the exercise: what the rules say rests on all of them."""
        catalogue = self.context.library.exercises
        lately = held_lately(history, [id for id, each in catalogue.items() if each.measure is Measure.HOLD])
        if not lately:
            return None
        chosen = self._exercise if self._exercise in lately else lately[0]
        exercise = catalogue[chosen]
        every = holds(history, chosen)
        goal_s = self.context.settings.hold_goal_s
        stops = find_pain_stops(history, date.min)
        ladder = on_ladder(exercise, catalogue, {stop.exercise for stop in stops})
        elsewhere = [stop for stop in stops if stop.exercise != chosen]
        now = progress([*every, *elsewhere], exercise, self.on, goal_s=goal_s, rungs=ladder)
        shown, scored, tests = every, now, self._tests
        if tests:  # what was best among tests; what the rules say rests on all holds
            shown = [hold for hold in every if hold.mode is HoldMode.MAX]
            scored = progress(shown, exercise, self.on, goal_s=goal_s)
        bars = {side: bars_of(scored, shown, side) for side in now.sides}
        days = sorted({bar.day for its in bars.values() for bar in its})
        return Held(exercise, now, bars, tuple(days), tests, tuple(id for id in catalogue if id in lately))

    def take(self, fetched: Held | None) -> None:
        """Stay on the day, where there still is one."""
        until, self._held = self.day, fetched
        days = self._days
        self._at = days.index(until) if until in days[:-1] else None

    def toggle_tests(self) -> None:
        """Show the holds of tests alone, or all of them again, once they are fetched."""
        self._tests, self.stale = not self._tests, True

    @property
    def tests_only(self) -> bool:
        return self._held is not None and self._held.tests

    @property
    def _days(self) -> tuple[date, ...]:
        return self._held.days if self._held else ()

    @property
    def day(self) -> date | None:
        """The last day shown."""
        days = self._days
        return days[-1 if self._at is None else self._at] if days else None

    def move(self, across: int, down: int) -> None:
        """One hold earlier or later; up and down do nothing."""
        days = self._days
        at = (len(days) - 1 if self._at is None else self._at) + across
        self._at = max(0, at) if days and at < len(days) - 1 else None

    def leap(self, pages: float) -> None:
        self.move(round(10 * pages), 0)

    def end(self, last: bool) -> None:
        self.move(0 if last else -len(self._days), 0)
        if last:
            self._at = None

    def choose(self, exercise: str) -> None:
        """Show another exercise, once it is fetched."""
        self._exercise, self._at, self.stale = exercise, None, True

    def next_exercise(self) -> None:
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
        return self._held.exercise.name if self._held else ""

    def view(self) -> HoldsView | None:
        """The holds up to the chosen day; None where there are none."""
        if self._held is None:
            return None
        until = None if self._at is None else self._days[self._at]
        return holds_view(self._held.exercise.name, self._held.progress, self._held.bars, until, tests=self.tests_only)

    def paint(self, canvas: Canvas, place: Grid, area: Area) -> None:
        view = self.view()
        if view:
            paint_holds(canvas, place, area, view)
        elif self.ready:
            canvas.wrap(area.x, area.y, "No hold yet. Each appears here as soon as it is done.", area.width)
