"""One of many, found by typing: a line, and below it what begins so or has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import Input
from textual.widgets.option_list import Option

from glutetimer.app.drawing.cells import widest
from glutetimer.app.screens.dialogs.choice import ChoiceScreen
from glutetimer.app.widgets.rows import Cell, Row, RowList


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be picked."""

    id: str
    name: str
    note: str = ""
    also: tuple[str, ...] = ()
    """Other names by which it is found."""

    def fits(self, typed: str) -> int:
        """How well: -1 for a name that is it, 0 where one begins so, 1 where a word does, 2 for a part; else 3."""
        names = [each.casefold() for each in (self.name, self.id, *self.also)]
        if typed in names:
            return -1
        if any(name.startswith(typed) for name in names):
            return 0
        if any(word.startswith(typed) for name in names for word in name.replace("-", " ").split()):
            return 1
        return 2 if any(typed in name for name in names) else 3


NEW = "\0"
"""The id of what is not there, and added."""


class PickerScreen(ChoiceScreen[str | None]):
    """Everything there is, shorter with each letter; dismissed with an id, or None.

    `missing` says of what is typed and not there how it is added: `no exercise 'side plank': add it`. Dismissed with
    `NEW` and what was typed then. None: only what is there can be picked.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page_up", priority=True),
        Binding("pagedown", "page_down", priority=True),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], missing: Callable[[str], str] | None = None) -> None:
        super().__init__()
        self._title, self._choices, self._missing = title, choices, missing

    def heading(self) -> tuple[str, str, str]:
        return self._title, self._title.capitalize(), ""

    def body(self) -> ComposeResult:
        yield Input(placeholder="type to find", select_on_focus=False)
        yield RowList(*self._options(""), at_once=True)

    def fill(self) -> None:
        self.query_one(Input).focus()
        self._list.can_focus = False

    def keys(self, names: Iterable[str]) -> list[tuple[str, str, str]]:
        """Letters find; these are the others."""
        return [("↑↓", "choose", "down"), ("enter", "take it", "take"), ("q esc", "back", "leave")]

    def repeats(self, key: str) -> bool:
        return key not in ("enter", "escape")

    def accepts(self, event: Key) -> bool:
        """q leaves while nothing is typed: nothing there begins with it that is not found by its other letters."""
        if event.key == "q" and not self.query_one(Input).value:
            self.dismiss(None)
            return False
        return True

    def latin_key(self, key: str) -> str:
        """What is typed is what it is."""
        return key

    def _found(self, typed: str) -> list[Choice]:
        typed = " ".join(typed.casefold().split())
        if not typed:
            return list(self._choices)
        fits = {each.id: each.fits(typed) for each in self._choices}
        found = sorted((each for each in self._choices if fits[each.id] < 3), key=lambda each: fits[each.id])
        if self._missing and not any(each.name.casefold() == typed for each in found):
            found.append(Choice(NEW, self._missing(" ".join(self._value.split()))))
        return found

    @property
    def _value(self) -> str:
        return self.query_one(Input).value

    def _options(self, typed: str) -> list[Option]:
        wide = 1 + widest(each.name for each in self._choices)
        return [
            Option(
                Row(Cell(each.name)) if each.id == NEW else Row(Cell(each.name, wide), Cell(each.note, look="soft")),
                id=each.id,
            )
            for each in self._found(typed)
        ]

    def on_input_changed(self, message: Input.Changed) -> None:
        if self.is_there:
            self._list.set_options(self._options(message.value))
            self._list.highlighted = 0 if self._list.option_count else None

    def answer(self, index: int) -> None:
        id = self._list.get_option_at_index(index).id
        self.dismiss(NEW + " ".join(self._value.split()) if id == NEW else id)

    def action_leave(self) -> None:
        self.dismiss(None)
