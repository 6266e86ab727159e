"""Keys that mean the same on every screen, those of other programs' lists, and keyboards that have digits by shift."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll
from textual.events import Key
from textual.widgets import Input

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.dialogs.ask import AskScreen
from glutetimer.app.screens.dialogs.pain import PainScreen
from glutetimer.app.screens.exercises.screen import ExercisesScreen
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.review.screen import ReviewScreen
from glutetimer.app.screens.review.tabs import TabId
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.summary.screen import WAITS_S, SummaryScreen
from glutetimer.app.widgets.rows import RowList
from glutetimer.keys.commands import ALL, SCOPES
from glutetimer.keys.keymap import list_keys
from glutetimer.library.catalogue import Library
from glutetimer.session.runner import Runner
from glutetimer.settings.settings import Settings
from glutetimer.training.single_hold import hold_alone
from glutetimer.training.workout import Pace, Step, StepSides, Workout
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, program, saved, wait

COUNTED = Workout(
    id="own",
    name="Own pace",
    short="OWN PACE",
    ready_s=0,
    steps=(Step(exercise="clam", reps=12, pace=Pace.OWN, sides=StepSides.EACH, switch_s=30, rest_s=30),),
)


# ---------------------------------------------------------------- ctrl+c


def test_every_room_has_one_way_out_for_q() -> None:
    outs = [command.scope for command in ALL if "q" in list_keys(command, {})]
    assert sorted(outs) == sorted(SCOPES)


async def check_way_out(app: GlutetimerApp, way: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *way.split())
        while not isinstance(app.screen, HomeScreen):
            depth = len(app.screen_stack)
            await press(pilot, "ctrl+c")
            assert len(app.screen_stack) < depth or isinstance(app.screen, AskScreen), "a session asks first"
        assert app.return_code is None
        await press(pilot, "ctrl+c")
        assert app.return_code == 0


@pytest.mark.parametrize(
    "way", ["r", "p", "e enter", "w", "s", "question_mark g", "n", "p x", "p b a", "ctrl+p", "o end enter", "r g", "h"]
)
async def test_ctrl_c_leads_out_of_wherever_a_key_led(open_app: Open, told: list[str], way: str) -> None:
    await check_way_out(open_app(), way)
    assert not told


async def test_ctrl_c_stays_what_it_is_where_q_is_another_key(open_app: Open, told: list[str]) -> None:
    await check_way_out(open_app(settings=Settings(sound=False, keys={"home.quit": "f9", "review.home": "f8"})), "r")
    assert not told


async def test_ctrl_c_twice_leaves_a_session_and_keeps_what_was_done(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 52)
        await press(pilot, "ctrl+c")
        assert isinstance(app.screen, AskScreen)
        await press(pilot, "ctrl+c")
        assert isinstance(app.screen, SummaryScreen)
    assert len(saved(app)["sets"]) == 1


# ---------------------------------------------------------------- lists


@pytest.mark.parametrize("way", ["", "e", "w", "o", "p", "o end enter"])
async def test_lists_know_the_keys_of_other_programs(open_app: Open, way: str) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *way.split())
        for these, others in (("G", "end"), ("g g", "home")):
            found = []
            for keys in (these, others):
                await press(pilot, "home", "down", "down", *keys.split())
                found.append(pilot.app.screen.query_one(RowList).highlighted)
            assert found[0] == found[1], (these, found)


@pytest.mark.parametrize("way", ["", "e", "w", "o", "r 3", "p", "o end enter"])
async def test_half_a_page_is_half_of_what_a_list_shows(open_app: Open, way: str) -> None:
    """As in less and vim, over the rows that can be chosen, and not beyond an end."""
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *way.split(), "home")
        rows = next(each for each in pilot.app.screen.query(RowList) if each.display and each.is_on_screen)
        enabled = [number for number, option in enumerate(rows.options) if not option.disabled]
        half, places = rows.size.height // 2, []
        for key in ("ctrl+d", "ctrl+d", "ctrl+u", "end", "ctrl+d", "ctrl+u"):
            await press(pilot, key)
            places.append(enabled.index(rows.highlighted) if rows.highlighted is not None and enabled else 0)
        last = max(0, len(enabled) - 1)
        once, twice = min(half, last), min(2 * half, last)
        assert places == [once, twice, max(0, twice - half), last, last, max(0, last - half)]


@pytest.mark.parametrize("way", ["question_mark", "e enter", "question_mark g down enter"])
async def test_half_a_page_of_what_is_read(open_app: Open, way: str) -> None:
    app = open_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, *way.split())
        (page,) = pilot.app.screen.query(VerticalScroll)
        places = []
        for key in ("ctrl+d", "ctrl+d", "ctrl+u"):
            await press(pilot, key)
            places.append(page.scroll_y)
        half = page.size.height // 2
        assert half and places == [half, 2 * half, half]


async def test_in_a_line_that_finds_they_take_away_what_is_typed(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "slash", *"Gg")
        assert isinstance(app.screen, ExercisesScreen)
        line = app.screen.query_one(Input)
        assert line.value == "Gg"
        await press(pilot, "left", "ctrl+d")
        assert line.value == "G"
        await press(pilot, "ctrl+u")
        assert line.value == ""


# ---------------------------------------------------------------- digits by shift


async def test_on_a_french_keyboard_digits_answer_without_shift(open_app: Open, clock: FakeClock) -> None:
    app = open_app(COUNTED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 20)
        await press(pilot, "z")
        assert isinstance(app.screen, SessionScreen)
        runner: Runner = app.screen.runner
        await press(pilot, "&")
        assert runner.question and runner.question.amount == 1
        await press(pilot, "é")
        assert runner.question.amount == 12
        await press(pilot, "-")
        assert runner.question.amount == 11, "minus is a key of its own here"
        await press(pilot, "q", "k")
        assert isinstance(app.screen, SummaryScreen)
        clock.now += WAITS_S
        await press(pilot, "'")
        await press(pilot, "p")
        assert isinstance(app.screen, PainScreen)
        await press(pilot, "-")
        await press(pilot, "k", "enter")
    found = saved(app)
    assert [(s["effort"], s["pain"]) for s in found["sessions"]] == [(4, {"score": 6, "place": "knee"})]
    assert [s["reps"] for s in found["sets"]] == [11]


async def test_the_tabs_of_the_review_too(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        assert isinstance(app.screen, ReviewScreen)
        shown = []
        for key in "é&'\"":
            await press(pilot, key)
            shown.append(app.screen.tab)
    assert shown == [TabId.HOLDS, TabId.YEAR, TabId.EXERCISES, TabId.SESSIONS]


# ---------------------------------------------------------------- louder and softer


@pytest.mark.parametrize("key", ["raise_volume", "lower_volume", "mute_volume", "shift+raise_volume"])
async def test_a_volume_key_stops_no_hold(open_app: Open, clock: FakeClock, library: Library, key: str) -> None:
    app = open_app(hold_alone(library.exercises["sl-bridge-hold"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)
        runner = app.screen.runner
        while not runner.holding:
            await wait(pilot, clock, 1)
        await wait(pilot, clock, 10)
        program(pilot).post_message(Key(key, None))
        await pilot.pause()
        assert runner.holding
        await press(pilot, "f10")
        assert not runner.holding and runner.ledger.sets
