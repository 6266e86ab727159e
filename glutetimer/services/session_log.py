"""A line for each session in a text file of the user's own (`log-file`), written by a thread of its own.

A session that ended is noted in the data folder first, and that note goes once the line is in the file: what cannot be
written now is written at the next session's end, or at the next start.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue

from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.history.ids import is_uuid
from glutetimer.services.context import Context
from glutetimer.session.events import Event, Finished

SAVED_S = 30.0
"""How long the line waits for its session to be in the history (our choice); then it is written another time."""
_BINARY = getattr(os, "O_BINARY", 0)
TAIL = 1 << 16
"""Bytes of the log's end that are looked at for a line that is there already (our choice)."""


class SessionLog:
    """Keeps the log of one user. Every call but `close` returns at once.

    Args:
        context: asked anew for each line, as its settings may change.
        is_saved: waits so many seconds until the history has what was done; whether it has.
        notice: shows one line; called from another thread, once at most.
    """

    def __init__(
        self, context: Callable[[], Context], is_saved: Callable[[float], bool], notice: Callable[[str], None]
    ) -> None:
        self._context, self._is_saved, self._notice = context, is_saved, notice
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._told = False

    def note(self, session: str) -> None:
        """A session ended: its line is to be written."""
        if self._context().settings.log_file:
            self._do(lambda: note_session(self._context(), session))

    def write(self) -> None:
        """Write the lines of all sessions that are noted."""
        if self._context().settings.log_file:
            self._do(lambda: write_noted(self._context(), self._is_saved))

    def close(self, timeout: float) -> None:
        """Write what is noted still, and wait so long for it; what is not written then is written another time."""
        if self._thread or (self._context().settings.log_file and self._context().paths.unlogged.is_dir()):
            self.write()
            self._jobs.put(None)
        if self._thread:
            self._thread.join(timeout)

    def _do(self, job: Callable[[], None]) -> None:
        self._jobs.put(job)
        if self._thread is None:  # a daemon: a disk that hangs must not keep the program from ending
            self._thread = threading.Thread(target=self._run, name="log", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while job := self._jobs.get():
            try:
                job()
            except (OSError, ValueError, GlutetimerError) as error:
                self._tell(error)

    def _tell(self, error: Exception) -> None:
        if not self._told:
            self._told = True
            words = getattr(error, "strerror", None) or error
            file = visible(self._context().settings.log_file)
            with suppress(Exception):  # a screen that has gone
                self._notice(f"not in the log yet, {file}: {words}; it is tried again at the next session's end")


class LogFollower:
    """Tells the log that a session ended."""

    def __init__(self, log: SessionLog, session: str) -> None:
        self._log, self._session = log, session

    def handle(self, event: Event, now: float, wall: Callable[[], datetime]) -> None:
        """Only an end that keeps something has a line; an interruption is none."""
        if isinstance(event, Finished) and event.kept:
            self._log.note(self._session)

    def suspend(self) -> None:
        """Nothing to do."""

    def close(self) -> None:
        """Nothing to do: the line comes when all is answered that is asked at the end."""


def note_session(context: Context, session: str) -> None:
    """Note that a session's line is to be written.

    Raises:
        OSError: it cannot be noted.
    """
    context.paths.unlogged.mkdir(parents=True, exist_ok=True)
    (context.paths.unlogged / session).touch()


def write_noted(context: Context, is_saved: Callable[[float], bool] = lambda _: True) -> None:
    """Write the lines of all sessions that are noted, oldest first.

    Raises:
        OSError: the file cannot be written; a HistoryError: the history cannot be read. What is noted stays.
    """
    folder = context.paths.unlogged
    noted = sorted(each.name for each in folder.iterdir() if is_uuid(each.name)) if folder.is_dir() else []
    if not noted or not is_saved(SAVED_S):
        return
    from glutetimer.history.connection import BUSY_S
    from glutetimer.history.store import History
    from glutetimer.history.words import find_template, write_log_line
    from glutetimer.services.rescue import is_waiting

    file, template = Path(context.settings.log_file).expanduser(), find_template(context.settings.log_template)
    for id in noted:  # in the order in which they began, as the ids are
        with History.reading(context.paths.history, BUSY_S) as history, history.snapshot():
            session, sets = history.session(id), history.sets(session=id)
        if session is None and is_waiting(context.paths):
            continue  # it is not lost, and not in the history yet
        if session is not None:
            append_line(file, write_log_line(template, session, sets, context.library.name_of))
        (folder / id).unlink(missing_ok=True)


def append_line(file: Path, line: str) -> None:
    """Append a line as a whole or not at all; one that ends the file already is not repeated.

    Raises:
        OSError: it cannot be written, or is no file.
    """
    number = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | _BINARY, 0o666)
    with os.fdopen(number, "r+b", buffering=0) as log:
        if not log.seekable():
            raise OSError("this is no file")
        _lock(number)
        size = log.seek(0, os.SEEK_END)
        log.seek(max(0, size - TAIL))
        tail = log.read()
        data = line.encode("utf-8", "replace")
        if data in tail.splitlines():
            return
        data = b"\n" * (bool(tail) and not tail.endswith(b"\n")) + data + b"\n"
        try:
            if log.write(data) != len(data):
                raise OSError("there is no room for it")
            os.fsync(number)
        except OSError:
            if log.seek(0, os.SEEK_END) > size:
                log.truncate(size)  # half a line is worse than none
            raise


def _lock(number: int) -> None:
    """Two windows may write at once; another program's lock is not waited for.

    Raises:
        OSError: somebody else has locked it.
    """
    try:
        import fcntl
    except ImportError:  # not on Windows
        return
    fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
