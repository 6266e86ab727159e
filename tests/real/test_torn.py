"""A slow line tears an arrow apart: Escape, and the rest a moment later. It answers nothing, and leaves nothing."""

from __future__ import annotations

from tests.real.program import QUICK, Program
from tests.real.terminal import Terminal


def type_torn(terminal: Terminal) -> None:
    terminal.type("\x1b")
    terminal.read_for(0.15)
    terminal.type("[D")
    terminal.read_for(0.5)


def test_in_lines_it_is_the_arrow_that_was_pressed(program: Program) -> None:
    terminal = program.open("start", program.workout(QUICK), "--plain")
    terminal.wait_for("Last set")
    type_torn(terminal)
    terminal.wait_for(lambda text: text.count("Clam, right, 1 second") > 1)  # back, and the one before


def test_it_answers_no_question_in_the_window(program: Program) -> None:
    terminal = program.open("start", program.workout(QUICK), env={"TEXTUAL_ANIMATIONS": "none", "ESCDELAY": "3000"})
    terminal.wait_for("space pause")
    terminal.type("q")
    terminal.wait_for("discard")
    type_torn(terminal)
    assert "discard" in terminal.text
    terminal.type("g")
    terminal.wait_for("space pause")
