"""A screen that is one painted canvas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from textual import events
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.widgets.painted import join_rows, make_strip
from glutetimer.app.widgets.screen import BaseScreen

R = TypeVar("R")


class PaintedScreen(BaseScreen[R]):
    """Shows a canvas, and repaints only the rows in which the next one differs.

    The screen itself is painted on. A widget on it would cost twice: its own messages, and the screen behind it that
    nobody sees, which Textual composes for every picture.
    """

    AUTO_FOCUS = ""
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.canvas: Canvas | None = None
        """What is shown."""
        self._strips: dict[int, Strip] = {}

    # ------------------------------------------------------------ for each screen to say

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The screen's picture."""
        raise NotImplementedError

    async def clicked(self, command: str) -> None:
        """A click on a key line or a row does what the key does."""
        await self.run_action(command)

    # ------------------------------------------------------------ what all have

    def repaint(self) -> None:
        """Paint again; only rows that differ reach the terminal."""
        if not (self.is_there and (size := self.region.size)):
            return
        before, canvas = self.canvas, self._painted(size)
        rows = canvas.changed_rows(before) if before else list(range(canvas.height))
        for row in rows:
            self._strips.pop(row, None)
        if rows:
            self.refresh(*join_rows(rows, canvas.width))

    def _painted(self, size: Size) -> Canvas:
        canvas = self.canvas = self.paint(*size, self.host.palette)
        return canvas

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows of the canvas; another size paints it at once, so that no blank picture is seen between two."""
        canvas, size = self.canvas, self.region.size  # as it is laid out: the window's `size` may be ahead
        if canvas is None or (canvas.width, canvas.height) != size:
            canvas = self._painted(size)
            self._strips.clear()
        rows, strips = crop.line_range, self._strips
        if missing := [y for y in rows if y not in strips]:
            # On a canvas all colours are true ones already.
            filters = [each for each in self.get_line_filters() if not isinstance(each, ANSIToTruecolor)]
            for y in missing:
                strips[y] = self._strip(canvas, y, filters)
        if crop.width == canvas.width:
            return [strips[y] for y in rows]
        return [strips[y].crop(crop.x, crop.right) for y in rows]

    def _strip(self, canvas: Canvas, y: int, filters: Sequence[LineFilter]) -> Strip:
        strip = make_strip(canvas, y)
        for each in filters:
            strip = strip.apply_filter(each, self.background_colors[1])
        return strip

    def on_resize(self, event: events.Resize) -> None:
        self.repaint()

    def command_at(self, x: int, y: int) -> str | None:
        """The command that stands at a cell."""
        return self.canvas.command_at(x, y) if self.canvas else None

    async def on_click(self, event: events.Click) -> None:
        command = self.command_at(event.x, event.y)
        if command is not None:
            event.stop()
            await self.clicked(command)
