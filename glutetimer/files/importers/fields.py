"""Taking values from what a program wrote: the first one that cannot be right is told with its place."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from glutetimer.files.reading.problem import GlutetimerError, shown
from glutetimer.files.reading.values import LONGEST_S

MOST_ITEMS = 2_000
"""Of one list (our choice): far more than anybody has, and quick to read."""

LONGEST_TEXT = 2_000
"""Characters; only so much of a name is looked at."""

_SPACES = re.compile(r"\s+")
_DECIMAL = re.compile(r"\d{1,12}(?:\.\d{1,12})?", re.ASCII)
_DURATION = re.compile(
    r"P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,7})(?:[.,](\d{1,9}))?S)?)?", re.ASCII
)


class JsonFields:
    """An object of a JSON document, and where it stands there."""

    def __init__(self, values: object, place: str) -> None:
        """Raises GlutetimerError: it is no object."""
        if not isinstance(values, dict):
            raise GlutetimerError(f"{place or 'the file'}: {shown(values)} where an object belongs")
        self._values: dict[str, object] = values
        self.place = place

    def __contains__(self, key: str) -> bool:
        return self._values.get(key) is not None

    def at(self, key: str | int) -> str:
        """Where a value stands, in words."""
        return f"{self.place}.{key}" if self.place else str(key)

    def text(self, key: str, otherwise: str = "") -> str:
        """A text in one line, without anything that a terminal would obey."""
        given = self._values.get(key)
        if given is None:
            return otherwise
        if not isinstance(given, str):
            raise GlutetimerError(f"{self.at(key)}: {shown(given)} is no text")
        return tidy(given) or otherwise

    def is_true(self, key: str) -> bool:
        return self._values.get(key) is True

    def whole(self, key: str, low: int, high: int, otherwise: int | None = None) -> int:
        """A whole number from `low` to `high`; without `otherwise` it must be there."""
        number = self._number(key, low, high, otherwise)
        if number != int(number):
            raise GlutetimerError(f"{self.at(key)}: {shown(number)} is no whole number")
        return int(number)

    def decimal(self, key: str, low: float, high: float) -> float:
        """A number, as one or in a text."""
        given = self._values.get(key)
        if isinstance(given, str) and _DECIMAL.fullmatch(given):
            return JsonFields({key: float(given)}, self.place)._number(key, low, high, None)
        return self._number(key, low, high, None)

    def seconds(self, key: str, otherwise: float | None = None, unit_s: float = 1) -> float:
        """A duration in seconds, from a number in the unit that the format uses."""
        return self._number(key, 0, LONGEST_S / unit_s, otherwise) * unit_s

    def iso_seconds(self, key: str, otherwise: float | None = None) -> float:
        """A duration in seconds, from one of ISO 8601, such as PT1M30S."""
        given = self._values.get(key)
        if given is None and otherwise is not None:
            return otherwise
        match = _DURATION.fullmatch(given) if isinstance(given, str) else None
        if not match or not any(match.groups()):
            raise GlutetimerError(f"{self.at(key)}: {shown(given)} is no duration such as PT90S")
        days, hours, minutes, whole, part = match.groups(default="0")
        seconds = int(days) * 86_400 + int(hours) * 3_600 + int(minutes) * 60 + float(f"{whole}.{part}")
        if seconds > LONGEST_S:
            raise GlutetimerError(f"{self.at(key)}: {shown(given)} is out of bounds")
        return seconds

    def inside(self, key: str) -> JsonFields:
        """An object in it; an empty one where there is none."""
        return JsonFields(self._values.get(key) or {}, self.at(key))

    def objects(self, key: str) -> Iterator[JsonFields]:
        """The objects of a list in it, in order."""
        for number, each in enumerate(self.items(key)):
            yield JsonFields(each, f"{self.at(key)}[{number}]")

    def items(self, key: str) -> list[object]:
        """A list in it; an empty one where there is none."""
        given = self._values.get(key)
        if given is None:
            return []
        if not isinstance(given, list):
            raise GlutetimerError(f"{self.at(key)}: {shown(given)} is no list")
        if len(given) > MOST_ITEMS:
            raise GlutetimerError(f"{self.at(key)}: {len(given):,} of them; {MOST_ITEMS:,} at most")
        return given

    def _number(self, key: str, low: float, high: float, otherwise: float | None) -> float:
        given = self._values.get(key)
        if given is None and otherwise is not None:
            return otherwise
        endless = isinstance(given, float) and not math.isfinite(given)
        if isinstance(given, bool) or not isinstance(given, int | float) or endless:
            raise GlutetimerError(f"{self.at(key)}: {'missing' if given is None else f'{shown(given)} is no number'}")
        if not low <= given <= high:
            raise GlutetimerError(f"{self.at(key)}: {shown(given)} is out of bounds; {low:g} to {high:g}")
        return given


def tidy(text: str) -> str:
    """A text in one line, of printable characters."""
    plain = _SPACES.sub(" ", text[:LONGEST_TEXT])
    return "".join(char for char in plain if char.isprintable()).strip()
