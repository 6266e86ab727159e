"""What the tests of the review share: the way in, and what is on the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.dialogs.line import LineScreen
from glutetimer.app.screens.review.screen import ReviewScreen
from glutetimer.services.context import Context
from tests.app.driving import press, text

SIZES = [(40, 12), (60, 20), (80, 24), (100, 30), (120, 40), (200, 60)]


@asynccontextmanager
async def review(context: Context, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    """The review, opened from home."""
    async with GlutetimerApp(context).run_test(size=size) as pilot:
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, ReviewScreen)
        yield pilot


def shown(pilot: Pilot[Any]) -> str:
    assert isinstance(pilot.app, GlutetimerApp)
    return text(pilot.app)


async def write(pilot: Pilot[Any], line: str) -> None:
    """Type a line over what stands there."""
    assert isinstance(pilot.app.screen, LineScreen)
    pilot.app.screen.query_one(Input).value = line
    await press(pilot, "enter")
