"""What a sheet does not say, and whoever brings it does."""

from __future__ import annotations

from datetime import time
from enum import StrEnum
from typing import NamedTuple

from glutetimer.history.moments import DAY_START


class DateOrder(StrEnum):
    """How 3/4/2026 is meant."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class Choices(NamedTuple):
    """Each is asked for only where a file leaves it open."""

    dates: DateOrder | None = None
    weight_unit: str = ""
    """kg or lb."""
    distance_unit: str = ""
    """m, km or mi."""
    habit: str = ""
    """Which one, of a sheet of habits; or what the one that has no name in it is called."""
    folder: str = ""
    """The name of the folder in which the file lies: the only name that one habit's own sheet has."""
    day_start: time = DAY_START


NOTHING_CHOSEN = Choices()
"""A file that leaves something open is refused."""
