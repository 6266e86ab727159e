"""What the list of sessions shows, and one opened session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from glutetimer.history.queries.totals import Performed
from glutetimer.history.records import SetRecord
from glutetimer.session.words import clock
from glutetimer.training.counting import format_count
from glutetimer.training.exercise import Exercise
from glutetimer.views.words import (
    describe_amount,
    describe_pain,
    describe_reason,
    describe_results,
    format_short_date,
    name_side,
)

ALONE = "without a session"
"""The name of sets that belong to none."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in the list."""

    day: str
    brief_day: str
    name: str
    time: str
    result: str
    brief_result: str
    """With arrows for the sides."""
    note: str


@dataclass(frozen=True, slots=True)
class SetRow:
    """A set."""

    exercise: str
    side: str
    amount: str
    about: str
    """Why a hold ended, and what else is to be known of a set."""
    note: str


@dataclass(frozen=True, slots=True)
class SessionsView:
    """One picture of the list."""

    rows: tuple[SessionRow, ...]
    """Those shown."""
    first: int
    """The place of the first in the whole list."""
    cursor: int
    """In the rows; -1 where none is marked."""
    count: str
    sets: tuple[SetRow, ...]
    """Of the session under the cursor."""


def sessions_view(
    shown: Sequence[Performed],
    first: int,
    cursor: int,
    count: int,
    on: date,
    exercises: Mapping[str, Exercise],
) -> SessionsView:
    """A part of the list.

    Args:
        shown: that part, newest first.
        first: the place of its first in the whole list.
        cursor: the place of the cursor in the whole list.
        count: how long that is.
        on: today.
        exercises: by id.
    """
    at = cursor - first if first <= cursor < first + len(shown) else -1
    return SessionsView(
        rows=tuple(session_row(each, on) for each in shown),
        first=first,
        cursor=at,
        count=format_count(count, "session"),
        sets=tuple(set_row(done, exercises) for done in shown[at].sets) if at >= 0 else (),
    )


def session_row(done: Performed, on: date) -> SessionRow:
    """A session in one line."""
    session = done.session
    partial = "   partial" if session and not session.complete else ""
    day, result = done.entry.day, describe_results(done.sets)
    return SessionRow(
        day=format_short_date(day, on),
        brief_day=f"{day.day} {day:%b}" if day.year == on.year else f"{day:%b} {day.year}",
        name=session.name or session.workout if session else ALONE,
        time=clock(session.seconds) if session and session.seconds is not None else "",
        result=result + partial,
        brief_result=result.replace("left ", "←").replace("right ", "→").replace("   ", " "),
        note=" ".join(session.note.split()) if session else "",
    )


def set_row(done: SetRecord, exercises: Mapping[str, Exercise]) -> SetRow:
    """A set in one line."""
    known = exercises.get(done.exercise)
    marks = (
        describe_reason(done),
        "test" if done.mode == "max" else "",
        "after other work" if done.fatigued else "",
        describe_pain(done.pain),
    )
    changes = ("clock interrupted" if done.clock_interrupted else "", "edited" if done.edited else "")
    return SetRow(
        exercise=known.name if known else done.exercise,
        side=name_side(done),
        amount=describe_amount(done),
        about=", ".join(mark for mark in (*marks, *changes) if mark),
        note=" ".join(done.note.split()),
    )
