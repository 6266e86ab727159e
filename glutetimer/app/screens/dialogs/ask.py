"""One question: a few answers, each with its key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from glutetimer.app.widgets.composed_screen import ComposedScreen
from glutetimer.app.widgets.rows import Cell, Row, RowList


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer."""

    id: str
    key: str
    words: str
    note: str = ""


class AskScreen(ModalScreen[str], ComposedScreen[str]):
    """Asks, and is dismissed with an answer's id. Escape takes the first: what changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", priority=True),
        Binding("enter", "take", priority=True),
        Binding("up", "up", priority=True),
        Binding("down", "down", priority=True),
    ]

    def __init__(
        self, title: str, lines: Sequence[str], answers: Sequence[Answer], leave: str = "", out: str = ""
    ) -> None:
        """Ask; the careful answer comes first, and the cursor begins there.

        `leave` is what Escape answers (the first, unless said), `out` what ctrl+c does (as Escape, unless said).
        """
        super().__init__(classes="-house")
        self._title, self._lines, self._answers = title, lines, answers
        self._leave = next((each for each in answers if each.id == leave), answers[0])
        self._out = out or self._leave.id

    def heading(self) -> tuple[str, str, str]:
        return self._title, self._title.capitalize(), ""

    def body(self) -> ComposeResult:
        yield Static("\n".join(self._lines), classes="words soft", markup=False)
        wide = 1 + max(len(each.words) for each in self._answers)
        yield RowList(
            *(
                Option(Row(Cell(each.key, 2, "bold"), Cell(each.words, wide), Cell(each.note, look="soft", whole=True)))
                for each in self._answers
            ),
            at_once=True,
        )

    def keys(self, names: Iterable[str]) -> list[tuple[str, str, str]]:
        """Every answer shows its own; these are the others."""
        return [("↑↓", "choose", "down"), ("enter", "take it", "take"), ("esc", self._leave.words, "leave")]

    def repeats(self, key: str) -> bool:
        return key in ("up", "down") or super().repeats(key)

    def own_keys(self) -> set[str]:
        return {each.key for each in self._answers}

    def accepts(self, event: Key) -> bool:
        """An answer's key is taken at once, so that what is typed ahead finds the screen that it is for."""
        key = self.latin_key(event.key)
        if answer := next((each for each in self._answers if each.key == key), None):
            self.dismiss(answer.id)
        return answer is None

    def row_selected(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(self._answers[message.option_index].id)

    def action_take(self) -> None:
        self.dismiss(self._answers[self.query_one(RowList).highlighted or 0].id)

    def action_leave(self) -> None:
        self.dismiss(self._leave.id)

    async def action_go_out(self) -> None:
        """What whoever wants out of it all means."""
        self.dismiss(self._out)
