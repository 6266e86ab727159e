"""What must change with a key, an exercise or a measure, for the reader to agree; and what a new step says."""

from __future__ import annotations

from collections.abc import Mapping

from glutetimer.files.reading import duration
from glutetimer.files.reading.step import OF_SIDES
from glutetimer.files.reading.values import MAX
from glutetimer.files.writing.editing import Spot, Value
from glutetimer.files.writing.fields import amount_field
from glutetimer.training.exercise import Category, Exercise, Flag, Measure, Sides
from glutetimer.training.single_hold import NEW_REPS, NEW_REST_S, NEW_S
from glutetimer.training.workout import (
    SIDES_TAKEN,
    Block,
    FirstSide,
    HoldMode,
    Pace,
    Step,
    StepSides,
    Workout,
)

NEW_HOLD_SWITCH_S = 60.0
NEW_UNTIL_S = 600.0
NEW_DISTANCE = "20 m"
NEW_BREATHS = 3
"""What a new step begins with where its exercise knows no dose (our choice)."""


def consequences(
    workout: Workout, spot: Spot, key: str, value: Value, catalogue: Mapping[str, Exercise]
) -> dict[Spot, dict[str, Value]]:
    """What must change with a key, for the reader to agree: in its own place, and in others."""
    if spot.part >= 0 and spot.step < 0 and key == "sides":
        return _turn_sides(workout.parts[spot.part], spot.part, value == StepSides.EACH, catalogue)
    return {spot: _of_key(workout.parts[spot.part].steps[spot.step] if spot.step >= 0 else None, key, value)}


def _turn_sides(part: Block, at: int, by_side: bool, catalogue: Mapping[str, Exercise]) -> dict[Spot, dict[str, Value]]:
    """A block that goes by sides, or step by step; the side that begins stays."""
    if not by_side:
        changes: dict[Spot, dict[str, Value]] = {Spot(at): dict.fromkeys(("sides", "first", "switch"))}
        for n, step in enumerate(part.steps):
            exercise = catalogue[step.exercise] if step.exercise else None
            if exercise and exercise.sides is Sides.UNILATERAL and part.first is not FirstSide.LEFT:
                changes[Spot(at, n)] = {"first": part.first.value}
        return changes
    first = next((step.first for step in part.steps if step.first is not FirstSide.LEFT), None)
    if first is FirstSide.WEAKER and part.has_test:
        first = FirstSide.RULE
    begun: dict[str, Value] = {"sides": StepSides.EACH.value, "first": first and first.value}
    return {Spot(at): begun} | {Spot(at, n): dict.fromkeys(OF_SIDES) for n in range(len(part.steps))}


def _of_key(step: Step | None, key: str, value: Value) -> dict[str, Value]:
    changes: dict[str, Value] = {key: value}
    if step and key == "sides" and value != StepSides.EACH:
        changes |= {"first": None, "switch": None, "switch-after": None}
    if step and key == "sets" and value == 1:
        changes["switch-after"] = None
    if step and key == "reps" and value == MAX:
        changes |= {"tempo": None, "pace": None}
    if step and key == "pace" and value == Pace.OWN and step.tempo:
        changes["tempo"] = None
    if step and key == "tempo" and value and step.pace is Pace.OWN:
        changes["pace"] = None
    if step and key == "hold" and value == HoldMode.MAX and step.first is FirstSide.WEAKER:
        changes["first"] = FirstSide.RULE.value
    return changes


def exchanged(step: Step, exercise: Exercise, by_side: bool = False) -> tuple[dict[str, Value], dict[str, str]]:
    """What another exercise in a step changes: what it can do as well stays, what it cannot becomes its dose.

    Args:
        by_side: whether its block is done by side.

    Returns:
        keys to change, and which key takes another's place.
    """
    changes: dict[str, Value] = {"exercise": exercise.id}
    renamed: dict[str, str] = {}
    new = new_step(exercise, by_side)
    key = amount_field(step).key
    holds = exercise.measure is Measure.HOLD
    fits = {
        "hold": holds,
        "reps": not holds and bool(exercise.tempo or step.tempo or step.max_reps),
        "distance": not holds,
        "steps": not holds,
    }
    if not fits.get(key, True):
        other = next(each for each in ("hold", "reps", "work") if each in new)
        renamed[key] = other
        changes[other] = new[other]
        changes["pace"] = None
    if holds:
        changes["tempo"] = None
    elif step.fatigued:
        changes["fatigued"] = None
    if step.sides not in SIDES_TAKEN[exercise.sides]:
        changes |= {"sides": None, "first": None, "switch": None, "switch-after": None}
    return changes, renamed


def other_measure(
    workout: Workout, spot: Spot, catalogue: Mapping[str, Exercise]
) -> tuple[dict[str, Value], dict[str, str]]:
    """What makes a step of seconds one of repetitions, or a hold; rounds a time, and back.

    Returns:
        keys to change, and which key takes another's place; both empty where there is but one way.
    """
    if spot.part < 0:
        return {}, {}
    part = workout.parts[spot.part]
    if spot.step < 0:
        if spot.part in (0, len(workout.parts) - 1):
            return {}, {}
        if part.until_s is None:
            return {"until": NEW_UNTIL_S}, {"rounds": "until"}
        return {"rounds": 1}, {"until": "rounds"}
    step = part.steps[spot.step]
    exercise = catalogue[step.exercise] if step.exercise else None
    if exercise is None:
        return {}, {}
    ways, was = _measures(exercise), amount_field(step).key
    ways.setdefault(was, None)
    order = list(ways)
    key = order[(order.index(was) + 1) % len(order)]
    gone = {"pace": None} if was == "reps" else {"fatigued": None} if was == "hold" else {}
    if key not in ("work", "reps"):
        gone["tempo"] = None
    return {key: ways[key], **gone}, {was: key}


def _measures(exercise: Exercise) -> dict[str, Value]:
    """How an exercise is measured: each key, with what it begins with."""
    dose = exercise.dose
    ways: dict[str, Value] = {"work": dose.work_s or NEW_S}
    if exercise.measure is Measure.HOLD:
        return {"hold": HoldMode.TARGET.value, **ways}
    ways["reps"] = dose.reps or NEW_REPS
    if Flag.SPACE in exercise.flags or Flag.OUTDOORS in exercise.flags:
        ways |= {"steps": NEW_REPS, "distance": NEW_DISTANCE}
    if exercise.category is Category.STRETCH:
        ways["breaths"] = NEW_BREATHS
    return ways


def new_step(exercise: Exercise, by_side: bool = False) -> dict[str, Value]:
    """What a new step of an exercise says: its dose for a first-timer, once. `by_side`: whether its block is done by
    side, and says which side comes when.
    """
    keys: dict[str, Value] = {"exercise": exercise.id}
    dose = exercise.dose
    if exercise.measure is Measure.HOLD:
        keys["hold"] = HoldMode.TARGET.value
        if exercise.sides is Sides.UNILATERAL and not by_side:
            keys |= {"first": FirstSide.WEAKER.value, "switch": duration.number(NEW_HOLD_SWITCH_S)}
    elif exercise.measure is Measure.REPS:
        keys["reps"] = dose.reps or NEW_REPS
    else:
        keys["work"] = duration.number(dose.work_s or NEW_S)
    return keys | {"rest": duration.number(dose.rest_s or NEW_REST_S)}
