"""Loads and aims of the history as the rules of amounts know them. Home asks for them too: so this loads little."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from glutetimer.history.connection import HistoryError
from glutetimer.history.store import History
from glutetimer.training.exercise import Measure
from glutetimer.training.load import LoadUsed
from glutetimer.training.ranges import AimedSet

_MOST_AIMED = 400
"""Sets of an exercise that are looked at, the last ones: more than two sessions have (our choice)."""


def find_loads(history: History) -> list[LoadUsed]:
    """The load used last of each exercise, by what the workout said of it.

    Where the workout said nothing, a set with nothing counts too: then it was used last with nothing.

    Raises:
        HistoryError: one of them is none of ours.
    """
    rows = history.select(
        "SELECT exercise, planned_load, load, date, ms, max(date || printf('%020d', ms))"
        " FROM amounts GROUP BY exercise, planned_load"
    )
    found = [_to_load(history, row[:5]) for row in rows if row[1] or row[2]]
    bare = "SELECT date, ms FROM sets WHERE exercise = ? AND change NOT IN (SELECT change FROM amounts)"
    for used in [each for each in found if not each.planned]:
        last = history.select(f"{bare} ORDER BY date DESC, ms DESC LIMIT 1", used.exercise)
        found += [_to_load(history, (used.exercise, "", "", day, ms)) for day, ms in last]
    return found


def find_aimed_sets(history: History) -> dict[str, list[AimedSet]]:
    """The last sets of each exercise that had an aim in a range, oldest first.

    Raises:
        HistoryError: one of them is none of ours.
    """
    found: defaultdict[str, list[AimedSet]] = defaultdict(list)
    for (exercise,) in history.select("SELECT DISTINCT exercise FROM amounts WHERE aim IS NOT NULL"):
        rows = history.select(
            "SELECT session, date, ms, measure, amount, aim FROM amounts"
            " WHERE exercise = ? AND aim IS NOT NULL AND amount IS NOT NULL"
            f" ORDER BY date DESC, ms DESC LIMIT {_MOST_AIMED}",
            exercise,
        )
        for session, day, ms, measure, amount, aim in reversed(rows):
            found[exercise].append(
                AimedSet(
                    exercise=exercise,
                    session=session,
                    day=_to_day(history, day),
                    ms=ms,
                    timed=measure != Measure.REPS,
                    done=amount,
                    aim=aim,
                )
            )
    return dict(found)


@dataclass(frozen=True, slots=True)
class AmountsOfDay:
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

    Raises:
        HistoryError: one of them is none of ours.
    """
    rows = history.select(
        "SELECT date, session, load, aim, amount, measure FROM amounts"
        " WHERE exercise = ? AND date <= ? AND amount IS NOT NULL ORDER BY date, ms",
        exercise,
        until.isoformat(),
    )
    found = []
    for (day, _), group in groupby(rows, lambda row: (row[0], row[1])):
        own = list(group)
        _, _, load, aim, _, measure = own[-1]
        amounts = tuple(row[4] for row in own)
        found.append(AmountsOfDay(_to_day(history, day), load, aim, amounts, timed=measure != Measure.REPS))
    return found


def _to_load(history: History, row: Sequence[Any]) -> LoadUsed:
    exercise, planned, load, day, ms = row
    return LoadUsed(exercise=exercise, day=_to_day(history, day), ms=ms, load=load, planned=planned)


def _to_day(history: History, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise HistoryError(f"{history.path}: a row of it cannot be read; it is damaged") from error
