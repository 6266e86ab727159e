"""Whether a hold follows another on its side too soon to score (training.md 5.2)."""

from collections.abc import Iterable
from typing import NamedTuple

from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import FALSE_START_S, works

FATIGUE_S = 180.0
"""A hold that begins sooner after another has ended on its side is fatigued (5.2; our choice, after a study of grip
recovery)."""


class Effort(NamedTuple):
    """A hold that has ended, of whatever exercise and session."""

    side: Side
    ended: float
    """Seconds, on the clock that is asked about; later than now where that clock was set back meanwhile."""
    held_s: float
    """What counted of it."""


def tired(earlier: Iterable[Effort], side: Side, began: float) -> bool:
    """Whether a hold trains but does not score, for what went before it: 180 s on the same leg (5.2; our choice).

    Two legs tire either, and either tires both. An interrupted hold tires as any other: a second attempt is allowed at
    once, and scores once the leg has rested. A false start tires nobody, nor does what ended in the future: a clock
    that was set back cannot tell how long ago that was. `began`: when it began, on the clock of the efforts.
    """
    return any(
        works(effort.side, side) and effort.held_s >= FALSE_START_S and 0 <= began - effort.ended < FATIGUE_S
        for effort in earlier
    )
