"""A workout file: workouts/five-a-day.toml is the workout `five-a-day`.

It says what a coach would say: [[warmup]], [[step]] in rounds, [[finish]]. The smallest useful one has three lines.
"""

from __future__ import annotations

from functools import partial

from glutetimer.reading import duration
from glutetimer.reading.bounds import (
    LONGEST_NAME,
    LONGEST_S,
    LONGEST_SENTENCE,
    MOST_ITEMS,
    MOST_PHASES,
    MOST_ROUNDS,
    MOST_STEPS,
)
from glutetimer.reading.document import read
from glutetimer.reading.names import Named, title
from glutetimer.reading.step import read_step
from glutetimer.reading.table import Table
from glutetimer.reading.values import text, whole
from glutetimer.training.exercise import Exercise
from glutetimer.training.plan import plan
from glutetimer.training.workout import Step, StepSides, Workout

READY_S = 10
"""To get ready, where a file says nothing (training.md, Part 4; design)."""


def read_workout(data: bytes, file: str, id: str, catalogue: Named[Exercise]) -> Workout:
    """Read one workout.

    Args:
        data: the file's bytes.
        file: its name for the problems.
        id: the workout's id, which is the file's name.
        catalogue: the exercises that it may name.

    Raises:
        Faulty: all that is wrong with the file.
    """
    return read(data, file, partial(_workout, id=id, catalogue=catalogue))


def _workout(table: Table, id: str, catalogue: Named[Exercise]) -> Workout:
    def sentence(key: str) -> str:
        return table.take(key, text(LONGEST_SENTENCE)) or ""

    def seconds(key: str) -> float | None:
        return table.take(key, partial(duration.parse, low=0, high=LONGEST_S))

    def steps(key: str) -> tuple[Step, ...]:
        return tuple(read_step(step, catalogue) for step in table.take_tables(key, MOST_STEPS))

    name = table.take("name", text(LONGEST_NAME)) or title(id)
    ready = seconds("ready")
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
        rounds=table.take("rounds", whole(1, MOST_ROUNDS)) or 1,
        round_rest_s=seconds("round-rest") or 0,
        warmup=steps("warmup"),
        steps=steps("step"),
        finish=steps("finish"),
    )
    for key in ("exercises", "figures"):
        if key in table:
            table.take(key, _brought)
    table.require("step", 'a workout needs a [[step]], with exercise = "clam" and work = 40, say')
    table.finish()
    _bound(table, workout, catalogue)
    return workout


def _brought(value: object) -> None:
    raise ValueError("it brings its own along; `glutetimer workouts import FILE` puts them in their place")


def _bound(table: Table, workout: Workout, catalogue: Named[Exercise]) -> None:
    """Note a workout without work, or longer than anybody trains."""
    if not table.faultless:
        return
    stretches = workout.rounds * _stretches(workout.steps) + _stretches(workout.warmup) + _stretches(workout.finish)
    if stretches > MOST_PHASES:
        table.note(f"{stretches} stretches of work and rest; {MOST_PHASES} at most: fewer rounds, sets or steps")
        return
    laid_out = plan(workout, catalogue.things)
    if not laid_out.phases:
        table.note("nothing but rests; give a step some work")
    elif laid_out.total_s > LONGEST_S:
        table.note(f"it lasts {duration.clock(laid_out.total_s)}; {duration.clock(LONGEST_S)} at most")


def _stretches(steps: tuple[Step, ...]) -> int:
    """At most so many phases, counted before they are laid out."""
    return sum(step.sets * (4 if step.sides is StepSides.EACH else 2) for step in steps)
