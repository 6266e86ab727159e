"""Pain stops: training.md 5.6."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.library.catalogue import load
from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.holds.ladder import on_ladder
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


def test_the_day_after_pain_without_a_score_speaks_of_it():
    assert "there was pain lately" in ask([pain(0)], 1).sides[LEFT].why
    assert "pain" not in ask([pain(0)], 4).sides[LEFT].why


def test_a_baseline_after_pain_asks_first():
    target = ask([pain(0)], 1).sides[LEFT].target
    assert (target.kind, target.seconds, target.ask_pain) == (TargetKind.BASELINE, None, True)
    assert not ask([pain(0)], 4).sides[LEFT].target.ask_pain
    assert ask([*EVEN, pain(3)], 5).sides[LEFT].target.ask_pain


def test_pain_after_a_long_gap_does_not_raise_the_suggestion():
    assert aim([*EVEN, pain(40)], 41) == ("after-pain", 21)
    assert aim([*EVEN, pain(16)], 17) == ("after-pain", 21), "80 % without it"


def test_only_an_explicit_word_opens_a_lock():
    history = [*EVEN, pain(3), pain(6)]
    for number in (6, 8, 11):
        assert ask(history, number).sides[LEFT].target.kind is TargetKind.LOCKED
        opened = ask(history, number, override=True).sides[LEFT].target
        assert (opened.kind, opened.seconds, opened.ask_pain) == (TargetKind.AFTER_PAIN, 21, True)


BENT, HOLD, RAISED, TWO, MARCH = "sl-bridge-bent", "sl-bridge-hold", "sl-bridge-raised", "bridge-hold", "bridge-march"
CATALOGUE = load(None).exercises
LADDER = ["shoulder-bridge", TWO, MARCH, BENT, HOLD, RAISED]
"""Easiest first (5.10)."""


def stop(rung, number=0, side=LEFT, score=2, place="hip"):
    answer = None if score is None else Pain(score, place)
    leg = side if CATALOGUE[rung].is_one_leg_bridge else Side.BOTH
    return hold(number, 20, Reason.PAIN, leg, exercise=rung, pain=answer)


def on(rung, number, *stops, **options):
    found = on_ladder(CATALOGUE[rung], CATALOGUE, [each.exercise for each in stops])
    scored = [hold(n, 40, side=s, exercise=rung) for n in (-3, -2, -1) for s in (LEFT, RIGHT, Side.BOTH)]
    return ask([*scored, *stops], number, exercise=CATALOGUE[rung], rungs=found, **options).sides


def kinds(rung, number, *stops):
    return {side: its.target.kind for side, its in on(rung, number, *stops).items()}


def test_pain_on_a_rung_closes_that_side_there_and_on_every_harder_one():
    for rung in (HOLD, RAISED):
        assert kinds(rung, 0, stop(HOLD)) == {LEFT: TargetKind.LOCKED, RIGHT: TargetKind.NORMAL}
    assert kinds(BENT, 0, stop(HOLD))[LEFT] is TargetKind.AFTER_PAIN, "an easier one stays open, gently"
    assert kinds(BENT, 0, stop(HOLD, score=4))[LEFT] is TargetKind.LOCKED
    assert kinds(BENT, 0, stop(HOLD, score=None))[LEFT] is TargetKind.LOCKED, "nobody said how bad"
    assert kinds(TWO, 0, stop(HOLD, score=9)) == {Side.BOTH: TargetKind.LOCKED}
    assert set(kinds(RAISED, 0, stop(HOLD, score=9, place="back")).values()) == {TargetKind.LOCKED}
    assert set(kinds(HOLD, 0, stop(TWO, score=1)).values()) == {TargetKind.LOCKED}, "two legs are either"


@given(
    st.sampled_from([TWO, BENT, HOLD, RAISED]),
    st.lists(
        st.tuples(
            st.sampled_from([TWO, BENT, HOLD, RAISED]),
            st.integers(0, 12),
            st.sampled_from([LEFT, RIGHT]),
            st.none() | st.integers(0, 10),
            st.sampled_from(["hip", "back"]),
        ),
        max_size=4,
    ),
    st.integers(0, 16),
)
def test_locks_are_what_one_reckons_by_hand(rung, stops, today):
    """5.6 as it is written, for each stop by itself."""
    sides = on(rung, today, *(stop(of, n, side, score, place) for of, n, side, score, place in stops))
    for side, its in sides.items():
        closing, careful = set(), set()
        for of, n, hurt, score, place in stops:
            concerns = of == TWO or rung == TWO or hurt is side or (score is not None and place == "back")
            if n > today or not concerns:
                continue
            careful.add(n)
            if LADDER.index(of) <= LADDER.index(rung) or score is None or score >= 4:
                closing.add(n)
        last = sorted(closing)[-2:]
        twice = len(last) == 2 and last[1] - last[0] < 7
        locked = bool(last) and today - last[-1] < (7 if twice else 1)
        gentle = bool(careful) and today - max(careful) <= 3
        assert (its.target.kind is TargetKind.LOCKED) is locked
        assert its.target.ask_pain is (gentle and not locked)
        assert (its.target.kind is TargetKind.AFTER_PAIN) is (gentle and not locked)
        if gentle and not locked:
            assert its.target.seconds == 28, "0.7 of its own base"


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
