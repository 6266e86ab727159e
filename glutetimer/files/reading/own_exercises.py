"""Exercises of a workout file's own: a line, `[exercises.side-plank]`, is one.

What it leaves out follows from how the file's steps use it; or, where the catalogue has an exercise of this id, is as
it is there.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping
from typing import Any

from glutetimer.files.reading.exercise_file import take_exercise
from glutetimer.files.reading.ids import id_of
from glutetimer.files.reading.names import Named
from glutetimer.files.reading.problem import GlutetimerError, shown
from glutetimer.files.reading.step import OF_SIDES
from glutetimer.files.reading.table import Table
from glutetimer.training.exercise import Exercise, Measure, Sides

MOST_OWN = 100
"""In one file (our choice)."""

_PLACES = (("warmup",), ("step",), ("block", "step"), ("finish",))
_ONE_SIDED = ("each", "left", "right")


def take_own_exercises(table: Table, catalogue: Named[Exercise]) -> tuple[Exercise, ...]:
    """The exercises that a workout's table brings; what is wrong with one is noted in it."""
    tables = table.take_named("exercises", MOST_OWN)
    names = Named(tables, _names)
    uses: dict[str, list[Mapping[str, object]]] = {id: [] for id in tables}
    for step in _steps(table):
        word = step.get("exercise")
        if isinstance(word, str) and (used := names.find(word)):
            uses[next(id for id, each in tables.items() if each is used)].append(step)
    found = []
    for id, own in tables.items():
        if fault := _fault(id):
            table.note(fault, "exercises", id, at_key=True)
        known = catalogue.things.get(id)
        exercise = take_exercise(own, id, (known.sides, known.measure) if known else follow_from_use(own, uses[id]))
        found.append(_over(known, exercise, own) if known else exercise)
    return tuple(found)


def _steps(table: Table) -> Iterator[Mapping[str, object]]:
    """The steps as they are written; those of a block that works each side work each."""
    for place in _PLACES:
        yield from table.peek(*place)
    for block in (*table.peek(), *table.peek("block")):
        steps = block.get("step")
        if block.get("sides") == "each" and isinstance(steps, list):
            yield from ({**step, "sides": "each"} for step in steps if isinstance(step, dict))


def _names(own: Table) -> Iterator[str]:
    for said in own.peek():
        aliases = said.get("aliases")
        for name in (said.get("name"), *(aliases if isinstance(aliases, list) else ())):
            if isinstance(name, str):
                yield name


def _fault(id: str) -> str:
    """What is wrong with an id: it stands in the history, and names a figure's file."""
    try:
        return "" if id_of(id) == id else f"{shown(id)} is no id; {shown(id_of(id))} would be one"
    except GlutetimerError as refusal:
        return str(refusal)


def follow_from_use(own: Container[str], uses: Collection[Mapping[str, object]]) -> tuple[Sides, Measure]:
    """What sides and measure are, where a table leaves them out.

    Args:
        own: the keys of the exercise's table.
        uses: the steps that name it, as they are written.
    """
    keys = {key for step in uses for key, value in step.items() if value is not None}
    sides = {str(step.get("sides")) for step in uses}
    if "side-means" in own or sides.intersection(_ONE_SIDED) or keys.intersection(OF_SIDES[1:]):
        found = Sides.UNILATERAL
    else:
        found = Sides.ALTERNATING if "alternating" in sides else Sides.BILATERAL
    if "hold" in keys:
        return found, Measure.HOLD
    return found, Measure.TIME if keys.intersection(("work", "breaths")) and "reps" not in keys else Measure.REPS


def _over(known: Exercise, own: Exercise, table: Table) -> Exercise:
    """The catalogue's exercise with what the file says of it."""
    if own.sides is not known.sides:
        words = f'sides: {known.id} is in the catalogue, with sides = "{known.sides}"'
        table.note(f"{words}; keep to that, or give your own another id", "sides")
    said: dict[str, Any] = {field: getattr(own, field) for field in map(_field, table.keys()) if hasattr(own, field)}
    if "name" in said:
        said.setdefault("short", own.short)
    return known._replace(**said, origin="own")


def _field(key: str) -> str:
    return key.replace("-", "_")
