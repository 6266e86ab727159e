"""A workout as a file: what `reading.workout_file` reads back the same. It makes new files, and changes none.

What a key is called and when it is left out stands in `write_head`, `_turns` and `_step`, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from glutetimer.files.reading.duration import OPEN, clock_with_tenths, number
from glutetimer.files.reading.own_exercises import follow_from_use
from glutetimer.files.reading.values import MAX
from glutetimer.files.reading.workout_file import READY_S
from glutetimer.files.writing.exercise_file import to_table
from glutetimer.files.writing.toml import key, lines, tables
from glutetimer.session.words import describe_metres
from glutetimer.training.exercise import Exercise
from glutetimer.training.weeks import count_weeks, trim_weeks
from glutetimer.training.workout import OPEN_S, Block, FirstSide, Order, Step, StepSides, SwitchAfter, Workout

T = TypeVar("T", Step, Block, Workout)

LONG_S = 120
"""From here on, whole minutes are written as "2:00"."""


def to_toml(workout: Workout, comments: Iterable[str] = ()) -> str:
    """The text of a workout's file. Its id is not in it: that is the file's name."""
    return "\n".join(_document(workout, comments)) + "\n"


def _document(workout: Workout, comments: Iterable[str]) -> Iterator[str]:
    remarks = [f"# {line}".rstrip() for line in comments]
    yield from remarks
    if remarks:
        yield ""
    yield from lines(write_head(workout))
    yield from _steps("warmup", workout.warmup)
    yield from _steps("step", workout.steps, workout.by_side)
    for block in workout.blocks:
        yield ""
        yield "[[block]]"
        yield from lines(write_block(block))
        yield from _steps("block.step", block.steps, block.by_side)
    yield from _steps("finish", workout.finish)
    for exercise in workout.exercises:
        yield ""
        yield from _exercise(exercise, workout)


def _steps(header: str, steps: Iterable[Step], by_side: bool = False) -> Iterator[str]:
    for step in steps:
        yield ""
        yield f"[[{header}]]"
        yield from lines(write_step(step, by_side))


def _exercise(exercise: Exercise, workout: Workout) -> Iterator[str]:
    """An exercise of the workout's own; its header alone, where the steps say the rest."""
    table = to_table(exercise)
    if not _differs(table, exercise, workout):
        table = {key: value for key, value in table.items() if key not in ("sides", "measure")}
    yield from list(tables(table, "exercises", exercise.id))[:-1] if table else [f"[exercises.{key(exercise.id)}]"]


def _differs(table: Mapping[str, object], exercise: Exercise, workout: Workout) -> bool:
    """Whether sides or measure are others than those that follow from how the workout uses it."""
    uses = [
        _step(step, part.by_side) | ({"sides": StepSides.EACH} if part.by_side else {})
        for part in workout.parts
        for step in part.steps
        if step.exercise == exercise.id
    ]
    return follow_from_use(table, uses) != (exercise.sides, exercise.measure)


def write_head(workout: Workout) -> dict[str, object]:
    """What a file says of a whole workout, without its steps and blocks; None for what it leaves out."""
    return {
        "name": workout.name,
        "short": workout.short if workout.short != workout.name.upper() else None,
        "goal": workout.goal or None,
        "summary": workout.summary or None,
        "frequency": workout.frequency or None,
        "source": workout.source or None,
        "articles": workout.articles or None,
        "note": workout.note or None,
        "ready": _seconds(workout.ready_s) if workout.ready_s != READY_S else None,
        "begin": workout.begin,
        **_by_week([_turns(each) for each in _weeks(workout)]),
    }


def write_step(step: Step, by_side: bool = False) -> dict[str, object]:
    """The keys of a step as a file has them, and None for those that it leaves out; a list for what goes by week.
    `by_side`: its block is done on one side, then on the other.
    """
    return _by_week([_step(each, by_side) for each in _weeks(step)])


def write_block(block: Block) -> dict[str, object]:
    return _by_week([_block(each) for each in _weeks(block)])


def _weeks(written: T) -> list[T]:
    """What is written, as it is in each week in which something changes."""
    return [written.in_week(week) for week in range(1, count_weeks(written.weekly) + 1)]


def _by_week(weeks: Sequence[dict[str, object]]) -> dict[str, object]:
    """The keys of all weeks: one value, or a list of those that change."""
    first = dict(weeks[0])
    between = next((week["round-rest"] for week in weeks if week.get("round-rest") is not None), None)
    if between is not None:
        first["round-rest"] = between  # the same in all of them, though it is the block's rest in some
    weeks = [week | {key: first[key] for key in week if key == "round-rest"} for week in weeks]
    values = {key: [_LEFT_OUT.get(key) if week[key] is None else week[key] for week in weeks] for key in first}
    return first | {key: list(every) for key, every in trim_weeks(values.items())}


_LEFT_OUT = {"rest": 0, "sets": 1, "rounds": 1, "round-rest": 0}
"""What a key is where it is left out, and a list must say so."""


def _block(block: Block) -> dict[str, object]:
    return _turns(block) | {"rest": _seconds(block.rest_s) if block.rest_s else None}


def _turns(block: Block | Workout) -> dict[str, object]:
    """How steps are repeated. A block's rest is also the rest between its rounds, where it says no other."""
    usual_s = block.rest_s if isinstance(block, Block) else 0
    return {
        "rounds": block.rounds if block.rounds > 1 else None,
        "until": None if block.until_s is None else _seconds(block.until_s),
        "order": block.order if block.order is not Order.WRITTEN else None,
        "sides": StepSides.EACH if block.by_side else None,
        "first": block.first if block.first is not FirstSide.LEFT else None,
        "switch": _seconds(block.switch_s) if block.by_side else None,
        "pace": block.pace,
        "load": block.load or None,
        "round-rest": _seconds(block.round_rest_s) if block.round_rest_s != usual_s else None,
    }


def _step(step: Step, by_side: bool) -> dict[str, object]:
    """What a step says; which side is done when is its block's to say, where that is done by side."""
    each = step.sides is StepSides.EACH and not by_side
    said = not by_side and step.sides is not StepSides.BOTH
    return {
        "exercise": step.exercise,
        "free": step.free,
        "work": _range(_maybe_seconds(step.work_s), _maybe_seconds(step.work_to_s)),
        "reps": MAX if step.max_reps else _range(step.reps, step.reps_to),
        "hold": step.hold,
        "distance": None if step.distance_m is None else describe_metres(step.distance_m),
        "steps": step.steps,
        "breaths": step.breaths,
        "load": step.load or None,
        "tempo": None if step.tempo is None else str(step.tempo),
        "pace": step.pace,
        "fatigued": step.fatigued or None,
        "sides": step.sides if said else None,
        "first": step.first if step.first is not FirstSide.LEFT else None,
        "switch": _seconds(step.switch_s) if each else None,
        "switch-after": step.switch_after if step.switch_after is not SwitchAfter.SET else None,
        "sets": _range(step.sets, step.sets_to) if step.sets > 1 or step.sets_to else None,
        "rest": _seconds(step.rest_s) if step.rest_s else None,
        "cue": step.cue or None,
        "note": step.note or None,
        "instead": {flag.value: id for flag, id in step.instead} or None,
    }


def _range(low: object, high: object) -> object:
    """One amount, or two with a hyphen between them."""
    return low if high is None else f"{low}-{high}"


def _maybe_seconds(seconds: float | None) -> float | str | None:
    return None if seconds is None else _seconds(seconds)


def _seconds(seconds: float) -> float | str:
    if seconds == OPEN_S:
        return OPEN
    return clock_with_tenths(seconds) if seconds >= LONG_S and seconds % 60 == 0 else number(seconds)
