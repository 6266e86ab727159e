"""Which keys reach a screen: a leaned-on key acts once, on the screen that had its press."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.events import Key
from textual.screen import Screen

from glutetimer.app.widgets.screen import BaseScreen
from glutetimer.keys.repeats import MODIFIERS, RepeatFilter


class KeyFilter:
    """Sees every key before the screen does, and again where it comes back from it, for the bindings."""

    def __init__(self) -> None:
        self._guard = RepeatFilter()
        self._press: Key | None = None
        self._on: Screen[Any] | None = None
        """Where that press went."""

    def take(self, event: Key, stack: Sequence[Screen[Any]]) -> bool:
        """Whether a key is to go on its way.

        Args:
            event: its key becomes the one that is meant, whatever the keyboard's layout.
            stack: the screens; the last has the keys.
        """
        screen = stack[-1]
        if event.is_forwarded:
            # Of several repeats that were on their way at once, the first may have led to another screen.
            again = self._press and event is not self._press and event.key == self._press.key
            return not again or self._reaches(event.key, stack)
        if event.key in MODIFIERS:
            return False
        if self._guard.takes(event.key, event.time):
            self._press, self._on = event, screen
        elif not (self._reaches(event.key, stack) and self._repeats(event.key)):
            return False
        # A hold stops, whatever lies above it: also the question to which a key led that came just as the hold began.
        if any(each.stopped(event) for each in stack if isinstance(each, BaseScreen)):
            return False
        if isinstance(screen, BaseScreen):
            if not screen.takes(event):
                return False
            event.key = screen.latin_key(event.key)
        return True

    def _reaches(self, key: str, stack: Sequence[Screen[Any]]) -> bool:
        """A repeat stays where its press went; Escape goes on from a page that it has closed."""
        return stack[-1] is self._on or (key == "escape" and self._on not in stack)

    def _repeats(self, key: str) -> bool:
        """Whether the key goes on acting; in a line and in the palette all do but the one that ends them."""
        return self._on.repeats(key) if isinstance(self._on, BaseScreen) else key != "enter"
