"""What Pilot tests share: time, and the screen as text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from textual.pilot import Pilot

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.session import SessionScreen
from glutetimer.app.sheet_screen import SheetScreen
from glutetimer.history.exchange import export
from glutetimer.history.store import History
from tests.app.conftest import FakeClock


async def settle(pilot: Pilot[Any]) -> None:
    """Until workers and messages are done."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def wait(pilot: Pilot[Any], clock: FakeClock, seconds: float) -> None:
    """Let time pass, a second at a time as the heartbeat does."""
    end = clock.now + seconds
    while clock.now < end:
        clock.now = min(end, clock.now + 1)
        if isinstance(screen := pilot.app.screen, SessionScreen):
            screen.wake()
    await pilot.pause()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Keys pressed by somebody who lets go of each: their own repeats are the guard's tests."""
    for key in keys:
        if isinstance(screen := pilot.app.screen, SessionScreen):
            screen.forget_keys()
        await pilot.press(key)
    await settle(pilot)


def text(app: GlutetimerApp) -> str:
    """What the screen's sheet says in text."""
    return "\n".join(lines(app))


def lines(app: GlutetimerApp) -> Iterator[str]:
    """The sheet row by row; pixels are blocks."""
    screen = app.screen
    assert isinstance(screen, SheetScreen)
    sheet = screen.sheet
    assert sheet is not None
    for y in range(sheet.height):
        yield "".join(run.text for run in sheet.row(y))


def saved(app: GlutetimerApp) -> dict[str, Any]:
    """What is in the history once the writer is done."""
    assert app.writer.close(10)
    with History.reading(app.kit.paths.history) as history:
        return json.loads(json.dumps(export(history)))  # type: ignore[no-any-return]
