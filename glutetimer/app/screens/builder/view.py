"""A workout as it is written, in ready-made words: its rows, and what can be changed of the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.widgets.option_list import Option

from glutetimer.app.drawing.cells import widest, width
from glutetimer.app.drawing.grid import Size
from glutetimer.app.drawing.letters import SIGN_TEXT
from glutetimer.app.widgets.rows import Cell, Row
from glutetimer.files.writing.editing import Spot
from glutetimer.files.writing.workout_file import write_step
from glutetimer.session.words import clock, describe_metres
from glutetimer.training.counting import format_count
from glutetimer.training.exercise import Exercise, Sides
from glutetimer.training.plan import PhaseKind, Plan
from glutetimer.training.workout import Block, Order, Step, StepSides, Workout
from glutetimer.views.exercise import shorten_name

_SIDES = {StepSides.ALTERNATING: "in turn"}


@dataclass(frozen=True, slots=True)
class BuiltRow:
    """A step as it is written, or the heading of a part."""

    spot: Spot | None
    """None for a heading of which nothing can be changed."""
    name: str
    brief: str = ""
    """The name in few letters."""
    kind: str = ""
    sign: str = ""
    side: str = ""
    amount: str = ""
    sets: str = ""
    rest: str = ""

    @property
    def is_heading(self) -> bool:
        return not self.sign


def built_rows(workout: Workout, catalogue: Mapping[str, Exercise]) -> tuple[BuiltRow, ...]:
    ready = SIGN_TEXT["ready"]
    rows = [BuiltRow(Spot(), "Get ready", "Get ready", "ready", ready, amount=clock(workout.ready_s))]
    last = len(workout.parts) - 1
    for n, part in enumerate(workout.parts):
        if 0 < n < last:
            rows.append(BuiltRow(Spot(n), _turns(part, n if workout.blocks else 0)))
        elif part.steps:
            rows.append(BuiltRow(None, "To finish" if n else "Warm-up"))
        rows += [_row(Spot(n, at), step, catalogue) for at, step in enumerate(part.steps)]
    return tuple(rows)


def _turns(part: Block, number: int) -> str:
    """The heading of steps in rounds: Block 2: until 4:00, rest between 0:20, random order."""
    if part.until_s is not None:
        said = [f"until {clock(part.until_s)}"]
    else:
        said = ["once" if part.rounds == 1 else f"{part.rounds} rounds"]
    if part.round_rest_s and (part.rounds > 1 or part.until_s is not None):
        said.append(f"rest between {clock(part.round_rest_s)}")
    if part.rest_s:
        said.append(f"rest after {clock(part.rest_s)}")
    if part.by_side:
        said.append("a side at a time")
    if part.order is Order.RANDOM:
        said.append("random order")
    return f"{f'Block {number}' if number else 'Steps'}: {', '.join(said)}"


def _row(spot: Spot, step: Step, catalogue: Mapping[str, Exercise]) -> BuiltRow:
    if step.is_rest:
        return BuiltRow(spot, "Rest", "Rest", "rest", SIGN_TEXT["rest"], amount=clock(step.rest_s))
    exercise = catalogue[step.exercise] if step.exercise else None
    kind = PhaseKind.HOLD if step.hold else PhaseKind.WORK
    name = exercise.name if exercise else step.free or ""
    both = exercise is not None and exercise.sides is Sides.BILATERAL  # its block may have it once on each side
    sides = StepSides.BOTH if both else step.sides
    return BuiltRow(
        spot,
        name,
        shorten_name(exercise) if exercise else name,
        kind,
        SIGN_TEXT[kind],
        _SIDES.get(sides, sides.value) if exercise else "",
        _amount(step),
        f"× {_span(step, 'sets')}" if step.sets > 1 or step.sets_to else "",
        f"rest {clock(step.rest_s)}" if step.rest_s else "",
    )


def _amount(step: Step) -> str:
    load = f", {step.load}" if step.load else ""
    if step.hold:
        return f"hold, {step.hold.value}{load}"
    if step.max_reps:
        return "as many as go" + load
    if step.distance_m:
        return describe_metres(step.distance_m) + load
    if step.steps:
        return format_count(step.steps, "step") + load
    if step.breaths:
        return format_count(step.breaths, "breath") + load
    if step.reps:
        return (f"{_span(step, 'reps')} reps" if step.reps_to else format_count(step.reps, "rep")) + load
    return (_span(step, "work") + " s" if step.work_to_s else clock(step.work_s or 0)) + load


def _span(step: Step, key: str) -> str:
    """An amount of the first week, with both ends of a range."""
    return str(write_step(step.in_week(1))[key])


def make_options(rows: Sequence[BuiltRow], size: Size) -> list[Option]:
    steps = [row for row in rows if not row.is_heading]
    name, side = widest(row.name for row in steps), widest(row.side for row in steps)
    amount = widest(row.amount for row in steps)
    sets, rest = widest(row.sets for row in steps), widest(row.rest for row in steps)

    def cells(row: BuiltRow) -> Row:
        if row.is_heading:
            return Row(Cell(row.name, look="heading"))
        tone = "soft" if row.kind in ("ready", "rest") else ""
        sign = Cell(row.sign, 2, row.kind)
        if size is Size.TINY:
            arrow = {"left": "← ", "right": "→ ", "each": "⇄ "}.get(row.side, "")
            much = " ".join(filter(None, (row.amount.removeprefix("hold, "), row.sets)))
            return Row(
                sign, Cell(arrow + row.brief, look=tone or "plain"), Cell(much, 1 + width(much), tone, right=True)
            )
        return Row(
            sign,
            Cell(row.name if width(row.name) <= 30 else row.brief, min(30, name), tone or "plain"),
            Cell(row.side, side + 1, "soft"),
            Cell(row.amount, amount, tone or "plain", right=True),
            Cell(row.sets, sets + 1, tone or "plain"),
            Cell(row.rest, rest or 1, "soft"),
            Cell(""),
        )

    return [Option(cells(row), disabled=row.spot is None) for row in rows]


def find_marked(workout: Workout, spot: Spot, lay_out: Callable[[Workout], Plan]) -> tuple[int, ...]:
    """The phases of the plan in which a step is done.

    A phase does not say which step it is of; but it carries its step's note, so that a sign in its place tells.
    """
    if spot.step < 0:
        return ()
    wanted, sign = workout.parts[spot.part].steps[spot.step], "\0"

    def signed(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(step._replace(note=sign if n == spot.step else "") for n, step in enumerate(steps))

    if wanted.is_rest:
        return ()
    if spot.part == 0:
        own = workout._replace(warmup=signed(workout.warmup))
    elif spot.part == len(workout.parts) - 1:
        own = workout._replace(finish=signed(workout.finish))
    elif workout.blocks:
        at = spot.part - 1
        blocks = list(workout.blocks)
        blocks[at] = blocks[at]._replace(steps=signed(blocks[at].steps))
        own = workout._replace(blocks=tuple(blocks))
    else:
        own = workout._replace(steps=signed(workout.steps))
    phases = lay_out(own).phases
    return tuple(n for n, phase in enumerate(phases) if phase.works and phase.note == sign)
