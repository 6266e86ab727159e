"""Connections to the file: safe ones to write, harmless ones to read, and errors in one line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.history.schema import MIGRATIONS, migrate, version_of

BUSY_S = 5.0
"""How long a write waits for another program that is writing (our choice)."""
READ_S = 0.5
"""How long a read waits for that, where nothing else is said; a commit takes milliseconds (our choice)."""
AT_ONCE_S = 0.1
"""How long a picture waits for that, before it is shown without what it waits for (our choice)."""
TRIES = 10
"""How often a session's start waits that long, before it does without a history (our choice)."""
WAITS = "Waiting for the history: another program is writing to it."
"""Said meanwhile."""


class HistoryError(GlutetimerError):
    """What is wrong with the history, in one line."""


class BusyError(HistoryError):
    """Another program is writing the file; a moment later it can be read."""


class NewerFileError(HistoryError):
    """A newer version wrote the file: it can be read, as far as that goes, and is not written."""


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open the file, created or migrated where needed, so that a commit survives a power cut.

    The rollback journal with `synchronous=EXTRA` is what lost nothing when the power was cut. Neither is kept in the
    file, so both are set and checked here; `fullfsync` makes macOS flush the drive.

    Raises:
        NewerFileError: a newer version wrote it.
        HistoryError: it is not a history, or cannot be opened.
    """
    with in_words(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _check_link(path)
        if path.exists():  # another program's file stays untouched: look before a connection that could write
            looking, version = _look(path, BUSY_S)
            looking.close()
            if version > len(MIGRATIONS):
                raise NewerFileError(newer(path, version))
        connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
        try:
            journal = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA fullfsync = ON")
            if (journal, connection.execute("PRAGMA synchronous").fetchone()[0]) != ("delete", 3):
                raise HistoryError(f"{path}: it is open in another program in a way that is not safe; close that one")
            if version_of(connection) != len(MIGRATIONS):
                migrate(connection, path, datetime.now(UTC).date())
        except BaseException:
            connection.close()
            raise
        return connection


def open_to_read(path: Path, wait_s: float = READ_S) -> tuple[sqlite3.Connection, int]:
    """Open the file without changing or creating anything; where there is none, an empty history.

    Returns:
        the connection and the file's version, which may be newer than ours. An older file is brought to our version in
        memory alone.
    """
    with in_words(path):
        _check_link(path)
        found = _look(path, wait_s) if path.exists() else None
        if found and found[1] >= len(MIGRATIONS):
            return found
        memory = sqlite3.connect(":memory:", isolation_level=None)
        if found:
            found[0].backup(memory)
            found[0].close()
        migrate(memory)
        return memory, len(MIGRATIONS)


def newer(path: Path, version: int) -> str:
    """What to say of a newer file."""
    return f"{path}: a newer glutetimer wrote it (version {version}; this one knows {len(MIGRATIONS)}): not written"


def is_busy(path: Path, wait_s: float = READ_S) -> bool:
    """Whether another program keeps the file from being read, for as long as that."""
    try:
        open_to_read(path, wait_s)[0].close()
    except BusyError:
        return True
    except HistoryError:
        pass  # said by whoever reads it
    return False


def wait_for_history(path: Path) -> Iterator[bool]:
    """Tries, each as long as a read waits, until it can be read or there were enough; True: it is the first in vain."""
    for tries in range(TRIES):
        if not is_busy(path):
            return
        yield tries == 0


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """What goes wrong with the file becomes a HistoryError of one line."""
    try:
        yield
    except sqlite3.Error as error:
        busy = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
        raise (BusyError if busy else HistoryError)(f"{path}: {_words(error)}") from error
    except json.JSONDecodeError as error:
        raise HistoryError(f"{path}: a row of it cannot be read; it is damaged") from error
    except OSError as error:
        raise HistoryError(f"{error.filename or path}: {error.strerror}") from error


def _check_link(path: Path) -> None:
    """A link that leads nowhere is no empty history: its disk may not be there now."""
    if path.is_symlink() and not path.exists():
        raise HistoryError(f"{path}: this is a link to {path.readlink()}, which is not there")


def _look(path: Path, wait_s: float) -> tuple[sqlite3.Connection, int]:
    """A connection that cannot write, and the file's version."""
    if path.is_dir():
        raise HistoryError(f"{path}: this is a folder")
    if not path.is_file():
        raise HistoryError(f"{path}: this is no file, but a pipe, a socket or a device")
    uri = path.resolve().as_uri()
    try:
        return _ask(f"{uri}?mode=ro", path, wait_s)
    except sqlite3.Error as error:
        # A write was cut off, and what it left must be undone before anybody can read; that needs more than "ro".
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
        return _ask(f"{uri}?mode=rw", path, wait_s)


def _ask(uri: str, path: Path, wait_s: float) -> tuple[sqlite3.Connection, int]:
    connection = sqlite3.connect(uri, uri=True, timeout=wait_s, isolation_level=None)
    try:
        version = version_of(connection)
        if version is None:
            raise HistoryError(f"{path}: this is not a history of glutetimer; it is left as it is")
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection, version


_MEANINGS = {
    sqlite3.SQLITE_BUSY: "another program is writing to it, and does not end",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened or created; the folder must exist and be yours to write",
    sqlite3.SQLITE_CORRUPT: "it is damaged; move it away, and a copy of it back",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
    sqlite3.SQLITE_NOTADB: "this is not a history of glutetimer; it is left as it is",
    sqlite3.SQLITE_PERM: "it is not yours to write",
    sqlite3.SQLITE_READONLY: "it cannot be written: it, its folder or its disk is read-only",
}


def _words(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0)  # errors of the module itself have none
    return _MEANINGS.get(code & 0xFF, str(error))
