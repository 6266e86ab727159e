"""A file that says what the names of another program mean here: TOML, written with empty answers, and read with others.

skip = ["Bench Press (Barbell)"]
"Clamshells with the blue band" = "clam"
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from glutetimer.files.reading.document import read
from glutetimer.files.reading.names import plain
from glutetimer.files.reading.problem import GlutetimerError, shown, visible
from glutetimer.files.reading.table import Table
from glutetimer.files.writing.toml import key, lines

SKIP = "skip"
MOST = 2_000
"""Names to leave out (our choice)."""


class NameMap(NamedTuple):
    """Names in plain spelling."""

    meant: dict[str, str]
    """The ids of exercises; empty where a name is kept as it is."""
    skip: frozenset[str] = frozenset()
    """Their sets are left out."""


def read_name_map(data: bytes, file: str, find: Callable[[str], str]) -> NameMap:
    """The answers of a file.

    Args:
        find: the id of an exercise by what it is called; a GlutetimerError says that there is none.
    """

    def build(table: Table) -> NameMap:
        meant, skip = {}, frozenset[str]()
        for name in list(table.keys()):
            if name == SKIP and any(not isinstance(value.get(SKIP), str) for value in table.peek()):
                skip = frozenset(map(plain, table.take_list(SKIP, _name, MOST)))
            elif name != "format" and (id := table.take(name, lambda value: _exercise(value, find))) is not None:
                meant[plain(name)] = id
        return NameMap(meant, skip)

    return read(data, file, build)


def write_name_map(unknown: Mapping[str, int], file: str) -> str:
    """A file to fill in, the names of most sets first. `unknown`: names, and how many sets each has."""
    head = (
        f"# What the names of {visible(file)} mean here: an exercise's id, name or alias, as in",
        '# "Clamshells" = "clam". An empty answer keeps a name as it is; what stands in skip is left out.',
        "",
        *(() if SKIP in unknown else (*lines({SKIP: []}), "")),  # one key stands once in a file
    )
    asked = (f'{key(name)} = ""' for name, _ in sorted(unknown.items(), key=lambda each: -each[1]))
    return "\n".join((*head, *asked, ""))


def _name(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{shown(value)} is no name; write it in quotes")
    return value


def _exercise(value: object, find: Callable[[str], str]) -> str:
    """The id of an answer; empty where the answer is."""
    if not isinstance(value, str):
        raise ValueError(f'{shown(value)} is no exercise; write one in quotes, such as "clam", or "" to keep the name')
    try:
        return find(value) if value.strip() else ""
    except GlutetimerError as error:
        raise ValueError(str(error)) from None
