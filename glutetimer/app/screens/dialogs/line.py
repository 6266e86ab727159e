"""One line to type, at the bottom of the screen: a value, a day, a note. What cannot be used is refused in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from glutetimer.app.widgets.composed_screen import STYLESHEETS
from glutetimer.app.widgets.screen import HouseScreen
from glutetimer.files.reading.problem import GlutetimerError

T = TypeVar("T")


class LineScreen(ModalScreen[T | None], HouseScreen[T | None], Generic[T]):
    """Asks for a line, and is dismissed with what was read from it; None where it was left.

    Args:
        question: what is asked, and what may be written.
        value: what stands there at first.
        read: makes something of the line; a ValueError or a GlutetimerError says what is wrong with it.
    """

    CSS_PATH = STYLESHEETS
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", priority=True)]

    def __init__(self, question: str, value: str, read: Callable[[str], T]) -> None:
        super().__init__()
        self._question, self._value, self._read = question, value, read

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self._question, markup=False)
            yield Input(self._value, select_on_focus=True)
            yield Static("enter takes it   esc leaves it", id="help", markup=False)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        if not self.is_there:
            return
        try:
            self.dismiss(self._read(message.value.strip()))
        except (ValueError, GlutetimerError) as error:
            help = self.query_one("#help", Static)
            help.update(str(error).partition("\n")[0])
            help.add_class("wrong")

    def action_leave(self) -> None:
        self.dismiss(None)
