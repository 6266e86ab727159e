"""What there is to do today, kept for whoever asks at each prompt. It imports little: a prompt asks at each line.

To reckon it takes the history, the schedule and the workouts. It holds until one of the files that it came from is
another, or until its time is over; what it came from is compared at each question, so nothing has to tell it.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from typing import NamedTuple

import glutetimer
from glutetimer.files.writing.own_folder import is_ours, replace_own
from glutetimer.settings.paths import Paths

SETTLED_S = 2.0
"""A file that changed later than that before it was read may change again without a sign: some systems keep its time in
steps of 2 s."""

Signature = dict[str, list[int]]
"""What tells the files that an answer came from as they are now from those that they were."""


class DayStatus(NamedTuple):
    """What there is to do today, and how regular somebody is."""

    open: tuple[str, ...]
    """Workouts by name, in their order."""
    days: int
    """In a row."""
    week_days: int
    goal_days: int

    @property
    def due(self) -> str:
        """The first that is open; empty where none is."""
        return self.open[0] if self.open else ""


def sign_sources(paths: Paths, wall: float) -> Signature | None:
    """Of all that today rests on; None where one of it is changing.

    Args:
        wall: seconds since 1970.
    """
    history = os.path.realpath(paths.history)
    if any(map(os.path.lexists, (f"{history}-journal", f"{history}-wal"))):
        return None  # somebody is writing, or what was written is not all in the file
    files = [history, os.fspath(paths.settings), os.fspath(paths.schedule), glutetimer.__file__]
    for folder in (paths.workouts, paths.exercises):
        with suppress(OSError):
            files += sorted(os.path.join(folder, name) for name in os.listdir(folder))  # noqa: PTH118, PTH208 - time
    signs = {file: _sign(file) for file in files}
    latest = max(sign[-1] for sign in signs.values() if sign)
    return signs if latest < 1e9 * (wall - SETTLED_S) else None


def _sign(file: str) -> list[int]:
    """Nothing where there is no file; its time comes last."""
    with suppress(OSError):
        status = os.stat(file)  # noqa: PTH116 - time
        return [status.st_dev, status.st_ino, status.st_size, status.st_ctime_ns, status.st_mtime_ns]
    return []


def find_day(paths: Paths, wall: float) -> DayStatus | None:
    """What was kept; None where it does not hold, or nothing was kept.

    Args:
        wall: seconds since 1970.
    """
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        if not is_ours(paths.day.lstat()):
            return None
        kept = json.loads(paths.day.read_bytes())
        holds = kept["since"] <= wall < kept["until"] and kept["offset"] == time.localtime(wall).tm_gmtoff
        if holds and kept["signature"] == sign_sources(paths, wall):
            day = DayStatus(**kept["day"])
            return day._replace(open=tuple(day.open))
    return None


def keep_day(paths: Paths, day: DayStatus, signature: Signature, since: float, until: float) -> None:
    """Keep it for the next question; where that cannot be, nobody is told, and it is reckoned again.

    Args:
        signature: of its sources, before they were read.
        since: when it was reckoned, in seconds since 1970; at an earlier time, on a clock that stepped, it may differ.
        until: from then on it may be another, in seconds since 1970.
    """
    if signature != sign_sources(paths, since):
        return
    offset = time.localtime(since).tm_gmtoff
    kept = {"signature": signature, "since": since, "until": until, "offset": offset, "day": day._asdict()}
    with suppress(OSError):
        replace_own(paths.day, json.dumps(kept))
