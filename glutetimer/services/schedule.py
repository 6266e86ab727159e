"""The schedule in force, and its days as the history has them."""

from __future__ import annotations

import os
from collections import defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path

from glutetimer.files.assets import find_assets
from glutetimer.files.reading.document import fetch
from glutetimer.files.reading.problem import FileError, Problem
from glutetimer.files.reading.schedule_file import read_schedule
from glutetimer.history.moments import training_day
from glutetimer.history.queries.holds import find_tests
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.services.streak import pauses_in
from glutetimer.training.schedule import OWN, Schedule
from glutetimer.training.spacing import TEST_DAYS
from glutetimer.training.week import Past

LOOKS_BACK_DAYS = 7
"""The rules ask about the week before."""


def schedule_of(context: Context) -> tuple[Schedule, tuple[Problem, ...]]:
    """The user's own schedule, or else the one that the settings name; and all that is wrong with the own one.

    What can be read of it serves; where that is nothing, the built-in one does.
    """
    problems: tuple[Problem, ...] = ()
    if os.path.lexists(context.paths.schedule):  # a link that leads nowhere is said
        found, problems = _read(context.paths.schedule, OWN, context)
        if found:
            return found, problems
    name = context.settings.schedule.value
    built_in, _ = _read(find_assets() / "schedules" / f"{name}.toml", name, context)
    assert built_in, "a schedule that is built in has weeks"
    return built_in, problems


def _read(path: Path, name: str, context: Context) -> tuple[Schedule | None, tuple[Problem, ...]]:
    try:
        return read_schedule(fetch(path), str(path), name, context.library.workouts)
    except FileError as faulty:
        return None, faulty.problems


def past_of(history: History, context: Context, now: datetime, first: date | None = None) -> Past:
    """What the history says to a schedule.

    Args:
        now: local time.
        first: the first day that will be asked about; None for today.
    """
    on = training_day(now, context.settings.day_start)
    since = min(first or on, on)
    since -= timedelta(min(LOOKS_BACK_DAYS, since.toordinal() - 1))
    done: defaultdict[date, list[str]] = defaultdict(list)
    parts: defaultdict[date, list[str]] = defaultdict(list)
    for session in reversed(history.sessions(since)):
        (done if session.complete else parts)[session.started.local_date].append(session.workout)
    exercises = context.library.exercises
    # Not the other way round: to ask the history is quicker than to read an exercise that nobody has done.
    single_leg = any(exercises[id].is_one_leg_bridge for id in history.exercises() if id in exercises)
    return Past(
        on=on,
        done=done,
        parts={day: tuple(dict.fromkeys(ids)) for day, ids in parts.items()},
        single_leg=single_leg,
        days_off=_days_off(history, on),
        pauses=pauses_in(history),
        test_opens=_test_opens(history, on, now),
    )


def _days_off(history: History, on: date) -> list[date]:
    """Today, and the days to come, on which the user agreed to rest from holds."""
    decisions = history.decisions()
    if not decisions:
        return []
    from glutetimer.services.coach import to_decision
    from glutetimer.training.holds.proposals import REST_DAYS, resting

    known = [to_decision(record) for record in decisions]
    ahead = range(min(REST_DAYS, (date.max - on).days) + 1)
    return [day for day in (on + timedelta(n) for n in ahead) if resting(known, day)]


def _test_opens(history: History, on: date, now: datetime) -> datetime | None:
    """From when a test may be held again; None: now (training.md 2.3: 48 h between tests; our choice)."""
    since = on - timedelta(min(TEST_DAYS + 1, on.toordinal() - 1))
    if not (tests := find_tests(history, since)):
        return None
    from glutetimer.training.holds.order import opens_after

    return opens_after(tests, now)
