"""The tables that are searched and added up, brought up to date with the changes of one action."""

from __future__ import annotations

import sqlite3

from glutetimer.history.moments import from_iso
from glutetimer.history.rows import RecordKind, Row, read_later


class Derived:
    """Writes the derived tables. `connection`: in the transaction that writes the changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._days: set[str] = set()
        """Whose totals are stale."""

    def put(self, change: int, kind: RecordKind, id: str, row: Row | None, first: bool = False) -> None:
        """Take over a change: its row as it is now, or None where it was deleted; `first`: there was none of it."""
        match kind:
            case RecordKind.SESSION:
                self._session(change, id, row)
            case RecordKind.SET:
                if not first:
                    self._clear_set(id)
                self._set(change, id, row)
            case RecordKind.PAUSE | RecordKind.GOAL | RecordKind.DECISION:
                self._calendar(change, kind, id, row)

    def close(self) -> None:
        """Add up the days that were touched."""
        for day in sorted(self._days):
            self._connection.execute("DELETE FROM days WHERE date = ?", (day,))
            self._connection.execute(_ADD_UP, {"day": day})
        self._days.clear()

    def _session(self, change: int, id: str, row: Row | None) -> None:
        self._stale("SELECT date FROM sessions WHERE id = ?", id)
        self._stale("SELECT DISTINCT date FROM sets WHERE session = ?", id)
        self._connection.execute("DELETE FROM sessions WHERE id = ?", (id,))
        if row is not None:
            at = from_iso(row["started"])
            values = (change, id, row["local_date"], at.ms, row.get("seconds"), row["workout"])
            self._connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)", values)
            self._days.add(row["local_date"])

    def _clear_set(self, id: str) -> None:
        self._stale("SELECT date FROM sets WHERE id = ?", id)
        self._connection.execute("DELETE FROM sets WHERE id = ?", (id,))
        self._connection.execute("DELETE FROM holds WHERE id = ?", (id,))
        self._connection.execute("DELETE FROM amounts WHERE id = ?", (id,))

    def _set(self, change: int, id: str, row: Row | None) -> None:
        if row is not None:
            at = from_iso(row["started"])
            self._connection.execute(
                "INSERT INTO sets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    change,
                    id,
                    row.get("session", ""),
                    row["exercise"],
                    row["measure"],
                    row["local_date"],
                    at.ms,
                    at.offset_min,
                    _seconds(row),
                    row.get("reps"),
                ),
            )
            self._hold(change, id, row, at.ms)
            self._amount(change, id, row, at.ms)
            self._days.add(row["local_date"])

    def _hold(self, change: int, id: str, row: Row, ms: int) -> None:
        """What the rules know of a hold; other sets, and holds that do not say enough, are none of theirs."""
        if row["measure"] != "hold" or row.get("held_s") is None or row.get("reason") is None:
            return
        if not row.get("answered", True):  # nobody knows whether it was held at all
            return
        pain = row.get("pain") or {}
        self._connection.execute(
            "INSERT INTO holds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                change,
                id,
                row["exercise"],
                row["side"],
                row["local_date"],
                ms,
                row["held_s"],
                row["reason"],
                row.get("clocked_s"),
                row.get("trim_s") or 0.0,
                row.get("mode"),
                bool(row.get("fatigued")),
                pain.get("score"),
                pain.get("place"),
            ),
        )

    def _amount(self, change: int, id: str, row: Row, ms: int) -> None:
        """What the rules know of a set with a load or an aim."""
        aim, load, planned = (read_later(row, key) for key in ("aim", "load", "planned_load"))
        if aim is None and not load and not planned:
            return
        self._connection.execute(
            "INSERT INTO amounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                change,
                id,
                row["exercise"],
                row.get("session", ""),
                row["measure"],
                row["local_date"],
                ms,
                row.get("reps") if row["measure"] == "reps" else row.get("seconds"),
                aim,
                load or "",
                planned or "",
            ),
        )

    def _calendar(self, change: int, kind: RecordKind, id: str, row: Row | None) -> None:
        self._connection.execute("DELETE FROM calendar WHERE id = ? AND kind = ?", (id, kind.value))
        if row is not None:
            self._connection.execute("INSERT INTO calendar VALUES (?, ?, ?)", (change, id, kind.value))

    def _stale(self, query: str, id: str) -> None:
        self._days.update(day for (day,) in self._connection.execute(query, (id,)))


def _seconds(row: Row) -> float:
    """How long a set took, as far as it is known."""
    known = (row.get(key) for key in ("seconds", "clocked_s", "held_s"))
    return next((seconds for seconds in known if seconds is not None), 0.0)


# The time of a day is that of its sessions, rests included; a set counts by itself where its session has no end (yet).
_ADD_UP = """
    INSERT INTO days
    SELECT :day,
        count(*),
        total(CASE WHEN sessions.seconds IS NULL THEN sets.seconds END)
            + (SELECT total(seconds) FROM sessions WHERE date = :day),
        min(sets.ms),
        (SELECT offset_min FROM sets WHERE date = :day ORDER BY ms, id LIMIT 1),
        max(sets.ms),
        (SELECT offset_min FROM sets WHERE date = :day ORDER BY ms DESC, id DESC LIMIT 1)
    FROM sets LEFT JOIN sessions ON sessions.id = sets.session
    WHERE sets.date = :day
    HAVING count(*) > 0
"""
