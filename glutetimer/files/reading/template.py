"""A line of the user's own with names in braces, such as `{date} {workout}`."""

from __future__ import annotations

import string
from collections.abc import Collection, Mapping

from glutetimer.files.reading.names import nearest
from glutetimer.files.reading.problem import shown


def find_names(text: str, names: Collection[str]) -> list[str]:
    """The names that a template has, in their order.

    Args:
        text: the template; a brace of its own is written twice.

    Raises:
        ValueError: it names what there is not, or a brace is not closed; its text says what would be right.
    """
    found = [name for _, name in _split(text) if name is not None]
    for name in found:
        if name not in names:
            near = nearest(name, names)
            right = f"did you mean '{near}'?" if near else f"write {', '.join(names)}"
            raise ValueError(f"there is no {shown(name)}; {right}")
    return found


def fill(text: str, values: Mapping[str, str]) -> str:
    """The line of a template whose names are known."""
    return "".join(words + ("" if name is None else values[name]) for words, name in _split(text))


def _split(text: str) -> list[tuple[str, str | None]]:
    """Words, each with the name that follows it."""
    try:
        return [(words, name) for words, name, _, _ in string.Formatter().parse(text)]
    except ValueError as error:
        raise ValueError(f"{error}; a brace of its own is written twice") from None
