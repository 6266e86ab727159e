"""Days and instants as programs and spreadsheets write them, in the order of day and month that the file itself tells.

30.11.2026 tells it, and 3/4/2026 does not: where no row of a file does, whoever brings it is asked. Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from glutetimer.files.reading.problem import shown
from glutetimer.history.interchange.choices import DateOrder
from glutetimer.history.interchange.problems import Problems

_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)(.*)", re.ASCII | re.DOTALL)
_YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?!\d)(.*)", re.ASCII | re.DOTALL)
_NAMED = re.compile(r"(\d{1,2})\.?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)(.*)", re.DOTALL)
_NAME_FIRST = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2}),?\s+(\d{4})(?!\d)(.*)", re.DOTALL)
_TIME = re.compile(
    r"(?:,|T|\s)\s*(?:(?:at|um)\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r"\s*(?:([ap])\.?\s?m\.?)?\s*(Z|[+-]\d{2}:?\d{2})?(?:\[[^\]]*\])?",
    re.ASCII | re.IGNORECASE,
)

_MONTHS = (
    *("jan gen ene", "feb fev fév", "mar mär mrt", "apr avr abr", "mai may mag mei maj", "jun juin giu"),
    *("jul juil lug", "aug aoû ago", "sep set", "oct okt ott out", "nov", "dec dez déc dic"),
)
"""What names of months begin with, in English, German, French, Spanish, Italian, Portuguese, Dutch and Swedish."""

_FIRST_YEAR, _LAST_YEAR = 1970, 9998


class When(NamedTuple):
    """What a cell says of when something was."""

    day: date
    """As it stands there, whatever the hour."""
    wall: datetime | None
    """With its offset where that is said; None where there is only the day."""


def find_order(cells: Iterable[tuple[str, str]], given: DateOrder | None, problems: Problems) -> DateOrder | None:
    """Which number is the day; None, and a problem, where two rows differ, or none tells. `cells`: places, and what
    stands there, of every date of a file.
    """
    undecided: tuple[str, str] | None = None
    told: dict[DateOrder, str] = {}
    for place, text in cells:
        if not (found := _NUMBERS.match(text.strip())):
            continue
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second:
            told.setdefault(DateOrder.DAY_FIRST, place)
        elif second > 12 >= first:
            told.setdefault(DateOrder.MONTH_FIRST, place)
        elif first != second:
            undecided = undecided or (place, text)
    if given:
        return given
    if len(told) > 1:
        (_, one), (order, other) = told.items()
        what = "month" if order is DateOrder.MONTH_FIRST else "day"
        problems.append(f"{other}: the {what} comes first here, and in {one} it does not; write all dates in one order")
        return None
    if undecided and not told:
        place, text = undecided
        ask = " or ".join(f"--dates {order}" for order in DateOrder)
        problems.append(f"{place}: {shown(text)}: which is the day? No date of the file tells; add {ask}")
        return None
    return next(iter(told), DateOrder.DAY_FIRST)


def read_when(text: str, order: DateOrder) -> When:
    """The day, and the time of day where it is said.

    Raises:
        ValueError: it is none; the text says what to write.
    """
    plain = " ".join(text.split())  # a narrow gap before AM, too
    with suppress(ValueError):
        if parted := _part(plain, order):
            day, rest = parted
            if _FIRST_YEAR <= day.year <= _LAST_YEAR:
                return When(day, _at(day, rest) if rest else None)
    raise ValueError(f"{shown(text)} is no date; write one such as 2026-11-30, or 2026-11-30 18:30")


def _part(text: str, order: DateOrder) -> tuple[date, str] | None:
    """A day, and what follows it."""
    if found := _YEAR_FIRST.fullmatch(text):
        return date(int(found[1]), int(found[3]), int(found[4])), found[5]
    if found := _NUMBERS.fullmatch(text):
        first, second = int(found[1]), int(found[3])
        day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
        return date(int(found[4]), month, day), found[5]
    if found := _NAMED.fullmatch(text):
        return date(int(found[3]), _month(found[2]), int(found[1])), found[4]
    if found := _NAME_FIRST.fullmatch(text):
        return date(int(found[3]), _month(found[1]), int(found[2])), found[4]
    return None


def _month(name: str) -> int:
    name = name.casefold()
    return next((number for number, begins in enumerate(_MONTHS, 1) if name.startswith(tuple(begins.split()))), 0)


def _at(day: date, text: str) -> datetime:
    found = _TIME.fullmatch(text)
    if not found:
        raise ValueError
    hour = int(found[1])
    if half := (found[4] or "").lower():
        if not 1 <= hour <= 12:
            raise ValueError
        hour = hour % 12 + 12 * (half == "p")
    wall = datetime(day.year, day.month, day.day, hour, int(found[2]), int(found[3] or 0))
    return wall.replace(tzinfo=_offset(found[5])) if found[5] else wall


def _offset(text: str) -> timezone:
    if text in "Zz":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))
