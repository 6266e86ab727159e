"""The terminal's bell, for those cues that ring."""

from __future__ import annotations

from collections.abc import Callable

from glutetimer.session.cues import CUES, Cue


class Bell:
    """Rings."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring

    def play(self, cue: Cue, words: str) -> None:
        """Ring, where the cue does; a bell has no words."""
        if CUES[cue].rings:
            self._ring()
