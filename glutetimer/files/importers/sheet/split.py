"""A line of a sheet as several: exercises one after the other, or after what they have in common."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable

from glutetimer.files.importers.sheet.line import read_line
from glutetimer.files.importers.sheet.phrases import Line, Values, plain_signs, without_bullet

_LITERAL = re.compile(r"(?:^|\s+)(\{ .*\})\s*$")
_LETTERS = re.compile(r"[^\W\d_]")


def split_line(text: str, is_step: Callable[[Line], bool]) -> list[str]:
    """A line as several, where there is a semicolon between exercises, or a list of them after what they share."""
    plain_text = plain_signs(text)
    parts = [part for part in re.split(r"\s*;\s*", plain_text) if part.strip()] if '"' not in plain_text else []
    if len(parts) > 1 and sum(bool(_LETTERS.search(part)) and is_step(read_line(part)) for part in parts) > 1:
        return [each for part in parts for each in split_line(part, is_step)]
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


def part_literal(text: str) -> tuple[str, Values]:
    """A line without what stands in braces at its end, and that, as a workout file would read it."""
    found = _LITERAL.search(text)
    if not found:
        return text, {}
    try:
        return text[: found.start()], tomllib.loads(f"x = {found[1]}")["x"]
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return text, {}
