"""The title of the terminal's window: what a session does, for whoever looks at a bar, or at another window."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

EVERY_S = 1.0
"""How long a title stands at the least: a count needs no more, and a slow line has other things to carry."""
SAVE, GIVE_BACK = "\x1b[22;2t", "\x1b[23;2t"
"""The terminal keeps the title that it had, and shows it again (xterm's control sequences, "Window manipulation")."""


class WindowTitle:
    """What is written to a terminal to change its title; nothing until it has one."""

    def __init__(self) -> None:
        self._write: Callable[[str], None] | None = None
        self._wanted = self._shown = ""
        self._rests: asyncio.TimerHandle | None = None

    def begin(self, write: Callable[[str], None]) -> None:
        """From now on there is a terminal that has a title."""
        self._write = write

    def show(self, words: str) -> None:
        """Let it be the title, now or as soon as the one before has stood long enough; empty: the terminal's own."""
        self._wanted = words
        if self._write and not self._rests:
            self._change()

    def _change(self) -> None:
        self._rests = None
        if not self._write or self._wanted == self._shown:
            return
        saves = "" if self._shown else SAVE
        self._write(f"{saves}\x1b]2;{self._wanted}\x07" if self._wanted else GIVE_BACK)
        self._shown = self._wanted
        self._rests = asyncio.get_running_loop().call_later(EVERY_S, self._change)

    def end(self) -> None:
        """The terminal is given back, with the title that it had."""
        if self._rests:
            self._rests.cancel()
            self._rests = None
        if self._write and self._shown:
            self._write(GIVE_BACK)
        self._write, self._shown = None, ""
