"""A cue may fill the screen, but never so often that it flickers."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from glutetimer.app.screens.session.flash import FLASH_EVERY_S, FLASH_S, WORD_S, Flash
from glutetimer.session.cues import flash_of
from glutetimer.session.events import Halfway

WORD = flash_of(Halfway(0.0))


def test_it_stands_for_a_moment() -> None:
    flash = Flash()
    flash.update([Halfway(10.0)], 10.0, calm=False)
    assert WORD and (flash.word, flash.until) == (WORD, 10 + FLASH_S)
    flash.update([], 10 + FLASH_S, calm=False)
    assert flash.word == ""


def test_where_nothing_may_move_the_word_stands_longer() -> None:
    flash = Flash()
    flash.update([Halfway(10.0)], 10.0, calm=True)
    flash.update([], 10 + WORD_S - 0.01, calm=True)
    assert flash.word == WORD


def test_what_is_late_is_not_shown() -> None:
    flash = Flash()
    flash.update([Halfway(10.0)], 10.01 + FLASH_S, calm=False)
    assert flash.word == ""


@given(st.lists(st.floats(0.01, 2.0), max_size=60))
def test_never_more_than_once_a_second(waits: list[float]) -> None:
    flash, now, begun = Flash(), 100.0, []
    for wait in waits:
        now += wait
        until = flash.until
        flash.update([Halfway(now)], now, calm=False)
        if flash.until != until:
            begun.append(now)
    assert all(after - before >= FLASH_EVERY_S - 1e-6 for before, after in pairwise(begun))
