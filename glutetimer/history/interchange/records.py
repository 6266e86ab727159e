"""Rows that anybody may have written become records, or problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from glutetimer.history.ids import is_uuid, uuid7
from glutetimer.history.interchange.fields import RowFields, one_of
from glutetimer.history.interchange.problems import Problems, UnreadableError
from glutetimer.history.moments import noon
from glutetimer.history.records import DecisionRecord, GoalRecord, PauseRecord, SessionRecord, SetRecord
from glutetimer.history.rows import Record, RecordKind, Row, kind_of, pack, to_lean
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Felt, Offer, Pain, Reason
from glutetimer.training.load import tidy_load
from glutetimer.training.pause import PauseReason
from glutetimer.training.workout import HoldMode

LONGEST_HOLD_S = 86_400.0
"""A hold of more than a day is a mistake (our choice)."""
LONGEST_S = 366 * 86_400.0
"""A session may have been left open over the holidays (our choice)."""
MOST_REPS = 100_000
FARTHEST_M = 1_000_000.0

_EXPORTED = {"zone", "edited"}
"""Fields that every exported session and set has, and that nobody else writes."""

Words = tuple[str, str]
"""What something is called, and what several of it are."""


@dataclass(frozen=True, slots=True)
class Records:
    """What a file holds, in its order: an id once, and what has none as often as it stands there."""

    sessions: tuple[SessionRecord, ...]
    sets: tuple[SetRecord, ...]
    pauses: tuple[PauseRecord, ...] = ()
    goals: tuple[GoalRecord, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()
    named_here: frozenset[str] = frozenset()
    """The ids that the file did not give: made from what each row says, and how often the file had said it before."""
    exported: frozenset[tuple[RecordKind, str]] = frozenset()
    """The rows that a glutetimer has written: their ids are those of a history."""
    program: str = ""
    """Which other program's sheet it was; empty: ours, or written by hand."""
    left_out: tuple[tuple[Words, int], ...] = ()
    """What its rows were that are no sets, and how many."""

    @property
    def others(self) -> tuple[PauseRecord | GoalRecord | DecisionRecord, ...]:
        """What is neither a session nor a set."""
        return (*self.pauses, *self.goals, *self.decisions)

    @property
    def everything(self) -> tuple[Record, ...]:
        """All of it: sessions, then sets, then the others."""
        return (*self.sessions, *self.sets, *self.others)


class Gathering:
    """Collects the records and the problems of a file."""

    def __init__(self) -> None:
        self.problems = Problems()
        self._found: dict[tuple[str, str], tuple[Record, str]] = {}
        self._said: Counter[str] = Counter()
        self._named: set[str] = set()
        self._exported: set[tuple[RecordKind, str]] = set()

    def records(self) -> Records:
        """Everything that was taken."""
        if self.problems:
            raise UnreadableError(self.problems, len(self.problems))
        found = [record for record, _ in self._found.values()]
        return Records(
            sessions=tuple(each for each in found if isinstance(each, SessionRecord)),
            sets=tuple(each for each in found if isinstance(each, SetRecord)),
            pauses=tuple(each for each in found if isinstance(each, PauseRecord)),
            goals=tuple(each for each in found if isinstance(each, GoalRecord)),
            decisions=tuple(each for each in found if isinstance(each, DecisionRecord)),
            named_here=frozenset(self._named),
            exported=frozenset(self._exported),
        )

    def take(self, kind: RecordKind, row: object, place: str) -> None:
        """Take a record of a kind that stands at `place`."""
        if not (fields := RowFields.of(row, place, self.problems)):
            return
        made = _MAKERS[kind](fields)
        if not fields.sound:
            return
        record = made if made.id else self._name(made)
        if made.id and isinstance(row, dict) and row.keys() >= _EXPORTED:
            self._exported.add((kind, record.id))
        # An id of our own kind stands for one thing everywhere; `1` may be a session, and a set too.
        first, there = self._found.setdefault(("" if is_uuid(record.id) else kind, record.id), (record, place))
        if kind_of(first) is not kind:
            self.problems.append(f"{place}.id: {there} has the same id; every id stands for one thing")
        elif first != record:
            self.problems.append(f"{place}.id: {there} has the same id and says something else; keep one of them")

    def _name(self, record: Record) -> Record:
        """The record with an id: the same for the same content, where it is said for the same time in the file.

        So a file that is imported twice adds nothing, and three equal sets are three.
        """
        content = f"{kind_of(record)} {pack(dict(sorted(to_lean(record).items())))}"
        if isinstance(record, SessionRecord | SetRecord):  # a goal that is said twice is one goal
            self._said[content] += 1
        if (times := self._said[content]) > 1:
            content += f" {times}"
        id = uuid7(ms_of(record), content)
        self._named.add(id)
        return record._replace(id=id)


def _session(fields: RowFields) -> SessionRecord:
    fields.need("workout", "the workout's id, such as five-a-day")
    return SessionRecord(
        id=fields.name("id"),
        workout=fields.name("workout"),
        name=fields.name("name"),
        started=fields.moment(),
        seconds=fields.number("seconds", LONGEST_S),
        span_s=fields.number("span_s", LONGEST_S),
        complete=fields.flag("complete"),
        effort=fields.whole("effort", 1, 5),
        pain=_pain(fields.inner("pain")),
        note=fields.note("note"),
        edited=fields.flag("edited"),
        extra=fields.rest(),
    )


def _set(fields: RowFields) -> SetRecord:
    measure = _measure(fields)
    return SetRecord(
        id=fields.name("id"),
        session=fields.name("session"),
        exercise=fields.name("exercise"),
        side=fields.choice("side", Side) or Side.BOTH,
        measure=measure or Measure.TIME,
        reps=fields.whole("reps", 0, MOST_REPS),
        assumed=fields.flag("assumed"),
        distance_m=fields.number("distance_m", FARTHEST_M),
        steps=fields.whole("steps", 0, MOST_REPS),
        aim=fields.number("aim", MOST_REPS),
        load=tidy_load(fields.name("load")),
        planned_load=tidy_load(fields.name("planned_load")),
        seconds=fields.number("seconds", LONGEST_S),
        held_s=fields.number("held_s", LONGEST_HOLD_S),
        clocked_s=fields.number("clocked_s", LONGEST_HOLD_S),
        trim_s=fields.number("trim_s", LONGEST_HOLD_S),
        reason=fields.choice("reason", Reason),
        mode=fields.choice("mode", HoldMode),
        fatigued=fields.flag("fatigued"),
        answered=fields.flag("answered", left_out=True),
        pain=_pain(fields.inner("pain")),
        felt=fields.choice("felt", Felt),
        started=fields.moment(),
        note=fields.note("note"),
        edited=fields.flag("edited"),
        clock_interrupted=fields.flag("clock_interrupted"),
        extra=fields.rest(),
    )


def _pause(fields: RowFields) -> PauseRecord:
    fields.need("first", "the first paused day, such as 2025-10-01")
    first, last = fields.day("first"), fields.day("last")
    if first and last and last < first:
        fields.wrong("last", f"{last.isoformat()} is before the first day; write that or a later one")
    return PauseRecord(
        id=fields.name("id"),
        first=first or date.min,
        last=last,
        reason=fields.choice("reason", PauseReason),
        extra=fields.rest(),
    )


def _goal(fields: RowFields) -> GoalRecord:
    fields.need("since", "the day it holds from, such as 2025-10-01")
    fields.need("days", "training days a week, 1 to 7")
    since, days = fields.day("since"), fields.whole("days", 1, 7)
    return GoalRecord(id=fields.name("id"), since=since or date.min, days=days or 1, extra=fields.rest())


def _decision(fields: RowFields) -> DecisionRecord:
    fields.need("day", "the day it was made, such as 2025-10-01")
    fields.need("offer", one_of(Offer))
    fields.need("exercise", "the exercise's id, such as sl-bridge-hold")
    day, offer = fields.day("day"), fields.choice("offer", Offer)
    return DecisionRecord(
        id=fields.name("id"),
        day=day or date.min,
        offer=offer or Offer.REST,
        exercise=fields.name("exercise"),
        to=fields.name("to"),
        yes=fields.flag("yes"),
        extra=fields.rest(),
    )


def _measure(fields: RowFields) -> Measure | None:
    """What is measured, as it is said or as the amounts tell; each measure needs its own."""
    fields.need("exercise", "the exercise's id, such as clam")
    fields.need("side", one_of(Side))
    measure = fields.choice("measure", Measure)
    if measure is None:
        amounts = {"held_s": Measure.HOLD, "reason": Measure.HOLD, "reps": Measure.REPS, "seconds": Measure.TIME}
        amounts |= {"distance_m": Measure.TIME, "steps": Measure.TIME}
        measure = next((amounts[key] for key in amounts if fields.has(key)), None)
    match measure:
        case Measure.HOLD:
            fields.need("held_s", "the seconds that count")
            fields.need("reason", one_of(Reason))
        case Measure.REPS:
            fields.need("reps", "the repetitions")
        case Measure.TIME:
            pass  # what was ticked off is done, however long it was
        case None:
            fields.wrong("", "how much? Write held_s and reason for a hold, or reps, or seconds")
    return measure


def _pain(fields: RowFields | None) -> Pain | None:
    if fields is None:
        return None
    fields.need("score", "0 to 10")
    pain = Pain(fields.whole("score", 0, 10) or 0, fields.name("place"))
    for key in fields.rest():
        fields.wrong(key, "unknown; write score and place")
    return pain


def ms_of(record: Record) -> int:
    """When it was, in milliseconds since 1970: at noon UTC, of what has only a date."""
    match record:
        case PauseRecord(first=day) | GoalRecord(since=day) | DecisionRecord(day=day):
            return noon(day).ms
        case _:
            return record.started.ms


def is_importable(kind: RecordKind, row: Row) -> bool:
    """Whether a row would be taken."""
    fields = RowFields(row, "", Problems())
    _MAKERS[kind](fields)
    return fields.sound


_MAKERS: dict[RecordKind, Callable[[RowFields], Record]] = {
    RecordKind.SESSION: _session,
    RecordKind.SET: _set,
    RecordKind.PAUSE: _pause,
    RecordKind.GOAL: _goal,
    RecordKind.DECISION: _decision,
}
