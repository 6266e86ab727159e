"""A bad night, a bad patch, a plateau (training.md 5.11)."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import NamedTuple

from glutetimer.training.holds.hold import Reason
from glutetimer.training.holds.scores import Track, current, epoch, familiar, median

NIGHT_PERCENT = 75
"""A score below this share of the base is a bad night (5.11; our choice)."""
PATCH_PERCENT = 80
PATCH_SCORES = 3
BEFORE_SCORES = 5
"""Three scores in a row below 80 % of the median of the five before them are a bad patch (5.11; our choice)."""
PLATEAU_DAYS = 21
"""How far a plateau looks back (5.11; our choice)."""
PLATEAU_SCORES = 11
PLATEAU_SPAN_DAYS = 18
FORM_PERCENT = 60
"""A plateau needs so many scores, over so many days, so many per cent of them stopped by form: who stops at the target
shows no plateau (5.11; our choice)."""
WEEKLY_PERCENT = 2
"""Growth below this in a week is a plateau (5.11; our choice)."""


class Plateau(NamedTuple):
    """Scores that have stopped growing short of the goal."""

    per_week_s: float
    """What they grow by in a week."""


def bad_night(scores: Track) -> bool:
    """Whether the last score is far below the base before it (5.11; our choice). Everyone has days like that."""
    recent = epoch(scores)
    return len(recent) > 1 and 100 * recent[-1].seconds < NIGHT_PERCENT * recent[-2].base_s


def bad_patch(scores: Track, on: date) -> bool:
    """Whether the last three scores are all far below the five before them (5.11; our choice): time to rest."""
    recent = current(scores, on)
    if len(recent) < BEFORE_SCORES + PATCH_SCORES:
        return False
    before = median([score.seconds for score in recent[-BEFORE_SCORES - PATCH_SCORES : -PATCH_SCORES]])
    return all(100 * score.seconds < PATCH_PERCENT * before for score in recent[-PATCH_SCORES:])


def plateau(scores: Track, on: date, goal_s: int) -> Plateau | None:
    """Whether the last 21 days show a plateau (5.11; our choice, Theil-Sen slope).

    Args:
        scores: of one side, none after `on`.
        goal_s: at the goal there is none.
    """
    recent = [s for s in familiar(scores, on)[-PLATEAU_DAYS:] if (on - s.day).days < PLATEAU_DAYS]
    if len(recent) < PLATEAU_SCORES or (recent[-1].day - recent[0].day).days < PLATEAU_SPAN_DAYS:
        return None
    middle = median([score.seconds for score in recent])
    formed = sum(1 for score in recent if score.reason is Reason.FORM)
    if middle >= goal_s or 100 * formed < FORM_PERCENT * len(recent):
        return None
    slope = median([(b.seconds - a.seconds) / (b.day - a.day).days for a, b in combinations(recent, 2)])
    return Plateau(7 * slope) if 100 * 7 * slope < WEEKLY_PERCENT * middle else None
