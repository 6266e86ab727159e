"""The phone as the session's button: where it is found, and what becomes of its taps."""

from __future__ import annotations

from typing import ClassVar

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.dialogs.remote_paint import paint
from glutetimer.app.widgets.painted_screen import PaintedScreen
from glutetimer.keys.commands import REMOTE, Command
from glutetimer.remote.qr import squares
from glutetimer.remote.remote import Remote
from glutetimer.remote.shown import BEGIN

LOOK_S = 0.5
"""How soon it is seen that a phone is there (our choice)."""


class RemoteScreen(PaintedScreen[bool]):
    """The address, and its QR code. Dismissed with whether the session is to begin."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = REMOTE
    answers_phone = True

    def __init__(self, remote: Remote, begins: bool = False) -> None:
        """Show it.

        Args:
            remote: what is served.
            begins: a session is about to begin; else it goes on below this screen.
        """
        super().__init__()
        self._remote, self._begins = remote, begins
        self._code = squares(remote.address)

    def on_mount(self) -> None:
        """Look whether a phone comes."""
        self.set_interval(LOOK_S, self.repaint)

    def available(self) -> set[str]:
        """Only a session that has not begun can begin."""
        return {"begin", "back"} if self._begins else {"back"}

    def action_begin(self) -> None:
        self.dismiss(True)

    def action_back(self) -> None:
        """Not now; or back to the session."""
        self.dismiss(False)

    def tapped(self, action: str) -> None:
        """The phone is used: it has found the address."""
        if not self._begins or action == BEGIN:
            self.dismiss(self._begins)

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The page to open."""
        names = [name for name in ("begin", "back") if name in self.available()]
        return paint(
            self._remote.address,
            self._remote.trouble,
            self._remote.connected,
            self._code,
            columns=columns,
            rows=rows,
            palette=palette,
            keys=self.keys(names),
        )
