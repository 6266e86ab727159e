"""Wide characters and long names: no screen gets out of its columns, and no text lies on another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.drawing import cells
from glutetimer.app.drawing.canvas import Canvas
from tests.app.driving import painted
from tests.app.walking import NAMES, awkward, walk

SIZES = [(40, 12), (80, 24), (100, 30), (200, 60)]
MARKS = set("▽◆★|│▲· ")
"""Marks of a scale may fall together."""


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What text was written over other text, or beyond the canvas."""
    faults: list[str] = []
    real_text, real_write = Canvas.text, Canvas._write

    def text(self: Canvas, x: int, y: int, text: str, *args: Any, **named: Any) -> int:
        align = named.get("align", args[3] if len(args) > 3 else "left")
        wide = cells.width(text)
        start = x if align == "left" else x - wide if align == "right" else x - wide // 2
        if 0 <= y < self.height and text.strip() and not (start >= 0 and start + wide <= self.width):
            faults.append(f"cut at {start},{y} of {self.width}: {text[:30]!r}")
        return real_text(self, x, y, text, *args, **named)

    def write(self: Canvas, y: int, x: int, row: Sequence[str], ink: Any) -> None:
        before = self._text[y]
        if ink is not None and before is not None:
            under = before[x : x + len(row)]
            if any(a.strip() and b.strip() and a not in MARKS for a, b in zip(under, row, strict=False)):
                faults.append(f"{''.join(row)[:30]!r} over {''.join(under)[:30]!r} at {x},{y}")
        real_write(self, y, x, row, ink)

    monkeypatch.setattr(Canvas, "text", text)
    monkeypatch.setattr(Canvas, "_write", write)
    return faults


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("turn", [0, 2, 3])
async def test_no_name_breaks_a_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: list[str], turn: int, size: tuple[int, int]
) -> None:
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    context, clock = awkward(tmp_path, NAMES[turn:] + NAMES[:turn])
    app = GlutetimerApp(context)
    app.animation_level = "none"
    seen, faults = set(), []
    async with app.run_test(size=size) as pilot:
        async for where in walk(app, pilot, clock):
            seen.add(where.split()[0])
            for y, strip in enumerate(painted(app)):
                if sum(cell_len(segment.text) for segment in strip) != size[0]:
                    faults.append(f"{where}: row {y} is not as wide as the window: {strip.text!r}")
            faults += [f"{where}: {fault}" for fault in dict.fromkeys(written)]
            written.clear()
    assert {"home", "review", "opened", "hold", "asked", "summary", "leave", "lead-in", "builder"} <= seen
    assert faults == []
