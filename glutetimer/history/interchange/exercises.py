"""Exercises as a file calls them become those that are known here: by id, name or alias, or as the user says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from glutetimer.files.reading.names import Named
from glutetimer.history.interchange.records import Records
from glutetimer.training.exercise import Exercise


def resolve_exercises(
    records: Records, known: Named[Exercise], meant: Mapping[str, str]
) -> tuple[Records, Counter[str]]:
    """Call each exercise by its id here.

    Args:
        records: what a file holds.
        known: the exercises of the library.
        meant: the ids of what the user has said that a name means.

    Returns:
        the records; and the names that nobody knows, which are kept, with how many sets each has.
    """
    ids = {name: _id_of(name, known, meant) for name in {each.exercise for each in records.sets}}
    unknown = Counter(each.exercise for each in records.sets if ids[each.exercise] is None)
    sets = tuple(replace(each, exercise=ids[each.exercise] or each.exercise) for each in records.sets)
    decisions = tuple(
        replace(each, exercise=_id_of(each.exercise, known, meant) or each.exercise) for each in records.decisions
    )
    return replace(records, sets=sets, decisions=decisions), unknown


def _id_of(name: str, known: Named[Exercise], meant: Mapping[str, str]) -> str | None:
    if id := meant.get(name.strip().casefold()):
        return id
    found = known.find(name)
    return found.id if found else None
