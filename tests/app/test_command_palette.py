"""The list of commands: what works now, in the order of the screen, each with its key."""

from __future__ import annotations

import pytest
from textual.command import CommandList

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.command_palette import HousePalette
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.week.screen import WeekScreen
from glutetimer.settings.settings import Settings
from tests.app.conftest import FakeClock, Open
from tests.app.driving import painted, press, settle, wait


def listed(app: GlutetimerApp) -> list[str]:
    options = app.screen.query_one(CommandList).options
    return [str(option.prompt).split("  ")[0] for option in options]


def shown(app: GlutetimerApp) -> list[str]:
    return [strip.text.strip() for strip in painted(app)]


async def test_it_lists_what_works_here_in_order_without_the_cursors_keys(open_app: Open) -> None:
    app = open_app(settings=Settings(sound=False, keys={"home.week": "y"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, HousePalette)
        names = listed(app)
        assert names[:3] == ["Start", "Preview", "New"]
        assert names[-2:] == ["Theme", "Screenshot"]
        assert not {"Up", "Down"} & set(names)
        assert len(names) == len(set(names))
        assert any(line.split()[:3] == ["Week", "y", "which"] for line in shown(app))
        await press(pilot, "ctrl+p", "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_a_word_of_what_it_does_finds_it_and_enter_does_it(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", *"which day", "enter")
        await settle(pilot)
        assert isinstance(app.screen, WeekScreen)


async def test_a_theme_is_chosen_there(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", *"theme", "enter")
        await settle(pilot)
        assert isinstance(app.screen, HousePalette)
        await press(pilot, *"contrast", "enter")
        await settle(pilot)
        assert app.theme == "glutetimer-contrast"


@pytest.mark.parametrize("size", [(10, 3), (40, 12), (200, 60)])
async def test_it_fits_any_window(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p")
        assert "What to do?"[: size[0] - 6] in shown(app)[1]
        if size[1] > 5:
            assert shown(app)[3].startswith("Start")


async def test_in_a_session_it_lists_what_works_now(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p")
        names = set(listed(app))
        assert {"Pause", "Skip", "Back", "Longer", "Shorter", "Mute", "Help", "Leave"} <= names
        assert "Form slipped" not in names
        await press(pilot, "escape", "space")
        await wait(pilot, clock, 12)
        await press(pilot, "ctrl+p")
        assert "Longer" not in listed(app)
