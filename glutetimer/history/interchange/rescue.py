"""A file beside the history for what could not be saved into it; the next start takes it in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from glutetimer.files.reading.pipes import read_from
from glutetimer.history.connection import in_words
from glutetimer.history.interchange.json import FORMAT, LARGEST, read_json, to_text
from glutetimer.history.interchange.problems import UnreadableError
from glutetimer.history.records import SessionRecord
from glutetimer.history.rows import Record, to_row
from glutetimer.history.store import History


def write_aside(records: Iterable[Record], path: Path) -> Path:
    """Write records as an import would read them, through to the disk.

    Args:
        records: sessions and sets.
        path: where; with a number at its name, where there is such a file already: that one may hold sets too.

    Returns:
        the file that was written.

    Raises:
        HistoryError: it could not be written; then there is no such file.
    """
    rows = [(isinstance(record, SessionRecord), to_row(record)) for record in records]
    sessions, sets = ([row for is_session, row in rows if is_session is wanted] for wanted in (True, False))
    data = to_text({"format": FORMAT, "sessions": sessions, "sets": sets}).encode()
    with in_words(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        for name in _names(path):
            try:
                file = name.open("xb")
            except FileExistsError:
                continue
            try:
                with file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
            except BaseException:
                name.unlink()
                raise
            return name
    raise AssertionError("there is always one more number")


def take_aside(history: History, path: Path) -> int:
    """Take in what `write_aside` left at this path, and remove its files once it is saved.

    Returns:
        how many sessions and sets were there.

    Raises:
        HistoryError, UnreadableError: a file could not be taken in; it is still there.
    """
    taken = 0
    for name in _names(path):
        if not name.exists():
            break
        with in_words(name):
            try:
                records = read_json(read_from(name, LARGEST + 1))
            except UnreadableError as error:
                raise UnreadableError(f"{name}: {problem}" for problem in error.problems) from error
            history.put(*records.sessions, *records.sets)
            name.unlink()
        taken += len(records.sessions) + len(records.sets)
    return taken


def _names(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
