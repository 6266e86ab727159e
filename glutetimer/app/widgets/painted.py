"""Parts of a screen that are painted: what a terminal's own widgets cannot show."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import Area, Grid, lay_out_window
from glutetimer.app.drawing.tokens import Palette

if TYPE_CHECKING:
    from glutetimer.app.host import Host


class Painted(Widget):
    """A widget that is one canvas; of another one, only the rows that differ are sent to the terminal."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._canvas: Canvas | None = None

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The picture."""
        raise NotImplementedError

    def repaint(self) -> None:
        if self.is_mounted and self.size:
            before, canvas = self._canvas, self._painted()
            rows = canvas.changed_rows(before) if before else list(range(canvas.height))
            self.refresh(*join_rows(rows, canvas.width))

    def _painted(self) -> Canvas:
        palette = cast("Host", self.app).palette
        self._canvas = canvas = self.paint(self.size.width, self.size.height, palette)
        return canvas

    def render_line(self, y: int) -> Strip:
        """A row of the canvas; another size paints it at once."""
        canvas = self._canvas
        if canvas is None or (canvas.width, canvas.height) != self.size:
            canvas = self._painted()
        return make_strip(canvas, y) if y < canvas.height else Strip.blank(self.size.width)

    async def on_click(self, event: Click) -> None:
        """A click on a key or a row does what the key does."""
        command = self._canvas.command_at(event.x, event.y) if self._canvas else None
        if command is not None:
            event.stop()
            await self.screen.run_action(command)


class Drawing(Painted):
    """A picture between others, as wide as the window.

    Args:
        draw: paints it into an area of a canvas; it is told how the whole window is laid out.
        id: its own.
    """

    def __init__(self, draw: Callable[[Canvas, Grid, Area], None], id: str) -> None:
        super().__init__(id=id)
        self._draw = draw

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """What is drawn between the window's margins."""
        canvas, place = Canvas(columns, rows, palette), lay_out_window(*self.app.size)
        self._draw(canvas, place, Area(place.margin, 0, place.right - place.margin, rows))
        return canvas


def make_strip(canvas: Canvas, y: int) -> Strip:
    return Strip([Segment(run.text, make_style(*run[1:])) for run in canvas.row(y)], canvas.width)


def join_rows(rows: Iterable[int], width: int) -> list[Region]:
    """Changed rows, neighbours as one region."""
    found: list[Region] = []
    for row in rows:
        if found and found[-1].bottom == row:
            found[-1] = Region(0, found[-1].y, width, found[-1].height + 1)
        else:
            found.append(Region(0, row, width, 1))
    return found


@lru_cache(1024)
def make_style(foreground: str | None, background: str | None, bold: bool, reverse: bool) -> Style:
    # Attributes that are off are left out: each one set is written to the terminal.
    return Style(color=foreground, bgcolor=background, bold=bold or None, reverse=reverse or None)
