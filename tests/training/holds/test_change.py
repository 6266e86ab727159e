"""New bests, noise and real change: training.md 5.9."""

from itertools import pairwise
from math import log, sqrt
from statistics import stdev

import pytest

from glutetimer.training.exercise import Side
from glutetimer.training.holds.change import typical_error
from glutetimer.training.holds.hold import Reason
from glutetimer.training.holds.scores import track
from tests.training.holds.sample import ask, daily, hold, pain

LEARN = (20, 21, 22)


def left(holds, on):
    return ask(holds, on).sides[Side.LEFT]


def test_a_new_best_beats_all_before_and_the_first_beats_none():
    scores = left([*daily(20, 24, 24, 30), hold(60, 25), hold(61, 31)], 62).scores
    assert [score.best for score in scores] == [False, True, False, True, False, True]


def test_pain_and_tired_holds_are_no_best():
    side = left([*daily(20, 24), pain(2, 50), hold(3, 60, fatigued=True), hold(4, 20, Reason.CRAMP)], 5)
    assert side.best_s == 24


def test_without_ten_scores_the_noise_is_that_of_the_literature():
    assert typical_error(()) == 0.15
    assert typical_error(track(daily(*range(20, 29)), Side.LEFT)) == 0.15


def test_own_noise_from_ten_scores_on():
    seconds = [30, 36, 29, 35, 30, 38, 31, 36, 29, 36]
    steps = [log(b / a) for a, b in pairwise(seconds)]
    assert typical_error(track(daily(*seconds), Side.LEFT)) == pytest.approx(stdev(steps) / sqrt(2))


def test_noise_is_clamped():
    assert typical_error(track(daily(*[30] * 12), Side.LEFT)) == 0.08
    assert typical_error(track(daily(*[10, 60] * 6), Side.LEFT)) == 0.25


def test_nothing_is_said_before_ten_scores_and_three_weeks():
    assert left(daily(*LEARN, *range(25, 35)), 13).change is None, "ten scores in ten days"
    assert left([*daily(*LEARN), *daily(*range(25, 34), start=3, every=3)], 40).change is None, "nine scores"
    assert left([*daily(*LEARN), *daily(*range(25, 35), start=3, every=3)], 40).change is not None


@pytest.mark.parametrize(("last", "real"), [(30, False), (36, False), (39, True), (24, False), (23, True)])
def test_a_real_change_is_about_a_quarter(last, real):
    wave = [30, 24, 30, 37, 30]
    history = [*daily(*LEARN), *daily(*wave, start=3), *daily(*(s * last / 30 for s in wave), start=30)]
    change = left(history, 35).change
    assert (change.first_s, change.last_s, change.days) == (30, last, 31)
    assert 1.2 < change.band < 1.3
    assert change.real is real


def test_the_band_of_the_literature_is_a_ratio_of_1_25():
    history = [*daily(*LEARN), *daily(30, 38, 30, 24, 30, start=3), *daily(30, 38, 30, 24, 30, start=25)]
    assert left(history, 30).change.band == pytest.approx(1.25, abs=0.05)


def test_only_the_current_epoch_is_compared():
    old, new = daily(*[20] * 30), daily(*[40] * 25, start=70)
    change = left(old + new, 95).change
    assert (change.first_s, change.last_s, change.real) == (40, 40, False)
    assert left(old, 59).change is None


def test_both_sentences_come_with_the_band():
    history = [*daily(*LEARN), *daily(*[30] * 5, start=3), *daily(*[45] * 5, start=30)]
    (said,) = ask(history, 35).notes
    assert said == "Left: 30 s to 45 s in 4 weeks: a real change, beyond the 15 % of day-to-day noise."
    history = [*daily(*LEARN), *daily(*[30] * 5, start=3), *daily(*[31] * 5, start=30)]
    found = ask(history, 35)
    assert found.notes == ("Left: 30 s to 31 s in 4 weeks: within the 12 % of day-to-day noise.",)
    json = {"first_s": 30, "last_s": 31, "band": 1.12, "real": False, "days": 31}
    assert found.as_json()["change"] == {"left": json}
