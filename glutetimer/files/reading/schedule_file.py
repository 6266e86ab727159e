"""A schedule file: which workouts on which day, a [[week]] for each week that takes its turn."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from glutetimer.files.reading.document import examine
from glutetimer.files.reading.names import Named
from glutetimer.files.reading.problem import Problem, shown
from glutetimer.files.reading.table import Table
from glutetimer.files.reading.values import LONGEST_NAME, MOST_A_DAY, MOST_WEEKS, choice, date_of, text
from glutetimer.training.schedule import LEVELS, After, Schedule, Week
from glutetimer.training.workout import Workout

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_schedule(
    data: bytes, file: str, name: str, workouts: Mapping[str, Workout]
) -> tuple[Schedule | None, tuple[Problem, ...]]:
    """Read a schedule: what is right in it, and all that is wrong.

    Returns:
        The schedule, without what is wrong; None where there is not even one week.
    """
    levels = [level for level in LEVELS if level not in workouts]
    ids = {id: id for id in (*levels, *workouts)}
    catalogue = Named(ids, lambda id: (workouts[id].name,) if id in workouts else ())
    return examine(data, file, partial(_schedule, name=name, catalogue=catalogue))


def _schedule(table: Table, name: str, catalogue: Named[str]) -> Schedule | None:
    start = table.take("start", date_of)
    weeks = tuple(_week(week, catalogue) for week in table.take_tables("week", MOST_WEEKS))
    after = table.take("after", choice(After))
    if after is After.STAY and start is None:
        table.note("after: from which day on? Write start = 2026-11-30 beside it", "after", at_key=True)
    table.require("week", 'a schedule needs a [[week]], with monday = "five-a-day", say')
    table.finish()
    return Schedule(name, weeks, start, after or After.AGAIN) if weeks else None


def _week(table: Table, catalogue: Named[str]) -> Week:
    def workout(value: object) -> str:
        word = text(LONGEST_NAME)(value)
        if found := catalogue.find(word):
            return found
        help = catalogue.suggestion(word) or "; `glutetimer workouts` lists all"
        raise ValueError(f"no workout {shown(word)}{help}")

    def day(key: str) -> tuple[str, ...]:
        if isinstance(table.take(key, lambda value: value), list):
            return table.take_list(key, workout, MOST_A_DAY)
        one = table.take(key, workout)
        return (one,) if one else ()

    week = tuple(day(key) for key in WEEKDAYS)
    table.finish()
    return week
