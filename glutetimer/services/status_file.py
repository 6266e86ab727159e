"""A session keeps a file that says what it does now."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from glutetimer.files.writing.own_folder import replace_own
from glutetimer.history.resume.owner import this_process
from glutetimer.remote.shown import Shown, shown
from glutetimer.services.running_status import RunningStatus, remove_stale
from glutetimer.session.events import Event
from glutetimer.session.state import SessionState


class StatusFile:
    """A session's follower that keeps the file. It is written where the picture changes, not once a second: the
    instants in it let a reader count.

    Args:
        where: the folder, and what the file's name begins with.
        hide_clock: a hold is held unwatched.
    """

    def __init__(self, state: SessionState, where: tuple[Path, str], hide_clock: bool = False) -> None:
        self._state = state
        self._path = where[0] / f"{where[1]}{os.getpid()}.json"
        self._hide_clock = hide_clock
        self._last: Shown | None = None
        remove_stale(where)

    def handle(self, event: Event, now: float, wall: Callable[[], datetime]) -> None:
        picture = shown(self._state, now, self._hide_clock)
        if picture == self._last:
            return
        self._last = picture
        if self._state.is_over:
            self.close()
            return
        offset = wall().timestamp() - now
        status = RunningStatus(
            name=self._state.plan.workout.name,
            kind=picture.kind,
            word=picture.word,
            line=picture.line,
            side=picture.side,
            number=picture.number,
            until=None if picture.until is None else round(picture.until + offset, 3),
            since=None if picture.since is None else round(picture.since + offset, 3),
            length=picture.length,
        )
        self._write({"owner": this_process(), **status._asdict()})

    def suspend(self) -> None:
        """The session stands still, and the file says so."""

    def close(self) -> None:
        with suppress(OSError):
            self._path.unlink()

    def _write(self, fields: dict[str, object]) -> None:
        """All or nothing; where it cannot be written, nobody is told, and the session goes on."""
        with suppress(OSError):
            replace_own(self._path, json.dumps(fields, ensure_ascii=False))
