"""From what was done to what follows from it: the history's days and holds, through the rules of training."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from glutetimer.history.moments import training_day
from glutetimer.history.store import Day, History
from glutetimer.settings import Settings
from glutetimer.training.streaks import Goal, Pause, Streak, Trained, streak


def today(wall: datetime, settings: Settings) -> date:
    """The training day it is now."""
    return training_day(wall, settings.day_start)


def streak_on(
    history: History, on: date, settings: Settings, wall: datetime | None = None, also: Iterable[Trained] = ()
) -> Streak:
    """The streak as of a training day.

    Args:
        history: what was done.
        on: the day.
        settings: the goal and the week's start.
        wall: now, where the day is today: a flight may have skipped a date.
        also: what is not in the history yet.
    """
    here = None
    if wall is not None:
        here = Trained(on, round(wall.timestamp() * 1000), _offset(wall))
    days = [trained for day in history.days() for trained in _ends(day)]
    return streak([*days, *also], on, [Goal(date.min, settings.goal_days)], (), settings.week_start.number, here)


def _ends(day: Day) -> tuple[Trained, Trained]:
    return (
        Trained(day.date, day.first_ms, day.first_offset_min),
        Trained(day.date, day.last_ms, day.last_offset_min),
    )


def _offset(wall: datetime) -> int:
    offset = wall.utcoffset()
    return round(offset.total_seconds() / 60) if offset else 0


def pauses_in(history: History) -> list[Pause]:
    """The pauses, in the order they were made."""
    return []
