"""How much anybody may ask for: requests in a while, and connections at a time."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

BURST = 30.0
"""Requests of one address at once: faster than fingers (our choice)."""
A_SECOND = 10.0
"""And in the long run (our choice)."""
ADDRESSES = 256
"""Addresses remembered; beyond them the one longest silent is forgotten (our choice)."""
EACH = 8
"""Connections of one address at a time (our choice): a page holds one open, and each tap takes one for a moment."""
ALL = 32
"""Connections at a time (our choice)."""


class Limits:
    """Counts what each address asks for. Safe to ask from any thread.

    Args:
        now: a clock that only goes on, in seconds.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._lock = Lock()
        self._left: dict[str, tuple[float, float]] = {}
        """What an address may still ask for, as of when; the one longest silent first."""
        self._open: dict[str, int] = {}

    def asks(self, address: str) -> bool:
        """Whether one more request is granted."""
        with self._lock:
            now = self._now()
            left, at = self._left.pop(address, (BURST, now))
            left = min(BURST, left + (now - at) * A_SECOND)
            self._left[address] = (left - 1 if left >= 1 else left, now)
            if len(self._left) > ADDRESSES:
                del self._left[next(iter(self._left))]
            return left >= 1

    def opens(self, address: str) -> bool:
        """Whether one more connection is granted; then it counts until it `closes`."""
        with self._lock:
            here = self._open.get(address, 0)
            if here >= EACH or sum(self._open.values()) >= ALL:
                return False
            self._open[address] = here + 1
            return True

    def closes(self, address: str) -> None:
        """A connection that was granted is over."""
        with self._lock:
            self._open[address] -= 1
            if not self._open[address]:
                del self._open[address]
