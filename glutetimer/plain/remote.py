"""The phone as the button of a session in lines."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from shutil import get_terminal_size
from typing import TextIO

from glutetimer.keys.terminal import Keyboard
from glutetimer.remote.remote import LOOK_AGAIN_S, Remote
from glutetimer.remote.shown import BEGIN, PAIN, Said, act, opening, shown
from glutetimer.services.performance import Performance
from glutetimer.session.runner import Act

BEGINS = "Enter begins, or the phone does"
WAIT_S = 1.0


class PlainRemote:
    """Tells the phone what is the case, and takes its taps, which wake the keyboard."""

    def __init__(self, remote: Remote, performance: Performance, keyboard: Keyboard) -> None:
        self._remote, self._performance, self._keyboard = remote, performance, keyboard
        self._line: Callable[[str], None] = print
        self._looked = performance.now
        self._taps: SimpleQueue[tuple[str, float, Said | None]] = SimpleQueue()

    def meet(self, out: TextIO, line: Callable[[str], None]) -> None:
        """Say where the page is, and wait until somebody wants to begin; nobody to ask is nobody to wait for."""
        self._line = line
        self._say_where()
        for row in _code(self._remote.address, out):
            out.write(f"{row}\n")  # as it is: its blanks are a part of it
        self._remote.show(opening(self._performance.runner.plan.workout.name))
        self._remote.on_tap = self._take
        if self._keyboard.works:
            line(BEGINS)
        while self._keyboard.works and not self._keyboard.signal:
            self._look_again()
            if self._keyboard.read(WAIT_S) or any(action == BEGIN for action, _, _ in self._waiting()):
                break

    def tell(self, asked: bool) -> None:
        """Show what is the case; `asked`: a key is waited for, as an answer."""
        if not self._remote.connected:
            self._look_again()
        self._remote.show(shown(self._performance.runner, self._performance.now, asked=asked))

    def taps(self, asked: bool) -> Iterator[tuple[Act, float]]:
        """What was tapped, and how many seconds ago; where an answer is waited for, a tap can only stop what any key
        stops, or say how bad a pain is.
        """
        for action, at, said in self._waiting():
            runner = self._performance.runner
            if (does := act(runner, action, said)) and (runner.ends_by_key or not asked or action == PAIN):
                yield does, max(0.0, self._performance.now - at)

    def _say_where(self) -> None:
        if self._remote.trouble:
            self._line(self._remote.trouble)
        for address, _, place in self._remote.locations:
            self._line(f"Phone: {address} ({place})")

    def _look_again(self) -> None:
        """Say it again where the machine is in another network now."""
        now = self._performance.now
        if now - self._looked >= LOOK_AGAIN_S:
            self._looked = now
            if self._remote.look_again():
                self._say_where()

    def _take(self, action: str, at: float, said: Said | None = None) -> None:
        self._taps.put((action, at, said))
        self._keyboard.wake()

    def _waiting(self) -> Iterator[tuple[str, float, Said | None]]:
        while True:
            try:
                yield self._taps.get_nowait()
            except Empty:
                return


def _code(address: str, out: TextIO) -> list[str]:
    """The address's QR code, where lines go to a terminal that can show it."""
    if not out.isatty() or "utf" not in (out.encoding or "").lower() or os.environ.get("TERM") == "dumb":
        return []
    from glutetimer.remote.qr import squares, text

    code = squares(address)
    return text(code, "NO_COLOR" not in os.environ) if len(code) <= get_terminal_size().columns else []
