"""Holds in the full window, measured by the clock of the terminal."""

import re
import time

import pytest

from tests.real.program import Program
from tests.real.terminal import LATE_S, READ_S, Terminal

TWO_HOLDS = """
name = "Two holds"
ready = 1
[[step]]
exercise = "sl-bridge-hold"
hold = "target"
sides = "each"
switch = 3
"""


def test_a_hold_stopped_by_a_key_and_one_by_a_click(program: Program) -> None:
    terminal = program.open(
        "start", program.workout(TWO_HOLDS), columns=80, rows=24, env={"TEXTUAL_ANIMATIONS": "none"}
    )

    began = hold(terminal, 5.23)
    left_s = terminal.type("x") - began
    terminal.wait_for("form slipped")
    terminal.read_for(0.2)
    terminal.type("f")

    began = hold(terminal, 5.61)
    right_s = terminal.press_mouse(30, 10) - began
    terminal.read_for(0.1)
    terminal.release_mouse(30, 10)
    terminal.wait_for("form slipped")
    terminal.type("c")
    terminal.wait_for("enter end glutetimer")
    terminal.read_for(READ_S)
    terminal.type("\r")
    assert terminal.wait() == 0

    left, right = program.history()["sets"]
    for found, side, seconds, reason in ((left, "left", left_s, "form"), (right, "right", right_s, "cramp")):
        assert (found["exercise"], found["side"], found["measure"]) == ("sl-bridge-hold", side, "hold")
        assert found["clocked_s"] == pytest.approx(seconds, abs=LATE_S)
        assert found["trim_s"] == 2.0
        assert found["held_s"] == pytest.approx(found["clocked_s"] - 2.0)
        assert found["reason"] == reason


def hold(terminal: Terminal, seconds: float) -> float:
    """Wait for a hold to begin, and hold so long.

    Returns:
        when it began: what the screen said of the time left, by the pty's clock, and of all that by what came the
        soonest, as a loaded machine paints some of it late.
    """
    first = terminal.wait_for("any key")
    most = time_left(terminal)
    seen = {most: first}
    end = first + seconds
    while (left := end - time.monotonic()) > 0:
        terminal.read_for(min(left, 0.01))
        seen.setdefault(time_left(terminal), terminal.output[-1][0])
    assert len(seen) == int(seconds) + 1, "it counted every second"
    return min(at - (most - shown) for shown, at in seen.items())


def time_left(terminal: Terminal) -> int:
    """Seconds to the plan's end."""
    found = re.search(r"(\d+):(\d\d) left", terminal.text)
    assert found, terminal.text
    return int(found[1]) * 60 + int(found[2])
