"""An arrow that a slow line tears apart: Escape, then `[`, then a letter, none of which was pressed."""

from __future__ import annotations

ESCAPE_S = 0.3
"""For so long Escape is waited with: it may be the first piece (our choice; Textual waits 0.1 s)."""
TORN_S = 1.0
"""How late the next piece may come, and still be known as one (our choice)."""
PARAMETERS = frozenset("0123456789;:<=>?")
INTRODUCERS = frozenset("[O")
"""What follows Escape in what arrows and other keys send (ECMA-48: CSI and SS3)."""


class TornFilter:
    """Finds the pieces of such a key."""

    def __init__(self) -> None:
        self._before = ""
        self._heard = 0.0

    def is_piece(self, key: str, character: str, at: float) -> bool:
        """Whether a key event, which arrived `at` some second, is a piece of another key, and means nothing by itself.

        `escape` is none, as it may have been pressed.
        """
        before, self._before = self._before if at - self._heard < TORN_S else "", ""
        self._heard = at
        if key == "escape":
            self._before = key
        elif before == "escape" and character in INTRODUCERS:
            self._before = character
            return True
        elif before and before != "escape":
            self._before = before if character in PARAMETERS else ""
            return True
        return False
