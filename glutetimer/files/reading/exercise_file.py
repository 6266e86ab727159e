"""An exercise file: exercises/clam.toml is the exercise `clam`.

Required are `sides` and `measure`; the rest has a plain default. A table [dose] says how much a first-timer does.
"""

from __future__ import annotations

from functools import partial

from glutetimer.files.reading import duration
from glutetimer.files.reading.document import read
from glutetimer.files.reading.names import title
from glutetimer.files.reading.table import Parse, Table
from glutetimer.files.reading.values import (
    LONGEST_NAME,
    LONGEST_S,
    LONGEST_SENTENCE,
    MOST_ITEMS,
    MOST_REPS,
    MOST_SETS,
    choice,
    tempo,
    text,
    whole,
)
from glutetimer.training.exercise import Category, Dose, Exercise, Flag, Measure, Sides, TempoPart


def read_exercise(data: bytes, file: str, id: str) -> Exercise:
    """Read one exercise.

    Args:
        data: the file's bytes.
        file: its name for the problems.
        id: the exercise's id, which is the file's name.

    Raises:
        FileError: all that is wrong with the file.
    """
    return read(data, file, partial(take_exercise, id=id))


def take_exercise(table: Table, id: str) -> Exercise:
    """Read a document's table; what is wrong is noted in it."""

    def words(key: str) -> tuple[str, ...]:
        return table.take_list(key, text(LONGEST_SENTENCE), MOST_ITEMS)

    name = table.take("name", text(LONGEST_NAME)) or title(id)
    sides = table.take("sides", choice(Sides))
    measure = table.take("measure", choice(Measure))
    table.require("sides", 'sides is missing; write sides = "uni", "bi" or "alt"')
    table.require("measure", 'measure is missing; write measure = "reps", "time" or "hold"')
    if "tempo" in table and measure is Measure.HOLD:
        table.note("tempo: a hold has none; leave it out", "tempo", at_key=True)
    dose = table.take_table("dose")
    exercise = Exercise(
        id=id,
        name=name,
        short=(table.take("short", text(LONGEST_NAME)) or name).upper(),
        category=table.take("category", choice(Category)) or Category.STRENGTH,
        sides=sides or Sides.UNILATERAL,
        measure=measure or Measure.REPS,
        dose=_dose(dose) if dose else Dose(sets=1, source="own"),
        tempo=table.take("tempo", tempo),
        tempo_source=table.take("tempo-source", text(LONGEST_SENTENCE)) or "own",
        begins=table.take("begins", choice(TempoPart)) or TempoPart.LIFT,
        aliases=table.take_list("aliases", text(LONGEST_NAME), MOST_ITEMS),
        setup=words("setup"),
        cues=words("cues"),
        mistakes=words("mistakes"),
        stop=words("stop"),
        muscles=words("muscles"),
        equipment=table.take("equipment", text(LONGEST_NAME)) or "none",
        easier=table.take("easier", text(LONGEST_SENTENCE)),
        harder=table.take("harder", text(LONGEST_SENTENCE)),
        flags=table.take_list("flags", choice(Flag), MOST_ITEMS),
        instead=take_instead(table, text(LONGEST_SENTENCE)),
        result=table.take("result", text(LONGEST_SENTENCE)),
        origin=table.take("origin", text(LONGEST_NAME)) or "own",
        articles=words("articles"),
    )
    table.finish()
    return exercise


def take_instead(table: Table, parse: Parse[str]) -> tuple[tuple[Flag, str], ...]:
    """What takes a flagged exercise's place, by flag."""
    own = table.take_table("instead")
    if own is None:
        return ()
    found = [(flag, own.take(flag.value, parse)) for flag in Flag]
    own.finish()
    return tuple((flag, words) for flag, words in found if words)


def _dose(table: Table) -> Dose:
    def seconds(key: str) -> float | None:
        return table.take(key, duration.seconds(1, LONGEST_S))

    dose = Dose(
        sets=table.take("sets", whole(1, MOST_SETS)) or 1,
        min_sets=table.take("min-sets", whole(1, MOST_SETS)),
        reps=table.take("reps", whole(1, MOST_REPS)),
        work_s=seconds("work"),
        rest_s=seconds("rest"),
        goal_s=seconds("goal"),
        source=table.take("source", text(LONGEST_SENTENCE)) or "own",
    )
    table.finish()
    return dose
