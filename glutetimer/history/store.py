"""The history: what was done, read and written. One SQLite file; each change is committed before a call returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from glutetimer.history.connection import (
    HistoryError,
    NewerFileError,
    in_words,
    newer,
    open_to_read,
    open_to_write,
)
from glutetimer.history.ids import now_ms
from glutetimer.history.records import DecisionRecord, GoalRecord, PauseRecord, SessionRecord, SetRecord
from glutetimer.history.rows import (
    Record,
    RecordKind,
    Row,
    kind_of,
    to_decision,
    to_goal,
    to_lean,
    to_pause,
    to_session,
    to_set,
    unpack,
)
from glutetimer.history.schema import MIGRATIONS

if TYPE_CHECKING:  # who only reads, such as home, does without what writes
    from glutetimer.history.changes import Action, Effect, Reverted

_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class TrainingDay:
    """A training day: a local date with at least one set."""

    date: date
    sets: int
    seconds: float
    """Of its sessions, rests included; of its sets, where there is no session or it has no end."""


class History:
    """A history to read and to write. Used by the thread that opened it; several may be open on one file.

    Args:
        path: the file; created where there is none.
        wall: milliseconds since 1970, for the order of changes.

    Raises:
        HistoryError: the file cannot be opened, or is not a history. So does every method whose work fails; then
            nothing of it was written.
    """

    def __init__(self, path: Path, *, wall: Callable[[], int] = now_ms) -> None:
        self.path = path
        self.read_only = ""
        """Why nothing can be written, in one line; empty where it can."""
        self._wall = wall
        try:
            self._connection = open_to_write(path)
        except NewerFileError:
            self._open_to_read()

    @classmethod
    def reading(cls, path: Path) -> History:
        """A history that writes and creates nothing; empty where there is no file.

        Raises:
            HistoryError: the file cannot be read, or is not a history.
        """
        history = cls.__new__(cls)
        history.path, history._wall = path, now_ms
        history._open_to_read()
        return history

    def _open_to_read(self) -> None:
        self._connection, version = open_to_read(self.path)
        is_newer = version > len(MIGRATIONS)
        self.read_only = newer(self.path, version) if is_newer else f"{self.path}: opened to read alone"

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> History:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Writing. `undoable` is what the user's hand did: an edit, an addition; not the sets of a session.

    def put(self, *records: Record, undoable: bool = False) -> list[Effect]:
        """Add records, or replace those of their ids, all or nothing; one undo takes them all back.

        Returns:
            what became of each, in order.
        """
        with self._action(undoable) as action:
            return [action.put(kind_of(record), to_lean(record)) for record in records]

    def compare(self, records: Iterable[Record]) -> list[Effect]:
        """What `put` would do with each record; nothing is written."""
        from glutetimer.history.changes import effect_of

        with self._reading():
            return [effect_of(self._connection, kind_of(record), to_lean(record)) for record in records]

    def delete(self, *ids: str, undoable: bool = False) -> None:
        """Delete the set, pause or goal of each id, or else the session with its sets, all or nothing.

        No such id: nothing happens.
        """
        with self._action(undoable) as action:
            for id in ids:
                if self._ids("SELECT id FROM sets WHERE id = ?", id):
                    action.delete(RecordKind.SET, id)
                elif self._ids("SELECT id FROM sessions WHERE id = ?", id):
                    for of_session in self._ids("SELECT id FROM sets WHERE session = ? ORDER BY id", id):
                        action.delete(RecordKind.SET, of_session)
                    action.delete(RecordKind.SESSION, id)
                else:
                    for kind in self._ids("SELECT kind FROM calendar WHERE id = ?", id):
                        action.delete(RecordKind(kind), id)

    def undo(self) -> Reverted | None:
        """Take back the newest undoable action that stands, of this run or an earlier one; None where there is none."""
        with self._action(undoable=True) as action:
            return action.undo()

    def redo(self) -> Reverted | None:
        """Take back the newest undo; None where there is none, or something undoable was done since."""
        with self._action(undoable=True) as action:
            return action.redo()

    def put_progress(self, text: str | None) -> None:
        """Keep the session in progress, so that the next start can resume it; None: there is none."""
        with self._writing():
            if text is None:
                self._connection.execute("DELETE FROM progress")
            else:
                self._connection.execute("INSERT OR REPLACE INTO progress VALUES (1, ?)", (text,))

    # Reading.

    def progress(self) -> str | None:
        """The session in progress, as `put_progress` got it."""
        with self._reading():
            found = self._connection.execute("SELECT text FROM progress").fetchone()
            return found[0] if found else None

    def sessions(self, since: date | None = None, limit: int | None = None) -> list[SessionRecord]:
        """Sessions, newest first, from a local date on, at most `limit`."""
        return self._records(
            to_session,
            "SELECT body FROM sessions JOIN changes ON seq = change WHERE date >= ?"
            " ORDER BY date DESC, ms DESC, sessions.id DESC LIMIT ?",
            (_text(since), -1 if limit is None else limit),
        )

    def sets(self, since: date | None = None, session: str | None = None) -> list[SetRecord]:
        """Sets, oldest first: from a local date on, of one session."""
        where, values = (" AND session = ?", (session,)) if session is not None else ("", ())
        return self._records(
            to_set,
            f"SELECT body FROM sets JOIN changes ON seq = change WHERE date >= ?{where} ORDER BY date, ms, sets.id",
            (_text(since), *values),
        )

    def session(self, id: str) -> SessionRecord | None:
        """The session of an id."""
        query = "SELECT body FROM sessions JOIN changes ON seq = change WHERE sessions.id = ?"
        return next(iter(self._records(to_session, query, (id,))), None)

    def sets_alone(self, day: date) -> list[SetRecord]:
        """The sets of a day that belong to no session that is known, oldest first."""
        query = "SELECT body FROM sets JOIN changes ON seq = change WHERE date = ?"
        query += " AND session NOT IN (SELECT id FROM sessions) ORDER BY ms, sets.id"
        return self._records(to_set, query, (day.isoformat(),))

    def has(self, exercise: str) -> bool:
        """Whether an exercise was ever done."""
        with self._reading():
            return self._connection.execute("SELECT 1 FROM sets WHERE exercise = ?", (exercise,)).fetchone() is not None

    def pauses(self) -> list[PauseRecord]:
        """Every pause, in no order."""
        return self._calendar(to_pause, RecordKind.PAUSE)

    def goals(self) -> list[GoalRecord]:
        """The goals that were set, in the order in which they were."""
        return self._calendar(to_goal, RecordKind.GOAL)

    def decisions(self) -> list[DecisionRecord]:
        """The offers that were answered, in the order in which they were."""
        return self._calendar(to_decision, RecordKind.DECISION)

    def days(self, since: date | None = None) -> list[TrainingDay]:
        """The training days, oldest first, from a local date on."""
        with self._reading():
            rows = self._connection.execute(
                "SELECT date, sets, seconds FROM days WHERE date >= ? ORDER BY date", (_text(since),)
            )
            return [TrainingDay(date.fromisoformat(day), *rest) for day, *rest in rows]

    def select(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        """The rows of a query that only reads: for what else in this package searches and adds up."""
        with self._reading():
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside is of one instant, whatever other programs write meanwhile."""
        with in_words(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    def _calendar(self, make: Callable[[Row], _R], kind: RecordKind) -> list[_R]:
        # The few rows of the calendar first: left to itself, the planner reads all changes in their order.
        query = "SELECT body FROM calendar CROSS JOIN changes ON seq = change WHERE calendar.kind = ? ORDER BY change"
        return self._records(make, query, (kind.value,))

    def _records(self, make: Callable[[Row], _R], query: str, values: tuple[Any, ...]) -> list[_R]:
        with self._reading():
            return [make(unpack(body)) for (body,) in self._connection.execute(query, values).fetchall()]

    def _ids(self, query: str, id: str) -> list[str]:
        return [found for (found,) in self._connection.execute(query, (id,)).fetchall()]

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with in_words(self.path):
            try:
                yield
            except (KeyError, TypeError, ValueError) as error:  # a row that is none of ours
                raise HistoryError(f"{self.path}: a row of it cannot be read; it is damaged") from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction with the right to write from its start: it waits for others once, instead of failing later."""
        if self.read_only:
            raise HistoryError(self.read_only)
        with in_words(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _action(self, undoable: bool) -> Iterator[Action]:
        from glutetimer.history.changes import Action

        with self._writing():
            action = Action(self._connection, self._wall(), undoable)
            yield action
            action.close()


def _text(since: date | None) -> str:
    return since.isoformat() if since else ""
