"""The next target of one side (training.md 5.3 to 5.6)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from math import ceil, floor
from typing import NamedTuple

from glutetimer.training.holds.pain import Lock, PainDays, gentle, lock
from glutetimer.training.holds.scores import EPOCH_GAP_DAYS, Track, epoch, gap

FLOOR_S = 5
"""No target is shorter (5.3; our choice)."""
GAPS = ((7, 100), (14, 90), (28, 80))
"""After a gap of up to so many days, the target as per cent of the base (5.5; our choice, careful beside what studies
of detraining say). Up to 3 days change nothing."""
NORMAL_GAP_DAYS = 3
LOW_PERCENT = 70
"""What is left of the base after a longer gap (5.5), and on the days after a pain stop (5.6). Our choice."""
PEAK_DAYS = 28
PEAK_SCORES = 3
"""The peak is the highest base of the last 28 days that rests on 3 scores or more (5.3; our choice)."""


class TargetKind(StrEnum):
    """Why a target is what it is. The values are promised in `progress --json`."""

    BASELINE = "baseline"
    """No score yet, so no target: hold until form slips."""
    NORMAL = "normal"
    """A step on from the base."""
    GOAL = "goal"
    """The step reaches the goal, and stays there."""
    STEADY = "steady"
    """The base, without a step: this side waits while the other lags."""
    PICK_UP = "pick-up"
    """The base, after 4 to 7 days."""
    EASE = "ease"
    """Less than the base, after 8 to 28 days."""
    REBASELINE = "rebaseline"
    """A suggestion, after more than 28 days: the next score starts afresh."""
    AFTER_PAIN = "after-pain"
    """Gentle, after a pain stop; ask about pain first."""
    LOCKED = "locked"
    """Not to be held, so no target."""


class Target(NamedTuple):
    """What a side aims at. An aim, never an order."""

    kind: TargetKind
    seconds: int | None
    lock: Lock | None = None
    ask_pain: bool = False
    """Ask "any pain now?" before the hold; a yes of 4 or more ends it (5.6)."""


def target(
    scores: Track,
    on: date,
    goal_s: int,
    *,
    pains: PainDays = PainDays(),  # noqa: B008 - frozen
    waits: bool = False,
    override: bool = False,
) -> Target:
    """The target of the next hold (5.3 to 5.7; our choice).

    Args:
        scores: of the side, none after `on`.
        on: the day of the hold. On a day that has its score already, it is the next session's.
        goal_s: where the progression ends.
        waits: the other side lags, so this one takes no step (5.7).
        override: the user explicitly opens a lock.
    """
    locked = lock(pains.closing, on)
    if locked and not override:
        return Target(TargetKind.LOCKED, None, locked)
    careful = locked is not None or gentle(pains.careful, on)
    if not scores:
        return Target(TargetKind.BASELINE, None, ask_pain=careful)
    kind, seconds = _open(scores, on, goal_s, waits)
    if careful:
        kind, seconds = TargetKind.AFTER_PAIN, min(seconds, _share(scores, LOW_PERCENT))
    return Target(kind, min(goal_s, max(FLOOR_S, seconds)), ask_pain=careful)


def _open(scores: Track, on: date, goal_s: int, waits: bool) -> tuple[TargetKind, int]:
    """Kind and seconds, before any clamp, of a side without pain."""
    days, base = gap(scores, on) or 0, scores[-1].base_s
    if days > EPOCH_GAP_DAYS:
        return TargetKind.REBASELINE, _share(scores, LOW_PERCENT)
    if days > NORMAL_GAP_DAYS:
        percent = eased_percent(days)
        return TargetKind.PICK_UP if percent == 100 else TargetKind.EASE, _share(scores, percent)
    by = step(base, peak(scores, on))
    full = floor(max(base, min(scores[-1].seconds, base + 2 * by)) + by)
    if waits and base < min(full, goal_s):
        return TargetKind.STEADY, floor(base)
    return TargetKind.GOAL if full >= goal_s else TargetKind.NORMAL, full


def eased_percent(days: int) -> int:
    """The share of the base after a gap of 4 to 28 days (5.5; our choice)."""
    return next(percent for last, percent in GAPS if days <= last)


def step(base_s: float, peak_s: float | None) -> int:
    """The seconds of a step (5.3; our choice): 5 % of the base, from 1 to 3; up to 5 on the way back to a peak."""
    plain = min(3, max(1, floor(base_s / 20 + 0.5)))
    if peak_s is None or 100 * base_s >= 85 * peak_s:
        return plain
    return max(plain, min(5, ceil((peak_s - base_s) / 5)))


def peak(scores: Track, on: date) -> float | None:
    """The highest base of the epoch's last 28 days, each of 3 scores or more (5.3; our choice); None without one."""
    recent = (s.base_s for s in epoch(scores)[PEAK_SCORES - 1 :] if (on - s.day).days <= PEAK_DAYS)
    return max(recent, default=None)


def _share(scores: Track, percent: int) -> int:
    """Per cent of the base, in whole numbers until the last: 70 % of 30 is 21, however floats round."""
    return floor(percent * scores[-1].base_s / 100)
