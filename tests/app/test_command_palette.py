"""The list of commands: what works now, in the order of the screen, each with its key."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import date

import pytest
from textual.command import CommandList

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.command_palette import HousePalette
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.review.opened import OpenedScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.settings.screen import SettingsScreen
from glutetimer.app.screens.week.screen import WeekScreen
from glutetimer.history.connection import WAITS
from glutetimer.history.store import History
from glutetimer.settings.settings import Settings
from tests.app.conftest import FakeClock, Open
from tests.app.driving import painted, press, wait
from tests.app.past import a_session, a_set


def listed(app: GlutetimerApp) -> list[str]:
    options = app.screen.query_one(CommandList).options
    return [str(option.prompt).split("  ")[0] for option in options]


def shown(app: GlutetimerApp) -> list[str]:
    return [strip.text.strip() for strip in painted(app)]


async def test_it_lists_what_works_here_in_order_without_the_cursors_keys(open_app: Open) -> None:
    app = open_app(settings=Settings(sound=False, keys={"home.week": "y"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, HousePalette)
        names = listed(app)
        assert names[:3] == ["Start", "Preview", "Hold"]
        assert names[-2:] == ["Theme", "Screenshot"]
        assert not {"Up", "Down"} & set(names)
        assert len(names) == len(set(names))
        assert any(line.split()[:3] == ["Week", "y", "which"] for line in shown(app))
        await press(pilot, "ctrl+p", "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_a_word_of_what_it_does_finds_it_and_enter_does_it(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+p", *"which day", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)


async def test_a_theme_is_chosen_there(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+p", *"theme", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HousePalette)
        await press(pilot, *"contrast", "enter")
        await pilot.pause()
        assert app.theme == "glutetimer-contrast"


@pytest.mark.parametrize("size", [(10, 3), (40, 12), (200, 60)])
async def test_it_fits_any_window(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+p")
        assert "What to do?"[: size[0] - 6] in shown(app)[1]
        if size[1] > 5:
            assert shown(app)[3].startswith("Start")


async def test_in_a_session_it_lists_what_works_now(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+p")
        names = set(listed(app))
        assert {"Pause", "Skip", "Back", "Longer", "Shorter", "Mute", "Help", "Leave"} <= names
        assert "Form slipped" not in names
        await press(pilot, "escape", "space")
        await wait(pilot, clock, 12)
        await press(pilot, "ctrl+p")
        assert "Longer" not in listed(app)


@pytest.mark.parametrize(
    ("typed", "screen", "name"),
    [
        ("hill sess", SessionScreen, "Hill session"),
        ("donkey", SessionScreen, "Donkey kick"),
        ("volume", SettingsScreen, ""),
    ],
)
async def test_typing_finds_workouts_exercises_and_settings_and_enter_begins_them(
    open_app: Open, typed: str, screen: type, name: str
) -> None:
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+p", *typed, "enter")
        await pilot.pause()
        assert isinstance(app.screen, screen)
        if isinstance(app.screen, SessionScreen):
            assert app.screen.runner.plan.workout.name == name


async def test_a_day_is_found_by_its_date_and_one_without_training_is_said(open_app: Open) -> None:
    app = open_app()
    with History(app.context.paths.history) as history:
        history.put(a_session("s", date(2025, 11, 18)), a_set("a", "s", date(2025, 11, 18)))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+p", *"2025-11-18", "enter")
        await pilot.pause()
        assert isinstance(app.screen, OpenedScreen)
        await press(pilot, "escape")
        await press(pilot, "ctrl+p", *"2025-11-17", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_a_day_comes_once_the_history_can_be_read_and_nothing_stands_still_meanwhile(
    open_app: Open, told: list[str]
) -> None:
    app = open_app()
    with History(app.context.paths.history) as history:
        history.put(a_session("s", date(2025, 11, 18)), a_set("a", "s", date(2025, 11, 18)))
    other = sqlite3.connect(app.context.paths.history, isolation_level=None)
    async with app.run_test(size=(100, 30)) as pilot, asyncio.timeout(60):
        await pilot.pause()
        await press(pilot, "ctrl+p", *"2025-11-18")
        other.execute("BEGIN EXCLUSIVE")
        app.simulate_key("enter")  # a Pilot would wait for the thread that waits
        while not told:
            await asyncio.sleep(0.01)
        assert isinstance(app.screen, HomeScreen)
        other.execute("ROLLBACK")
        while not isinstance(app.screen, OpenedScreen):
            await asyncio.sleep(0.01)
    assert told == [WAITS]
    other.close()


async def test_nothing_else_is_begun_over_a_session(open_app: Open) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        session = app.screen
        await press(pilot, "ctrl+p", *"hill sess")
        await pilot.pause()
        assert isinstance(app.screen, HousePalette) and not any("Hill" in line for line in shown(app)[2:])
        await press(pilot, "escape")
        assert app.screen is session


@pytest.mark.parametrize(
    ("typed", "id"), [("volume", "volume"), ("reaction", "reaction"), ("wrists", "wrists"), ("on set", "on_set")]
)
@pytest.mark.parametrize("size", [(40, 12), (100, 30)])
async def test_a_setting_that_is_found_has_the_cursor(
    open_app: Open, typed: str, id: str, size: tuple[int, int]
) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+p", *typed, "enter")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        assert app.screen.row.id == id
        before = app.screen.row.value
        if app.screen.row.steps:
            await press(pilot, "enter")
            assert app.screen.row.value != before, "its line is the one that is changed"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("tues", "Tuesday 17 November"),
        ("18 nov", "Wednesday 18 November"),
        ("3 december", "Wednesday 3 December 2025"),
        ("plank", "Plank"),
        ("clamsh", "Clam"),
        ("vol", "Volume"),
        ("without", "Lying on the back"),
        ("hooks", "On session"),
    ],
)
async def test_what_begins_as_it_was_typed_stands_first(open_app: Open, typed: str, first: str) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+p", *typed)
        assert first in listed(app)[0]
