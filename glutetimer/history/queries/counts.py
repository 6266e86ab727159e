"""As many repetitions as went, of the history: their sets, and those that pain ended."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from glutetimer.history.queries.days import to_day
from glutetimer.history.store import History
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Hold, Pain, Reason
from glutetimer.training.most import CountedSet
from glutetimer.training.workout import HoldMode

SIDES = {side.value: side for side in Side}
REASONS = {reason.value: reason for reason in Reason}
"""Looked up: for thousands of sets, asking the enumerations takes the most time."""
_BODY = "(SELECT seq, CASE WHEN json_valid(body) THEN body ELSE '{}' END AS body FROM changes)"
"""What is damaged says nothing; it is named where it is shown."""


class CountedOfDay(NamedTuple):
    """A set of as many repetitions as went, with its exercise and its day."""

    exercise: str
    day: date
    done: CountedSet


def find_counted(history: History, exercise: str = "", until: date = date.max) -> list[CountedOfDay]:
    """The sets that were as many repetitions as went, until a day, oldest first; of all exercises where none is given.

    One that cannot be read is named, and left out.
    """
    rows = history.select(
        "SELECT sets.id, exercise, date, json_extract(body, '$.side'), reps, json_extract(body, '$.reason'),"
        f" json_extract(body, '$.assumed') FROM sets JOIN {_BODY} ON seq = change"
        f" WHERE {'exercise' if exercise else 'measure'} = ? AND date <= ? AND reps IS NOT NULL"
        " AND json_extract(body, '$.mode') = ? ORDER BY date, ms, sets.id",
        exercise or Measure.REPS.value,
        until.isoformat(),
        HoldMode.MAX.value,
    )
    return [
        CountedOfDay(of, day, CountedSet(side, reps, REASONS.get(reason), bool(assumed)))
        for of, day, side, reps, reason, assumed in _read_rows(history, rows)
    ]


def find_counted_pain(history: History, since: date) -> list[Hold]:
    """Those that pain ended, of any exercise, from a day on: as the rules know a hold that pain ended.

    One that cannot be read is named, and left out.
    """
    rows = history.select(
        "SELECT sets.id, exercise, date, json_extract(body, '$.side'), ms, json_extract(body, '$.pain.score'),"
        f" json_extract(body, '$.pain.place') FROM sets JOIN {_BODY} ON seq = change"
        " WHERE date >= ? AND measure = ? AND json_extract(body, '$.reason') = ? ORDER BY date, ms, sets.id",
        since.isoformat(),
        Measure.REPS.value,
        Reason.PAIN.value,
    )
    found = []
    for exercise, day, side, ms, score, place in _read_rows(history, rows):
        pain = Pain(score, str(place or "")) if isinstance(score, int) else None
        found.append(Hold(exercise, side, day, held_s=0.0, reason=Reason.PAIN, started_ms=ms, pain=pain))
    return found


def _read_rows(history: History, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Exercise, day and side of each set, and what else was asked; one that cannot be read is named, and left out."""
    for id, exercise, text, word, *rest in rows:
        if not (side := SIDES.get(word)):
            history.leave_out(f"the set {id}")
        elif day := to_day(history, text, f"the set {id}"):
            yield exercise, day, side, *rest
