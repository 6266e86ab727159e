"""A workout as a sheet of plain text comes back as the same workout."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from glutetimer.files.importers.sheet.reader import read_sheet
from glutetimer.files.importers.sheet.writer import write_sheet
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.library.catalogue import load
from glutetimer.training.workout import Workout
from tests.files.writing.drawn import workouts

LIBRARY = load(None)


def back(workout: Workout) -> Workout:
    (found,) = read_sheet(write_sheet(workout, LIBRARY.names), LIBRARY.names)
    assert not found.lost
    return read_workout(found.text.encode(), "sheet", workout.id, LIBRARY.names)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(workouts())
def test_any_workout_comes_back_the_same(workout: Workout) -> None:
    assert back(workout) == workout


@pytest.mark.parametrize("id", LIBRARY.workouts)
def test_every_built_in_one_comes_back_the_same(id: str) -> None:
    assert back(LIBRARY.workouts[id]) == LIBRARY.workouts[id]


def test_it_reads_as_a_sheet() -> None:
    assert write_sheet(LIBRARY.workouts["run-stronger"], LIBRARY.names).splitlines()[6:] == [
        '{ articles = ["1-4", "1-5", "1-6", "1-7", "2-1", "4-6", "0-3", "0-8"] }',
        "",
        "Steps: 2 rounds, rest 60 s between rounds",
        "Active shoulder bridge: 10 reps, rest 30 s",
        "Air squat: 10 reps, rest 30 s",
        "Standing lunge: 8 reps, each side, 10 s to switch, rest 30 s",
        "Kick back: 10 reps, each side, 5 s to switch",
        "",
        "Finish:",
        "Rest 60 s",
        "Single-leg bridge hold: held until your form slips, each side, first by rule, 60 s to switch, "
        "after other work",
    ]
