"""Bad nights, bad patches, plateaus: training.md 5.11."""

from random import Random

import pytest

from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Reason
from glutetimer.training.holds.patches import bad_night
from glutetimer.training.holds.scores import track
from tests.training.holds.sample import ask, daily, hold

LEARN = (28, 29, 30)


def flat_on(holds, on, **options):
    return ask(holds, on, **options).sides[Side.LEFT].plateau


@pytest.mark.parametrize(("last", "bad"), [(30, False), (23, False), (22, True), (3, True)])
def test_a_bad_night_is_below_three_quarters_of_the_base(last, bad):
    assert bad_night(track(daily(30, 30, 30, last), Side.LEFT)) is bad


def test_everyone_has_days_like_that():
    assert ask(daily(30, 30, 30, 20), 4).sides[Side.LEFT].why.endswith("a bad night, as everyone has.")
    assert not bad_night(track(daily(5), Side.LEFT))
    assert not bad_night(track([*daily(30, 30, 30), hold(60, 10)], Side.LEFT)), "a fresh start is no bad night"


@pytest.mark.parametrize(
    ("scores", "bad"),
    [
        ([30] * 5 + [23] * 3, True),
        ([30] * 5 + [23, 24, 23], False),
        ([30] * 5 + [23] * 2, False),
        ([30] * 4 + [10] * 3, False),
        ([30] * 5 + [10] * 6, False),
    ],
    ids=["three", "one at 80 %", "two", "too few before", "the new normal"],
)
def test_a_bad_patch(scores, bad):
    assert ask(daily(*scores), len(scores)).sides[Side.LEFT].bad_patch is bad


def test_a_plateau_of_three_weeks():
    assert flat_on(daily(*LEARN, *[30] * 18), 20) is None, "a span of 17 days"
    assert flat_on(daily(*LEARN, *[30] * 19), 21).per_week_s == 0
    assert flat_on(daily(*LEARN, *[30] * 60), 63).per_week_s == 0


def test_eleven_scores_are_needed():
    assert flat_on([*daily(*LEARN), *daily(*[30] * 10, start=3, every=2)], 22) is None
    assert flat_on([*daily(*LEARN), *daily(*[30] * 11, start=3, every=2)], 23) is not None


def test_growth_of_two_per_cent_a_week_is_no_plateau():
    # 3 s in 21 days is 1 s a week: 3 % of 33.
    assert flat_on([*daily(*LEARN), *daily(*(32 + n // 7 for n in range(21)), start=3)], 23) is None
    assert flat_on([*daily(*LEARN), *daily(*(60 - n // 3 for n in range(21)), start=3)], 23, goal_s=90) is not None


def test_at_the_goal_there_is_none():
    assert flat_on(daily(*LEARN, *[59] * 21), 24) is not None
    assert flat_on(daily(*LEARN, *[60] * 21), 24) is None
    assert flat_on(daily(*LEARN, *[50] * 21), 24, goal_s=45) is None


def test_who_stops_at_the_target_shows_none():
    def history(formed):
        reasons = [Reason.FORM] * formed + [Reason.TARGET] * (20 - formed)
        Random(3).shuffle(reasons)
        return daily(*LEARN) + [hold(3 + n, 30, reason) for n, reason in enumerate(reasons)]

    assert flat_on(history(12), 22) is not None
    assert flat_on(history(11), 22) is None


def test_a_lucky_day_does_not_hide_it_and_a_pause_ends_it():
    history = daily(*LEARN, *[30] * 10, 60, *[30] * 9)
    assert flat_on(history, 22) is not None
    assert flat_on(history, 27) is None, "too little of it within 21 days"


def test_it_is_an_answer_per_side():
    answer = ask(daily(*LEARN, *[30] * 25), 28)
    assert answer.plateau == (Side.LEFT,)
    assert answer.as_json()["plateau"] == {"sides": ["left"], "per_week_s": {"left": 0}}
