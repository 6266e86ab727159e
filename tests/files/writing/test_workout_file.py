"""What is written is read back the same, and is as somebody would write it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from glutetimer.files.reading.names import Named
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.files.writing.workout_file import to_toml
from glutetimer.library.catalogue import load
from glutetimer.training.exercise import Flag, Measure, Tempo, TempoPart
from glutetimer.training.workout import (
    OPEN_S,
    Block,
    FirstSide,
    HoldMode,
    Order,
    Pace,
    Step,
    StepSides,
    SwitchAfter,
    Workout,
)
from tests.files.writing.drawn import follow, workouts

LIBRARY = load(None)
CATALOGUE = Named(LIBRARY.exercises, lambda exercise: (exercise.name, *exercise.aliases))


def back(workout: Workout) -> Workout:
    return read_workout(to_toml(workout).encode(), "f.toml", workout.id, CATALOGUE)


@given(workouts())
def test_any_workout_is_read_back_the_same(workout: Workout) -> None:
    assert back(workout) == workout


@pytest.mark.parametrize("id", LIBRARY.workouts)
def test_every_built_in_one_is_read_back_the_same(id: str) -> None:
    assert back(LIBRARY.workouts[id]) == LIBRARY.workouts[id]


def test_no_field_of_the_language_is_forgotten() -> None:
    """A new field must be drawn, and written: this fails until it is."""
    hold = Step(
        exercise="sl-bridge-hold",
        hold=HoldMode.MAX,
        sets=2,
        sides=StepSides.EACH,
        first=FirstSide.RULE,
        switch_s=120,
        rest_s=5,
        fatigued=True,
        cue="Hips level",
    )
    paced = Step(exercise="squat", reps=5, pace=Pace.OWN, load="8 kg", reps_to=8, sets=2, sets_to=4)
    timed = Step(exercise="squat", work_s=20, work_to_s=150, weekly=(("rest_s", (0, 30)), ("sets", (1, 2, 1))))
    squats = Step(exercise="squat", reps=5, tempo=Tempo(2, 1, 3, 0.5), note="Slowly", instead=((Flag.IMPACT, "clam"),))
    walk = Step(free="Walk", work_s=60)
    most = Step(exercise="clam", max_reps=True, sides=StepSides.EACH, sets=2, switch_after=SwitchAfter.SETS)
    far = Step(exercise="monster-walk", distance_m=20, sides=StepSides.ALTERNATING)
    steps = far._replace(distance_m=None, steps=10)
    breaths = Step(exercise="clam", breaths=3, sides=StepSides.EACH, rest_s=OPEN_S)
    mine = LIBRARY.exercises["side-plank"]._replace(id="mine", origin="own", instead=((Flag.WRISTS, "plank"),))
    mine = mine._replace(short="MY OWN", tempo=Tempo(2, 0, 2, 0), begins=TempoPart.LOWER, result="How it went")
    one = Workout(
        id="full",
        name="Full",
        short="ALL",
        goal="g",
        summary="s",
        frequency="f",
        source="own",
        note="n",
        by_side=True,
        first=FirstSide.RULE,
        switch_s=9,
        articles=("1-1",),
        ready_s=15,
        warmup=(walk,),
        rounds=2,
        round_rest_s=90,
        order=Order.RANDOM,
        pace=Pace.OWN,
        load="green band",
        begin=date(2026, 11, 30),
        weekly=(("load", ("green band", "red band")), ("rounds", (2, 3))),
        steps=(follow(hold), follow(squats), follow(timed)),
        finish=(Step(rest_s=60), paced),
        exercises=(mine._replace(measure=Measure.REPS, articles=("1-1",), flags=(Flag.WRISTS,)),),
    )
    until = Block(steps=(squats,), until_s=240, rest_s=60, round_rest_s=30, order=Order.RANDOM, pace=Pace.LED)
    weekly = (("rest_s", (60, 30, 90)),)
    by_side = Block(steps=(follow(squats), follow(hold)), by_side=True, first=FirstSide.RIGHT, switch_s=7)
    blocks = (until, Block(steps=(hold, most, far, steps, breaths), rounds=2), by_side)
    blocks = (*blocks, until._replace(load="red band", weekly=weekly))
    head = one._replace(rounds=1, round_rest_s=0, order=Order.WRITTEN, weekly=())
    head = head._replace(steps=(), by_side=False, first=FirstSide.LEFT, switch_s=0)
    several = head._replace(blocks=blocks)
    timed_rounds = one._replace(rounds=1, until_s=300, weekly=())
    for kind, things in (
        (Workout, [one, several, timed_rounds]),
        (Block, blocks),
        (Step, [walk, hold, squats, paced, timed, most, far, steps, breaths]),
    ):
        for field in kind._fields:
            assert any(getattr(thing, field) != kind._field_defaults.get(field) for thing in things), field
    for workout in (one, several, timed_rounds):
        assert back(workout) == workout


def test_it_reads_as_if_somebody_had_written_it() -> None:
    workout = Workout(
        id="short",
        name="Two steps",
        short="TWO STEPS",
        warmup=(Step(free='Easy "jog"', work_s=300),),
        steps=(
            Step(exercise="clam", work_s=40, sides=StepSides.EACH, switch_s=5, rest_s=10.5),
            Step(exercise="squat", reps=10, sets=2, rest_s=45),
        ),
        rounds=3,
    )
    assert to_toml(workout, ["From a friend."]) == (
        "# From a friend.\n"
        "\n"
        'name = "Two steps"\n'
        "rounds = 3\n"
        "\n"
        "[[warmup]]\n"
        'free = "Easy \\"jog\\""\n'
        'work = "5:00"\n'
        "\n"
        "[[step]]\n"
        'exercise = "clam"\n'
        "work = 40\n"
        'sides = "each"\n'
        "switch = 5\n"
        "rest = 10.5\n"
        "\n"
        "[[step]]\n"
        'exercise = "squat"\n'
        "reps = 10\n"
        "sets = 2\n"
        "rest = 45\n"
    )


def test_blocks_are_written_with_their_steps() -> None:
    timed = Block(steps=(Step(exercise="squat", work_s=20),), until_s=240, order=Order.RANDOM, rest_s=60)
    workout = Workout(id="b", name="B", short="B", steps=(), blocks=(timed,))
    assert to_toml(workout._replace(blocks=(timed._replace(round_rest_s=60),))) == (
        'name = "B"\n'
        "\n"
        "[[block]]\n"
        'until = "4:00"\n'
        'order = "random"\n'
        "rest = 60\n"
        "\n"
        "[[block.step]]\n"
        'exercise = "squat"\n'
        "work = 20\n"
    )
    assert "round-rest = 0\n" in to_toml(workout), "else its rest would be that of its rounds too"
