"""The window's title: not more than once a second, never stale, and given back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.app.window_title import EVERY_S, GIVE_BACK, SAVE, WindowTitle


class Loop:
    """Timers, and a clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.timers: list[tuple[float, Callable[[], None]]] = []

    def call_later(self, seconds: float, call: Callable[[], None]) -> Loop:
        self.timers.append((self.now + seconds, call))
        return self

    def cancel(self) -> None:
        self.timers.clear()

    def pass_(self, seconds: float) -> None:
        end = self.now + seconds
        while due := [each for each in self.timers if each[0] <= end]:
            self.timers.remove(due[0])
            self.now = due[0][0]
            due[0][1]()
        self.now = end


@given(st.lists(st.tuples(st.sampled_from(["", "3 WORK", "2 WORK", "REST"]), st.floats(0, 3)), max_size=30))
def test_a_title_stands_for_a_second_and_the_last_one_comes(shown: list[tuple[str, float]]) -> None:
    loop, written = Loop(), list[tuple[float, str]]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("glutetimer.app.window_title.asyncio.get_running_loop", lambda: loop)
        title = WindowTitle()
        title.begin(lambda words: written.append((loop.now, words)))
        for words, seconds in shown:
            title.show(words)
            loop.pass_(seconds)
        loop.pass_(2 * EVERY_S)
        last = written[-1][1] if written else GIVE_BACK
        wanted = shown[-1][0] if shown else ""
        assert last.removeprefix(SAVE) == (f"\x1b]2;{wanted}\x07" if wanted else GIVE_BACK)
        title.end()
        title.show("late")
        loop.pass_(2 * EVERY_S)
    at = [when for when, _ in written if when < loop.now - 2 * EVERY_S]
    assert all(later - earlier >= EVERY_S - 1e-9 for earlier, later in pairwise(at))
    all_of_it = "".join(words for _, words in written)
    assert all_of_it.count(SAVE) == all_of_it.count(GIVE_BACK)
    assert "late" not in all_of_it


def test_without_a_terminal_nothing_is_written() -> None:
    title = WindowTitle()
    title.show("3 WORK")
    title.end()
