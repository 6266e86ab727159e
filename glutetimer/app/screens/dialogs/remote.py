"""The phone as the session's button: where it is found, and what becomes of its taps."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from contextvars import copy_context
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from glutetimer.app.binding import bindings
from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.dialogs.remote_paint import paint
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.widgets.screen import BaseScreen
from glutetimer.keys.commands import REMOTE, Command
from glutetimer.remote.qr import squares
from glutetimer.remote.remote import Remote
from glutetimer.remote.shown import BEGIN, opening

if TYPE_CHECKING:
    from glutetimer.app.app import GlutetimerApp

LOOK_S = 0.5
"""How soon it is seen that a phone is there (design)."""


class RemoteScreen(BaseScreen[bool]):
    """The address, and its QR code. Dismissed with whether the session is to begin."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(REMOTE)
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = REMOTE

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
        """Begin."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Not now; or back to the session."""
        self.dismiss(False)

    def tapped(self, action: str) -> None:
        """The phone is used: it has found the address."""
        if self.is_active and (not self._begins or action == BEGIN):
            self.dismiss(self._begins)

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The page to open."""
        names = [name for name in ("begin", "back") if name in self.available()]
        return paint(
            self._remote.address,
            self._remote.trouble,
            self._remote.connected,
            self._code,
            columns,
            rows,
            palette,
            self.keys(names),
        )


async def ask_phone(app: GlutetimerApp, remote: Remote, workout: str) -> bool:
    """Let the phone find its button, unless it has; runs in a worker.

    Returns:
        whether the session is to begin.
    """
    if remote.connected:
        return True
    remote.show(opening(workout))
    begins = await app.push_screen_wait(RemoteScreen(remote, begins=True))
    if not begins:
        remote.idle()
    return bool(begins)


def listen(app: GlutetimerApp, remote: Remote) -> None:
    """From now on, taps act; they arrive in the server's threads, with their instant."""
    loop, context = asyncio.get_running_loop(), copy_context()

    def tap(action: str, at: float) -> None:
        with suppress(RuntimeError):  # the window is closed already
            loop.call_soon_threadsafe(_tapped, app, action, at, context=context)

    remote.on_tap = tap


def _tapped(app: GlutetimerApp, action: str, at: float) -> None:
    stack = app.screen_stack
    if stack and isinstance(top := stack[-1], RemoteScreen):
        top.tapped(action)
    session = next((screen for screen in reversed(app.screen_stack) if isinstance(screen, SessionScreen)), None)
    # What something else on the screen asks is answered there; but a hold stops, whatever lies above it.
    if session and (session is app.screen or session.runner.holding):
        session.tapped(action, at)
