"""A cue that is seen: one word on a screen full of the phase's colour (look.md, "What moves")."""

from __future__ import annotations

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit
from glutetimer.app.drawing.grid import grid
from glutetimer.app.drawing.letters import HEIGHT, drawable, word_width


def flash(canvas: Canvas, kind: str, word: str) -> None:
    """Fill the canvas, and write the word in the largest letters that fit: double, single, or text."""
    colour = canvas.palette.on_band(kind)
    canvas.fill(0, 0, canvas.width, canvas.height, canvas.palette.band(kind))
    normal = max(1, grid(canvas.width, canvas.height).scale)
    for scale in (2 * normal, normal, 1):
        if drawable(word) and word_width(word, scale) < canvas.width and HEIGHT * scale <= 2 * canvas.height:
            top = canvas.height - HEIGHT * scale // 2
            canvas.word(canvas.width // 2, top, word, colour, scale, "centre")
            return
    canvas.text(canvas.width // 2, (canvas.height - 1) // 2, fit(word, canvas.width), colour, bold=True, align="centre")
