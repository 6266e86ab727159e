"""One exercise by itself, as a workout: `glutetimer hold`, and any other done now (training.md, Parts 4 and 5)."""

from __future__ import annotations

from glutetimer.training.exercise import LEGS, Exercise, Measure, Side, Sides
from glutetimer.training.workout import FirstSide, HoldMode, Step, StepSides, Workout, choose_switch_s, sides_of

READY_S = 10.0
"""The lead-in of a hold (5.1; our choice)."""
BETWEEN_S = 60.0
"""Before the other side, in training (2.4; our choice)."""
NEW_S = 30.0
NEW_REPS = 10
NEW_REST_S = 10.0
"""What an exercise is done with that knows no dose (our choice)."""

EXTRA_AFTER_S = 180.0
"""The extra hold follows this long after the first (5.7, 4; our choice)."""


def extra_hold(exercise: Exercise, side: Side, rest_s: float) -> Workout:
    """One more, shorter hold of the side that lags; it trains, and never scores (training.md 5.7, 4).

    Args:
        exercise: a hold of each side by itself.
        rest_s: what is left of its rest.
    """
    whole = hold_alone(exercise, side)
    step = whole.steps[0]._replace(fatigued=True)
    return whole._replace(name=f"{exercise.name}, once more", ready_s=max(READY_S, float(round(rest_s))), steps=(step,))


def hold_alone(exercise: Exercise, side: Side | None = None) -> Workout:
    """A training hold: one side, or one after the other. `side`: left or right alone; None for both in turn, the first
    by rule.
    """
    step = Step(exercise=exercise.id, hold=HoldMode.TARGET, first=FirstSide.RULE, switch_s=BETWEEN_S)
    return Workout(
        id=f"hold-{exercise.id}",
        name=exercise.name,
        short=exercise.short,
        goal="Hold until your form slips",
        source="our choice",
        ready_s=READY_S,
        steps=(step._replace(sides=_sides(exercise, side)),),
    )


def exercise_alone(exercise: Exercise) -> Workout:
    """One exercise now: its dose for a first-timer, each side where it has sides; a hold to today's target."""
    if exercise.measure is Measure.HOLD:
        return hold_alone(exercise)
    dose, sides = exercise.dose, sides_of(exercise.sides)
    counted = exercise.measure is Measure.REPS
    step = Step(
        exercise=exercise.id,
        reps=(dose.reps or NEW_REPS) if counted else None,
        work_s=None if counted else dose.work_s or NEW_S,
        sets=dose.sets,
        sides=sides,
        switch_s=choose_switch_s(exercise) if sides is StepSides.EACH else 0,
        rest_s=dose.rest_s or NEW_REST_S,
    )
    return Workout(
        id=f"alone-{exercise.id}",
        name=exercise.name,
        short=exercise.short,
        goal=exercise.cues[0] if exercise.cues else "",
        source="own",
        ready_s=READY_S,
        steps=(step,),
    )


def weekly_test(workout: Workout, exercise: Exercise, side: Side | None = None) -> Workout:
    """The weekly test, with the warm-up that never changes, of another exercise or of one side.

    Args:
        workout: the test as it is built in.
        side: left or right alone; None for both.
    """
    return workout.changed(
        lambda step: step._replace(exercise=exercise.id, sides=_sides(exercise, side)) if step.hold else step
    )


def _sides(exercise: Exercise, side: Side | None) -> StepSides:
    if exercise.sides is Sides.UNILATERAL and side in LEGS:
        return StepSides(side.value)
    return sides_of(exercise.sides)
