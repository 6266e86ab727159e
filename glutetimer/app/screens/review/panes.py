"""What the review's tabs are made of: charts that are painted, and a list that reads what it shows."""

from __future__ import annotations

from collections.abc import Callable

from textual.geometry import Region
from textual.strip import Strip

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import Area, Grid, grid
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.widgets.painted import Painted
from glutetimer.app.widgets.rows import RowList


class ChartView(Painted):
    """A chart as wide as the window, between the tabs and the keys.

    Args:
        draw: paints it into an area of a canvas.
        id: its own.
    """

    def __init__(self, draw: Callable[[Canvas, Grid, Area], None], id: str) -> None:
        super().__init__(id=id)
        self._draw = draw

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The chart."""
        canvas, place = Canvas(columns, rows, palette), grid(*self.app.size)
        self._draw(canvas, place, Area(place.margin, 0, place.right - place.margin, rows))
        return canvas


class SessionList(RowList):
    """Reads what is behind its rows as they come into view.

    Args:
        prepare: reads what is behind the rows of these places.
    """

    def __init__(self, prepare: Callable[[range], None]) -> None:
        super().__init__()
        self._prepare = prepare

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows, once they are known."""
        first = self.scroll_offset.y + crop.y
        self._prepare(range(first, first + crop.height))
        return super().render_lines(crop)
