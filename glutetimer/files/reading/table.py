"""Taking what one knows from a table, and noting what is wrong in it, without stopping at the first mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from glutetimer.files.reading.names import nearest
from glutetimer.files.reading.problem import shown

if TYPE_CHECKING:
    from glutetimer.files.reading.locate import Path

MOST_FINDINGS = 100
"""Then reading ends: a file with more is not made by a slip, and each one costs time."""

T = TypeVar("T")

Parse = Callable[[object], T]
"""Makes something of a value, or raises a ValueError whose text says what would be right."""


class Value(Generic[T]):
    """What a value may be: what reads it, and the same for editors. `schema`: as JSON Schema: it refuses nothing that
    `parse` takes, and as much else as it can.
    """

    def __init__(self, parse: Parse[T], schema: Mapping[str, object]) -> None:
        self.parse, self.schema = parse, schema

    def __call__(self, value: object) -> T:
        return self.parse(value)


class TooManyError(Exception):
    """There are too many problems to go on."""


class Finding(NamedTuple):
    """Something wrong, by path; the place in the text is looked up when it is told."""

    path: Path
    words: str
    at_key: bool = False
    """It is the key that is wrong, not its value."""


class Table:
    """A table of a document. What is taken from it is known; `finish` finds all that is not."""

    def __init__(self, values: dict[str, object], findings: list[Finding], path: Path = ()) -> None:
        self._values = values
        self._findings = findings
        self._path = path
        self._asked: set[str] = set()
        self._required: dict[str, str] = {}

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def keys(self) -> Iterator[str]:
        """The keys, in the order of the file."""
        return iter(self._values)

    @property
    def faultless(self) -> bool:
        """Whether nothing has been found in the whole document so far."""
        return not self._findings

    def note(self, words: str, *path: str | int, at_key: bool = False) -> None:
        """Note what is wrong at a path inside this table; without one, at the table itself.

        Raises:
            TooManyError: there is enough to mend.
        """
        self._findings.append(Finding(self._path + path, words, at_key))
        if len(self._findings) >= MOST_FINDINGS:
            words = f"{MOST_FINDINGS} problems: reading ended here; mend them first"
            self._findings.append(Finding(self._path + path, words, at_key))
            raise TooManyError

    def refuse(self, keys: Iterable[str], words: str) -> None:
        """Note each of these keys that is there."""
        for key in keys:
            if key in self:
                self.note(f"{key}: {words}", key, at_key=True)

    def take(self, key: str, parse: Parse[T]) -> T | None:
        """The value of a key; None where the file leaves it out, or says it wrongly, which is noted."""
        self._asked.add(key)
        return self._parsed(parse, self._values[key], key) if key in self._values else None

    def require(self, key: str, words: str) -> None:
        """Have `finish` note a key that is not there; `words` tell what to write."""
        self._required[key] = words

    def take_list(self, key: str, parse: Parse[T], most: int) -> tuple[T, ...]:
        """The items of a list, without the wrong ones; none where the file leaves it out."""
        values = self.take(key, lambda value: _list(value, most)) or []
        items = (self._parsed(parse, value, key, at) for at, value in enumerate(values))
        return tuple(item for item in items if item is not None)

    def take_weekly(self, key: str, parse: Parse[T], most: int) -> tuple[T, ...]:
        """The values of a key that may go by week, one a week in a list; none where the file leaves it out."""
        values = self.take(key, lambda value: value)
        if not isinstance(values, list):
            value = None if values is None else self._parsed(parse, values, key)
            return () if value is None else (value,)
        if not values:
            self.note(f"{key}: an empty list; write one value a week, or leave the key out", key)
        return self.take_list(key, parse, most)

    def take_table(self, key: str) -> Table | None:
        values = self.take(key, lambda value: _table(value, f"[{key}]"))
        return None if values is None else Table(values, self._findings, (*self._path, key))

    def take_named(self, key: str, most: int) -> dict[str, Table]:
        """The tables in a table, by the names that a file gives them."""

        def parse(value: object) -> dict[str, object]:
            values = _table(value, f"[{key}.my-own]")
            if len(values) > most:
                raise ValueError(f"{len(values)} of them; write {most} at most")
            return values

        tables: dict[str, Table] = {}
        for name, value in (self.take(key, parse) or {}).items():
            values = self._parsed(lambda value, name=name: _table(value, f"[{key}.{name}]"), value, key, name)  # type: ignore[misc]
            if values is not None:
                tables[name] = Table(values, self._findings, (*self._path, key, name))
        return tables

    def peek(self, *path: str) -> Iterator[Mapping[str, object]]:
        """The tables at a path as they stand there, whatever else stands there: nothing is taken or noted."""
        found: list[object] = [self._values]
        for key in path:
            inner = (each.get(key) for each in found if isinstance(each, dict))
            found = [item for value in inner for item in (value if isinstance(value, list) else [value])]
        return (each for each in found if isinstance(each, dict))

    def take_tables(self, key: str, most: int) -> list[Table]:
        """The tables that [[key]] begins, in order."""

        def parse(value: object) -> list[object]:
            if isinstance(value, dict):
                raise ValueError(f"write [[{key}]], with two brackets: there may be several")
            return _list(value, most)

        tables: list[Table] = []
        for at, value in enumerate(self.take(key, parse) or []):
            values = self._parsed(lambda value: _table(value, f"[[{key}]]"), value, key, at)
            if values is not None:
                tables.append(Table(values, self._findings, (*self._path, key, at)))
        return tables

    def finish(self) -> bool:
        """Note every key that nobody has asked for, or else what is missing; whether all keys were known.

        A key that is not known may be a slip for the one that is missing, and one mistake is told once.
        """
        unknown = [key for key in self._values if key not in self._asked]
        for key in unknown:
            near = nearest(key, self._asked)
            help = f"did you mean '{near}'?" if near else f"known here: {', '.join(sorted(self._asked))}"
            self.note(f"unknown key {shown(key)}; {help}", key, at_key=True)
        for key, words in self._required.items():
            if key not in self._values and not unknown:
                self.note(words)
        return not unknown

    def _parsed(self, parse: Parse[T], value: object, *path: str | int) -> T | None:
        try:
            return parse(value)
        except ValueError as error:
            self.note(f"{path[0]}: {error}", *path)
            return None


def _list(value: object, most: int) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(f"{shown(value)} is no list; put it in brackets")
    if len(value) > most:
        raise ValueError(f"{len(value)} of them; write {most} at most")
    return value


def _table(value: object, header: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"{shown(value)} is no table; begin one with {header}")
    return value
