"""Keys from a terminal, as they come out of `read`."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from glutetimer import system
from glutetimer.keys.terminal import Keyboard


class Typing:
    """Keys at their times, and a clock that goes as far as is waited."""

    def __init__(self, keys: Iterable[tuple[float, str]]) -> None:
        self.keys, self.now = list(keys), 100.0

    def monotonic(self) -> float:
        return self.now

    def read(self, seconds: float) -> bytes:
        if self.keys and self.keys[0][0] <= self.now + seconds:
            at, key = self.keys.pop(0)
            self.now = max(self.now, at)
            return key.encode()
        self.now += seconds
        return b""

    def close(self) -> None:
        assert not self.keys


def read_all(keys: Iterable[tuple[float, str]], monkeypatch: pytest.MonkeyPatch) -> str:
    typing = Typing((100 + at, key) for at, key in keys)
    monkeypatch.setattr(system.this, "open_keys", lambda terminal: typing)
    monkeypatch.setattr("glutetimer.keys.terminal.time.monotonic", typing.monotonic)
    with Keyboard() as keyboard:
        found = ""
        while typing.keys:
            found += keyboard.read(1.0)
        return found + keyboard.read(1.0)


def test_five_taps_of_minus_in_a_second_are_five(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_all([(n / 5, "-") for n in range(5)], monkeypatch) == "-----"


def test_a_minus_that_is_leaned_on_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    leaned = [(0.0, "-"), *((0.66 + n / 30, "-") for n in range(60))]
    assert read_all(leaned, monkeypatch) == "-"
    assert read_all([*leaned, (6.0, "-")], monkeypatch) == "--"


def test_eleven_repetitions_are_two_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_all([(0, "1"), (0.2, "1"), (0.25, "\r")], monkeypatch) == "11\r"


def test_what_is_no_amount_acts_once_however_it_is_tapped(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_all([(n / 5, "n") for n in range(4)], monkeypatch) == "n"


def test_a_right_arrow_that_is_torn_apart_answers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_all([(0, "\x1b"), (0.4, "["), (0.5, "C"), (1.0, "t")], monkeypatch) == "escapet"
