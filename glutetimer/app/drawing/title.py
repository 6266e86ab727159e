"""A name, as large as it can be written."""

from __future__ import annotations

from glutetimer.app.drawing import letters
from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit


def draw_title(canvas: Canvas, x: int, y: int, short: str, name: str, *, columns: int, scale: int) -> int:
    """Write a name in letters, or in bold text in their middle where they are too wide; returns its columns.

    `short` is the name for letters, which take three rows times the scale; a smaller one where that fits.
    """
    fits = (k for k in range(scale, 0, -1) if letters.word_width(short, k) <= columns)
    if short and letters.drawable(short) and (chosen := next(fits, 0)):
        return canvas.word(x, 2 * y + 5 * (scale - chosen), short, "ink", scale=chosen)
    return canvas.text(x, y + scale, fit(name, columns), bold=True)
