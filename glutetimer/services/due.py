"""What is due today, reckoned from the history, the schedule and the workouts."""

from __future__ import annotations

from datetime import datetime, timedelta

from glutetimer.history.queries.days import find_last_ms
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.services.day_status import DayStatus
from glutetimer.services.schedule import past_of, schedule_of
from glutetimer.services.streak import streak_on, today
from glutetimer.training.streaks import BRIDGE_MS
from glutetimer.training.week import State, days


def reckon_day(context: Context, wall: datetime) -> tuple[DayStatus, float]:
    """Today, and until when it is so where nothing is written, in seconds since 1970.

    Args:
        wall: now, with its offset.

    Raises:
        HistoryError: the history cannot be read.
    """
    settings, workouts = context.settings, context.library.workouts
    schedule, _ = schedule_of(context)
    on = today(wall, settings)
    with History.reading(context.paths.history) as history, history.snapshot():
        streak = streak_on(history, on, settings, wall)
        past = past_of(history, context, wall, on - timedelta(1))
        parted_ms = find_last_ms(history) + BRIDGE_MS + 1  # from then on no flight bridges what lies between
    (day,) = days(schedule, on, 1, past=past, workouts=workouts, week_start=settings.week_start.number)
    open_ = tuple(workouts[item.workout].name for item in day.having(State.OPEN))
    ends = datetime.combine(on + timedelta(1), settings.day_start).timestamp()  # as clocks go then
    turns = [parted_ms / 1000, *([past.test_opens.timestamp()] if past.test_opens else [])]
    until = min([ends, *(each for each in turns if each > wall.timestamp())])
    return DayStatus(open_, streak.days, streak.week_days, streak.goal_days), until
