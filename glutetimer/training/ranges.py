"""Amounts from and to: what to aim at between them follows from what was done last (training.md 5.16)."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

MORE_S = 5.0
"""One more of a timed set: so many seconds (our choice); of repetitions it is one."""

TOP_SESSIONS = 2
"""So many sessions in a row with all sets at the top lead on to the next step (training.md 5.16)."""

_ROUNDED_S = 0.05
"""A record keeps tenths of a second."""


class AimedSet(NamedTuple):
    """A set that had an aim, of one exercise."""

    exercise: str
    session: str
    day: date
    ms: int
    """When it began, in milliseconds since 1970."""
    timed: bool
    """In seconds, not in repetitions."""
    done: float
    aim: float

    @property
    def reached(self) -> bool:
        return self.done >= self.aim - (_ROUNDED_S if self.timed else 0)


def choose_aim(low: float, high: float, sets: Iterable[AimedSet], *, timed: bool = False) -> float:
    """What to aim at between `low` and `high`: the fewest of last time's sets, and one more when all reached their aim.

    Nothing yet: the lower end. Both sides have one aim, and the weaker leads: it is the fewest of all sets. `sets`: of
    the exercise, in repetitions or in seconds as here, in any order; only the last session counts.
    """
    last = next(iter(_sessions(sets)), ())
    if not last:
        return low
    fewest = min(each.done for each in last)
    if all(each.reached for each in last):
        # To a round number of seconds, so that 27.3 s lead to 30.
        fewest = (fewest + _ROUNDED_S) // MORE_S * MORE_S + MORE_S if timed else fewest + 1
    return max(low, min(fewest // 1, high))


def at_top(high: float, sets: Iterable[AimedSet]) -> bool:
    """Whether all sets had the upper end on two sessions in a row, so that the next step is due."""
    last = _sessions(sets)[:TOP_SESSIONS]
    slack = _ROUNDED_S
    return len(last) == TOP_SESSIONS and all(each.done >= high - slack * each.timed for own in last for each in own)


def _sessions(sets: Iterable[AimedSet]) -> list[Sequence[AimedSet]]:
    """The sets by session, the last session first; without a session, those of a day."""

    def key(each: AimedSet) -> tuple[date, str]:
        return each.day, each.session

    found = [tuple(own) for _, own in groupby(sorted(sets, key=key), key)]
    return sorted(found, key=lambda own: (own[0].day, max(each.ms for each in own), own[0].session), reverse=True)
