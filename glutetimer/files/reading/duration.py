"""Durations as a file spells them: 45, 45.5, "1:30", "1:02:03"."""

from __future__ import annotations

import math
import re
from functools import cache

from glutetimer.files.reading.problem import shown
from glutetimer.files.reading.table import Value
from glutetimer.session import words
from glutetimer.training.workout import OPEN_S

OPEN = "open"
"""How a file spells a rest that a key ends."""

_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):([0-5]\d)", re.ASCII)


@cache
def seconds(low: float, high: float) -> Value[float]:
    """A duration within these bounds, which count seconds."""
    number = {"type": "number", "minimum": low, "maximum": high}
    clock = {"type": "string", "pattern": rf"^\s*{_CLOCK.pattern}\s*$"}
    return Value(lambda value: parse(value, low, high), {"anyOf": [number, clock]})


def rest(high: float) -> Value[float]:
    """A rest up to so many seconds, or "open": until a key ends it."""
    timed = seconds(0, high)

    def parse_rest(value: object) -> float:
        if isinstance(value, str) and value.strip() == OPEN:
            return OPEN_S
        try:
            return timed(value)
        except ValueError as error:
            help = f', or "{OPEN}": until a key ends it' if isinstance(value, str) else ""
            raise ValueError(f"{error}{help}") from None

    return Value(parse_rest, {"anyOf": [timed.schema, {"enum": [OPEN]}]})


def parse(value: object, low: float, high: float) -> float:
    """Seconds from `low` to `high`.

    Args:
        value: seconds as a number, or text such as "1:30" and "1:02:03".

    Raises:
        ValueError: it is no duration, or out of bounds; the text says what would be right.
    """
    seconds: float
    if isinstance(value, str):
        seconds = _parse_clock(value)
    elif isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f'{shown(value)} is no duration; write seconds, such as 45, or "1:30"')
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f'{shown(value)} does not end; write seconds, such as 45, or "1:30"')
    else:
        seconds = value
    if not low <= seconds <= high:
        raise ValueError(f"{shown(value)} is out of bounds; write {low:g} to {high:g} seconds")
    return float(seconds)


def _parse_clock(text: str) -> float:
    match = _CLOCK.fullmatch(text.strip())
    hours, minutes, seconds = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    if not match or (match[1] and minutes > 59):
        raise ValueError(f'{shown(text)} is no duration; write seconds, such as 45, or "1:30" or "1:02:03"')
    return hours * 3600 + minutes * 60 + seconds


def clock_with_tenths(seconds: float) -> str:
    """Seconds for people: 0:45, 5:00, 1:02:03, 0:45.5, open."""
    if seconds == OPEN_S:
        return OPEN
    whole, tenths = divmod(round(seconds * 10), 10)
    return f"{words.clock(whole)}.{tenths}" if tenths else words.clock(whole)


def number(seconds: float) -> float:
    """Seconds as a file and JSON spell them: 40, not 40.0."""
    return int(seconds) if seconds == int(seconds) else seconds
