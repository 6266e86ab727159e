"""Workouts drawn at random: everything that the language can say."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from glutetimer.files.reading.values import text
from glutetimer.library.catalogue import load
from glutetimer.training.exercise import Category, Dose, Exercise, Flag, Measure, Sides, Tempo
from glutetimer.training.weeks import trim_weeks
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


loads = st.sampled_from(["", "", "green band", "8 kg", "10 lb", "12.5 kg each"])


def by_week(draw: st.DrawFn, **fields: st.SearchStrategy[Any]) -> dict[str, Any]:
    """Some of these fields with a value for each week, some with one for all."""
    every = {field: draw(st.lists(values, min_size=1, max_size=3)) for field, values in fields.items()}
    return {field: values[0] for field, values in every.items()} | {"weekly": trim_weeks(every.items())}


def ranges(draw: st.DrawFn, field: str, values: st.SearchStrategy[Any], to: str) -> dict[str, Any]:
    """An amount by week, with the upper end of its range in some of them."""
    ends = draw(st.lists(st.tuples(values, st.none() | values), min_size=1, max_size=3))
    lows = [low if high is None else min(low, high) for low, high in ends]
    highs = [(high and low != high and max(low, high)) or None for low, high in ends]
    return {field: lows, to: highs}


@st.composite
def steps(draw: st.DrawFn) -> Step:
    rest = rests()
    kind = draw(st.sampled_from(["exercise", "exercise", "exercise", "free", "rest"]))
    if kind == "rest":
        return Step(**by_week(draw, rest_s=rests(1)))
    sets = st.integers(1, 3)
    if kind == "free":
        cue, note = draw(st.just("") | words(60)), draw(st.just("") | words(300))
        amounts = by_week(draw, work_s=seconds(1), sets=sets, rest_s=rest)
        return Step(free=draw(words(60)), cue=cue, note=note, **amounts)
    return draw(exercise_steps(draw(st.sampled_from([*EXERCISES.values(), *OWN])), sets, rest))


@st.composite
def exercise_steps(
    draw: st.DrawFn, exercise: Exercise, sets: st.SearchStrategy[int], rest: st.SearchStrategy[float]
) -> Step:
    amount = draw(st.sampled_from(["work", "breaths", "hold", "reps", "max", "distance", "steps"]))
    tempo = draw(st.none() | tempos) if amount in ("work", "reps") else None
    if amount == "reps" and not exercise.tempo and tempo is None:
        tempo = draw(tempos)
    sides = draw(st.sampled_from(SIDES_TAKEN[exercise.sides]))
    each = sides is StepSides.EACH
    hold = draw(st.sampled_from(list(HoldMode))) if amount == "hold" else None
    firsts = [first for first in FirstSide if (first, hold) != (FirstSide.WEAKER, HoldMode.MAX)]
    every: dict[str, Any] = {"rest_s": draw(st.lists(rest, min_size=1, max_size=3)), "load": [draw(loads)]}
    every |= ranges(draw, "sets", sets, "sets_to")
    whole = st.integers(1, 90).map(float)
    every |= ranges(draw, "work_s", whole, "work_to_s") if amount == "work" else {}
    every |= ranges(draw, "reps", st.integers(1, 12), "reps_to") if amount == "reps" else {}
    if every["load"][0] and draw(st.booleans()):
        every["load"] += draw(st.lists(loads.filter(bool), max_size=2))
    return Step(
        exercise=exercise.id,
        max_reps=amount == "max",
        hold=hold,
        distance_m=draw(st.sampled_from([10.0, 15.5, 1500.0])) if amount == "distance" else None,
        steps=draw(st.integers(1, 40)) if amount == "steps" else None,
        breaths=draw(st.integers(1, 5)) if amount == "breaths" else None,
        sides=sides,
        first=draw(st.sampled_from(firsts)) if each else FirstSide.LEFT,
        switch_s=draw(st.sampled_from([0.0, 5.0]) | seconds(0)) if each else 0,
        switch_after=draw(st.sampled_from(list(SwitchAfter)))
        if each and max(*every["sets"], *(most or 1 for most in every["sets_to"])) > 1
        else SwitchAfter.SET,
        weekly=trim_weeks(every.items()),
        **{field: values[0] for field, values in every.items()},
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
    load = draw(loads)
    weekly = by_week(
        draw,
        rounds=st.just(1) if until is not None else st.integers(1, 3),
        load=loads.filter(bool) if load else st.just(""),
    )
    return {
        **weekly,
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
    return step._replace(sides=StepSides.EACH, first=FirstSide.LEFT, switch_s=0, switch_after=SwitchAfter.SET)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    own, rest = draw(turns()), st.just(60.0) | rests()
    every = draw(st.lists(rest, min_size=1, max_size=3))
    weekly = dict(own.pop("weekly")) | dict(trim_weeks({"rest_s": every}.items()))
    if draw(st.booleans()):  # its own rest between the rounds is left out, and follows
        own["round_rest_s"] = every[0]
        weekly |= dict(trim_weeks({"round_rest_s": every}.items()))
    own["weekly"] = tuple(sorted(weekly.items()))
    return Block(rest_s=every[0], **draw(by_side(draw(works))), **own)


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
    begin = draw(st.none() | st.dates()) if workout.weeks > 1 else None
    return workout._replace(begin=begin, exercises=tuple(own for own in OWN if own.id in named))
