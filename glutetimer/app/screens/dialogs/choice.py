"""A question whose answers are rows, each with a key of its own where it has one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import OptionList

from glutetimer.app.widgets.composed_screen import ComposedScreen

R = TypeVar("R")


class ChoiceScreen(ModalScreen[R], ComposedScreen[R]):
    """Dismissed with what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", priority=True),
        Binding("enter", "take", priority=True),
        Binding("up", "up", priority=True),
        Binding("down", "down", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__(classes="-house")

    def answer_keys(self) -> Sequence[str]:
        """The key of each row."""
        return ()

    @abstractmethod
    def answer(self, index: int) -> None:
        """A row is chosen."""

    def own_keys(self) -> set[str]:
        return set(self.answer_keys())

    def accepts(self, event: Key) -> bool:
        """An answer's key is taken at once, so that what is typed ahead finds the question that it is for."""
        key, keys = self.latin_key(event.key), self.answer_keys()
        if key in keys:
            self.answer(keys.index(key))
        return key not in keys

    def repeats(self, key: str) -> bool:
        return key in ("up", "down") or super().repeats(key)

    def row_selected(self, message: OptionList.OptionSelected) -> None:
        self.answer(message.option_index)

    def action_take(self) -> None:
        """The row under the cursor, where there is one."""
        if self._list.highlighted is not None:
            self.answer(self._list.highlighted)
