"""A schedule: which workouts on which day, over one week or several in turn (training.md, Part 4; our choice)."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import NamedTuple

DAILY = "five-a-day"
"""The gentle one: where to begin, and what a day without anything else still has room for."""
SINGLE = "bridge-builder-1"
DOUBLE = "bridge-builder-2"

LEVELS = {"bridge-builder": (DOUBLE, SINGLE), "bridge-test": (DOUBLE, "single-leg-test")}
"""What a schedule may name instead of a workout: that of the user's level, before and after the first hold on one leg.
The bridge builders are one workout at two levels (Part 4)."""

OWN = "own"
"""The name of the schedule that the user wrote."""

Week = tuple[tuple[str, ...], ...]
"""Seven days, Monday first, each with its workouts in the order to do them; a day without any is for rest."""


class After(StrEnum):
    """What follows the last week."""

    AGAIN = "again"
    """The first one."""
    STAY = "stay"
    """The last one, from then on."""


class Schedule(NamedTuple):
    """Weeks that take turns."""

    name: str
    """`daily` or `example`, which are built in, or `own`."""
    weeks: tuple[Week, ...]
    """One at least."""
    start: date | None = None
    """A day of the first week: nothing is planned before it. None: the weeks take turns by the calendar."""
    after: After = After.AGAIN
    """What follows the last week; to stay there, it needs a start."""

    @property
    def steady(self) -> bool:
        return len({day for week in self.weeks for day in week}) == 1

    def week(self, day: date, week_start: int = 0) -> int:
        """Which of its weeks a day is in, from 1; weeks begin on `week_start`, 0 Monday to 6 Sunday."""
        first = _week_of(self.start, week_start) if self.start else 0
        gone = _week_of(day, week_start) - first
        if self.after is After.STAY and self.start:
            return min(max(0, gone), len(self.weeks) - 1) + 1
        return gone % len(self.weeks) + 1

    def planned(self, day: date, week_start: int = 0) -> tuple[str, ...]:
        """What a day has, by workout or level; nothing before the start."""
        if self.start and day < self.start:
            return ()
        return self.weeks[self.week(day, week_start) - 1][day.weekday()]


def at_level(name: str, workouts: Collection[str], single_leg: bool) -> str:
    """The workout that a schedule's name means to somebody who has, or has not, held a bridge on one leg."""
    return name if name in workouts or name not in LEVELS else LEVELS[name][single_leg]


def same_level(name: str, id: str) -> bool:
    """Whether a workout is what a schedule's name means at any level: last week's may have been another."""
    return id == name or id in LEVELS.get(name, ())


def _week_of(day: date, week_start: int) -> int:
    return (day.toordinal() - 1 - week_start) // 7
