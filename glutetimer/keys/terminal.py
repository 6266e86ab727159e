"""Single keys from a terminal, without a screen, and the signals that end or stop a program."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections import deque
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any

from glutetimer import system
from glutetimer.keys.layout import latin_key
from glutetimer.keys.line import read_line
from glutetimer.keys.repeats import TAP_S, RepeatFilter
from glutetimer.keys.torn import ESCAPE_S, TornFilter
from glutetimer.system.exit_codes import HANG_UP

if TYPE_CHECKING:
    from glutetimer.system.system import Keys

_KEY = re.compile(r"\x1b(?:\[[^@-~]*[@-~]|O.)|.", re.DOTALL)
_NAMES = {"\x1b[C": "right", "\x1b[D": "left", "\x1bOC": "right", "\x1bOD": "left", "\x1b": "escape"}
TAPPED = frozenset("+=-0123456789&é\"'(è_çà")
"""Keys of amounts, which are tapped several times; with the digits those that are digits with shift."""


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
        self._asks = False
        """Whether a line is waited for."""
        self._guard = RepeatFilter()
        self._torn = TornFilter()
        self._typed: deque[str] = deque()
        self._keys: Keys | None = None
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Keyboard:
        for number in (*system.this.leaving, system.this.stopping):
            # A hang-up that is ignored (nohup) stays ignored.
            if number and signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._caught)
        self._keys = system.this.open_keys(sys.stdin.fileno() if self.works else None)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._keys:
            self._keys.close()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _caught(self, number: int, frame: FrameType | None) -> None:
        if number == system.this.stopping:
            self.stopping = True
        else:
            self.signal = self.signal or number
            if self._asks:
                raise EOFError
        self.wake()

    def wake(self) -> None:
        """Let a `read` that waits return at once, with nothing; from any thread."""
        if self._keys:
            self._keys.wake()

    def stand_still(self) -> None:
        """Stop as ctrl-z means it; returns when the shell has brought the program back."""
        self.stopping = False
        number = system.this.stopping
        if number and self._keys:
            self._keys.give_back()
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)
            signal.signal(number, self._caught)
            self._keys.take()

    def ask(self, question: str) -> str | None:
        """A whole line, as a terminal lets one type it; None where ctrl-c, a signal or the input's end leaves it."""
        if self._keys:
            self._keys.give_back()
        caught = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            self._asks = True
            return None if self.signal else read_line(question)
        except (EOFError, KeyboardInterrupt):
            print()
            return None
        finally:
            self._asks = False
            signal.signal(signal.SIGINT, caught)
            if self._keys:
                self._keys.take()

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
        typed = self._take_typed(seconds)
        if typed and typed.endswith(b"\x1b"):
            rest = self._take_typed(ESCAPE_S)
            typed = None if rest is None else typed + rest
        if typed is None:  # the terminal is gone
            self.works = False
            self.signal = self.signal or HANG_UP
            return ""
        self._typed.extend(_keys(typed))
        return self._typed.popleft() if self._typed else ""

    def _take_typed(self, seconds: float) -> bytes | None:
        return self._keys.read(seconds) if self._keys else b""


def _keys(typed: bytes) -> list[str]:
    """The keys of what was typed: arrows by name, other sequences as they are; what is no UTF-8 is a key too."""
    return [_NAMES.get(key, key) for key in _KEY.findall(typed.decode(errors="replace"))]
