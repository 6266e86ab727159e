"""Exercises as a file calls them become those that are known here: by id, name or alias, or as the user says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from glutetimer.files.reading.names import Named, plain
from glutetimer.history.interchange.records import LONGEST_HOLD_S, Records
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.training.exercise import LEGS, Exercise, Measure, Side, Sides
from glutetimer.training.exercise_names import part_side
from glutetimer.training.holds.hold import Reason


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a file holds, by the exercises that are known here."""

    records: Records
    known: Mapping[str, str]
    """The ids of what it calls otherwise."""
    unknown: Counter[str]
    """What nobody knows, which is kept, with how many sets each has."""
    skipped: int
    """Sets of names that are to be left out."""
    unreasoned: int
    """Timed sets of exercises that are holds, of which nobody said what ended them."""


def resolve_exercises(
    records: Records,
    known: Named[Exercise],
    meant: Mapping[str, str],
    skip: Collection[str] = (),
    reason: Reason | None = None,
) -> Resolved:
    """Call each exercise by its id here.

    Args:
        meant: the ids of what the user has said that a name means, in plain spelling; empty: nothing of ours.
        skip: what the user leaves out, likewise.
        reason: what ended the holds of another program, which says nothing of that.
    """
    kept = [each for each in records.sets if plain(each.exercise) not in skip]
    called = Counter(each.exercise for each in kept)
    names = {*called, *(each.exercise for each in records.decisions)}
    found = {name: _find(name, known, meant, sided=bool(records.program)) for name in names}
    sets = [_call(each, *found[each.exercise]) for each in kept]
    unreasoned = 0
    if records.program:
        sets, unreasoned = _fit_all(sets, known.things, reason)
    return Resolved(
        replace(
            records,
            sessions=_with_sets(records, kept),
            sets=tuple(sets),
            decisions=tuple(
                each._replace(exercise=found[each.exercise][0] or each.exercise) for each in records.decisions
            ),
        ),
        {name: id for name in called if (id := found[name][0]) and id != name},
        Counter({name: called[name] for name in called if found[name][0] is None}),
        len(records.sets) - len(kept),
        unreasoned,
    )


def _find(name: str, known: Named[Exercise], meant: Mapping[str, str], sided: bool) -> tuple[str | None, Side | None]:
    """The id of a name, and the side that stands in the name where nothing else in the file tells sides."""
    bare, side = part_side(name) if sided else (name, None)
    for word, its in ((name, None), (bare, side)):
        if (id := meant.get(plain(word))) is not None:
            return id or None, its if id else None
        if (its or word == name) and (found := known.find(word)):
            return found.id, its
    return None, None


def _call(done: SetRecord, id: str | None, side: Side | None) -> SetRecord:
    """A set by the exercise's id, on the side that the name says where nothing else does."""
    return done._replace(exercise=id or done.exercise, side=side if side and done.side is Side.BOTH else done.side)


def _fit_all(
    sets: list[SetRecord], exercises: Mapping[str, Exercise], reason: Reason | None
) -> tuple[list[SetRecord], int]:
    """Sets of another program, as their exercises are done here; and how many are holds but for the reason."""
    fitted, unreasoned = [], 0
    for done in sets:
        exercise = exercises.get(done.exercise)
        if exercise and exercise.sides is Sides.ALTERNATING and done.side is Side.BOTH:
            done = done._replace(side=Side.ALTERNATING)
        if exercise and _is_hold(done, exercise):
            if reason:
                done = done._replace(measure=Measure.HOLD, held_s=done.seconds, reason=reason)
            else:
                unreasoned += 1
        fitted.append(done)
    return fitted, unreasoned


def _is_hold(done: SetRecord, exercise: Exercise) -> bool:
    """Whether a timed set is a hold: of an exercise that is one, on a side that is told where it has two."""
    if exercise.measure is not Measure.HOLD or done.measure is not Measure.TIME or done.distance_m:
        return False
    sided = exercise.sides is not Sides.UNILATERAL or done.side in LEGS
    return sided and done.seconds is not None and done.seconds <= LONGEST_HOLD_S


def _with_sets(records: Records, kept: list[SetRecord]) -> tuple[SessionRecord, ...]:
    """The sessions of a file, without those of which all sets are left out."""
    left = {each.session for each in records.sets} - {each.session for each in kept}
    return tuple(each for each in records.sessions if each.id not in left)
