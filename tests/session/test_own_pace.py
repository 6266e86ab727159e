"""Repetitions at one's own pace, by the runner alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.session.announcements import describe_event
from glutetimer.session.events import (
    Beat,
    Event,
    Finished,
    Interrupted,
    Outcome,
    PhaseStarted,
    Repetition,
    SetDone,
    SetDropped,
    Woke,
)
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import DEAF_S, Runner
from glutetimer.training.exercise import Tempo
from glutetimer.training.layout import lay_out
from glutetimer.training.plan import Plan
from glutetimer.training.workout import Block, Pace, Step, StepSides
from tests.session.sample import CATALOGUE, laid_out, runner, sets, workout

OWN = Step(exercise="clam", reps=12, pace=Pace.OWN, sides=StepSides.EACH, switch_s=8, rest_s=30)


def begun(*steps: Step) -> Runner:
    of = runner(*(steps or (OWN, OWN)), ready=0)
    of.start(0)
    return of


def kept(of: Runner) -> list[tuple[int | None, bool, float]]:
    return [(done.reps, done.assumed, done.seconds) for done in of.ledger.sets]


@pytest.mark.parametrize(
    ("step", "block", "top", "usual", "own"),
    [
        (None, None, None, Pace.LED, False),
        (None, None, None, Pace.OWN, True),
        (None, None, Pace.LED, Pace.OWN, False),
        (None, Pace.OWN, Pace.LED, Pace.LED, True),
        (Pace.LED, Pace.OWN, Pace.OWN, Pace.OWN, False),
        (Pace.OWN, Pace.LED, Pace.LED, Pace.LED, True),
    ],
)
def test_the_nearest_word_on_the_pace_holds(
    step: Pace | None, block: Pace | None, top: Pace | None, usual: Pace, own: bool
) -> None:
    steps = (Step(exercise="bridge", reps=10, pace=step),)
    of = workout(ready=0, pace=top, blocks=(Block(steps=steps, pace=block),))
    (phase,) = lay_out(of, CATALOGUE, pace=usual).phases
    assert (phase.own_pace, phase.pace) == (own, Pace.OWN if own else Pace.LED)
    assert (phase.seconds, phase.nominal_s) == ((None, 30) if own else (60, 60))
    assert (phase.tempo is None) == own


def test_where_nothing_leads_they_are_at_ones_own_pace_and_a_tempo_of_the_step_leads() -> None:

    no_tempo = {**CATALOGUE, "bridge": CATALOGUE["bridge"]._replace(tempo=None)}
    (own,) = lay_out(workout(Step(exercise="bridge", reps=10), ready=0, pace=Pace.LED), no_tempo).phases
    (led,) = lay_out(workout(Step(exercise="bridge", reps=10, tempo=Tempo(2, 1, 2, 0)), ready=0), no_tempo).phases
    assert own.own_pace and not led.own_pace


def test_nothing_leads_them_and_no_time_ends_them() -> None:
    of = begun()
    events = of.advance(3600)
    assert not [event for event in events if isinstance(event, Beat | Repetition)]
    assert (of.index, of.elapsed(3600), of.due(), of.length) == (0, 3600, None, None)


def test_a_key_ends_it_at_its_instant_and_the_rest_begins_there() -> None:
    of = begun()
    of.advance(23)
    events = of.stop(23.45)
    done, started = events[0], events[1]
    assert isinstance(done, SetDone) and isinstance(started, PhaseStarted)
    assert (done.at, done.seconds, done.reps, done.assumed, done.outcome) == (23.45, 23.45, 12, True, Outcome.DONE)
    assert (started.at, of.remaining(23.45)) == (23.45, 8)


@given(st.sampled_from(["stop", "skip", "back", "done"]), st.floats(DEAF_S, 500))
def test_whatever_means_to_go_on_ends_it(action: str, at: float) -> None:
    of = begun()
    events = getattr(of, action)(at)
    assert (of.index, of.mode) == (1, Mode.RUNNING)
    assert [done.seconds for done in sets(events)] == [at]


@given(st.sampled_from(["stop", "skip", "back", "done", "pause", "resume"]), st.floats(0, DEAF_S, exclude_max=True))
def test_its_first_half_second_is_deaf(action: str, at: float) -> None:
    of = begun()
    assert getattr(of, action)(at) == [] and of.ends_by_key


def test_it_cannot_be_paused() -> None:
    of = begun()
    assert of.pause(9) == [] and of.mode is Mode.RUNNING


def test_the_number_is_put_right_while_the_rest_runs() -> None:
    of = begun()
    of.stop(20)
    assert kept(of) == [(12, True, 20)]
    of.correct(21, -1)
    assert kept(of) == [(11, False, 20)]
    of.correct(22, 1)
    of.correct(22, 1)
    assert kept(of) == [(13, False, 20)]
    assert of.index == 1 and of.remaining(22) == 6, "the rest goes on meanwhile"
    of.advance(28)
    assert of.question is None and kept(of) == [(13, False, 20)]
    assert of.correct(29, 1) == [] and of.type_digit(29, 4) == [], "the next set has begun"


def test_no_answer_is_the_planned_number_and_says_so_and_enter_says_that_it_was() -> None:
    silent, said = begun(), begun()
    for of in (silent, said):
        of.stop(20)
    said.confirm(21)
    assert said.question is None
    silent.advance(60)
    said.advance(60)
    assert kept(silent)[0] == (12, True, 20) and kept(said)[0] == (12, False, 20)


def test_digits_typed_together_are_one_number() -> None:
    of = begun()
    of.stop(20)
    of.type_digit(21, 1)
    assert kept(of) == [(1, False, 20)]
    of.type_digit(22, 4)
    assert kept(of) == [(14, False, 20)]
    of.type_digit(26, 9)
    assert kept(of) == [(9, False, 20)], "another number"
    of.correct(26.5, 1)
    of.type_digit(27, 8)
    assert kept(of) == [(8, False, 20)]


def test_none_at_all_is_no_set_until_somebody_says_more() -> None:
    of = begun()
    of.stop(2)
    dropped = of.type_digit(3, 0)
    assert [type(event) for event in dropped] == [SetDropped] and kept(of) == []
    assert of.correct(4, -1) == [] and kept(of) == []
    of.type_digit(5, 5)
    assert kept(of) == [(5, False, 2)]


def test_of_the_last_set_the_number_is_asked_for_a_minute() -> None:
    of = begun(Step(exercise="bridge", reps=10, pace=Pace.OWN))
    events = of.stop(30)
    assert isinstance(events[-1], Finished) and events[-1].complete and of.is_over
    of.correct(60, -2)
    assert kept(of) == [(8, False, 30)]
    of.advance(91)
    assert of.question is None and kept(of) == [(8, False, 30)]


def test_one_done_again_replaces_the_first() -> None:
    of = begun()
    of.stop(3)
    of.back(4)
    of.advance(7)
    assert of.question is None and of.index == 0
    of.stop(27)
    assert kept(of) == [(12, True, 20)]


def test_a_machine_that_slept_ends_it_and_asks() -> None:
    of = begun()
    events = of.woke(6, 600)
    assert isinstance(events[0], Woke)
    assert (kept(of), of.index, of.remaining(600)) == ([(12, True, 6)], 1, 8)
    assert of.ledger.sets[0].clock_interrupted and of.question and of.question.counts


@pytest.mark.parametrize("leaves", [Runner.leave, Runner.interrupt])
def test_left_in_the_middle_it_is_what_the_time_was_enough_for(leaves: object) -> None:
    of = begun()
    events = leaves(of, 10.0)  # type: ignore[operator]
    assert isinstance(events[-1], Finished | Interrupted)
    assert kept(of) == [(3, True, 10)] and of.ledger.sets[0].outcome is Outcome.CUT
    short = begun()
    leaves(short, 2.0)  # type: ignore[operator]
    assert kept(short) == []


def test_its_words() -> None:
    def lines(of: Plan, events: list[Event]) -> list[str]:
        return [words for event in events if (words := describe_event(event, of))]

    of = runner(OWN, OWN, ready=5)
    whole = of.plan
    said = lines(whole, of.start(0) + of.advance(5))
    assert said[0].startswith("Get ready: Clam, left, 12 repetitions")
    assert said[-1] == "Clam, left, 12 repetitions. At your own pace; any key when you are done"
    of.advance(24)
    assert lines(whole, of.stop(25)) == ["Switch to the right"]
    assert lines(whole, of.correct(26, -1)) == ["11 repetitions"]
    of.advance(33)
    of.stop(60)
    said = lines(whole, of.advance(90))
    assert said[-1] == "Clam, left, set 2 of 2, 12 repetitions", "how it goes is known by now"


@given(st.integers(1, 40), st.lists(st.integers(0, 9), min_size=1, max_size=8))
def test_what_is_typed_is_never_more_than_there_may_be(reps: int, digits: list[int]) -> None:
    of = begun(Step(exercise="bridge", reps=reps, pace=Pace.OWN))
    of.stop(5)
    for digit in digits:
        of.type_digit(6, digit)
    assert all(0 < (done.reps or 0) <= 1000 for done in of.ledger.sets)


def test_a_plan_with_it_is_an_estimate() -> None:
    assert laid_out(OWN).is_estimate
    assert laid_out(OWN).total_s == 10 + 36 + 8 + 36
    assert not laid_out(Step(exercise="bridge", reps=10)).is_estimate
