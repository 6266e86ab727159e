"""Single keys from a terminal, without a screen, and the signals that end a program."""

from __future__ import annotations

import os
import select
import signal
import sys
from types import FrameType, TracebackType
from typing import Any

LEAVING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What ends a session; Windows has no SIGHUP."""
POLL_S = 0.05
"""Windows cannot wait for a key and a time at once."""


class Keyboard:
    """A context in which `read` waits for one key, or for a signal, whichever comes first.

    Where standard input is no terminal there are no keys, and `read` only waits.
    """

    def __init__(self) -> None:
        self.works = sys.stdin is not None and sys.stdin.isatty()
        self.signal = 0
        """The number of the signal that came; 0 for none. A terminal that is gone counts as its hang-up."""
        self._pipe = (-1, -1)
        self._before: dict[int, Any] = {}
        self._mode: Any = None

    def __enter__(self) -> Keyboard:
        for number in LEAVING:
            # A hang-up that is ignored (nohup) stays ignored.
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._caught)
        if sys.platform != "win32":
            self._pipe = os.pipe()
            for end in self._pipe:
                os.set_blocking(end, False)
            signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
            if self.works:
                import termios
                import tty

                self._mode = termios.tcgetattr(sys.stdin)
                tty.setcbreak(sys.stdin)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if sys.platform != "win32":
            if self._mode is not None:
                import termios

                termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._mode)
            signal.set_wakeup_fd(-1)
            for end in self._pipe:
                os.close(end)
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _caught(self, number: int, frame: FrameType | None) -> None:
        self.signal = self.signal or number

    def read(self, seconds: float) -> str:
        """The next key, or nothing when the time is up or a signal came."""
        if sys.platform == "win32":
            return self._read_windows(seconds)
        inputs = [self._pipe[0], *([sys.stdin.fileno()] if self.works else [])]
        ready = select.select(inputs, [], [], max(0.0, seconds))[0]
        if self._pipe[0] in ready:
            os.read(self._pipe[0], 512)
        if not self.works or sys.stdin.fileno() not in ready:
            return ""
        try:
            typed = os.read(sys.stdin.fileno(), 64)
        except OSError:
            typed = b""
        if not typed:  # the terminal is gone
            self.works = False
            self.signal = self.signal or int(getattr(signal, "SIGHUP", 1))
        return _key(typed)

    def _read_windows(self, seconds: float) -> str:
        if sys.platform == "win32":
            import msvcrt
            import time

            end = time.monotonic() + seconds
            while not self.signal:
                if self.works and msvcrt.kbhit():
                    char = msvcrt.getwch()
                    return msvcrt.getwch() and "" if char in "\0\xe0" else char
                if (left := end - time.monotonic()) <= 0:
                    break
                time.sleep(min(POLL_S, left))
        return ""


def _key(typed: bytes) -> str:
    """One key of what was typed: arrows by name, the last of several keys; a leaned-on one is one."""
    arrows = {b"\x1b[C": "right", b"\x1b[D": "left", b"\x1bOC": "right", b"\x1bOD": "left"}
    if typed in arrows:
        return arrows[typed]
    return "escape" if typed.startswith(b"\x1b") else typed.decode(errors="ignore")[-1:]
