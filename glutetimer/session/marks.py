"""What a hold is measured against."""

from typing import NamedTuple

from glutetimer.training.plan import Phase


class Marks(NamedTuple):
    """Seconds that count (training.md 5.1), or of as many repetitions as go their number; None where there is none."""

    target_s: float | None = None
    last_s: float | None = None
    best_s: float | None = None
    goal_s: float | None = None
    hidden: bool = False
    """The target is not shown: a test (training.md 5.12, 12)."""


def no_marks(phase: Phase) -> Marks:
    """Nothing to be measured against."""
    return Marks()
