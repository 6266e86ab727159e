"""How much anybody may ask for: requests in a while, and connections at a time."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Callable
from threading import Lock

BURST = 30.0
"""Requests of one address at once: faster than fingers (our choice)."""
A_SECOND = 10.0
"""And in the long run (our choice)."""
ADDRESSES = 256
"""Addresses remembered; beyond them the one longest silent is forgotten (our choice)."""
EACH = 8
"""Connections of one address at a time that have not said the path yet (our choice); a tap takes one for a moment."""
ALL = 32
"""Such connections at a time (our choice)."""


class Limits:
    """Counts what each address asks for. Safe to ask from any thread.

    A connection that has not said the right path yet is anybody's: of those there are so many at a time, and where one
    more comes, the oldest of the address that has the most goes for it. So who opens many takes the place of their own,
    and somebody new always finds one. `now`: a clock that only goes on, in seconds.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._lock = Lock()
        self._left: dict[str, tuple[float, float]] = {}
        """What an address may still ask for, as of when; the one longest silent first."""
        self._strangers: dict[socket.socket, str] = {}
        """Connections that have not said the path yet, the oldest first, and whose they are."""

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

    def opens(self, address: str, connection: socket.socket) -> socket.socket | None:
        """One more connection is there; returns the one that has to go for it."""
        with self._lock:
            self._strangers[connection] = address
            whose = Counter(self._strangers.values())
            busiest = whose.most_common(1)[0][0]
            if whose[address] > EACH:
                busiest = address
            elif len(self._strangers) <= ALL:
                return None
            leaves = next(each for each, theirs in self._strangers.items() if theirs == busiest)
            del self._strangers[leaves]
            return leaves

    def knows(self, connection: socket.socket) -> None:
        """It has said the path, or is over: it takes nobody's place."""
        with self._lock:
            self._strangers.pop(connection, None)
