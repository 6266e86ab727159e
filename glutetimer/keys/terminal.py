"""Single keys from a terminal, without a screen, and the signals that end or stop a program."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import time
from collections import deque
from contextlib import suppress
from threading import Lock
from types import FrameType, TracebackType
from typing import Any

from glutetimer.keys.layout import latin_key
from glutetimer.keys.repeats import TAP_S, RepeatFilter
from glutetimer.keys.torn import ESCAPE_S, TornFilter

_ENDS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
LEAVING = tuple(getattr(signal, name) for name in _ENDS if hasattr(signal, name))
"""What ends a session; Windows has the first two, and the last for ctrl-break and for a console that is closed."""
STOPPING = getattr(signal, "SIGTSTP", None)
"""What ctrl-z sends."""
_KEY = re.compile(r"\x1b(?:\[[^@-~]*[@-~]|O.)|.", re.DOTALL)
_NAMES = {"\x1b[C": "right", "\x1b[D": "left", "\x1bOC": "right", "\x1bOD": "left", "\x1b": "escape"}
TAPPED = frozenset("+=-0123456789&é\"'(è_çà")
"""Keys of amounts, which are tapped several times; with the digits those that are digits with shift."""
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
        self.stopping = False
        """Ctrl-Z was pressed; `stand_still` does it."""
        self._guard = RepeatFilter()
        self._torn = TornFilter()
        self._waking = Lock()
        self._woken = False
        self._typed: deque[str] = deque()
        self._pipe = (-1, -1)
        self._before: dict[int, Any] = {}
        self._mode: Any = None

    def __enter__(self) -> Keyboard:
        for number in (*LEAVING, STOPPING):
            # A hang-up that is ignored (nohup) stays ignored.
            if number and signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._caught)
        if sys.platform != "win32":
            self._pipe = os.pipe()
            for end in self._pipe:
                os.set_blocking(end, False)
            signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        self._take_terminal()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._give_terminal_back()
        if sys.platform != "win32":
            signal.set_wakeup_fd(-1)
            with self._waking:
                for end in self._pipe:
                    os.close(end)
                self._pipe = (-1, -1)
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _take_terminal(self) -> None:
        if sys.platform != "win32" and self.works:
            import termios
            import tty

            self._mode = termios.tcgetattr(sys.stdin)
            tty.setcbreak(sys.stdin)

    def _give_terminal_back(self) -> None:
        if sys.platform != "win32" and self._mode is not None:
            import termios

            with suppress(termios.error):  # it may be gone
                termios.tcsetattr(sys.stdin, termios.TCSANOW, self._mode)

    def _caught(self, number: int, frame: FrameType | None) -> None:
        if number == STOPPING:
            self.stopping = True
        else:
            self.signal = self.signal or number

    def wake(self) -> None:
        """Let a `read` that waits return at once, with nothing; from any thread."""
        with self._waking, suppress(OSError):  # a pipe that is full wakes it too
            self._woken = True
            if self._pipe[1] >= 0:
                os.write(self._pipe[1], b"\0")

    def stand_still(self) -> None:
        """Stop as ctrl-z means it; returns when the shell has brought the program back."""
        self.stopping = False
        if sys.platform != "win32":
            self._give_terminal_back()
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, self._caught)
            self._take_terminal()

    def ask(self, question: str) -> str | None:
        """A whole line, as a terminal lets one type it; None where ctrl-c or the end of the input leaves it."""
        self._give_terminal_back()
        caught = signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.stdout.write(question)  # `input` writes it to standard error, which a session keeps quiet
        sys.stdout.flush()
        try:
            return input()
        except (EOFError, KeyboardInterrupt):
            print()
            return None
        finally:
            signal.signal(signal.SIGINT, caught)
            self._take_terminal()

    def read(self, seconds: float) -> str:
        """The next press of a key, or nothing when the time is up, a signal came, or a leaned-on key repeats."""
        key = self._read_key(seconds)
        if not key or self._torn.is_piece(key, key, time.monotonic()):
            return ""
        taken = self._guard.takes(key, time.monotonic())
        if not taken and self._guard.is_unsure and key in TAPPED:
            then = self._read_key(TAP_S)
            if taken := then != key:
                self._guard.take_tap()
                self._typed.extendleft([then] if then else [])
            else:  # it is leaned on
                self._guard.takes(key, time.monotonic())
        return latin_key(key) if taken else ""

    def _read_key(self, seconds: float) -> str:
        if self._typed and not self.signal:
            return self._typed.popleft()
        return self._read_windows(seconds) if sys.platform == "win32" else self._read(seconds)

    def _read(self, seconds: float) -> str:
        inputs = [self._pipe[0], *([sys.stdin.fileno()] if self.works else [])]
        ready = select.select(inputs, [], [], max(0.0, seconds))[0]
        if self._pipe[0] in ready:
            os.read(self._pipe[0], 512)
        if not self.works or sys.stdin.fileno() not in ready:
            return ""
        try:
            typed = os.read(sys.stdin.fileno(), 64)
            if typed.endswith(b"\x1b") and select.select([sys.stdin], [], [], ESCAPE_S)[0]:
                typed += os.read(sys.stdin.fileno(), 64)
        except OSError:
            typed = b""
        if not typed:  # the terminal is gone
            self.works = False
            self.signal = self.signal or int(getattr(signal, "SIGHUP", 1))
        self._typed.extend(_keys(typed))
        return self._typed.popleft() if self._typed else ""

    def _read_windows(self, seconds: float) -> str:
        if sys.platform == "win32":
            import msvcrt

            end = time.monotonic() + seconds
            while not self.signal and not self._woken:
                if self.works and msvcrt.kbhit():
                    char = msvcrt.getwch()
                    return msvcrt.getwch() and "" if char in "\0\xe0" else char
                if (left := end - time.monotonic()) <= 0:
                    break
                time.sleep(min(POLL_S, left))
            self._woken = False
        return ""


def _keys(typed: bytes) -> list[str]:
    """The keys of what was typed: arrows by name, other sequences as they are; what is no UTF-8 is a key too."""
    return [_NAMES.get(key, key) for key in _KEY.findall(typed.decode(errors="replace"))]
