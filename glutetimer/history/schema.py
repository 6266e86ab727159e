"""The tables of the history, and how an older file becomes one of this version.

`changes` is the truth and only ever grows. The other tables, but for `device`, `running`, `rescued` and `folder_files`,
are derived from it in the same transaction: they hold what is searched and added up, and point to the change that has
the rest. A kind that is new in a version may be among the changes already, sent by a device that had it before: what
brings the file to that version derives those too.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from errno import ENOSPC
from pathlib import Path
from shutil import disk_usage

MARGIN = 100_000
"""Bytes that are to be free besides (our choice)."""
APPLICATION_ID = 0x676C7465
"""Marks the file as a history of this program: "glte"."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE device (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            id TEXT NOT NULL
        )""",
        "INSERT INTO device VALUES (1, lower(hex(randomblob(8))))",
        """CREATE TABLE changes (
            seq INTEGER PRIMARY KEY,       -- the order of arrival in this file
            stamp INTEGER NOT NULL,        -- milliseconds << 16, counted up: the highest of a row wins
            device TEXT NOT NULL,
            number INTEGER NOT NULL,       -- of the device, without gaps
            action INTEGER NOT NULL,       -- the number of the first change that was made together with it
            undoable INTEGER NOT NULL,     -- made by the user's hand: undo takes it back
            undoes INTEGER,                -- the action of the same device that this one takes back
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            body TEXT,                     -- the whole row as JSON; NULL: deleted
            UNIQUE (stamp, device),
            UNIQUE (device, number)
        )""",
        "CREATE INDEX changes_of_row ON changes (id, kind, stamp)",
        "CREATE INDEX changes_by_hand ON changes (device, number, undoes) WHERE undoable AND number = action",
        """CREATE TABLE sessions (
            change INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            date TEXT NOT NULL,
            ms INTEGER NOT NULL,
            seconds REAL
        )""",
        "CREATE INDEX sessions_by_date ON sessions (date, ms, id)",
        """CREATE TABLE sets (
            change INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            session TEXT NOT NULL,
            exercise TEXT NOT NULL,
            measure TEXT NOT NULL,
            date TEXT NOT NULL,
            ms INTEGER NOT NULL,
            offset_min INTEGER NOT NULL,
            seconds REAL NOT NULL
        )""",
        "CREATE INDEX sets_by_date ON sets (date, ms, id)",
        "CREATE INDEX sets_by_session ON sets (session)",
        "CREATE INDEX sets_by_exercise ON sets (exercise, date)",
        """CREATE TABLE days (
            date TEXT PRIMARY KEY,
            sets INTEGER NOT NULL,
            seconds REAL NOT NULL,
            first_ms INTEGER NOT NULL,
            first_offset_min INTEGER NOT NULL,
            last_ms INTEGER NOT NULL,
            last_offset_min INTEGER NOT NULL
        ) WITHOUT ROWID""",
        """CREATE TABLE calendar (         -- pauses, goals and decisions
            change INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL
        )""",
        """CREATE TABLE progress (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            text TEXT NOT NULL
        )""",
    ),
    (
        # What the rules know of holds, and what exercises add up to, without opening each set's body.
        """CREATE TABLE holds (
            change INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            exercise TEXT NOT NULL,
            side TEXT NOT NULL,
            date TEXT NOT NULL,
            ms INTEGER NOT NULL,
            held_s REAL NOT NULL,
            reason TEXT NOT NULL,
            clocked_s REAL,
            trim_s REAL NOT NULL,
            mode TEXT,
            fatigued INTEGER NOT NULL,
            pain_score INTEGER,
            pain_place TEXT
        )""",
        "CREATE INDEX holds_by_exercise ON holds (exercise, date, ms, id)",
        """INSERT INTO holds
            SELECT change, sets.id, exercise, json_extract(body, '$.side'), date, ms,
                json_extract(body, '$.held_s'), json_extract(body, '$.reason'), json_extract(body, '$.clocked_s'),
                coalesce(json_extract(body, '$.trim_s'), 0), json_extract(body, '$.mode'),
                coalesce(json_extract(body, '$.fatigued'), 0),
                json_extract(body, '$.pain.score'), json_extract(body, '$.pain.place')
            FROM sets JOIN changes ON seq = change
            WHERE measure = 'hold'
                AND json_extract(body, '$.held_s') IS NOT NULL AND json_extract(body, '$.reason') IS NOT NULL""",
        "ALTER TABLE sets ADD COLUMN reps INTEGER",
        "UPDATE sets SET reps = (SELECT json_extract(body, '$.reps') FROM changes WHERE seq = change)",
        "DROP INDEX sets_by_exercise",
        "CREATE INDEX sets_by_exercise ON sets (exercise, date, seconds, reps)",
    ),
    (
        # Two sessions may go on at once, each in a window of its own: a row each.
        """CREATE TABLE running (
            session TEXT PRIMARY KEY,
            owner TEXT NOT NULL,           -- the process that performs it, or did
            heard_ms INTEGER NOT NULL,     -- when it wrote last, in milliseconds since 1970
            text TEXT NOT NULL             -- where it stands
        )""",
        """INSERT INTO running
            SELECT json_extract(text, '$.session'),
                json_object('process', coalesce(json_extract(text, '$.process'), 0)),
                coalesce((SELECT max(stamp) >> 16 FROM changes), 0), text
            FROM progress WHERE json_valid(text) AND json_extract(text, '$.session') IS NOT NULL""",
        "DROP TABLE progress",
        # Files of what could not be saved that have been taken in: none is a second time.
        "CREATE TABLE rescued (digest TEXT PRIMARY KEY) WITHOUT ROWID",
        # The first files of all had no calendar, and nothing for it.
        """CREATE TABLE IF NOT EXISTS calendar (
            change INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL
        )""",
    ),
    (
        # Sets with a load or an aim: what the rules of amounts ask for, and few of all sets have.
        """CREATE TABLE amounts (
            change INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            exercise TEXT NOT NULL,
            session TEXT NOT NULL,
            measure TEXT NOT NULL,
            date TEXT NOT NULL,
            ms INTEGER NOT NULL,
            amount REAL,                   -- repetitions, or seconds
            aim REAL,
            load TEXT NOT NULL,
            planned_load TEXT NOT NULL
        )""",
        "CREATE INDEX amounts_by_exercise ON amounts (exercise, date, ms)",
        # An import may have had them before; what is no load and no aim stays in the body alone, as in rows.py.
        """INSERT INTO amounts
            SELECT * FROM (
                SELECT change, sets.id, exercise, session, measure, date, ms,
                    CASE measure WHEN 'reps' THEN reps ELSE json_extract(body, '$.seconds') END,
                    CASE WHEN json_type(body, '$.aim') IN ('integer', 'real') AND json_extract(body, '$.aim') >= 0
                        AND json_extract(body, '$.aim') < 1e9 THEN json_extract(body, '$.aim') END AS aim,
                    CASE json_type(body, '$.load') WHEN 'text' THEN json_extract(body, '$.load') ELSE '' END AS load,
                    CASE json_type(body, '$.planned_load') WHEN 'text'
                        THEN json_extract(body, '$.planned_load') ELSE '' END AS planned_load
                FROM sets JOIN (
                    SELECT seq, CASE WHEN json_valid(body) THEN body ELSE '{}' END AS body FROM changes
                ) ON seq = change
            ) WHERE aim IS NOT NULL OR load <> '' OR planned_load <> ''""",
        # Weeks of a workout count from its first session.
        "ALTER TABLE sessions ADD COLUMN workout TEXT NOT NULL DEFAULT ''",
        """UPDATE sessions SET workout = coalesce(
            (SELECT json_extract(body, '$.workout') FROM changes WHERE seq = change AND json_valid(body)), '')""",
        "CREATE INDEX sessions_by_workout ON sessions (workout, date)",
    ),
    (
        # Other devices' changes come too. One that was copied, or whose clock stood still, may use a number or a stamp
        # that another change has: both are kept.
        """CREATE TABLE changes_of_all (
            seq INTEGER PRIMARY KEY,       -- the order of arrival in this file
            stamp INTEGER NOT NULL,        -- milliseconds << 16, counted up: the highest of a row wins
            device TEXT NOT NULL,
            number INTEGER NOT NULL,       -- of the device; of this one without gaps
            action INTEGER NOT NULL,       -- the number of the first change that was made together with it
            undoable INTEGER NOT NULL,     -- made by the user's hand here: undo takes it back
            undoes INTEGER,                -- the action of the same device that this one takes back
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            body TEXT,                     -- the whole row as JSON; NULL: deleted
            based INTEGER                  -- the stamp of what the row said when it was changed; NULL: it was not there
        )""",
        """INSERT INTO changes_of_all
            SELECT seq, stamp, device, number, action, undoable, undoes, kind, id, body,
                lag(stamp) OVER (PARTITION BY kind, id ORDER BY stamp) FROM changes""",
        "DROP TABLE changes",
        "ALTER TABLE changes_of_all RENAME TO changes",
        "CREATE INDEX changes_of_row ON changes (id, kind, stamp)",
        "CREATE INDEX changes_by_hand ON changes (device, number, undoes) WHERE undoable AND number = action",
        "CREATE INDEX changes_of_device ON changes (device, number)",
        "CREATE INDEX changes_by_stamp ON changes (stamp)",
        # What each file of the sync folder was when it was read or written last.
        """CREATE TABLE folder_files (
            name TEXT PRIMARY KEY,
            bytes INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            taken INTEGER NOT NULL,        -- up to which byte each line of it is among the changes
            crc INTEGER NOT NULL,          -- of the bytes up to there
            sent INTEGER                   -- of this device's own file: it has each number up to this one
        ) WITHOUT ROWID""",
        # A pause and a goal may have the same id where an earlier import gave it.
        """CREATE TABLE calendar_of_kinds (
            change INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            kind TEXT NOT NULL,
            UNIQUE (kind, id)
        )""",
        "INSERT INTO calendar_of_kinds SELECT change, id, kind FROM calendar",
        "DROP TABLE calendar",
        "ALTER TABLE calendar_of_kinds RENAME TO calendar",
    ),
)
"""What leads from each version of the file to the next; `user_version` counts those that were made."""


def version_of(connection: sqlite3.Connection) -> int | None:
    """The version of a file; 0 for an empty one, None for the file of another program."""
    # In this order: another program may fill it between the two, and marks it in the same transaction.
    empty = not connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_master)").fetchone()[0]
    marked: int = connection.execute("PRAGMA application_id").fetchone()[0]
    if marked == APPLICATION_ID or (marked == 0 and empty):
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    return None


def migrate(connection: sqlite3.Connection, path: Path | None = None, day: date | None = None) -> None:
    """Bring a file to this version, all or nothing; a file with something in it is copied before.

    Args:
        connection: a file of this version or an older one, or an empty one.
        path: the file, for the copy beside it; None where there is nothing to keep.
        day: today, for the copy's name.

    Raises:
        OSError: there is no room for the copy. Then, as after any error, the file is as it was, and there is no copy.
    """
    copy: Path | None = None
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(connection) or 0  # only now: two programs may come at the same time
        if 0 < version < len(MIGRATIONS) and path:
            copy = _copy(path, f"v{version}-{day}")
        for statements in MIGRATIONS[version:]:
            for statement in statements:
                connection.execute(statement)
        if version < len(MIGRATIONS):
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if copy:  # a copy of what is still there; each further try would make one more
            copy.unlink()
        raise


def _copy(path: Path, mark: str) -> Path:
    """Copy the file, which nobody can write meanwhile, to a new name beside it; an earlier copy is never replaced."""
    copy, count = path.with_name(f"{path.stem}-{mark}{path.suffix}"), 1
    while copy.exists():
        count += 1
        copy = path.with_name(f"{path.stem}-{mark}-{count}{path.suffix}")
    half = path.with_name(f".{path.name}.copy.new")  # what a kill leaves of it, the next try begins anew
    half.unlink(missing_ok=True)
    _check_room(path)
    try:
        # A connection of its own: SQLite copies nothing from one that is in a transaction that writes.
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(half)) as target:
            target.execute("PRAGMA synchronous = EXTRA")
            source.backup(target)
        half.rename(copy)
    except BaseException:
        for left in (half, half.with_name(f"{half.name}-journal")):
            left.unlink(missing_ok=True)
        raise
    return copy


def _check_room(path: Path) -> None:
    """The copy needs as much as the file has; the change itself and its journal about as much again (our choice)."""
    needed, free = 2 * path.stat().st_size + MARGIN, disk_usage(path.parent).free
    if free < needed:
        words = f"an older version wrote it, and it is copied before it is changed: that needs {_mb(needed)} of room"
        raise OSError(ENOSPC, f"{words}, and {_mb(free)} are free", str(path))


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
