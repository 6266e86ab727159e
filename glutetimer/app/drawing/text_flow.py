"""Text that may be taller than the window: laid out whole, and shown from any of its rows on."""

from __future__ import annotations

from typing import NamedTuple

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import width, wrapped
from glutetimer.app.drawing.grid import Area


class _Line(NamedTuple):
    x: int
    y: int
    text: str
    tone: str
    bold: bool
    command: str


class Flow:
    """Lines at places; rows count from the top of the text."""

    def __init__(self) -> None:
        self._lines: list[_Line] = []
        self.height = 0
        """The row after the last."""

    def text(self, x: int, y: int, text: str, tone: str = "ink", bold: bool = False, command: str = "") -> int:
        """Place a line, which may be clicked to mean a command; returns the row after it."""
        self._lines.append(_Line(x, y, text, tone, bold, command))
        self.height = max(self.height, y + 1)
        return y + 1

    def wrap(
        self, x: int, y: int, text: str, columns: int, tone: str = "ink", indent: int = 0, command: str = ""
    ) -> int:
        """Place a paragraph, all lines but its first indented; returns the row after it."""
        for n, line in enumerate(wrapped(text, max(1, columns - indent))):
            y = self.text(x + (indent if n else 0), y, line, tone, command=command)
        return y

    def first(self, wanted: int, rows: int) -> int:
        """The row to show first, when so many rows fit, so that nothing but text is shown."""
        return max(0, min(wanted, self.height - rows))

    def paint(self, canvas: Canvas, area: Area, first: int) -> None:
        """Draw what is in the area; columns are the canvas's own."""
        for x, y, text, tone, bold, command in self._lines:
            if first <= y < first + area.height:
                row = area.y + y - first
                canvas.text(x, row, text, tone, bold)
                if command:
                    canvas.zone(x, row, width(text), 1, command)
