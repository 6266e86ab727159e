"""Steps, metres, and as many repetitions as go: ended by a key, counted afterwards, kept with the set."""

from __future__ import annotations

import pytest

from glutetimer.session.announcements import describe_event
from glutetimer.session.events import LeadIn, NextUp, PhaseStarted, SetDone, Woke
from glutetimer.session.marks import Marks
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Runner
from glutetimer.session.words import describe_reckoning, describe_total
from glutetimer.training.exercise import Side
from glutetimer.training.replanning import add_set
from glutetimer.training.workout import OPEN_S, Step, StepSides, SwitchAfter
from tests.session.sample import runner

MOST = Step(exercise="clam", max_reps=True, rest_s=30)


def begun(*steps: Step) -> Runner:
    of = runner(*steps, ready=0)
    of.start(0)
    return of


@pytest.mark.parametrize(
    ("step", "planned", "corrected"),
    [
        (Step(exercise="bridge", steps=10, rest_s=30), "10 steps", "11 steps"),
        (Step(exercise="bridge", distance_m=20, rest_s=30), "20 metres", "21 metres"),
        (Step(exercise="bridge", max_reps=True, rest_s=30), "", "7 repetitions. Good stop"),
    ],
)
def test_what_is_ended_by_a_key_is_counted(step: Step, planned: str, corrected: str) -> None:
    of = begun(step, Step(exercise="bridge", work_s=9))
    assert of.ends_by_key
    (done,) = [event for event in of.stop(18.0) if isinstance(event, SetDone)]
    assert done.assumed and done.seconds == 18.0
    assert done.amount == {"10 steps": 10, "20 metres": 20, "": 6}[planned]
    (said,) = of.correct(18.5, 1)
    assert isinstance(said, SetDone) and not said.assumed
    assert describe_event(said, of.plan) == corrected


def test_a_walk_that_is_left_counts_as_far_as_its_time_was_enough_for() -> None:
    of = begun(Step(exercise="bridge", steps=10), Step(exercise="bridge", distance_m=20))
    of.leave(8.2)
    (done,) = of.ledger.sets
    assert (done.steps, done.reps, done.distance_m, done.assumed) == (4, None, None, True)


def test_an_open_rest_counts_up_and_ends_by_a_key() -> None:
    of = begun(Step(exercise="bridge", work_s=20, rest_s=OPEN_S), Step(exercise="clam", work_s=9, sides=StepSides.LEFT))
    started, following = of.advance(20.0)[-2:]
    assert isinstance(started, PhaseStarted) and isinstance(following, NextUp)
    assert describe_event(started, of.plan) == "Rest as long as you need; any key goes on"
    assert of.resting and of.due() is None
    assert of.elapsed(75.0) == 55.0
    assert [type(event) for event in of.woke(80.0, 200.0)] == [Woke]
    assert of.resting and of.elapsed(200.0) == 180.0
    events = of.begin(201.0)
    assert isinstance(events[-1], LeadIn)
    assert of.mode is Mode.LEAD_IN
    assert of.due() == 203.0, "its leg, then one"
    of.advance(204.0)
    assert of.phase.works and of.mode is Mode.RUNNING


def test_what_is_open_is_reckoned_and_said() -> None:
    of = begun(Step(exercise="bridge", steps=10, rest_s=OPEN_S), Step(exercise="clam", max_reps=True))
    assert describe_total(of.plan) == "~2:05"
    words = "Reckoned: as many as go 45 s, a step 2 s, an open rest 60 s"
    assert describe_reckoning(of.plan) == words
    assert describe_reckoning(begun(Step(exercise="bridge", work_s=9)).plan) == ""


@pytest.mark.parametrize(
    ("step", "digits", "count"),
    [
        (Step(exercise="bridge", distance_m=1500, rest_s=60), "1600", 1600),
        (Step(exercise="bridge", distance_m=1500, rest_s=60), "16000", 0),
        (Step(exercise="bridge", steps=20, rest_s=60), "1000", 1000),
        (Step(exercise="bridge", steps=20, rest_s=60), "1001", 1),
    ],
)
def test_as_many_can_be_typed_as_can_be_counted(step: Step, digits: str, count: int) -> None:
    of = begun(step, step)
    of.stop(900)
    for n, digit in enumerate(digits):
        of.type_digit(901 + n, int(digit))
    assert of.question and of.question.amount == count


def sides(of: Runner) -> list[Side | None]:
    return [phase.side for phase in of.plan.phases if phase.works]


def test_all_sets_of_a_side_come_before_the_other() -> None:
    step = Step(
        exercise="clam", reps=5, sets=2, sides=StepSides.EACH, switch_s=8, rest_s=20, switch_after=SwitchAfter.SETS
    )
    of = begun(step)
    left, right = Side.LEFT, Side.RIGHT
    assert sides(of) == [left, left, right, right]
    assert [phase.kind.value for phase in of.plan.phases] == ["work", "rest", "work", "switch", "work", "rest", "work"]


def test_a_set_that_is_added_is_added_to_each_side() -> None:
    step = Step(
        exercise="clam",
        reps=5,
        sets=2,
        sets_to=4,
        sides=StepSides.EACH,
        switch_s=8,
        rest_s=20,
        switch_after=SwitchAfter.SETS,
    )
    laid_out = begun(step).plan
    more = add_set(laid_out, 2)
    assert more
    assert [phase.side for phase in more.phases if phase.works] == [Side.LEFT] * 3 + [Side.RIGHT] * 3
    waiting = add_set(laid_out, 3)
    assert waiting
    kinds = [(phase.kind.value, phase.side) for phase in waiting.phases]
    assert [side for kind, side in kinds if kind == "work"] == [Side.LEFT] * 3 + [Side.RIGHT] * 3
    assert add_set(laid_out, 4) is None, "one side is over: the other would have more"


def test_as_many_as_go_are_measured_against_those_of_before() -> None:
    of = begun(Step(exercise="bridge", max_reps=True, rest_s=30), Step(exercise="bridge", work_s=9))
    of.marks_of = lambda phase: Marks(last_s=12, best_s=14)
    of.stop(18.0)
    said = [describe_event(event, of.plan) for digit in (1, 5) for event in of.type_digit(19.0, digit)]
    assert said[-1] == "15 repetitions. New best. Good stop"
    assert [describe_event(event, of.plan) for event in of.correct(20.0, -5)][-1] == (
        "10 repetitions. 2 short of last time. Good stop"
    )
    assert [describe_event(event, of.plan) for event in of.correct(21.0, 2)][-1] == (
        "12 repetitions. As many as last time. Good stop"
    )
