"""Paints where the phone finds its button."""

from __future__ import annotations

from collections.abc import Iterable

from glutetimer.app.drawing import letters
from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import grid
from glutetimer.app.drawing.title import TOP
from glutetimer.app.drawing.tokens import Palette
from glutetimer.remote.qr import Squares

LIGHT, DARK = "#FFFFFF", "#000000"
"""A code is black on white on every theme: phones read it so."""
TEXT = 30
"""Columns that the words need beside a code."""
WORDS = 11
"""Rows that they need above one."""

HOW = "Open this address on a phone in the same network: the whole page is one button."
TYPE_IT = "Make the window larger for the QR code."
NOT_YET = "No phone yet."


def paint(
    address: str,
    trouble: str,
    connected: int,
    code: Squares,
    *,
    columns: int,
    rows: int,
    palette: Palette,
    keys: Iterable[tuple[str, str, str]],
) -> Canvas:
    """The address, its code, and whether a phone is there."""
    canvas, place = Canvas(columns, rows, palette), grid(columns, rows)
    left, room, y = place.margin, place.right - place.margin, TOP[place.size] or int(rows >= 14)
    size, scale, below = _fits(len(code), columns, rows, place.margin)
    if scale and not below:
        room -= size + place.margin
    if rows >= 14 and letters.word_width("PHONE", place.scale or 1) <= room:
        canvas.word(left, 2 * y, "PHONE", "ink", scale=place.scale or 1)
        y += -(-letters.HEIGHT * (place.scale or 1) // 2) + 1
    else:
        canvas.text(left, y, "Phone", bold=True)
        y += 1 + (rows >= 14)
    y += canvas.wrap(left, y, HOW, room, "soft")
    y += 1 if rows >= 14 else 0
    y += canvas.wrap(left, y, address, room, "ink", bold=True)
    y += 1 if rows >= 14 else 0
    if trouble:
        y += canvas.wrap(left, y, trouble, room, "alert")
    there = "A phone is there." if connected == 1 else f"{connected} phones are there." if connected else NOT_YET
    y += canvas.wrap(left, y, there, room, "ink" if connected else "soft")
    if scale:
        x, top = (left, y + 1) if below else (place.right - size, max(0, (rows - 1 - (size + 1) // 2) // 2))
        _code(canvas, x, 2 * top, code, scale)
    elif y < rows - 1:
        canvas.wrap(left, y, TYPE_IT, room, "soft", lines=rows - 1 - y)
    canvas.keyline(left, rows - 1 if place.keys < 0 else place.keys, keys, place.right)
    return canvas


def _fits(squares: int, columns: int, rows: int, margin: int) -> tuple[int, int, bool]:
    """How large the code can be drawn: its columns, pixels a square (0 for none), and whether below the words."""
    beside = min((columns - 3 * margin - TEXT) // squares, 2 * (rows - 2) // squares)
    if beside >= 1:
        return beside * squares, beside, False
    below = min((columns - 2 * margin) // squares, 2 * (rows - 2 - WORDS) // squares)
    return max(0, below) * squares, max(0, below), True


def _code(canvas: Canvas, x: int, py: int, code: Squares, scale: int) -> None:
    size = len(code) * scale
    canvas.fill_pixels(x, py, size, size + size % 2, LIGHT)
    for row, squares in enumerate(code):
        for column, dark in enumerate(squares):
            if dark:
                canvas.fill_pixels(x + column * scale, py + row * scale, scale, scale, DARK)
