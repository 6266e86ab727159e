"""What every open page is told: each change at once, and a heartbeat."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from threading import Condition

from glutetimer.clock import Clock
from glutetimer.remote.shown import CLOSED, IDLE, Shown

HEARTBEAT_S = 1.0
"""A page that hears nothing for a few of these says that the connection is lost (our choice)."""
GOODBYE_S = 0.25
"""How long the end waits for the pages to hear of it (our choice)."""
LATE_S = 4.0
"""A tap that was meant of a picture gone for longer is of no use any more (our choice): the page gives it up before."""
GIVEN_UP_S = 3.0
"""As long as a page waits for the answer to a tap: then it says that nobody heard."""
RETRY = b"retry: 1000\n"
"""So many milliseconds after a connection broke, a page tries again."""
EACH, ALL = 4, 16
"""Pages of one phone, and of all (our choice): a tap has room beside them."""


class Broadcast:
    """The picture of now, for any number of pages. Safe to use from any thread."""

    def __init__(self, clock: Clock) -> None:
        self.shown = IDLE
        self._clock, self._serial, self._closed = clock, 0, False
        self._went: dict[int, float] = {}
        """When each picture gave way to the next, the oldest first."""
        self._changed = Condition()
        self.pages = 0
        """How many are open."""
        self._of: Counter[str] = Counter()
        """How many, by the phone's address."""

    def show(self, shown: Shown) -> None:
        """Show it on every page; equal pictures are sent once."""
        with self._changed:
            if shown != self.shown:
                self.shown = shown
                self._forget()
                self._went[self._serial] = self._clock.read().awake
                self._serial += 1
                self._changed.notify_all()

    def is_fresh(self, serial: int, meant_at: float | None = None) -> bool:
        """Whether this picture is shown, or was a moment ago; and whether that was meant a moment ago.

        A network may keep a tap for a minute, and what was meant of one hold must not stop the next, nor what its page
        has given up the same one.

        Args:
            serial: of the picture.
            meant_at: seconds, on the clock by which messages say when they are told; None where nobody knows.
        """
        with self._changed:
            self._forget()
            late = meant_at is not None and self._clock.read().awake - meant_at >= GIVEN_UP_S
            return not late and (serial == self._serial or serial in self._went)

    def _forget(self) -> None:
        now = self._clock.read().awake
        self._went = {serial: at for serial, at in self._went.items() if now - at < LATE_S}

    def say_goodbye(self) -> None:
        """Tell every page that there will be nothing more, and wait a moment for them to hear it."""
        self.show(CLOSED)
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self.pages, GOODBYE_S)

    def has_room(self, address: str) -> bool:
        """Whether a phone at this address may open one more page."""
        return self._of[address] < EACH and self.pages < ALL

    def messages(self, address: str) -> Iterator[bytes]:
        """What a page at this address is told from now on."""
        serial = -1
        with self._changed:
            self.pages += 1
            self._of[address] += 1
        try:
            while True:
                with self._changed:
                    known = serial
                    self._changed.wait_for(lambda: self._serial != known or self._closed, HEARTBEAT_S)  # noqa: B023
                    shown, serial, closed = self.shown, self._serial, self._closed
                yield (RETRY if known < 0 else b"") + self._message(shown, serial, closed)
                if closed:
                    return
        finally:
            with self._changed:
                self.pages -= 1
                self._of[address] -= 1
                if not self._of[address]:
                    del self._of[address]
                self._changed.notify_all()

    def _message(self, shown: Shown, serial: int, closed: bool) -> bytes:
        now, awake = self._clock.read()
        fields: dict[str, object] = {
            "serial": serial,
            "told_ms": round(1000 * awake),
            "closed": closed,
            "kind": shown.kind,
            "word": shown.word,
            "line": shown.line,
            "side": shown.side,
            "action": shown.action,
            "label": shown.label,
            "count": shown.count,
            "inquiry": shown.inquiry and shown.inquiry._asdict(),
            "load": shown.load and shown.load._asdict(),
            "number": shown.number,
            "length": shown.length,
            "left_s": None if shown.until is None else round(max(0.0, shown.until - now), 3),
            "passed_s": None if shown.since is None else round(now - shown.since, 3),
        }
        return f"data: {json.dumps(fields)}\n\n".encode()
