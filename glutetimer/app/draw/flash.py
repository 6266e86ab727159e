"""A cue that is seen: one word on a screen full of the phase's colour (look.md, "What moves")."""

from __future__ import annotations

from glutetimer.app.draw.cells import fit
from glutetimer.app.draw.grid import grid
from glutetimer.app.draw.letters import HEIGHT, drawable, word_width
from glutetimer.app.draw.sheet import Sheet


def flash(sheet: Sheet, kind: str, word: str) -> None:
    """Fill the sheet, and write the word in the largest letters that fit: double, single, or text."""
    colour = sheet.palette.on_band(kind)
    sheet.fill(0, 0, sheet.width, sheet.height, sheet.palette.band(kind))
    normal = max(1, grid(sheet.width, sheet.height).scale)
    for scale in (2 * normal, normal, 1):
        if drawable(word) and word_width(word, scale) < sheet.width and HEIGHT * scale <= 2 * sheet.height:
            top = sheet.height - HEIGHT * scale // 2
            sheet.word(sheet.width // 2, top, word, colour, scale, "centre")
            return
    sheet.text(sheet.width // 2, (sheet.height - 1) // 2, fit(word, sheet.width), colour, bold=True, align="centre")
