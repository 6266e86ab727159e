"""One step of a workout file: an exercise, a free block, or a rest."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from glutetimer.reading import duration
from glutetimer.reading.bounds import LONGEST_NAME, LONGEST_S, MOST_REPS, MOST_SETS
from glutetimer.reading.names import Named
from glutetimer.reading.problem import shown
from glutetimer.reading.table import Table
from glutetimer.reading.values import choice, tempo, text, truth, whole
from glutetimer.training.exercise import Exercise, Measure, Sides
from glutetimer.training.workout import First, HoldMode, Step, StepSides

SWITCH_S = 5
"""Between the sides, where a step says nothing (training.md, Part 4: that of most steps; design)."""

AMOUNTS = ("work", "reps", "hold")
"""How much of it; a step of work has exactly one."""

_SIDES = {
    Sides.UNILATERAL: (StepSides.EACH, StepSides.LEFT, StepSides.RIGHT),
    Sides.BILATERAL: (StepSides.BOTH,),
    Sides.ALTERNATING: (StepSides.ALTERNATING,),
}
"""What each kind of exercise may be told; the first is meant where a step leaves it out."""

_WORKS = {
    Sides.UNILATERAL: "works one side at a time",
    Sides.BILATERAL: "works both sides at once",
    Sides.ALTERNATING: "changes sides by itself",
}

_AMOUNT = {Measure.REPS: "reps = 10", Measure.TIME: "work = 40", Measure.HOLD: 'hold = "target"'}


def read_step(table: Table, catalogue: Named[Exercise]) -> Step:
    """Read a step; what is wrong is noted in the table."""
    exercise = _exercise(table, catalogue)
    seconds = partial(duration.parse, low=0, high=LONGEST_S)
    sides = table.take("sides", choice(StepSides))
    if sides is None:
        sides = _SIDES[exercise.sides][0] if exercise else StepSides.BOTH
    switch = table.take("switch", seconds)
    if switch is None:
        switch = SWITCH_S if sides is StepSides.EACH else 0
    rest = table.take("rest", seconds)
    step = Step(
        exercise=exercise.id if exercise else None,
        free=table.take("free", text(LONGEST_NAME)),
        work_s=table.take("work", partial(duration.parse, low=1, high=LONGEST_S)),
        reps=table.take("reps", whole(1, MOST_REPS)),
        hold=table.take("hold", choice(HoldMode)),
        sets=table.take("sets", whole(1, MOST_SETS)) or 1,
        sides=sides,
        first=table.take("first", choice(First)) or First.LEFT,
        switch_s=switch,
        rest_s=rest or 0,
        tempo=table.take("tempo", tempo),
        fatigued=table.take("fatigued", truth) or False,
    )
    complete = table.finish()
    if exercise:
        _check_amount(table, exercise, complete)
        _check_sides(table, exercise, sides)
    elif "free" in table:
        _check_free(table, complete)
    elif "exercise" not in table:
        _check_rest(table, rest, complete)
    return step


def _exercise(table: Table, catalogue: Named[Exercise]) -> Exercise | None:
    word = table.take("exercise", text(LONGEST_NAME))
    exercise = catalogue.find(word) if word else None
    if word and not exercise:
        help = catalogue.suggestion(word) or "; `glutetimer exercises` lists all"
        table.note(f"no exercise {shown(word)}{help}", "exercise")
    return exercise


def _check_amount(table: Table, exercise: Exercise, complete: bool) -> None:
    id, holds = exercise.id, exercise.measure is Measure.HOLD
    amounts = _given(table, AMOUNTS)
    if not amounts and complete:
        table.note(f"how much of {id}? Write {_AMOUNT[exercise.measure]}, say")
    _refuse(table, amounts[1:], "a step has one of work, reps and hold; leave the others out")
    _refuse(table, ["free"], "a step has an exercise or is free; leave one out")
    if not holds:
        _refuse(table, ["hold"], f"{id} is no hold; write {_AMOUNT[exercise.measure]}, say")
    elif "reps" in amounts:
        _refuse(table, ["reps"], f'{id} is a hold; write hold = "target", or work = 30')
    if "reps" in amounts and not holds and not exercise.tempo and "tempo" not in table:
        _refuse(table, ["reps"], f'{id} has no tempo to count them by; add tempo = "2-1-3", or write work = 20')
    if "hold" in amounts:
        _refuse(table, ["tempo"], "a hold has none; leave it out")
    else:
        _refuse(table, ["fatigued"], "it belongs to a hold; leave it out")


def _check_sides(table: Table, exercise: Exercise, sides: StepSides) -> None:
    allowed = _SIDES[exercise.sides]
    if sides not in allowed:
        words = ", ".join(f'"{side.value}"' for side in allowed)
        table.note(f"sides: {exercise.id} {_WORKS[exercise.sides]}; write {words}", "sides")
    elif sides is not StepSides.EACH:
        _refuse(table, ["first", "switch"], 'it belongs to sides = "each"; leave it out')


def _check_free(table: Table, complete: bool) -> None:
    if "work" not in table and complete:
        table.note("how long is the free block? Write work = 180, say")
    others = ["reps", "hold", "sides", "first", "switch", "tempo", "fatigued"]
    _refuse(table, others, "a free block takes work, sets and rest; leave it out")


def _check_rest(table: Table, rest: float | None, complete: bool) -> None:
    others = _given(table, [*AMOUNTS, "sets", "sides", "first", "switch", "tempo", "fatigued"])
    if others and complete:
        table.note('what is done here? Write exercise = "clam" or free = "Easy jog", say')
    elif complete and ("rest" not in table or rest == 0):
        table.note("an empty step; write an exercise, a free block, or a rest longer than 0")


def _given(table: Table, keys: Iterable[str]) -> list[str]:
    return [key for key in keys if key in table]


def _refuse(table: Table, keys: Iterable[str], words: str) -> None:
    """Note each of these keys that is there."""
    for key in _given(table, keys):
        table.note(f"{key}: {words}", key, at_key=True)
