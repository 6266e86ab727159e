"""What a single value of a file may be. Each function takes a value, or makes one that does.

They raise a ValueError whose text says what is wrong and what would be right.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TypeVar

from glutetimer import system
from glutetimer.files.reading.names import nearest
from glutetimer.files.reading.problem import JOINERS, shown
from glutetimer.files.reading.table import Value
from glutetimer.training.exercise import Sides, Tempo
from glutetimer.training.load import tidy_load
from glutetimer.training.workout import StepSides

# How much a file may ask for. Far more than anybody trains; little enough to be laid out at once (all our choice).

LONGEST_S = 24 * 3600
"""Seconds, of one stretch and of a whole workout."""

MOST_REPS = 1_000
MOST_SETS = 100
MOST_WALKED = 10_000
"""Steps that are walked in a set."""
FARTHEST_M = 100_000
"""Metres that are gone in a set."""
MOST_BREATHS = 100
MOST_STEPS = 500
"""Of one list of steps, and of all blocks together."""
MOST_BLOCKS = 50

MOST_PHASES = 2_000
"""Stretches of work and rest in a whole workout."""

LONGEST_NAME = 60
"""Characters of a name."""

LONGEST_LOAD = 40
"""Characters of a load: it is said."""

LONGEST_SENTENCE = 300
"""Characters of a sentence."""

MOST_ITEMS = 30
"""Items of a list, such as the cues."""

MOST_WEEKS = 53
"""Weeks of a schedule, before they begin again; and of an amount that goes by week."""

MOST_A_DAY = 10
"""Workouts of a day of a schedule."""

MOST_WORDS = 100
"""Of a command."""

LONGEST_PART_S = 60
"""One part of a repetition (our choice)."""

SHORTEST_REP_S = 1
"""A whole repetition: a faster one cannot be counted aloud (our choice)."""

_SPACES = re.compile(r"[ \t\n\r\u00a0\u2009\u202f]+")
_PLACE = r"\{[^{}]*\}|[{}]"
_DISTANCE = r"([0-9]{1,6}(?:\.[0-9]{1,3})?) ?(m|km)"
_TEMPO = r"[0-9]{1,3}(?:\.[0-9]{1,3})?(?:-[0-9]{1,3}(?:\.[0-9]{1,3})?){2,3}"

_RANGE = r"\s*([^\s\-–]{1,20})\s*[-–]\s*([^\s\-–]{1,20})\s*"
_DIGITS = re.compile(r"\d{1,9}(\.\d{1,9})?", re.ASCII)

E = TypeVar("E", bound=StrEnum)
N = TypeVar("N", int, float)


@cache
def text(longest: int) -> Value[str]:
    """Text in one line, for a screen: line breaks become spaces, and nothing in it steers a terminal."""

    def parse(value: object) -> str:
        return _check_text(_SPACES.sub(" ", value) if isinstance(value, str) else value, longest)

    return Value(parse, {"type": "string", "pattern": r"\S", "maxLength": longest})


def place(value: object) -> str:
    """A file's or a folder's name, of which each space is a part."""
    return _check_text(value, LONGEST_SENTENCE)


def _check_text(value: object, longest: int) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{shown(value)} is no text; put it in quotes")
    words = value.strip()
    if not words:
        raise ValueError("it is empty; leave the key out")
    if len(words) > longest:
        raise ValueError(f"{len(words)} characters; write {longest} at most")
    for char in "" if words.isprintable() else words:
        if not char.isprintable() and char not in JOINERS:
            raise ValueError(f"it has an invisible character (U+{ord(char):04X}); take it out")
    return words


@cache
def spoken(most: int, places: tuple[str, ...] = ()) -> Value[str]:
    """Text for the ear: so many words at most, and in braces none but these places to fill in."""
    plain = text(LONGEST_SENTENCE)

    def parse(value: object) -> str:
        words = plain.parse(value)
        if (count := len(words.split())) > most:
            raise ValueError(f"{count} words; write {most} at most: they are said while somebody waits")
        for place in re.findall(_PLACE, words):
            if place not in places:
                help = (
                    f"write {' or '.join(places)}" if places else "only an exercise for one side at a time has a side"
                )
                raise ValueError(f"{shown(place)} is not known here; {help}")
        return words

    return Value(
        parse, {"type": "string", "pattern": rf"^\s*\S+(\s+\S+){{0,{most - 1}}}\s*$", "maxLength": LONGEST_SENTENCE}
    )


@cache
def whole(low: int, high: int) -> Value[int]:
    def parse(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValueError(f"{shown(value)} is no whole number; write {low} to {high}")
        if not low <= value <= high:
            raise ValueError(f"{shown(value)} is out of bounds; write {low} to {high}")
        return value

    return Value(parse, {"type": "integer", "minimum": low, "maximum": high})


def _distance(value: object) -> float:
    match = re.fullmatch(_DISTANCE, value.strip()) if isinstance(value, str) else None
    if not match:
        raise ValueError(f'{shown(value)} is no distance; write it with its unit, such as "20 m" or "1.5 km"')
    metres = float(match[1]) * (1000 if match[2] == "km" else 1)
    if not 1 <= metres <= FARTHEST_M:
        raise ValueError(f'{shown(value)} is out of bounds; write "1 m" to "{FARTHEST_M / 1000:g} km"')
    return metres


distance = Value(_distance, {"type": "string", "pattern": rf"^\s*{_DISTANCE}\s*$"})
"""Metres, written "20 m" or "1.5 km"."""


def ranged(one: Value[N], sample: str) -> Value[tuple[N, N | None]]:
    """One amount, or two with a hyphen between them, from the lower to the upper: 12 or "10-15". `sample`: a range of
    such, as a file has it.
    """

    def parse(value: object) -> tuple[N, N | None]:
        ends = re.fullmatch(_RANGE, value) if isinstance(value, str) else None
        if not ends:
            try:
                return one(value), None
            except ValueError as error:
                raise ValueError(f"{error}, or a range such as {sample}" if isinstance(value, str) else error) from None
        low, high = (one(_number(end)) for end in ends.groups())
        if low == high:
            raise ValueError(f"{shown(value)} is no range; write {ends[1]} alone")
        if low > high:
            raise ValueError(f'{shown(value)} goes down; write "{ends[2]}-{ends[1]}"')
        return low, high

    kinds = one.schema.get("anyOf")
    alone: list[object] = kinds if isinstance(kinds, list) else [one.schema]
    return Value(parse, {"anyOf": [*alone, {"type": "string", "pattern": f"^{_RANGE}$"}]})


def _number(text: str) -> object:
    """What a file would have without the quotes."""
    return (float(text) if "." in text else int(text)) if _DIGITS.fullmatch(text) else text


def _load(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f'{shown(value)} is no load; write it in quotes, such as "green band" or "8 kg"')
    return tidy_load(text(LONGEST_LOAD)(value))


def _date(value: object) -> date:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            pass
    elif isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise ValueError(f"{shown(value)} is no date; write one such as 2026-11-23")


date_of = Value(_date, {})
"""A date, in quotes or without."""


MAX = "max"
"""As many repetitions as go in good form, as a file spells it."""


def _repetitions(value: object) -> tuple[int | None, int | None]:
    if isinstance(value, str) and value.strip() == MAX:
        return None, None
    try:
        return _counted(value)
    except ValueError as error:
        help = f', or "{MAX}": as many as go in good form' if isinstance(value, str) else ""
        raise ValueError(f"{error}{help}") from None


_counted = ranged(whole(1, MOST_REPS), '"10-15"')

repetitions = Value(_repetitions, {"anyOf": [_counted.schema, {"enum": [MAX]}]})
"""How many repetitions, or a range of them; neither for "max"."""


@cache
def choice(kind: type[E]) -> Value[E]:
    words: list[str] = list(kind)

    def parse(value: object) -> E:
        if value in words:
            return kind(value)
        near = nearest(value, words) if isinstance(value, str) else None
        help = f"did you mean '{near}'?" if near else f"write one of {', '.join(words)}"
        raise ValueError(f"{shown(value)} is not known here; {help}")

    return Value(parse, {"enum": words})


_SIDES_BEFORE = {"uni": Sides.UNILATERAL, "bi": Sides.BILATERAL, "alt": Sides.ALTERNATING}
"""What earlier versions called them."""


def _sides(value: object) -> Sides:
    return (isinstance(value, str) and _SIDES_BEFORE.get(value)) or choice(Sides).parse(value)


sides = Value(_sides, {"enum": [*Sides, *_SIDES_BEFORE]})
"""How an exercise uses the two sides."""


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{shown(value)} is neither true nor false")
    return value


def _each(value: object) -> bool:
    if value != StepSides.EACH:
        raise ValueError(f'{shown(value)} is not known here; write "{StepSides.EACH}", or leave it out')
    return True


each_side = Value(_each, {"enum": [StepSides.EACH.value]})
"""What a block says of its sides, where it is done by side."""

truth = Value(_truth, {"type": "boolean"})
"""`true` or `false`."""


def _tempo(value: object) -> Tempo:
    if not isinstance(value, str) or not re.fullmatch(_TEMPO, value.strip()):
        raise ValueError(f'{shown(value)} is no tempo; write the seconds of lift-hold-lower, such as "2-1-3"')
    lift, hold, lower, pause = [*map(float, value.strip().split("-")), 0.0][:4]
    if max(lift, hold, lower, pause) > LONGEST_PART_S:
        raise ValueError(f"{shown(value)} is out of bounds; each part takes {LONGEST_PART_S} seconds at most")
    made = Tempo(lift, hold, lower, pause)
    if made.seconds < SHORTEST_REP_S:
        raise ValueError(f"{shown(value)} is too fast; a repetition takes {SHORTEST_REP_S} second at least")
    return made


tempo = Value(_tempo, {"type": "string", "pattern": rf"^\s*{_TEMPO}\s*$"})
"""Seconds of one repetition, "2-1-3" (lift, hold, lower) or "2-1-3-0" (and a pause)."""


load = Value(_load, text(LONGEST_LOAD).schema)
"""What an exercise is done with, in words; a weight in one spelling."""


def read_load(line: str) -> str:
    """The load that is typed, in a session or in the review; empty for none."""
    return load(line) if line.strip() else ""


def command(value: object) -> tuple[str, ...]:
    """A command: its words, the program first. A text is split as a shell would; no shell runs it.

    Raises:
        ValueError: it is no command; the text says what would be right.
    """
    if isinstance(value, str):
        words = _split(value)
    elif isinstance(value, list) and all(isinstance(word, str) for word in value):
        words = value
    else:
        raise ValueError(f'{shown(value)} is no command; write its words, such as ["notify-send", "Rest"]')
    if not words or not words[0].strip():
        raise ValueError("it names no program; leave the key out")
    if len(words) > MOST_WORDS:
        raise ValueError(f"{len(words)} words; write {MOST_WORDS} at most")
    for char in "".join(words):
        if char == "\0" or "\ud800" <= char <= "\udfff":  # no word of a process has the one, no file the others
            raise ValueError(f"it has an invisible character (U+{ord(char):04X}); take it out")
    return tuple(words)


def _split(text: str) -> list[str]:
    try:
        return system.this.split_command(text)
    except ValueError as error:
        raise ValueError(f"{shown(text)}: a quotation is not closed, or a backslash ends it") from error
