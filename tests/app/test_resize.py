"""The window's size: two that come at once do not follow each other for ever."""

from __future__ import annotations

import asyncio

import pytest
from textual.events import Resize
from textual.geometry import Size

from tests.app.conftest import Open
from tests.app.driving import program

SIZES = (Size(40, 12), Size(30, 8))
MOST = 60
"""So many pictures are enough for the few sizes that come."""


@pytest.mark.parametrize("key", ["", "e", "r", "p", "w", ",", "?"])
async def test_two_sizes_at_once_settle(open_app: Open, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """Textual answers a screen's size with an echo of it; a call between two keeps them from becoming one."""
    async with open_app().run_test(size=SIZES[0]) as pilot:
        if key:
            await pilot.press(key)
        screen = program(pilot).screen
        heard: list[Size] = []

        def count(_: object, event: Resize) -> None:
            heard.append(event.size)
            assert len(heard) <= MOST, "the sizes follow each other for ever"

        # Its own part of the handling; what is above it in the house goes on.
        monkeypatch.setattr(type(screen), "on_resize", count, raising=False)
        with program(pilot).batch_update():  # as while a list's rows are exchanged
            for size in (*SIZES, *SIZES):
                screen.post_message(Resize(size, size))
                screen.call_later(lambda: None)
            for _ in range(MOST):
                await asyncio.sleep(0)  # they are taken one after the other
        await pilot.pause()
        assert screen.size == program(pilot).size
