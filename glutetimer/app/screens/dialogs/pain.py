"""Pain that ended a hold, or hurt in a session: how bad, where, and what follows (training.md 5.6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static
from textual.widgets.option_list import Option

from glutetimer.app.screens.dialogs.choice import ChoiceScreen
from glutetimer.app.widgets.rows import Cell, Row, RowList
from glutetimer.session.words import PAIN_PLACES
from glutetimer.training.holds.hold import Pain

_SCALE = {0: "nothing hurts", 3: "settles by itself", 4: "stop this today", 10: "the worst"}
_SCORES = [(str(score) if score < 10 else "x", str(score), _SCALE.get(score, "")) for score in range(11)]
_PLACES = [(key, what, "") for key, _, what in PAIN_PLACES]


class PainScreen(ChoiceScreen[Pain | None]):
    """Asks 0 to 10, then where, then says what follows. Escape and q leave it unanswered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "take", priority=True),
        Binding("q", "leave", priority=True),
    ]

    def __init__(self, about: str, follows: Callable[[Pain], str], none_ends: bool = False) -> None:
        """Ask, about what hurt; `follows` is what there is to say of an answer.

        `none_ends`: 0 means that nothing hurt, so nothing more is asked.
        """
        super().__init__()
        self._about, self._follows, self._none_ends = about, follows, none_ends
        self._score: int | None = None
        self._pain: Pain | None = None

    def heading(self) -> tuple[str, str, str]:
        return "PAIN" if self._score is None else f"PAIN {self._score}", "", ""

    def body(self) -> ComposeResult:
        yield Static(self._about, classes="words bold", markup=False)
        yield Static("How bad is it?", id="question", classes="words soft", markup=False)
        yield RowList(at_once=True)

    def fill(self) -> None:
        self._list_answers(_SCORES)

    def _list_answers(self, answers: Sequence[tuple[str, str, str]]) -> None:
        """Show key, words and note of each; none is marked, so that a stray Enter answers nothing."""
        options = [
            Option(Row(Cell(key, 2, "bold"), Cell(words, 16), Cell(note, look="soft"))) for key, words, note in answers
        ]
        self._list.set_options(options)

    def keys(self, names: Iterable[str]) -> list[tuple[str, str, str]]:
        """Every answer shows its own; these are the others."""
        if self._pain:
            return [("enter", "goes on", "take")]
        return [("↑↓", "choose", "down"), ("enter", "take it", "take"), ("esc", "no answer", "leave")]

    # ------------------------------------------------------------ answers

    def answer_keys(self) -> Sequence[str]:
        if self._pain:
            return ()
        return [key for key, _, _ in (_SCORES if self._score is None else _PLACES)]

    def action_take(self) -> None:
        """The answer under the cursor; or on, once all is answered."""
        if self._pain:
            self.dismiss(self._pain)
        else:
            super().action_take()

    def answer(self, index: int) -> None:
        if self._pain:
            return
        if self._score is None:
            self._score = index
            if self._none_ends and not index:
                self.dismiss(Pain(0, ""))
                return
            self._ask("Where?")
            self._list_answers(_PLACES)
        else:
            self._pain = Pain(self._score, PAIN_PLACES[index][1])
            self._ask(self._follows(self._pain))
            self._list.display = False
        self.repaint()

    def hear(self, pain: Pain) -> None:
        """The phone says it of the set that it is asked about too: what follows is said, and the session goes on."""
        if not self._none_ends:
            self.notify(self._follows(pain), timeout=10, markup=False)
            self.dismiss(pain)

    def _ask(self, words: str) -> None:
        self.query_one("#question", Static).update(words)

    def action_leave(self) -> None:
        self.dismiss(self._pain)
