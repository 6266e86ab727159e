"""A page that may be longer than the window: the keys of the cursor scroll it, as the wheel does."""

from __future__ import annotations

from typing import TypeVar

from glutetimer.app.widgets.composed_screen import ComposedScreen
from glutetimer.app.widgets.page import ReadingPage
from glutetimer.keys.commands import ROW_MOVES

R = TypeVar("R")


class ScrolledScreen(ComposedScreen[R]):
    """What is between heading and keys is in one `ReadingPage`."""

    def fill(self) -> None:
        """Let the key line say how far one has read."""
        for what in ("scroll_y", "virtual_size"):
            self.watch(self._moved, what, self._scrolled, init=False)

    def _scrolled(self) -> None:
        # The keys alone, as the page has what it had; later, as what is watched changes before the page's size does.
        self.call_later(ComposedScreen.repaint, self)

    @property
    def _moved(self) -> ReadingPage:
        return self.query_one(ReadingPage)

    @property
    def _is_longer(self) -> bool:
        """Whether there is more than the window shows."""
        return self.is_there and self._moved.max_scroll_y > 0

    def available(self) -> set[str]:
        """What scrolls is of no use where the whole page is seen."""
        return super().available() - (set() if self._is_longer else ROW_MOVES)

    def keys_aside(self) -> str:
        """How far one has read, where there is more than the window shows."""
        page = self._moved
        seen = page.scroll_y + page.size.height
        return f"{min(100, round(100 * seen / page.virtual_size.height))} %" if self._is_longer else ""
