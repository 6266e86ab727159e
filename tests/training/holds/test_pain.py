"""Pain stops: training.md 5.6."""

import pytest

from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.holds.order import Because
from glutetimer.training.holds.pain import ends_session
from glutetimer.training.holds.target import TargetKind
from tests.training.holds.sample import START, TWO_LEGS, aim, ask, both, daily, day, hold, pain

LEFT, RIGHT = Side.LEFT, Side.RIGHT
EVEN = both([(30, 30), (31, 31), (32, 32)])


@pytest.mark.parametrize(
    ("pains", "on", "kind"),
    [
        ((3,), 3, "locked"),
        ((3,), 4, "after-pain"),
        ((3,), 6, "after-pain"),
        ((3,), 7, "pick-up"),
        ((3, 3), 4, "after-pain"),
        ((3, 9), 9, "locked"),
        ((3, 9), 10, "locked"),
        ((3, 9), 15, "locked"),
        ((3, 9), 16, "ease"),
        ((3, 10), 11, "after-pain"),
        ((3, 10), 13, "after-pain"),
        ((3, 10), 14, "ease"),
        ((3, 6, 12), 14, "locked"),
        ((3, 6, 13), 14, "after-pain"),
        ((3, 6, 13), 18, "ease"),
    ],
)
def test_the_days_after(pains, on, kind):
    assert aim([*daily(30, 31, 32), *map(pain, pains)], on)[0] == kind


def test_a_leg_alone_is_locked_and_the_back_locks_both():
    assert aim([*EVEN, pain(3)], 3, RIGHT) == ("normal", 34)
    for place, side in (("back", LEFT), ("back", RIGHT), ("hip", Side.BOTH)):
        history = [*EVEN, pain(3, side=side, place=place)]
        assert aim(history, 3, LEFT) == aim(history, 3, RIGHT) == ("locked", None)
        assert aim(history, 4, LEFT) == aim(history, 4, RIGHT) == ("after-pain", 21)


def test_on_two_legs_any_pain_locks():
    history = [hold(0, 30, Reason.PAIN, side=Side.BOTH, exercise="bridge-hold")]
    assert ask(history, 0, exercise=TWO_LEGS).sides[Side.BOTH].target.kind is TargetKind.LOCKED


def test_pain_without_any_answer_locks_all_the_same_and_so_does_a_false_start():
    assert aim([*EVEN, hold(3, 30, Reason.PAIN)], 3) == ("locked", None)
    assert aim([*EVEN, hold(3, 0.5, Reason.PAIN, fatigued=True)], 3) == ("locked", None)


def test_a_baseline_after_pain_asks_first():
    target = ask([pain(0)], 1).sides[LEFT].target
    assert (target.kind, target.seconds, target.ask_pain) == (TargetKind.BASELINE, None, True)
    assert not ask([pain(0)], 4).sides[LEFT].target.ask_pain
    assert ask([*EVEN, pain(3)], 5).sides[LEFT].target.ask_pain


def test_pain_after_a_long_gap_does_not_raise_the_suggestion():
    assert aim([*EVEN, pain(40)], 41) == ("after-pain", 21)
    assert aim([*EVEN, pain(16)], 17) == ("after-pain", 21), "80 % without it"


def test_only_an_explicit_word_opens_a_lock_of_two_pain_days_and_never_the_day_itself():
    history = [*EVEN, pain(3), pain(6)]
    assert ask(history, 8).sides[LEFT].target.kind is TargetKind.LOCKED
    opened = ask(history, 11, override=True).sides[LEFT].target
    assert (opened.kind, opened.seconds, opened.ask_pain) == (TargetKind.AFTER_PAIN, 21, True)
    assert ask(history, 6, override=True).sides[LEFT].target.kind is TargetKind.LOCKED
    assert ask([*EVEN, pain(3)], 3, override=True).sides[LEFT].target.kind is TargetKind.LOCKED


def test_the_words_of_a_lock():
    once = ask([*EVEN, pain(3)], 3)
    assert once.sides[LEFT].why.startswith("Locked today")
    twice = ask([*EVEN, pain(3), pain(6)], 8)
    assert twice.sides[LEFT].target.lock.opens == day(13)
    assert twice.sides[LEFT].why.startswith("Locked until 16 March")
    assert "physiotherapist or a doctor" in twice.sides[LEFT].why
    assert START.month == 3


def test_a_locked_side_never_goes_first_while_the_other_may():
    history = [*EVEN, hold(3, 20, side=LEFT), pain(4, side=LEFT)]
    first = ask(history, 4).first
    assert (first.side, first.because) == (RIGHT, Because.OPEN)


@pytest.mark.parametrize(
    ("answer", "over"),
    [
        (Pain(0, "hip"), False),
        (Pain(3, "knee"), False),
        (Pain(4, "knee"), True),
        (Pain(10, "other"), True),
        (Pain(1, "back"), True),
        (None, True),
    ],
)
def test_what_ends_the_session(answer, over):
    assert ends_session(answer) is over
