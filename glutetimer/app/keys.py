"""Which keys reach a screen: a leaned-on key acts once, on the screen that had its press."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any
from weakref import WeakKeyDictionary

from textual.events import Key
from textual.screen import Screen

from glutetimer.app.widgets.screen import BaseScreen
from glutetimer.keys.repeats import MODIFIERS, STRUCK_S, TAP_S, RepeatFilter
from glutetimer.keys.torn import TornFilter


class KeyFilter:
    """Sees every key before the screen does, and again where it comes back from it, for the bindings."""

    def __init__(self) -> None:
        self._repeats = RepeatFilter()
        self._torn = TornFilter()
        self._on: Screen[Any] | None = None
        """Where the last press went."""
        self._sent: WeakKeyDictionary[Key, Screen[Any]] = WeakKeyDictionary()
        """Where each key went that is on its way."""
        self.held: Key | None = None
        """A press of which it is not known yet whether it is a tap, or the first repeat."""
        self._tap: Key | None = None
        self._stopped = -inf
        """When a key stopped something last."""

    def accepts(self, event: Key, stack: Sequence[Screen[Any]]) -> bool:
        """Whether a key is to go on its way; it becomes the one that is meant, whatever the keyboard's layout."""
        screen = stack[-1]
        if event.is_forwarded:  # one that was on its way with it may have led to another screen
            return self._sent.get(event, screen) is screen
        if event.key in MODIFIERS:
            return False
        if event is self._tap:
            self._tap = None
        elif self._torn.is_piece(event.key, event.character or "", event.time):
            return False
        elif self._repeats.takes(event.key, event.time):
            self._on = screen
        elif self._repeats.is_unsure and self._on is screen and isinstance(screen, BaseScreen) and screen.taps(event):
            self.held = event
            return False
        elif not (self._reaches(event.key, stack) and self._goes_on(event.key)):
            return False
        if 0 <= event.time - self._stopped < STRUCK_S:
            return False
        tapped = isinstance(screen, BaseScreen) and screen.taps(event)
        # A hold stops, whatever lies above it: also the question to which a key led that came just as the hold began.
        if any(each.stopped(event) for each in stack if isinstance(each, BaseScreen)):
            self._stopped = self._stopped if tapped else event.time  # one digit after the other is typed
            return False
        if isinstance(screen, BaseScreen):
            if not screen.accepts(event):
                return False
            event.key = screen.latin_key(event.key)
        self._sent[event] = screen
        return True

    def find_tap(self, following: Key | None) -> Key | None:
        """The press that is held back, now that it is known to be a tap; None where there is none.

        `following` is the key that came then; None: none did, for `TAP_S`.
        """
        if self.held is None or (following is not None and following.key in MODIFIERS):
            return None
        held, self.held = self.held, None
        if following is not None and following.key == held.key and following.time - held.time < TAP_S:
            return None  # it is leaned on
        self._repeats.take_tap()
        self._tap = held
        return held

    def _reaches(self, key: str, stack: Sequence[Screen[Any]]) -> bool:
        """A repeat stays where its press went; Escape goes on from a page that it has closed."""
        return stack[-1] is self._on or (key == "escape" and self._on not in stack)

    def _goes_on(self, key: str) -> bool:
        """Whether the key goes on acting; in a line and in the palette all do but the one that ends them."""
        return self._on.repeats(key) if isinstance(self._on, BaseScreen) else key != "enter"
