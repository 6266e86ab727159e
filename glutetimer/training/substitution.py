"""A workout for somebody who leaves flags out: what lies on the back, jumps, or needs room is replaced, or left out.

Our choice, as are the amounts; the flags, and that a burpee can be stepped and a walking lunge can stand, are
training.md's (Parts 3 and 4).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import ceil

from glutetimer.training.exercise import Exercise, Flag, Measure, Sides, follow
from glutetimer.training.workout import (
    SIDES_TAKEN,
    FirstSide,
    HoldMode,
    Step,
    StepSides,
    SwitchAfter,
    Workout,
    choose_switch_s,
    sides_of,
)

NOMINAL_HOLD_S = {HoldMode.TARGET: 30.0, HoldMode.MAX: 45.0}
"""What a hold takes when a duration is estimated (training.md, Part 4; our choice)."""

NOMINAL_REPETITION_S = 3.0
"""The same for a repetition at one's own pace: its set ends when the user says so (our choice)."""

NOMINAL_COUNT_S = 45.0
"""The same for as many repetitions as go (our choice: as a test of a hold)."""

NOMINAL_STEP_S = 2.0
"""The same for a step that is walked, slowly (our choice)."""

NOMINAL_METRE_S = 1.0
"""The same for a metre (our choice: an easy walk)."""

NOMINAL_REST_S = 60.0
"""The same for a rest that a key ends (our choice)."""

Catalogue = Mapping[str, Exercise]


def fitted(workout: Workout, catalogue: Catalogue, without: Collection[Flag]) -> tuple[Workout, tuple[str, ...]]:
    """A workout without some flags.

    For a step whose exercise has such a flag the first of these serves: the exercise that the step names in `instead`;
    what the exercise itself says in its `instead`; the nearest of its easier variants without the flags. Where there is
    none, the step is left out with its rests.

    Returns:
        the workout, and what was changed, a few words for each exercise.
    """
    told: dict[str, None] = {}

    def change(step: Step) -> Step | None:
        exercise = catalogue[step.exercise] if step.exercise else None
        flags = [flag for flag in exercise.flags if flag in without] if exercise else []
        if exercise is None or not flags:
            return step
        about = f"{exercise.name} ({', '.join(flags)})"
        other = _replacement(step, exercise, flags, catalogue, without)
        if isinstance(other, Exercise):
            told[f"{other.name} instead of {about}"] = None
            return swapped(step, exercise, other)
        told[f"{about}: {other}" if other else f"left out: {about}"] = None
        return step._replace(cue=other) if other else None

    return workout.changed(change), tuple(told)


def _replacement(
    step: Step, exercise: Exercise, flags: Collection[Flag], catalogue: Catalogue, without: Collection[Flag]
) -> Exercise | str:
    """Another exercise, or how to do the same one without the flags; nothing where there is neither."""
    named = [word for flag, word in (*step.instead, *exercise.instead) if flag in flags]
    easier = follow(exercise.easier, catalogue, lambda each: each.easier)
    for word in (*named, *easier):
        other = catalogue.get(word)
        if other and not any(flag in without for flag in other.flags):
            return other
    own = dict(exercise.instead)
    ways = [own.get(flag, "") for flag in flags]
    return "; ".join(dict.fromkeys(ways)) if all(way and way not in catalogue for way in ways) else ""


def swapped(step: Step, old: Exercise, new: Exercise) -> Step:
    """The step with another exercise: what it says of the old one goes; its amount, and a tempo of its own, stay.

    Where the new one works one side at a time and the old one did not, each side gets half of the amount.
    """
    one_side = step.sides in (StepSides.LEFT, StepSides.RIGHT)
    by_side = one_side or (step.sides is StepSides.EACH and old.sides is Sides.ALTERNATING)
    sides = step.sides if by_side and step.sides in SIDES_TAKEN[new.sides] else sides_of(new.sides)
    each, given = sides is StepSides.EACH, step.tempo
    # Who did one side after the other does so with each full amount; else it is shared between them.
    share = 2 if each and step.sides is not StepSides.EACH and old.sides is not Sides.UNILATERAL else 1
    step = step._replace(
        exercise=new.id,
        sides=sides,
        first=step.first if each else FirstSide.LEFT,
        switch_s=(step.switch_s or choose_switch_s(new)) if each else 0,
        switch_after=step.switch_after if each else SwitchAfter.SET,
        tempo=None if new.measure is Measure.HOLD else step.tempo,
        load="",
        cue="",
        note="",
        instead=(),
    )
    if step.hold:
        return step if new.measure is Measure.HOLD else _from_dose(step, new)
    tempo = given or old.tempo
    if step.breaths:
        return step._replace(breaths=ceil(step.breaths / share))
    if step.distance_m or step.steps or step.max_reps:
        return _from_dose(_without_amount(step), new) if new.measure is Measure.HOLD else _shared(step, share)
    if step.work_s:
        return step._replace(work_s=step.work_s / share, work_to_s=step.work_to_s and step.work_to_s / share)
    reps, most = ceil((step.reps or 1) / share), step.reps_to and ceil(step.reps_to / share)
    if step.tempo or new.measure is Measure.REPS or (new.tempo and new.measure is not Measure.HOLD):
        return step._replace(reps=reps, reps_to=most)
    one_s = tempo.seconds if tempo else NOMINAL_REPETITION_S
    return step._replace(reps=None, reps_to=None, pace=None, work_s=reps * one_s, work_to_s=most and most * one_s)


def _shared(step: Step, share: int) -> Step:
    metres, steps = step.distance_m, step.steps
    return step._replace(distance_m=metres and metres / share, steps=steps and ceil(steps / share))


def _without_amount(step: Step) -> Step:
    return step._replace(distance_m=None, steps=None, max_reps=False)


def _from_dose(step: Step, new: Exercise) -> Step:
    """In place of a hold: as much as a first-timer does."""
    step, dose = step._replace(hold=None, fatigued=False), new.dose
    if dose.reps and new.measure is Measure.REPS:
        return step._replace(reps=dose.reps)
    return step._replace(work_s=dose.work_s or NOMINAL_HOLD_S[HoldMode.TARGET])
