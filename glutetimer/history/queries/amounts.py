"""Loads and aims of the history as the rules of amounts know them. Home asks for them too: so this loads little."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from glutetimer.history.queries.days import to_day
from glutetimer.history.store import History
from glutetimer.training.exercise import Measure
from glutetimer.training.load import LoadUsed
from glutetimer.training.ranges import AimedSet

_MOST_AIMED = 400
"""Sets of an exercise that are looked at, the last ones: more than two sessions have (our choice)."""


def find_loads(history: History) -> list[LoadUsed]:
    """The load used last of each exercise, by what the workout said of it.

    Where the workout said nothing, a set with nothing counts too: then it was used last with nothing. A set that cannot
    be read is named, and left out.
    """
    rows = history.select(
        "SELECT id, exercise, planned_load, load, date, ms, max(date || printf('%020d', ms))"
        " FROM amounts GROUP BY exercise, planned_load"
    )
    found = [*_to_loads(history, (row[:6] for row in rows if row[2] or row[3]))]
    bare = "SELECT id, exercise, '', '', date, ms FROM sets WHERE exercise = ?"
    bare += " AND change NOT IN (SELECT change FROM amounts) ORDER BY date DESC, ms DESC LIMIT 1"
    for used in [each for each in found if not each.planned]:
        found += _to_loads(history, history.select(bare, used.exercise))
    return found


def find_aimed_sets(history: History) -> dict[str, list[AimedSet]]:
    """The last sets of each exercise that had an aim in a range, oldest first.

    One that cannot be read is named, and left out.
    """
    found: defaultdict[str, list[AimedSet]] = defaultdict(list)
    for (exercise,) in history.select("SELECT DISTINCT exercise FROM amounts WHERE aim IS NOT NULL"):
        rows = history.select(
            "SELECT id, session, date, ms, measure, amount, aim FROM amounts"
            " WHERE exercise = ? AND aim IS NOT NULL AND amount IS NOT NULL"
            f" ORDER BY date DESC, ms DESC LIMIT {_MOST_AIMED}",
            exercise,
        )
        for id, session, text, ms, measure, amount, aim in reversed(rows):
            if not (day := to_day(history, text, f"the set {id}")):
                continue
            found[exercise].append(
                AimedSet(
                    exercise=exercise,
                    session=session,
                    day=day,
                    ms=ms,
                    timed=measure != Measure.REPS,
                    done=amount,
                    aim=aim,
                )
            )
    return dict(found)


class AmountsOfDay(NamedTuple):
    """The sets of an exercise with a load or an aim, of a session, or of a day without one."""

    day: date
    load: str
    """That of its last set."""
    aim: float | None
    amounts: tuple[float, ...]
    """Repetitions or seconds of each set, in order."""
    timed: bool


def find_amounts(history: History, exercise: str, until: date) -> list[AmountsOfDay]:
    """What was done with loads, or in ranges, until a day; oldest first.

    A set that cannot be read is named, and left out.
    """
    rows = history.select(
        "SELECT date, session, id, load, aim, amount, measure FROM amounts"
        " WHERE exercise = ? AND date <= ? AND amount IS NOT NULL ORDER BY date, ms",
        exercise,
        until.isoformat(),
    )
    found = []
    for (text, _), group in groupby(rows, lambda row: (row[0], row[1])):
        own = list(group)
        _, _, id, load, aim, _, measure = own[-1]
        if day := to_day(history, text, f"the set {id}"):
            amounts = tuple(row[5] for row in own)
            found.append(AmountsOfDay(day, load, aim, amounts, timed=measure != Measure.REPS))
    return found


def _to_loads(history: History, rows: Iterable[Sequence[Any]]) -> Iterator[LoadUsed]:
    for id, exercise, planned, load, text, ms in rows:
        if day := to_day(history, text, f"the set {id}"):
            yield LoadUsed(exercise=exercise, day=day, ms=ms, load=load, planned=planned)
