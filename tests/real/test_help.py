"""Help on a terminal: page by page, with colours."""

from __future__ import annotations

import shutil

import pytest

from tests.real.program import Program


@pytest.mark.skipif(not shutil.which("less"), reason="there is no less")
def test_a_long_document_is_read_page_by_page(program: Program) -> None:
    terminal = program.open("help", "training")
    terminal.wait_for("Part 1. What the articles say")
    assert any(b"\x1b[1m" in piece for _, piece in terminal.output), "headings are bold"
    assert "###" not in "\n".join(terminal.screen.display)
    terminal.type("G")
    terminal.wait_for("limits for blood pressure")
    terminal.type("q")
    assert terminal.wait() == 0


@pytest.mark.skipif(not shutil.which("less"), reason="there is no less")
def test_what_fits_needs_no_key(program: Program) -> None:
    terminal = program.open("help", "hooks", rows=60)
    terminal.wait_for("Muting does not concern")
    assert terminal.wait() == 0


@pytest.mark.parametrize("chosen", ["PAGER", "MANPAGER"])
def test_the_chosen_pager_is_asked_with_the_chosen_options(chosen: str, program: Program) -> None:
    terminal = program.open("help", "hooks", rows=60, env={chosen: "tail -n 1; echo by $LESS", "LESS": "FRX"})
    terminal.wait_for("by FRX")
    assert terminal.wait() == 0
