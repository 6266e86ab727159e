"""A workout file: workouts/five-a-day.toml is the workout `five-a-day`.

It says what a coach would say: [[warmup]], then [[step]] in rounds or several [[block]]s of steps, then [[finish]].
The smallest useful one has three lines. It is data: no key of it names a command, a path or an address.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
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
    load,
    text,
    whole,
)
from glutetimer.training.exercise import Exercise
from glutetimer.training.plan import plan
from glutetimer.training.weeks import trim_weeks
from glutetimer.training.workout import MOST_ROUNDS, Block, Order, Pace, Step, StepSides, Workout, own_first

TURNS = ("rounds", "round-rest", "until", "order")
"""How the steps of a block are repeated."""

READY_S = 10
"""To get ready, where a file says nothing (training.md, Part 4; our choice)."""


def read_workout(data: bytes, file: str, id: str, catalogue: Named[Exercise]) -> Workout:
    """Read one workout.

    Args:
        data: the file's bytes.
        file: its name for the problems.
        id: the workout's id, which is the file's name.
        catalogue: the exercises that it may name.

    Raises:
        FileError: all that is wrong with the file.
    """
    return read(data, file, partial(take_workout, id=id, catalogue=catalogue))


def take_workout(table: Table, id: str, catalogue: Named[Exercise]) -> Workout:
    """Read a document's table; what is wrong is noted in it."""

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
    _bound(table, workout, catalogue)
    return workout


def _brought(value: object) -> None:
    raise ValueError("it brings some along; `glutetimer workouts import FILE` puts them in their place")


def _steps(table: Table, key: str, catalogue: Named[Exercise]) -> tuple[Step, ...]:
    return tuple(read_step(step, catalogue) for step in table.take_tables(key, MOST_STEPS))


def _block(table: Table, catalogue: Named[Exercise], rests: Sequence[float] = ()) -> Block:
    """The steps of a block, and how they are repeated; a workout says the same of its own steps."""
    pause = duration.seconds(0, LONGEST_S)
    between = table.take("round-rest", pause)
    rounds = table.take_weekly("rounds", whole(1, MOST_ROUNDS), MOST_WEEKS)
    loads = table.take_weekly("load", load, MOST_WEEKS)
    every: dict[str, Sequence[Any]] = {
        "rounds": rounds,
        "round_rest_s": rests if between is None else [between],
        "rest_s": rests,
        "load": loads,
    }
    block = Block(
        until_s=table.take("until", duration.seconds(1, LONGEST_S)),
        order=table.take("order", choice(Order)) or Order.WRITTEN,
        pace=table.take("pace", choice(Pace)),
        steps=_steps(table, "step", catalogue),
        weekly=trim_weeks(every.items()),
        **{field: values[0] for field, values in every.items() if values},
    )
    if "until" in table:
        table.refuse(["rounds"], "there is until, which says how many; leave one out")
    return block


def _blocks(table: Table, catalogue: Named[Exercise]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for own in table.take_tables("block", MOST_BLOCKS):
        if (steps := sum(len(block.steps) for block in blocks)) > MOST_STEPS:
            table.note(f"more than {steps} steps in the blocks; {MOST_STEPS} at most", "block")
            break
        blocks.append(_block(own, catalogue, own.take_weekly("rest", duration.seconds(0, LONGEST_S), MOST_WEEKS)))
        complete = own.finish()
        if "step" not in own and complete:
            own.note('a block needs a [[block.step]], with exercise = "clam" and work = 40, say')
    return tuple(blocks)


def _bound(table: Table, workout: Workout, catalogue: Named[Exercise]) -> None:
    """Note a workout without work, or longer than anybody trains."""
    if not table.faultless:
        return
    longest = workout.stretched(max)
    stretches = sum(_stretches(block, catalogue) for block in workout.parts)
    if stretches > MOST_PHASES:
        table.note(f"{stretches} stretches of work and rest; {MOST_PHASES} at most: fewer rounds, sets or steps")
        return
    laid_out = plan(longest, catalogue.things)
    if not laid_out.phases:
        table.note("nothing but rests; give a step some work")
    elif laid_out.total_s > LONGEST_S:
        table.note(f"it lasts {duration.clock(laid_out.total_s)}; {duration.clock(LONGEST_S)} at most")


def _stretches(block: Block, catalogue: Named[Exercise]) -> int:
    """At most so many phases, counted before they are laid out: in whichever week, and wherever in its ranges."""
    longest, shortest = block.stretched(max), block.stretched(min)
    one_round = sum(step.sets * (4 if step.sides is StepSides.EACH else 2) for step in longest.steps)
    if block.until_s is None or one_round > MOST_PHASES:
        return one_round * longest.rounds
    once = plan(Workout(id="", name="", short="", ready_s=0, steps=shortest.steps), catalogue.things).total_s
    return one_round * min(MOST_ROUNDS, 1 + int(block.until_s // (max(1, once) + shortest.round_rest_s)))
