"""A workout step by step, as ready-made words: its rows, and what a preview shows around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor

from glutetimer.app.drawing.letters import SIGN_TEXT
from glutetimer.app.drawing.posture import Posture
from glutetimer.session.marks import Marks
from glutetimer.session.runner import no_marks
from glutetimer.session.words import clock
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


@dataclass(frozen=True, slots=True)
class PreviewView:
    """One picture of a preview."""

    title: str
    """In letters, where they can be drawn."""
    name: str
    total: str
    skyline: tuple[tuple[str, float], ...]
    rows: tuple[StepRow, ...]
    cursor: int
    """The row of the step under it; -1 where there is none."""
    cues: tuple[str, ...]
    """Of the step under the cursor."""
    notice: str
    """What is different today."""
    commands: tuple[str, ...]
    posture: Posture | None = None


def step_rows(plan: Plan, marks: Callable[[Phase], Marks] = no_marks) -> tuple[StepRow, ...]:
    """Every phase of a plan in order, with a heading over each of several rounds, and over what follows them.

    Args:
        plan: what is laid out.
        marks: what a hold is measured against, by phase.
    """
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
        side = f"to the {phase.side}" if phase.side in (Side.LEFT, Side.RIGHT) else ""
        return StepRow(
            place, start, phase.kind, SIGN_TEXT[phase.kind], _WAITS[phase.kind], _WAITS[phase.kind],
            side, clock(phase.seconds or 0),
        )  # fmt: skip
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
        ", ".join(f"{name} {floor(seconds)}" for name, seconds in known if seconds),
        works=True,
    )


def _amount(phase: Phase, marks: Marks) -> str:
    if phase.hold:
        return f"to {floor(marks.target_s)}" if marks.target_s and not marks.hidden else "hold"
    if phase.reps:
        return format_count(phase.reps, "rep")
    return clock(phase.seconds or 0)


def _note(phase: Phase) -> str:
    if phase.hold:
        return "test" if phase.hold is HoldMode.MAX else "target"
    return tempo_brief(phase.tempo) if phase.reps and phase.tempo else ""


def tempo_brief(tempo: Tempo) -> str:
    """A tempo without a pause that it has not: 2-1-3."""
    return str(tempo).removesuffix("-0")


def preview_view(
    plan: Plan,
    place: int,
    marks: Callable[[Phase], Marks] = no_marks,
    left_out: Sequence[str] = (),
) -> PreviewView:
    """The preview of a plan.

    Args:
        plan: what would be performed.
        place: the phase under the cursor.
        marks: what a hold is measured against, by phase.
        left_out: why holds are left out today, a sentence each.
    """
    rows = step_rows(plan, marks)
    chosen = plan.phases[place] if place < len(plan.phases) else None
    return PreviewView(
        title=plan.workout.short,
        name=plan.workout.name,
        total=clock(plan.total_s),
        skyline=tuple((phase.kind.value, phase.nominal_s) for phase in plan.phases),
        rows=rows,
        cursor=next((n for n, row in enumerate(rows) if row.place == place), -1),
        cues=chosen.exercise.cues if chosen and chosen.exercise else (),
        notice=" ".join(left_out),
        commands=("start", "from_here", "edit", "exercise", "help", "back"),
    )
