"""A QR code, as large as there is room for."""

from __future__ import annotations

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.widgets.painted import Painted
from glutetimer.remote.qr import Squares

LIGHT, DARK = "#FFFFFF", "#000000"
"""A code is black on white on every theme: phones read it so."""


class CodeView(Painted):
    """Squares of as many columns as there is room for, in the middle of its rows."""

    def __init__(self, code: Squares) -> None:
        super().__init__()
        self._code = code

    def show(self, code: Squares) -> None:
        self._code = code
        self.repaint()

    def width_in(self, columns: int, rows: int) -> int:
        """The columns that it takes there, and twice the rows; 0 where it does not fit."""
        return max(0, min(columns, 2 * rows) // len(self._code)) * len(self._code)

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        canvas, size = Canvas(columns, rows, palette), self.width_in(columns, rows)
        scale = size // len(self._code)
        top = 2 * ((rows - (size + 1) // 2) // 2)
        canvas.fill_pixels(0, top, size, size + size % 2, LIGHT)
        for y, squares in enumerate(self._code):
            for x, dark in enumerate(squares):
                if dark:
                    canvas.fill_pixels(x * scale, top + y * scale, scale, scale, DARK)
        return canvas
