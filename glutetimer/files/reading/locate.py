"""Where in a TOML text each key and value stands. tomllib says what a file means, but not where.

The text is one that tomllib has accepted: so this need not look for errors.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import count

Path = tuple[str | int, ...]
"""Keys and places in a list, from the top: ("step", 0, "work")."""

Spot = tuple[int, int]
"""Where a key and its value begin, counted in characters from 0. They are one where there is no key of its own."""

_BLANK = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_KEY = re.compile(r""" "(?:[^"\\]|\\.)*" | '[^']*' | [\w-]+ """, re.VERBOSE | re.ASCII)
STRING = re.compile(
    r"""
    "{3} (?: [^"\\] | \\[\s\S] | "{1,2}(?!") )* "{3,5}
    | '{3} (?: [^'] | '{1,2}(?!') )* '{3,5}
    | "(?:[^"\\]|\\.)*"
    | '[^']*'
    """,
    re.VERBOSE,
)
_OTHER = re.compile(r"[^,\]}#\r\n]+")  # a number, a boolean, a date


def locate(text: str) -> dict[Path, Spot]:
    """The spot of every key, value, list item and table of a document."""
    return _Scan(text).document()


def place(text: str, at: int) -> tuple[int, int]:
    """Line and column, both from 1, of a character."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.spots: dict[Path, Spot] = {(): (0, 0)}
        self.tables: dict[Path, int] = {}
        """How many tables each [[list of tables]] has by now."""

    def document(self) -> dict[Path, Spot]:
        here: Path = ()
        self._skip(_GAP)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                here = self._header()
            else:
                self._value(self._key(here))
            self._skip(_GAP)
        return self.spots

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        assert match, f"not what tomllib accepts, at {self.at}"
        self.at = match.end()
        return match[0]

    def _keys(self) -> list[str]:
        """A dotted key's parts; ends behind the blanks after it."""
        keys: list[str] = []
        while not keys or self.text[self.at] == ".":
            self.at += bool(keys)
            self._skip(_BLANK)
            raw = self._skip(_KEY)
            keys.append(tomllib.loads(f"key = {raw}")["key"] if raw[0] in "\"'" else raw)
            self._skip(_BLANK)
        return keys

    def _header(self) -> Path:
        """A [table] or a [[list of tables]]: the path of what follows."""
        start = self.at
        double = self.text.startswith("[[", start)
        self.at += 1 + double
        keys = self._keys()
        self.at += 1 + double
        path: Path = ()
        for depth, key in enumerate(keys, 1):
            path += (key,)
            self.spots.setdefault(path, (start, start))
            if double and depth == len(keys):
                self.tables[path] = self.tables.get(path, 0) + 1
            if path in self.tables:
                path += (self.tables[path] - 1,)
        self.spots[path] = (start, start)
        return path

    def _key(self, table: Path) -> Path:
        """A key and its equals sign: the path of the value, which follows."""
        start = self.at
        path = table
        for key in self._keys():
            path += (key,)
            self.spots.setdefault(path, (start, start))
        self.at += 1
        self._skip(_BLANK)
        self.spots[path] = (start, self.at)
        return path

    def _value(self, path: Path) -> None:
        """A value, and all values in it. It goes down without recursion: a file may nest as deep as it likes."""
        open_: list[tuple[Path, Iterator[int] | None]] = []  # with a list's numbers; None for a table
        while True:
            first = self.text[self.at]
            if first in "[{":
                open_.append((path, count() if first == "[" else None))
                self.at += 1
            else:
                self._skip(STRING if first in "\"'" else _OTHER)
            if not self._next(open_):
                return
            container, numbers = open_[-1]
            if numbers is None:
                path = self._key(container)
            else:
                path = (*container, next(numbers))
                self.spots[path] = (self.at, self.at)

    def _next(self, open_: list[tuple[Path, Iterator[int] | None]]) -> bool:
        """Go to the next value of the innermost list or table that has one, and leave those that end."""
        while open_:
            self._skip(_GAP)
            if self.text[self.at] in "]}":
                open_.pop()
            elif self.text[self.at] != ",":
                return True
            self.at += 1
        return False
