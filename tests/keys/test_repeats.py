"""A press and its repeats."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from glutetimer.keys.repeats import DEAF_S, SILENCE_S, TAP_S, RepeatFilter


@given(delay=st.floats(0.2, DEAF_S - 0.01), gap=st.floats(0.005, SILENCE_S - 0.01), repeats=st.integers(0, 200))
def test_a_leaned_on_key_is_one_press_whatever_the_keyboard_s_delay_and_rate(
    delay: float, gap: float, repeats: int
) -> None:
    guard = RepeatFilter()
    assert guard.takes("n", 100)
    assert not any(guard.takes("n", 100 + delay + n * gap) for n in range(repeats))


def test_it_is_a_press_again_after_a_silence() -> None:
    guard = RepeatFilter()
    assert guard.takes("n", 0)
    assert not guard.takes("n", 0.5)
    assert guard.takes("n", DEAF_S)


def test_another_key_is_a_press_of_its_own_and_ends_the_repeats_of_the_one_before() -> None:
    guard = RepeatFilter()
    assert [guard.takes(key, at / 10) for at, key in enumerate("npnnp")] == [True, True, True, False, True]


def presses(times: Iterable[float]) -> int:
    """How many of the events of one key are presses, where the key is one that is tapped."""
    guard, taken = RepeatFilter(), 0
    unsure_since: float | None = None
    for at in (*times, math.inf):
        if unsure_since is not None and at - unsure_since >= TAP_S:
            guard.take_tap()
            taken += 1
        unsure_since = None
        if at < math.inf:
            took = guard.takes("minus", at)
            taken += took
            unsure_since = at if not took and guard.is_unsure else None
    return taken


@given(
    delay=st.floats(0.2, 0.66),
    gaps=st.lists(st.one_of(st.floats(1 / 40, 1 / 25), st.floats(0.085, 0.099)), min_size=1, max_size=100),
)
def test_a_key_of_an_amount_that_is_leaned_on_is_one_press(delay: float, gaps: list[float]) -> None:
    """X waits 660 ms and repeats 25 times a second, others up to 40 times; Linux's console 11 times, after 250 ms."""
    assert presses(100 + at for at in (0, *accumulate([delay, *gaps]))) == 1


@given(gaps=st.lists(st.floats(0.12, 0.6), max_size=30))
def test_a_key_of_an_amount_that_is_tapped_is_as_many_presses(gaps: list[float]) -> None:
    assert presses(accumulate([100, *gaps])) == len(gaps) + 1


@given(taps=st.lists(st.floats(0.12, 0.25), min_size=1, max_size=8), delay=st.floats(0.25, 0.66))
def test_taps_of_which_the_last_is_leaned_on(taps: list[float], delay: float) -> None:
    tapped = list(accumulate([100, *taps]))
    leaned = [tapped[-1] + delay + n / 30 for n in range(30)]
    assert presses([*tapped, *leaned]) == len(tapped)
