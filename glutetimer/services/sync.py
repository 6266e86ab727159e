"""The history of several devices: what is new goes into the folder of the settings, and comes out of it.

By itself at each start and at each session's end, in a thread of its own: nothing waits for a folder that is slow, full
or not there, and what could not be done is done the next time.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.services.context import Context, ask_history
from glutetimer.settings.paths import Paths, expand_home
from glutetimer.settings.settings import Settings
from glutetimer.system.locks import alone

if TYPE_CHECKING:  # most have no such folder, and are sooner without
    from glutetimer.history.sync.sync import Exchange

KNOWN_S = 1.0
"""How long a session's preparation waits for what other devices have told, such as a pain that locks (our choice)."""
LEAVE_S = 2.0
"""How long the end of the program waits for the folder (our choice)."""
SAVED_S = 30.0
"""How long an exchange waits for a session to be in the history (our choice)."""
ALONE_S = 5.0
"""How long it waits for another window that does the same (our choice)."""


def sync_folder(paths: Paths, folder: Path) -> Exchange:
    """Send what is new, and take in what came.

    Raises:
        GlutetimerError: the folder or the history cannot be read, or the history not be written; what was done until
            then stays. Or the history itself is in that folder.
    """
    from glutetimer.history.connection import HistoryError
    from glutetimer.history.store import History
    from glutetimer.history.sync.sync import exchange

    _check_folder(paths, folder)
    with History(paths.history) as history, alone(paths.data / "sync.lock", ALONE_S):
        if history.read_only:
            raise HistoryError(history.read_only)
        return exchange(history, folder)


def _check_folder(paths: Paths, folder: Path) -> None:
    """Refuse a folder that would carry the history's own file: written on two sides at once it keeps one of them.

    Raises:
        GlutetimerError: it is, or has in it, the folder of the data.
    """
    if Path(os.path.realpath(paths.history)).is_relative_to(os.path.realpath(folder)):
        raise GlutetimerError(
            f"{visible(str(folder))}: the history itself is in there, and must not be carried; name a folder of its own"
        )


def find_folder(settings: Settings) -> Path | None:
    """The folder of the settings; None where there is none."""
    named = settings.sync_folder
    return expand_home(named) if named else None


class BackgroundSync:
    """Exchanges with the folder while the program goes on. Every call but `wait` and `close` returns at once.

    Args:
        context: asked anew each time, as its settings may change.
        is_saved: waits so many seconds until the history has what was done; whether it has.
        notice: shows one line; called from another thread, once at most.
        arrived: called from another thread when something came.
    """

    def __init__(
        self,
        context: Callable[[], Context],
        is_saved: Callable[[float], bool],
        notice: Callable[[str], None],
        arrived: Callable[[Exchange], None] = lambda _: None,
    ) -> None:
        self._context, self._is_saved, self._notice, self._arrived = context, is_saved, notice, arrived
        self._turn = threading.Condition()
        self._wanted = self._done = 0
        """How many exchanges were asked for, and how many of these are over."""
        self._told = False

    def begin(self) -> None:
        """Exchange, where the settings name a folder; while one goes on, another one after it."""
        if not self._context().settings.sync_folder:
            return
        with self._turn:
            self._wanted += 1
            if self._wanted == self._done + 1:  # a daemon: a folder that hangs must not keep the program from ending
                threading.Thread(target=self._run, name="sync", daemon=True).start()

    def wait(self, timeout: float) -> bool:
        """Wait until all that was begun is over, or the time is up; whether it is."""
        with self._turn:
            return self._turn.wait_for(lambda: self._done == self._wanted, timeout)

    def close(self, timeout: float) -> None:
        """Send what was not sent yet, and wait so long for it; what is not sent then is sent another time."""
        if self._done == self._wanted and self._has_unsent():
            self.begin()
        self.wait(timeout)

    def _has_unsent(self) -> bool:
        context = self._context()
        if not context.settings.sync_folder:
            return False
        from glutetimer.history.sync.sync import count_unsent

        return ask_history(context.paths, count_unsent, 0) > 0

    def _run(self) -> None:
        while True:
            with self._turn:
                wanted = self._wanted
            try:
                self._exchange()
            except Exception as error:  # whatever it is: it costs no session, and is said
                self._tell(getattr(error, "strerror", None) or str(error))
            with self._turn:
                self._done = wanted
                self._turn.notify_all()
                if self._done == self._wanted:
                    return

    def _exchange(self) -> None:
        context = self._context()
        if not (folder := find_folder(context.settings)) or not self._is_saved(SAVED_S):
            return
        done = sync_folder(context.paths, folder)
        if done.arrivals.rows:
            with suppress(Exception):  # a screen that has gone
                self._arrived(done)
        if done.arrivals.unshown:
            self._tell("a newer glutetimer told what this one cannot show; it is kept, so update this one")
        if done.problems:
            more = f" (and {len(done.problems) - 1} more)" if done.problems[1:] else ""
            self._tell(f"{done.problems[0]}{more}")

    def _tell(self, words: str) -> None:
        if not self._told:
            self._told = True
            with suppress(Exception):  # a screen that has gone
                self._notice(f"not all is synced: {visible(words)}; `glutetimer sync` says more")
