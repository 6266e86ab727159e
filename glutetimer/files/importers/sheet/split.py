"""A line of a sheet as several: exercises one after the other, or after what they have in common."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from itertools import pairwise

from glutetimer.files.importers.sheet.abbreviations import LEFT, RIGHT, spell_out
from glutetimer.files.importers.sheet.line import read_line
from glutetimer.files.importers.sheet.phrases import Line, Values, plain_signs, without_bullet

_SIDE = re.compile(
    rf"(?<![\w/&+-])(?:on |the )*(?:(?P<left>{LEFT})|(?P<right>{RIGHT}))(?: (?:side|leg))?(?![\w/&+])\s*:?", re.I
)
_LITERAL = re.compile(r"(?:^|\s+)(\{ .*\})\s*$")
_LETTERS = re.compile(r"[^\W\d_]")


def split_line(text: str, is_step: Callable[[Line], bool]) -> list[str]:
    """A line as several, where there is a semicolon between exercises, or a list of them after what they share."""
    plain_text = plain_signs(text)
    parts = [part for part in re.split(r"\s*;\s*", plain_text) if part.strip()] if '"' not in plain_text else []
    if len(parts) > 1 and sum(bool(_LETTERS.search(part)) and is_step(read_line(part)) for part in parts) > 1:
        return [each for part in parts for each in split_line(part, is_step)]
    if '"' not in plain_text and (by_side := _split_sides(spell_out(plain_text))):
        return by_side
    head, colon, tail = without_bullet(plain_text).partition(": ")
    if not colon or '"' in plain_text:
        return [text]
    said, names = read_line(head), [each.strip() for each in tail.split(",") if each.strip()]
    if not said.name and said.has_amount and len(names) > 1 and not any(re.search(r"\d", each) for each in names):
        return [f"{each}, {head}" for each in names]
    if (
        said.name
        and not said.has_amount
        and len(names) > 1
        and all(re.match(r"\d+ [a-z][a-z ]+$", each, re.I) for each in names)
    ):
        return (
            [f"{head} {each}" for each in names]
            if not any(read_line(each).keys.keys() - {"reps", "bare"} for each in names)
            else [text]
        )
    return [text]


def _split_sides(text: str) -> list[str]:
    """A line that says another amount of each side as one of each: Clam L 12 R 10, or Clam 12 L 10 R."""
    found = list(_SIDE.finditer(text))
    if len(found) != 2 or bool(found[0]["left"]) == bool(found[1]["left"]):
        return []
    name, first, second = (
        text[start:end].strip(" ,;:/()-")
        for start, end in pairwise([0, *(at for side in found for at in side.span()), len(text)])
        if (start, end) not in [side.span() for side in found]
    )
    if not second and (number := re.search(r"(?<!\w)\d", name)):
        name, first, second = name[: number.start()].strip(" ,;:/()-"), name[number.start() :], first
    if re.search(r"\d", name) or not (re.match(r"\d", first) and re.match(r"\d", second)):
        return []
    if first == second:
        return [f"{name}, {first} each side"]
    return [
        f"{name}, {amount}, on the {'left' if side['left'] else 'right'}"
        for side, amount in zip(found, (first, second), strict=True)
    ]


def part_literal(text: str) -> tuple[str, Values]:
    """A line without what stands in braces at its end, and that, as a workout file would read it."""
    found = _LITERAL.search(text)
    if not found:
        return text, {}
    try:
        return text[: found.start()], tomllib.loads(f"x = {found[1]}")["x"]
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return text, {}
