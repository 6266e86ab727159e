"""The history: what was done, read and written. One SQLite file; each change is committed before a call returns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from glutetimer.history.connection import (
    READ_S,
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
    import sqlite3

    from glutetimer.history.batch import Batch, Unsaved
    from glutetimer.history.changes import Action, Effect, Reverted
    from glutetimer.history.running import RunningSession

_R = TypeVar("_R")
_ROWS = "SELECT body, changes.kind, changes.id FROM"


class TrainingDay(NamedTuple):
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
        self.unreadable: dict[str, None] = {}
        """What could not be read of it until now, and was left out: a line each."""
        self._wall = wall
        try:
            self._connection = open_to_write(path)
        except NewerFileError:
            self._open_to_read()

    @classmethod
    def reading(cls, path: Path, wait_s: float = READ_S) -> History:
        """A history that writes and creates nothing; empty where there is no file.

        Args:
            path: the file.
            wait_s: how long to wait for a program that is writing; after that, a BusyError.

        Raises:
            HistoryError: the file cannot be read, or is not a history.
        """
        history = cls.__new__(cls)
        history.path, history.unreadable, history._wall = path, {}, now_ms
        history._open_to_read(wait_s)
        return history

    def _open_to_read(self, wait_s: float = READ_S) -> None:
        self._connection, version = open_to_read(self.path, wait_s)
        is_newer = version > len(MIGRATIONS)
        self.read_only = newer(self.path, version) if is_newer else f"{self.path}: opened to read alone"

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> History:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Writing. `undoable` is what the user's hand did: an edit, an addition; not the sets of a session.

    def put(self, *records: Record, undoable: bool = False, aged: bool = False) -> list[Effect]:
        """Add records, or replace those of their ids, all or nothing; one undo takes them all back.

        Args:
            aged: of a row that was never here, all that another device says counts as newer.

        Returns:
            what became of each, in order.
        """
        from glutetimer.history.interchange.records import ms_of  # most that is put is new

        with self._action(undoable) as action:
            return [action.put(kind_of(each), to_lean(each), ms_of(each) if aged else None) for each in records]

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
                action.remove(id)

    def undo(self) -> Reverted | None:
        """Take back the newest undoable action that stands, of this run or an earlier one; None where there is none."""
        with self._action(undoable=True) as action:
            return action.undo()

    def redo(self) -> Reverted | None:
        """Take back the newest undo; None where there is none, or something undoable was done since."""
        with self._action(undoable=True) as action:
            return action.redo()

    # Sessions that go on.

    def write(self, batch: Batch, owner: str) -> bool:
        """Write what belongs together, for the process that performs a session.

        Returns:
            False where the session belongs to another process by now. Then where it stands is left as it is, and it is
            not deleted; sets are kept all the same.
        """
        from glutetimer.history import running

        with self._action(batch.undoable) as action:
            progress = batch.progress
            mine = progress is None or running.record(self._connection, progress, owner, self._wall())
            for id in batch.delete:
                if progress is None or id != progress.session:
                    action.remove(id)
                elif mine:
                    action.remove_session(id)
            for record in batch.put:
                action.put(kind_of(record), to_lean(record))
            return mine

    def end(self, seen: RunningSession, *, discard: bool = False) -> None:
        """Let an interrupted session be as it is, or discard it, which an undo brings back.

        Raises:
            ChangedMeanwhileError: it is not as it was seen; nothing is changed.
        """
        from glutetimer.history import running

        with self._action(undoable=discard) as action:
            running.end(self._connection, seen)
            if discard:
                action.remove_session(seen.session)

    def claim(self, seen: RunningSession, owner: str) -> tuple[SessionRecord | None, list[SetRecord]]:
        """Let an interrupted session belong to another process; returns what there is of it at that instant.

        Raises:
            ChangedMeanwhileError: it is not as it was seen; nothing is changed.
        """
        from glutetimer.history import running

        with self.writing():
            running.claim(self._connection, seen, owner, self._wall())
            return self.session(seen.session), self.sets(session=seen.session)

    def take_in(self, unsaved: Unsaved, digest: str) -> bool:
        """Write what an earlier process could not, once. What was changed later, of what it knew, stays as it is.

        Args:
            digest: of the file that it is from.

        Returns:
            whether it was new.
        """
        from glutetimer.history import running
        from glutetimer.history.changes import stamp_of

        def later(id: str) -> bool:
            return stamp_of(self._connection, id) > unsaved.stamp

        with self._action(undoable=False) as action:
            if not self._connection.execute("INSERT OR IGNORE INTO rescued VALUES (?)", (digest,)).rowcount:
                return False
            # Asked before anything is put, which makes its stamp the newest. A session that the history heard of later,
            # and that has no row any more, is over.
            discards = [id for id in unsaved.discarded if not later(id)]
            heard = {id for id in unsaved.progress if later(id)}
            for record in unsaved.put.values():
                if not later(record.id):
                    action.put(kind_of(record), to_lean(record))
            for id in unsaved.deleted:
                if not later(id):
                    action.remove(id)
            for progress in unsaved.progress.values():
                if running.is_newer(self._connection, progress):
                    known = progress._replace(begins=progress.begins and progress.session not in heard)
                    running.record(self._connection, known, unsaved.owner, self._wall())
            if discards:
                action.close()
                action = self._new_action(undoable=True)
                for id in discards:
                    action.remove_session(id)
                action.close()
        return True

    def known(self, digests: Collection[str]) -> set[str]:
        """Which of these files were taken in."""
        return {digest for digest in digests if self.select("SELECT 1 FROM rescued WHERE digest = ?", digest)}

    def latest(self) -> int:
        """The stamp of the last change."""
        from glutetimer.history.changes import latest

        with self._reading():
            return latest(self._connection)

    def running(self) -> list[RunningSession]:
        """The sessions that go on, or were interrupted, the one heard of last first."""
        with self._reading():
            if not self.select("SELECT EXISTS (SELECT 1 FROM running)")[0][0]:
                return []  # as at nearly every start, which is sooner without what reads them
            from glutetimer.history import running

            return running.read_all(self._connection)

    # Reading.

    def sessions(self, since: date | None = None, limit: int | None = None) -> list[SessionRecord]:
        """Sessions, newest first, from a local date on, at most `limit`."""
        return self._records(
            to_session,
            f"{_ROWS} sessions JOIN changes ON seq = change WHERE date >= ?"
            " ORDER BY date DESC, ms DESC, sessions.id DESC LIMIT ?",
            (_text(since), -1 if limit is None else limit),
        )

    def sets(self, since: date | None = None, session: str | None = None) -> list[SetRecord]:
        """Sets, oldest first: from a local date on, of one session."""
        where, values = (" AND session = ?", (session,)) if session is not None else ("", ())
        return self._records(
            to_set,
            f"{_ROWS} sets JOIN changes ON seq = change WHERE date >= ?{where} ORDER BY date, ms, sets.id",
            (_text(since), *values),
        )

    def session(self, id: str) -> SessionRecord | None:
        query = f"{_ROWS} sessions JOIN changes ON seq = change WHERE sessions.id = ?"
        return next(iter(self._records(to_session, query, (id,))), None)

    def sets_alone(self, day: date) -> list[SetRecord]:
        """The sets of a day that belong to no session that is known, oldest first."""
        query = f"{_ROWS} sets JOIN changes ON seq = change WHERE date = ?"
        query += " AND session NOT IN (SELECT id FROM sessions) ORDER BY ms, sets.id"
        return self._records(to_set, query, (day.isoformat(),))

    def exercises(self) -> list[str]:
        """Those that were ever done. From one to the next: ten years have fifty thousand sets of a few dozen."""
        rows = self.select(
            "WITH RECURSIVE done (exercise) AS (SELECT min(exercise) FROM sets UNION ALL SELECT (SELECT min(exercise)"
            " FROM sets WHERE exercise > done.exercise) FROM done WHERE exercise NOT NULL)"
            " SELECT exercise FROM done WHERE exercise NOT NULL"
        )
        return [exercise for (exercise,) in rows]

    def pauses(self) -> list[PauseRecord]:
        return self._calendar(to_pause, RecordKind.PAUSE)

    def goals(self) -> list[GoalRecord]:
        """The goals that were set, in the order in which they were."""
        return self._calendar(to_goal, RecordKind.GOAL)

    def decisions(self) -> list[DecisionRecord]:
        """The offers that were answered, in the order in which they were."""
        return self._calendar(to_decision, RecordKind.DECISION)

    def days(self, since: date | None = None) -> list[TrainingDay]:
        """The training days, oldest first, from a local date on."""
        rows = self.select("SELECT date, sets, seconds FROM days WHERE date >= ? ORDER BY date", _text(since))
        with self._reading():
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
        query = (
            f"{_ROWS} calendar CROSS JOIN changes ON seq = change WHERE calendar.kind = ? ORDER BY stamp, changes.id"
        )
        return self._records(make, query, (kind.value,))

    def _records(self, make: Callable[[Row], _R], query: str, values: tuple[Any, ...]) -> list[_R]:
        """The records of rows; one that cannot be read is named, and left out."""
        found: list[_R] = []
        with self._reading():
            for body, kind, id in self._connection.execute(query, values).fetchall():
                try:
                    found.append(make(unpack(body)))
                except (AttributeError, KeyError, TypeError, ValueError):  # none of ours, or damaged
                    self.leave_out(f"the {kind} {id}")
        return found

    def leave_out(self, what: str) -> None:
        """Name what cannot be read, and goes without."""
        self.unreadable[f"{self.path}: {what} cannot be read; it is left out"] = None

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with in_words(self.path):
            try:
                yield
            except (KeyError, TypeError, ValueError) as error:  # a row that is none of ours
                raise HistoryError(f"{self.path}: a row of it cannot be read; it is damaged") from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction with the right to write from its start: it waits for others once, instead of failing later.

        For what else in this package writes.
        """
        if self.read_only:
            raise HistoryError(self.read_only)
        with in_words(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _action(self, undoable: bool) -> Iterator[Action]:
        with self.writing():
            action = self._new_action(undoable)
            yield action
            action.close()

    def _new_action(self, undoable: bool) -> Action:
        from glutetimer.history.changes import Action

        return Action(self._connection, self._wall(), undoable)


def _text(since: date | None) -> str:
    return since.isoformat() if since else ""
