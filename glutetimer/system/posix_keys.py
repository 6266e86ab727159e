"""A terminal's keys where it is a file."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import RLock
from typing import TYPE_CHECKING

assert sys.platform != "win32" or not TYPE_CHECKING  # mypy takes each module for its system


class PosixKeys:
    """Waits for the terminal, for signals and for other threads at once: those two write into a pipe."""

    def __init__(self, terminal: int | None, set_cbreak: Callable[[int, bool], Callable[[], None]]) -> None:
        self._terminal, self._set_cbreak = terminal, set_cbreak
        self._undo: Callable[[], None] | None = None
        self._waking = RLock()  # a signal's handler may come between
        self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        self.take()

    def read(self, seconds: float) -> bytes | None:
        inputs = [self._pipe[0], *([] if self._terminal is None else [self._terminal])]
        ready = select.select(inputs, [], [], max(0.0, seconds))[0]
        if self._pipe[0] in ready:
            os.read(self._pipe[0], 512)
        if self._terminal is None or self._terminal not in ready:
            return b""
        with suppress(OSError):
            if typed := os.read(self._terminal, 64):
                return typed
        self._terminal = None
        return None

    def wake(self) -> None:
        with self._waking, suppress(OSError):  # a pipe that is full wakes it too
            if self._pipe[1] >= 0:
                os.write(self._pipe[1], b"\0")

    def give_back(self) -> None:
        if self._undo:
            self._undo()

    def take(self) -> None:
        if self._terminal is not None:
            self._undo = self._set_cbreak(self._terminal, True)

    def close(self) -> None:
        self.give_back()
        signal.set_wakeup_fd(-1)
        with self._waking:
            ends, self._pipe = self._pipe, (-1, -1)
            for end in ends:
                os.close(end)
