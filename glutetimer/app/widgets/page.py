"""A page to read, and to be scrolled by whatever moves a list's cursor."""

from __future__ import annotations

from functools import partialmethod

from textual.containers import VerticalScroll


class ReadingPage(VerticalScroll):
    """Its actions are called as those of Textual's lists are; none of them glides."""

    action_cursor_up = partialmethod(VerticalScroll.scroll_up, animate=False)
    action_cursor_down = partialmethod(VerticalScroll.scroll_down, animate=False)
    action_page_up = partialmethod(VerticalScroll.scroll_page_up, animate=False)
    action_page_down = partialmethod(VerticalScroll.scroll_page_down, animate=False)
    action_first = partialmethod(VerticalScroll.scroll_home, animate=False)
    action_last = partialmethod(VerticalScroll.scroll_end, animate=False)

    def action_half_up(self) -> None:
        self.scroll_relative(y=-(self.size.height // 2), animate=False)

    def action_half_down(self) -> None:
        self.scroll_relative(y=self.size.height // 2, animate=False)
