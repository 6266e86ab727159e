"""What is written is read back the same, and is as somebody would write it."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given

from glutetimer.library import load
from glutetimer.reading.names import Named
from glutetimer.reading.workout_file import read_workout
from glutetimer.training.exercise import Tempo
from glutetimer.training.workout import First, HoldMode, Step, StepSides, Workout
from glutetimer.writing.workout_file import to_toml
from tests.writing.drawn import workouts

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
    full = Workout(
        id="full",
        name="Full",
        short="ALL",
        goal="g",
        summary="s",
        frequency="f",
        source="own",
        articles=("1-1",),
        ready_s=15,
        warmup=(Step(free="Walk", work_s=60),),
        rounds=2,
        round_rest_s=90,
        steps=(
            Step(
                exercise="sl-bridge-hold",
                hold=HoldMode.MAX,
                sets=2,
                sides=StepSides.EACH,
                first=First.RULE,
                switch_s=120,
                rest_s=5,
                fatigued=True,
            ),
            Step(exercise="squat", reps=5, tempo=Tempo(2, 1, 3, 0.5)),
        ),
        finish=(Step(rest_s=60),),
    )
    default = {field.name for field in dataclasses.fields(Workout) if field.default == getattr(full, field.name)}
    assert default == set()
    for field in dataclasses.fields(Step):
        assert any(getattr(step, field.name) != field.default for step in (*full.warmup, *full.steps)), field.name
    assert back(full) == full


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
