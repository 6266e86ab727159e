"""Pages to read: help, and the safety text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from glutetimer.app.drawing.grid import Size
from glutetimer.app.screens.dialogs.text_view import KeyEntry, Section, TextView, help_view, safety_view
from glutetimer.app.widgets.page import ReadingPage
from glutetimer.app.widgets.scrolled_screen import ScrolledScreen
from glutetimer.keys.commands import TEXT, Command

_COLUMNS = {Size.TINY: 1, Size.SMALL: 1, Size.MEDIUM: 2, Size.LARGE: 3}
"""Of text; lists of keys are wider, and have one less."""


class TextScreen(ScrolledScreen[None]):
    """Something to read, that scrolls."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = TEXT

    def __init__(self, view: TextView) -> None:
        super().__init__()
        self._view = view

    def heading(self) -> tuple[str, str, str]:
        return self._view.title, "", ""

    def body(self) -> ComposeResult:
        """Each section goes into the column that is shortest so far."""
        size = self.window
        count = max(1, _COLUMNS[size] - any(section.entries for section in self._view.sections))
        columns: list[list[Section]] = [[] for _ in range(count)]
        for section in self._view.sections:
            min(columns, key=lambda column: sum(map(_weight, column))).append(section)
        with ReadingPage(), Horizontal(classes="columns"):
            for column in columns:
                yield Vertical(*(widget for each in column for widget in self._section(each, size)))

    def _section(self, section: Section, size: Size) -> Iterator[Widget]:
        if section.heading:
            yield Static(section.heading, classes="soft bold", markup=False)
        if section.words:
            yield Static(section.words, classes="paragraph", markup=False)
        if section.entries:
            yield Static(self._key_table(section.entries, named=size is not Size.TINY), classes="table")

    def _key_table(self, entries: Sequence[KeyEntry], named: bool) -> Table:
        """Key, what it does, and its name in the settings file: at the right, or below."""
        palette = self.host.palette
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(no_wrap=True, style=f"bold {palette.ink}")
        table.add_column(ratio=1, style=palette.ink)
        for each in entries:
            id = Text(each.id, palette.soft)
            words = Text(each.words)
            table.add_row(each.key, *((words, id) if named else (Text("\n").join((words, id)) if each.id else words,)))
        return table

    def resized(self, size: Size) -> None:
        if self.is_there:
            self.refresh(recompose=True)

    def shown_commands(self) -> Iterable[str]:
        return "close", "guide", "down"

    def action_guide(self) -> None:
        self.host.open("guide")

    def action_close(self) -> None:
        self.dismiss()


def _weight(section: Section) -> int:
    """About how many rows a section takes."""
    return 3 + len(section.words) // 60 + len(section.entries)


def safety_screen() -> TextScreen:
    return TextScreen(safety_view())


def help_screen(keymap: Mapping[str, str], here: Sequence[Command]) -> TextScreen:
    """How a session goes, and every key; those of the screen that it is asked for on come first."""
    return TextScreen(help_view(keymap, here[0].scope))
