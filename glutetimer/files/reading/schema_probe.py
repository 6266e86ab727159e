"""The language of a file as JSON Schema, for editors: drawn by the reader itself, which is led over an empty table.

So the schema knows every key that the reader takes, with its kind and its bounds, and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from glutetimer.files.reading.document import version
from glutetimer.files.reading.table import Parse, Table, Value

Schema = dict[str, object]

T = TypeVar("T")


class Sketch(Table):
    """A table that notes what it is asked for, and never has it."""

    def __init__(self) -> None:
        super().__init__({}, [])
        self.values: dict[str, Schema] = {}
        self.tables: dict[str, Sketch] = {}
        self.lists: dict[str, int] = {}
        """The tables that may come several times, with how often."""
        self.named: dict[str, int] = {}
        """The tables of tables, with how many those may be."""
        self.required: list[str] = []

    @property
    def faultless(self) -> bool:
        return False

    def note(self, words: str, *path: str | int, at_key: bool = False) -> None:
        """There is nothing to be wrong."""

    def require(self, key: str, words: str) -> None:
        self.required.append(key)

    def take(self, key: str, parse: Parse[T]) -> T | None:
        self.values[key] = _of(parse)
        return None

    def take_list(self, key: str, parse: Parse[T], most: int) -> tuple[T, ...]:
        self.values[key] = {"type": "array", "maxItems": most, "items": _of(parse)}
        return ()

    def take_weekly(self, key: str, parse: Parse[T], most: int) -> tuple[T, ...]:
        one = _of(parse)
        kinds = one.get("anyOf")
        every = {"type": "array", "minItems": 1, "maxItems": most, "items": one}
        self.values[key] = {"anyOf": [*(kinds if isinstance(kinds, list) else [one]), every]}
        return ()

    def take_table(self, key: str) -> Table:
        self.tables[key] = made = Sketch()
        return made

    def take_named(self, key: str, most: int) -> dict[str, Table]:
        self.named[key] = most
        return {"x": self.take_table(key)}

    def peek(self, *path: str) -> Iterator[Mapping[str, object]]:
        return iter(())

    def take_tables(self, key: str, most: int) -> list[Table]:
        self.lists[key] = most
        return [self.take_table(key)]


def sketched(build: Callable[[Table], object]) -> Sketch:
    """What a reader asks a whole document for."""
    table = Sketch()
    table.take("format", version)
    build(table)
    return table


def _of(parse: Callable[[object], object]) -> Schema:
    return dict(parse.schema) if isinstance(parse, Value) else {}
