"""What is not saved is said where the user looks, for as long as it is true."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.summary.screen import WAITS_S, SummaryScreen
from glutetimer.history.writer import Writer
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Runner
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, saved, text, wait


def in_the_way(app: GlutetimerApp) -> Path:
    """A folder in the history's place: nothing can be saved until it is gone."""
    folder = app.context.paths.history
    folder.mkdir()
    app.opened_writer = Writer(folder, app.context.paths.rescue, on_status=app.status_changed, delays_s=(0.01,))
    return folder


async def until(pilot: Pilot[int], reached: Callable[[], bool]) -> None:
    """The writer has a thread of its own."""
    for _ in range(500):
        await pilot.pause(0.01)
        if reached():
            return
    raise AssertionError(text(pilot.app))  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (40, 12)])
async def test_it_stands_on_the_session_screen(open_app: Open, clock: FakeClock, size: tuple[int, int]) -> None:
    app = open_app("five-a-day")
    folder = in_the_way(app)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 52)  # in the first set's end
        assert isinstance(app.screen, SessionScreen)
        await until(pilot, lambda: "NOT SAVED yet: history.db: this is a" in text(app))
        await wait(pilot, clock, 8)  # a word that filled the screen has gone
        assert "NOT SAVED yet" in text(app)
        folder.rmdir()
        await until(pilot, lambda: "NOT SAVED" not in text(app))
    assert app.writer.close(60)


async def test_it_stands_at_home_until_it_is_saved(open_app: Open, clock: FakeClock) -> None:
    app = open_app()
    folder = in_the_way(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        await pilot.pause()
        await wait(pilot, clock, 60)
        await press(pilot, "q", "k")
        await until(pilot, lambda: "NOT SAVED yet: history.db: this is a folder" in text(app))
        clock.now += WAITS_S
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
        assert "NOT SAVED yet: history.db: this is a folder" in text(app)
        folder.rmdir()
        await until(pilot, lambda: "NOT SAVED" not in text(app))
    assert app.writer.close(60)


async def test_a_commit_that_takes_long_is_said_too(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    paths = app.context.paths
    app.opened_writer = Writer(paths.history, paths.rescue, on_status=app.status_changed, slow_s=0.05)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await until(pilot, paths.history.exists)
        assert app.writer.drain(60)
        with sqlite3.connect(paths.history, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            await wait(pilot, clock, 60)
            await until(pilot, lambda: "NOT SAVED yet: the disk has not answered" in text(app))
            other.execute("ROLLBACK")
        await until(pilot, lambda: "NOT SAVED" not in text(app))
    assert app.writer.close(60)


async def test_what_an_earlier_session_left_is_said_at_home_while_it_waits(open_app: Open) -> None:
    app = open_app()
    (app.context.paths.data / "unsaved-3.json").write_text("{")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "NOT SAVED: unsaved-3.json: line 1" in text(app)


async def test_a_session_that_another_window_has_taken_over_ends_here_and_says_so(
    open_app: Open, clock: FakeClock, told: list[str]
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await wait(pilot, clock, 52)
        screen = app.screen
        assert isinstance(screen, SessionScreen)
        await press(pilot, "question_mark")
        app.writer.lost.add(screen.performance.recorder.session_id)
        app._writer_told()
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert told == ["This session goes on in another window; it ends here."]


async def test_a_session_that_ends_below_the_help_is_summed_up_once_that_is_closed(
    open_app: Open, clock: FakeClock
) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 295)
        screen = app.screen
        assert isinstance(screen, SessionScreen)
        await press(pilot, "question_mark")
        assert app.screen is not screen
        assert screen.runner.mode is Mode.PAUSED
        screen.do(Runner.leave)  # as a phone may
        await pilot.pause()
        assert screen.runner.is_over and app.screen is not screen
        await press(pilot, "escape")
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        assert len(saved(app)["sessions"]) == 1
        assert not saved(app)["sessions"][0]["complete"]
