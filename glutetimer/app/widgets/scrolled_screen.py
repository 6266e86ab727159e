"""A page that may be longer than the window: the keys of the cursor scroll it, as the wheel does."""

from __future__ import annotations

from typing import TypeVar

from textual.containers import VerticalScroll

from glutetimer.app.widgets.composed_screen import ComposedScreen

R = TypeVar("R")
SCROLLS = frozenset({"up", "down", "page_up", "page_down", "first", "last"})
"""The commands that are of no use where the whole page is seen."""


class ScrolledScreen(ComposedScreen[R]):
    """What is between heading and keys is in one `VerticalScroll`."""

    def fill(self) -> None:
        """Let the key line say how far one has read."""
        for what in ("scroll_y", "virtual_size"):
            self.watch(self._page, what, self._scrolled, init=False)

    def _scrolled(self) -> None:
        # The keys alone, as the page has what it had; later, as what is watched changes before the page's size does.
        self.call_later(ComposedScreen.repaint, self)

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    @property
    def is_longer(self) -> bool:
        """Whether there is more than the window shows."""
        return self.is_there and self._page.max_scroll_y > 0

    def keys_aside(self) -> str:
        """How far one has read, where there is more than the window shows."""
        page = self._page
        seen = page.scroll_y + page.size.height
        return f"{min(100, round(100 * seen / page.virtual_size.height))} %" if self.is_longer else ""

    def action_up(self) -> None:
        self._page.scroll_up(animate=False)

    def action_down(self) -> None:
        self._page.scroll_down(animate=False)

    def action_page_up(self) -> None:
        self._page.scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        self._page.scroll_page_down(animate=False)

    def action_first(self) -> None:
        self._page.scroll_home(animate=False)

    def action_last(self) -> None:
        self._page.scroll_end(animate=False)
