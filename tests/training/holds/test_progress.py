"""Everything for one exercise: the promised JSON, the sentences, the week, references, speed, and a simulation."""

from random import Random

import pytest

from glutetimer.training.exercise import Side
from glutetimer.training.holds import words
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.holds.ladder import StepBack
from glutetimer.training.holds.references import REFERENCES, references
from glutetimer.training.holds.scores import track
from glutetimer.training.holds.target import TargetKind
from tests.growth import cost
from tests.training.holds.sample import TWO_LEGS, ask, both, daily, day, hold, pain

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


@pytest.mark.parametrize(
    ("history", "on", "why"),
    [
        ([], 0, "No target yet: hold until your form slips."),
        (daily(20, side=RIGHT), 1, "No target yet: hold until your form slips. No need to beat the other leg."),
        (daily(20), 1, "21 s: your last hold was 20."),
        (daily(20, 24), 2, "25 s: your last two were 20, 24."),
        (daily(20, 20, 21, 22), 4, "23 s: your last three were 20, 21, 22."),
        (daily(57, 58, 59, 60, 60), 5, "60 s, the goal: your last three were 59, 60, 60."),
        (daily(60, 60, 60), 3, "60 s: the goal. Two or three holds a week keep it."),
        (daily(30, 31, 32), 7, "31 s: pick up where you were, 5 days since your last hold."),
        (daily(30, 31, 32), 11, "27 s: ease back in, 9 days since your last hold."),
        (daily(30, 31, 32), 42, "About 21 s, a fresh start after 40 days. Your best stays on record."),
        (
            [*daily(30, 31, 32), pain(3)],
            4,
            "21 s at most, gently: there was pain lately. Stop at once if it comes back.",
        ),
        ([*daily(30, 31), *daily(22, start=60)], 61, "23 s: your last hold was 22."),
    ],
)
def test_why(history, on, why):
    assert ask(history, on).sides[LEFT].why == why


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


def test_offers_in_words():
    assert words.advance_words("Foot raised").startswith("Ready for Foot raised, if you like.")
    assert {words.step_back_words("Knee bent", why) for why in StepBack} == {
        "Once it is free of pain: Knee bent is the easier rung.",
        "Cramp on several days lately: Knee bent is the easier rung, if you like.",
        "Short holds so far: Knee bent is the easier rung, if you like.",
    }
    assert words.plateau_words(LEFT).startswith("Left: not growing for three weeks.")
    assert words.plateau_words(Side.BOTH).startswith("Not growing")


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
