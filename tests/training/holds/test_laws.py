"""What holds for every history (training.md 5.12), absurd ones too."""

import json
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.training.exercise import Side, Sides
from glutetimer.training.holds.hold import Hold, Pain, Reason
from glutetimer.training.holds.progress import Progress, progress
from glutetimer.training.holds.target import TargetKind
from glutetimer.training.workout import HoldMode
from tests.training.holds.sample import ONE_LEG, RUNGS, exercise

LONG_AGO = date(2024, 1, 1)
EXERCISES = (ONE_LEG, exercise(Sides.BILATERAL), exercise(Sides.ALTERNATING, goal_s=None))

days = st.integers(0, 70).map(lambda n: LONG_AGO + timedelta(days=n)) | st.sampled_from(
    [date.min, date.max, date(1970, 1, 1), date(2024, 2, 29), date(2035, 7, 1)]
)
lengths = st.floats(0, 130) | st.sampled_from([36_000.0, 0.0, -5.0, 1e308, float("inf"), float("nan"), 2.999, 60.0])
pains = st.none() | st.builds(
    Pain, st.integers(0, 10), st.sampled_from(["hip", "hamstring", "knee", "back", "other", ""])
)


def holds_of(sides: st.SearchStrategy[Side], reasons: st.SearchStrategy[Reason]) -> st.SearchStrategy[Hold]:
    return st.builds(
        Hold,
        exercise=st.sampled_from([ONE_LEG.id] * 5 + ["bridge-hold"]),
        side=sides,
        day=days,
        held_s=lengths,
        reason=reasons,
        started_ms=st.integers(-(10**12), 10**13),
        mode=st.sampled_from(HoldMode),
        fatigued=st.booleans(),
        pain=pains,
    )


any_hold = holds_of(st.sampled_from(Side), st.sampled_from(Reason))
scoring = holds_of(st.sampled_from([Side.LEFT, Side.RIGHT]), st.just(Reason.FORM))
histories = st.lists(any_hold, max_size=25) | st.lists(scoring | any_hold, max_size=60)
goals = st.sampled_from([None, 60, 45, 10, 5, 200])


def ask(holds: list[Hold], on: date, goal: float | None = None, which: int = 0, override: bool = False) -> Progress:
    return progress(holds, EXERCISES[which], on, goal_s=goal, rungs=RUNGS, override=override)


@settings(max_examples=150, deadline=None)
@given(histories, days, goals, st.sampled_from([0, 1, 2]), st.booleans())
def test_nothing_raises_and_no_target_leaves_floor_and_goal(holds, on, goal, which, override):
    answer = ask(holds, on, goal, which, override)
    for side in answer.sides.values():
        none = side.target.kind in (TargetKind.BASELINE, TargetKind.LOCKED)
        assert (side.target.seconds is None) is none
        assert none or 5 <= side.target.seconds <= answer.goal_s
        assert side.why.endswith(".")
    assert json.loads(json.dumps(answer.as_json(), allow_nan=False))["exercise"] == ONE_LEG.id
    assert answer.first.side in answer.sides


@settings(max_examples=150, deadline=None)
@given(histories, days, days, st.sampled_from(Side), pains, st.booleans())
def test_one_more_pain_raises_nothing(holds, on, when, side, answer, override):
    stop = Hold(exercise=ONE_LEG.id, side=side, day=when, held_s=90, reason=Reason.PAIN, pain=answer)
    before, after = ask(holds, on, override=override), ask([*holds, stop], on, override=override)
    for leg in before.sides:
        old, new = before.sides[leg].target, after.sides[leg].target
        assert new.seconds is None or (old.seconds is not None and new.seconds <= old.seconds)
        assert after.sides[leg].scores == before.sides[leg].scores
    assert after.advance is None or after.advance == before.advance


@settings(max_examples=100, deadline=None)
@given(histories, days, st.integers(0, 999))
def test_order_and_duplicates_change_nothing(holds, on, seed):
    shuffled = holds + holds[: len(holds) // 2]
    Random(seed).shuffle(shuffled)
    assert ask(shuffled, on) == ask(holds, on)


@settings(max_examples=100, deadline=None)
@given(histories, days)
def test_the_past_does_not_know_the_future(holds, on):
    assert ask(holds, on) == ask([hold for hold in holds if hold.day <= on], on)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(3, 70), st.integers(3, 70)), min_size=8, max_size=40))
def test_left_and_right_are_treated_alike(pairs):
    def history(swap: bool) -> list[Hold]:
        return [
            Hold(
                exercise=ONE_LEG.id,
                side=side.other if swap else side,
                day=LONG_AGO + timedelta(days=n),
                held_s=seconds,
                reason=Reason.FORM,
            )
            for n, pair in enumerate(pairs)
            for side, seconds in zip((Side.LEFT, Side.RIGHT), pair, strict=True)
        ]

    on = LONG_AGO + timedelta(days=len(pairs))
    one, other = ask(history(False), on), ask(history(True), on)
    assert (one.lagging is None) == (other.lagging is None)
    if one.lagging and other.lagging:
        assert other.lagging.side is one.lagging.side.other
    for side in one.sides:
        assert one.sides[side].target == other.sides[side.other].target
