"""Narrow reads for reviewing: what was done on a day, the list of everything, and sums, at the cost of the answer."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from glutetimer.history.queries.days import to_day
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.history.store import History
from glutetimer.training.exercise import Measure


class SessionEntry(NamedTuple):
    """A line of the list of everything: a session; or the sets of a day that belong to none, as imports may have."""

    day: date
    session: str
    """Its id; empty for sets without a session."""


class Performed(NamedTuple):
    """What stands behind an entry."""

    entry: SessionEntry
    session: SessionRecord | None
    sets: tuple[SetRecord, ...]
    """Oldest first."""


class MostDone(NamedTuple):
    """The most that was done of an exercise in a set of one measure."""

    exercise: str
    measure: Measure
    seconds: float
    """0 where no set says how long it took."""
    reps: int | None
    """None where no set has a number."""


class Total(NamedTuple):
    """Everything ever done of an exercise."""

    exercise: str
    sets: int
    reps: int
    seconds: float
    last: date


def entries(history: History) -> list[SessionEntry]:
    """Everything, newest first."""
    rows = history.select("SELECT date, ms, id FROM sessions ORDER BY date, ms, id")
    rows += history.select(
        "WITH RECURSIVE named (id) AS ("  # a step for each session, not for each set
        " SELECT min(session) FROM sets"
        " UNION ALL SELECT (SELECT min(session) FROM sets WHERE session > named.id) FROM named WHERE id IS NOT NULL"
        ") SELECT date, min(ms), '' FROM sets"
        " WHERE session IN (SELECT id FROM named EXCEPT SELECT id FROM sessions) GROUP BY date"
    )
    return [SessionEntry(date.fromisoformat(day), id) for day, _, id in sorted(rows, reverse=True)]


def entries_on(history: History, day: date) -> list[SessionEntry]:
    """What was done on a day, oldest first; a session that was cut off may have gone on only then."""
    sessions = history.select(
        "SELECT date, id FROM sessions WHERE date = ? OR id IN (SELECT session FROM sets WHERE date = ?)"
        " ORDER BY ms, id",
        *2 * [day.isoformat()],
    )
    begun = [SessionEntry(date.fromisoformat(on), id) for on, id in sessions]
    return begun + [SessionEntry(day, "")] * bool(history.sets_alone(day))


def performed(history: History, entry: SessionEntry) -> Performed:
    """An entry with its sets; without sets and session where it is gone meanwhile."""
    if not entry.session:
        return Performed(entry, None, tuple(history.sets_alone(entry.day)))
    session = history.session(entry.session)
    if session is None:
        return Performed(entry, None, ())
    moved = SessionEntry(session.started.local_date, session.id)  # it may be on another day by now
    return Performed(moved, session, tuple(history.sets(session=session.id)))


def totals(history: History) -> list[Total]:
    """The sums of every exercise, the most sets first."""
    rows = history.select(
        "SELECT exercise, count(*), total(reps), total(seconds), max(date)"
        " FROM sets GROUP BY exercise ORDER BY count(*) DESC, exercise"
    )
    return [Total(id, sets, int(reps), seconds, date.fromisoformat(last)) for id, sets, reps, seconds, last in rows]


def held_lately(history: History, exercises: Iterable[str]) -> list[str]:
    """Those of the exercises that were ever held, the one held last first."""
    query = "SELECT date, ms FROM sets WHERE exercise = ? AND measure = 'hold' ORDER BY date DESC, ms DESC LIMIT 1"
    last = [(row, id) for id in exercises for row in history.select(query, id)]
    return [id for _, id in sorted(last, reverse=True)]


def find_most_since(history: History, day: date) -> list[MostDone]:
    """The most in a set of each exercise that was done on a day or later."""
    rows = history.select(
        "SELECT exercise, measure, max(seconds), max(reps) FROM sets WHERE date >= ? GROUP BY exercise, measure",
        day.isoformat(),
    )
    return [MostDone(id, Measure(measure), seconds, reps) for id, measure, seconds, reps in rows]


def find_last_days(history: History, exercises: Iterable[str]) -> dict[str, date]:
    """When each of the exercises was done last; one that never was is missing.

    A set that cannot be read is named, and left out.
    """
    query = "SELECT max(date), id FROM sets WHERE exercise = ?"
    found = {exercise: row for exercise in exercises for row in history.select(query, exercise) if row[1]}
    days = {exercise: to_day(history, text, f"the set {id}") for exercise, (text, id) in found.items()}
    return {exercise: day for exercise, day in days.items() if day}
