"""LiftLog's plan files (.liftlogplan).

The field map is that of the app's published JSON Schema (LiamMorrow/LiftLog, docs/schemas/program-blueprint, and
docs/PlanFileFormat.md): a plan has sessions, and a session exercises. A weighted one has repetitions, as `plannedSets`
or before version 3 as `sets` and `repsPerSet`; one of cardio has sets with a time or a distance. Rests are durations of
ISO 8601; `supersetWithNext` means no rest before the next exercise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from glutetimer.files.importers.fields import JsonFields
from glutetimer.files.importers.tree import ImportedWorkout, Node, Repeat, Stretch
from glutetimer.files.reading.problem import shown
from glutetimer.files.reading.values import FARTHEST_M, MOST_REPS, MOST_SETS

NAME = "LiftLog"

FARTHEST = 1_000_000
_METRES = {"metre": 1, "kilometre": 1000, "yard": 0.9144, "mile": 1609.344}
NEAREST_M = 1


def recognises(document: object) -> bool:
    return (
        isinstance(document, dict)
        and isinstance(document.get("sessions"), list)
        and "name" in document
        and ("lastEdited" in document or "version" in document)
    )


def read(document: object) -> Iterator[ImportedWorkout]:
    """A workout for each session of the plan."""
    plan = JsonFields(document, "")
    for session in plan.objects("sessions"):
        notes: list[str] = []
        nodes = tuple(_nodes(session, notes))
        name = ", ".join(dict.fromkeys(filter(None, (plan.text("name"), session.text("name")))))
        yield ImportedWorkout(name or "Session", NAME, nodes, notes=notes)


def _nodes(session: JsonFields, notes: list[str]) -> Iterator[Node]:
    superset: list[list[Stretch]] = []
    for exercise in session.objects("exercises"):
        weighted = "plannedSets" in exercise or "repsPerSet" in exercise
        superset.append(list(_weighted(exercise, notes) if weighted else _cardio(exercise, notes)))
        if weighted:
            _note(notes, "loads and progression are not carried over")
        if exercise.text("notes") or exercise.text("link"):
            _note(notes, "notes and links of exercises are not carried over")
        if not (weighted and exercise.is_true("supersetWithNext")):
            yield from _together(superset, notes)
            superset = []
    yield from _together(superset, notes)


def _weighted(exercise: JsonFields, notes: list[str]) -> Iterator[Stretch]:
    name = exercise.text("name", "Exercise")
    rest_s = exercise.inside("restBetweenSets").iso_seconds("minRest", 0)
    if "plannedSets" not in exercise:
        sets, reps = exercise.whole("sets", 0, MOST_SETS, 1), exercise.whole("repsPerSet", 1, MOST_REPS)
        yield from [Stretch(name, reps=reps, sets=sets, rest_s=rest_s)] if sets else []
        return
    planned = []
    for each in exercise.objects("plannedSets"):
        band = each.inside("reps")
        low = band.whole("min", 1, MOST_REPS)
        high = band.whole("max", 1, MOST_REPS, low)
        planned.append((min(low, high), max(low, high) if high != low else None))
    for (reps, to), same in groupby(planned):
        yield Stretch(name, reps=reps, reps_to=to, sets=len(list(same)), rest_s=rest_s)


def _cardio(exercise: JsonFields, notes: list[str]) -> Iterator[Stretch]:
    name = exercise.text("name", "Cardio")
    found = []
    for each in exercise.objects("sets"):
        target = each.inside("target")
        rest_s = each.inside("restBetweenSets").iso_seconds("minRest", 0)
        if target.text("type") == "time":
            found.append(Stretch(name, target.iso_seconds("value"), rest_s=rest_s))
        elif target.text("type") == "distance":
            if far := _distance(name, target.inside("value"), rest_s, notes):
                found.append(far)
        else:
            _note(notes, f"{name!r}: neither a time nor a distance is its target; it is left out")
    for stretch, same in groupby(found):
        yield replace(stretch, sets=len(list(same)))


def _distance(name: str, distance: JsonFields, rest_s: float, notes: list[str]) -> Stretch | None:
    """So far, at one's own pace."""
    value, unit = distance.decimal("value", 0, FARTHEST), distance.text("unit")
    if unit not in _METRES:
        _note(notes, f"{name!r}: {shown(unit)} is none of {', '.join(_METRES)}; it is left out")
        return None
    metres = round(value * _METRES[unit], 1)
    if not NEAREST_M <= metres <= FARTHEST_M:
        _note(notes, f"{name!r}: {value:g} {unit} is no distance for a set; it is left out")
        return None
    if unit in ("yard", "mile"):
        _note(notes, f"{name!r}: {value:g} {unit} is {metres:g} m here")
    return Stretch(name, distance_m=metres, rest_s=rest_s)


def _together(superset: Sequence[list[Stretch]], notes: list[str]) -> Iterator[Node]:
    """Exercises that take turns: their first sets, a rest, their second sets."""
    if len(superset) > 1 and all(len(sets) == 1 and sets[0].sets == superset[0][0].sets for sets in superset):
        turn = [replace(sets[0], sets=1, rest_s=0) for sets in superset]
        turn[-1] = replace(turn[-1], rest_s=superset[-1][0].rest_s)
        yield Repeat(superset[0][0].sets, tuple(turn))
        return
    if len(superset) > 1:
        _note(notes, "a superset whose exercises differ in their sets is done one after the other")
    for sets in superset:
        yield from sets


def _note(notes: list[str], words: str) -> None:
    if words not in notes:
        notes.append(words)
