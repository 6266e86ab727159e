"""The window and other devices: what they did is there without anybody asking, and what is done here goes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.summary.screen import WAITS_S
from glutetimer.history.store import History
from glutetimer.history.sync.sync import exchange
from glutetimer.settings.settings import Settings
from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Pain, Reason
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, text, wait
from tests.app.past import ON, a_hold, a_session, a_set


def tell(folder: Path, home: Path) -> None:
    """Another device performs a session today, and syncs."""
    home.mkdir(exist_ok=True)
    with History(home / "history.db") as history:
        history.put(a_session("s", ON, name="Of the desktop"), a_set("x", "s", ON))
        exchange(history, folder)


async def synced(app: GlutetimerApp, pilot: Pilot[Any]) -> None:
    await pilot.pause()
    assert await asyncio.to_thread(app.sync.wait, 60)
    await pilot.pause()


async def wait_for(pilot: Pilot[Any], is_so: Callable[[], bool]) -> None:
    for _ in range(100):
        if is_so():
            return
        await pilot.pause()


async def test_what_another_device_did_is_at_home_after_the_start(
    open_app: Open, tmp_path: Path, told: list[str]
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    tell(folder, tmp_path / "desktop")
    app = open_app(settings=Settings(sound=False, sync_folder=str(folder)))
    async with app.run_test(size=(80, 24)) as pilot:
        await synced(app, pilot)
        assert "Of the desktop" in text(app)
        assert told == ["From other devices: 1 session, 1 set"]


async def test_a_folder_that_is_not_there_is_said_and_costs_nothing(
    open_app: Open, tmp_path: Path, told: list[str]
) -> None:
    app = open_app(settings=Settings(sound=False, sync_folder=str(tmp_path / "stick")))
    async with app.run_test(size=(80, 24)) as pilot:
        await synced(app, pilot)
        assert len(told) == 1 and "not all is synced" in told[0] and "stick" in told[0]


@pytest.mark.parametrize("start", [None, "five-a-day"])
async def test_a_session_goes_to_other_devices_at_its_end(
    open_app: Open, tmp_path: Path, clock: FakeClock, told: list[str], start: str | None
) -> None:
    (tmp_path / "folder").mkdir()
    app = open_app(start, settings=Settings(sound=False, sync_folder=str(tmp_path / "folder")))
    async with app.run_test(size=(80, 24)) as pilot:
        await synced(app, pilot)
        if start is None:
            await press(pilot, "enter")
            await pilot.pause()
        assert isinstance(app.screen, SessionScreen)
        await wait(pilot, clock, 52)
        await press(pilot, "q", "k")
        clock.now += WAITS_S
        await press(pilot, "p", "3", "k", "enter")
        await press(pilot, "enter")
        assert app.is_for_one_session or isinstance(app.screen, HomeScreen)
        assert await asyncio.to_thread(app.sync.wait, 60)
    with History(tmp_path / "other" / "history.db") as other:
        exchange(other, tmp_path / "folder")
        assert [done.exercise for done in other.sets()]
        assert other.sessions()[0].pain
    assert not told


async def test_a_pain_that_another_device_tells_while_home_is_open_is_known_before_the_next_session(
    open_app: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    app = open_app(settings=Settings(sound=False, sync_folder=str(folder)))
    async with app.run_test(size=(80, 24)) as pilot:
        await synced(app, pilot)
        (tmp_path / "desktop").mkdir()
        with History(tmp_path / "desktop" / "history.db") as history:
            history.put(
                a_hold(
                    "x",
                    "s",
                    app.context.clock.wall().date(),
                    Side.LEFT,
                    9.0,
                    0,
                    reason=Reason.PAIN,
                    pain=Pain(6, "hip"),
                )
            )
            exchange(history, folder)
        await pilot.press("h")  # what it leads to waits for an answer
        await wait_for(pilot, lambda: not isinstance(app.screen, HomeScreen))
        assert not isinstance(app.screen, SessionScreen), "it asks first"
        assert "pain" in text(app).lower()
        await pilot.press("escape")
