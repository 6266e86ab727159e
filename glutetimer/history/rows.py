"""Records as JSON objects, and back: what the change table keeps, and what is exported.

The fields are those of `history --json`; keys that this version does not know stay where they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from glutetimer.history.moments import from_iso, to_iso
from glutetimer.history.records import (
    DecisionRecord,
    GoalRecord,
    Moment,
    PauseRecord,
    SessionRecord,
    SetRecord,
)
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Felt, Offer, Pain, Reason
from glutetimer.training.pause import PauseReason
from glutetimer.training.workout import HoldMode

Row = dict[str, Any]
Record = SessionRecord | SetRecord | PauseRecord | GoalRecord | DecisionRecord

UNSHOWABLE = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
"""Characters that no text may have; a line feed and a tab are fine."""

_ENCODER = json.JSONEncoder(separators=(",", ":"), allow_nan=False)
_E = TypeVar("_E", bound=StrEnum)


class RecordKind(StrEnum):
    """What a row is."""

    SESSION = "session"
    SET = "set"
    PAUSE = "pause"
    GOAL = "goal"
    DECISION = "decision"


_KINDS = {
    SessionRecord: RecordKind.SESSION,
    SetRecord: RecordKind.SET,
    PauseRecord: RecordKind.PAUSE,
    GoalRecord: RecordKind.GOAL,
    DecisionRecord: RecordKind.DECISION,
}


def kind_of(record: Record) -> RecordKind:
    """What a record's row is."""
    return _KINDS[type(record)]


def to_row(record: Record) -> Row:
    """Every field, in the documented order, then the unknown ones."""
    known = _known(record)
    return {**known, **_unknown(record, known)}


def to_lean(record: Record) -> Row:
    """The row as it is stored: without what is plain, which is most of it; unknown keys as they came."""
    known = {key: value for key, value in _known(record).items() if not _plain(key, value)}
    return {**known, **_unknown(record, known)}


def _unknown(record: Record, known: Row) -> Row:
    """What an older version kept under a name of today gives way to what is said by now."""
    return {key: value for key, value in record.extra.items() if _plain(key, known.get(key))}


def pack(row: Row) -> str:
    return _ENCODER.encode(row)


def unpack(text: str) -> Row:
    row: Row = json.loads(text)
    return row


def to_session(row: Row) -> SessionRecord:
    rest = dict(row)
    return SessionRecord(
        id=rest.pop("id"),
        workout=rest.pop("workout"),
        name=rest.pop("name", ""),
        started=_moment(rest),
        seconds=_number(rest.pop("seconds", None)),
        span_s=_number(rest.pop("span_s", None)),
        complete=bool(rest.pop("complete", False)),
        effort=rest.pop("effort", None),
        pain=_to_pain(rest.pop("pain", None)),
        note=rest.pop("note", ""),
        edited=bool(rest.pop("edited", False)),
        extra=rest,
    )


def read_later(row: Row, key: str) -> Any:
    """The value of a key that a set has only lately; None where it has none, or an older version kept something else.

    Such a version knew nothing of the key, and kept whatever an import had there.
    """
    value = row.get(key)
    return value if value is not None and _LATER[key](value) else None


def to_set(row: Row) -> SetRecord:
    rest = dict(row)
    later = {key: value for key in _LATER if (value := read_later(rest, key)) is not None}
    for key in _LATER.keys() & rest.keys():
        if key in later or rest[key] is None:
            del rest[key]
    return SetRecord(
        id=rest.pop("id"),
        session=rest.pop("session", ""),
        exercise=rest.pop("exercise"),
        side=Side(rest.pop("side")),
        measure=Measure(rest.pop("measure")),
        reps=rest.pop("reps", None),
        assumed=bool(rest.pop("assumed", False)),
        distance_m=_number(later.get("distance_m")),
        steps=later.get("steps"),
        aim=_number(later.get("aim")),
        load=later.get("load", ""),
        planned_load=later.get("planned_load", ""),
        seconds=_number(rest.pop("seconds", None)),
        held_s=_number(rest.pop("held_s", None)),
        clocked_s=_number(rest.pop("clocked_s", None)),
        trim_s=_number(rest.pop("trim_s", None)),
        reason=_choice(Reason, rest.pop("reason", None)),
        mode=_choice(HoldMode, rest.pop("mode", None)),
        fatigued=bool(rest.pop("fatigued", False)),
        answered=bool(rest.pop("answered", True)),
        pain=_to_pain(rest.pop("pain", None)),
        felt=_choice(Felt, rest.pop("felt", None)),
        started=_moment(rest),
        note=rest.pop("note", ""),
        edited=bool(rest.pop("edited", False)),
        clock_interrupted=bool(rest.pop("clock_interrupted", False)),
        extra=rest,
    )


def to_pause(row: Row) -> PauseRecord:
    rest = dict(row)
    last = rest.pop("last", None)
    return PauseRecord(
        id=rest.pop("id"),
        first=date.fromisoformat(rest.pop("first")),
        last=date.fromisoformat(last) if last else None,
        reason=_choice(PauseReason, rest.pop("reason", None)),
        extra=rest,
    )


def to_goal(row: Row) -> GoalRecord:
    rest = dict(row)
    return GoalRecord(id=rest.pop("id"), since=date.fromisoformat(rest.pop("since")), days=rest.pop("days"), extra=rest)


def to_decision(row: Row) -> DecisionRecord:
    rest = dict(row)
    return DecisionRecord(
        id=rest.pop("id"),
        day=date.fromisoformat(rest.pop("day")),
        offer=Offer(rest.pop("offer")),
        exercise=rest.pop("exercise"),
        to=rest.pop("to", ""),
        yes=bool(rest.pop("yes", False)),
        extra=rest,
    )


def _known(record: Record) -> Row:
    match record:
        case SessionRecord():
            return _session_row(record)
        case SetRecord():
            return _set_row(record)
        case PauseRecord():
            last = record.last.isoformat() if record.last else None
            reason = record.reason and record.reason.value
            return {"id": record.id, "first": record.first.isoformat(), "last": last, "reason": reason}
        case GoalRecord():
            return {"id": record.id, "since": record.since.isoformat(), "days": record.days}
        case DecisionRecord():
            return {
                "id": record.id,
                "day": record.day.isoformat(),
                "offer": record.offer.value,
                "exercise": record.exercise,
                "to": record.to,
                "yes": record.yes,
            }


def _session_row(session: SessionRecord) -> Row:
    return {
        "id": session.id,
        "workout": session.workout,
        "name": _clean(session.name or session.workout),
        **_moment_row(session.started),
        "seconds": _number(session.seconds),
        "span_s": _number(session.span_s),
        "complete": session.complete,
        "effort": session.effort,
        "pain": _pain_row(session.pain),
        "note": _clean(session.note),
        "edited": session.edited,
    }


def _set_row(done: SetRecord) -> Row:
    return {
        "id": done.id,
        "session": done.session,
        "exercise": done.exercise,
        "side": done.side.value,
        "measure": done.measure.value,
        "reps": done.reps,
        "assumed": done.assumed,
        "distance_m": _number(done.distance_m),
        "steps": done.steps,
        "aim": _number(done.aim),
        "load": _clean(done.load) or None,
        "planned_load": _clean(done.planned_load) or None,
        "seconds": _number(done.seconds),
        "held_s": _number(done.held_s),
        "clocked_s": _number(done.clocked_s),
        "trim_s": _number(done.trim_s),
        "reason": done.reason and done.reason.value,
        "mode": _mode(done),
        "fatigued": done.fatigued,
        "answered": done.answered,
        "pain": _pain_row(done.pain),
        "felt": done.felt and done.felt.value,
        **_moment_row(done.started),
        "note": _clean(done.note),
        "edited": done.edited,
        "clock_interrupted": done.clock_interrupted,
    }


def _pain_row(pain: Pain | None) -> Row | None:
    return {"score": pain.score, "place": pain.place} if pain else None


def _to_pain(row: Row | None) -> Pain | None:
    return Pain(row["score"], row["place"]) if row else None


def _moment_row(at: Moment) -> Row:
    return {"started": to_iso(at), "local_date": at.local_date.isoformat(), "zone": at.zone}


def _moment(rest: Row) -> Moment:
    return from_iso(rest.pop("started"), date.fromisoformat(rest.pop("local_date")), rest.pop("zone", ""))


def _clean(text: str) -> str:
    """A text without what a terminal would obey and an import refuse."""
    return re.sub(UNSHOWABLE, " ", text)


def _mode(done: SetRecord) -> str | None:
    """A hold trains where nothing else is said."""
    mode = done.mode or (HoldMode.TARGET if done.measure is Measure.HOLD else None)
    return mode and mode.value


def _plain(key: str, value: object) -> bool:
    return value is True if key == "answered" else value is None or value is False or value == ""


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def _choice(options: type[_E], value: str | None) -> _E | None:
    return None if value is None else options(value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _MOST


def _is_count(value: object) -> bool:
    return isinstance(value, int) and _is_number(value)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not re.search(UNSHOWABLE, value)


_MOST = 1e9
"""More than any number of steps or metres: what fits into the tables (our choice)."""
_LATER: dict[str, Callable[[object], bool]] = {
    "distance_m": _is_number,
    "steps": _is_count,
    "aim": _is_number,
    "load": _is_text,
    "planned_load": _is_text,
}
"""The keys of a set that came after its first version, and what their values must be."""
