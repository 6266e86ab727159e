"""The first of several ways to sound a cue that works now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from glutetimer.session.cues import Sound
from glutetimer.session.events import Event


class Link(Sound, Protocol):
    """One way."""

    @property
    def works(self) -> bool:
        """Whether it would be heard now."""
        ...


class Fallback:
    """Sounds each cue one way: the best that works; where none does, the screen is left. `links`: the best first."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = tuple(links)

    def hear(self, happened: Sequence[Event], coming: Sequence[Event], now: float) -> None:
        """Pass on to the first that works; to the others, that nothing happens."""
        found = next((link for link in self._links if link.works), None)
        for link in self._links:
            link.hear(happened if link is found else (), coming if link is found else (), now)

    def silence(self) -> None:
        for link in self._links:
            link.silence()

    def close(self, at_once: bool = False) -> None:
        for link in self._links:
            link.close(at_once)
