"""A workout as a file: what `reading.workout_file` reads back the same. It makes new files, and changes none.

What a key is called and when it is left out stands in `_head` and `_step`, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glutetimer.reading.duration import clock, number
from glutetimer.reading.workout_file import READY_S
from glutetimer.training.workout import First, Step, StepSides, Workout
from glutetimer.writing.toml import lines

LONG_S = 120
"""From here on, whole minutes are written as "2:00"."""


def to_toml(workout: Workout, comments: Iterable[str] = ()) -> str:
    """The text of a workout's file. Its id is not in it: that is the file's name.

    Args:
        workout: what to write.
        comments: lines to begin with.
    """
    return "\n".join(_document(workout, comments)) + "\n"


def _document(workout: Workout, comments: Iterable[str]) -> Iterator[str]:
    remarks = [f"# {line}".rstrip() for line in comments]
    yield from remarks
    if remarks:
        yield ""
    yield from lines(_head(workout))
    for header, steps in (("warmup", workout.warmup), ("step", workout.steps), ("finish", workout.finish)):
        for step in steps:
            yield ""
            yield f"[[{header}]]"
            yield from lines(_step(step))


def _head(workout: Workout) -> dict[str, object]:
    return {
        "name": workout.name,
        "short": workout.short if workout.short != workout.name.upper() else None,
        "goal": workout.goal or None,
        "summary": workout.summary or None,
        "frequency": workout.frequency or None,
        "source": workout.source or None,
        "articles": workout.articles or None,
        "ready": _seconds(workout.ready_s) if workout.ready_s != READY_S else None,
        "rounds": workout.rounds if workout.rounds > 1 else None,
        "round-rest": _seconds(workout.round_rest_s) if workout.round_rest_s else None,
    }


def _step(step: Step) -> dict[str, object]:
    each = step.sides is StepSides.EACH
    # Both and alternating are what an exercise does by itself.
    said = each or step.sides in (StepSides.LEFT, StepSides.RIGHT)
    return {
        "exercise": step.exercise,
        "free": step.free,
        "work": None if step.work_s is None else _seconds(step.work_s),
        "reps": step.reps,
        "hold": step.hold,
        "tempo": None if step.tempo is None else str(step.tempo),
        "fatigued": step.fatigued or None,
        "sides": step.sides if said else None,
        "first": step.first if step.first is not First.LEFT else None,
        "switch": _seconds(step.switch_s) if each else None,
        "sets": step.sets if step.sets > 1 else None,
        "rest": _seconds(step.rest_s) if step.rest_s else None,
    }


def _seconds(seconds: float) -> float | str:
    return clock(seconds) if seconds >= LONG_S and seconds % 60 == 0 else number(seconds)
