"""As many repetitions as go: the worked examples of training.md 5.18, and its laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Reason
from glutetimer.training.most import CountedSet, Most, find_most

CRAMP, PAIN, CHOICE = Reason.CRAMP, Reason.PAIN, Reason.CHOICE


def left(reps: int, reason: Reason | None = Reason.FORM, assumed: bool = False) -> CountedSet:
    return CountedSet(Side.LEFT, reps, reason, assumed)


@pytest.mark.parametrize(
    ("sets", "most"),
    [
        ([], None),
        ([left(12)], Most(12, 12)),
        ([left(12), left(9)], Most(9, 12)),
        ([left(12), left(30, assumed=True)], Most(12, 12)),
        ([left(12), left(20, PAIN)], Most(12, 12)),
        ([left(12), left(10, CHOICE)], Most(12, 12)),
        ([left(12), left(14, CHOICE)], Most(14, 14)),
        ([left(12), left(12, CRAMP)], Most(12, 12)),
        ([left(8, Reason.INTERRUPTED)], None),
        ([left(12, None)], Most(12, 12)),
    ],
)
def test_the_worked_examples(sets: list[CountedSet], most: Most | None) -> None:
    assert find_most(sets).get(Side.LEFT) == most


drawn = st.lists(
    st.builds(
        CountedSet,
        st.sampled_from(Side),
        st.integers(0, 50),
        st.none() | st.sampled_from(Reason),
        st.booleans(),
    )
)


@given(drawn)
def test_a_best_was_said_by_somebody_without_pain_and_each_side_is_its_own(sets: list[CountedSet]) -> None:
    found = find_most(sets)
    for side, most in found.items():
        said = [done.reps for done in sets if done.side is side and not done.assumed and done.reason is not PAIN]
        assert most.last in said and most.best in said and most.best >= most.last > 0
        assert find_most([done for done in sets if done.side is side]) == {side: most}
