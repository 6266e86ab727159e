"""Days that neither count nor break."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class PauseReason(StrEnum):
    """Why days are paused. It changes nothing of what they count for: none of them needs an excuse."""

    HOLIDAY = "holiday"
    ILLNESS = "illness"
    INJURY = "injury"


class Pause(NamedTuple):
    """A holiday, an illness, an injury: days that neither count nor break, trained or not."""

    first: date
    last: date
    """Itself paused; before `first`: no pause at all."""
    reason: PauseReason | None = None
    """None where nobody said."""


def find_pause(pauses: Iterable[Pause], day: date) -> Pause | None:
    """The pause that a day is in."""
    return next((pause for pause in pauses if pause.first <= day <= pause.last), None)
