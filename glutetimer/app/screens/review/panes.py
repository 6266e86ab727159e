"""What the review's tabs are made of: charts that are painted, and a list that reads what it shows."""

from __future__ import annotations

from collections.abc import Callable

from textual.geometry import Region
from textual.strip import Strip

from glutetimer.app.widgets.rows import RowList


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
