"""Writes into the history from a thread of its own: a disk may take seconds, and the screen must not wait for it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glutetimer.history.ids import now_ms

if TYPE_CHECKING:  # the thread imports what writes, once there is something to write: a session's start is not held up
    from glutetimer.history.records import DecisionRecord, SessionRecord, SetRecord
    from glutetimer.history.rows import Record
    from glutetimer.history.store import History

DELAYS_S = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""How long to wait after the first failure, the second, ... (design)."""


@dataclass(frozen=True, slots=True)
class _Put:
    record: Record
    undoable: bool = False

    def do(self, history: History) -> None:
        history.put(self.record, undoable=self.undoable)


@dataclass(frozen=True, slots=True)
class _Delete:
    id: str

    def do(self, history: History) -> None:
        history.delete(self.id)


@dataclass(frozen=True, slots=True)
class _Progress:
    text: str | None

    def do(self, history: History) -> None:
        history.put_progress(self.text)


_Job = _Put | _Delete | _Progress


class Writer:
    """Takes records at once and commits them one by one, in order. What fails stays here and is tried again.

    Args:
        path: the history.
        on_status: called by the writer's thread when `unsaved` or `error` has changed; it must not wait for the thread
            that closes the writer.
        delays_s: how long to wait before each further try; the last one goes on.
        wall: milliseconds since 1970, for the order of changes.
    """

    def __init__(
        self,
        path: Path,
        *,
        on_status: Callable[[], None] = lambda: None,
        delays_s: Sequence[float] = DELAYS_S,
        wall: Callable[[], int] = now_ms,
    ) -> None:
        self.path = path
        self.error = ""
        """Why the last try failed, in one line; empty where it did not."""
        self._on_status = on_status
        self._delays_s = delays_s
        self._wall = wall
        self._jobs: deque[_Job] = deque()
        """What is not on the disk yet; the first may be on its way."""
        self._turn = threading.Condition()
        self._closing = False
        # A daemon: a disk that hangs must not keep the program from ending. `close` waits for what it is given.
        self._thread = threading.Thread(target=self._run, name="history", daemon=True)
        self._thread.start()

    @property
    def unsaved(self) -> int:
        """How many sessions and sets, or deletions of them, are not committed."""
        with self._turn:
            return sum(1 for job in self._jobs if not isinstance(job, _Progress))

    def put_session(self, record: SessionRecord, undoable: bool = False) -> None:
        """Add a session, or replace the one of its id; an undo takes back what the user's hand did."""
        self._add(_Put(record, undoable))

    def put_set(self, record: SetRecord) -> None:
        """Add a set, or replace the one of its id."""
        self._add(_Put(record))

    def put_decision(self, record: DecisionRecord, undoable: bool = True) -> None:
        """Add a decision, or replace the one of its id; an undo takes back what the user's hand did."""
        self._add(_Put(record, undoable))

    def delete(self, id: str) -> None:
        """Delete the set of this id, or else the session with its sets."""
        self._add(_Delete(id))

    def put_progress(self, text: str | None) -> None:
        """Keep the session in progress; None: there is none."""
        self._add(_Progress(text))

    def drain(self, timeout: float) -> bool:
        """Wait until everything is committed, or the time is up; whether it is."""
        with self._turn:
            return self._turn.wait_for(lambda: not self._jobs, timeout)

    def close(self, timeout: float | None = None) -> bool:
        """Commit what is left, trying each once more, and end.

        Args:
            timeout: seconds to wait for that.

        Returns:
            whether everything is committed. What is not can be saved aside.
        """
        with self._turn:
            self._closing = True
            self._turn.notify_all()
        self._thread.join(timeout)
        return not self._jobs

    def save_aside(self, path: Path) -> Path | None:
        """Write what is not committed to a file that the next start takes in, and let go of it.

        Returns:
            the file; None where there was nothing to write.

        Raises:
            HistoryError: that failed too; everything is still here.
        """
        from glutetimer.history.interchange.rescue import write_aside

        with self._turn:
            jobs = list(self._jobs)
        records = _last_states(jobs)
        written = write_aside(records, path) if records else None
        with self._turn:
            self._jobs = deque(job for job in self._jobs if not any(job is settled for settled in jobs))
            self.error = ""
        return written

    def _add(self, job: _Job) -> None:
        with self._turn:
            self._jobs.append(job)
            self._turn.notify_all()

    def _run(self) -> None:
        history: History | None = None
        failures = 0
        while job := self._next():
            try:
                history = history or self._open()
                job.do(history)
            except Exception as error:  # whatever it is: this thread must not die with sets in its hands
                if history:  # after an error the next try begins with a new connection
                    history.close()
                    history = None
                self._tell(str(error))
                if not self._wait(self._delays_s[min(failures, len(self._delays_s) - 1)]):
                    break
                failures += 1
            else:
                failures = 0
                self._settle(job)
        if history:
            history.close()

    def _open(self) -> History:
        from glutetimer.history.connection import HistoryError
        from glutetimer.history.store import History

        history = History(self.path, wall=self._wall)
        if history.read_only:
            history.close()
            raise HistoryError(history.read_only)
        return history

    def _next(self) -> _Job | None:
        """Wait for something to do; None: there will be nothing more."""
        with self._turn:
            self._turn.wait_for(lambda: self._jobs or self._closing)
            return self._jobs[0] if self._jobs else None

    def _wait(self, seconds: float) -> bool:
        """Wait for the next try; False: that was the last one."""
        with self._turn:
            if self._closing:
                return False
            self._turn.wait_for(lambda: self._closing, seconds)
            return True

    def _settle(self, job: _Job) -> None:
        with self._turn:
            if self._jobs and self._jobs[0] is job:  # else it was saved aside meanwhile
                self._jobs.popleft()
                self._turn.notify_all()
        self._tell("")

    def _tell(self, error: str) -> None:
        self.error = error
        with suppress(Exception):  # a screen that has gone is no reason to lose a set
            self._on_status()


def _last_states(jobs: Iterable[_Job]) -> list[Record]:
    """The last state of each record that is to be written."""
    records: dict[str, Record] = {}
    for job in jobs:
        if isinstance(job, _Put):
            records[job.record.id] = job.record
        elif isinstance(job, _Delete):
            records.pop(job.id, None)
    return list(records.values())
