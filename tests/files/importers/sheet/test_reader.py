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


def steps_of(text: str) -> list[tuple[object, ...]]:
    return [
        (step.exercise, step.sets, step.reps or step.work_s, str(step.sides), step.rest_s)
        for step in workout(text).every_step
    ]


@pytest.mark.parametrize(
    "table",
    [
        "| Exercise | Sets | Reps | Rest |\n|:--|--:|--:|--:|\n"
        "| Clam | 3 | 12/side | 30 s |\n| Plank | 2 | 45 s | 1:00 |",
        "Exercise\tSets\tReps\tTime (s)\tRest\tSide\nClam\t3\t12\t\t30\teach\nPlank\t2\t\t45\t60\t",
        "Übung;Sätze;Wdh/Zeit;Pause\nClam;3;12 je Seite;30 Sek\nPlank;2;45 Sek;1 Min",
        "Sets  Exercise   Reps    Rest\n----------\n3     Clam       12 ea   30s\n2     Plank      45s     60s",
    ],
)
def test_a_table_says_what_the_head_of_its_columns_says(table: str) -> None:
    assert steps_of(table) == [("clam", 3, 12, "each", 30), ("plank", 2, 45, "both", 60)]


def test_sides_that_differ_are_a_step_each() -> None:
    both = [("sl-bridge-hold", 3, 25, "left", 0), ("sl-bridge-hold", 2, 20, "right", 0)]
    assert steps_of("SL bridge hold li 3x25 Sek, re 2x20 Sek") == both
    assert steps_of("SL bridge hold L: 3 x 25s R: 2 x 20s") == both
    assert steps_of("Clams 12 L 10 R") == [("clam", 1, 12, "left", 0), ("clam", 1, 10, "right", 0)]
    assert steps_of("Clams (li) 12x, (re) 15x") == [("clam", 1, 12, "left", 0), ("clam", 1, 15, "right", 0)]
    assert steps_of("Clams L 12 R 12") == [("clam", 1, 12, "each", 0)]
    assert one("Squats 10\nClams 3 sets, L 12, R 10, L 8").lost


def test_supersets_take_turns() -> None:
    lettered = "Day 1\nA1. Clam 3x12 ea\nA2) Squat 3 x 10\n60s rest\nB1 Plank 2 x 30s\nB2 Wall sit 3 x 20s\n"
    first, second = workout(lettered).blocks
    assert (first.rounds, first.round_rest_s, [step.sets for step in first.steps]) == (3, 60, [1, 1])
    assert (second.rounds, [step.sets for step in second.steps]) == (1, [2, 3])
    assert "superset B: their sets differ, so they are one after the other" in one(lettered).notes
    headed = workout("Superset 1\nClams 3x12 ea\nSquats 3 x 10\nrest 1 min between supersets")
    assert (headed.rounds, headed.round_rest_s, [step.sets for step in headed.steps]) == (3, 60, [1, 1])


def test_rounds_of_a_finisher_are_kept() -> None:
    """Only a block has rounds; what cools down after it is no part of them."""
    found = workout("Squats 10\nFinisher - 3 rds\n10 step ups ea\n30s wall sit\nCool-down 5 min\n")
    assert [block.rounds for block in found.blocks] == [1, 3]
    assert [step.work_s for step in found.finish] == [300]


def test_what_has_no_sides_gets_none() -> None:
    assert steps_of("WU: 5' easy jog, leg swings x10 ea\nSquats 10")[0][2:4] == (300, "both")


def test_an_exercise_in_another_script_is_the_files_own() -> None:
    assert [step.exercise for step in workout("Unterarmstütz 30 s\nÄpfel 10\n").steps] == [
        "unterarmstütz",
        "äpfel",
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Squats 12/10/8", "how much of 'Squats'?"),
        ("Squats 8x 20/10", "how much of 'Squats'?"),
        ("2 min between sides", "nothing above it is done on each side"),
        ("Week 3\n3 x 35 s each side", "it names no exercise"),
    ],
)
def test_what_no_step_can_say_is_told(line: str, why: str) -> None:
    found = one(f"Wall sit 30 s\n{line}\n")
    assert [words.rpartition(": ")[2] for words in found.lost] == [why]
    assert f"# {line.splitlines()[-1]}" in found.text


def test_a_title_may_have_a_date_and_a_total() -> None:
    assert one("Physio Hamann, 12.11.\nSquats 10").name == "Physio Hamann, 12.11."
    assert one("Legs (Tue/Fri) ~ 25 min\nSquats 10").name == "Legs (Tue/Fri) ~ 25 min"
