"""Changing the past: what a typed line makes of a set or a session. Whatever is changed or added so says `edited`.

A line that cannot be meant is a ValueError; its text says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from glutetimer.files.reading import duration
from glutetimer.files.reading.problem import shown
from glutetimer.files.reading.values import read_load
from glutetimer.history.interchange.fields import note_of
from glutetimer.history.interchange.records import FARTHEST_M, LONGEST_HOLD_S, LONGEST_S, MOST_REPS
from glutetimer.history.moments import moment, noon
from glutetimer.history.queries.totals import Performed
from glutetimer.history.records import Moment, SessionRecord, SetRecord
from glutetimer.history.rows import Record
from glutetimer.keys.layout import digit_of
from glutetimer.session.words import PAIN_PLACES
from glutetimer.training.exercise import LEGS, Measure
from glutetimer.training.holds.hold import Pain, Reason

DAY_MS = 86_400_000
FIRST_DAY = date(1970, 1, 1)
_PAIN = re.compile(r"(10|&à|[\d&é\"'(\-è_çà])\s*([a-z]+)?", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,3})?", re.ASCII)
_DISTANCE = re.compile(r"(\d{1,9}(?:[.,]\d{1,3})?) ?(m|km)?", re.ASCII)


def value_question(done: SetRecord) -> str:
    return _AMOUNTS[_amount_key(done)][0]


def value_text(done: SetRecord) -> str:
    value = getattr(done, _amount_key(done))
    return "" if value is None else f"{value:.10g}"


def with_value(done: SetRecord, line: str) -> SetRecord:
    """The set with another value. What the clock said of a hold stays as it was."""
    key = _amount_key(done)
    values: dict[str, Any] = {key: _AMOUNTS[key][1](line)}
    return done._replace(answered=True, assumed=False, edited=True, **values)


def _amount_key(done: SetRecord) -> str:
    """Which field says how much it was: the one that is shown of it."""
    match done.measure:
        case Measure.HOLD:
            return "held_s"
        case Measure.REPS:
            return "reps"
        case Measure.TIME:
            return next((key for key in ("steps", "distance_m") if getattr(done, key) is not None), "seconds")


def seconds(line: str, most: float) -> float:
    """Seconds, to the tenth: 32, 32.5, 1:30."""
    if _NUMBER.fullmatch(line):
        return round(duration.parse(float(line.replace(",", ".")), 0, most), 1)
    return duration.parse(line, 0, most)


def repetitions(line: str) -> int:
    """A whole number."""
    return _count(line, "repetitions")


def _count(line: str, what: str) -> int:
    if not (line.isascii() and line.isdigit() and len(line) < 10 and int(line) <= MOST_REPS):
        raise ValueError(f"{shown(line)} is no number of {what}; write one such as 10")
    return int(line)


def _metres(line: str) -> float:
    match = _DISTANCE.fullmatch(line)
    if not match:
        raise ValueError(f"{shown(line)} is no distance; write metres, such as 400, or 1.5 km")
    metres = float(match[1].replace(",", ".")) * (1000 if match[2] == "km" else 1)
    if metres > FARTHEST_M:
        raise ValueError(f"{shown(line)} is out of bounds; write 0 to {FARTHEST_M / 1000:g} km")
    return round(metres, 1)


_AMOUNTS: dict[str, tuple[str, Callable[[str], float]]] = {
    "held_s": ("Seconds that count of the hold", lambda line: seconds(line, LONGEST_HOLD_S)),
    "reps": ("Repetitions", repetitions),
    "steps": ("Steps", lambda line: _count(line, "steps")),
    "distance_m": ("Metres, or 1.5 km", _metres),
    "seconds": ("Seconds, or minutes as 1:30", lambda line: seconds(line, LONGEST_S)),
}
"""What is asked for each amount, and how the answer is read."""


def other_side(done: SetRecord) -> SetRecord:
    """The set on the other leg; both and alternating stay what they are."""
    return done._replace(side=done.side.other, edited=True)


def has_side(done: SetRecord) -> bool:
    return done.side in LEGS


def with_reason(done: SetRecord, reason: Reason) -> SetRecord:
    return done._replace(reason=reason, answered=True, edited=True)


def with_load(done: SetRecord, line: str) -> SetRecord:
    """The set with another load; an empty line takes it away."""
    return done._replace(load=read_load(line), edited=True)


def with_note(record: SessionRecord | SetRecord, line: str) -> SessionRecord | SetRecord:
    """The record with another note; an empty line takes it away."""
    return record._replace(note=note_of(line), edited=True)


def with_pain(session: SessionRecord, pain: Pain) -> SessionRecord:
    """The session with another answer to what hurt; 0 of 10 is none."""
    return session._replace(pain=pain if pain.score else None, edited=True)


def with_effort(session: SessionRecord, effort: int) -> SessionRecord:
    return session._replace(effort=effort, edited=True)


def effort(line: str) -> int:
    """How hard a session was."""
    if (digit := digit_of(line)) not in ("1", "2", "3", "4", "5"):
        raise ValueError(f"{shown(line)} is none of 1 to 5; write one such as 3")
    return int(digit)


def pain(line: str) -> Pain:
    """How bad something hurt, and where: 3 k, 3 knee; 3 for somewhere."""
    found = _PAIN.fullmatch(line)
    where = (found[2] or "o").lower() if found else ""
    place = next((place for key, place, _ in PAIN_PLACES if where in (key, place)), None)
    if not found or place is None:
        raise ValueError(f"{shown(line)} is no answer; write 0 to 10 and a letter for the place, such as 3 k")
    return Pain(int("".join(map(digit_of, found[1]))), place)


def day(line: str, on: date) -> date:
    """A day of the past: 2025-11-20, today, yesterday, -3."""
    words = {"today": 0, "yesterday": 1}
    if line.lower() in words:
        return on - timedelta(words[line.lower()])
    if re.fullmatch(r"-\d{1,4}", line, re.ASCII):
        found = on + timedelta(int(line))
    else:
        try:
            found = date.fromisoformat(line)
        except ValueError:
            raise ValueError(f"{shown(line)} is no day; write one such as {on.isoformat()}, yesterday, or -3") from None
    if not FIRST_DAY <= found <= on:
        raise ValueError(f"{found.isoformat()} is {'still to come' if found > on else 'too long ago'}")
    return found


def goal(line: str) -> int:
    """Days a week."""
    if not re.fullmatch("[1-7]", line, re.ASCII):
        raise ValueError(f"{shown(line)} is no number of days in a week; write 1 to 7")
    return int(line)


def moved(done: Performed, to: date) -> list[Record]:
    """A session, or sets without one, on another day at the same time of day."""
    days = (to - done.entry.day).days
    records: list[Record] = [each._replace(started=_later(each.started, days), edited=True) for each in done.sets]
    if done.session:
        records.insert(0, done.session._replace(started=_later(done.session.started, days), edited=True))
    return records


def _later(at: Moment, days: int) -> Moment:
    return at._replace(ms=at.ms + days * DAY_MS, local_date=at.local_date + timedelta(days))


def instant(on_day: date, wall: datetime, today: date, day_start: time) -> Moment:
    """When something was done that nobody timed: now, or at noon of a past day, by the clocks of that day."""
    if on_day == today:
        return moment(wall, day_start)
    then = datetime.combine(on_day, time(12))
    try:
        then = then.astimezone()
    except OSError:  # Windows knows no zone before 1970
        then = then.replace(tzinfo=wall.tzinfo)
    return moment(then, day_start)._replace(local_date=on_day)


def after(done: Performed) -> Moment:
    """When a set began that is added to others: as the last of them ended."""
    last = max((each.started for each in done.sets), key=lambda at: at.ms, default=None)
    if last is None:
        return done.session.started if done.session else noon(done.entry.day)
    ended = max(each.started.ms + round(1000 * (each.seconds or each.held_s or 1)) for each in done.sets)
    return last._replace(ms=ended)


def ids_of(done: Performed) -> list[str]:
    """What to delete so that all of it is gone: a session takes its sets along."""
    return [done.session.id] if done.session else [each.id for each in done.sets]
