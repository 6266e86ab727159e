"""What a setting may be: what the file may say, how it is shown, and what one step up or down makes of it.

The reader of the file and the screen of the settings share this, so that neither allows what the other refuses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from enum import StrEnum
from typing import Any, TypeVar

from glutetimer import system
from glutetimer.files.reading.problem import shown
from glutetimer.files.reading.table import Parse
from glutetimer.files.reading.values import choice, command, text, truth, whole

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_DAY_MIN = 24 * 60


class ValueKind:
    """The values of a setting. Plain classes, as every start of the program makes them."""

    typed = False
    """Whether the screen asks for it in a line."""
    steps = True
    """Whether the screen has steps of it."""

    @property
    def names(self) -> list[str]:
        """Its values, where they are few and have names."""
        return []

    def parse(self, value: Any) -> Any:
        """The value that the file's one stands for.

        Raises:
            ValueError: it stands for none; its text says what is wrong and what would be right.
        """
        raise NotImplementedError

    def step(self, value: Any, by: int, around: bool = False) -> Any:
        """The value `by` steps (1 or -1) further; `around`: after the last comes the first."""
        raise NotImplementedError

    def words(self, value: Any) -> str:
        """As the screen shows it."""
        return str(value)

    def written(self, value: Any) -> Any:
        """As the file has it."""
        return value


class Switch(ValueKind):
    """On or off."""

    @property
    def names(self) -> list[str]:
        return ["on", "off"]

    def parse(self, value: Any) -> bool:
        return truth(value)

    def step(self, value: bool, by: int, around: bool = False) -> bool:
        return not value if around else by > 0

    def words(self, value: bool) -> str:
        return "on" if value else "off"


class ChoiceKind(ValueKind):
    """One of an enumeration's words."""

    def __init__(self, kind: type[StrEnum]) -> None:
        self._all = list(kind)
        self._parse: Parse[StrEnum] = choice(kind)

    @property
    def names(self) -> list[str]:
        return [each.value for each in self._all]

    def parse(self, value: Any) -> StrEnum:
        return self._parse(value)

    def step(self, value: StrEnum, by: int, around: bool = False) -> StrEnum:
        return _next(self._all, value, by, around)

    def written(self, value: StrEnum) -> str:
        return value.value


class Number(ValueKind):
    """A number within bounds; whole, or in halves.

    Args:
        every: one step on the screen; the file may say what lies between.
        unit: said after it.
        halves: whether it may be a part of a whole one.
    """

    def __init__(self, low: int, high: int, every: float = 1, unit: str = "", halves: bool = False) -> None:
        self.low, self.high, self._every, self._unit, self._halves = low, high, every, unit, halves
        self._whole = whole(low, high)

    def parse(self, value: Any) -> float:
        if not self._halves:
            return self._whole(value)
        if isinstance(value, bool) or not isinstance(value, int | float) or not self.low <= value <= self.high:
            raise ValueError(f"{shown(value)} is out of bounds; write {self.low} to {self.high} seconds")
        return float(value)

    def step(self, value: float, by: int, around: bool = False) -> float:
        steps = value / self._every
        near = (steps // 1 + 1) if by > 0 else -(-steps // 1 + 1)
        found = near * self._every
        if not self.low <= found <= self.high:
            at_end = value in (self.low, self.high)
            found = (self.low if by > 0 else self.high) if around and at_end else max(self.low, min(self.high, found))
        return found if self._halves else round(found)

    def words(self, value: float) -> str:
        return f"{value:g}{self._unit}"

    def written(self, value: float) -> float:
        """A whole number without a point."""
        return int(value) if value == int(value) else value


class OwnOrNumber(Number):
    """A number, or 0: each exercise then keeps its own."""

    def parse(self, value: Any) -> float:
        return 0 if value == 0 and value is not False else super().parse(value)

    def step(self, value: float, by: int, around: bool = False) -> float:
        """Below the least is the exercises' own."""
        if not value:
            return self.low if by > 0 else self.high if around else 0
        leaves = value == self.low if by < 0 else around and value == self.high
        return 0 if leaves else super().step(value, by)

    def words(self, value: float) -> str:
        return super().words(value) if value else "each exercise's own"


class TimeOfDay(ValueKind):
    """A time of day, in half hours on the screen."""

    def parse(self, value: Any) -> time:
        if isinstance(value, time):
            return value.replace(second=0, microsecond=0)
        if isinstance(value, str) and (match := _TIME.fullmatch(value.strip())):
            return time(int(match[1]), int(match[2]))
        raise ValueError(f'{shown(value)} is no time of day; write one such as "04:00"')

    def step(self, value: time, by: int, around: bool = False) -> time:
        """Half an hour; after the last one of a day comes the first."""
        minutes = Number(0, _DAY_MIN, 30).step(value.hour * 60 + value.minute or (_DAY_MIN if by < 0 else 0), by)
        return time(*divmod(round(minutes) % _DAY_MIN, 60))

    def words(self, value: time) -> str:
        return f"{value:%H:%M}"

    def written(self, value: time) -> str:
        return f"{value:%H:%M}"


class Name(ValueKind):
    """A name that somebody else knows: Textual has the themes.

    Args:
        longest: its most characters.
        names: those that there are, where they are known.
    """

    def __init__(self, longest: int, names: Sequence[str] = ()) -> None:
        self._parse, self._names = text(longest), names

    def parse(self, value: Any) -> str:
        return self._parse(value)

    def step(self, value: str, by: int, around: bool = False) -> str:
        return _next(self._names or [value], value, by, around=True)


class TypedText(ValueKind):
    """A text of the user's own, or one of some that are known.

    Args:
        read: makes it of what the file says.
        none: said where it is empty; without it, it must not be.
        names: those that are known; steps go through them.
        pattern: what it must look like, and what to write otherwise.
        typed: whether it can be anything else than these on the screen too.
    """

    def __init__(
        self,
        read: Parse[str],
        *,
        none: str = "",
        names: Sequence[str] = (),
        pattern: tuple[str, str] = ("", ""),
        typed: bool = True,
    ) -> None:
        self._parse, self._none, self._names, self._pattern = read, none, names, pattern
        self.typed, self.steps = typed, bool(names)

    def parse(self, value: Any) -> str:
        if self._none and value in ("", self._none):  # as it is shown
            return ""
        found = self._parse(value)
        pattern, help = self._pattern
        if pattern and not re.fullmatch(pattern, found, re.IGNORECASE):
            raise ValueError(f"{shown(found)} {help}")
        return found

    def step(self, value: str, by: int, around: bool = False) -> str:
        """The next that is known; the user's own is one of them."""
        names = [*self._names, *([value] if value not in self._names else [])]
        return _next(names, value, by, around)

    def words(self, value: str) -> str:
        return value or self._none


class LogTemplate(TypedText):
    """A style's name, or a line with names in braces."""

    def parse(self, value: Any) -> str:
        from glutetimer.history.words import find_template  # hardly anybody has one

        found = super().parse(value)
        if found not in self._names:
            find_template(found)
        return found


class CommandLine(ValueKind):
    """A command of the user's own, or none."""

    typed, steps = True, False

    def parse(self, value: Any) -> tuple[str, ...]:
        return () if value in ("", []) else command(value)

    def step(self, value: tuple[str, ...], by: int, around: bool = False) -> tuple[str, ...]:
        return value

    def words(self, value: tuple[str, ...]) -> str:
        return self.written(value) or "none"

    def written(self, value: tuple[str, ...]) -> str:
        return system.this.join_command(value) if value else ""


T = TypeVar("T")


def _next(values: Sequence[T], value: T, by: int, around: bool) -> T:
    at = values.index(value) + by if value in values else 0
    return values[at % len(values)] if around else values[max(0, min(len(values) - 1, at))]
