"""One step of a workout file: an exercise, a free block, or a rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from glutetimer.files.reading import duration
from glutetimer.files.reading.exercise_file import take_instead
from glutetimer.files.reading.ids import id_of
from glutetimer.files.reading.names import Named
from glutetimer.files.reading.problem import GlutetimerError, shown
from glutetimer.files.reading.table import Table, Value
from glutetimer.files.reading.values import (
    LONGEST_NAME,
    LONGEST_S,
    LONGEST_SENTENCE,
    MAX,
    MOST_BREATHS,
    MOST_SETS,
    MOST_WALKED,
    MOST_WEEKS,
    choice,
    distance,
    load,
    ranged,
    repetitions,
    tempo,
    text,
    truth,
    whole,
)
from glutetimer.training.exercise import Exercise, Flag, Measure, Sides
from glutetimer.training.exercise_names import part_side
from glutetimer.training.weeks import trim_weeks
from glutetimer.training.workout import (
    SIDES_TAKEN,
    FirstSide,
    HoldMode,
    Pace,
    Step,
    StepSides,
    SwitchAfter,
    choose_switch_s,
    sides_of,
)

Range = tuple[float, float | None]
"""An amount, and the upper end where it is a range."""

AMOUNTS = ("work", "reps", "hold", "distance", "steps", "breaths")
"""How much of it; a step of work has exactly one."""

SAID = ("cue", "note", "instead")
"""What is said of something that is done."""

OWN_PACED = ("distance", "steps")
"""Amounts that nothing can lead."""

OF_SIDES = ("sides", "first", "switch", "switch-after")
"""Which side is done when."""

_WORKS = {
    Sides.UNILATERAL: "works one side at a time",
    Sides.BILATERAL: "works both sides at once",
    Sides.ALTERNATING: "changes sides by itself",
}

_AMOUNT = {Measure.REPS: "reps = 10", Measure.TIME: "work = 40", Measure.HOLD: 'hold = "target"'}


def read_step(table: Table, catalogue: Named[Exercise], by_side: bool = False) -> Step:
    """Read a step; what is wrong is noted in the table. `by_side`: its block does all its steps on one side, then on
    the other.
    """
    exercise = _exercise(table, catalogue)
    seconds = duration.seconds(0, LONGEST_S)
    sides = table.take("sides", choice(StepSides))
    if sides is None and exercise:
        sides = StepSides.EACH if by_side else sides_of(exercise.sides)
    elif sides is None:
        sides = StepSides.BOTH
    switch = table.take("switch", seconds)
    if switch is None:
        switch = choose_switch_s(exercise) if sides is StepSides.EACH and not by_side else 0
    work = table.take_weekly("work", ranged(duration.seconds(1, LONGEST_S), '"20-30"'), MOST_WEEKS)
    reps = table.take_weekly("reps", repetitions, MOST_WEEKS)
    sets = table.take_weekly("sets", ranged(whole(1, MOST_SETS), '"2-4"'), MOST_WEEKS)
    rests = table.take_weekly("rest", duration.rest(LONGEST_S), MOST_WEEKS)
    loads = table.take_weekly("load", load, MOST_WEEKS)
    every: dict[str, Sequence[Any]] = {
        "work_s": [low for low, _ in work],
        "work_to_s": [high for _, high in work],
        "reps": [low for low, _ in reps],
        "reps_to": [high for _, high in reps],
        "max_reps": [low is None for low, _ in reps],
        "sets": [low for low, _ in sets],
        "sets_to": [high for _, high in sets],
        "rest_s": rests,
        "load": loads,
    }
    step = Step(
        exercise=exercise.id if exercise else None,
        free=table.take("free", text(LONGEST_NAME)),
        hold=table.take("hold", choice(HoldMode)),
        distance_m=table.take("distance", distance),
        steps=table.take("steps", whole(1, MOST_WALKED)),
        breaths=table.take("breaths", whole(1, MOST_BREATHS)),
        sides=sides,
        first=table.take("first", choice(FirstSide)) or FirstSide.LEFT,
        switch_s=switch,
        switch_after=table.take("switch-after", choice(SwitchAfter)) or SwitchAfter.SET,
        tempo=table.take("tempo", tempo),
        pace=table.take("pace", choice(Pace)),
        fatigued=table.take("fatigued", truth) or False,
        cue=table.take("cue", text(LONGEST_NAME)) or "",
        note=table.take("note", text(LONGEST_SENTENCE)) or "",
        instead=_instead(table, catalogue),
        weekly=trim_weeks(every.items()),
        **{field: values[0] for field, values in every.items() if values},
    )
    complete = table.finish()
    if exercise:
        _check_amount(table, exercise, step, complete)
        if by_side:
            table.refuse(OF_SIDES, 'all steps of it follow its sides = "each"; leave it out')
        else:
            _check_sides(table, exercise, step)
    elif "free" in table:
        _check_free(table, work, sets, complete)
    elif "exercise" not in table:
        _check_rest(table, rests, complete)
    return step


def _exercise(table: Table, catalogue: Named[Exercise]) -> Exercise | None:
    word = table.take("exercise", _name(catalogue))
    return _known(table, catalogue, word, "exercise") if word else None


@lru_cache(1)
def _name(catalogue: Named[Exercise]) -> Value[str]:
    """An exercise's name; an editor offers the ids, and lets any other name pass."""
    name = text(LONGEST_NAME)
    return Value(name.parse, {"anyOf": [{"enum": list(catalogue.things)}, name.schema]})


def _known(table: Table, catalogue: Named[Exercise], word: str, *path: str) -> Exercise | None:
    """The exercise that is called so, or a note."""
    exercise = catalogue.find(word)
    stem, side = part_side(word)
    if exercise is None and side and (meant := catalogue.find(stem)):
        help = f'write exercise = "{meant.id}" and sides = "{side}"'
        table.note(f"{shown(word)} is an exercise and a side; {help}", *path)
    elif exercise is None:
        help = catalogue.suggestion(word) or "; `glutetimer exercises` lists all" + _make_own(word)
        table.note(f"no exercise {shown(word)}{help}", *path)
    return exercise


def _make_own(word: str) -> str:
    """How it becomes an exercise of the file's own; nothing where that is no name for one."""
    try:
        return f", [exercises.{id_of(word)}] makes it yours"
    except GlutetimerError:
        return ""


def _instead(table: Table, catalogue: Named[Exercise]) -> tuple[tuple[Flag, str], ...]:
    found = []
    for flag, word in take_instead(table, _name(catalogue)):
        other = _known(table, catalogue, word, "instead", flag.value)
        if other and flag in other.flags:
            table.note(f"instead: {other.id} has the flag '{flag}' too; name another", "instead", flag.value)
        elif other:
            found.append((flag, other.id))
    return tuple(found)


def _check_amount(table: Table, exercise: Exercise, step: Step, complete: bool) -> None:
    id = exercise.id
    amounts = _given(table, AMOUNTS)
    if not amounts and complete:
        table.note(f"how much of {id}? Write {_AMOUNT[exercise.measure]}, say")
    table.refuse(amounts[1:], f"a step has one of {', '.join(AMOUNTS[:-1])} and {AMOUNTS[-1]}; leave the others out")
    table.refuse(["free"], "a step has an exercise or is free; leave one out")
    if "reps" not in amounts:
        own = any(key in amounts for key in OWN_PACED)
        table.refuse(["pace"], "that is at your own pace; leave it out" if own else "it belongs to reps; leave it out")
    elif step.max_reps and step.pace is Pace.LED:
        table.refuse(["pace"], f'reps = "{MAX}" is at your own pace; leave it out')
    elif step.pace is Pace.LED and not exercise.tempo and "tempo" not in table:
        table.refuse(["pace"], f'{id} has no tempo that leads; add tempo = "2-1-3", or write pace = "own"')
    elif "tempo" in table and step.pace is Pace.OWN:
        table.refuse(["tempo"], 'pace = "own" needs none; leave one of the two out')
    if "hold" not in amounts:
        table.refuse(["fatigued"], "it belongs to a hold; leave it out")
    if words := _no_tempo(step):
        table.refuse(["tempo"], f"{words}; leave it out")


def _no_tempo(step: Step) -> str:
    """Why a step cannot have a tempo; nothing where it can."""
    if step.hold:
        return "a hold has none"
    if step.max_reps:
        return f'reps = "{MAX}" is at your own pace'
    return "it belongs to reps" if step.distance_m or step.steps or step.breaths else ""


def _check_sides(table: Table, exercise: Exercise, step: Step) -> None:
    allowed = SIDES_TAKEN[exercise.sides]
    if step.sides not in allowed:
        words = ", ".join(f'"{side.value}"' for side in allowed)
        table.note(f"sides: {exercise.id} {_WORKS[exercise.sides]}; write {words}", "sides")
    elif step.first is FirstSide.WEAKER and step.hold is HoldMode.MAX:
        table.note('first: in a test the sides take turns; write first = "rule"', "first")
    elif step.sides is not StepSides.EACH:
        table.refuse(OF_SIDES[1:], 'it belongs to sides = "each"; leave it out')
    elif step.switch_after is SwitchAfter.SETS and step.stretched(max).sets == 1:
        table.refuse(["switch-after"], "there is one set; leave it out, or write sets = 3, say")


def _check_free(table: Table, work: Sequence[Range], sets: Sequence[Range], complete: bool) -> None:
    if "work" not in table and complete:
        table.note("how long is the free block? Write work = 180, say")
    others = [*AMOUNTS[1:], *OF_SIDES, "tempo", "pace", "load", "fatigued", "instead"]
    table.refuse(others, "a free block takes work, sets, rest, cue and note; leave it out")
    for key, values in (("work", work), ("sets", sets)):
        if low := next((low for low, high in values if high is not None), None):
            table.note(f"{key}: nothing is kept of a free block to choose in a range by; write {key} = {low:g}", key)


def _check_rest(table: Table, rests: Sequence[float], complete: bool) -> None:
    others = _given(table, [*AMOUNTS, "sets", *OF_SIDES, "tempo", "pace", "load", "fatigued", *SAID])
    if others and complete:
        table.note('what is done here? Write exercise = "clam" or free = "Easy jog", say')
    elif complete and ("rest" not in table or (rests and not any(rests))):
        table.note("an empty step; write an exercise, a free block, or a rest longer than 0")


def _given(table: Table, keys: Iterable[str]) -> list[str]:
    return [key for key in keys if key in table]
