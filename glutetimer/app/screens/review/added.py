"""What was done without the program, from one typed line: a workout, or an exercise with its side and amount."""

from __future__ import annotations

import re
from dataclasses import replace

from glutetimer.app.screens.review.edits import repetitions, seconds
from glutetimer.files.reading.problem import shown
from glutetimer.history.ids import uuid7
from glutetimer.history.interchange.records import LONGEST_HOLD_S, LONGEST_S
from glutetimer.history.records import Moment, SessionRecord, SetRecord
from glutetimer.history.rows import Record
from glutetimer.library.catalogue import Library
from glutetimer.training.exercise import Exercise, Measure, Side, Sides
from glutetimer.training.holds.hold import Reason
from glutetimer.training.plan import plan
from glutetimer.training.workout import HoldMode, Workout

BY_HAND = "by-hand"
"""The workout of a session that was put together by hand."""

_SIDES = {"left": Side.LEFT, "l": Side.LEFT, "right": Side.RIGHT, "r": Side.RIGHT}
_LINE = re.compile(
    r"(?P<name>.+?)(?:\s+(?P<side>left|right|l|r))?\s+(?P<number>[\d.,:]+)\s*(?P<unit>s|secs?|seconds?|reps?|repetitions?|x)?",
    re.ASCII | re.IGNORECASE,
)
_HOW = "write exercise, side and amount: clam left 12, single-leg bridge hold right 32 s"


def added_session(line: str, library: Library, at: Moment) -> list[Record]:
    """A session: a workout as it is planned, or one of a single set.

    The holds of a workout are left out, as nobody knows how long they were; it is then partial.

    Raises:
        ValueError: the line is neither.
        GlutetimerError: there is no such exercise.
    """
    if workout := _workout(line, library):
        return _planned(workout, library, at)
    session = SessionRecord(
        id=uuid7(at.ms), workout=BY_HAND, name="Added by hand", started=at, complete=True, edited=True
    )
    return [session, added_set(line, library, at, session.id)]


def added_set(line: str, library: Library, at: Moment, session: str) -> SetRecord:
    """A set.

    Raises:
        ValueError: the line says too little, or what cannot be.
        GlutetimerError: there is no such exercise.
    """
    found = _LINE.fullmatch(line.strip())
    if not found:
        raise ValueError(f"how much? {_HOW}")
    exercise = library.exercise(found["name"])
    side = _SIDES.get((found["side"] or "").lower())
    made = SetRecord(
        id=uuid7(at.ms),
        session=session,
        exercise=exercise.id,
        side=_side(exercise, side),
        measure=exercise.measure,
        started=at,
        edited=True,
    )
    return _with_amount(made, exercise, found["number"], (found["unit"] or "").lower())


def _side(exercise: Exercise, said: Side | None) -> Side:
    if exercise.sides is Sides.UNILATERAL:
        if said is None:
            raise ValueError(f"which side? {exercise.name} is done on each by itself; write left or right")
        return said
    if said is not None:
        raise ValueError(f"{exercise.name} is not done on one side alone; leave {said} out")
    return Side.ALTERNATING if exercise.sides is Sides.ALTERNATING else Side.BOTH


def _with_amount(made: SetRecord, exercise: Exercise, number: str, unit: str) -> SetRecord:
    is_time = unit.startswith("s") or ":" in number
    if exercise.measure is Measure.HOLD:
        if unit and not is_time:
            raise ValueError(f"{exercise.name} is held; write seconds, such as 32 s")
        held = seconds(number, LONGEST_HOLD_S)
        return replace(made, held_s=held, seconds=held, reason=Reason.FORM, mode=HoldMode.TARGET)
    if is_time or (not unit and exercise.measure is Measure.TIME):
        return replace(made, measure=Measure.TIME, seconds=seconds(number, LONGEST_S))
    return replace(made, measure=Measure.REPS, reps=repetitions(number))


def _workout(line: str, library: Library) -> Workout | None:
    name = line.casefold()
    known = library.workouts.values()
    return next((each for each in known if name in (each.id, each.name.casefold(), each.short.casefold())), None)


def _planned(workout: Workout, library: Library, at: Moment) -> list[Record]:
    laid_out = plan(workout, library.exercises)
    id = uuid7(at.ms)
    sets: list[Record] = []
    passed = 0.0
    for phase in laid_out.phases:
        if phase.works and phase.exercise and not phase.hold:
            began = at._replace(ms=at.ms + round(1000 * passed))
            sets.append(
                SetRecord(
                    id=uuid7(began.ms),
                    session=id,
                    exercise=phase.exercise.id,
                    side=phase.side or Side.BOTH,
                    measure=Measure.REPS if phase.reps else Measure.TIME,
                    started=began,
                    reps=phase.reps,
                    assumed=phase.own_pace,
                    seconds=phase.nominal_s,
                    edited=True,
                )
            )
        passed += phase.nominal_s
    if not sets:
        raise ValueError(f"{shown(workout.name)} has holds alone; add each: {_HOW.partition(': ')[2]}")
    session = SessionRecord(
        id=id,
        workout=workout.id,
        name=workout.name,
        started=at,
        seconds=passed,
        complete=not any(phase.hold for phase in laid_out.phases),
        edited=True,
    )
    return [session, *sets]
