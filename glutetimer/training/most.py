"""As many repetitions as go: which number is the last one, and which the best (training.md 5.18)."""

from collections.abc import Iterable
from typing import NamedTuple

from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Reason

_AS_FAR_AS_IT_GOES = (Reason.CHOICE, Reason.TARGET, Reason.CRAMP, Reason.INTERRUPTED)
"""What ended them was not the form: they show something only where they were as many as last time."""


class CountedSet(NamedTuple):
    """A set of as many repetitions as went."""

    side: Side
    reps: int
    reason: Reason | None = None
    """Why it ended; None: it was not asked yet when it was kept."""
    assumed: bool = False
    """Nobody said how many they were."""


class Most(NamedTuple):
    """What a side is measured against."""

    last: int
    best: int


def find_most(sets: Iterable[CountedSet]) -> dict[Side, Most]:
    """The last and the best number of each side that count. `sets`: of one exercise, oldest first."""
    found: dict[Side, Most] = {}
    for done in sets:
        before = found.get(done.side)
        if _counts(done, before):
            found[done.side] = Most(done.reps, max(done.reps, before.best if before else 0))
    return found


def _counts(done: CountedSet, before: Most | None) -> bool:
    if done.assumed or done.reps <= 0 or done.reason is Reason.PAIN:
        return False
    if done.reason in _AS_FAR_AS_IT_GOES:
        return before is not None and done.reps >= before.last
    return True
