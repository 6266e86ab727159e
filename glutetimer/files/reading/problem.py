"""What is wrong with a file, in words and with its place."""

from collections.abc import Iterable
from typing import NamedTuple

LONGEST_SHOWN = 40
"""How many characters of a file's own text a message repeats."""

HUGEST_SHOWN = 10**12

JOINERS = "\u200c\u200d"
"""Invisible, but words of some languages and some emoji are made with them."""


class Problem(NamedTuple):
    """One thing wrong: where it is, what it is, and what would be right."""

    file: str
    line: int
    """From 1; 0 where the whole file is meant: it cannot be opened, say."""
    column: int
    """In characters, from 1; 0 with line 0."""
    words: str

    def __str__(self) -> str:
        place = f"{self.line}:{self.column}:" if self.line else ""
        return f"{visible(self.file)}:{place} {self.words}"


class GlutetimerError(Exception):
    """What was asked cannot be had; its text says why, one line for each reason, and nothing that a terminal obeys."""

    def __init__(self, words: str) -> None:
        super().__init__(visible_lines(words))


class FileError(GlutetimerError):
    """A file that says something wrong: all its problems, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))
        super().__init__("\n".join(map(str, self.problems)))


def shown(value: object) -> str:
    """A value of a file for a message: short, in one line, without anything that a terminal would obey."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return repr(value if len(value) <= LONGEST_SHOWN else value[: LONGEST_SHOWN - 1] + "…")
    if isinstance(value, int):
        return str(value) if abs(value) < HUGEST_SHOWN else "a huge number"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a table"
    return "null" if value is None else "a date or a time"


def visible(text: str) -> str:
    """A text from anywhere, such as a file's name, in one line: what is not printable is escaped."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in JOINERS else ascii(char)[1:-1] for char in text)


def visible_lines(text: str) -> str:
    """Lines of ours with anybody's words in them, as `visible`."""
    return "\n".join(map(visible, text.split("\n")))
