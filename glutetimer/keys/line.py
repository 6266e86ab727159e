"""A whole line from a terminal, as it lets one type it."""

from __future__ import annotations

import sys

from glutetimer import system


def read_line(question: str) -> str:
    """The line that is typed as an answer.

    A signal's handler may raise what ends the question: none is missed, as `input` misses one that comes just before
    it waits.

    Raises:
        EOFError: the input has ended.
    """
    sys.stdout.write(question)  # `input` writes it to standard error, which a session keeps quiet
    sys.stdout.flush()
    if sys.stdin.isatty():
        system.this.wait_for_line(sys.stdin.fileno())
    return input()
