"""The clocks of the machine. Nothing else in the program reads one."""

import os
from datetime import datetime
from typing import NamedTuple, Protocol

from glutetimer import system


class Instant(NamedTuple):
    """One reading of both clocks, in seconds from an unspecified start."""

    now: float
    """Counts while the machine sleeps, and never steps: the session's clock."""
    awake: float
    """Stands still while the machine sleeps, where the system can tell."""


class Clock(Protocol):
    """Where a session gets its time from."""

    def read(self) -> Instant:
        """The time that passes."""
        ...

    def wall(self) -> datetime:
        """The date and time of day, with its offset: only for what is written into the history."""
        ...


class SystemClock:
    """The machine's clocks.

    `time.monotonic()` stands still during suspend on Linux and macOS and counts it on Windows; the clock that counts it
    is another one on each.
    """

    def read(self) -> Instant:
        """Both clocks; equal where the system has but one."""
        return Instant(*system.this.read_clocks())

    def wall(self) -> datetime:
        """Local time with its offset."""
        return datetime.now().astimezone()


def find_zone() -> str:
    """The name of the system's zone, such as Europe/Berlin; empty where it is not told."""
    if "TZ" in os.environ:
        name = os.environ["TZ"].removeprefix(":")
        return name if "/" in name and not name.startswith("/") else ""
    return system.this.find_zone()
