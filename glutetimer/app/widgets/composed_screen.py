"""A screen that is composed of widgets: a heading, a body, and the line of its keys."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import OptionList, Static

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit, width
from glutetimer.app.drawing.grid import Size, size_of
from glutetimer.app.drawing.title import draw_title
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.widgets.painted import Painted
from glutetimer.app.widgets.rows import RowList
from glutetimer.app.widgets.screen import BaseScreen

if TYPE_CHECKING:  # home has none
    from glutetimer.app.widgets.page import ReadingPage

R = TypeVar("R")
STYLESHEETS: list[str | PurePath] = [Path(__file__).parents[1] / name for name in ("start.tcss", "glutetimer.tcss")]
"""What home needs is apart, and read at the start: the rest takes 15 ms."""


class Heading(Painted):
    """A name in letters, or as bold text where those have no room, and what stands at its right."""

    def __init__(self, short: str, name: str = "", aside: str = "") -> None:
        super().__init__()
        self._words = (short, name, aside)

    def show(self, short: str, name: str = "", aside: str = "") -> None:
        self._words = (short, name, aside)
        self.repaint()

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        canvas = Canvas(columns, rows, palette)
        short, name, aside = self._words
        scale = rows // 3
        used = draw_title(canvas, 0, 0, short if scale else "", name or short, columns=columns, scale=scale) + 3
        if width(aside) > columns - used:  # of a path, the name
            aside = aside.replace("\\", "/").rpartition("/")[2]
        canvas.text(columns, 0, fit(aside, columns - used), "soft", align="right")
        return canvas


class KeyLine(Painted):
    """The keys that matter now and what they do, each to be clicked; in a bold line instead, what was just done."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[tuple[str, str, str], ...] = ()
        self._aside = ""

    def show(self, keys: Iterable[tuple[str, str, str]], aside: str = "") -> None:
        self._keys, self._aside = tuple(keys), aside
        self.repaint()

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        canvas = Canvas(columns, rows, palette)
        used = canvas.keyline(0, 0, self._keys, columns)
        if len(self._aside) + used + 3 <= columns:
            canvas.text(columns, 0, self._aside, "soft", align="right")
        return canvas


class Notice(Static):
    """A line above the keys: what was just done, or went wrong. It takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(classes="notice", markup=False)

    def show(self, words: str, alert: bool = False) -> None:
        self.update(words)
        self.set_class(alert, "-alert")
        self.display = bool(words)


class ComposedScreen(BaseScreen[R]):
    """Composes what `body` yields between a heading and the keys.

    The class of the window (`grid.Size`) is a class of the screen, for the stylesheet: `-tiny`, `-small` and so on.
    """

    CSS_PATH = STYLESHEETS
    window = Size.TINY
    """The class of the window."""

    # ------------------------------------------------------------ for each screen to say

    def heading(self) -> tuple[str, str, str]:
        """The name for letters, the name, and what stands at the right."""
        return "", "", ""

    def top(self) -> Widget:
        """What stands above all."""
        return Heading(*self.heading())

    def body(self) -> ComposeResult:
        """What is between heading and keys."""
        raise NotImplementedError

    def shown_commands(self) -> Iterable[str]:
        """The names of the commands in the key line, in order; those that do not work now are left out."""
        return ()

    def keys_aside(self) -> str:
        """What stands at the right of the keys."""
        return ""

    def fill(self) -> None:
        """Its parts are there for the first time."""

    def resized(self, size: Size) -> None:
        """The window's class is this one now, and may have been another."""

    def row_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        """Another row has the cursor."""

    def row_selected(self, message: OptionList.OptionSelected) -> None:
        """A row that has the cursor was clicked."""

    # ------------------------------------------------------------ what all have

    @property
    def is_there(self) -> bool:
        """As it is; its parts go before it, where the program ends."""
        return super().is_there and bool(self.query(KeyLine))

    def compose(self) -> ComposeResult:
        self._set_size(*self.app.size, update=False)  # each part reads its style as it is mounted, after this
        yield self.top()
        yield from self.body()
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill what was composed: nothing was where it is closed already, or the program ends."""
        if self.query(KeyLine):
            self.fill()

    def repaint(self) -> None:
        """Show heading and keys as they are now."""
        if self.is_there:
            for heading in self.query(Heading):
                heading.show(*self.heading())
            for line in self.query(KeyLine):
                here = self.available()
                line.show(self.keys(name for name in self.shown_commands() if name in here), self.keys_aside())

    def on_resize(self, event: events.Resize) -> None:
        """Another size may be another class of windows."""
        self._set_size(*event.size)

    def _set_size(self, columns: int, rows: int, *, update: bool = True) -> None:
        self.window = size = size_of(columns, rows)
        if not self.has_class(f"-{size}"):
            for each in Size:
                self.set_class(each is size, f"-{each}", update=update)
            self.resized(size)

    def on_option_list_option_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        """The cursor of a list has moved."""
        if self._is_true(message):
            self.row_highlighted(message)

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """A row was clicked a second time."""
        if self._is_true(message):
            self.row_selected(message)

    def _is_true(self, message: OptionList.OptionMessage) -> bool:
        """Whether the row is there still: keys and clicks of one reading may have listed others meanwhile."""
        here = message.option_list.options if self.is_there else ()
        return message.option_index < len(here) and here[message.option_index] is message.option

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

    @property
    def _moved(self) -> RowList | ReadingPage:
        """What the keys of the cursor move."""
        return self._list

    def action_up(self) -> None:
        self._moved.action_cursor_up()

    def action_down(self) -> None:
        self._moved.action_cursor_down()

    def action_page_up(self) -> None:
        self._moved.action_page_up()

    def action_page_down(self) -> None:
        self._moved.action_page_down()

    def action_half_up(self) -> None:
        self._moved.action_half_up()

    def action_half_down(self) -> None:
        self._moved.action_half_down()

    def action_first(self) -> None:
        self._moved.action_first()

    def action_last(self) -> None:
        self._moved.action_last()
