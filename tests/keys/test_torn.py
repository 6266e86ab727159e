"""Keys that a slow line has torn apart."""

from __future__ import annotations

import pytest

from glutetimer.keys.torn import TORN_S, TornFilter


def taken(*typed: str, every: float = 0.3) -> list[str]:
    """What is left of characters, `every` seconds apart."""
    torn = TornFilter()
    names = [("escape", "") if each == "\x1b" else (each, each) for each in typed]
    return [key for n, (key, char) in enumerate(names) if not torn.is_piece(key, char, 100 + n * every)]


@pytest.mark.parametrize("sequence", ["\x1b[C", "\x1b[D", "\x1bOP", "\x1b[1;5C", "\x1b[3~"])
def test_of_a_torn_key_nothing_is_left_but_its_escape(sequence: str) -> None:
    assert taken(*sequence, "d") == ["escape", "d"]


def test_what_is_typed_after_escape_is_what_it_is() -> None:
    assert taken("\x1b", "c", "[", "C") == ["escape", "c", "[", "C"]
    assert taken("[", "C") == ["[", "C"]
    assert taken("\x1b", "[", "C", every=TORN_S) == ["escape", "[", "C"]
