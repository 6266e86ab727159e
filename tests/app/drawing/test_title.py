"""A name, as large as it can be written."""

from __future__ import annotations

import pytest

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import width
from glutetimer.app.drawing.letters import word_width
from glutetimer.app.drawing.title import draw_title
from glutetimer.app.drawing.tokens import DARK


def drawn(short: str, name: str, columns: int, scale: int = 1) -> tuple[int, str]:
    canvas = Canvas(200, 8, DARK)
    used = draw_title(canvas, 0, 0, short, name, columns=columns, scale=scale)
    assert used <= columns
    return used, "\n".join("".join(run.text for run in canvas.row(y)) for y in range(8))


@pytest.mark.parametrize("scale", [1, 2])
def test_letters_where_they_fit(scale: int) -> None:
    used, shown = drawn("CLAM", "Clam", 120, scale)
    assert used == word_width("CLAM", scale)
    assert "Clam" not in shown


def test_smaller_letters_before_text() -> None:
    assert drawn("BRIDGE MARCH", "Bridge march", 74, 2)[0] == word_width("BRIDGE MARCH")


@pytest.mark.parametrize("name", ["臀桥" * 40, "🦵" * 60, "e\u0301" * 90, "x" * 200])
def test_what_has_no_letters_or_is_too_long_is_text_that_is_cut(name: str) -> None:
    used, shown = drawn(name.upper(), name, 40)
    assert 0 < used <= 40
    assert "…" in shown
    assert used == width(shown.split("\n")[1].strip())
