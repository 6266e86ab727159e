"""Workouts drawn at random: everything that the language can say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from glutetimer.files.reading.values import text
from glutetimer.library.catalogue import load
from glutetimer.training.exercise import Category, Dose, Exercise, Flag, Measure, Sides, Tempo
from glutetimer.training.workout import (
    OPEN_S,
    SIDES_TAKEN,
    Block,
    FirstSide,
    HoldMode,
    Order,
    Step,
    StepSides,
    SwitchAfter,
    Workout,
    sides_of,
)

EXERCISES = load(None).exercises

OWN = [
    Exercise(
        id=f"own-{sides}-{measure}",
        name=f"Own {sides}",
        short="OWN",
        category=Category.STRETCH,
        sides=sides,
        measure=measure,
        dose=Dose(sets=1, source="own"),
        tempo_source="own",
        origin="own",
    )
    for sides in Sides
    for measure in Measure
]
"""Exercises that a workout brings along."""

KNOWN = {**EXERCISES, **{each.id: each for each in OWN}}

others = st.sampled_from([id for id, each in EXERCISES.items() if not each.flags])


def words(longest: int) -> st.SearchStrategy[str]:
    """A text as the reader leaves it."""

    def plain(drawn: str) -> bool:
        try:
            return text(longest)(drawn) == drawn
        except ValueError:
            return False

    return st.text(st.characters(exclude_categories=["C"]) | st.sampled_from("\"\\#[]=' ü…"), min_size=1).filter(plain)


def seconds(low: float, high: float = 90) -> st.SearchStrategy[float]:
    return (
        st.integers(int(low), int(high)).map(float) | st.floats(low, high) | st.sampled_from([60.0, 120.0, 600.0, 90.0])
    )


tempos = st.builds(
    Tempo,
    st.sampled_from([1.0, 2.0, 2.5]),
    st.sampled_from([0.0, 0.25, 1.0]),
    st.sampled_from([1.0, 3.0]),
    st.sampled_from([0.0, 1.0]),
)


def rests(low: float = 0) -> st.SearchStrategy[float]:
    return st.just(0.0 if not low else 5.0) | seconds(low) | st.just(OPEN_S)


@st.composite
def steps(draw: st.DrawFn) -> Step:
    rest = draw(rests())
    kind = draw(st.sampled_from(["exercise", "exercise", "exercise", "free", "rest"]))
    if kind == "rest":
        return Step(rest_s=draw(rests(1)))
    sets = draw(st.integers(1, 3))
    if kind == "free":
        cue, note = draw(st.just("") | words(60)), draw(st.just("") | words(300))
        return Step(free=draw(words(60)), work_s=draw(seconds(1)), sets=sets, rest_s=rest, cue=cue, note=note)
    return draw(exercise_steps(draw(st.sampled_from([*EXERCISES.values(), *OWN])), sets, rest))


@st.composite
def exercise_steps(draw: st.DrawFn, exercise: Exercise, sets: int, rest: float) -> Step:
    holds = exercise.measure is Measure.HOLD
    amounts = ["work", "breaths", *(["hold"] if holds else ["reps", "max", "distance", "steps"])]
    amount = draw(st.sampled_from(amounts))
    tempo = draw(st.none() | tempos) if amount in ("work", "reps") else None
    if amount == "reps" and not exercise.tempo and tempo is None:
        tempo = draw(tempos)
    sides = draw(st.sampled_from(SIDES_TAKEN[exercise.sides]))
    each = sides is StepSides.EACH
    hold = draw(st.sampled_from(list(HoldMode))) if amount == "hold" else None
    firsts = [first for first in FirstSide if (first, hold) != (FirstSide.WEAKER, HoldMode.MAX)]
    return Step(
        exercise=exercise.id,
        work_s=draw(seconds(1)) if amount == "work" else None,
        reps=draw(st.integers(1, 12)) if amount == "reps" else None,
        max_reps=amount == "max",
        hold=hold,
        distance_m=draw(st.sampled_from([10.0, 15.5, 1500.0])) if amount == "distance" else None,
        steps=draw(st.integers(1, 40)) if amount == "steps" else None,
        breaths=draw(st.integers(1, 5)) if amount == "breaths" else None,
        sets=sets,
        sides=sides,
        first=draw(st.sampled_from(firsts)) if each else FirstSide.LEFT,
        switch_s=draw(st.sampled_from([0.0, 5.0]) | seconds(0)) if each else 0,
        switch_after=draw(st.sampled_from(list(SwitchAfter))) if each and sets > 1 else SwitchAfter.SET,
        rest_s=rest,
        tempo=tempo,
        fatigued=amount == "hold" and draw(st.booleans()),
        cue=draw(st.just("") | words(60)),
        note=draw(st.just("") | words(300)),
        instead=tuple((flag, draw(others)) for flag in (Flag.IMPACT, Flag.SPACE) if draw(st.booleans())),
    )


works = st.lists(steps(), min_size=1, max_size=4).filter(lambda found: any(step.exercise for step in found))


@st.composite
def turns(draw: st.DrawFn) -> dict[str, Any]:
    """Rounds, or time instead of them."""
    until = draw(st.none() | seconds(1))
    return {
        "rounds": 1 if until is not None else draw(st.integers(1, 3)),
        "until_s": until,
        "order": draw(st.sampled_from(list(Order))),
        "round_rest_s": draw(rests()),
    }


@st.composite
def by_side(draw: st.DrawFn, its_steps: list[Step]) -> dict[str, Any]:
    """Steps as they are, or, where one of them works a side, now and then done by side."""
    exercises = [KNOWN[step.exercise] for step in its_steps if step.exercise]
    if all(exercise.sides is Sides.BILATERAL for exercise in exercises) or draw(st.integers(0, 2)):
        return {"steps": tuple(its_steps)}
    tests = any(step.hold is HoldMode.MAX for step in its_steps)
    return {
        "steps": tuple(follow(step) for step in its_steps),
        "by_side": True,
        "first": draw(st.sampled_from([first for first in FirstSide if not tests or first is not FirstSide.WEAKER])),
        "switch_s": draw(st.sampled_from([0.0, 5.0]) | seconds(0)),
    }


def follow(step: Step) -> Step:
    """A step that leaves its sides to its block."""
    if not step.exercise:
        return step
    sides = sides_of(KNOWN[step.exercise].sides)
    return replace(step, sides=sides, first=FirstSide.LEFT, switch_s=0, switch_after=SwitchAfter.SET)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    return Block(rest_s=draw(st.just(60.0) | rests()), **draw(by_side(draw(works))), **draw(turns()))


@st.composite
def workouts(draw: st.DrawFn) -> Workout:
    name = draw(words(60).filter(lambda name: len(name.upper()) <= 60 and name.upper().upper() == name.upper()))
    short = draw(st.just(name) | st.sampled_from(["THURSDAY", "DAY 1"])).upper()
    several = draw(st.lists(blocks(), max_size=2))
    own = {"steps": ()} if several else draw(turns()) | draw(by_side(draw(works)))
    workout = Workout(
        id="drawn",
        name=name,
        short=short,
        goal=draw(st.just("") | words(300)),
        summary=draw(st.just("") | words(300)),
        frequency=draw(st.just("") | words(300)),
        source=draw(st.just("") | words(300)),
        articles=tuple(draw(st.lists(words(60), max_size=3))),
        ready_s=draw(st.sampled_from([0.0, 10.0]) | seconds(0)),
        warmup=tuple(draw(st.lists(steps(), max_size=2))),
        note=draw(st.just("") | words(300)),
        blocks=tuple(several),
        **own,
        finish=tuple(draw(st.lists(steps(), max_size=2))),
    )
    named = {step.exercise for step in workout.every_step}
    return replace(workout, exercises=tuple(own for own in OWN if own.id in named))
