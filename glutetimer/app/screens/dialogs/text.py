"""Pages to read: help, and the safety text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.dialogs.text_paint import paint, room
from glutetimer.app.screens.dialogs.text_view import TextView, help_view, safety_view
from glutetimer.app.widgets.painted_screen import PaintedScreen
from glutetimer.keys.commands import TEXT, Command


class TextScreen(PaintedScreen[None]):
    """Something to read, that scrolls."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = TEXT

    def __init__(self, view: TextView, first: bool = False) -> None:
        """Show a page.

        Args:
            view: what is on it.
            first: whether it comes before everything else, so that there is nothing to go back to.
        """
        super().__init__()
        self._view, self._first = view, first
        self._scroll = 0

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The page."""
        keys = self.keys(name for name in ("close", "guide", "down") if name in self.available())
        if self._first:
            keys = [("enter", "go on", "close"), *keys[1:], ("s", "shows this again", "")]
        return paint(self._view, columns, rows, palette, keys, self._scroll)

    def available(self) -> Collection[str]:
        """Scrolling, where there is more than the window shows; the first page of all leads on, and nowhere else."""
        whole, seen = room(self._view, *self.size)
        leads = {"close"} if self._first else {"close", "guide"}
        return {each.name for each in TEXT} - {"guide"} | leads if whole > seen else leads

    # ------------------------------------------------------------ commands

    def _move(self, rows: int, pages: int = 0) -> None:
        whole, seen = room(self._view, *self.size)
        self._scroll = max(0, min(self._scroll + rows + pages * max(1, seen - 2), whole - seen))
        self.repaint()

    def on_mouse_scroll_down(self) -> None:
        """The wheel, three rows at a time."""
        self._move(3)

    def on_mouse_scroll_up(self) -> None:
        """And back."""
        self._move(-3)

    def action_up(self) -> None:
        """A row up."""
        self._move(-1)

    def action_down(self) -> None:
        """A row down."""
        self._move(1)

    def action_page_up(self) -> None:
        """A page up."""
        self._move(0, -1)

    def action_page_down(self) -> None:
        """A page down."""
        self._move(0, 1)

    def action_first(self) -> None:
        """To the beginning."""
        self._move(-self._scroll)

    def action_last(self) -> None:
        """To the end."""
        self._move(room(self._view, *self.size)[0])

    def action_guide(self) -> None:
        """The documents, above this page."""
        self.host.open("guide")

    def action_close(self) -> None:
        """Back."""
        self.dismiss()


def safety_screen(first: bool = False) -> TextScreen:
    """The safety text; at the very first start it says where to find it again."""
    return TextScreen(safety_view(), first)


def help_screen(keymap: Mapping[str, str], here: Sequence[Command]) -> TextScreen:
    """How a session goes, and every key.

    Args:
        keymap: the user's keys, by the commands' ids.
        here: the commands of the screen it is asked for on; their keys come first.
    """
    return TextScreen(help_view(keymap, here[0].scope))
