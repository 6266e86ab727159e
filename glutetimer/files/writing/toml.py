"""Values and tables as TOML, in the layout of the built-in files.

The library tomllib only reads; what is written here is a few kinds of value in a plain layout, and read back in tests.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, time

LONGEST_LINE = 110
"""Characters; a longer list has one item on a line."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def value(thing: object) -> str:
    """A text, number, truth, date or time, or a list or table of them.

    Raises:
        TypeError: it is something else.
    """
    if isinstance(thing, bool):
        return "true" if thing else "false"
    if isinstance(thing, str):
        # What JSON escapes, TOML escapes alike; but TOML escapes this one too.
        return json.dumps(str(thing), ensure_ascii=False).replace("\x7f", "\\u007F")
    if isinstance(thing, int | float):
        return repr(thing)
    if isinstance(thing, date | time):  # and a date with a time
        return thing.isoformat()
    if isinstance(thing, list | tuple):
        return f"[{', '.join(map(value, thing))}]"
    if isinstance(thing, Mapping):
        return f"{{ {', '.join(f'{key(name)} = {value(each)}' for name, each in thing.items())} }}"
    raise TypeError(f"{type(thing).__name__} is not written")


def key(name: str) -> str:
    """A key, in quotes where it needs them."""
    return name if _BARE.fullmatch(name) else value(name)


def lines(table: Mapping[str, object]) -> Iterator[str]:
    """`key = value` for everything in a table that is not None."""
    for name, thing in table.items():
        if thing is None:
            continue
        line = f"{key(name)} = {value(thing)}"
        if isinstance(thing, list | tuple) and len(line) > LONGEST_LINE:
            yield f"{key(name)} = ["
            yield from (f"  {value(item)}," for item in thing)
            yield "]"
        else:
            yield line


def tables(table: Mapping[str, object], *path: str) -> Iterator[str]:
    """A table with the tables in it, each below its header.

    Args:
        table: what tomllib made of a document, or of a part of it.
        path: where it stands; nothing for a whole document.
    """
    plain = {name: thing for name, thing in table.items() if not _is_table(thing)}
    if path and (plain or not table):
        yield f"[{'.'.join(map(key, path))}]"
    yield from lines(plain)
    if plain or (path and not table):
        yield ""
    for name, thing in table.items():
        if isinstance(thing, Mapping):
            yield from tables(thing, *path, name)
        elif isinstance(thing, list) and _is_table(thing):
            for item in thing:
                yield f"[[{'.'.join(map(key, (*path, name)))}]]"
                yield from lines(item)  # a table in one of these stands in its line
                yield ""


def _is_table(thing: object) -> bool:
    return isinstance(thing, Mapping) or (
        isinstance(thing, list) and bool(thing) and all(isinstance(item, Mapping) for item in thing)
    )
