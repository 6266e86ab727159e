"""Holds too soon after another: training.md 5.2."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.training.exercise import Side
from glutetimer.training.holds.fatigue import FATIGUE_S, Effort, tired

LEFT, RIGHT, BOTH = Side.LEFT, Side.RIGHT, Side.BOTH

efforts = st.lists(
    st.builds(Effort, st.sampled_from(Side), st.integers(-(10**6), 10**6), st.integers(0, 3000).map(lambda n: n / 10))
)
moments = st.integers(-(10**6), 10**6)


@pytest.mark.parametrize(
    ("side", "held_s", "ago", "expected"),
    [
        (LEFT, 30, 0, True),
        (LEFT, 30, 179.9, True),
        (LEFT, 30, 180, False),
        (LEFT, 3, 60, True),
        (LEFT, 2.9, 60, False),
        (RIGHT, 30, 60, False),
        (BOTH, 30, 60, True),
        (Side.ALTERNATING, 30, 60, True),
        (LEFT, 30, -1, False),
    ],
)
def test_three_minutes_on_the_same_leg(side: Side, held_s: float, ago: float, expected: bool) -> None:
    assert tired([Effort(side, 1000 - ago, held_s)], LEFT, 1000) is expected


def test_either_leg_tires_both() -> None:
    assert tired([Effort(RIGHT, 0, 30)], BOTH, 60)


@given(efforts, st.sampled_from(Side), moments)
def test_it_is_the_only_clocks_difference_that_counts(earlier: list[Effort], side: Side, began: int) -> None:
    later = [Effort(one.side, one.ended + 86_400, one.held_s) for one in earlier]
    assert tired(earlier, side, began) == tired(later, side, began + 86_400)


@given(efforts, efforts, st.sampled_from(Side), moments)
def test_more_work_never_rests(some: list[Effort], more: list[Effort], side: Side, began: int) -> None:
    assert tired(some + more, side, began) == (tired(some, side, began) or tired(more, side, began))


@given(efforts, st.sampled_from(Side), moments)
def test_a_clock_that_was_set_back_tires_nobody(earlier: list[Effort], side: Side, began: int) -> None:
    last = max((one.ended for one in earlier), default=began)
    assert not tired(earlier, side, min(began, min((one.ended for one in earlier), default=began) - 1))
    assert not tired(earlier, side, last + FATIGUE_S)
