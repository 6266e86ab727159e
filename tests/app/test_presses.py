"""A leaned-on key acts once, on the screen that had its press; moves go on. Caps lock and other scripts do no harm."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Input

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.command_palette import HousePalette
from glutetimer.app.screens.builder.screen import BuilderScreen
from glutetimer.app.screens.dialogs.ask import AskScreen
from glutetimer.app.screens.dialogs.line import LineScreen
from glutetimer.app.screens.dialogs.pain import PainScreen
from glutetimer.app.screens.dialogs.picker import PickerScreen
from glutetimer.app.screens.dialogs.text import TextScreen
from glutetimer.app.screens.exercises.exercise import ExerciseScreen
from glutetimer.app.screens.exercises.screen import ExercisesScreen
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.preview.screen import PreviewScreen
from glutetimer.app.screens.review.screen import ReviewScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.settings.keys import KeysScreen
from glutetimer.app.screens.settings.screen import SettingsScreen
from glutetimer.app.screens.summary.screen import WAITS_S, SummaryScreen
from glutetimer.app.widgets.rows import RowList
from glutetimer.files.writing.fields import Sort
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Runner
from glutetimer.settings.settings import Settings
from glutetimer.training.plan import PhaseKind
from glutetimer.training.single_hold import hold_alone
from tests.app.conftest import FakeClock, Open
from tests.app.driving import lean, press, runner_of, text, wait

AT_ONCE = pytest.mark.parametrize("at_once", [False, True], ids=["in time", "in one reading"])


async def to_summary(app: GlutetimerApp, pilot: Pilot[Any], clock: FakeClock) -> None:
    """From home through a session that is left after its first set."""
    await press(pilot, "enter")
    await wait(pilot, clock, 52)
    await press(pilot, "q", "k")
    assert isinstance(app.screen, SummaryScreen)
    clock.now += WAITS_S


# ---------------------------------------------------------------- from screen to screen


@AT_ONCE
@pytest.mark.parametrize("key", ["enter", "space", "q"])
async def test_a_key_that_leaves_the_summary_does_nothing_at_home(
    open_app: Open, clock: FakeClock, key: str, at_once: bool
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_summary(app, pilot, clock)
        await lean(pilot, key, at_once=at_once)
        assert isinstance(app.screen, HomeScreen)
        assert app.is_running and app.return_code is None
        await press(pilot, "enter")
        assert isinstance(app.screen, SessionScreen), "let go and pressed again, it is taken"


@AT_ONCE
async def test_enter_at_home_begins_one_session_and_answers_nothing_in_it(
    open_app: Open, clock: FakeClock, at_once: bool
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await lean(pilot, "enter", at_once=at_once)
        assert [type(screen) for screen in app.screen_stack] == [HomeScreen, SessionScreen]
        assert isinstance(app.screen, SessionScreen) and app.screen.runner.index == 0


@AT_ONCE
@pytest.mark.parametrize(
    ("way", "key", "there"),
    [
        ("r", "q", HomeScreen), ("p", "q", HomeScreen), ("e", "q", HomeScreen), ("w", "w", HomeScreen),
        ("", "n", LineScreen), ("", "o", SettingsScreen), ("", "ctrl+p", HousePalette), ("", "r", ReviewScreen),
        ("", "e", ExercisesScreen), ("e", "enter", ExerciseScreen), ("", "p", PreviewScreen),
        ("p", "f", SessionScreen), ("pb", "g", SessionScreen), ("pb", "a", PickerScreen),
        (("p", "b", "plus"), "q", AskScreen), (("p", "b", "plus"), "escape", AskScreen), ("o", "escape", HomeScreen),
    ],
)  # fmt: skip
async def test_one_screen_further_and_no_more(
    open_app: Open, way: Iterable[str], key: str, there: type[object], at_once: bool
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *way)
        await lean(pilot, key, at_once=at_once)
        assert type(app.screen) is there
        assert app.return_code is None
        if there is LineScreen:
            assert app.screen.query_one(Input).value == ""


@AT_ONCE
@pytest.mark.parametrize(
    ("way", "there"), [(("n", "x"), PickerScreen), (("ctrl+p", *"safety"), TextScreen)], ids=["line", "palette"]
)
async def test_enter_that_ends_a_line_is_not_taken_by_what_comes_then(
    open_app: Open, way: Iterable[str], there: type[object], at_once: bool
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *way)
        await lean(pilot, "enter", at_once=at_once)
        assert type(app.screen) is there


@AT_ONCE
async def test_escape_leads_back_as_long_as_it_is_leaned_on_but_not_out_of_a_session(
    open_app: Open, clock: FakeClock, at_once: bool
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p", "x")
        assert isinstance(app.screen, ExerciseScreen)
        await lean(pilot, "escape", at_once=at_once)
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "enter")
        leaned = Key("escape", None)
        app.post_message(leaned)
        await pilot.pause()
        await wait(pilot, clock, 1000)
        assert isinstance(app.screen, SummaryScreen)
        again = Key("escape", None)
        again.time = leaned.time + 0.5
        app.post_message(again)
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)


# ---------------------------------------------------------------- on one screen


@AT_ONCE
async def test_a_no_to_the_offer_opens_no_note(open_app: Open, clock: FakeClock, at_once: bool) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_summary(app, pilot, clock)
        summary = app.screen
        assert isinstance(summary, SummaryScreen)
        asked = iter([True])
        summary.available = lambda: {"decline"} if next(asked, False) else {"note"}  # type: ignore[method-assign]
        await lean(pilot, "n", at_once=at_once)
        assert app.screen is summary


async def test_a_move_goes_on_and_stays_where_it_began(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e")
        screen = app.screen
        assert isinstance(screen, ExercisesScreen)
        for key, place in (("down", 5), ("j", 10), ("k", 5), ("J", 10), ("up", 5)):
            await lean(pilot, key, 4)
            assert screen.query_one(RowList).highlighted == place, key


async def test_an_amount_goes_on_and_so_does_undo_in_the_builder(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p", "b")
        screen = app.screen
        assert isinstance(screen, BuilderScreen)
        before = screen._workout
        seen = [screen._fields[screen._at].shown]
        for key in ("plus", "right", "minus"):
            await lean(pilot, key, 3)
            seen.append(screen._fields[screen._at].shown)
        assert len(set(seen)) == 3 and seen[1] == seen[3]
        await lean(pilot, "u", 11)
        assert screen._workout == before
        await lean(pilot, "d")
        assert screen._workout != before
        await press(pilot, "u")
        assert screen._workout == before, "one step was deleted"


@AT_ONCE
async def test_a_key_that_opens_a_line_types_nothing_into_it(open_app: Open, at_once: bool) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p", "b", "f", *"easy", "enter", "tab")
        screen = app.screen
        assert isinstance(screen, BuilderScreen)
        while screen._fields[screen._at].sort is not Sort.TEXT:
            await press(pilot, "tab")
        await lean(pilot, "l", at_once=at_once)
        assert isinstance(app.screen, LineScreen)
        assert "l" not in app.screen.query_one(Input).value


async def test_text_goes_on(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n")
        line = app.screen.query_one(Input)
        await lean(pilot, "a", 6)
        assert line.value == "aaaaaaa"
        await lean(pilot, "backspace", 4)
        assert line.value == "aa"
        await press(pilot, "escape", "e")
        await lean(pilot, "slash")
        assert isinstance(app.screen, ExercisesScreen)
        assert app.screen.finding.value == "", "the key that begins it is none of the text"
        await lean(pilot, "l", 2)
        assert app.screen.finding.value == "lll"
        await lean(pilot, "backspace", 1)
        assert app.screen.finding.value == "l"


@AT_ONCE
async def test_the_key_that_asks_for_a_key_is_not_the_answer(open_app: Open, at_once: bool) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o", "end")
        await lean(pilot, "enter", at_once=at_once)
        assert isinstance(app.screen, KeysScreen)
        assert "Press the new key" not in text(app)
        await lean(pilot, "enter", at_once=at_once)
        assert "Press the new key" in text(app)
        await press(pilot, "left_shift", "Z")
        assert app.context.settings.keys == {app.screen.chosen.id: "Z"}


# ---------------------------------------------------------------- caps lock, and other scripts


@pytest.mark.parametrize(
    ("pause", "leave", "keep"), [("P", "Q", "K"), ("з", "й", "л"), ("З", "Й", "Л"), ("π", "ctrl+ψ", "κ")]
)
async def test_a_session_is_led_with_caps_lock_and_in_other_scripts(
    open_app: Open, clock: FakeClock, pause: str, leave: str, keep: str
) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 52)
        runner = runner_of(app)
        await press(pilot, pause)
        assert runner.mode is Mode.PAUSED
        await press(pilot, leave)
        assert isinstance(app.screen, AskScreen)
        await press(pilot, keep)
        assert isinstance(app.screen, SummaryScreen)
        clock.now += WAITS_S
        await press(pilot, pause)
        assert isinstance(app.screen, PainScreen)


async def test_a_terminal_that_tells_the_keypad_apart_changes_amounts_too(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p", "b")
        screen = app.screen
        assert isinstance(screen, BuilderScreen)
        before = screen._workout
        await press(pilot, "add")
        assert screen._workout != before
        await press(pilot, "subtract")
        assert screen._workout == before


async def test_a_key_of_the_user_s_own_is_what_it_says(open_app: Open) -> None:
    app = open_app(settings=Settings(sound=False, keys={"home.week": "й", "home.review": "E"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "й", "escape", "E")
        assert isinstance(app.screen, ReviewScreen)
        await press(pilot, "escape", "e")
        assert isinstance(app.screen, ExercisesScreen)
        assert app.is_running


async def test_a_capital_that_means_something_itself_does_so(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p", "b")
        screen = app.screen
        assert isinstance(screen, BuilderScreen)
        before = screen._workout
        await press(pilot, "J")
        assert screen._workout != before
        await press(pilot, "U")
        assert screen._workout == before


async def test_what_is_typed_is_not_turned_into_another_script(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "slash", "Й", "Q")
        assert isinstance(app.screen, ExercisesScreen)
        assert app.screen.finding.value == "ЙQ"
        await press(pilot, "escape", "escape", "n", "Й")
        assert app.screen.query_one(Input).value == "Й"


# ---------------------------------------------------------------- a hold


async def to_hold(app: GlutetimerApp, pilot: Pilot[Any], clock: FakeClock) -> Runner:
    """Until a hold is a moment away."""
    await pilot.pause()
    runner = runner_of(app)
    while runner.plan.phases[runner.index + 1].kind is not PhaseKind.HOLD or runner.remaining(clock.now) > 1:
        await wait(pilot, clock, 1)
    return runner


async def test_no_hold_begins_below_the_palette(open_app: Open, clock: FakeClock) -> None:
    app = open_app(hold_alone(open_app().context.library.exercises["sl-bridge-hold"]))
    async with app.run_test(size=(80, 24)) as pilot:
        runner = await to_hold(app, pilot, clock)
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, HousePalette)
        assert runner.mode is Mode.PAUSED
        await press(pilot, "escape", "space")
        assert runner.mode is not Mode.PAUSED


async def test_a_key_stops_a_hold_whatever_lies_above_it(open_app: Open, clock: FakeClock) -> None:
    """A key just before a hold, seen just after its beginning, may have opened another screen over it."""
    app = open_app(hold_alone(open_app().context.library.exercises["sl-bridge-hold"]))
    async with app.run_test(size=(80, 24)) as pilot:
        runner = await to_hold(app, pilot, clock)
        clock.now += 2  # nothing was shown yet: a machine that is busy
        await press(pilot, "q")
        assert isinstance(app.screen, AskScreen) and runner.holding
        clock.now += 9
        await press(pilot, "d")
        assert not runner.holding and runner.question
        assert [round(done.seconds) for done in runner.ledger.sets] == [10]
        assert isinstance(app.screen, AskScreen), "and answers nothing there"


async def test_what_a_key_pastes_stops_a_hold_too(open_app: Open, clock: FakeClock) -> None:
    app = open_app(hold_alone(open_app().context.library.exercises["sl-bridge-hold"]))
    async with app.run_test(size=(80, 24)) as pilot:
        runner = await to_hold(app, pilot, clock)
        await wait(pilot, clock, 11)
        assert runner.holding
        app.post_message(Paste("words"))
        await pilot.pause()
        assert [round(done.seconds) for done in runner.ledger.sets] == [10]


@pytest.mark.parametrize(
    ("times", "changes"),
    [
        ([n / 5 for n in range(5)], 5),
        ([0, 0.12, 0.24], 3),
        ([0, *(0.66 + n / 25 for n in range(40))], 1),
        ([0, *(0.25 + n / 40 for n in range(40))], 1),
        ([0, 0.2, 0.4, *(0.9 + n / 30 for n in range(30))], 3),
    ],
    ids=["five taps in a second", "three quick taps", "leaned on", "leaned on, quickly", "tapped, then leaned on"],
)
async def test_each_tap_of_an_amount_counts_and_a_key_that_is_leaned_on_once(
    open_app: Open, clock: FakeClock, times: list[float], changes: int
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await wait(pilot, clock, 52)
        runner = runner_of(app)
        before = runner.remaining(clock.now)
        began = Key("x", None).time
        for at in times:
            event = Key("plus", "+")
            event.time = began + at
            app.post_message(event)
        await pilot.pause()
        while app.presses.held:
            await asyncio.sleep(0.01)
        await pilot.pause()
        assert runner.remaining(clock.now) == before + 10 * changes


async def test_an_arrow_that_a_slow_line_tears_apart_answers_nothing(open_app: Open, clock: FakeClock) -> None:
    app = open_app(hold_alone(open_app().context.library.exercises["sl-bridge-hold"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        runner = runner_of(app)
        while not runner.holding:
            await wait(pilot, clock, 1)
        await wait(pilot, clock, 20)
        await press(pilot, "space")
        question = runner.question
        assert question
        began = Key("x", None).time
        for n, (key, char) in enumerate([("escape", None), ("left_square_bracket", "["), ("C", "C")]):
            event = Key(key, char)
            event.time = began + 0.5 * n
            app.post_message(event)
        await pilot.pause()
        assert runner.question == question
