"""The fields of one row that anybody may have written: taken one by one, each problem noted with its place."""

from __future__ import annotations

import json
import math
import re
from contextlib import suppress
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from glutetimer.files.reading.problem import shown
from glutetimer.history.interchange.problems import Problems
from glutetimer.history.moments import from_iso, noon
from glutetimer.history.records import Moment
from glutetimer.history.rows import UNSHOWABLE

LONGEST_NAME = 200
LONGEST_NOTE = 10_000
LONGEST_WHOLE = 300
"""Digits; more are no amount of anything."""
DEEPEST = 20
"""How far an unknown value may nest: what is kept must be readable again from anywhere in the program."""

_TOO_LARGE: int = 10**LONGEST_WHOLE
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST_DAY, _LAST_DAY = date(1970, 1, 1), date(9998, 12, 31)
_E = TypeVar("_E", bound=StrEnum)


def note_of(line: str) -> str:
    """A note as it is typed: one line.

    Raises:
        ValueError: it is too long.
    """
    if len(line) > LONGEST_NOTE:
        raise ValueError(f"the note has {len(line)} characters; {LONGEST_NOTE} are the most")
    return " ".join(line.split())


class RowFields:
    """Takes a row apart. A null is as good as a field left out; what is wrong reads as left out too, and is noted.
    `place`: where it stands, such as `sets[3]`.
    """

    def __init__(self, row: dict[str, Any], place: str, problems: Problems) -> None:
        self._place = place
        self._problems = problems
        self._before = len(problems)
        self._left = dict(row)

    @classmethod
    def of(cls, row: object, place: str, problems: Problems) -> RowFields | None:
        """The fields of anything; None, and a problem, where it has none."""
        if isinstance(row, dict):
            return cls(row, place, problems)
        problems.append(f"{place}: {shown(row)} is no object; write {{...}}")
        return None

    @property
    def sound(self) -> bool:
        """Whether nothing was wrong so far."""
        return len(self._problems) == self._before

    def wrong(self, key: str, words: str) -> None:
        """Note what is wrong with a field."""
        self._problems.append(f"{self._place}.{key}: {words}" if key else f"{self._place}: {words}")

    def has(self, key: str) -> bool:
        return self._left.get(key) is not None

    def need(self, key: str, write: str) -> None:
        """Note it where a field is missing; before it is taken."""
        if self._left.get(key) in (None, ""):
            self._left.pop(key, None)
            self.wrong(key, f"missing; write {write}")

    def name(self, key: str) -> str:
        """A name: one line; empty where it is left out."""
        text = self._text(key, LONGEST_NAME)
        if text and ("\n" in text or "\t" in text):
            self.wrong(key, f"{shown(text)} has more than one line")
            return ""
        return text

    def note(self, key: str) -> str:
        """A text of several lines; empty where it is left out."""
        return self._text(key, LONGEST_NOTE)

    def flag(self, key: str, left_out: bool = False) -> bool:
        """Yes or no; `left_out` where it is left out."""
        value = self._take(key)
        if value is None:
            return left_out
        if not isinstance(value, bool):
            self.wrong(key, f"{shown(value)}: write true or false")
            return False
        return value

    def number(self, key: str, most: float) -> float | None:
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.wrong(key, f"{shown(value)} is no number; write 0 to {most:g}")
            return None
        if not 0 <= value <= most:
            self.wrong(key, f"{shown(value)} is out of bounds; write 0 to {most:g}")
            return None
        return float(value) + 0.0  # no minus zero

    def whole(self, key: str, least: int, most: int) -> int | None:
        """A whole number from `least` to `most`; 10.0 is one."""
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
            self.wrong(key, f"{shown(value)} is no whole number; write {least} to {most}")
            return None
        if not least <= value <= most:
            self.wrong(key, f"{shown(value)} is out of bounds; write {least} to {most}")
            return None
        return int(value)

    def choice(self, key: str, options: type[_E]) -> _E | None:
        value = self._take(key)
        if value is None:
            return None
        try:
            return options(value)
        except ValueError:
            self.wrong(key, f"{shown(value)}: write {one_of(options)}")
            return None

    def inner(self, key: str) -> RowFields | None:
        value = self._take(key)
        return None if value is None else RowFields.of(value, f"{self._place}.{key}", self._problems)

    def moment(self) -> Moment:
        """When it began, from `started`, `local_date` and `zone`: noon UTC where there is only the date."""
        if not self.has("started"):
            self.need("local_date", "the training day, such as 2025-10-01")
        text, day, zone = self.name("started"), self.day("local_date"), self.name("zone")
        if not text:
            return noon(day or _FIRST_DAY)._replace(zone=zone)
        at: Moment | None = None
        with suppress(ValueError, OverflowError):
            at = from_iso(text, day, zone)
        if not at or not 0 <= at.ms < noon(_LAST_DAY).ms or not _usable(at.local_date):
            self.wrong("started", f"{shown(text)}: write date and time with the offset: 2025-10-01T07:30:00+02:00")
            return noon(_FIRST_DAY)
        return at

    def day(self, key: str) -> date | None:
        """A date; None where it is left out."""
        value = self._take(key)
        if value is None:
            return None
        with suppress(ValueError):
            if isinstance(value, str) and _DATE.fullmatch(value) and _usable(day := date.fromisoformat(value)):
                return day
        self.wrong(key, f"{shown(value)} is no date; write it like 2025-10-01")
        return None

    def rest(self) -> dict[str, Any]:
        """The keys that nobody took, as they came."""
        for key, value in self._left.items():
            if not 0 < len(key) <= LONGEST_NAME or re.search(UNSHOWABLE, key) or not {"\n", "\t"}.isdisjoint(key):
                self.wrong("", f"{shown(key)} is no name for a field")
            elif not _nests(value, DEEPEST):
                self.wrong(key, f"nests more than {DEEPEST} deep")
            elif not _is_text(value):
                self.wrong(key, "holds half a character")
            elif not _is_bounded(value):
                self.wrong(key, f"holds a number without end, or with more than {LONGEST_WHOLE} digits")
        return self._left

    def _take(self, key: str) -> Any:
        return self._left.pop(key, None)

    def _text(self, key: str, longest: int) -> str:
        value = self._take(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.wrong(key, f"{shown(value)} is no text; write it in quotes")
        elif len(value) > longest:
            self.wrong(key, f"has {len(value)} characters; {longest} are the most")
        elif re.search(UNSHOWABLE, value):
            self.wrong(key, f"{shown(value)} has a character that cannot be shown")
        else:
            return value
        return ""


@cache
def one_of(options: type[StrEnum]) -> str:
    """The words to choose from: `left, right or both`."""
    *most, last = [option.value for option in options]
    return f"{', '.join(most)} or {last}"


def _usable(day: date) -> bool:
    """Whether the day has neighbours that can be reckoned with."""
    return _FIRST_DAY <= day <= _LAST_DAY


def _nests(value: object, deepest: int) -> bool:
    if deepest == 0:
        return False
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return all(_nests(each, deepest - 1) for each in inner)


def _is_bounded(value: object) -> bool:
    """Whether every number in a value can be written, and read again."""
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, int):
        return abs(int(value)) < _TOO_LARGE
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return all(map(_is_bounded, inner))


def _is_text(value: object) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
