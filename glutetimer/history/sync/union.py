"""Changes of other devices among our own: the union of all, and of each row the highest stamp.

A change is known by its stamp, its row and what it says of it, whichever device it comes from: a device that was copied
tells all of its changes again under its new name.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from glutetimer.history.changes import rank_changes
from glutetimer.history.interchange.records import is_importable
from glutetimer.history.projections import Derived
from glutetimer.history.rows import RecordKind, Row, unpack
from glutetimer.history.sync.line import ChangeLine, tidy

RowKey = tuple[str, str]
"""A row's kind and id."""


@dataclass(slots=True)
class Arrivals:
    """What came."""

    rows: set[RowKey] = field(default_factory=set)
    """Those that are another now."""
    unshown: set[RowKey] = field(default_factory=set)
    """Those that this version cannot show: of a newer one. They are kept."""
    is_copy: bool = False
    """Whether something came from this very device that it never made: it was copied, or brought back from a backup."""


def take_in(connection: sqlite3.Connection, changes: Iterable[ChangeLine], arrivals: Arrivals) -> None:
    """Put what is new of these among the changes, in a transaction that writes; `arrivals` grows by it."""
    new = [change for change in dict.fromkeys(changes) if not is_known(connection, change)]
    if any(change.device == device_of(connection) for change in new):
        arrivals.is_copy = True
        rename_device(connection)
    (before,) = connection.execute("SELECT coalesce(max(seq), 0) FROM changes").fetchone()
    connection.executemany(
        "INSERT INTO changes (stamp, device, number, action, undoable, undoes, kind, id, body, based)"
        " VALUES (?, ?, ?, ?, 0, NULL, ?, ?, ?, ?)",
        (
            (each.stamp, each.device, each.number, each.number, each.kind, each.id, each.body, each.based)
            for each in new
        ),
    )
    derived = Derived(connection)
    read = {change.body: change.row for change in new}
    for kind, id in dict.fromkeys((change.kind, change.id) for change in new):
        if _show(connection, derived, (kind, id), read, arrivals) > before:
            arrivals.rows.add((kind, id))
    derived.close()


def is_known(connection: sqlite3.Connection, change: ChangeLine) -> bool:
    """Whether a change is among those that are here, whoever told it."""
    rows = connection.execute(
        "SELECT body FROM changes WHERE id = ? AND kind = ? AND stamp = ?", (change.id, change.kind, change.stamp)
    )
    return any(body == change.body or (body is not None and _tidy(body) == change.body) for (body,) in rows)


def device_of(connection: sqlite3.Connection) -> str:
    """What this device is called."""
    found: str = connection.execute("SELECT id FROM device").fetchone()[0]
    return found


def adopt_device(connection: sqlite3.Connection, device: str) -> None:
    """Take over what another device has told: nobody else may be there to tell it."""
    own = device_of(connection)
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM changes WHERE device = ?", (own,)).fetchone()
    found = connection.execute("SELECT seq FROM changes WHERE device = ? ORDER BY number, seq", (device,)).fetchall()
    connection.executemany(
        "UPDATE changes SET device = ?, number = ?, action = ?, undoable = 0, undoes = NULL WHERE seq = ?",
        ((own, number, number, seq) for number, (seq,) in enumerate(found, last + 1)),
    )


def rename_device(connection: sqlite3.Connection) -> None:
    """Become another device, which has made all that this one made.

    Another one writes, or wrote, under the same name. Nothing that either of them made is left to the other to tell.
    A session that was interrupted before that is offered no more: the other one may have gone on with it.
    """
    from glutetimer.history.ids import now_ms
    from glutetimer.history.resume.owner import is_gone
    from glutetimer.history.running import read_all

    name, former = os.urandom(8).hex(), device_of(connection)
    connection.execute("UPDATE device SET id = ?", (name,))
    connection.execute("UPDATE changes SET device = ? WHERE device = ?", (name, former))
    for row in read_all(connection):
        if is_gone(row.owner, row.heard_ms, now_ms()):
            connection.execute("DELETE FROM running WHERE session = ?", (row.session,))


def _show(
    connection: sqlite3.Connection,
    derived: Derived,
    key: RowKey,
    read: Mapping[str | None, Row | None],
    arrivals: Arrivals,
) -> int:
    """Let the row be what the first of its changes says that can be read; returns which that is, 0 for none."""
    kind, id = key
    if kind not in _NEEDED:
        arrivals.unshown.add(key)
        return 0
    found = rank_changes(connection, kind, id)
    for change in found:
        row = None if change.body is None else read.get(change.body) or _read(change.body)
        if row is None or is_sound(kind, id, row):
            derived.put(change.seq, RecordKind(kind), id, row, first=len(found) == 1)
            return change.seq
        arrivals.unshown.add(key)
    return 0


def is_sound(kind: str, id: str, row: Row) -> bool:
    """Whether a row is what an import would take, and has what an import would make up: all that reads it is safe."""
    if row.get("id") != id or any(row.get(key) in (None, "") for key in _NEEDED[kind]):
        return False
    if any(row.get(key, "") is None for key in _TEXTS):
        return False
    if isinstance(pain := row.get("pain"), dict) and "place" not in pain:
        return False
    return is_importable(RecordKind(kind), row)


def _read(body: str) -> Row:
    try:
        row = unpack(body)
    except ValueError:  # damaged here
        return {}
    return row if isinstance(row, dict) else {}


def _tidy(body: str) -> str | None:
    try:
        return tidy(body)
    except ValueError:  # damaged here
        return None


_NEEDED: dict[str, tuple[str, ...]] = {
    RecordKind.SESSION: ("workout", "started", "local_date"),
    RecordKind.SET: ("exercise", "side", "measure", "started", "local_date"),
    RecordKind.PAUSE: ("first",),
    RecordKind.GOAL: ("since", "days"),
    RecordKind.DECISION: ("day", "offer", "exercise"),
}
_TEXTS = ("session", "name", "zone", "note", "to")
"""What is left out where there is none, and never null."""
