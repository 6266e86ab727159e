"""Day scores of one side of one exercise, their bases, and the epochs that long gaps part (training.md 5.2 to 5.5)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Hold, Reason, counts

EPOCH_GAP_DAYS = 28
"""A score after a longer gap opens a new epoch (5.5; our choice)."""
BASE_SCORES = 5
"""The base is the median of so many last scores (5.3; our choice): it ignores a bad night or two, and a lucky day."""
FAMILIAR_DAYS = 3
"""The first days of an epoch, on which one learns the hold (2.2, after studies of trunk holds): noise, trends and the
comparison of the sides leave them out (5.8)."""

_REASONS = list(Reason)


class Score(NamedTuple):
    """The best counted hold of a day, on one side."""

    day: date
    seconds: int
    reason: Reason
    base_s: float
    """The base with this score in it: what the next day starts from. Seconds."""
    nth: int
    """Its place in its epoch, from 1."""
    best: bool
    """Whether it beat every score before it, of all epochs; a first score beats nothing."""


Track = Sequence[Score]
"""The scores of one side of one exercise, by day."""


def track(holds: Iterable[Hold], side: Side) -> tuple[Score, ...]:
    """The day scores of a side (5.2; our choice), whatever the order of the holds, and however often one is repeated.

    Args:
        holds: of one exercise.
        side: other sides' holds are left alone: nothing is copied from side to side (5.7).
    """
    days: defaultdict[date, list[Hold]] = defaultdict(list)
    for hold in holds:
        if hold.side is side:
            days[hold.day].append(hold)
    found: list[Score] = []
    epoch: list[int] = []
    top = 0
    for day in sorted(days):
        base = standing_base(found, day)
        if base is None:
            epoch = []
        counted = [hold for hold in days[day] if counts(hold, base)]
        if not counted:
            continue
        best = max(counted, key=_rank) if len(counted) > 1 else counted[0]
        seconds = best.seconds
        epoch.append(seconds)
        found.append(Score(day, seconds, best.reason, median(epoch[-BASE_SCORES:]), len(epoch), 0 < top < seconds))
        top = max(top, seconds)
    return tuple(found)


def _rank(hold: Hold) -> tuple[int, int]:
    """Longest first; of equals, the reason that says most: form is exact, a target a lower bound."""
    return hold.seconds, -_REASONS.index(hold.reason)


def median(values: Sequence[float]) -> float:
    """The middle of the values, or the mean of the middle two. (`statistics` would cost each start 10 ms.)"""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def gap(scores: Track, on: date) -> int | None:
    """Days since the last score; None without one. A skipped day is a calendar day, whatever its hours (5.5, 5.12)."""
    return (on - scores[-1].day).days if scores else None


def standing_base(scores: Track, on: date) -> float | None:
    """The base that a hold of this day is measured by (5.2): None without one, or after more than 28 days. `scores`: of
    the side, none of that day or later.
    """
    days = gap(scores, on)
    return scores[-1].base_s if days is not None and days <= EPOCH_GAP_DAYS else None


def epoch(scores: Track) -> Track:
    """The scores since the last gap of more than 28 days (5.5; our choice)."""
    return scores[-scores[-1].nth :] if scores else scores


def current(scores: Track, on: date) -> Track:
    """The scores that noise, trend and asymmetry may use: the last epoch, unless it is over (5.5; our choice)."""
    days = gap(scores, on)
    return epoch(scores) if days is not None and days <= EPOCH_GAP_DAYS else ()


def familiar(scores: Track, on: date) -> Track:
    """What noise and trends look at: the epoch's scores after its familiarisation days (5.8, 5.9; our choice)."""
    return current(scores, on)[FAMILIAR_DAYS:]
