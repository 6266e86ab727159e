"""What the lists of settings share: the cursor, the mouse, a word on what was done, and the way into the file."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import ClassVar

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.settings.paint import paint
from glutetimer.app.screens.settings.view import ListView
from glutetimer.app.widgets.painted_screen import PaintedScreen
from glutetimer.keys.commands import SETTINGS, Command
from glutetimer.settings.settings import Settings


class SettingsList(PaintedScreen[None]):
    """Rows, each with a value that can be changed."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = SETTINGS

    def __init__(self) -> None:
        super().__init__()
        self.cursor = 0
        self._said, self._alert = "", False

    @abstractmethod
    def view(self) -> ListView:
        """What there is to see, without what was said."""

    @abstractmethod
    def action_change(self) -> None:
        """Change the row under the cursor."""

    @property
    def settings(self) -> Settings:
        """Those that serve now."""
        return self.host.context.settings

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The list."""
        view = replace(self.view(), said=self._said, alert=self._alert)
        return paint(view, columns, rows, palette, self.keys)

    def say(self, words: str, alert: bool = False) -> None:
        """Show a word until the cursor moves."""
        self._said, self._alert = words, alert
        self.repaint()

    # ------------------------------------------------------------ the cursor

    def _move(self, to: int) -> None:
        self.cursor = to % len(self.view().rows)
        self.say("")

    def action_up(self) -> None:
        """The row above."""
        self._move(self.cursor - 1)

    def action_down(self) -> None:
        """The row below."""
        self._move(self.cursor + 1)

    def action_first(self) -> None:
        """The first row."""
        self._move(0)

    def action_last(self) -> None:
        """The last row."""
        self._move(-1)

    def action_row(self, row: int) -> None:
        """A click on a row chooses it; a second one changes it."""
        if row == self.cursor:
            self.action_change()
        else:
            self._move(row)

    def action_back(self) -> None:
        """Back."""
        self.dismiss()
