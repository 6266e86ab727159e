"""Days that neither count nor break."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PauseReason(StrEnum):
    """Why days are paused. It changes nothing of what they count for: none of them needs an excuse."""

    HOLIDAY = "holiday"
    ILLNESS = "illness"
    INJURY = "injury"


@dataclass(frozen=True, slots=True)
class Pause:
    """A holiday, an illness, an injury: days that neither count nor break, trained or not."""

    first: date
    last: date
    """Itself paused; before `first`: no pause at all."""
    reason: PauseReason | None = None
    """None where nobody said."""
