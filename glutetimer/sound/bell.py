"""The terminal's bell: what is left where no tone can be played."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from glutetimer.session.cues import CUES, heard
from glutetimer.session.events import Event


class Bell:
    """Rings for those cues that ring. `ring`: rings once. What it raises is passed on: a terminal that is gone ends the
    session.
    """

    works = True

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring

    def hear(self, happened: Sequence[Event], coming: Sequence[Event], now: float) -> None:
        """Ring, once for all that has happened."""
        if any(CUES[cue].rings for cue in heard(happened).values()):
            self._ring()

    def silence(self) -> None:
        """A ring is over at once."""

    def close(self, at_once: bool = False) -> None:
        """There is nothing to let go of."""
