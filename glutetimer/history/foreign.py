"""Rows that anybody may have written become records, or problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from glutetimer.history.fields import Fields, one_of
from glutetimer.history.ids import uuid7
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.history.rows import kind_of, pack, to_lean
from glutetimer.reading.problem import Refusal
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.holds.ladder import Felt
from glutetimer.training.workout import HoldMode

LONGEST_HOLD_S = 86_400.0
"""A hold of more than a day is a mistake (design)."""
LONGEST_S = 366 * 86_400.0
"""A session may have been left open over the holidays (design)."""
MOST_REPS = 100_000

_R = TypeVar("_R", SessionRecord, SetRecord)


@dataclass(frozen=True, slots=True)
class Records:
    """What a file holds: each record once, whatever the order or the number of its copies in the file."""

    sessions: tuple[SessionRecord, ...]
    sets: tuple[SetRecord, ...]


class UnreadableError(Refusal):
    """A file that cannot be imported: all its problems, one line each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class Gathering:
    """Collects the records and the problems of a file."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self._sessions: dict[str, tuple[SessionRecord, str]] = {}
        self._sets: dict[str, tuple[SetRecord, str]] = {}

    def session(self, row: object, place: str) -> None:
        """Take a session that stands at `place`."""
        if fields := Fields.of(row, place, self.problems):
            record = _session(fields)
            if fields.sound:
                self._add(_with_id(record), place, self._sessions, self._sets)

    def set(self, row: object, place: str) -> None:
        """Take a set that stands at `place`."""
        if fields := Fields.of(row, place, self.problems):
            record = _set(fields)
            if fields.sound:
                self._add(_with_id(record), place, self._sets, self._sessions)

    def records(self) -> Records:
        """Everything that was taken.

        Raises:
            UnreadableError: there was a problem.
        """
        if self.problems:
            raise UnreadableError(self.problems)
        return Records(
            tuple(record for record, _ in self._sessions.values()), tuple(record for record, _ in self._sets.values())
        )

    def _add(self, record: _R, place: str, same: dict[str, tuple[_R, str]], others: dict[str, tuple[Any, str]]) -> None:
        first = same.setdefault(record.id, (record, place))
        if first[0] != record:
            self.problems.append(f"{place}.id: {first[1]} has the same id and says something else; keep one of them")
        elif record.id in others:
            self.problems.append(f"{place}.id: {others[record.id][1]} has the same id; every id stands for one thing")


def _session(fields: Fields) -> SessionRecord:
    fields.need("workout", "the workout's id, such as five-a-day")
    return SessionRecord(
        id=fields.name("id"),
        workout=fields.name("workout"),
        name=fields.name("name"),
        started=fields.moment(),
        seconds=fields.number("seconds", LONGEST_S),
        complete=fields.flag("complete"),
        effort=fields.whole("effort", 1, 5),
        note=fields.note("note"),
        edited=fields.flag("edited"),
        extra=fields.rest(),
    )


def _set(fields: Fields) -> SetRecord:
    measure = _measure(fields)
    return SetRecord(
        id=fields.name("id"),
        session=fields.name("session"),
        exercise=fields.name("exercise"),
        side=fields.choice("side", Side) or Side.BOTH,
        measure=measure or Measure.TIME,
        reps=fields.whole("reps", 0, MOST_REPS),
        seconds=fields.number("seconds", LONGEST_S),
        held_s=fields.number("held_s", LONGEST_HOLD_S),
        clocked_s=fields.number("clocked_s", LONGEST_HOLD_S),
        trim_s=fields.number("trim_s", LONGEST_HOLD_S),
        reason=fields.choice("reason", Reason),
        mode=fields.choice("mode", HoldMode),
        fatigued=fields.flag("fatigued"),
        pain=_pain(fields.inner("pain")),
        felt=fields.choice("felt", Felt),
        started=fields.moment(),
        note=fields.note("note"),
        edited=fields.flag("edited"),
        clock_interrupted=fields.flag("clock_interrupted"),
        extra=fields.rest(),
    )


def _measure(fields: Fields) -> Measure | None:
    """What is measured, as it is said or as the amounts tell; each measure needs its own."""
    fields.need("exercise", "the exercise's id, such as clam")
    fields.need("side", one_of(Side))
    measure = fields.choice("measure", Measure)
    if measure is None:
        amounts = {"held_s": Measure.HOLD, "reason": Measure.HOLD, "reps": Measure.REPS, "seconds": Measure.TIME}
        measure = next((amounts[key] for key in amounts if fields.has(key)), None)
    match measure:
        case Measure.HOLD:
            fields.need("held_s", "the seconds that count")
            fields.need("reason", one_of(Reason))
        case Measure.REPS:
            fields.need("reps", "the repetitions")
        case Measure.TIME:
            fields.need("seconds", "how long it lasted")
        case None:
            fields.wrong("", "how much? Write held_s and reason for a hold, or reps, or seconds")
    return measure


def _pain(fields: Fields | None) -> Pain | None:
    if fields is None:
        return None
    fields.need("score", "0 to 10")
    pain = Pain(fields.whole("score", 0, 10) or 0, fields.name("place"))
    for key in fields.rest():
        fields.wrong(key, "unknown; write score and place")
    return pain


def _with_id(record: _R) -> _R:
    """A record that has an id: the same for the same content, where the file gives none."""
    if record.id:
        return record
    content = pack(dict(sorted(to_lean(record).items())))
    return replace(record, id=uuid7(record.started.ms, f"{kind_of(record)} {content}"))
