"""What the list of sessions shows, and one opened session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from textual.widgets.option_list import Option

from glutetimer.app.drawing.cells import widest
from glutetimer.app.drawing.grid import Size
from glutetimer.app.widgets.rows import Cell, Row
from glutetimer.history.queries.totals import Performed
from glutetimer.history.records import SetRecord
from glutetimer.session.words import clock, side_word
from glutetimer.training.exercise import Exercise, Measure
from glutetimer.views.opened import ALONE
from glutetimer.views.words import (
    describe_done,
    describe_pain,
    describe_reason,
    describe_results,
    format_short_date,
)

NO_SESSION = "No session yet. Each appears here as soon as its first set is done."


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


def describe_session(done: Performed, on: date) -> SessionRow:
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
    known = exercises.get(done.exercise)
    marks = (
        describe_reason(done),
        "" if done.mode != "max" else "test" if done.measure is Measure.HOLD else "as many as went",
        "after other work" if done.fatigued else "",
        describe_pain(done.pain),
    )
    changes = ("clock interrupted" if done.clock_interrupted else "", "edited" if done.edited else "")
    return SetRow(
        exercise=known.name if known else done.exercise,
        side=side_word(done.side),
        amount=describe_done(done),
        about=", ".join(mark for mark in (*marks, *changes) if mark),
        note=" ".join(done.note.split()),
    )


def make_cells(row: SessionRow, size: Size) -> list[Cell]:
    """A session as a row of the list; a tiny one has no time, and sides as arrows."""
    if size is Size.TINY:
        return [Cell(row.brief_day, 8), Cell(row.name, look="plain"), Cell(row.brief_result, 12, "soft", right=True)]
    told = "   ".join(part for part in (row.result, row.note) if part)
    return [
        Cell(row.day, 13),
        Cell(row.name, 26, "plain"),
        Cell(row.time, 8, right=True),
        Cell("", 1),
        Cell(told, look="soft"),
    ]


def make_set_options(rows: Sequence[SetRow]) -> list[Option]:
    names = min(30, widest(row.exercise for row in rows))
    side, amounts = 1 + widest(row.side for row in rows), widest(row.amount for row in rows)

    def cells(row: SetRow) -> Row:
        about = "   ".join(part for part in (row.about, row.note) if part)
        return Row(
            Cell(row.exercise, names, "plain"),
            Cell(row.side, side, "soft"),
            Cell(row.amount, amounts, "plain", right=True),
            Cell("", 1),
            Cell(about, look="soft"),
        )

    return [Option(cells(row)) for row in rows]
