"""A leaned-on key acts once. A terminal reports no key release: repeats arrive as presses (textual.md, Traps).

Keys of amounts are tapped quickly, too. A second press soon after the first may be a tap, or the first repeat; what
comes next tells: a keyboard repeats faster than anybody taps.
"""

from __future__ import annotations

DEAF_S = 0.7
"""A key is not taken again this soon after it was: longer than any keyboard waits before it repeats (our choice)."""
SILENCE_S = 0.15
"""And not before it was silent for this long: repeats come faster (our choice)."""
TAP_S = 0.1
"""Nobody taps faster, and keyboards repeat faster (our choice). Only after so long it is known what a press was."""

STRUCK_S = 0.1
"""What comes this soon after a key that has ended a hold was struck with it, by the flat of a hand (our choice): nobody
answers faster.
"""

MODIFIERS = frozenset(
    f"{side}_{name}" for side in ("left", "right") for name in ("shift", "control", "alt", "super", "hyper", "meta")
) | {"caps_lock", "num_lock", "scroll_lock", "iso_level3_shift", "iso_level5_shift"}
"""Keys that mean nothing alone; some terminals report them."""
VOLUME = frozenset({"lower_volume", "raise_volume", "mute_volume"})
"""Keys that the desktop acts upon; terminals with kitty's keyboard protocol report them too."""


class RepeatFilter:
    """Tells a press from its repeats. A keyboard repeats the key that was pressed last, so that is all it knows."""

    def __init__(self) -> None:
        self._key = ""
        self._taken = self._heard = 0.0
        self._unsure = False

    def takes(self, key: str, at: float) -> bool:
        """Whether a key event, which arrived `at` some second, is a press of its own."""
        repeats = key == self._key and (at - self._heard < SILENCE_S or at - self._taken < DEAF_S)
        self._unsure = repeats and at - self._heard >= TAP_S
        self._heard = at
        if not repeats:
            self._key, self._taken = key, at
        return not repeats

    @property
    def is_unsure(self) -> bool:
        """Whether the last event, which was not taken, is a tap all the same, unless the key comes again in `TAP_S`."""
        return self._unsure

    def take_tap(self) -> None:
        """It did not come again."""
        self._unsure, self._taken = False, self._heard
