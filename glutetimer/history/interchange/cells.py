"""Numbers, lengths of time and units, as programs and spreadsheets write them.

Each raises a ValueError whose text says what would be right.
"""

from __future__ import annotations

import re

from glutetimer.files.reading.problem import shown
from glutetimer.training.load import Weight

METRES = {"m": 1.0, "km": 1000.0, "mi": 1609.344, "yd": 0.9144, "ft": 0.3048, "cm": 0.01}
"""In one of each: a mile, a yard and a foot by their definition of 1959."""

MOST_WEIGHT = 9999
"""Of either unit: what a load is read as again (our choice)."""

_UNITS = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), "lb"),
    **dict.fromkeys(("g", "gram", "grams"), "g"),
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), "m"),
    **dict.fromkeys(("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres"), "km"),
    **dict.fromkeys(("mi", "mile", "miles"), "mi"),
    **dict.fromkeys(("yd", "yds", "yard", "yards"), "yd"),
    **dict.fromkeys(("ft", "foot", "feet"), "ft"),
    **dict.fromkeys(("cm", "centimeter", "centimeters", "centimetre", "centimetres"), "cm"),
}
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{0,15})?", re.ASCII)
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{2}(?:\.\d{1,6})?)", re.ASCII)
_WORDED = re.compile(
    r"(?:(?P<hours>\d{1,5})\s*h[a-z]*)?\s*(?:(?P<minutes>\d{1,6})\s*m[a-z]*)?\s*(?:(?P<seconds>\d{1,8})\s*s[a-z]*)?",
    re.ASCII | re.IGNORECASE,
)


def read_number(text: str, decimal_comma: bool = False) -> float:
    """A number; with a comma for its decimals only where that is how the sheet writes."""
    plain = text.strip()
    if decimal_comma and "." not in plain:
        plain = plain.replace(",", ".", 1)
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f"{shown(text)} is no number; write one such as 12 or 7.5")
    return float(plain) + 0.0  # no minus zero


def read_length(text: str, decimal_comma: bool = False) -> float:
    """Seconds, of `90`, `1:30`, `0:01:30` or `1h 5m`."""
    plain = text.strip()
    if found := _CLOCK.fullmatch(plain):
        hours, minutes, seconds = found.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)
    worded = _WORDED.fullmatch(plain)
    if plain and worded and any(worded.groups()):
        parts = [int(worded[part] or 0) for part in ("hours", "minutes", "seconds")]
        return float(parts[0] * 3600 + parts[1] * 60 + parts[2])
    try:
        seconds_alone = read_number(plain, decimal_comma)
    except ValueError:
        seconds_alone = -1.0
    if seconds_alone < 0:
        raise ValueError(f"{shown(text)} is no length of time; write seconds, or one such as 1:30 or 1h 5m")
    return seconds_alone


def read_unit(text: str, known: frozenset[str]) -> str:
    """A unit in its short spelling, one of those that are known."""
    unit = _UNITS.get(text.strip().rstrip(".").casefold(), "")
    if unit not in known:
        raise ValueError(f"{shown(text)} is no unit that is known here; write {' or '.join(sorted(known))}")
    return unit


def describe_weight(amount: float, unit: str) -> str:
    """A load in the words in which it is kept, to the gram: `22.5 kg`; one below nothing takes that much off."""
    if unit == "g":
        amount, unit = amount / 1000, "kg"
    amount = round(amount, 3)
    return f"assisted by {Weight(-amount, unit)}" if amount < 0 else str(Weight(amount, unit))
