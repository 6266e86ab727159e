"""Everything for one exercise: the promised JSON, the sentences, the week, references, speed, and a simulation."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.library.catalogue import load
from glutetimer.training.exercise import Measure, Side, Sides
from glutetimer.training.holds import words
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.holds.ladder import StepBack
from glutetimer.training.holds.references import REFERENCES, references
from glutetimer.training.holds.scores import track
from glutetimer.training.holds.target import TargetKind
from tests.growth import cost
from tests.training.holds.sample import ONE_LEG, TWO_LEGS, ask, both, daily, day, exercise, hold, pain

LEFT, RIGHT = Side.LEFT, Side.RIGHT


def test_the_promised_fields():
    assert ask(both([(20, 25), (21, 24), (22, 24.9)]), 3).as_json() == {
        "exercise": "sl-bridge-hold",
        "on": "2025-03-06",
        "first": "left",
        "sides": {
            "left": {"kind": "normal", "target_s": 23, "base_s": 21, "last_s": 22, "best_s": 22},
            "right": {"kind": "normal", "target_s": 25, "base_s": 24, "last_s": 24, "best_s": 25},
        },
        "lagging": None,
        "advance": None,
        "step_back": None,
        "plateau": None,
        "change": None,
        "week": {"days": 3, "stops": {"form": 3}},
    }


def test_the_promised_fields_without_a_history():
    nothing = {"kind": "baseline", "target_s": None, "base_s": None, "last_s": None, "best_s": None}
    assert ask([], 0).as_json()["sides"] == {"left": nothing, "right": nothing}
    assert ask([], 0, exercise=TWO_LEGS).as_json()["sides"] == {"both": nothing}


def test_the_promised_fields_of_the_rare():
    lagging = ask(both([(40, 30)] * 8), 8).as_json()
    assert (lagging["first"], lagging["lagging"]) == ("right", {"side": "right", "percent": 25})
    assert ask(both([(60, 60)] * 3), 3).as_json()["advance"] == "sl-bridge-raised"
    assert ask(both([(8, 8)] * 3), 3).as_json()["step_back"] == "sl-bridge-bent"


def test_the_kinds_are_those_promised():
    assert [kind.value for kind in TargetKind] == [
        "baseline",
        "normal",
        "goal",
        "steady",
        "pick-up",
        "ease",
        "rebaseline",
        "after-pain",
        "locked",
    ]


MIDDLE = "the middle of your last"
BAD_NIGHT = daily(26, 27, 28, 29, 30, 14)


@pytest.mark.parametrize(
    ("history", "on", "why"),
    [
        ([], 0, "No target yet: hold until your form slips."),
        (daily(20, side=RIGHT), 1, "No target yet: hold until your form slips. No need to beat the other side."),
        (daily(20), 1, "21 s: last time 20, plus 1."),
        (daily(20, 24), 2, "25 s: last time 24, plus 1."),
        (daily(20, 20, 21, 22), 4, "23 s: last time 22, plus 1."),
        ([*daily(30, 31), *daily(22, start=60)], 61, "23 s: last time 22, plus 1."),
        (BAD_NIGHT, 6, f"29 s: {MIDDLE} five is 28, plus 1; last time's 14 was a bad night, as everyone has."),
        (daily(29, 30, 31, 32, 60), 5, f"37 s: {MIDDLE} five is 31, plus 6; last time's 60 counts in part."),
        (daily(28, 29, 30, 27), 4, f"29 s: {MIDDLE} four is 28.5, plus 1, in whole seconds; last time was 27."),
        (daily(3, 3), 2, "5 s: last time 3, plus 1; none is shorter than 5."),
        (daily(57, 58, 59, 60, 60), 5, "60 s: last time 60, plus 3; no more than the goal of 60."),
        (daily(60, 60, 60), 3, "60 s: the goal. Two or three holds a week keep it."),
        (daily(30, 31, 32), 7, f"31 s: pick up where you were, 5 days since your last hold: {MIDDLE} three is 31."),
        (daily(30, 31, 32), 11, f"27 s: ease back in, 9 days since your last hold: nine tenths of 31, {MIDDLE} three."),
        (
            daily(30, 31, 32),
            42,
            f"About 21 s: a fresh start after 40 days, seven tenths of 31, {MIDDLE} three. Your best stays on record.",
        ),
        (
            [*daily(30, 31, 32), pain(3)],
            4,
            f"21 s at most, gently: seven tenths of 31, {MIDDLE} three;"
            " there was pain lately. Stop at once if it comes back.",
        ),
    ],
)
def test_why(history, on, why):
    assert ask(history, on).sides[LEFT].why == why


@given(st.lists(st.integers(3, 70), min_size=1, max_size=12), st.integers(1, 3))
def test_a_target_is_the_sum_that_is_said(seconds, later):
    """Whoever adds up the numbers of the sentence gets the target."""
    its = ask(daily(*seconds), len(seconds) - 1 + later).sides[LEFT]
    said = re.match(r"(\d+) s: (?:last time|the middle of your last \w+ is) ([\d.]+), plus (\d+)", its.why)
    if its.target.kind is TargetKind.GOAL and not said:
        assert "the goal" in its.why
        return
    target, start, plus = int(said[1]), float(said[2]), int(said[3])
    assert target == its.target.seconds
    assert target == min(60, max(5, int(start + plus)))
    assert ("none is shorter" in its.why) == (start + plus < 5) or start + plus < 6
    assert ("no more than the goal" in its.why) == (start + plus >= 60)


def test_first_words():
    assert words.first_words(ask([], 0).first) == "Left goes first, and next time second."
    assert words.first_words(ask(both([(30, 30)]), 1).first) == "Right goes first: it was second last time."
    assert words.first_words(ask(both([(30, 20)]), 1).first) == "Right goes first: it was shorter lately."
    assert words.first_words(ask(daily(20), 1).first) == "Right goes first: it has no hold on record yet."
    assert words.first_words(ask([pain(0)], 0).first) == "Right only: the left side is locked."
    assert words.first_words(ask([], 0, exercise=TWO_LEGS).first) == ""


@pytest.mark.parametrize(
    ("done", "sentence"),
    [
        (hold(3, 33), "Good stop. A new best, by 1."),
        (hold(3, 31), "Good stop. 1 past last time."),
        (hold(3, 30), "Good stop."),
        (hold(3, 12), "Good stop."),
        (hold(3, 33, fatigued=True), "Good stop. Too soon after other work to count."),
        (hold(3, 2, fatigued=True), "Good stop."),
        (hold(3, 1), "Good stop."),
        (pain(3, 50), "Stopped for pain: that was right."),
    ],
)
def test_a_stop_in_words(done, sentence):
    assert words.stop_words(done, track(daily(20, 32, 30), LEFT)) == sentence
    assert words.stop_words(done, ())[:9] == sentence[:9]


def test_pain_in_words():
    assert "physiotherapist or a doctor" in words.pain_words(Pain(4, "knee"))
    assert words.pain_words(Pain(2, "knee")).startswith("This side rests today.")


MARCH = exercise(Sides.ALTERNATING, None, id="bridge-march", name="Bridge march", measure=Measure.REPS)


def test_offers_in_words():
    assert words.advance_words(ONE_LEG).startswith(
        "Ready for Single-leg bridge hold, if you like. It begins afresh: expect 20 s"
    )
    assert "20 s" not in words.advance_words(MARCH), "repetitions are no seconds"
    assert {words.step_back_words("Knee bent", why) for why in StepBack} == {
        "Once it is free of pain: Knee bent is the easier one, if you like.",
        "Cramp on several days lately: Knee bent is the easier one, if you like.",
        "Short holds so far: Knee bent is the easier one, if you like.",
    }
    assert words.plateau_words(LEFT).startswith("Left: not growing for three weeks.")
    assert words.plateau_words(Side.BOTH).startswith("Not growing")


def test_after_a_cramp_the_heels_are_spoken_of_where_one_lies_on_the_back():
    cramp = [*daily(20, 21), hold(2, 21, reason=Reason.CRAMP)]
    assert words.CRAMP in ask(cramp, 3).notes
    assert words.CRAMP not in ask(cramp, 3, exercise=load(None).exercise("side-plank")).notes


def test_references_come_with_their_set_up():
    assert {reference.exercise for reference in REFERENCES} == {"sl-bridge-hold", "bridge-hold"}
    assert all(
        reference.set_up and reference.source and reference.kind in ("study", "clinic") for reference in REFERENCES
    )
    assert [reference.seconds[:5] for reference in references("bridge-hold")] == ["170.4"]
    assert references("clam") == ()


def test_ten_times_the_holds_are_ten_times_the_work():
    costs = []
    for days in (500, 5000):
        random = Random(7)
        history = both([(random.gauss(40, 5), random.gauss(31, 5)) for _ in range(days)])
        random.shuffle(history)
        assert ask(history, days).lagging.side is RIGHT
        costs.append(cost(lambda history=history, days=days: ask(history, days)))
    assert costs[1] < 40 * costs[0], "the square would be 100"


@pytest.mark.parametrize("noise", [0.10, 0.15, 0.24])
def test_simulated_training_that_stops_at_the_target_does_not_run_away(noise):
    """Flat ability (5.4): the target is reached on about half the days, and stays near what one can do."""
    random, ability, ratios, reached = Random(11), 30, [], 0
    for _ in range(15):
        history = [hold(0, ability)]
        for n in range(1, 60):
            target = ask(history, n).sides[LEFT].target.seconds
            can = random.gauss(ability, ability * noise)
            history.append(hold(n, target, Reason.TARGET) if can >= target else hold(n, can))
            reached += can >= target
            ratios.append(target / ability)
    assert 0.95 < sum(ratios) / len(ratios) < 1.05
    assert 0.37 < reached / len(ratios) < 0.56


def test_a_day_s_own_hold_is_in_its_answer():
    answer = ask(daily(20, 21), 1)
    assert (answer.on, answer.sides[LEFT].last_s, answer.sides[LEFT].target.seconds) == (day(1), 21, 22)
