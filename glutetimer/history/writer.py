"""Writes into the history from a thread of its own: a disk may take seconds, and the screen must not wait for it."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from glutetimer.history.ids import now_ms

if TYPE_CHECKING:  # the thread imports what writes, once there is something to write: a session's start is not held up
    from glutetimer.history.batch import Batch
    from glutetimer.history.interchange.rescue import RescueFile
    from glutetimer.history.records import DecisionRecord
    from glutetimer.history.rows import Record
    from glutetimer.history.store import History

DELAYS_S = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""How long to wait after the first failure, the second, ... (our choice)."""
SLOW_S = 2.0
"""A commit that takes longer is said (our choice)."""
SLOW = "the disk has not answered for {:g} s"


class Writer:
    """Takes batches at once and commits them one by one, in order. What fails stays here and is tried again.

    While that lasts, all that waits is in a file of its own, so that the program's end loses none of it: the next start
    takes it in.

    Args:
        rescue: the folders for that file, the best first, and what its name begins with in each.
        on_status: called by a thread of the writer's when `trouble` has changed, or `lost`; it must not wait for the
            thread that closes the writer.
        delays_s: how long to wait before each further try; the last one goes on.
        slow_s: a commit that takes longer is trouble.
        wall: milliseconds since 1970, for the order of changes.
        owner: the process whose sessions these are; this one, where it is left out.
    """

    def __init__(
        self,
        path: Path,
        rescue: Sequence[tuple[Path, str]] = (),
        *,
        on_status: Callable[[], None] = lambda: None,
        delays_s: Sequence[float] = DELAYS_S,
        slow_s: float = SLOW_S,
        wall: Callable[[], int] = now_ms,
        owner: str = "",
    ) -> None:
        self.path = path
        self.error = ""
        """Why the last try failed, in one line; empty where it did not."""
        self.aside_error = ""
        """Why what waits could not be kept in a file either."""
        self.lost: set[str] = set()
        """Sessions that belong to another process by now."""
        self._rescue = tuple(rescue)
        self._file: RescueFile | None = None
        self._on_status = on_status
        self._delays_s = delays_s
        self._slow_s = slow_s
        self._slow = False
        self._wall = wall
        self._owner = owner
        self._stamp = 0
        self._batches: deque[Batch] = deque()
        """What is not on the disk yet; the first may be on its way."""
        self._committing: Batch | None = None
        self._added = self._kept = 0
        """How many batches came, and how many of these were there when what waits was kept aside."""
        self._turn = threading.Condition()
        self._aside = threading.Lock()
        self._closing = False
        # A daemon: a disk that hangs must not keep the program from ending. `close` waits for what it is given.
        self._thread = threading.Thread(target=self._run, name="history", daemon=True)
        self._thread.start()

    @property
    def unsaved(self) -> int:
        """How many sessions and sets, or deletions of them, are not committed."""
        with self._turn:
            return sum(len(batch.put) + len(batch.delete) for batch in self._batches)

    @property
    def trouble(self) -> str:
        """Why something is not saved, in one line; empty where all is, or will be in a moment."""
        if not self.unsaved:
            return ""
        return self.error or (SLOW.format(self._slow_s) if self._slow else "")

    @property
    def aside(self) -> Path | None:
        """The file that what is not saved is in."""
        return self._file.path if self._file else None

    def write(self, batch: Batch) -> None:
        """Write what belongs together, as a whole or not at all."""
        with self._turn:
            self._batches.append(batch)
            self._added += 1
            self._turn.notify_all()

    def put(self, *records: Record, undoable: bool = False) -> None:
        """Add records, or replace those of their ids; an undo takes back what the user's hand did."""
        from glutetimer.history.batch import Batch

        self.write(Batch(put=records, undoable=undoable))

    def put_decision(self, record: DecisionRecord, undoable: bool = True) -> None:
        """Add a decision, or replace the one of its id."""
        self.put(record, undoable=undoable)

    def drain(self, timeout: float) -> bool:
        """Wait until everything is committed, or the time is up; whether it is."""
        with self._turn:
            return self._turn.wait_for(lambda: not self._batches, timeout)

    def close(self, timeout: float | None = None) -> bool:
        """Commit what is left, trying each once more, and end.

        Args:
            timeout: seconds to wait for that.

        Returns:
            whether everything is committed. What is not is in the file `aside`; `aside_error` says why, where not.
        """
        with self._turn:
            self._closing = True
            self._turn.notify_all()
        self._thread.join(timeout)
        if self._batches and self._kept != self._added:
            last = threading.Thread(target=self._keep_aside, daemon=True)  # a disk that hangs may hold that up too
            last.start()
            last.join(timeout)
        return not self._batches

    def _run(self) -> None:
        history: History | None = None
        failures = 0
        while batch := self._next():
            alarm = self._set_alarm(batch)
            try:
                try:
                    history = history or self._open()
                    self._commit(history, batch)
                finally:
                    self._stop(alarm)
            except Exception as error:  # whatever it is: this thread must not die with sets in its hands
                if history:  # after an error the next try begins with a new connection
                    history.close()
                    history = None
                self._failed(str(error))
                if not self._wait(self._delays_s[min(failures, len(self._delays_s) - 1)]):
                    break
                failures += 1
            else:
                failures = 0
                self._settle(batch)
        if history:
            history.close()

    def _open(self) -> History:
        from glutetimer.history.connection import HistoryError
        from glutetimer.history.resume.owner import this_process
        from glutetimer.history.store import History

        self._owner = self._owner or this_process()
        history = History(self.path, wall=self._wall)
        if history.read_only:
            history.close()
            raise HistoryError(history.read_only)
        return history

    def _commit(self, history: History, batch: Batch) -> None:
        if not history.write(batch, self._owner) and batch.progress:
            self.lost.add(batch.progress.session)
        self._stamp = max(self._stamp, history.latest())

    def _next(self) -> Batch | None:
        """Wait for something to do; None: there will be nothing more."""
        with self._turn:
            self._turn.wait_for(lambda: self._batches or self._closing)
            return self._batches[0] if self._batches else None

    def _wait(self, seconds: float) -> bool:
        """Wait for the next try, and keep aside what comes meanwhile; False: that was the last one."""
        until = time.monotonic() + seconds
        with self._turn:
            if self._closing:
                return False
        while True:
            with self._turn:
                self._turn.wait_for(
                    lambda: self._closing or self._kept != self._added, max(0.0, until - time.monotonic())
                )
                if self._closing or self._kept == self._added:
                    return True
            self._keep_aside()

    def _set_alarm(self, batch: Batch) -> threading.Timer:
        alarm = threading.Timer(self._slow_s, self._is_slow, (batch,))
        alarm.daemon = True
        self._committing = batch
        alarm.start()
        return alarm

    def _stop(self, alarm: threading.Timer) -> None:
        alarm.cancel()
        with self._turn:
            self._committing, self._slow = None, False
            self._turn.notify_all()

    def _is_slow(self, batch: Batch) -> None:
        """While a commit takes its time: say so, and keep aside what comes meanwhile."""
        with self._turn:
            self._slow = self._committing is batch
        while self._slow:
            self._keep_aside()
            self._tell()
            with self._turn:
                self._turn.wait_for(lambda: not self._slow or self._kept != self._added)

    def _failed(self, words: str) -> None:
        self.error = words
        self._keep_aside()
        self._tell()

    def _settle(self, batch: Batch) -> None:
        with self._aside, self._turn:
            self._batches.popleft()
            self.error = ""
            if not self._batches and self._file:
                self._file.remove()
                self.aside_error = ""
            self._turn.notify_all()
        self._tell()

    def _keep_aside(self) -> None:
        """Keep all that waits in a file; where there is no folder for it, it is here alone."""
        from glutetimer.history.batch import Unsaved
        from glutetimer.history.changes import stamp_at
        from glutetimer.history.connection import HistoryError
        from glutetimer.history.interchange.rescue import RescueFile
        from glutetimer.history.resume.owner import this_process

        with self._aside:
            with self._turn:
                batches, self._kept = list(self._batches), self._added
            if not batches:
                return
            unsaved = Unsaved(self._owner or this_process(), max(stamp_at(self._wall()), self._stamp))
            for batch in batches:
                unsaved.add(batch)
            self._file = self._file or RescueFile(self._rescue)
            try:
                self._file.write(unsaved)
                self.aside_error = ""
            except HistoryError as error:
                self.aside_error = str(error)

    def _tell(self) -> None:
        with suppress(Exception):  # a screen that has gone is no reason to lose a set
            self._on_status()
