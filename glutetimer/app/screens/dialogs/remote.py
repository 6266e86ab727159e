"""The phone as the session's button: where it is found, and what becomes of its taps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from glutetimer.app.drawing.grid import lay_out_window
from glutetimer.app.widgets.code_view import CodeView
from glutetimer.app.widgets.page import ReadingPage
from glutetimer.app.widgets.scrolled_screen import ScrolledScreen
from glutetimer.keys.commands import REMOTE, Command
from glutetimer.remote.qr import squares
from glutetimer.remote.remote import LOOK_AGAIN_S, Location, Remote
from glutetimer.remote.shown import BEGIN

LOOK_S = 0.5
"""How soon it is seen that a phone is there (our choice)."""
WORDS = (30, 11)
"""The columns that the words need beside a code, and the rows above one (our choice)."""
HOW = "Open this address on a phone in the same network: the whole page is one button."
TYPE_IT = "Make the window larger for the QR code."
NOT_YET = "No phone yet."
OTHERS = "Also in {}"


class RemoteScreen(ScrolledScreen[bool]):
    """The address, and its QR code. Dismissed with whether the session is to begin."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = REMOTE
    answers_remote = True

    def __init__(self, remote: Remote, begins: bool = False) -> None:
        """Show it; `begins`: a session is about to begin, else it goes on below this screen."""
        super().__init__()
        self._remote, self._begins = remote, begins
        self._chosen = remote.locations[0]

    def heading(self) -> tuple[str, str, str]:
        return "PHONE", "Phone", ""

    def body(self) -> ComposeResult:
        with ReadingPage():
            yield Static(HOW, classes="paragraph soft")
            yield Static(id="address", markup=False)
            yield Static(id="trouble", classes="alert", markup=False)
            yield Static(id="there")
            yield Static(id="others", classes="soft", markup=False)
            yield Static(TYPE_IT, id="no-code", classes="soft")
        yield CodeView(squares(self._chosen.address))

    def fill(self) -> None:
        super().fill()
        self._show(self._chosen)
        self.set_interval(LOOK_S, self.repaint)
        self.set_interval(LOOK_AGAIN_S, self._look_again)

    def _look_again(self) -> None:
        if self._remote.look_again():
            self._show(self._chosen if self._chosen in self._remote.locations else self._remote.locations[0])

    def _show(self, location: Location) -> None:
        self._chosen = location
        self.query_one("#address", Static).update(Content.assemble((location.address, "bold"), f"\n{location.place}"))
        others = "; ".join(f"{each.place} ({each.ip})" for each in self._remote.locations if each != location)
        self.query_one("#others", Static).update(OTHERS.format(others))
        self.query_one("#others").display = bool(others)
        self.query_one(CodeView).show(squares(location.address))
        self._place_code(*self.app.size)
        self.repaint()

    def on_resize(self, event: events.Resize) -> None:
        self._place_code(*event.size)

    def _place_code(self, columns: int, rows: int) -> None:
        if not self.is_there:
            return
        code, (beside, above), margin = self.query_one(CodeView), WORDS, lay_out_window(columns, rows).margin
        at_right = code.width_in(columns - beside - 3 * margin, rows - 2)
        below = 0 if at_right else code.width_in(columns - 2 * margin, rows - 2 - above)
        self.set_class(bool(at_right), "-beside")
        self.set_class(bool(below), "-below")
        code.styles.width = at_right or below

    def repaint(self) -> None:
        super().repaint()
        if not self.is_there:
            return
        connected = self._remote.connected
        there = "A phone is there." if connected == 1 else f"{connected} phones are there." if connected else NOT_YET
        self.query_one("#there", Static).update(there)
        self.query_one("#there").set_class(not connected, "soft")
        trouble = self.query_one("#trouble", Static)
        trouble.update(self._remote.trouble)
        trouble.display = bool(self._remote.trouble)

    def available(self) -> set[str]:
        """Only a session that has not begun can begin."""
        closed = {"another"} if len(self._remote.locations) < 2 else set()
        return super().available() - closed - (set() if self._begins else {"begin"})

    def shown_commands(self) -> Iterable[str]:
        return "begin", "another", "back"

    def action_another(self) -> None:
        locations = self._remote.locations
        at = locations.index(self._chosen) + 1 if self._chosen in locations else 0
        self._show(locations[at % len(locations)])

    def action_begin(self) -> None:
        self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(False)

    def tapped(self, action: str) -> None:
        """The phone is used: it has found the address."""
        if not self._begins or action == BEGIN:
            self.dismiss(self._begins)
