"""What was done without the program, from one typed line: a workout, or an exercise with its side and amount."""

from __future__ import annotations

import re

from glutetimer.files.reading.problem import shown
from glutetimer.history.ids import uuid7
from glutetimer.history.interchange.records import LONGEST_HOLD_S, LONGEST_S
from glutetimer.history.records import Moment, SessionRecord, SetRecord
from glutetimer.history.rows import Record
from glutetimer.library.catalogue import Library
from glutetimer.services.edits import repetitions, seconds
from glutetimer.services.layout import Layout
from glutetimer.training.exercise import Exercise, Measure, Side, Sides
from glutetimer.training.holds.hold import Reason
from glutetimer.training.substitution import NOMINAL_REPETITION_S
from glutetimer.training.workout import HoldMode, Workout

BY_HAND = "by-hand"
"""The workout of a session that was put together by hand."""

MOST_SETS = 50
"""In one line (our choice)."""

_SIDES = {"left": Side.LEFT, "l": Side.LEFT, "right": Side.RIGHT, "r": Side.RIGHT}
_SIDE = r"(?<!\S)(?P<side>left|right|l|r)(?!\S)"
_AMOUNT = re.compile(
    r"(?<!\S)(?:(?P<sets>\d{1,9})\s*[x×]\s*)?(?P<number>\d[\d.,:]*)\s*(?P<unit>s|secs?|seconds?|reps?|repetitions?|x)?(?!\S)",
    re.ASCII | re.IGNORECASE,
)
_HOW = "write exercise, side and amount: clam left 12, clam 3x10 left right, single-leg bridge hold right 32 s"


def added_session(line: str, layout: Layout, at: Moment, *, reason: Reason = Reason.FORM) -> list[Record]:
    """A session: a workout as it is planned, or the sets of one exercise.

    The holds of a workout are left out, as nobody knows how long they were; it is then partial.

    Args:
        layout: of the day on which it was.

    Raises:
        ValueError: the line is neither.
        GlutetimerError: there is no such exercise.
    """
    library = layout.context.library
    if workout := _workout(line, library):
        return _planned(workout, layout, at)
    session = SessionRecord(id=uuid7(), workout=BY_HAND, name="Added by hand", started=at, complete=True, edited=True)
    return [session, *added_sets(line, library, at, session.id, reason=reason)]


def added_sets(
    line: str, library: Library, at: Moment, session: str, *, reason: Reason = Reason.FORM
) -> list[SetRecord]:
    """Sets of one exercise: so many, on each side that is named, the sides in turn.

    Args:
        line: exercise, sides and amount, in any order: `clam 3x10 left right`.
        at: when the first began; those after it, as the ones before them ended.

    Raises:
        ValueError: the line says too little, or what cannot be.
        GlutetimerError: there is no such exercise.
    """
    amounts = list(_AMOUNT.finditer(line))
    if len(amounts) != 1:
        raise ValueError(f"{'how much' if not amounts else 'which amount'}? {_HOW}")
    (amount,) = amounts
    rest = f"{line[: amount.start()]} {line[amount.end() :]}"
    sides = [_SIDES[found["side"].lower()] for found in re.finditer(_SIDE, rest, re.IGNORECASE)]
    exercise = library.exercise(" ".join(re.sub(_SIDE, " ", rest, flags=re.IGNORECASE).split()))
    count = int(amount["sets"] or 1)
    if not 1 <= count <= MOST_SETS:
        raise ValueError(f"{count} sets are out of bounds; write 1 to {MOST_SETS}")
    if len(set(sides)) < len(sides):
        raise ValueError(f"a side is named twice; write 2x before the amount for two sets of each: {_HOW}")
    found: list[SetRecord] = []
    for side in _sides(exercise, sides) * count:
        made = SetRecord(
            id=uuid7(),
            session=session,
            exercise=exercise.id,
            side=side,
            measure=exercise.measure,
            started=at,
            edited=True,
        )
        found.append(_with_amount(made, exercise, amount["number"], (amount["unit"] or "").lower(), reason))
        at = at._replace(ms=at.ms + round(1000 * (found[-1].seconds or 1)))
    return found


def _sides(exercise: Exercise, said: list[Side]) -> list[Side]:
    if exercise.sides is Sides.UNILATERAL:
        if not said:
            raise ValueError(f"which side? {exercise.name} is done on each by itself; write left, right, or left right")
        return said
    if said:
        raise ValueError(f"{exercise.name} is not done on one side alone; leave {said[0]} out")
    return [Side.ALTERNATING if exercise.sides is Sides.ALTERNATING else Side.BOTH]


def _with_amount(made: SetRecord, exercise: Exercise, typed: str, unit: str, reason: Reason) -> SetRecord:
    is_time = unit.startswith("s") or ":" in typed
    if exercise.measure is Measure.HOLD:
        if unit and not is_time:
            raise ValueError(f"{exercise.name} is held; write seconds, such as 32 s")
        held = seconds(typed, LONGEST_HOLD_S)
        return made._replace(held_s=held, seconds=held, reason=reason, mode=HoldMode.TARGET)
    if is_time or (not unit and exercise.measure is Measure.TIME):
        return made._replace(measure=Measure.TIME, seconds=seconds(typed, LONGEST_S))
    return made._replace(measure=Measure.REPS, reps=repetitions(typed))


def _workout(line: str, library: Library) -> Workout | None:
    name = line.casefold()
    known = library.workouts.values()
    return next((each for each in known if name in (each.id, each.name.casefold(), each.short.casefold())), None)


def _planned(workout: Workout, layout: Layout, at: Moment) -> list[Record]:
    laid_out = layout.lay_out_whole(workout)  # whoever says that it was done knows of no lock
    id = uuid7()
    sets: list[Record] = []
    passed = 0.0
    for phase in laid_out.phases:
        if phase.works and phase.exercise and not phase.hold:
            began = at._replace(ms=at.ms + round(1000 * passed))
            sets.append(
                SetRecord(
                    id=uuid7(),
                    session=id,
                    exercise=phase.exercise.id,
                    side=phase.side or Side.BOTH,
                    measure=Measure.REPS if phase.reps or phase.max_reps else Measure.TIME,
                    started=began,
                    reps=round(phase.nominal_s / NOMINAL_REPETITION_S) if phase.max_reps else phase.reps,
                    steps=phase.steps,
                    distance_m=phase.distance_m,
                    assumed=phase.own_pace,
                    aim=phase.aim,
                    load=phase.load,
                    planned_load=phase.planned_load,
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
