"""The display stays on while a session is under way: nobody touches the machine then, and it would go dark in a set."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from datetime import datetime
from enum import Enum
from queue import Empty, SimpleQueue

from glutetimer.session.events import Event, Finished, Interrupted

LONGEST_REST_S = 600.0
"""A session that waits for its user this long, in a pause or a first meeting, lets the display go (our choice)."""
LET_GO_S = 1.0
"""How long to wait until it has been let go before the process is stopped."""

KeepOn = Callable[[], AbstractContextManager[str]]


class _Wish(Enum):
    HOLD = "hold"
    """The session goes on by itself."""
    REST = "rest"
    """It waits for its user."""
    RELEASE = "release"
    CLOSE = "close"


class DisplayKeeper:
    """A session's follower that keeps the display on.

    The system is asked in a thread of its own, as that can take a moment. What is held ends with the process, however
    that ends: a session bus drops what a client asked for that has gone, and so do the other systems.

    Args:
        goes_on: whether the session goes on by itself, without its user.
        keep_on: holds the display for as long as it is entered.
        longest_rest_s: how long it is held while the session waits.
    """

    def __init__(
        self,
        goes_on: Callable[[], bool],
        keep_on: KeepOn | None = None,
        longest_rest_s: float = LONGEST_REST_S,
    ) -> None:
        self._goes_on = goes_on
        self._keep_on = keep_on or keep_display_on
        self._longest_rest_s = longest_rest_s
        self._wishes: SimpleQueue[tuple[_Wish, threading.Event | None]] = SimpleQueue()
        self._thread = threading.Thread(target=self._carry_out, name="display", daemon=True)

    def handle(self, event: Event, now: float, wall: Callable[[], datetime]) -> None:
        """Hold the display while there is a session, and for a while where it waits."""
        if isinstance(event, Finished | Interrupted):
            self._wish(_Wish.RELEASE)
        else:
            self._wish(_Wish.HOLD if self._goes_on() else _Wish.REST)

    def suspend(self) -> None:
        """The process is about to be stopped: returns when the display has been let go, or after a second."""
        if self._thread.is_alive():
            done = threading.Event()
            self._wishes.put((_Wish.RELEASE, done))
            done.wait(LET_GO_S)

    def close(self) -> None:
        """Let go for good; not waited for."""
        if self._thread.is_alive():
            self._wish(_Wish.CLOSE)

    def _wish(self, wish: _Wish) -> None:
        if self._thread.ident is None:
            self._thread.start()
        self._wishes.put((wish, None))

    def _carry_out(self) -> None:
        held: AbstractContextManager[str] | None = None
        wish = _Wish.RELEASE
        while wish is not _Wish.CLOSE:
            done = None
            try:
                wish, done = self._wishes.get(timeout=self._longest_rest_s if held and wish is _Wish.REST else None)
            except Empty:
                wish = _Wish.RELEASE
            if wish in (_Wish.HOLD, _Wish.REST) and not held:
                held = self._keep_on()
                held.__enter__()
            elif wish in (_Wish.RELEASE, _Wish.CLOSE) and held:
                with suppress(Exception):  # the bus has gone meanwhile, and let go by itself
                    held.__exit__(None, None, None)
                held = None
            if done:
                done.set()


@contextmanager
def keep_display_on() -> Iterator[str]:
    """Ask the system to keep its display on and unlocked; yields what does it, in words, empty where nothing can.

    wakepy asks the session bus on Linux, caffeinate on macOS, SetThreadExecutionState on Windows. A session over a
    network line holds nothing at the far end's display, and does no harm.
    """
    with ExitStack() as held:
        name = ""
        with suppress(Exception):  # a bus that is none, or half of one, is no reason to end a session
            from wakepy import keep

            mode = held.enter_context(keep.presenting(on_fail="pass"))
            name = str(mode.method.name) if mode.active and mode.method else ""
        yield name
