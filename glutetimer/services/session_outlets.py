"""Where each session goes besides the history: a line in a text log, a FIT file in a folder; by a thread of its own.

A session that ended is noted in the data folder first, and that note goes once it is written: what cannot be written
now is written at the next session's end, or as the program ends.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.history.ids import is_uuid
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.services.context import Context
from glutetimer.session.events import Event, Finished
from glutetimer.settings.paths import Paths, expand_home
from glutetimer.settings.settings import Settings

SAVED_S = 30.0
"""How long it waits for a session to be in the history (our choice); then it is written another time."""


class Outlet(NamedTuple):
    """One of the places."""

    setting: str
    """The setting that names the user's file or folder."""
    lacks: str
    """What is said where a session cannot get there."""
    find_notes: Callable[[Paths], Path]
    """The folder with an empty file for each session that is not there yet."""
    write: Callable[[Context, SessionRecord, list[SetRecord]], None]
    """Writes a session with its sets, oldest first; twice adds nothing."""

    def find_place(self, settings: Settings) -> str:
        """The user's file or folder; empty: there is none."""
        place: str = getattr(settings, self.setting.replace("-", "_"))
        return place


def _write_line(context: Context, session: SessionRecord, sets: list[SetRecord]) -> None:
    from glutetimer.services.session_log import write_line

    write_line(context, session, sets)


def _write_fit(context: Context, session: SessionRecord, sets: list[SetRecord]) -> None:
    from glutetimer.history.interchange.fit_session import UnfitError
    from glutetimer.services.fit_folder import write_session

    with suppress(UnfitError):  # there was no time in it
        write_session(expand_home(context.settings.fit_folder), session, sets, context.library.name_of)


OUTLETS = (
    Outlet("log-file", "not in the log yet", lambda paths: paths.unlogged, _write_line),
    Outlet("fit-folder", "no FIT file yet", lambda paths: paths.unexported, _write_fit),
)


def find_outlets(settings: Settings) -> list[Outlet]:
    return [each for each in OUTLETS if each.find_place(settings)]


class SessionOutlets:
    """Those of one user. Every call but `close` returns at once.

    Args:
        context: asked anew each time, as its settings may change.
        is_saved: waits so many seconds until the history has what was done; whether it has.
        notice: shows one line; called from another thread, once at most for each outlet.
    """

    def __init__(
        self, context: Callable[[], Context], is_saved: Callable[[float], bool], notice: Callable[[str], None]
    ) -> None:
        self._context, self._is_saved, self._notice = context, is_saved, notice
        self._jobs: SimpleQueue[tuple[Outlet, Callable[[], None]] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._told: set[Outlet] = set()
        self._troubles: dict[Outlet, str] = {}

    @property
    def troubles(self) -> list[str]:
        """What is not written yet, and why, a line for each outlet."""
        return list(self._troubles.values())

    def note(self, session: str) -> None:
        """A session ended: it is to be written."""
        for outlet in find_outlets(self._context().settings):
            self._do(outlet, partial(note_session, self._context(), outlet, session))

    def write(self) -> None:
        for outlet in find_outlets(self._context().settings):
            self._do(outlet, partial(write_noted, self._context(), outlet, self._is_saved))

    def close(self, timeout: float) -> None:
        """Write what is noted still, and wait so long for it; what is not written then is written another time."""
        context = self._context()
        if self._thread or any(each.find_notes(context.paths).is_dir() for each in find_outlets(context.settings)):
            self.write()
            self._jobs.put(None)
        if self._thread:
            self._thread.join(timeout)

    def _do(self, outlet: Outlet, job: Callable[[], None]) -> None:
        self._jobs.put((outlet, job))
        if self._thread is None:  # a daemon: a disk that hangs must not keep the program from ending
            self._thread = threading.Thread(target=self._run, name="outlets", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while todo := self._jobs.get():
            outlet, job = todo
            try:
                job()
                self._troubles.pop(outlet, None)
            except (OSError, ValueError, GlutetimerError) as error:
                self._tell(outlet, error)

    def _tell(self, outlet: Outlet, error: Exception) -> None:
        words = getattr(error, "strerror", None) or error
        place = visible(outlet.find_place(self._context().settings))
        self._troubles[outlet] = f"{outlet.lacks}, {place}: {words}; it is tried again at the next session's end"
        if outlet not in self._told:
            self._told.add(outlet)
            with suppress(Exception):  # a screen that has gone
                self._notice(self._troubles[outlet])


class OutletFollower:
    """Tells the outlets that a session ended."""

    def __init__(self, outlets: SessionOutlets, session: str) -> None:
        self._outlets, self._session = outlets, session

    def handle(self, event: Event, now: float, wall: Callable[[], datetime]) -> None:
        """Only an end that keeps something goes there; an interruption is none."""
        if isinstance(event, Finished) and event.kept:
            self._outlets.note(self._session)

    def suspend(self) -> None:
        """Nothing to do."""

    def close(self) -> None:
        """Nothing to do: it is written when all is answered that is asked at the end."""


def note_session(context: Context, outlet: Outlet, session: str) -> None:
    """Note that a session is to be written."""
    notes = outlet.find_notes(context.paths)
    notes.mkdir(parents=True, exist_ok=True)
    (notes / session).touch()


def list_noted(paths: Paths, outlet: Outlet) -> list[str]:
    """The sessions that are noted, in the order in which they began, as their ids are."""
    notes = outlet.find_notes(paths)
    return sorted(each.name for each in notes.iterdir() if is_uuid(each.name)) if notes.is_dir() else []


def write_noted(context: Context, outlet: Outlet, is_saved: Callable[[float], bool] = lambda _: True) -> None:
    """Write all sessions that are noted, oldest first.

    Raises:
        OSError: it cannot be written; a HistoryError: the history cannot be read. What is noted stays.
    """
    noted = list_noted(context.paths, outlet)
    if not noted or not is_saved(SAVED_S):
        return
    from glutetimer.history.connection import BUSY_S
    from glutetimer.history.store import History
    from glutetimer.services.rescue import is_waiting

    for id in noted:
        with History.reading(context.paths.history, BUSY_S) as history, history.snapshot():
            session, sets = history.session(id), history.sets(session=id)
        if session is None and is_waiting(context.paths):
            continue  # it is not lost, and not in the history yet
        if session is not None:
            outlet.write(context, session, sets)
        (outlet.find_notes(context.paths) / id).unlink(missing_ok=True)
