"""What plain lines ask after a session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from glutetimer.history.recorder import Recorder
from glutetimer.plain_end import ask_at_end
from glutetimer.training.holds.hold import Pain

HAMSTRING = Pain(1, "hamstring")


class Told(Recorder):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: dict[str, Any] = {}

    def rate(self, effort: int) -> None:
        self.told["effort"] = effort

    def report_pain(self, pain: Pain | None) -> None:
        self.told["pain"] = pain

    def annotate(self, note: str) -> None:
        self.told["note"] = note


def answering(*lines: str, ends: type[BaseException] = EOFError) -> Callable[[str], str]:
    left = iter(lines)

    def ask(question: str) -> str:
        for line in left:
            return line
        raise ends

    return ask


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("", "", ""), {}),
        (("3", "", ""), {"effort": 3}),
        (("", "2k", "late"), {"pain": Pain(2, "knee"), "note": "late"}),
        (("", "10 B", " two  words "), {"pain": Pain(10, "back"), "note": "two words"}),
        (("", "3", ""), {"pain": Pain(3, "other")}),
        (("6", "hard", "5", "eleven", "3 z", "1 m", "x" * 10_001, "x"), {"effort": 5, "pain": HAMSTRING, "note": "x"}),
        (("4",), {"effort": 4}),
        ((), {}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ends", [EOFError, KeyboardInterrupt])
def test_each_line_is_an_answer_or_a_skip(
    lines: tuple[str, ...], told: dict[str, Any], ends: type[BaseException]
) -> None:
    recorder, said = Told(), list[str]()
    ask_at_end(recorder, answering(*lines, ends=ends), said.append)
    assert recorder.told == told
    assert not any("\n" in line for line in said)


def test_four_or_more_says_to_stop() -> None:
    said: list[str] = []
    ask_at_end(Told(), answering("", "4 h", ""), said.append)
    assert said[0].startswith("4 or more: stop this exercise for today.")
