"""Threads that neither hold the program up nor are torn down in the middle of a sound."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from threading import Thread

LONGEST_S = 6.0
"""How long the program's end waits for a sound's (our choice): the longest phrase, and its tone."""
GRACE_S = 2.0
"""How much longer, for what does not end when it is told to (our choice)."""


def in_background(name: str, work: Callable[[], None], end: Callable[[], None]) -> Thread:
    """Start a thread; at the program's end, however it comes, `end` is called and the thread waited for. `end`: makes
    `work` return soon.
    """

    def last() -> None:
        end()
        thread.join(LONGEST_S + GRACE_S)

    def run() -> None:
        try:
            work()
        finally:
            atexit.unregister(last)

    thread = Thread(name=name, target=run, daemon=True)
    atexit.register(last)
    thread.start()
    return thread
