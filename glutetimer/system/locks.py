"""One window at a time."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from glutetimer import system

_EVERY_S = 0.01
"""How often it is asked whether another window is done (our choice)."""


@contextmanager
def alone(place: Path, seconds: float) -> Iterator[None]:
    """Let one window at a time do something. Where that cannot be had, or not soon, it goes on without.

    Args:
        place: a folder, which Windows cannot lock, or a file, which is made.
        seconds: how long others are waited for.
    """
    with ExitStack() as held:
        with suppress(OSError):  # not every file system can either
            number = os.open(place, os.O_RDONLY if place.is_dir() else os.O_RDWR | os.O_CREAT, 0o600)
            held.callback(os.close, number)  # which lets go of it
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                try:
                    system.this.lock(number)
                    break
                except BlockingIOError:
                    time.sleep(_EVERY_S)
        yield
