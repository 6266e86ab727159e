"""Up and down the ladder: training.md 5.10."""

import pytest

from glutetimer.training.exercise import Side, Sides
from glutetimer.training.holds.hold import Reason
from glutetimer.training.holds.ladder import Rungs, StepBack, rungs
from tests.training.holds.sample import TWO_LEGS, ask, both, daily, exercise, hold, pain

LEFT, RIGHT = Side.LEFT, Side.RIGHT
UP, DOWN = "sl-bridge-raised", "sl-bridge-bent"
CATALOGUE = {
    rung.id: rung
    for rung in (
        exercise(id="shoulder-bridge", easier="Squeezes, lying", harder="bridge-hold"),
        exercise(Sides.BILATERAL, id="bridge-hold", easier="shoulder-bridge", harder="bridge-march"),
        exercise(id="bridge-march", easier="bridge-hold", harder="sl-bridge-bent", origin="addition"),
        exercise(id="sl-bridge-bent", easier="bridge-march", harder="sl-bridge-hold", origin="addition"),
        exercise(id="sl-bridge-hold", easier="sl-bridge-bent", harder="sl-bridge-raised"),
        exercise(id="sl-bridge-raised", easier="sl-bridge-hold", harder="A longer lever", origin="addition"),
    )
}


@pytest.mark.parametrize(
    ("id", "easier", "harder"),
    [
        ("shoulder-bridge", None, "bridge-hold"),
        ("bridge-hold", "shoulder-bridge", "bridge-march"),
        ("sl-bridge-hold", "sl-bridge-bent", "sl-bridge-raised"),
        ("sl-bridge-raised", "sl-bridge-hold", None),
    ],
)
def test_rungs(id, easier, harder):
    assert rungs(CATALOGUE[id], CATALOGUE) == Rungs(easier, harder)


def test_a_catalogue_in_a_circle_ends():
    loop = {id: exercise(id=id, easier=to, harder=to, origin="addition") for id, to in ("ab", "bc", "cb")}
    assert rungs(loop["a"], loop) == Rungs("b", "b")


def offers(holds, on, **options):
    answer = ask(holds, on, **options)
    return answer.advance, answer.step_back


@pytest.mark.parametrize(
    ("pairs", "ready"),
    [
        ([(60, 60)] * 3, True),
        ([(60, 60)] * 2, False),
        ([(60, 60), (60, 59), (60, 60), (59, 60), (60, 60)], True),
        ([(60, 60), (60, 59), (60, 60), (59, 60), (60, 59)], False),
        ([(60, 60)] * 3 + [(50, 50)] * 2, True),
        ([(60, 60)] * 3 + [(50, 50)] * 3, False),
        ([(60, 60), (65, 120), (61, 60)], True),
    ],
)
def test_both_sides_at_the_goal_on_three_of_five_paired_days(pairs, ready):
    assert offers(both(pairs), len(pairs)) == (UP if ready else None, None)


def test_within_21_days():
    history = both([(60, 60)] * 3)
    assert offers(history, 21)[0] == UP
    assert offers(history, 22)[0] is None


def test_one_side_alone_does_not_advance():
    assert offers(daily(60, 60, 60, 60), 4)[0] is None


def test_pain_within_seven_days_or_a_lagging_side_speak_against_it():
    history = both([(60, 60)] * 5)
    assert offers([*history, pain(5, 3, RIGHT)], 11)[0] is None
    assert offers([*history, pain(5, 3, RIGHT)], 12)[0] == UP
    lagging = both([(90, 60)] * 6 + [(90, 50)] * 2)
    assert ask(lagging, 8).lagging is None, "both medians at the goal"
    lagging = both([(90, 50)] * 8 + [(90, 60)] * 3)
    assert ask(lagging, 11).lagging.side is RIGHT
    assert offers(lagging, 11)[0] is None


def test_the_goal_is_the_exercise_s_own():
    raised = exercise(goal_s=45)
    assert offers(both([(45, 45)] * 3), 3, exercise=raised)[0] == UP
    assert offers(both([(44, 45)] * 3), 3, exercise=raised)[0] is None
    assert offers(both([(30, 30)] * 3), 3, goal_s=30)[0] == UP


def test_at_the_top_there_is_nowhere_to_go():
    assert offers(both([(60, 60)] * 3), 3, rungs=Rungs(easier=DOWN)) == (None, None)


@pytest.mark.parametrize(
    ("seconds", "on", "ready"),
    [
        ((60, 60), 2, True),
        ((60, 40, 60), 3, True),
        ((60, 60, 40), 3, True),
        ((60, 40, 40), 3, False),
        ((60, 60, 40, 40), 4, False),
        ((60,), 1, False),
        ((60, 60), 14, True),
        ((60, 60), 15, False),
    ],
)
def test_two_legs_two_of_three_within_14_days(seconds, on, ready):
    history = [hold(n, s, side=Side.BOTH, exercise="bridge-hold") for n, s in enumerate(seconds)]
    assert (offers(history, on, exercise=TWO_LEGS)[0] is not None) is ready


@pytest.mark.parametrize(
    ("seconds", "low"), [((9, 9, 9), True), ((9, 9), False), ((10, 10, 10), False), ((8, 9, 20), True)]
)
def test_a_base_below_ten_seconds_after_three_days(seconds, low):
    history = daily(*seconds) + daily(30, 30, 30, side=RIGHT)
    assert offers(history, 3)[1] == (DOWN if low else None)
    assert ask(history, 3).step_back_for is (StepBack.SHORT if low else None)


def test_cramp_on_three_of_the_last_five_days():
    def history(*days):
        return [hold(n, 30, Reason.CRAMP if n in days else Reason.FORM) for n in range(8)]

    assert offers(history(3, 5, 7), 8)[1] == DOWN
    assert offers(history(2, 5, 7), 8)[1] is None
    assert offers(history(5, 7), 8)[1] is None
    twice = [*history(5, 7), hold(7, 10, Reason.CRAMP, RIGHT), hold(7, 10, Reason.CRAMP, RIGHT)]
    assert offers(twice, 8)[1] is None, "days, not holds"
    assert any("heel closer" in note for note in ask(history(7), 8).notes)
    assert not any("heel closer" in note for note in ask(history(6), 8).notes)


def test_a_pain_lock_offers_the_easier_rung():
    history = both([(30, 30)] * 3)
    assert offers([*history, pain(3)], 3)[1] == DOWN
    assert offers([*history, pain(3)], 4)[1] is None
    assert offers([*history, pain(3), pain(6)], 11)[1] == DOWN


def test_never_up_and_down_at_once():
    history = both([(60, 60)] * 5) + [hold(n, 30, Reason.CRAMP, at=500) for n in (2, 3, 4)]
    assert offers(history, 5) == (None, DOWN)
