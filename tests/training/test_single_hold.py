"""One exercise by itself, as a workout."""

from __future__ import annotations

import pytest

from glutetimer.files.reading.workout_file import read_workout
from glutetimer.files.writing.workout_file import to_toml
from glutetimer.library.catalogue import load
from glutetimer.training.exercise import Measure, Side, Sides
from glutetimer.training.layout import lay_out
from glutetimer.training.single_hold import exercise_alone, hold_alone

LIBRARY = load(None)


@pytest.mark.parametrize("id", sorted(LIBRARY.exercises))
def test_any_exercise_is_done_by_itself_with_its_sets_and_sides(id: str) -> None:
    exercise = LIBRARY.exercises[id]
    workout = exercise_alone(exercise)
    works = [phase for phase in lay_out(workout, LIBRARY.exercises).phases if phase.works]
    assert {phase.exercise and phase.exercise.id for phase in works} == {id}
    sides = [phase.side for phase in works]
    if exercise.sides is Sides.UNILATERAL:
        assert sides.count(Side.LEFT) == sides.count(Side.RIGHT) == workout.steps[0].sets
    else:
        assert len(works) == workout.steps[0].sets
    assert {bool(phase.hold) for phase in works} == {exercise.measure is Measure.HOLD}
    if exercise.measure is Measure.HOLD:
        assert workout == hold_alone(exercise)
        return
    assert workout.steps[0].sets == exercise.dose.sets
    written = read_workout(to_toml(workout).encode(), "alone.toml", workout.id, LIBRARY.names)
    assert written.steps == workout.steps, "what a file could not say, nobody could build"
