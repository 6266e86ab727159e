"""The table of sessions that go on, or were interrupted: a row each, which belongs to one process at a time."""

import json
import sqlite3
from typing import NamedTuple

from glutetimer.history.batch import SessionProgress
from glutetimer.history.connection import HistoryError
from glutetimer.history.resume.owner import is_gone

FORGOTTEN_MS = 30 * 86_400_000
"""An interrupted session is offered for so long (our choice); its sets stay."""


class RunningSession(NamedTuple):
    """A row, as it was read."""

    session: str
    owner: str
    """The process that performs it, or did."""
    heard_ms: int
    """When it wrote last, in milliseconds since 1970."""
    text: str


class ChangedMeanwhileError(HistoryError):
    """A session is no longer as it was when the question about it was asked: another window went on with it."""


def read_all(connection: sqlite3.Connection) -> list[RunningSession]:
    """Every row, the one heard of last first."""
    rows = connection.execute("SELECT session, owner, heard_ms, text FROM running ORDER BY heard_ms DESC, session")
    return [RunningSession(*row) for row in rows]


def record(connection: sqlite3.Connection, progress: SessionProgress, owner: str, now_ms: int) -> bool:
    """Keep where a session stands, in a transaction that writes.

    Returns:
        False where it belongs to another process by now; then its row stays as it is.
    """
    session, text = progress.session, progress.text
    if progress.begins:
        _prune(connection, now_ms)
        values = (session, owner, now_ms, text)
        insert = "INSERT INTO running SELECT ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM running WHERE session = ?)"
        if text is not None and connection.execute(insert, (*values, session)).rowcount:
            return True
    mine = (session, owner)
    if text is None:
        done = connection.execute("DELETE FROM running WHERE session = ? AND owner = ?", mine)
    else:
        update = "UPDATE running SET heard_ms = ?, text = ? WHERE session = ? AND owner = ?"
        done = connection.execute(update, (now_ms, text, *mine))
    return done.rowcount > 0


def is_newer(connection: sqlite3.Connection, progress: SessionProgress) -> bool:
    """Whether a session stood there later than its row says: each writing of it has a number, whenever it was made."""
    if progress.text is None:
        return True
    rows = connection.execute("SELECT text FROM running WHERE session = ?", (progress.session,)).fetchall()
    return all(_count(progress.text) > _count(text) for (text,) in rows)


def _count(text: str) -> int:
    try:
        return int(json.loads(text).get("written", 0))
    except (AttributeError, TypeError, ValueError):  # none of ours, or of an earlier version
        return 0


def end(connection: sqlite3.Connection, seen: RunningSession) -> None:
    """There is nothing more to go on with."""
    _check(connection, seen)
    connection.execute("DELETE FROM running WHERE session = ?", (seen.session,))


def claim(connection: sqlite3.Connection, seen: RunningSession, owner: str, now_ms: int) -> None:
    """Let it belong to another process from now on."""
    _check(connection, seen)
    connection.execute("UPDATE running SET owner = ?, heard_ms = ? WHERE session = ?", (owner, now_ms, seen.session))


def _check(connection: sqlite3.Connection, seen: RunningSession) -> None:
    if seen not in read_all(connection):
        raise ChangedMeanwhileError("another window went on with this session meanwhile, or ended it")


def _prune(connection: sqlite3.Connection, now_ms: int) -> None:
    """Forget what nobody will be asked about: of a process that is gone, without a set, or a month old."""
    for row in read_all(connection):
        sets = connection.execute("SELECT 1 FROM sets WHERE session = ?", (row.session,)).fetchone()
        if (not sets or now_ms - row.heard_ms > FORGOTTEN_MS) and is_gone(row.owner, row.heard_ms, now_ms):
            connection.execute("DELETE FROM running WHERE session = ?", (row.session,))
