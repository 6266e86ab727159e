"""The set-up on the screen says what the side that is done does, as the voice does (training.md 5.13)."""

from __future__ import annotations

import pytest

from glutetimer.app.screens.session.asked import Silent
from glutetimer.app.screens.session.picture import Meeting
from glutetimer.app.screens.session.view import session_view
from glutetimer.library.catalogue import load
from glutetimer.session.instructions import describe_side
from glutetimer.session.runner import Runner
from glutetimer.training.exercise import Exercise, Sides
from glutetimer.training.layout import lay_out
from glutetimer.training.plan import Plan
from glutetimer.training.replanning import meet_exercises
from glutetimer.training.workout import Step, StepSides, Workout

EXERCISES = load(None).exercises
ALTERNATING = [each for each in EXERCISES.values() if each.sides is Sides.ALTERNATING]


def laid_out(exercise: Exercise, sides: StepSides) -> Plan:
    step = Step(exercise=exercise.id, work_s=40, sides=sides, switch_s=5)
    return lay_out(Workout(id="any", name="Any", short="ANY", steps=(step,), ready_s=30), EXERCISES)


def steps_at_the_meeting(exercise: Exercise, sides: StepSides) -> tuple[str, ...]:
    runner = Runner(meet_exercises(laid_out(exercise, sides), {exercise.id}))
    runner.start(0)
    stage = session_view(runner, Silent(), 1.0).stage
    assert isinstance(stage, Meeting)
    return stage.steps


@pytest.mark.parametrize("exercise", ALTERNATING, ids=lambda each: each.id)
def test_where_a_side_is_done_at_a_time_the_set_up_has_that_sides_words(exercise: Exercise) -> None:
    assert steps_at_the_meeting(exercise, StepSides.ALTERNATING) == exercise.setup
    steps = steps_at_the_meeting(exercise, StepSides.EACH)
    assert not set(steps) & set(exercise.setup)
    assert any("left" in step for step in steps)


@pytest.mark.parametrize("exercise", ALTERNATING, ids=lambda each: each.id)
def test_what_is_shown_while_one_gets_ready_is_that_sides_too(exercise: Exercise) -> None:
    runner = Runner(laid_out(exercise, StepSides.EACH))
    runner.start(0)
    shown = {session_view(runner, Silent(), float(second)).cue for second in range(30)}
    assert exercise.say.move not in shown
    assert describe_side(runner.plan.phases[1]) in shown
