"""A hold as the rules know it (training.md 5.1 and 5.2)."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from glutetimer.training.exercise import Side
from glutetimer.training.workout import HoldMode

FALSE_START_S = 3
"""A shorter hold never counts (5.1, 5.2; our choice)."""
_DAY_S = 86_400.0


class Reason(StrEnum):
    """Why a hold ended (5.1)."""

    FORM = "form"
    TARGET = "target"
    CEILING = "ceiling"
    CHOICE = "choice"
    CRAMP = "cramp"
    PAIN = "pain"
    INTERRUPTED = "interrupted"


KEPT_IF_SHORT = (Reason.CRAMP, Reason.PAIN)
"""A false start that ended for one of these is kept, and told of (5.1)."""


class Felt(StrEnum):
    """Where an exercise was felt: the answer of the activation check. Awareness, no diagnosis (2.8)."""

    GLUTE = "glute"
    BOTH = "both"
    HAMSTRING = "hamstring"
    UNSURE = "unsure"


class Offer(StrEnum):
    """What is offered. The values are kept in the history."""

    ADVANCE = "advance"
    STEP_BACK = "step-back"
    REST = "rest"
    PLATEAU = "plateau"
    HARDER = "harder"
    """A harder exercise, after the top of a range (training.md 5.16)."""
    HEAVIER = "heavier"
    """More load, where there is no harder exercise."""


class Pain(NamedTuple):
    """An answer about pain."""

    score: int
    """0 to 10."""
    place: str
    """hip, hamstring, knee, back, other."""


class Hold(NamedTuple):
    """A hold of the history."""

    exercise: str
    """The exercise's id: every rung of the ladder has a history of its own."""
    side: Side
    day: date
    """The training day it started in: the local date, frozen when it was written."""
    held_s: float
    """What counts of it, to the tenth: what the clock said, less what was taken off."""
    reason: Reason
    started_ms: int = 0
    """Milliseconds since 1970, UTC: it orders the holds of a day, and spaces tests."""
    mode: HoldMode = HoldMode.TARGET
    fatigued: bool = False
    """It followed other work: it trains, and never scores."""
    pain: Pain | None = None

    @property
    def seconds(self) -> int:
        """What the rules work with: whole seconds, by floor."""
        held = self.held_s  # whatever a file said: from nothing to a day
        return int(held if held < _DAY_S else _DAY_S) if held > 0 else 0

    @property
    def attempt(self) -> bool:
        """Whether it was the day's one attempt: neither fatigued nor a false start nor interrupted (5.2)."""
        return not self.fatigued and self.seconds >= FALSE_START_S and self.reason is not Reason.INTERRUPTED

    @property
    def shows(self) -> bool:
        """Whether it is told of: a false start is not, but for pain and cramp (5.1)."""
        return self.seconds >= FALSE_START_S or self.reason in KEPT_IF_SHORT


def counts(hold: Hold, base_s: float | None) -> bool:
    """Whether a hold is a score (5.2; our choice).

    Pain and fatigued holds never are, nor false starts. What ended for another reason than form counts only where it
    shows something: at the base or above. `base_s`: the base as it stood before the hold's day; None where there was
    none.
    """
    if hold.fatigued or hold.seconds < FALSE_START_S:
        return False
    match hold.reason:
        case Reason.PAIN:
            return False
        case Reason.CHOICE | Reason.CRAMP | Reason.INTERRUPTED:
            return base_s is not None and hold.seconds >= base_s
        case _:
            return True


def works(side: Side, leg: Side) -> bool:
    """Whether a set on a side works this leg: both and alternating work either."""
    return side is leg or not {side, leg} <= {Side.LEFT, Side.RIGHT}
