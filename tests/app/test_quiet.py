"""What Pilot tests wait for: no more, and no less."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType


class Slow(App[None]):
    """A key hands work to a thread, which sends a message, after which the screen is painted."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "work")]

    def __init__(self) -> None:
        super().__init__()
        self.go = Event()
        self.said: list[str] = []

    def action_work(self) -> None:
        self.run_worker(self._work())

    async def _work(self) -> None:
        await asyncio.to_thread(self.go.wait)
        self.said.append("back")
        self.call_later(self._told)

    def _told(self) -> None:
        self.said.append("told")
        self.screen.call_after_refresh(self.said.append, "painted")
        self.screen.refresh()


async def test_a_key_is_over_once_all_that_came_of_it_is() -> None:
    app = Slow()
    async with app.run_test() as pilot:

        def later(turns: int) -> None:
            """A thread takes as long as many turns of the loop."""
            if turns:
                asyncio.get_running_loop().call_later(0, later, turns - 1)
            else:
                app.go.set()

        later(200)
        await pilot.press("x")
        assert app.said == ["back", "told", "painted"]


async def test_what_waits_for_a_time_to_come_is_not_waited_for() -> None:
    app = Slow()
    async with app.run_test() as pilot:
        app.set_timer(3600, app.exit)
        await pilot.press("y")
        assert app.said == []
