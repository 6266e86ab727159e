"""Pages to read: help, and the safety text."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from glutetimer.app.commands import (
    EXERCISE,
    EXERCISES,
    HOME,
    OPENED,
    PREVIEW,
    REVIEW,
    SESSION,
    SUMMARY,
    WEEK,
    Command,
    key_of,
)


class TextScreen(Screen[None]):
    """Something to read, that scrolls."""

    DEFAULT_CSS = """
    TextScreen > #text {
        height: 1fr;
        padding: 1 3;
        scrollbar-size-vertical: 1;
    }
    TextScreen > #keys {
        height: 1;
        padding: 0 3;
        color: $text-muted;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter,question_mark", "close", show=False)]

    def __init__(self, *parts: Text | Table, closing: str = "esc close   ↑↓ more") -> None:
        """Show parts one below the other."""
        super().__init__()
        self._shown = parts
        self._last_line = closing

    def compose(self) -> ComposeResult:
        """The text, and how to leave it."""
        with VerticalScroll(id="text"):
            for part in self._shown:
                yield Static(part)
        yield Static(Text(self._last_line), id="keys")

    def action_close(self) -> None:
        """Back."""
        self.dismiss()


def page(title: str, asset: str) -> Text:
    """A text of the assets: paragraphs, the first line of each its heading."""
    text = Text()
    text.append(title + "\n\n", style="bold")
    for paragraph in files("glutetimer.assets").joinpath(asset).read_text("utf-8").strip().split("\n\n"):
        heading, _, body = paragraph.partition("\n")
        text.append(heading + "\n", style="bold" if body else "")
        text.append(" ".join(body.split()) + "\n\n" if body else "\n")
    return text


def safety_screen(first: bool = False) -> TextScreen:
    """The safety text; at the very first start it says where to find it again."""
    again = "enter go on   ↑↓ more   (the s key shows this again)" if first else "esc close   ↑↓ more"
    return TextScreen(page("Before you start", "safety.md"), closing=again)


def help_screen(keymap: Mapping[str, str]) -> TextScreen:
    """How a session goes, and every key."""
    return TextScreen(
        page("Help", "help.md"),
        Text("In a session", style="bold"),
        _keys(SESSION, keymap),
        Text("\nAt its end", style="bold"),
        _keys(SUMMARY, keymap),
        Text("\nAt home", style="bold"),
        _keys(HOME, keymap),
        Text("\nIn the preview of a workout", style="bold"),
        _keys(PREVIEW, keymap),
        Text("\nIn the list of exercises", style="bold"),
        _keys(EXERCISES, keymap),
        Text("\nOn the page of an exercise", style="bold"),
        _keys(EXERCISE, keymap),
        Text("\nIn the week", style="bold"),
        _keys(WEEK, keymap),
        Text("\nIn the review", style="bold"),
        _keys(REVIEW, keymap),
        Text("\nIn an opened session", style="bold"),
        _keys(OPENED, keymap),
        Text(
            "\nctrl+p opens the list of all commands and themes. Keys can be changed in the settings file, by the "
            "names at the right; `glutetimer paths` says where it is."
        ),
    )


def _keys(commands: tuple[Command, ...], keymap: Mapping[str, str]) -> Table:
    table = Table.grid(padding=(0, 3))
    for command in commands:
        table.add_row("  " + key_of(command, keymap), command.help, Text(command.id, style="dim"))
    return table
