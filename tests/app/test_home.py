"""Home, by keyboard alone."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import lay_out_window
from glutetimer.app.drawing.tokens import DARK, LIGHT
from glutetimer.app.keys import KeyFilter
from glutetimer.app.screens.dialogs.ask import AskScreen
from glutetimer.app.screens.dialogs.text import TextScreen
from glutetimer.app.screens.exercises.screen import ExercisesScreen
from glutetimer.app.screens.home.paint import paint_head
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.home.view import home_view
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.summary.screen import WAITS_S
from glutetimer.history.connection import WAITS
from glutetimer.history.store import History
from glutetimer.library.catalogue import WORKOUTS, load
from glutetimer.services.safety import LINES
from glutetimer.settings.settings import Learn, Settings
from glutetimer.training.exercise import Side
from glutetimer.training.streaks import streak
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, saved, text, wait
from tests.app.past import a_hold


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (200, 60)])
async def test_enter_starts_todays_suggestion(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = text(app)
        assert "Five minutes a day" in shown
        assert "5:00" in shown
        await press(pilot, "enter")
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.runner.plan.workout.id == "five-a-day"


async def test_another_workout_is_chosen_by_keys(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "down", "down", "up", "up", "up")
        assert load(None).workouts[WORKOUTS[-1]].name in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.runner.plan.workout.id == WORKOUTS[-1]


async def test_after_a_session_home_knows_it(open_app: Open, clock: FakeClock) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        await wait(pilot, clock, 300)
        await pilot.pause()
        clock.now += WAITS_S
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
    saved(app)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = text(app)
        assert "1 day in a row" in shown
        assert "The five minutes are done. The bridges are next." in shown or "Hold" in shown or "No target" in shown
        assert "today   Five minutes a day   5:00   7 sets" in shown


async def typed(pilot: Pilot[Any], *keys: str) -> None:
    """Keys, where a question may be asked that the start waits for."""
    for key in keys:
        pilot.app.presses = KeyFilter()
        await pilot.press(key)
        await pilot.pause()


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (200, 60)])
async def test_the_very_first_set_is_two_keys_away(open_app: Open, tmp_path: Path, size: tuple[int, int]) -> None:
    app = open_app(learn=Learn.FIRST)
    (tmp_path / "safety-shown").unlink()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen), "today's workout comes first"
        await press(pilot, "enter")
        session = app.screen
        assert isinstance(session, SessionScreen) and session.runner.meeting
        assert "Before you begin" in text(app) and "ask a" in text(app) and "a good" in text(app)
        await press(pilot, "s")
        assert isinstance(app.screen, TextScreen), "the whole of it is a key away"
        await press(pilot, "escape")
        assert not (tmp_path / "safety-shown").exists(), "it has begun nothing yet"
        await press(pilot, "space")
        assert session.runner.phase.works
        assert (tmp_path / "safety-shown").exists()


async def test_whoever_leaves_before_the_very_first_set_is_told_again(open_app: Open, tmp_path: Path) -> None:
    app = open_app("five-a-day", learn=Learn.FIRST)
    (tmp_path / "safety-shown").unlink()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "q", "d")
    assert not (tmp_path / "safety-shown").exists()


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (200, 60)])
async def test_where_nothing_is_new_the_very_first_start_is_two_keys_from_a_set(
    open_app: Open, tmp_path: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    app = open_app()
    (tmp_path / "safety-shown").unlink()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen), "today's workout comes first"
        await typed(pilot, "enter")
        assert isinstance(app.screen, AskScreen)
        assert all(line in text(app) for line in LINES), "whole, in one line each"
        await typed(pilot, "enter")
        assert isinstance(app.screen, SessionScreen)
        await typed(pilot, "q", "d")
        await typed(pilot, "enter")
        assert isinstance(app.screen, SessionScreen), "never again by itself"


async def test_the_whole_safety_text_is_a_key_away_and_may_be_left(open_app: Open, tmp_path: Path) -> None:
    app = open_app("five-a-day")
    (tmp_path / "safety-shown").unlink()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        await typed(pilot, "s")
        assert isinstance(app.screen, TextScreen)
        await typed(pilot, "escape")
        assert isinstance(app.screen, AskScreen)
        await typed(pilot, "enter")
        assert isinstance(app.screen, SessionScreen)
    assert (tmp_path / "safety-shown").exists()


async def test_whoever_leaves_the_safety_text_begins_nothing_and_is_told_again(open_app: Open, tmp_path: Path) -> None:
    app = open_app()
    (tmp_path / "safety-shown").unlink()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await typed(pilot, "enter", "escape")
        assert isinstance(app.screen, HomeScreen) and not (tmp_path / "safety-shown").exists()
        await typed(pilot, "h")
        assert isinstance(app.screen, AskScreen)


async def test_h_holds_now(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "h hold" in text(app)
        await press(pilot, "h")
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.runner.plan.workout.id == "hold-sl-bridge-hold"


async def test_a_foreign_history_is_one_line_and_home_still_works(open_app: Open, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "history.db") as foreign:
        foreign.execute("CREATE TABLE other (x)")
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "history.db" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, SessionScreen)


async def test_an_unknown_theme_is_told_and_ours_serves(open_app: Open, told: list[str]) -> None:
    app = open_app(settings=Settings(sound=False, theme="nrd"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.theme == "glutetimer-dark"
        assert any("did you mean 'nord'" in each for each in told)


async def test_signals_keep_what_was_done(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 52)
        app._end(143)
        await pilot.pause()
    assert app.return_code == 143
    assert len(saved(app)["sets"]) == 1


@pytest.mark.parametrize(("theme", "ground"), [("glutetimer-light", LIGHT.ground), ("glutetimer-dark", DARK.ground)])
async def test_pages_to_read_have_the_themes_colours_from_the_start(open_app: Open, theme: str, ground: str) -> None:
    app = open_app(settings=Settings(bell=False, theme=theme))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "s")
        assert isinstance(app.screen, TextScreen)
        assert app.screen.styles.background.hex6.upper() == ground


async def test_ctrl_q_in_a_set_keeps_it(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 40)
        await press(pilot, "ctrl+q")
    assert [s["seconds"] for s in saved(app)["sets"]] == [30]


async def test_what_the_writer_tells_meets_a_screen_at_any_moment_of_its_life(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for change in (lambda: app.push_screen(ExercisesScreen()), app.pop_screen, app.exit):
            change()
            for _ in range(50):
                app._repaint()
                await asyncio.sleep(0)


async def test_the_keys_of_a_tiny_window_follow_the_settings(open_app: Open) -> None:
    given = {"home.help": "h", "preview.help": "h", "exercises.help": "h", "home.start": "g", "preview.start": "g"}
    app = open_app(settings=Settings(sound=False, keys=given))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert "g start   h help   p preview" in text(app).splitlines()[-1]
        await press(pilot, "p")
        assert "g start   f start here   b build" in text(app).splitlines()[-1]
        await press(pilot, "escape", "e")
        assert "enter open   / find   h help" in text(app).splitlines()[-1]


async def test_home_is_there_while_another_program_writes_and_reads_again(open_app: Open) -> None:
    app = open_app()
    path = app.context.paths.history
    with History(path) as history:
        history.put(a_hold("a", "s", app.context.clock.wall().date(), Side.LEFT, 30, 0))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    async with app.run_test(), asyncio.timeout(60):  # a Pilot would wait for the thread that waits
        while WAITS not in text(app):
            await asyncio.sleep(0.01)
        assert "Five minutes a day" in text(app)
        assert "1 of 5" not in text(app)
        assert isinstance(app.screen, HomeScreen)
        app.simulate_key("down")
        while not app.screen._cursor:
            await asyncio.sleep(0.01)
        other.execute("ROLLBACK")
        while "1 of 5" not in text(app):
            await asyncio.sleep(0.01)
        assert WAITS not in text(app)
        assert app.screen._plans[app.screen._cursor].workout.name == "Bridge builder, two legs"
    other.close()


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (200, 60)])
def test_a_home_without_workouts_says_so(size: tuple[int, int]) -> None:
    """Where every one is left out, say."""
    view = home_view([], 0, None, streak([], date(2026, 11, 20)), frozenset(), sessions=[])
    canvas = Canvas(*size, DARK)
    paint_head(canvas, lay_out_window(*size), view)
    rows = ("".join(run.text for run in canvas.row(y)) for y in range(size[1]))
    assert any("There are no workouts." in row for row in rows)
