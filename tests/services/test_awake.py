"""The display is held while a session is under way: taken once, kept in a pause for a while, let go at every end."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest

from glutetimer.services.awake import DisplayKeeper, keep_display_on
from glutetimer.session.events import Finished, Halfway, Interrupted, Paused, Resumed

TAKEN, LET_GO = "taken", "let go"
PATIENCE_S = 20.0
"""A loaded machine's thread is slow; what must not come is told from the order of what does."""


class Display:
    """A display that notes who holds it."""

    def __init__(self, longest_rest_s: float = 600.0) -> None:
        self.log: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.goes_on = True
        self.keeper = DisplayKeeper(lambda: self.goes_on, self._hold, longest_rest_s)

    @contextmanager
    def _hold(self) -> Iterator[str]:
        self.log.put(TAKEN)
        yield "a display"
        self.log.put(LET_GO)

    def tell(self, event: Halfway | Paused | Resumed | Finished | Interrupted) -> None:
        self.goes_on = not isinstance(event, Paused | Finished | Interrupted)
        self.keeper.handle(event, event.at, lambda: datetime(2026, 11, 29))

    def seen(self) -> str:
        return self.log.get(timeout=PATIENCE_S)


def test_it_is_taken_once_and_let_go_at_the_end() -> None:
    display = Display()
    for at in range(3):
        display.tell(Halfway(at))
    assert display.seen() == TAKEN
    display.tell(Finished(3, 3, True))
    assert display.seen() == LET_GO
    display.keeper.close()


def test_a_pause_holds_it_and_a_longer_one_lets_it_go() -> None:
    display = Display()
    display.tell(Halfway(0))
    display.tell(Paused(1))
    display.tell(Resumed(2))
    display.keeper.close()
    assert [display.seen(), display.seen()] == [TAKEN, LET_GO]
    assert display.log.empty()

    display = Display(longest_rest_s=0.0)
    display.tell(Halfway(0))
    assert display.seen() == TAKEN
    display.tell(Paused(1))
    assert display.seen() == LET_GO
    display.tell(Resumed(2))
    assert display.seen() == TAKEN
    display.tell(Interrupted(3, 3, 0))
    assert display.seen() == LET_GO


def test_a_process_that_is_stopped_has_let_go_before() -> None:
    display = Display()
    display.tell(Halfway(0))
    display.keeper.suspend()
    assert [display.log.get_nowait(), display.log.get_nowait()] == [TAKEN, LET_GO]
    display.tell(Resumed(9))
    assert display.seen() == TAKEN


def test_nothing_is_held_that_was_never_begun() -> None:
    display = Display()
    display.keeper.suspend()
    display.keeper.close()
    assert display.log.empty()


def test_no_system_to_ask_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    with keep_display_on() as name:
        assert isinstance(name, str)
