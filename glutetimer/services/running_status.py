"""What a session does now, as its file says it to other programs. It imports little: a prompt asks at each line."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from glutetimer.files.writing.own_folder import is_ours
from glutetimer.history.resume.owner import is_gone


class RunningStatus(NamedTuple):
    """A session's picture, as the phone's page shows it, with instants of the wall clock: a reader counts from them."""

    name: str
    """The workout's."""
    kind: str
    word: str
    line: str
    side: str
    number: str
    until: float | None
    since: float | None
    length: float

    def show_count(self, wall: float) -> str:
        """What the large number says at a time: seconds, or m:ss where a hundred and more can come; empty where it
        stands still. `wall`: seconds since 1970.
        """
        if self.until is not None:
            seconds = -int(-max(0.0, self.until - wall) // 1)
        elif self.since is not None:
            seconds = int(max(0.0, wall - self.since))
        else:
            return self.number
        return f"{seconds}" if self.length <= 99 else f"{seconds // 60}:{seconds % 60:02}"


def read_running(where: tuple[Path, str]) -> RunningStatus | None:
    """What runs now; None where nothing does. The file of a process that is gone says nothing. `where`: the folder, and
    what a file's name begins with.
    """
    return next((status for _, status, gone in _read_files(where) if not gone), None)


def remove_stale(where: tuple[Path, str]) -> None:
    """Remove the files that killed processes left: the folder may stand until the machine is off."""
    for path, _, gone in _read_files(where):
        if gone:
            with suppress(OSError):
                path.unlink()


def _read_files(where: tuple[Path, str]) -> Iterator[tuple[Path, RunningStatus, bool]]:
    """Each file of ours, the newest first: what it says, and whether its process is gone."""
    folder, prefix = where
    with suppress(OSError):
        for path in sorted(folder.glob(f"{prefix}*.json"), key=os.path.getmtime, reverse=True):
            with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
                written = path.lstat()
                if not is_ours(written):
                    continue
                found: dict[str, Any] = json.loads(path.read_text("utf-8"))
                owner, status = found.pop("owner"), RunningStatus(**found)
                heard = max(written.st_mtime, status.until or 0.0)  # it is silent while a phase runs
                yield path, status, is_gone(owner, round(1000 * heard), round(1000 * time.time()))
