"""How long a session has gone on."""

from __future__ import annotations


class Stopwatch:
    """The seconds of a session in which it went on: pauses, lead-ins after them, cuts and sleep are none of them
    (training.md 5.14). It stands until it is told to go.

    Args:
        earlier_s: what had gone before, where the session goes on after a cut.
    """

    def __init__(self, earlier_s: float = 0.0) -> None:
        self._gone = earlier_s
        self._since: float | None = None

    def go(self, at: float) -> None:
        """Go from this instant on; one that goes already goes on."""
        if self._since is None:
            self._since = at

    def stand(self, at: float) -> None:
        """Stand from this instant on."""
        self._gone, self._since = self.seconds(at), None

    def seconds(self, at: float) -> float:
        return self._gone + (at - self._since if self._since is not None else 0.0)
