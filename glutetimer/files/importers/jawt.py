"""Just Another Workout Timer, both ways.

The field map is that of the app's own serializer (blockbasti/just_another_workout_timer, lib/workout.g.dart; MIT): a
workout is {title, sets, version, position}, a set {repetitions, id, exercises}, an exercise {name, id, duration in
seconds}. What the app shares is one workout; what it exports and backs up is {"workouts": [...]}. It knows neither
rests nor sides: both are names. Ten seconds come before the first exercise.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator

from glutetimer.files.importers.fields import JsonFields
from glutetimer.files.importers.tree import ImportedWorkout, Repeat, Stretch
from glutetimer.files.reading.duration import number
from glutetimer.training.plan import Phase, PhaseKind, Plan
from glutetimer.training.workout import Order

NAME = "Just Another Workout Timer"

READY_S = 10
"""Before the first exercise, always."""

MOST_REPETITIONS = 1_000


def recognises(document: object) -> bool:
    if not isinstance(document, dict):
        return False
    listed = document.get("workouts")
    if isinstance(listed, list):
        return all(isinstance(each, dict) and "title" in each and "sets" in each for each in listed)
    return "title" in document and isinstance(document.get("sets"), list)


def read(document: object) -> Iterator[ImportedWorkout]:
    whole = JsonFields(document, "")
    for workout in whole.objects("workouts") if "workouts" in whole else [whole]:
        groups = tuple(
            Repeat(
                each.whole("repetitions", 0, MOST_REPETITIONS, 1),
                tuple(
                    Stretch(exercise.text("name", "Exercise"), exercise.seconds("duration", 30))
                    for exercise in each.objects("exercises")
                ),
            )
            for each in workout.objects("sets")
        )
        yield ImportedWorkout(workout.text("title", "Workout"), NAME, groups, ready_s=READY_S)


def write(plan: Plan) -> tuple[str, list[str]]:
    """A workout as the app shares one, for its import on the home page; and what it cannot say, a line each.

    The plan is written out, phase by phase, in one set: so its rests stand where they do here.
    """
    phases = [phase for phase in plan.phases if phase.kind is not PhaseKind.READY]
    exercises = [
        # The app wants whole seconds, and an id for each item of a list; one file is always the same text.
        {"name": _name(phase), "id": _id(plan, at), "duration": max(1, round(phase.nominal_s))}
        for at, phase in enumerate(phases)
    ]
    document = {
        "title": plan.workout.name,
        "sets": [{"repetitions": 1, "id": _id(plan, -1), "exercises": exercises}],
        "version": 2,
        "position": -1,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n", list(_lost(plan, phases))


def _name(phase: Phase) -> str:
    if not phase.works:
        return f"Switch to {phase.side}" if phase.kind is PhaseKind.SWITCH and phase.side else "Rest"
    side = f", {phase.side}" if phase.side in ("left", "right") else ""
    return f"{phase.name}{f', {phase.reps} ×' if phase.reps else ''}{side}"


def _id(plan: Plan, at: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"glutetimer:{plan.workout.id}:{at}"))


def _lost(plan: Plan, phases: list[Phase]) -> Iterator[str]:
    if any(phase.hold for phase in phases):
        seconds = sorted({number(phase.nominal_s) for phase in phases if phase.hold})
        yield f"a hold has a fixed time there: {' or '.join(f'{each:g} s' for each in seconds)}"
    if any(phase.reps for phase in phases):
        yield "repetitions have no tempo there; the time that they take is kept"
    if any(phase.cue or phase.note for phase in phases) or plan.workout.note:
        yield "cues and notes have no place there"
    if any(part.order is Order.RANDOM for part in plan.workout.parts):
        yield "the order is drawn once, and stays"
    if any(phase.nominal_s % 1 for phase in phases):
        yield "parts of a second are rounded"
    if plan.workout.ready_s != READY_S:
        yield f"it gets ready for {READY_S} s, whatever the workout says"
