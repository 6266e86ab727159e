"""What the lists of settings share: rows with values, a word on what was done, and the way into the file."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from glutetimer.app.drawing.cells import width
from glutetimer.app.drawing.grid import Size
from glutetimer.app.screens.settings.view import SettingRow
from glutetimer.app.widgets.composed_screen import ComposedScreen
from glutetimer.app.widgets.rows import Cell, Row, RowList, make_heading
from glutetimer.keys.commands import SETTINGS, Command
from glutetimer.settings.settings import Settings

_NAME = {Size.TINY: 15, Size.SMALL: 21, Size.MEDIUM: 23, Size.LARGE: 31}
"""Columns of a name."""
_VALUE = {Size.TINY: 0, Size.SMALL: 22, Size.MEDIUM: 26, Size.LARGE: 38}
"""Columns from a value to its note."""


class SettingsList(ComposedScreen[None]):
    """Rows, each with a value that can be changed."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = SETTINGS

    def __init__(self, first: str = "") -> None:
        """Show them, with the cursor on a row, or on the first of all."""
        super().__init__()
        self._rows: dict[str, SettingRow] = {}
        self._here = first

    @abstractmethod
    def read_rows(self) -> Sequence[SettingRow]:
        """The rows as they are now."""

    @abstractmethod
    def action_change(self) -> None:
        """Change the row under the cursor."""

    @property
    def settings(self) -> Settings:
        return self.host.context.settings

    @property
    def row(self) -> SettingRow:
        return self._rows[self._here]

    # ------------------------------------------------------------ the picture

    def body(self) -> ComposeResult:
        self._rows = {row.id: row for row in self.read_rows()}
        self._here = self._here or next(iter(self._rows))
        yield RowList(*self._options(self.window))
        yield Static(id="explained", markup=False)

    def fill(self) -> None:
        self._list.highlighted = self._list.get_option_index(self._here)

    def _options(self, size: Size) -> Iterator[Option]:
        first = True
        for row in self._rows.values():
            if row.heading:
                yield make_heading(row.heading, blank=not first and size is not Size.TINY)
            first = False
            yield Option(self._prompt(row, size), id=row.id)

    def _prompt(self, row: SettingRow, size: Size) -> Row:
        steps = row.steps and row.id == self._here
        value = width(row.value)
        room = _VALUE[size] - value - 3
        return Row(
            Cell(row.name, _NAME[size]),
            Cell("‹" if steps else "", 1, "bold", command="less" if steps else ""),
            *([Cell(row.value, value, "bold" if steps else "ink")] if room > 0 or steps else []),
            *([Cell("›", 1, "bold", command="more")] if steps else []),
            *([Cell("", max(1, room + (0 if steps else 2)))] if room > 0 else []),
            Cell(row.note if room > 0 else "" if steps else row.value, 0, "soft" if room > 0 else "ink"),
        )

    def repaint(self) -> None:
        super().repaint()
        if self.query(RowList):
            self._rows = {row.id: row for row in self.read_rows()}
            for id in self._rows:
                self._show(id)

    def _show(self, id: str) -> None:
        self._list.replace_option_prompt(id, self._prompt(self._rows[id], self.window))

    def resized(self, size: Size) -> None:
        if self.is_there:
            highlighted = self._list.highlighted
            self._list.set_options(self._options(size))
            self._list.highlighted = highlighted

    def say(self, words: str, alert: bool = False) -> None:
        """Show a word until the cursor moves; without one, what explains the row."""
        explained = self.query_one("#explained", Static)
        explained.update(words or self.row.words)
        explained.set_class(bool(words), "bold")
        explained.set_class(alert, "alert")

    # ------------------------------------------------------------ the cursor

    def row_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        """Another row has the cursor: what can be changed of it is marked."""
        before, self._here = self._here, message.option_id or self._here
        for id in {before, self._here}:
            self._show(id)
        self.say("")

    def row_selected(self, _: OptionList.OptionSelected) -> None:
        self.action_change()

    def available(self) -> set[str]:
        """A step is for what has steps."""
        names = super().available()
        return names if self._here and self.row.steps else names - {"less", "more", "reset"}

    def action_back(self) -> None:
        self.dismiss()
