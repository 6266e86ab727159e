"""Whether the file of the history is sound."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from glutetimer.history.connection import in_words, open_to_read


@dataclass(frozen=True, slots=True)
class HistoryHealth:
    """What the file itself says of it."""

    version: int
    """Of its tables."""
    sessions: int
    sets: int
    damage: str
    """What SQLite's own check finds first; empty where it finds nothing."""


def check_history(path: Path) -> HistoryHealth:
    """Look the whole file through, which takes a second for each 100 MB or so; nothing is written."""
    connection, version = open_to_read(path)
    try:
        with in_words(path):
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            sessions, sets = connection.execute(
                "SELECT (SELECT count(*) FROM sessions), (SELECT count(*) FROM sets)"
            ).fetchone()
    finally:
        connection.close()
    return HistoryHealth(version, sessions, sets, "" if found == "ok" else str(found).rpartition("\n")[2])
