"""A cue that fills the screen for a moment, never more than once a second."""

from __future__ import annotations

from collections.abc import Iterable

from glutetimer.session.cues import flash_of
from glutetimer.session.events import Event

FLASH_S = 0.3
"""How long a cue fills the screen (look.md)."""
FLASH_EVERY_S = 0.9
"""Never more than once a second (look.md), the count's own jitter allowed."""
WORD_S = 2.0
"""Where nothing may move, how long the word replaces the exercise's name (look.md)."""


class Flash:
    """The word that stands there, or none."""

    def __init__(self) -> None:
        self.word = ""
        self.until = 0.0
        """When it is over, on the session's clock; or was."""

    def update(self, events: Iterable[Event], now: float, calm: bool) -> None:
        """See what happened until now; what is late is not shown any more. `calm`: nothing may move."""
        for event in events:
            in_time = event.at >= now - FLASH_S and now - self.until >= FLASH_EVERY_S - FLASH_S
            if in_time and (word := flash_of(event)):
                self.word, self.until = word, now + (WORD_S if calm else FLASH_S)
        if now >= self.until:
            self.word = ""
