"""What a workout file may say. A workout is a plan as a coach would write it; plan.py lays it out in time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glutetimer.training.exercise import Side, Tempo


class HoldMode(StrEnum):
    """What a hold is for."""

    TARGET = "target"
    """Training: an aim, stopped at the first slip of form."""
    MAX = "max"
    """The weekly test: as long as the form is clean, its target hidden."""


class StepSides(StrEnum):
    """Which sides a step works."""

    EACH = "each"
    """One side, then the other, each its full time, with a switch between."""
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    ALTERNATING = "alternating"


class First(StrEnum):
    """The side that begins where a step works each."""

    LEFT = "left"
    RIGHT = "right"
    RULE = "rule"
    """Chosen from the history (training.md 5.7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of a workout. Exactly one of work_s, reps, hold; a step with a rest alone is a rest.

    All times are in seconds.
    """

    exercise: str | None = None
    """The exercise's id; None for a free block or a rest."""
    free: str | None = None
    """The title of an untracked, timed block."""
    work_s: float | None = None
    reps: int | None = None
    hold: HoldMode | None = None
    sets: int = 1
    sides: StepSides = StepSides.BOTH
    first: First = First.LEFT
    switch_s: float = 0
    """Between the sides."""
    rest_s: float = 0
    """After the step, and between its sets; never after the last set of a session."""
    tempo: Tempo | None = None
    """Instead of the exercise's own."""
    fatigued: bool = False
    """The hold follows other work: it trains, and never scores (training.md 5.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workout:
    """A planned sequence: get ready, warm-up, rounds of steps, finish."""

    id: str
    name: str
    steps: tuple[Step, ...]
    short: str
    """The name in letters drawn large."""
    goal: str = ""
    summary: str = ""
    """A few words for a list."""
    frequency: str = ""
    source: str = ""
    """Where its numbers come from."""
    articles: tuple[str, ...] = ()
    ready_s: float = 10
    warmup: tuple[Step, ...] = ()
    rounds: int = 1
    round_rest_s: float = 0
    """Between rounds, never after the last."""
    finish: tuple[Step, ...] = ()


def side_of(sides: StepSides) -> Side:
    """The one side of a step that does not work each."""
    return Side(sides.value)
