"""What can be changed of a step, in a line or two: the chosen field between marks, each to be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit, width
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.widgets.painted import Painted

_VALUE = 24
"""Columns of a value: a cue may be longer."""
_GAP = 3


class FieldLine(Painted):
    """Labels and values in lines; with more lines than rows, those around the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self._fields: Sequence[tuple[str, str]] = ()
        self._chosen = 0

    def show(self, fields: Sequence[tuple[str, str]], chosen: int) -> None:
        self._fields, self._chosen = fields, min(chosen, len(fields) - 1)
        self.repaint()

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        canvas = Canvas(columns, rows, palette)
        lines: list[list[tuple[int, str, str]]] = [[]]
        used = 0
        for n, (label, value) in enumerate(self._fields):
            shown = fit(value, min(_VALUE, columns - width(label) - 4))
            wide = width(label) + width(shown) + 3
            if lines[-1] and used + wide > columns:
                lines.append([])
                used = 0
            lines[-1].append((n, label, shown))
            used += wide + _GAP - 2
        chosen = next((at for at, line in enumerate(lines) if any(n == self._chosen for n, _, _ in line)), 0)
        first = max(0, min(chosen - rows // 2, len(lines) - rows))
        for y, line in enumerate(lines[first : first + rows]):
            x = 0
            for n, label, shown in line:
                here = n == self._chosen
                start = x
                x += canvas.text(x, y, label, "ink" if here else "soft", bold=here) + 1
                x += canvas.text(x, y, f"‹{shown}›" if here else shown, bold=here, bg="raised" if here else None)
                canvas.zone(start, y, x - start, f"field_of({n})")
                x += _GAP - 2 * here
        return canvas
