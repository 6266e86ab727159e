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
    spoken,
    tempo,
    text,
    whole,
)
from glutetimer.files.reading.values import sides as sides_of_exercise
from glutetimer.training.exercise import (
    Category,
    Dose,
    Exercise,
    Flag,
    Measure,
    Say,
    SideMeaning,
    Sides,
    TempoPart,
)

SIDE_PLACES = ("{side}", "{other}")
"""What stands in words for the side that is worked, and for the opposite one."""

MOST_WORDS = {"position": 6, "first": 14, "begin": 14, "move": 10, "end": 10}
"""Words of each thing that is said: there are a few seconds for it (our choice: two and a half words a second)."""


def read_exercise(data: bytes, file: str, id: str) -> Exercise:
    """Read one exercise.

    Args:
        id: the exercise's id, which is the file's name.
    """
    return read(data, file, partial(take_exercise, id=id))


def take_exercise(table: Table, id: str, usual: tuple[Sides, Measure] | None = None) -> Exercise:
    """Read a document's table; what is wrong is noted in it. `usual`: its sides and measure where they are left out;
    None: they must be there.
    """

    def words(key: str) -> tuple[str, ...]:
        return table.take_list(key, text(LONGEST_SENTENCE), MOST_ITEMS)

    name = table.take("name", text(LONGEST_NAME)) or title(id)
    sides = table.take("sides", sides_of_exercise)
    measure = table.take("measure", choice(Measure))
    if usual:
        sides, measure = sides or usual[0], measure or usual[1]
    else:
        table.require("sides", 'sides is missing; write sides = "each", "both" or "alternating"')
        table.require("measure", 'measure is missing; write measure = "reps", "time" or "hold"')
    if "tempo" in table and measure is Measure.HOLD:
        table.note("tempo: a hold has none; leave it out", "tempo", at_key=True)
    dose = table.take_table("dose")
    side_means = table.take_table("side-means")
    if side_means and sides is Sides.BILATERAL:
        table.note("side-means: both sides work at once; leave it out", "side-means", at_key=True)
    say = table.take_table("say")
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
        side_means=_side_means(side_means) if side_means else None,
        say=_say(say, sides) if say else Say(),
        origin=table.take("origin", text(LONGEST_NAME)) or "own",
        articles=words("articles"),
    )
    table.finish()
    return exercise


def take_instead(table: Table, parse: Parse[str]) -> tuple[tuple[Flag, str], ...]:
    own = table.take_table("instead")
    if own is None:
        return ()
    found = [(flag, own.take(flag.value, parse)) for flag in Flag]
    own.finish()
    return tuple((flag, words) for flag, words in found if words)


def _side_means(table: Table) -> SideMeaning:
    def words(key: str, most: int) -> str:
        said = table.take(key, spoken(most, SIDE_PLACES)) or ""
        if said and "{side}" not in said:
            table.note(f"{key}: which side is it? Write {{side}} where left or right is said", key)
        return said

    meaning = SideMeaning(
        leg=table.take("leg", spoken(8)) or "",
        words=words("words", 14),
        switch=words("switch", 10),
    )
    table.require("leg", 'leg is missing: which leg a side names; write leg = "the upper leg", say')
    table.require("words", 'words is missing; write words = "Lie on your {other} side; the {side} knee opens", say')
    table.finish()
    return meaning


def _say(table: Table, sides: Sides | None) -> Say:
    places = SIDE_PLACES if sides is Sides.UNILATERAL else ()
    said = {key: table.take(key, spoken(most, places)) or "" for key, most in MOST_WORDS.items()}
    table.finish()
    return Say(**said)


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
