"""The one widget that shows a painted sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from glutetimer.app.draw.sheet import Run, Sheet


class Canvas(Widget, can_focus=False):
    """Shows a sheet, and repaints only the rows in which the next one differs."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    Canvas {
        width: 1fr;
        height: 1fr;
    }
    """

    class Command(Message):
        """Something on the sheet was clicked that means a command."""

        def __init__(self, command: str):
            self.command = command
            super().__init__()

    class Resized(Message):
        """There is another size to paint for; also sent when the canvas is first laid out."""

        def __init__(self, size: Size):
            self.size = size
            """Columns and rows for the next sheet."""
            super().__init__()

    def __init__(
        self, first: Callable[[Size], Sheet] | None = None, *, id: str | None = None, classes: str | None = None
    ):
        """Show nothing yet.

        Args:
            first: paints the first sheet when it is to be seen: so there is no blank picture before it.
            id: Textual's.
            classes: Textual's.
        """
        super().__init__(id=id, classes=classes)
        self._first = first
        self._sheet: Sheet | None = None
        self._strips: dict[int, Strip] = {}

    @property
    def sheet(self) -> Sheet | None:
        """What is shown."""
        return self._sheet

    def show(self, sheet: Sheet) -> None:
        """Show a sheet from now on. It must not be painted on afterwards."""
        before, self._sheet = self._sheet, sheet
        if before is None or (before.width, before.height) != (sheet.width, sheet.height):
            self._strips.clear()
            self.refresh()
            return
        rows = sheet.changed_rows(before)
        for row in rows:
            self._strips.pop(row, None)
        if rows:
            self.refresh(*_regions(rows, sheet.width))

    def render_line(self, y: int) -> Strip:
        """One row of the sheet; blank where the sheet does not reach, as between a resize and the next sheet."""
        if self._sheet is None and self._first:
            self._sheet = self._first(self.size)
        sheet = self._sheet
        if sheet is None or y >= sheet.height:
            return Strip.blank(self.size.width, self.rich_style if sheet is None else _ground(sheet))
        strip = self._strips.get(y)
        if strip is None:
            strip = Strip([Segment(run.text, _style(*run[1:])) for run in sheet.row(y)], sheet.width)
            self._strips[y] = strip
        return strip.adjust_cell_length(self.size.width, _ground(sheet))

    def on_resize(self, event: events.Resize) -> None:
        """Ask for a sheet that fits."""
        self.post_message(self.Resized(event.size))

    def on_click(self, event: events.Click) -> None:
        """Turn a click into the command it means; any other goes on to the screen."""
        command = self._sheet.command_at(event.x, event.y) if self._sheet else None
        if command is not None:
            event.stop()
            self.post_message(self.Command(command))


def _regions(rows: list[int], width: int) -> list[Region]:
    """Changed rows, neighbours as one region."""
    regions: list[Region] = []
    for row in rows:
        if regions and regions[-1].bottom == row:
            regions[-1] = Region(0, regions[-1].y, width, regions[-1].height + 1)
        else:
            regions.append(Region(0, row, width, 1))
    return regions


@lru_cache(1024)
def _style(foreground: str | None, background: str | None, bold: bool, underline: bool, reverse: bool) -> Style:
    # Attributes that are off are left out: each one set is written to the terminal.
    return Style(
        color=foreground, bgcolor=background, bold=bold or None, underline=underline or None, reverse=reverse or None
    )


def _ground(sheet: Sheet) -> Style:
    return _style(*Run("", None, None if sheet.palette.plain else sheet.palette.ground)[1:])
