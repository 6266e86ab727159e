"""One question: a few answers, each with its key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static
from textual.widgets.option_list import Option

from glutetimer.app.drawing.cells import widest
from glutetimer.app.screens.dialogs.choice import ChoiceScreen
from glutetimer.app.widgets.rows import Cell, Row, RowList


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer."""

    id: str
    key: str
    words: str
    note: str = ""


class AskScreen(ChoiceScreen[str]):
    """Asks, and is dismissed with an answer's id. Escape and q take the first: what changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "leave", priority=True)]

    def __init__(
        self, title: str, lines: Sequence[str], answers: Sequence[Answer], leave: str = "", out: str = ""
    ) -> None:
        """Ask; the careful answer comes first, and the cursor begins there.

        `leave` is what Escape answers (the first, unless said), `out` what ctrl+c does (as Escape, unless said).
        """
        super().__init__()
        self._title, self._lines, self._answers = title, lines, answers
        self._leave = next((each for each in answers if each.id == leave), answers[0])
        self._out = out or self._leave.id

    def heading(self) -> tuple[str, str, str]:
        return self._title, self._title.capitalize(), ""

    def body(self) -> ComposeResult:
        yield Static("\n".join(self._lines), classes="words soft", markup=False)
        wide = 1 + widest(each.words for each in self._answers)
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

    def answer_keys(self) -> Sequence[str]:
        return [each.key for each in self._answers]

    def answer(self, index: int) -> None:
        self.dismiss(self._answers[index].id)

    def action_take(self) -> None:
        """The answer under the cursor, which begins on the first."""
        self.answer(self._list.highlighted or 0)

    def action_leave(self) -> None:
        self.dismiss(self._leave.id)

    async def action_go_out(self) -> None:
        """What whoever wants out of it all means."""
        self.dismiss(self._out)
