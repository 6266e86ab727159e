"""A workout file: workouts/five-a-day.toml is the workout `five-a-day`.

It says what a coach would say: [[warmup]], then [[step]] in rounds or several [[block]]s of steps, then [[finish]].
The smallest useful one has three lines. It is data: no key of it names a command, a path or an address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from math import isinf
from typing import Any

from glutetimer.files.reading import duration
from glutetimer.files.reading.document import read
from glutetimer.files.reading.names import Named, title
from glutetimer.files.reading.own_exercises import take_own_exercises
from glutetimer.files.reading.step import read_step
from glutetimer.files.reading.table import Table
from glutetimer.files.reading.values import (
    LONGEST_NAME,
    LONGEST_S,
    LONGEST_SENTENCE,
    MOST_BLOCKS,
    MOST_ITEMS,
    MOST_PHASES,
    MOST_STEPS,
    MOST_WEEKS,
    choice,
    date_of,
    each_side,
    load,
    text,
    whole,
)
from glutetimer.training.exercise import Exercise, Sides
from glutetimer.training.layout import lay_out
from glutetimer.training.weeks import trim_weeks
from glutetimer.training.workout import (
    MOST_ROUNDS,
    TURN_S,
    Block,
    FirstSide,
    Order,
    Pace,
    Step,
    StepSides,
    Workout,
    choose_switch_s,
    own_first,
)

TURNS = ("rounds", "round-rest", "until", "order", "sides", "first", "switch")
"""How the steps of a block are repeated."""

READY_S = 10
"""To get ready, where a file says nothing (training.md, Part 4; our choice)."""


def read_workout(data: bytes, file: str, id: str, catalogue: Named[Exercise]) -> Workout:
    """Read one workout.

    Args:
        id: the workout's id, which is the file's name.
    """

    def build(table: Table) -> Workout:
        workout = take_workout(table, id, catalogue)
        _bound(table, workout, workout.knows(catalogue.things))
        return workout

    return read(data, file, build)


def read_built_in(data: bytes, file: str, id: str, catalogue: Named[Exercise]) -> Workout:
    """As `read_workout`, for a file of the program's own: its length is known, and every start reads them all."""
    return read(data, file, partial(take_workout, id=id, catalogue=catalogue))


def take_workout(table: Table, id: str, catalogue: Named[Exercise]) -> Workout:
    """Read a document's table; what is wrong is noted in it, but for how long the workout lasts."""

    def sentence(key: str) -> str:
        return table.take(key, text(LONGEST_SENTENCE)) or ""

    def seconds(key: str) -> float | None:
        return table.take(key, duration.seconds(0, LONGEST_S))

    def steps(key: str) -> tuple[Step, ...]:
        return _steps(table, key, catalogue)

    own = take_own_exercises(table, catalogue)
    catalogue = catalogue.over(own_first(own, catalogue.things)) if own else catalogue
    name = table.take("name", text(LONGEST_NAME)) or title(id)
    ready = seconds("ready")
    main = _block(table, catalogue)
    workout = Workout(
        id=id,
        name=name,
        short=(table.take("short", text(LONGEST_NAME)) or name).upper(),
        goal=sentence("goal"),
        summary=sentence("summary"),
        frequency=sentence("frequency"),
        source=sentence("source"),
        articles=table.take_list("articles", text(LONGEST_NAME), MOST_ITEMS),
        ready_s=READY_S if ready is None else ready,
        note=sentence("note"),
        rounds=main.rounds,
        round_rest_s=main.round_rest_s,
        until_s=main.until_s,
        order=main.order,
        by_side=main.by_side,
        first=main.first,
        switch_s=main.switch_s,
        pace=main.pace,
        load=main.load,
        begin=table.take("begin", date_of),
        weekly=main.weekly,
        warmup=steps("warmup"),
        steps=main.steps,
        blocks=_blocks(table, catalogue),
        finish=steps("finish"),
        exercises=own,
    )
    if "figures" in table:
        table.take("figures", _brought)
    complete = table.finish()
    if "block" in table:
        table.refuse(["step"], "there are blocks; put it into a [[block]] of its own")
        table.refuse(TURNS, "write it in each [[block]]")
    elif "step" not in table and complete:
        table.note('a workout needs a [[step]], with exercise = "clam" and work = 40, say')
    if workout.weeks == 1 and table.faultless:
        table.refuse(["begin"], "nothing goes by week here; leave it out, or write reps = [8, 10, 12], say")
    return workout


def _brought(value: object) -> None:
    raise ValueError("it brings some along; `glutetimer workouts import FILE` puts them in their place")


def _steps(table: Table, key: str, catalogue: Named[Exercise], by_side: bool = False) -> tuple[Step, ...]:
    return tuple(read_step(step, catalogue, by_side) for step in table.take_tables(key, MOST_STEPS))


def _block(table: Table, catalogue: Named[Exercise], rests: Sequence[float] = ()) -> Block:
    """The steps of a block, and how they are repeated; a workout says the same of its own steps."""
    between = table.take("round-rest", duration.rest(LONGEST_S))
    rounds = table.take_weekly("rounds", whole(1, MOST_ROUNDS), MOST_WEEKS)
    loads = table.take_weekly("load", load, MOST_WEEKS)
    every: dict[str, Sequence[Any]] = {
        "rounds": rounds,
        "round_rest_s": rests if between is None else [between],
        "rest_s": rests,
        "load": loads,
    }
    by_side = table.take("sides", each_side) or False
    switch = table.take("switch", duration.seconds(0, LONGEST_S))
    first = table.take("first", choice(FirstSide))
    steps = _steps(table, "step", catalogue, by_side)
    block = Block(
        until_s=table.take("until", duration.seconds(1, LONGEST_S)),
        order=table.take("order", choice(Order)) or Order.WRITTEN,
        pace=table.take("pace", choice(Pace)),
        by_side=by_side,
        first=first or FirstSide.LEFT,
        switch_s=(_choose_switch(steps, catalogue) if switch is None else switch) if by_side else 0,
        steps=steps,
        weekly=trim_weeks(every.items()),
        **{field: values[0] for field, values in every.items() if values},
    )
    if by_side:
        _check_by_side(table, block, catalogue)
    else:
        table.refuse(["first", "switch"], 'it belongs to sides = "each"; leave it out')
    if "until" in table:
        table.refuse(["rounds"], "there is until, which says how many; leave one out")
    return block


def _choose_switch(steps: Iterable[Step], catalogue: Named[Exercise]) -> float:
    """Between the sides of a block, where it leaves that open: time to get from its last step to its first."""
    own = [choose_switch_s(catalogue.things.get(step.exercise or "")) for step in steps]
    return own[0] if len(own) == 1 else TURN_S


def _check_by_side(table: Table, block: Block, catalogue: Named[Exercise]) -> None:
    """A block that is done by side has something that works one."""
    if not table.faultless:
        return
    exercises = [catalogue.things[step.exercise] for step in block.steps if step.exercise]
    if block.steps and all(exercise.sides is Sides.BILATERAL for exercise in exercises):
        table.note("sides: none of its steps works one side at a time; leave it out", "sides")
    elif block.first is FirstSide.WEAKER and block.has_test:
        table.note('first: in a test the sides take turns; write first = "rule"', "first")


def _blocks(table: Table, catalogue: Named[Exercise]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for own in table.take_tables("block", MOST_BLOCKS):
        if (steps := sum(len(block.steps) for block in blocks)) > MOST_STEPS:
            table.note(f"more than {steps} steps in the blocks; {MOST_STEPS} at most", "block")
            break
        blocks.append(_block(own, catalogue, own.take_weekly("rest", duration.rest(LONGEST_S), MOST_WEEKS)))
        complete = own.finish()
        if "step" not in own and complete:
            own.note('a block needs a [[block.step]], with exercise = "clam" and work = 40, say')
    return tuple(blocks)


def _bound(table: Table, workout: Workout, exercises: Mapping[str, Exercise]) -> None:
    """Note a workout without work, or longer than anybody trains."""
    if not table.faultless:
        return
    longest = workout.stretched(max)
    stretches = sum(_stretches(block, exercises) for block in workout.parts)
    if stretches > MOST_PHASES:
        table.note(f"{stretches} stretches of work and rest; {MOST_PHASES} at most: fewer rounds, sets or steps")
        return
    laid_out = lay_out(longest, exercises)
    if not laid_out.phases:
        table.note("nothing but rests; give a step some work")
    elif laid_out.total_s > LONGEST_S:
        table.note(
            f"it lasts {duration.clock_with_tenths(laid_out.total_s)}; {duration.clock_with_tenths(LONGEST_S)} at most"
        )


def _stretches(block: Block, exercises: Mapping[str, Exercise]) -> int:
    """At most so many phases, counted before they are laid out: in whichever week, and wherever in its ranges."""
    longest, shortest = block.stretched(max), block.stretched(min)
    each = [step.sides is StepSides.EACH or block.by_side for step in longest.steps]
    one_round = sum(step.sets * (4 if two else 2) for step, two in zip(longest.steps, each, strict=True))
    one_round += block.by_side
    if block.until_s is None or one_round > MOST_PHASES:
        return one_round * longest.rounds
    one = Workout(id="", name="", short="", ready_s=0, steps=shortest.steps, by_side=block.by_side)
    once = max(1, lay_out(one, exercises).total_s)
    between = 0 if isinf(shortest.round_rest_s) else shortest.round_rest_s
    return one_round * min(MOST_ROUNDS, 1 + int(block.until_s // (once + between)))
