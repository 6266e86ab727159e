"""Holds in the full window, measured by the clock of the terminal."""

import pytest

from tests.real.program import Program
from tests.real.terminal import Terminal

TWO_HOLDS = """
name = "Two holds"
ready = 2
[[step]]
exercise = "sl-bridge-hold"
hold = "target"
sides = "each"
switch = 5
"""


def test_a_hold_stopped_by_a_key_and_one_by_a_click(program: Program) -> None:
    terminal = program.open(
        "start", program.workout(TWO_HOLDS), columns=80, rows=24, env={"TEXTUAL_ANIMATIONS": "none"}
    )

    began = terminal.wait_for("any key")
    assert "any key" in hold_for(terminal, began, 5.73)
    left_s = terminal.type("x") - began
    terminal.wait_for("form slipped")
    terminal.read_for(0.2)
    terminal.type("f")

    began = terminal.wait_for("any key")
    hold_for(terminal, began, 6.41)
    right_s = terminal.press_mouse(30, 10) - began
    terminal.read_for(0.1)
    terminal.release_mouse(30, 10)
    terminal.wait_for("form slipped")
    terminal.type("c")
    terminal.wait_for("enter home")
    terminal.type("\r")
    assert terminal.wait() == 0

    left, right = program.history()["sets"]
    for hold, side, seconds, reason in ((left, "left", left_s, "form"), (right, "right", right_s, "cramp")):
        assert (hold["exercise"], hold["side"], hold["measure"]) == ("sl-bridge-hold", side, "hold")
        assert hold["clocked_s"] == pytest.approx(seconds, abs=0.1)
        assert hold["trim_s"] == 2.0
        assert hold["held_s"] == pytest.approx(hold["clocked_s"] - 2.0)
        assert hold["reason"] == reason


def hold_for(terminal: Terminal, began: float, seconds: float) -> str:
    """Hold until so many seconds after it began."""
    import time

    return terminal.read_for(began + seconds - time.monotonic())
