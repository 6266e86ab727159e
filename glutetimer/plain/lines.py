"""Lines that end where the terminal's do: it would go on in the middle of a word."""

from __future__ import annotations

import sys
from shutil import get_terminal_size
from textwrap import wrap
from typing import TextIO


def wrap_line(words: str, out: TextIO) -> str:
    """A line in pieces as wide as the terminal is now, parted between words; as it is where `out` is none.

    A blank at its end, behind which an answer is typed, stays. The last column is left free: some terminals go on
    below once it is written to.
    """
    if not out.isatty() or len(words) < (columns := get_terminal_size().columns):
        return words
    pieces = wrap(words, columns - 1, break_long_words=False, break_on_hyphens=False)
    return "\n".join(pieces) + " " * words.endswith(" ")


def say(words: str) -> None:
    """Print lines, each wrapped."""
    for line in words.split("\n"):
        print(wrap_line(line, sys.stdout))


def ask(question: str) -> str:
    """The line that is typed as an answer.

    Raises:
        EOFError: the input has ended.
    """
    return input(wrap_line(question, sys.stdout))
