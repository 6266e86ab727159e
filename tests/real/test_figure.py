"""A figure that cannot be drawn is said in a line, and the session goes on without it."""

from __future__ import annotations

from tests.real.program import QUICK, Program

HUGE = f'kind = "rep"\nslope = {10**309}\n'
"""An integer that no float holds."""


def test_a_figure_with_a_number_that_is_too_large(program: Program) -> None:
    (program.data / "figures").mkdir()
    (program.data / "figures" / "clam.toml").write_text(HUGE)
    workout = program.workout(QUICK.replace("work = 1\n", "work = 60\n"))
    terminal = program.open("start", workout, env={"TEXTUAL_ANIMATIONS": "none"})
    terminal.wait_for("huge number")  # its path may wrap; it lies over the keys, and not over the count
    terminal.type("q")
    terminal.wait_for("keep")
    assert b"Traceback" not in terminal.raw
