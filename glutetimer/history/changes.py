"""The table of changes: the truth of the history, append-only. Deleting, undo and redo are changes too."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from glutetimer.history.projections import Derived
from glutetimer.history.rows import RecordKind, Row, pack, unpack

_COUNTER_BITS = 16
"""A stamp is milliseconds, with room below them to count changes of the same one."""

LATEST_MS = 1 << 45
"""A clock beyond the year 3084 counts as if it stood there (our choice): what a stamp has room for."""
MOST_STAMP = 1 << 62
"""Above all stamps. Between it and those of any clock there is room for more changes than anybody makes."""

NEWEST = "ORDER BY stamp DESC, body DESC"
"""Which of several changes of a row is the newest. Two devices may have given the same stamp: then it is the same one
on each of them, and never a deletion."""

_ABSENT = object()


class Effect(StrEnum):
    """What a change does to its row."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    """Nothing: the row says that already."""


@dataclass(frozen=True, slots=True)
class Reverted:
    """What an undo or a redo took back."""

    sessions: int
    sets: int
    others: int = 0
    """Pauses and goals."""
    kept: int = 0
    """Rows that stay as they are: another device changed since what this would change back."""


class RowChange(NamedTuple):
    """What a row was changed to."""

    seq: int
    stamp: int
    based: int | None
    """The stamp of what it said before; None: it was not there."""
    body: str | None

    @property
    def tells_pain(self) -> bool:
        """Whether the row was changed to something that pain ended, or in which something hurt."""
        if self.based is None or self.body is None or '"pain"' not in self.body:
            return False
        try:
            row = unpack(self.body)
        except ValueError:  # damaged
            return False
        return isinstance(row, dict) and (row.get("reason") == "pain" or bool(row.get("pain")))


class Action:
    """Changes that belong together: made in one transaction, undone in one.

    Args:
        connection: in a transaction that may write.
        wall_ms: milliseconds since 1970. A clock that is behind or ahead does no harm: a stamp is always above the
            highest seen, so an edit wins over what it was based on.
        undoable: whether undo may take it back: what the user's hand did, and not the sets of a session.
    """

    def __init__(self, connection: sqlite3.Connection, wall_ms: int, undoable: bool) -> None:
        self._connection = connection
        self._undoable = undoable
        self._undoes: int | None = None
        self._derived = Derived(connection)
        (self._device,) = connection.execute("SELECT id FROM device").fetchone()
        self._stamp = max(stamp_at(wall_ms), latest(connection))
        self._number = self._last_number()
        self._first = self._number + 1

    def put(self, kind: RecordKind, row: Row, aged_ms: int | None = None) -> Effect:
        """Add a row, or replace the one of its id. `aged_ms`: how old a row is that was never here, as other devices
        shall see it; None: it is new. One that comes from a backup must not undo what was changed elsewhere since.
        """
        effect = effect_of(self._connection, kind, row)
        if effect is not Effect.SAME:
            known = aged_ms is None or stamp_of(self._connection, row["id"])
            self._append(kind, row["id"], row, None if known else aged_ms)
        return effect

    def delete(self, kind: RecordKind, id: str) -> None:
        """There is no such row: a tombstone, where there is one."""
        if _current(self._connection, kind, id) is not None:
            self._append(kind, id, None)

    def remove(self, id: str) -> None:
        """There is no such set, pause, goal or decision; or no such session, nor any of its sets."""
        if self._ids("SELECT id FROM sets WHERE id = ?", id):
            self.delete(RecordKind.SET, id)
        elif self._ids("SELECT id FROM sessions WHERE id = ?", id):
            self.remove_session(id)
        else:
            for kind in self._ids("SELECT kind FROM calendar WHERE id = ?", id):
                self.delete(RecordKind(kind), id)

    def remove_session(self, id: str) -> None:
        """There is no such session, nor any set that says it is of it."""
        for of_session in self._ids("SELECT id FROM sets WHERE session = ? ORDER BY id", id):
            self.delete(RecordKind.SET, of_session)
        self.delete(RecordKind.SESSION, id)

    def undo(self) -> Reverted | None:
        """Take back the newest action by hand that stands; None where there is none."""
        done, _ = self._stacks()
        return self._revert(done[-1]) if done else None

    def redo(self) -> Reverted | None:
        """Take back the newest undo, unless something was done by hand since; None where there is none."""
        _, undone = self._stacks()
        return self._revert(undone[-1]) if undone else None

    def close(self) -> None:
        """Bring the derived tables up to date; before the commit."""
        self._derived.close()

    def _ids(self, query: str, *values: str) -> list[str]:
        return [found for (found,) in self._connection.execute(query, values).fetchall()]

    def _append(self, kind: RecordKind, id: str, row: Row | None, aged_ms: int | None = None) -> None:
        self._stamp += 1
        self._number += 1
        stamp = self._stamp if aged_ms is None else max(1, min(self._stamp, stamp_at(aged_ms)))
        stood = next(iter(rank_changes(self._connection, kind, id)), None)
        change = self._connection.execute(
            "INSERT INTO changes (stamp, device, number, action, undoable, undoes, kind, id, body, based)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                stamp,
                self._device,
                self._number,
                self._first,
                self._undoable,
                self._undoes,
                kind.value,
                id,
                None if row is None else pack(row),
                stood and stood.stamp,
            ),
        ).lastrowid
        assert change is not None
        if stood and (now := rank_changes(self._connection, kind, id)[0]).seq != change:
            change, row = now.seq, unpack(now.body or "{}")  # two devices told of pain: this answered one of them
        self._derived.put(change, kind, id, row)

    def _last_number(self) -> int:
        find = "SELECT max(number) FROM changes WHERE device = ?"
        return self._connection.execute(find, (self._device,)).fetchone()[0] or 0

    def _stacks(self) -> tuple[list[int], list[int]]:
        """The actions by hand that stand, and the undos that stand, oldest first.

        A redo is the undo of an undo. What is newly done by hand ends what could be redone.
        """
        done: list[int] = []
        undone: list[int] = []
        for action, undoes in self._connection.execute(
            "SELECT number, undoes FROM changes INDEXED BY changes_by_hand"  # SQLite 3.53 would go through every change
            " WHERE undoable AND number = action AND device = ? ORDER BY number",
            (self._device,),
        ):
            if undoes is None:
                done.append(action)
                undone.clear()
            elif done and done[-1] == undoes:
                undone.append(action)
                done.pop()
            else:
                done.append(action)
                del undone[-1:]
        return done, undone

    def _revert(self, action: int) -> Reverted:
        """Make each row of an action what it was before it, with what has been changed since by others."""
        self._undoes = action
        kinds: list[RecordKind] = []
        kept = 0
        for stamp, kind_, id, body in self._connection.execute(
            "SELECT stamp, kind, id, body FROM changes WHERE device = ? AND number >= ? AND action = ?",
            (self._device, action, action),
        ).fetchall():
            kind = RecordKind(kind_)
            before, after = _before(self._connection, kind, id, stamp), None if body is None else unpack(body)
            now = _current(self._connection, kind, id)
            stays = now is not None and _is_changed_since(before, after, now)
            back = now if stays else _taken_back(before, after, now)
            self._append(kind, id, back)
            kept += stays
            if back != now:
                kinds.append(kind)
        sessions, sets = kinds.count(RecordKind.SESSION), kinds.count(RecordKind.SET)
        return Reverted(sessions, sets, len(kinds) - sessions - sets, kept)


def stamp_at(wall_ms: int) -> int:
    """The least stamp of a millisecond."""
    return max(0, min(wall_ms, LATEST_MS)) << _COUNTER_BITS


def latest(connection: sqlite3.Connection) -> int:
    """The highest stamp of all changes; 0 where there are none."""
    return connection.execute("SELECT max(stamp) FROM changes").fetchone()[0] or 0


def stamp_of(connection: sqlite3.Connection, id: str) -> int:
    """The stamp of the last change of a row, its deletion too; 0 where it was never there."""
    return connection.execute("SELECT max(stamp) FROM changes WHERE id = ?", (id,)).fetchone()[0] or 0


def effect_of(connection: sqlite3.Connection, kind: RecordKind, row: Row) -> Effect:
    """What putting a row would do."""
    stored = _current(connection, kind, row["id"])
    if stored is None:
        return Effect.ADDED
    return Effect.SAME if stored == row else Effect.CHANGED


def rank_changes(connection: sqlite3.Connection, kind: str, id: str) -> list[RowChange]:
    """All changes of a row, the one that holds first: the newest, but for a pain that nobody has answered.

    Two devices may change a row while they are apart. A pain that one of them tells is not lost to what the other one
    says without knowing of it (training.md 5.6): it stands until the row is changed by somebody who sees it.
    """
    found = connection.execute(
        f"SELECT seq, stamp, based, body FROM changes WHERE id = ? AND kind = ? {NEWEST}", (id, str(kind))
    )
    changes = [*map(RowChange._make, found)]
    if len(changes) > 1:
        seen = {each.based for each in changes}
        changes.sort(key=lambda each: each.stamp in seen or not each.tells_pain)
    return changes


def _current(connection: sqlite3.Connection, kind: RecordKind, id: str) -> Row | None:
    """The row as it stands; None where there is none, or no more."""
    stands = next(iter(rank_changes(connection, kind, id)), None)
    return unpack(stands.body) if stands and stands.body is not None else None


def _before(connection: sqlite3.Connection, kind: RecordKind, id: str, stamp: int) -> Row | None:
    found = connection.execute(
        f"SELECT body FROM changes WHERE id = ? AND kind = ? AND stamp < ? {NEWEST} LIMIT 1", (id, kind.value, stamp)
    ).fetchone()
    return unpack(found[0]) if found and found[0] is not None else None


def _is_changed_since(before: Row | None, after: Row | None, now: Row) -> bool:
    """Whether another device changed what the change from `before` to `after` did: a pain that it told must stay."""
    if before is None or after is None:
        return now != after
    return any(now.get(key, _ABSENT) != after.get(key, _ABSENT) for key in _touched(before, after))


def _taken_back(before: Row | None, after: Row | None, now: Row | None) -> Row | None:
    """A row without the change from `before` to `after`.

    Only the fields that this change touched: a session whose note is undone keeps the end that it has got meanwhile.
    """
    if after is None or before is None:
        return before
    if now is None:
        return None
    touched = _touched(before, after)
    kept = {key: value for key, value in now.items() if key not in touched}
    return kept | {key: value for key, value in before.items() if key in touched}


def _touched(before: Row, after: Row) -> set[str]:
    return {key for key in before.keys() | after.keys() if before.get(key, _ABSENT) != after.get(key, _ABSENT)}
