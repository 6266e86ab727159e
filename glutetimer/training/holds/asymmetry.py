"""Whether one side lags behind the other, over days rather than on one (training.md 5.8)."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice, pairwise
from typing import NamedTuple

from glutetimer.training.exercise import Side
from glutetimer.training.holds.scores import EPOCH_GAP_DAYS, FAMILIAR_DAYS, Track, median

PAIRS = 5
"""Paired days looked at (5.8; our choice)."""
WINDOW_DAYS = 28
"""All of them within so many days (5.8; our choice)."""
SET_PERCENT = 15
"""The gap that sets the flag (5.8; the upper of the thresholds studies use, 2.6)."""
CLEAR_PERCENT = 10
"""Below it, twice in a row, the flag clears (5.8; our choice)."""
BEHIND_DAYS = 4
"""The same side behind on so many of the five (5.8; our choice)."""
LEAST_S = 5
"""And by so many seconds between the medians (5.8; our choice)."""


class Pair(NamedTuple):
    """A day on which both sides scored. Seconds."""

    day: date
    left: int
    right: int
    percent: float
    """How much shorter the shorter side was: above 0 the right, below 0 the left."""


class Lagging(NamedTuple):
    """A side that has been shorter lately."""

    side: Side
    percent: int
    """By how much, the median of the last five paired days."""
    at_least: bool
    """The longer side is at the goal, where it is stopped: the true gap may be wider."""


def paired(left: Track, right: Track) -> Iterator[Pair]:
    """The days on which both sides scored, the latest first: few of ten years are looked at."""
    others = {score.day: score.seconds for score in right}
    return (_pair(score.day, score.seconds, others[score.day]) for score in reversed(left) if score.day in others)


def _pair(day: date, left: int, right: int) -> Pair:
    return Pair(day, left, right, 100 * (left - right) / max(left, right))


def lagging(left: Track, right: Track, goal_s: int) -> Lagging | None:
    """The side that lags (5.8; our choice).

    The flag is evaluated on each paired day of the epoch, in order, as of that day, because it keeps what it was: once
    set it clears only below 10 % twice in a row, or when the other side takes it; never by time alone.

    Args:
        left: the left side's scores, none after the day asked about; `right` likewise.
        goal_s: two sides that have both reached it do not lag.
    """
    found: Lagging | None = None
    small = 0
    for window in _windows(left, right, goal_s):
        percent = _percent(window)
        small = small + 1 if abs(percent) < CLEAR_PERCENT else 0
        if side := _behind(window, percent, goal_s):
            found = _flag(side, window, percent, goal_s)
        elif small >= 2:
            found = None
        elif found:
            found = _flag(found.side, window, percent, goal_s)
    return found


def days_to_compare(left: Track, right: Track, on: date) -> int:
    """On how many more days both sides must score, one a day from tomorrow on, until they can be compared; 0: now.
    `left`: the left side's scores, none after `on`; `right` likewise.
    """
    begun = _joint_epoch(left, right)
    last = max((track[-1].day for track in (left, right) if track), default=on)
    is_over = begun is None or (on - last).days >= EPOCH_GAP_DAYS
    days = [] if is_over or begun is None else [pair.day for pair in paired(left, right) if pair.day >= begun]
    known = days[: max(0, len(days) - FAMILIAR_DAYS)]
    """The latest first."""
    if len(known) >= PAIRS and (known[0] - known[PAIRS - 1]).days <= WINDOW_DAYS:
        return 0
    to_learn = max(0, FAMILIAR_DAYS - len(days))
    for more in range(1, PAIRS):
        if len(known) >= PAIRS - more and (on - known[PAIRS - more - 1]).days + more <= WINDOW_DAYS:
            return more
    return PAIRS + to_learn


def _joint_epoch(left: Track, right: Track) -> date | None:
    """The first day of the epoch of both sides: it ends after 28 days on which neither scored (5.8; our choice)."""
    days = sorted({score.day for track in (left, right) for score in track}, reverse=True)
    for day, before in pairwise(days):
        if (day - before).days > EPOCH_GAP_DAYS:
            return day
    return days[-1] if days else None


def _windows(left: Track, right: Track, goal_s: int) -> list[Sequence[Pair]]:
    """The five paired days of each evaluation, in order, from the last one that needs none before it.

    One that sets the flag, and the second in a row that clears it, say the same whatever was before: ten years need not
    be looked through.
    """
    begun = _joint_epoch(left, right)
    if begun is None:
        return []
    rights = {score.day for score in right}
    days = (score.day for score in left if score.day >= begun and score.day in rights)
    learnt = next(islice(days, FAMILIAR_DAYS - 1, None), date.max)
    pairs: list[Pair] = []
    """The latest first."""
    found: list[Sequence[Pair]] = []
    small = 0
    for pair in paired(left, right):
        if pair.day <= learnt:
            break
        pairs.append(pair)
        window = pairs[: -PAIRS - 1 : -1]
        if len(window) < PAIRS or (window[-1].day - window[0].day).days > WINDOW_DAYS:
            continue
        found.append(window)
        percent = _percent(window)
        small = small + 1 if abs(percent) < CLEAR_PERCENT else 0
        if small >= 2 or _behind(window, percent, goal_s):
            break
    return found[::-1]


def _percent(window: Sequence[Pair]) -> float:
    return median([pair.percent for pair in window])


def _behind(window: Sequence[Pair], percent: float, goal_s: int) -> Side | None:
    """The side that all four conditions name."""
    left, right = _medians(window)
    behind = sum(1 for pair in window if pair.percent * percent > 0)
    if abs(percent) < SET_PERCENT or behind < BEHIND_DAYS or abs(left - right) < LEAST_S or min(left, right) >= goal_s:
        return None
    return Side.RIGHT if percent > 0 else Side.LEFT


def _flag(side: Side, window: Sequence[Pair], percent: float, goal_s: int) -> Lagging:
    by = percent if side is Side.RIGHT else -percent
    return Lagging(side, max(0, round(by)), max(_medians(window)) >= goal_s)


def _medians(window: Sequence[Pair]) -> tuple[float, float]:
    return median([pair.left for pair in window]), median([pair.right for pair in window])
