"""A workout step by step: its rows in words, and as those of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor

from textual.widgets.option_list import Option

from glutetimer.app.drawing.cells import widest, width
from glutetimer.app.drawing.grid import Size
from glutetimer.app.drawing.letters import SIGN_TEXT
from glutetimer.app.widgets.rows import Cell, Row
from glutetimer.session.marks import Marks, no_marks
from glutetimer.session.words import clock, describe_amount, side_word
from glutetimer.training.counting import format_count
from glutetimer.training.exercise import Side, Tempo
from glutetimer.training.plan import Phase, PhaseKind, Plan
from glutetimer.training.workout import HoldMode
from glutetimer.views.exercise import shorten_name

_WAITS = {PhaseKind.READY: "Get ready", PhaseKind.REST: "Rest", PhaseKind.SWITCH: "Switch"}


@dataclass(frozen=True, slots=True)
class StepRow:
    """One phase of a plan, in words; or, where it has no place, the heading of what follows."""

    place: int | None
    """In the plan; None for a heading."""
    start: str = ""
    """When it begins: 0:10, or ~2:40 where a hold before it makes that an estimate."""
    kind: str = ""
    sign: str = ""
    name: str = ""
    brief: str = ""
    """The name in few letters."""
    side: str = ""
    amount: str = ""
    """How much: 10 reps, 0:40, to 34."""
    note: str = ""
    """How: the tempo, or what a hold is for."""
    marks: str = ""
    """What there is to pass: last 31, best 41."""
    works: bool = False


def step_rows(plan: Plan, marks: Callable[[Phase], Marks] = no_marks) -> tuple[StepRow, ...]:
    """Every phase of a plan in order, with a heading over each of several rounds, and over what follows them."""
    rows: list[StepRow] = []
    at, estimated, before = 0.0, False, 0
    last = max((place for place, phase in enumerate(plan.phases) if phase.round), default=0)
    for place, phase in enumerate(plan.phases):
        if phase.round != before:
            heading = (
                f"Round {phase.round} of {phase.rounds}" if phase.round else "To finish" if place > last else "Then"
            )
            rows.append(StepRow(None, name=heading))
            before = phase.round
        rows.append(_row(place, phase, f"{'~' if estimated else ''}{clock(at)}", marks(phase)))
        at += phase.nominal_s
        estimated |= phase.seconds is None
    return tuple(rows)


def _row(place: int, phase: Phase, start: str, marks: Marks) -> StepRow:
    if not phase.works:
        side, name = side_word(phase.side), _WAITS[phase.kind]
        words = f"to the {side}" if side else ""
        return StepRow(place, start, phase.kind, SIGN_TEXT[phase.kind], name, name, words, clock(phase.seconds or 0))
    known = (("last", marks.last_s), ("best", marks.best_s))
    return StepRow(
        place,
        start,
        phase.kind,
        SIGN_TEXT[phase.kind],
        phase.name,
        shorten_name(phase.exercise) if phase.exercise else phase.title,
        "in turn" if phase.side is Side.ALTERNATING else phase.side or "",
        _amount(phase, marks),
        _note(phase),
        ", ".join(filter(None, (phase.load, *(f"{name} {floor(seconds)}" for name, seconds in known if seconds)))),
        works=True,
    )


def _describe(row: StepRow) -> str:
    """What it is, and of what is no set the side that it leads to: Switch to the right."""
    return row.name if row.works else f"{row.name} {row.side}".rstrip()


def _amount(phase: Phase, marks: Marks) -> str:
    if phase.hold:
        return f"to {floor(marks.target_s)}" if marks.target_s and not marks.hidden else "hold"
    if phase.own_pace and not phase.reps:
        return "as many as go" if phase.max_reps else describe_amount(phase)
    if phase.reps:
        return format_count(phase.reps, "rep")
    return clock(phase.seconds or 0)


def _note(phase: Phase) -> str:
    if phase.hold:
        return "test" if phase.hold is HoldMode.MAX else "target"
    if phase.bounds:
        return f"{phase.bounds[0]:g}-{phase.bounds[1]:g}"
    if phase.own_pace:
        return "own pace"
    return tempo_brief(phase.tempo) if phase.reps and phase.tempo else ""


def tempo_brief(tempo: Tempo) -> str:
    """A tempo without a pause that it has not: 2-1-3."""
    return str(tempo).removesuffix("-0")


def make_options(rows: Sequence[StepRow], size: Size) -> list[Option]:
    """The rows of a list; only what is done in a session can be chosen."""
    steps = [row for row in rows if row.place is not None]
    start, amount = widest(row.start for row in steps), widest(row.amount for row in steps)
    side = widest(row.side for row in steps if row.works)
    name = min(26 if size is Size.SMALL else 34, widest(map(_describe, steps)))

    def cells(row: StepRow) -> Row:
        if row.place is None:
            return Row(Cell(row.name, look="heading"))
        tone = "" if row.works else "soft"
        begin = (Cell(row.start, start, "soft", right=True), Cell(row.sign, 1, row.kind))
        if size is Size.TINY:
            arrow = {"left": "← ", "right": "→ "}.get(row.side, "")
            return Row(
                *begin, Cell(arrow + row.brief, look=tone or "plain"), Cell(row.amount, amount, tone, right=True)
            )
        named = row.name if width(row.name) <= name else row.brief
        if not row.works:
            named = _describe(row)
        return Row(
            *begin,
            Cell(named, name, tone or "plain"),
            Cell(row.side * row.works, side, "soft"),
            Cell(row.amount, amount, tone, right=True),
            Cell(row.note, 8, "soft"),
            Cell(row.marks, look="soft", whole=True, right=True),
        )

    return [Option(cells(row), disabled=not row.works) for row in rows]
