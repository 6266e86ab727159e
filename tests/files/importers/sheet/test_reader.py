"""A printed sheet as a workout."""

from __future__ import annotations

import pytest

from glutetimer.files.importers.sheet.draft import ReadSheet
from glutetimer.files.importers.sheet.reader import read_sheet
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.library.catalogue import load
from glutetimer.training.workout import Pace, StepSides, Workout

LIBRARY = load(None)


def one(text: str) -> ReadSheet:
    (found,) = read_sheet(text, LIBRARY.names)
    return found


def workout(text: str) -> Workout:
    return read_workout(one(text).text.encode(), "sheet", "sheet", LIBRARY.names)


def test_the_sheet_of_the_contract() -> None:
    found = workout(
        "Hips for runners\n\n"
        "Clamshell 3x12 (each side), rest for 30 seconds\n"
        "Side plank 2 x 30 s each side\n"
        "Single leg bridge - hold 5 sec, 10-15 reps, 3 sets\n"
        "Plank to failure\n"
        "Repeat 3 times. Rest 60 sec between sets\n"
    )
    assert (found.name, found.rounds, found.round_rest_s, found.pace) == ("Hips for runners", 3, 60, Pace.OWN)
    clam, side_plank, bridge, plank = found.steps
    assert (clam.exercise, clam.sets, clam.reps, clam.sides, clam.rest_s) == ("clam", 3, 12, StepSides.EACH, 30)
    assert (side_plank.exercise, side_plank.sets, side_plank.work_s) == ("side-plank", 2, 30)
    assert (bridge.exercise, bridge.sets, bridge.reps, bridge.reps_to, bridge.cue) == (
        "sl-bridge",
        3,
        10,
        15,
        "Hold each 5 s",
    )
    assert (plank.exercise, plank.hold) == ("plank", "target")


def test_a_line_that_is_not_understood_is_a_comment_where_it_stood_and_is_told() -> None:
    found = one("Clams 3 x 12 each side\nAvoid sudden movements\nSquats 10\n")
    assert found.lost == ["line 2: 'Avoid sudden movements': it names no exercise with an amount"]
    lines = found.text.splitlines()
    assert (
        lines.index('exercise = "clam"') < lines.index("# Avoid sudden movements") < lines.index('exercise = "squat"')
    )


def test_what_the_language_refuses_is_a_comment_too() -> None:
    """Nothing is lost for a number that no workout has."""
    found = one("Clams 3 x 12 each side\nSquats 20000\n")
    (lost,) = found.lost
    assert lost.startswith("line 2: 'Squats 20000'")
    assert "# Squats 20000" in found.text


def test_an_unknown_exercise_is_the_files_own() -> None:
    found = workout("Copenhagen plank 3 x 20 s each side\nWall angels 10 reps\n")
    assert [(own.id, own.name, str(own.sides), str(own.measure)) for own in found.exercises] == [
        ("copenhagen-plank", "Copenhagen plank", "each", "time"),
        ("wall-angels", "Wall angels", "both", "reps"),
    ]
    assert "'Wall angels' is not in the catalogue: an exercise of the file's own" in one("Wall angels 10 reps").notes


def test_an_amount_may_stand_in_the_next_line() -> None:
    found = one("Routine\nClamshell\n  3 x 12 each side\nSide plank\n  30 s each side\n")
    assert not found.lost
    assert [step.exercise for step in workout("Routine\nClamshell\n  3 x 12\nSquat\n10 reps").steps] == [
        "clam",
        "squat",
    ]


def test_parts_are_blocks_and_warm_up_and_cool_down_are_theirs() -> None:
    found = workout(
        "Legs\nWarm-up:\n- Leg swings 10 each leg\nSuperset 1: 3 rounds, rest 60 s between rounds\n- Squats 10\n"
        "- Clams 10 each side\nSuperset 2: 2 rounds\n- Glute bridge 12\n- Plank 30 s\n"
        "Cool-down\n- Hamstring stretch 30 s each side\n"
    )
    assert [step.exercise for step in found.warmup] == ["leg-swing"]
    assert [(block.rounds, block.round_rest_s, len(block.steps)) for block in found.blocks] == [(3, 60, 2), (2, 0, 2)]
    assert [step.exercise for step in found.finish] == ["hamstring-stretch"]


def test_what_is_common_stands_before_the_names() -> None:
    found = one("10 of each, alternating, at your own pace: monster walk, lunge walk")
    steps = read_workout(found.text.encode(), "f", "f", LIBRARY.names).steps
    assert [(step.exercise, step.reps) for step in steps] == [("monster-walk", 10), ("lunge-walk", 10)]
    listed = workout("30 seconds each:\n- Squats\n- Plank\n- Glute bridge\n")
    assert [(step.exercise, step.work_s) for step in listed.steps] == [
        ("squat", 30),
        ("plank", 30),
        ("shoulder-bridge", 30),
    ]


def test_a_bare_number_of_a_hold_is_asked_about() -> None:
    found = one("Clams 8\nPlank 30\n")
    assert found.lost == ["line 2: 'Plank 30': 30 what? Write 30 s, or 30 times"]


def test_a_side_beside_the_name_is_one() -> None:
    steps = workout("Clam shells (left) 10\nClam shells (right) 10\n").steps
    assert [(step.exercise, step.sides) for step in steps] == [("clam", StepSides.LEFT), ("clam", StepSides.RIGHT)]


def test_weeks_are_workouts_of_their_own() -> None:
    found = read_sheet("Tendon\nWeeks 1-2\nSquats 5 x 45 s, rest 2 min\nWeeks 3-6:\nSquats 3 x 15\n", LIBRARY.names)
    assert [each.name for each in found] == ["Tendon, weeks 1-2", "Tendon, weeks 3-6"]


@pytest.mark.parametrize("text", ["", "hello\nthere", "12", "Clams", "\n\n\n", "Rest 60 s"])
def test_no_exercise_is_no_sheet(text: str) -> None:
    with pytest.raises(GlutetimerError):
        read_sheet(text, LIBRARY.names)
