"""A list of the review that is told which of its rows are seen."""

from __future__ import annotations

from collections.abc import Callable

from glutetimer.app.widgets.rows import RowList


class SessionList(RowList):
    """Says the places of all rows in view, whenever those may be others, so that what is behind them can be read."""

    def __init__(self, seen: Callable[[range], None]) -> None:
        super().__init__()
        self._seen = seen

    def tell_seen(self) -> None:
        """Say it again: the rows are others."""
        first = self.scroll_offset.y
        self._seen(range(first, min(first + self.size.height, self.option_count)))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.tell_seen()

    def on_resize(self) -> None:
        self.tell_seen()
