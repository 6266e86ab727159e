"""Help and the safety text: all of it is there, at any size, and what helps here comes first."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from textual.pilot import Pilot

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.dialogs.text import TextScreen
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.keys.commands import ALL
from tests.app.conftest import Open
from tests.app.driving import lines, press, text

SIZES = [(40, 12), (80, 24), (100, 30), (200, 60)]


@pytest.mark.parametrize("size", [(12, 4), (1, 1), (30, 9)])
@pytest.mark.parametrize("key", ["s", "question_mark"])
async def test_it_is_shown_in_any_window(open_app: Open, key: str, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, key, "end", "home")
        assert isinstance(app.screen, TextScreen)


async def read(app: GlutetimerApp, pilot: Pilot[Any]) -> set[str]:
    """Every word of a page, read to its end."""
    words: set[str] = set()
    before = ""
    while before != (before := text(app)):
        words |= set(before.split())
        await press(pilot, "pagedown")
    return words


@pytest.mark.parametrize("size", SIZES)
async def test_the_whole_safety_text_is_there(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "s")
        assert set(files("glutetimer.assets").joinpath("safety.md").read_text("utf-8").split()) <= await read(
            app, pilot
        )


@pytest.mark.parametrize("size", SIZES)
async def test_help_names_every_command_those_of_this_screen_first(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "w", "question_mark")
        assert isinstance(app.screen, TextScreen)
        assert "In the week" in text(app)
        words = await read(app, pilot)
        assert {command.id for command in ALL} <= words


async def test_the_wheel_and_the_ends(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "s")
        top = text(app)
        await press(pilot, "end")
        assert "No promises" in text(app)
        assert "100 %" in list(lines(app))[-1]
        await press(pilot, "home")
        assert text(app) == top
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
