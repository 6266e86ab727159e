"""Several keys in one reading of the terminal: typed ahead over a slow link, a macro of a pedal, Escape and an answer.

No screen is ended twice, and none but the one that a key is for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
from rich.style import Style
from textual.app import App
from textual.events import Click, MouseDown, MouseUp
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from glutetimer.app.command_palette import Commands, HousePalette
from glutetimer.app.drawing.grid import Size
from glutetimer.app.screens.dialogs.ask import Answer, AskScreen
from glutetimer.app.screens.dialogs.leave import leave_screen
from glutetimer.app.screens.dialogs.line import LineScreen
from glutetimer.app.screens.dialogs.pain import PainScreen
from glutetimer.app.screens.dialogs.text import help_screen, safety_screen
from glutetimer.app.screens.exercises.screen import ExercisesScreen
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.settings.keys import KeysScreen
from glutetimer.app.screens.settings.screen import SettingsScreen
from glutetimer.app.screens.summary.screen import WAITS_S, SummaryScreen
from glutetimer.app.widgets.composed_screen import ComposedScreen
from glutetimer.app.widgets.screen import BaseScreen, HouseScreen
from glutetimer.keys.commands import HOME
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, type_ahead, wait

MOVES = ["up", "pagedown", "end"]
"""Those the other way do the same."""
DIALOGS: dict[str, tuple[Callable[[], Screen[Any]], list[str]]] = {
    "ask": (lambda: AskScreen("WHY?", ["Why?"], [Answer(id, id, id) for id in "abc"]), [*"abc", "x"]),
    "leave": (lambda: leave_screen(3), [*"gkd"]),
    "pain": (lambda: PainScreen("Something hurt.", lambda pain: "Rest."), [*"0x4kb", "space"]),
    "pain, none": (lambda: PainScreen("Did anything hurt?", lambda pain: "Rest.", none_ends=True), [*"05b", "space"]),
    "line": (lambda: LineScreen("Note:", "", str), [*"a7", "space", "backspace"]),
    "help": (lambda: help_screen({}, HOME), ["q", "question_mark", "space"]),
    "safety": (safety_screen, ["q", "s", "space"]),
    "palette": (lambda: HousePalette(providers=[Commands]), ["ctrl+p", "h", "z", "shift+end", "backspace"]),
    "settings": (SettingsScreen, ["q", "left", "right", "space", "delete"]),
    "keys": (KeysScreen, ["q", "delete", "left", "n"]),
    "exercises": (ExercisesScreen, ["q", "slash", "c", "backspace"]),
}
"""Each screen that is ended with an answer, and the keys that mean something to it."""


class Below(Screen[None]):
    """What nobody has asked to end; it takes no key."""


def pairs(keys: list[str]) -> Iterator[tuple[str, ...]]:
    yield from product(keys, repeat=2)
    yield from ((each, "enter", "escape") for each in keys)


@pytest.mark.parametrize("name", DIALOGS)
async def test_every_pair_of_keys_ends_the_dialog_once_and_nothing_below_it(open_app: Open, name: str) -> None:
    make, own = DIALOGS[name]
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        below = Below()
        await app.push_screen(below)
        for keys in pairs([*own, "escape", "enter", *MOVES]):
            answers: list[object] = []
            dialog = make()
            opened = app.push_screen(dialog, answers.append)
            if keys[0] in own:  # the others come before it is there
                await opened
                await pilot.pause()
            await type_ahead(pilot, *keys)
            stack = app.screen_stack
            assert app.is_running and app.return_code is None, keys
            assert stack[1] is below and isinstance(stack[0], HomeScreen), (keys, stack)
            assert len(answers) == (dialog not in stack), (keys, answers, stack)
            while app.screen is not below:
                app.pop_screen()
            await pilot.pause()


@pytest.mark.parametrize("keys", ["q g enter", "q g escape", "q escape g", "q enter enter"])
async def test_a_session_that_somebody_stays_in_is_still_there(open_app: Open, clock: FakeClock, keys: str) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 52)
        session = app.screen
        assert isinstance(session, SessionScreen)
        await type_ahead(pilot, *keys.split())
        assert app.screen is session
        await press(pilot, "q")
        await type_ahead(pilot, *keys.split()[1:])
        assert app.screen is session and not session.runner.is_over


async def test_answers_that_were_typed_ahead_are_the_answers(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 52)
        await type_ahead(pilot, "q", "k")
        clock.now += WAITS_S
        await type_ahead(pilot, "n", *"warm", "enter")
        await type_ahead(pilot, "p", "3", "k", "enter", "4")
        assert isinstance(app.screen, SummaryScreen)
        performance = app.screen._performance
        assert performance.recorder.note == "warm"
        assert performance.recorder.pain is not None and performance.recorder.pain.score == 3


async def test_twenty_escapes_lead_home_and_no_further(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p", "x")
        await type_ahead(pilot, *["escape"] * 20)
        assert app.is_running and isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("keys", ["daq", "ddd", "dek", "dke", "ddu", "due"])
async def test_a_session_that_is_deleted_takes_no_screen_along(open_app: Open, clock: FakeClock, keys: str) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 52)
        await press(pilot, "q", "k", "e")
        await type_ahead(pilot, *("enter" if key == "e" else key for key in keys))
        assert app.is_running or app.return_code == 0, "where the session is gone, so is what was started for it"


@pytest.mark.parametrize("name", DIALOGS)
async def test_a_screen_that_has_gone_is_told_for_nothing(open_app: Open, name: str) -> None:
    """A thread's work, a scroll, the day, a message of its list may come once its parts are gone."""
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = DIALOGS[name][0]()
        await app.push_screen(screen)
        await pilot.pause()
        await screen.dismiss(None)
        assert isinstance(screen, HouseScreen) and not screen.is_there
        if isinstance(screen, BaseScreen):
            screen.repaint()
            assert not any(screen.check_action(each.name, ()) for each in screen.COMMANDS_HERE)
        if isinstance(screen, ComposedScreen):
            for size in Size:
                screen.resized(size)
        assert app.is_running and app.return_code is None


@pytest.mark.parametrize("name", ["palette", "exercises"])
async def test_a_click_on_a_row_that_is_no_longer_listed(open_app: Open, name: str) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.push_screen(DIALOGS[name][0]())
        await pilot.pause()
        screen, options = app.screen, app.screen.query_one(OptionList)
        gone = Style.from_meta({"option": options.option_count + 3})
        options.post_message(Click(options, 1, 1, 0, 0, 1, False, False, False, style=gone))
        await pilot.pause()
        assert app.is_running and app.screen is screen


@pytest.mark.parametrize("name", DIALOGS)
async def test_a_click_where_the_window_ended_before_it_was_made_smaller(open_app: Open, name: str) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.push_screen(DIALOGS[name][0]())
        await pilot.pause()
        screen = app.screen
        for make in (MouseDown, MouseUp, Click):
            screen.post_message(make(screen, 90, 30, 0, 0, 1, False, False, False, screen_x=90, screen_y=30))
        await pilot.pause()
        assert app.is_running and app.screen is screen


async def test_a_message_of_a_row_that_is_no_longer_listed(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p")
        rows = app.screen.query_one(OptionList)
        last, before = rows.option_count - 1, rows.highlighted
        stale = [OptionList.OptionHighlighted(rows, rows.options[last], last + 5)]
        stale.append(OptionList.OptionHighlighted(rows, Option("gone"), 0))
        for message in stale:
            rows.post_message(message)
        await pilot.pause()
        assert app.is_running and rows.highlighted == before


@pytest.mark.parametrize("end", [App.exit, App.pop_screen], ids=["the program", "the screen"])
@pytest.mark.parametrize("name", DIALOGS)
async def test_what_opens_may_end_at_any_turn(open_app: Open, name: str, end: Callable[[App[Any]], object]) -> None:
    """The program by a signal, the screen as its session goes on in another window: whatever is done of it by then."""
    for turns in (*range(6), 8, 12, 18, 40):
        app = open_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            app.push_screen(DIALOGS[name][0]())
            for _ in range(turns):
                await asyncio.sleep(0)
            end(app)
            if end is not App.exit:  # a program that ends has its last picture still to paint, and is quiet no more
                await pilot.pause()
        assert app.return_code == 0 or end is not App.exit


async def test_a_screen_that_was_to_go_while_another_lay_over_it_goes_after_that(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "question_mark")
        below = app.screen_stack[1]
        assert isinstance(below, ExercisesScreen)
        below.dismiss(None)
        await pilot.pause()
        assert below in app.screen_stack
        await press(pilot, "escape")
        assert app.is_running and isinstance(app.screen, HomeScreen)
