"""How sure a change is: day-to-day noise, and what stands out from it (training.md 5.9)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from math import exp, log, sqrt
from typing import Any, NamedTuple

from glutetimer.training.holds.scores import Track, familiar, median

TYPICAL_ERROR = 0.15
"""Until the user's own scores say otherwise (5.9; our choice, within the 12 to 24 % of a study of trunk holds)."""
ERROR_RANGE = (0.08, 0.25)
"""Own noise is kept within this: scores stopped at a target make it look too small (5.9; our choice)."""
ENDS = 5
"""The first and the last so many scores are compared (5.9; our choice)."""
MEDIAN_NOISE = 0.53
"""The standard error of a median of five beside one score's (5.9; by simulation)."""
SURE = 1.96 * sqrt(2)
"""95 %, for the difference of two (5.9; statistics)."""
TREND_DAYS = 21
"""Nothing is said of a trend before (5.9; an article speaks of a few weeks)."""


class Change(NamedTuple):
    """The last five scores beside the first five of an epoch."""

    first_s: float
    last_s: float
    """Medians, seconds."""
    band: float
    """The ratio that noise alone may reach, either way: about 1.25."""
    days: int
    """From the first score to the last: at least three weeks."""

    @property
    def real(self) -> bool:
        """Whether it is more than day-to-day noise."""
        return abs(log(self.last_s / self.first_s)) >= log(self.band)

    def as_json(self) -> dict[str, Any]:
        return {
            "first_s": self.first_s,
            "last_s": self.last_s,
            "band": round(self.band, 2),
            "real": self.real,
            "days": self.days,
        }


def typical_error(scores: Track) -> float:
    """The noise from day to day, as a share of the score (5.9). `scores`: of one epoch, after the familiarisation days.
    Fewer than ten: the value of the literature.
    """
    if len(scores) < 2 * ENDS:
        return TYPICAL_ERROR
    logs = [log(score.seconds) for score in scores]
    steps = [after - before for before, after in pairwise(logs)]
    mean = sum(steps) / len(steps)
    spread = sqrt(sum((step - mean) ** 2 for step in steps) / (len(steps) - 1))
    low, high = ERROR_RANGE
    return min(high, max(low, spread / sqrt(2)))


def change(scores: Track, on: date) -> Change | None:
    """What has changed in the current epoch (5.9; our choice); None while it is too early to say. `scores`: of one
    side, none after `on`.
    """
    known = familiar(scores, on)
    if len(known) < 2 * ENDS or (days := (known[-1].day - known[0].day).days) < TREND_DAYS:
        return None
    first, last = (median([score.seconds for score in part]) for part in (known[:ENDS], known[-ENDS:]))
    band = exp(SURE * MEDIAN_NOISE * typical_error(known))
    return Change(first, last, band, days)
