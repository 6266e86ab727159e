"""Lines that end where the terminal's do: it would go on in the middle of a word."""

from __future__ import annotations

import signal
import sys
from shutil import get_terminal_size
from textwrap import wrap
from types import FrameType, TracebackType
from typing import Any, TextIO

from glutetimer import system
from glutetimer.keys.line import read_line


def wrap_line(words: str, out: TextIO) -> str:
    """A line in pieces as wide as the terminal is now, parted between words; as it is where `out` is none.

    A blank at its end, behind which an answer is typed, stays. The last column is left free: some terminals go on
    below once it is written to.
    """
    if not out.isatty() or len(words) < (columns := get_terminal_size().columns):
        return words
    pieces = wrap(words, columns - 1, break_long_words=False, break_on_hyphens=False)
    return "\n".join(pieces) + " " * words.endswith(" ")


class LeavingSignals:
    """A context for questions: a signal that ends the program ends the one that waits, and no other is asked."""

    def __init__(self) -> None:
        self.number = 0
        """Of the signal that came; 0 for none."""
        self._asks = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> LeavingSignals:
        for number in system.this.leaving:
            # ctrl-c leaves out the questions alone; a hang-up that is ignored (nohup) stays ignored.
            if number != signal.SIGINT and signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._caught)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _caught(self, number: int, frame: FrameType | None) -> None:
        self.number = self.number or number
        if self._asks:  # not while an answer is kept
            raise EOFError

    def ask(self, question: str) -> str:
        """The line that is typed as an answer.

        Raises:
            EOFError: the input has ended, or a signal has come.
        """
        try:
            self._asks = True
            if self.number:
                raise EOFError
            return ask(question)
        finally:
            self._asks = False


def say(words: str) -> None:
    """Print lines, each wrapped."""
    for line in words.split("\n"):
        print(wrap_line(line, sys.stdout))


def ask(question: str) -> str:
    """The line that is typed as an answer.

    Raises:
        EOFError: the input has ended.
    """
    return read_line(wrap_line(question, sys.stdout))
