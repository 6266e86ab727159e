"""Which side goes first, and the spacing of tests: training.md 5.7 and 2.3."""

from datetime import datetime, timedelta, timezone

import pytest

from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Reason
from glutetimer.training.holds.order import Because, first_in_test, next_test_ms, opens_after
from glutetimer.training.workout import HoldMode
from tests.conftest import BERLIN
from tests.training.holds.sample import DAY_MS, TWO_LEGS, ask, both, daily, hold

LEFT, RIGHT, BOTH = Side.LEFT, Side.RIGHT, Side.BOTH
MAX = HoldMode.MAX
HOUR = 3_600_000


def first(holds, on):
    answer = ask(holds, on).first
    return answer.side, answer.because


def test_the_very_first_time_is_left():
    assert first([], 0) == (LEFT, Because.START)


def test_the_untested_side_first():
    assert first(daily(20, 21), 2) == (RIGHT, Because.UNTESTED)
    assert first(daily(20, 21, side=RIGHT), 2) == (LEFT, Because.UNTESTED)
    assert first([*daily(20, 21), hold(2, 9, Reason.CRAMP, RIGHT)], 3) == (RIGHT, Because.UNTESTED)


@pytest.mark.parametrize(("left", "right", "side"), [(30, 32, LEFT), (32, 30, RIGHT), (50, 10, RIGHT)])
def test_the_weaker_side_first_from_two_seconds_on(left, right, side):
    assert first(both([(left, right)]), 1) == (side, Because.WEAKER)


def test_sides_nearly_even_take_turns():
    history = both([(30, 31)])
    assert first(history, 1) == (RIGHT, Because.TURN), "left was first"
    history += [hold(1, 31, side=RIGHT, at=0), hold(1, 31, side=LEFT, at=90)]
    assert first(history, 2) == (LEFT, Because.TURN)
    assert first(history[::-1], 2) == (LEFT, Because.TURN)
    assert first([*history, hold(1, 9, Reason.CRAMP, at=300)], 2)[0] is LEFT, "a later hold of the day changes nothing"


def test_a_day_with_one_side_only_counts_as_its_turn():
    history = [*both([(30, 30), (30, 30)]), hold(2, 30, side=RIGHT)]
    assert first(history, 3) == (LEFT, Because.MISSED), "it was not second: it was not held"


def test_two_sides_without_a_score_take_turns_too():
    assert first([hold(0, 20, Reason.CRAMP)], 1) == (RIGHT, Because.MISSED)


def test_two_legs_are_one_side():
    answer = ask([], 0, exercise=TWO_LEGS)
    assert answer.first.side is BOTH
    assert list(answer.sides) == [BOTH]


def test_tests_alternate_whatever_training_did():
    assert first_in_test([]).side is LEFT
    history = [*both([(20, 40), (20, 40)]), hold(2, 20, mode=MAX), hold(2, 40, side=RIGHT, mode=MAX, at=150)]
    assert first_in_test(history).side is RIGHT
    history += [hold(9, 40, side=RIGHT, mode=MAX), hold(9, 20, mode=MAX, at=150), hold(10, 20, side=RIGHT)]
    assert first_in_test(history).side is LEFT


def test_a_test_waits_48_hours_not_two_days():
    history = [hold(0, 30, mode=MAX), hold(1, 30), hold(0, 31, side=RIGHT, mode=MAX, at=150)]
    noon = DAY_MS // 2
    assert next_test_ms(history, (LEFT, RIGHT)) == noon + 150_000 + 48 * HOUR
    assert next_test_ms(history, (LEFT,)) == noon + 48 * HOUR
    assert next_test_ms(history[:2], (RIGHT,)) is None, "the second side of a test does not wait for the first"
    assert next_test_ms([hold(0, 30, mode=MAX, side=BOTH)], (RIGHT,)) == noon + 48 * HOUR


def test_it_opens_at_the_hour_that_clocks_show_then(in_zone):
    in_zone(BERLIN)
    test = hold(0, 30, mode=MAX)._replace(started_ms=1_761_334_200_000)  # Friday 2025-10-24 21:30 +02:00
    opens = datetime(2025, 10, 26, 20, 30, tzinfo=timezone(timedelta(hours=1)))  # clocks went back that morning
    asked = datetime(2025, 10, 25, 18, 0, tzinfo=timezone(timedelta(hours=2)))
    found = opens_after([test], asked)
    assert (found, found.isoformat()) == (opens, opens.isoformat())
    assert opens_after([test], opens) is None
    assert opens_after([hold(0, 30)], asked) is None, "training is no test"


@pytest.mark.parametrize(("seconds", "reason"), [(2, Reason.FORM), (30, Reason.INTERRUPTED)])
def test_what_was_no_attempt_was_no_test(seconds, reason):
    assert next_test_ms([hold(0, seconds, reason, mode=MAX)], (LEFT,)) is None


def test_one_attempt_a_day():
    assert not ask([], 0).sides[LEFT].done
    assert ask([hold(0, 30)], 0).sides[LEFT].done
    assert not ask([hold(0, 30)], 0).sides[RIGHT].done
    assert not ask([hold(0, 30)], 1).sides[LEFT].done
    assert not ask([hold(0, 30, Reason.INTERRUPTED), hold(0, 2)], 0).sides[LEFT].done
    assert not ask([hold(0, 30, fatigued=True)], 0).sides[LEFT].done
