"""What is called out in the middle of a timed set: which of its exercise's cues, and when (coach.md, 4).

Which cue is said in which set is settled when a workout is laid out, so that a script can be read before a session, and
a pause, a set done again or a window opened anew changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil

from glutetimer.training.exercise import Category, Exercise

HALVED_FROM_S = 14.0
"""Shorter sets have no call at half time (our choice)."""
QUARTERED_FROM_S = 20.0
"""Shorter sets have no other (our choice)."""
APART_S = 11.0
"""Calls stand this far apart at the most in a set of up to `LONG_S`: who hears nothing for twelve seconds wonders
whether it still runs (our choice)."""
LONG_S = 120.0
"""A run or a walk that is longer has its calls at the quarters alone (our choice)."""
CLEAR_S = 5.0
"""In a set's last seconds nothing is said but the count (our choice)."""
TAKES_S = 2.5
"""What a call may take to say (our choice)."""
MOST_TIMES = 2
"""A third time in a session a phrase is no help any more (our choice)."""
SLOW = ("Slowly", "Squeeze")
"""What is true of everything that is done slowly: the articles' golden rule (training.md 1.6, rule 1)."""
SLOW_CATEGORIES = (Category.ACTIVATION, Category.STRENGTH, Category.CHECK)
ALWAYS = ("Keep breathing", "Form first")
"""What is true of every exercise (training.md 1.6, rule 2, and Part 6)."""


def place_calls(seconds: float) -> list[tuple[float, bool]]:
    """When something is called out in a timed set: seconds from its start, and whether that is half time.

    At a quarter, the half and three quarters, and at more even parts where those are too far apart.
    """
    if seconds < HALVED_FROM_S:
        return []
    least = 4 if seconds >= QUARTERED_FROM_S else 2
    parts = least if seconds > LONG_S else max(least, 2 * ceil(seconds / APART_S / 2))
    calls = [(n * seconds / parts, 2 * n == parts) for n in range(1, parts)]
    return [(at, half) for at, half in calls if half or at + TAKES_S <= seconds - CLEAR_S]


class Reminders:
    """Chooses what is called out in a session's timed sets, one after the other, in the order of their calls.

    A workout's own cue comes first. The exercise's follow in turn, none again before all were said, and none more
    often than `MOST_TIMES`; then what is always true; then nothing, and the time that is left is said instead.
    """

    def __init__(self) -> None:
        self._said: Counter[str] = Counter()

    def choose(self, exercise: Exercise, seconds: float, cue: str) -> tuple[str, ...]:
        """What is called out in the next set.

        Args:
            exercise: what is done in it.
            seconds: how long it is.
            cue: the workout's own; empty where it has none.
        """
        own = (cue,) if cue else ()
        shared = (*SLOW, *ALWAYS) if exercise.category in SLOW_CATEGORIES else ALWAYS
        chosen: list[str] = []
        for _ in range(sum(not half for _, half in place_calls(seconds))):
            known = _least_said([*own, *exercise.cues], self._said) or _least_said(shared, self._said)
            if known is None:
                break
            self._said[known] += 1
            chosen.append(known)
        return tuple(chosen)


def _least_said(phrases: Sequence[str], said: Counter[str]) -> str | None:
    """The first of those that were said least often; None where each was said often enough."""
    fresh = [phrase for phrase in phrases if said[phrase] < MOST_TIMES]
    return min(fresh, key=lambda phrase: said[phrase], default=None)
