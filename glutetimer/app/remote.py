"""The phone as the session's button: it is waited for, and its taps reach the screen that they are for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from contextvars import copy_context
from typing import Any

from textual.screen import Screen

from glutetimer.app.host import Host
from glutetimer.app.screens.dialogs.remote import RemoteScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.remote.remote import Remote
from glutetimer.remote.shown import BESIDE, PAIN, Said, opening
from glutetimer.training.holds.hold import Pain

Screens = Callable[[], Sequence[Screen[Any]]]
"""The screens as they lie on each other now; the last has the keys."""


async def ask_phone(host: Host, remote: Remote, workout: str) -> bool:
    """Let the phone find its button, unless it has; runs in a worker.

    Returns:
        whether the session is to begin.
    """
    if remote.connected:
        return True
    remote.show(opening(workout))
    begins = await host.answer_to(RemoteScreen(remote, begins=True))
    if not begins:
        remote.idle()
    return bool(begins)


def listen(remote: Remote, screens: Screens) -> None:
    """From now on, taps act; they arrive in the server's threads, with their instant."""
    loop, context = asyncio.get_running_loop(), copy_context()

    def tap(action: str, at: float, said: Said | None = None) -> None:
        with suppress(RuntimeError):  # the window is closed already
            loop.call_soon_threadsafe(_pass_tap, screens, action, at, said, context=context)

    remote.on_tap = tap


def _pass_tap(screens: Screens, action: str, at: float, said: Said | None) -> None:
    if (stack := screens()) and isinstance(stack[-1], RemoteScreen):
        stack[-1].tapped(action)
    elif stack and action == PAIN and isinstance(said, Pain):
        from glutetimer.app.screens.dialogs.pain import PainScreen  # hardly any session needs it

        if isinstance(stack[-1], PainScreen):  # asked at both places, answered at one
            stack[-1].hear(said)
        return
    stack = screens()
    session = next((screen for screen in reversed(stack) if isinstance(screen, SessionScreen)), None)
    # What something else on the screen asks is answered there; but what any key ends is ended, whatever lies on it.
    if session and (session is stack[-1] or (session.runner.ends_by_key and action not in BESIDE)):
        session.tapped(action, at, said)
