"""A press and its repeats."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glutetimer.keys.repeats import DEAF_S, SILENCE_S, RepeatFilter


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
