"""As many repetitions as go: at their end it is asked how many, and why (training.md 5.18)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.session.announcements import describe_event, keep_telling
from glutetimer.session.events import Answered, Event, Finished, SetDone
from glutetimer.session.marks import Marks
from glutetimer.session.runner import Runner
from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.workout import HoldMode, Step, StepSides
from tests.session.sample import runner

MOST = Step(exercise="clam", max_reps=True, sides=StepSides.EACH, switch_s=20, rest_s=30, sets=2)
SQUATS = Step(exercise="bridge", work_s=9)


def stopped(*steps: Step) -> Runner:
    of = runner(*(steps or (MOST, SQUATS)), ready=0)
    of.start(0)
    of.stop(18.0)
    return of


def said(of: Runner, events: list[Event]) -> list[str]:
    return [words for event in keep_telling(events) if (words := describe_event(event, of.plan))]


def kept(of: Runner) -> list[tuple[int | None, bool, Reason | None]]:
    return [(done.reps, done.assumed, done.reason) for done in of.ledger.sets]


def test_no_answer_is_the_form_and_a_number_that_nobody_said() -> None:
    of = stopped()
    assert of.question and of.question.asks_why and of.question.counts
    assert kept(of) == [(6, True, Reason.FORM)]
    of.advance(500)
    assert kept(of)[0] == (6, True, Reason.FORM)


@pytest.mark.parametrize("number_first", [True, False])
def test_number_and_reason_come_in_any_order(number_first: bool) -> None:
    of = stopped()
    if number_first:
        of.type_digit(19, 1)
        of.type_digit(20, 4)
        events = of.answer(21, Reason.CRAMP)
    else:
        events = of.answer(19, Reason.CRAMP)
        assert of.question and kept(of) == [(6, True, Reason.CRAMP)], "how many they were is still asked"
        of.type_digit(20, 1)
        of.type_digit(21, 4)
        of.confirm(22)
    assert said(of, events) == ["Noted: cramp"]
    assert kept(of) == [(14, False, Reason.CRAMP)]
    assert of.question is None


def test_enough_is_a_choice_and_the_longest_there_is_is_no_answer() -> None:
    of = stopped()
    assert of.answer(19, Reason.CEILING) == []
    (answered,) = [event for event in of.answer(19, Reason.TARGET) if isinstance(event, Answered)]
    assert (answered.reason, answered.by_default) == (Reason.CHOICE, False)


def test_a_planned_number_asks_for_no_reason() -> None:
    of = stopped(Step(exercise="clam", reps=12, sides=StepSides.LEFT, rest_s=30), MOST)
    assert of.phase.works or of.question
    twin = runner(Step(exercise="bridge", steps=10, rest_s=30), SQUATS, ready=0)
    twin.start(0)
    twin.stop(9)
    assert twin.question and not twin.question.asks_why
    assert twin.answer(10, Reason.PAIN) == [] and kept(twin) == [(None, True, None)]


def test_pain_praises_no_number_and_goes_on_without_what_it_closes() -> None:
    hold = Step(exercise="hold", hold=HoldMode.TARGET, sides=StepSides.EACH, switch_s=60, rest_s=60)
    of = stopped(MOST, hold, SQUATS)
    of.marks_of = lambda phase: Marks(last_s=4, best_s=4)
    assert said(of, of.answer(19, Reason.PAIN)) == ["Noted: pain"]
    assert of.question is None
    of.pause(19.5)
    of.report_pain(20, Pain(2, "hip"))
    assert (of.ledger.sets[0].pain, of.ledger.sets[0].reason) == (Pain(2, "hip"), Reason.PAIN)
    after = [(phase.exercise.id, phase.side) for phase in of.plan.phases[1:] if phase.works and phase.exercise]
    right = Side.RIGHT
    assert after == [("clam", right), ("clam", right), ("hold", right), ("bridge", Side.BOTH)]


@pytest.mark.parametrize("pain", [Pain(4, "knee"), Pain(1, "back"), None])
def test_much_pain_ends_the_session(pain: Pain | None) -> None:
    of = stopped()
    of.answer(19, Reason.PAIN)
    of.pause(19.5)
    (over,) = [event for event in of.report_pain(20, pain) if isinstance(event, Finished)]
    assert over.kept and of.is_over
    assert kept(of) == [(6, True, Reason.PAIN)]


acts = st.lists(
    st.one_of(
        st.tuples(st.just("type_digit"), st.integers(0, 9)),
        st.tuples(st.just("correct"), st.sampled_from([-1.0, 1.0])),
        st.tuples(st.just("answer"), st.sampled_from([each for each in Reason if each is not Reason.PAIN])),
        st.tuples(st.just("confirm"), st.none()),
    ),
    max_size=12,
)


@given(acts)
def test_whatever_is_answered_there_is_one_set_and_its_reason_is_the_last_one(
    given_: list[tuple[str, int | float | Reason | None]],
) -> None:
    of = stopped()
    last = Reason.FORM
    for n, (act, value) in enumerate(given_):
        asked = of.question is not None
        at = 18.5 + n / 10
        events = getattr(of, act)(at) if value is None else getattr(of, act)(at, value)
        if act == "answer" and asked and value is not Reason.CEILING:
            last = Reason.CHOICE if value is Reason.TARGET else Reason(value)
        assert len([event for event in events if isinstance(event, SetDone)]) <= 1
    assert [reason for _, _, reason in kept(of)] in ([last], []), "none at all is no set"
