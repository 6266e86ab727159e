"""Targets: the worked examples of training.md 5.4, the gaps of 5.5, and the edges of 5.12."""

from datetime import date

import pytest

from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Reason
from glutetimer.training.holds.progress import progress
from glutetimer.training.holds.target import step
from glutetimer.training.workout import HoldMode
from tests.training.holds.sample import ONE_LEG, aim, ask, daily, hold, pain

CLIMB = (30, 31, 32)
FALL = (26, 27, 28, 29, 30, 14)


@pytest.mark.parametrize(
    ("history", "seconds"),
    [
        ((20,), 21),
        ((20, 24), 25),
        ((20, 21, 22), 23),
        (FALL, 29),
        ((*FALL, 15), 29),
        ((*FALL, 15, 13), 18),
        ((29, 30, 31, 32, 60), 37),
        ((3, 4, 4), 5),
    ],
)
def test_the_day_after(history, seconds):
    assert aim(daily(*history), len(history)) == ("normal", seconds)


def test_the_first_day_is_baseline():
    assert aim([], 0) == ("baseline", None)


def test_near_the_goal():
    assert aim(daily(57, 58, 59, 60, 60), 5) == ("goal", 60)


def test_the_way_back_after_a_bad_patch():
    history = [*FALL, 15, 13]
    targets = []
    for _ in range(9):
        targets.append(aim(daily(*history), len(history))[1])
        history.append(targets[-1])
    assert targets == [18, 21, 24, 24, 26, 27, 27, 28, 29]


def test_the_third_bad_day_brings_the_rest_message():
    assert not ask(daily(*FALL, 15), 7).sides[Side.LEFT].bad_patch
    after = ask(daily(*FALL, 15, 13), 8)
    assert after.sides[Side.LEFT].bad_patch
    assert any("rest" in note for note in after.notes)
    assert not any("rest" in note for note in ask(daily(*FALL, 15, 13), 12).notes), "they have rested"


@pytest.mark.parametrize(
    ("days", "kind", "seconds"),
    [
        (0, "normal", 34),
        (1, "normal", 34),
        (3, "normal", 34),
        (4, "pick-up", 31),
        (7, "pick-up", 31),
        (8, "ease", 27),
        (14, "ease", 27),
        (15, "ease", 24),
        (28, "ease", 24),
        (29, "rebaseline", 21),
        (4000, "rebaseline", 21),
    ],
)
def test_gaps(days, kind, seconds):
    assert aim(daily(*CLIMB), 2 + days) == (kind, seconds)


def test_pain_closes_the_day_and_keeps_the_next_three_gentle():
    history = [*daily(*CLIMB), pain(3)]
    assert aim(history, 3) == ("locked", None)
    assert aim(history, 4) == ("after-pain", 21)
    assert aim(history, 6) == ("after-pain", 21)
    assert aim(history, 7) == ("pick-up", 31)


def test_two_pain_days_close_a_week():
    history = [*daily(*CLIMB), pain(3), pain(6)]
    assert aim(history, 8) == ("locked", None)
    assert aim(history, 12) == ("locked", None)
    assert aim(history, 13) == ("ease", 27)


@pytest.mark.parametrize(
    ("reason", "seconds", "expected"),
    [
        (Reason.CRAMP, 20, 34),
        (Reason.CRAMP, 40, 37),
        (Reason.CHOICE, 10, 34),
        (Reason.CHOICE, 31, 33),
        (Reason.INTERRUPTED, 30.9, 34),
        (Reason.INTERRUPTED, 31.0, 33),
        (Reason.TARGET, 10, 32),
        (Reason.CEILING, 120, 37),
    ],
)
def test_what_counts_beside_form(reason, seconds, expected):
    assert aim([*daily(*CLIMB), hold(3, seconds, reason)], 4) == ("normal", expected)


def test_a_short_choice_counts_from_the_base_and_not_below():
    assert ask([*daily(20, 21), hold(2, 20, Reason.CHOICE)], 3).sides[Side.LEFT].last_s == 21, "the base is 20.5"
    assert ask([*daily(20, 21), hold(2, 21, Reason.CHOICE)], 3).sides[Side.LEFT].scores[-1].reason is Reason.CHOICE


def test_the_base_that_decides_is_that_of_the_days_before():
    history = [*daily(*CLIMB), hold(3, 50), hold(3, 31, Reason.CRAMP, at=600), hold(4, 31.9, Reason.CRAMP)]
    assert [score.seconds for score in ask(history, 5).sides[Side.LEFT].scores] == [30, 31, 32, 50]


def test_the_best_of_a_day_is_its_score():
    assert aim([*daily(*CLIMB), hold(3, 25), hold(3, 33, at=600)], 4) == ("normal", 35)


def test_tests_score_like_training():
    assert aim([*daily(20, 21), hold(2, 22, mode=HoldMode.MAX)], 3) == ("normal", 23)


def test_a_new_epoch():
    history = [*daily(*CLIMB), hold(42, 22)]
    assert aim(history, 43) == ("normal", 23)
    assert ask(history, 43).sides[Side.LEFT].best_s == 32, "the best stays on record"
    assert len(ask([*daily(*CLIMB), hold(30, 22)], 31).sides[Side.LEFT].scores) == 4
    assert aim([*daily(*CLIMB), hold(30, 22)], 31)[1] != 23, "28 days are the same epoch"


def test_no_old_base_vouches_for_a_choice_in_a_new_epoch():
    assert len(ask([*daily(*CLIMB), hold(31, 40, Reason.CHOICE)], 32).sides[Side.LEFT].scores) == 3
    assert len(ask([*daily(*CLIMB), hold(30, 40, Reason.CHOICE)], 32).sides[Side.LEFT].scores) == 4


def test_one_side_copies_nothing_to_the_other():
    history = daily(*CLIMB)
    assert aim(history, 3, Side.RIGHT) == ("baseline", None)
    assert ask(history, 3).sides[Side.RIGHT].best_s is None


def test_a_missing_side_keeps_its_own_gap():
    history = [*daily(*range(20, 60)), *daily(*CLIMB, side=Side.RIGHT)]
    assert aim(history, 20, Side.RIGHT) == ("ease", 24)
    assert aim(history, 40, Side.RIGHT) == ("rebaseline", 21)
    assert aim(history, 40, Side.LEFT)[0] == "goal"


def test_two_days_have_their_mean_as_base_and_the_floor_comes_after_the_step():
    side = ask(daily(20, 23), 2).sides[Side.LEFT]
    assert (side.base_s, side.target.seconds) == (21.5, 24), "floor(max(21.5, 23) + 1)"
    side = ask(daily(24, 21), 2).sides[Side.LEFT]
    assert (side.base_s, side.target.seconds) == (22.5, 23), "floor(22.5 + 1)"


@pytest.mark.parametrize("reason", [Reason.PAIN, Reason.CRAMP, Reason.CHOICE, Reason.INTERRUPTED])
def test_nothing_but_other_stops_is_still_baseline(reason):
    assert aim([hold(n, 40 + n, reason) for n in (0, 10, 20)], 40) == ("baseline", None)


def test_pain_longer_than_the_best_is_neither_best_nor_score():
    side = ask([*daily(*CLIMB), pain(3, 50)], 10).sides[Side.LEFT]
    assert (side.best_s, side.last_s) == (32, 32)


def test_fatigued_holds_and_false_starts_never_count():
    history = [*daily(*CLIMB), hold(3, 55, fatigued=True), hold(4, 2.9), hold(4, 0)]
    assert [score.seconds for score in ask(history, 4).sides[Side.LEFT].scores] == list(CLIMB)
    assert len(ask([hold(0, 3)], 0).sides[Side.LEFT].scores) == 1


def test_whole_seconds_by_floor():
    side = ask([hold(0, 20.9)], 1).sides[Side.LEFT]
    assert (side.base_s, side.last_s, side.best_s, side.target.seconds) == (20, 20, 20, 21)


def test_a_new_goal_clamps_at_once_and_changes_no_history():
    history = daily(50, 51, 52)
    assert aim(history, 3) == ("normal", 55)
    assert aim(history, 3, goal_s=45) == ("goal", 45)
    assert aim(history, 9, goal_s=45) == ("pick-up", 45)
    assert ask(history, 3, goal_s=45).sides[Side.LEFT].best_s == 52


def test_the_future_is_ignored_and_any_order_will_do():
    history = daily(*CLIMB, 60, 5)
    assert ask(history, 2) == ask(daily(*CLIMB), 2)
    assert ask(history[::-1] + history, 5).as_json() == ask(history, 5).as_json()


def test_gaps_are_calendar_days_over_a_leap_day():
    history = [hold(0, 30, day=date(2024, 2, 27))]
    kinds = [progress(history, ONE_LEG, on).sides[Side.LEFT].target.kind for on in (date(2024, 3, 1), date(2024, 3, 2))]
    assert kinds == ["normal", "pick-up"], "29 February is a day"


def test_other_exercises_have_a_history_of_their_own():
    assert aim([hold(0, 50, exercise="sl-bridge-bent"), pain(0)], 0, Side.RIGHT) == ("baseline", None)


@pytest.mark.parametrize(("base", "peak", "seconds"), [(9, None, 1), (30, None, 2), (50, None, 3), (200, None, 3)])
def test_step(base, peak, seconds):
    assert step(base, peak) == seconds


@pytest.mark.parametrize(
    ("base", "peak", "seconds"), [(34, 40, 2), (17, 20, 1), (17, 23, 2), (15, 28, 3), (18, 28, 2), (10, 60, 5)]
)
def test_the_recovery_step(base, peak, seconds):
    assert step(base, peak) == seconds


def test_a_base_of_one_lucky_score_is_no_peak():
    assert aim(daily(60, 30, 30), 3) == ("normal", 32)


def test_a_peak_fades_after_28_days():
    history = [*daily(40, 40, 40), *daily(*[20] * 40, start=23)]
    assert aim(history, 52) == ("normal", 24), "the base was 40 until day 24"
    assert aim(history, 53) == ("normal", 21)
