"""A workout seen from the side, with a mark below what is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.ribbon import Stretch, draw_skyline, spans
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.widgets.painted import Painted


class SkylineView(Painted):
    """As high as it is but for its last row, which has the marks."""

    def __init__(self) -> None:
        super().__init__()
        self._stretches: Sequence[Stretch] = ()
        self._marked: Sequence[int] = ()

    def show(self, stretches: Sequence[Stretch], marked: Sequence[int] = ()) -> None:
        """Show a workout; the first of the marked phases has a pointer."""
        self._stretches, self._marked = tuple(stretches), tuple(marked)
        self.repaint()

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        canvas = Canvas(columns, rows, palette)
        draw_skyline(canvas, 0, 0, columns, self._stretches, rows=max(1, rows - 1))
        if self._marked and columns:
            places = spans([seconds for _, seconds in self._stretches], columns)
            below = [" "] * columns
            for start, stop in (places[at] for at in self._marked):
                below[start:stop] = "▔" * (stop - start)
            below[min(columns - 1, sum(places[self._marked[0]]) // 2)] = "▲"
            canvas.text(0, rows - 1, "".join(below).rstrip())
        return canvas
