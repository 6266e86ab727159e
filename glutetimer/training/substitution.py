"""A workout for somebody who leaves flags out: what lies on the back, jumps, or needs room is replaced, or left out.

Our choice, as are the amounts; the flags, and that a burpee can be stepped and a walking lunge can stand, are
training.md's (Parts 3 and 4).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from math import ceil

from glutetimer.training.exercise import Exercise, Flag, Measure, Sides
from glutetimer.training.workout import FirstSide, HoldMode, Step, StepSides, Workout, choose_switch_s, sides_of

NOMINAL_HOLD_S = {HoldMode.TARGET: 30.0, HoldMode.MAX: 45.0}
"""What a hold takes when a duration is estimated (training.md, Part 4; our choice)."""

NOMINAL_REPETITION_S = 3.0
"""The same for a repetition at one's own pace: its set ends when the user says so (our choice)."""

Catalogue = Mapping[str, Exercise]


def fitted(workout: Workout, catalogue: Catalogue, without: Collection[Flag]) -> tuple[Workout, tuple[str, ...]]:
    """A workout without some flags.

    For a step whose exercise has such a flag the first of these serves: the exercise that the step names in `instead`;
    what the exercise itself says in its `instead`; the nearest of its easier variants without the flags. Where there is
    none, the step is left out with its rests.

    Args:
        workout: as it is written.
        catalogue: exercises by id.
        without: the flags.

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
        return replace(step, cue=other) if other else None

    return workout.changed(change), tuple(told)


def _replacement(
    step: Step, exercise: Exercise, flags: Collection[Flag], catalogue: Catalogue, without: Collection[Flag]
) -> Exercise | str:
    """Another exercise, or how to do the same one without the flags; nothing where there is neither."""
    named = [word for flag, word in (*step.instead, *exercise.instead) if flag in flags]
    for word in (*named, *_easier(exercise, catalogue)):
        other = catalogue.get(word)
        if other and not any(flag in without for flag in other.flags):
            return other
    own = dict(exercise.instead)
    ways = [own.get(flag, "") for flag in flags]
    return "; ".join(dict.fromkeys(ways)) if all(way and way not in catalogue for way in ways) else ""


def _easier(exercise: Exercise, catalogue: Catalogue) -> list[str]:
    """The easier variants, the nearest first."""
    found: list[str] = []
    easier = exercise.easier
    while easier and easier in catalogue and easier not in found:
        found.append(easier)
        easier = catalogue[easier].easier
    return found


def swapped(step: Step, old: Exercise, new: Exercise) -> Step:
    """The step with another exercise: what it says of the old one goes; its amount, and a tempo of its own, stay.

    Where the new one works one side at a time and the old one did not, each side gets half of the amount.
    """
    one_side = step.sides in (StepSides.LEFT, StepSides.RIGHT)
    sides = step.sides if one_side and new.sides is Sides.UNILATERAL else sides_of(new.sides)
    each, given = sides is StepSides.EACH, step.tempo
    step = replace(
        step,
        exercise=new.id,
        sides=sides,
        first=step.first if each else FirstSide.LEFT,
        switch_s=(step.switch_s or choose_switch_s(new)) if each else 0,
        tempo=None if new.measure is Measure.HOLD else step.tempo,
        load="",
        cue="",
        note="",
        instead=(),
    )
    if step.hold:
        return step if new.measure is Measure.HOLD else _from_dose(step, new)
    tempo, share = given or old.tempo, 2 if each and old.sides is not Sides.UNILATERAL else 1
    if step.work_s:
        return replace(step, work_s=step.work_s / share, work_to_s=step.work_to_s and step.work_to_s / share)
    reps, most = ceil((step.reps or 1) / share), step.reps_to and ceil(step.reps_to / share)
    if step.tempo or new.measure is Measure.REPS or (new.tempo and new.measure is not Measure.HOLD):
        return replace(step, reps=reps, reps_to=most)
    one_s = tempo.seconds if tempo else NOMINAL_REPETITION_S
    return replace(step, reps=None, reps_to=None, pace=None, work_s=reps * one_s, work_to_s=most and most * one_s)


def _from_dose(step: Step, new: Exercise) -> Step:
    """In place of a hold: as much as a first-timer does."""
    step, dose = replace(step, hold=None, fatigued=False), new.dose
    if dose.reps and new.measure is Measure.REPS:
        return replace(step, reps=dose.reps)
    return replace(step, work_s=dose.work_s or NOMINAL_HOLD_S[HoldMode.TARGET])
