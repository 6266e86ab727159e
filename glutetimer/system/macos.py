"""What macOS has besides: a voice and a player of its own, and a disk that has to be told twice."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from glutetimer.system import posix

if TYPE_CHECKING:
    from glutetimer.system.system import Commands

assert sys.platform == "darwin" or not TYPE_CHECKING  # mypy takes each module for its system

_FULL_FLUSH = 51  # F_FULLFSYNC


class MacOS(posix.Posix):
    """Its programs are there from the beginning."""

    players: Commands = (("afplay",),)
    mixers: tuple[Commands, ...] = ((("osascript", "-e", "get volume settings"),),)
    speakers: tuple[str, ...] = ("say",)
    voice_package = ""
    voice_libraries: tuple[str, ...] = ("libespeak-ng.1.dylib", "libespeak-ng.dylib")

    def read_clocks(self) -> tuple[float, float]:
        return time.clock_gettime(time.CLOCK_MONOTONIC), time.monotonic()

    def flush(self, number: int) -> None:
        """Through the drive's own memory too, where fsync(2) leaves it; another system's disk knows fsync alone."""
        from fcntl import fcntl

        try:
            fcntl(number, _FULL_FLUSH)
        except OSError:
            super().flush(number)
