"""The review, by keyboard alone: looking at the past."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from glutetimer.app.screens.dialogs.text import TextScreen
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.review.opened import OpenedScreen
from glutetimer.app.screens.review.panes import SessionList
from glutetimer.app.screens.review.screen import ReviewScreen
from glutetimer.app.screens.review.tabs import TabId
from glutetimer.history.records import SetRecord
from glutetimer.history.rows import to_set
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.training.exercise import Side
from glutetimer.training.workout import HoldMode
from tests.app.driving import press, type_ahead
from tests.app.past import ON, a_hold, a_session, a_set, kit_at, made
from tests.app.reviewing import review, shown

SIZES = [(40, 12), (60, 20), (80, 24), (100, 30), (120, 40), (200, 60)]


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return made(tmp_path)


# ---------------------------------------------------------------- looking


async def test_the_year_opens_from_home_and_goes_back(context: Context):
    async with review(context) as pilot:
        assert "days in a row" in shown(pilot)
        assert "6 days in a row; today is in. This week: 4 of 5 days, on the way." in shown(pilot)
        assert "Today" in shown(pilot) and "8 minutes" in shown(pilot) and "left 32" in shown(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_the_arrows_go_from_day_to_day_and_not_beyond_today(context: Context):
    async with review(context) as pilot:
        await press(pilot, "right", "down")
        assert "Thursday 20 November" in shown(pilot)
        await press(pilot, "up")
        assert "Wednesday 19 November" in shown(pilot) and "7 sets" in shown(pilot)
        await press(pilot, "left")
        assert "Wednesday 12 November" in shown(pilot)
        await press(pilot, "pageup")
        assert "2024" in shown(pilot) and "nothing yet" in shown(pilot) and "a adds" in shown(pilot)
        await press(pilot, "home")
        assert "Sunday 26 October" in shown(pilot)
        await press(pilot, "end")
        assert "Thursday 20 November" in shown(pilot)


async def test_a_day_opens_its_session_and_a_day_of_two_the_list(context: Context):
    async with review(context) as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, OpenedScreen)
        assert "Thursday 20 November 07:30" in shown(pilot) and "form slipped" in shown(pilot)
        await press(pilot, "escape", "up", "up", "up", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen) and screen.tab is TabId.SESSIONS
        assert screen.parts[TabId.SESSIONS].entry.day == ON - timedelta(3)  # type: ignore[attr-defined]


async def test_a_click_looks_at_a_day_and_a_second_one_opens_it(context: Context):
    async with review(context) as pilot:
        await pilot.click(offset=(59, 14))
        await press(pilot)
        assert "Wednesday 19 November" in shown(pilot)
        await pilot.click(offset=(59, 14))
        await press(pilot)
        assert isinstance(pilot.app.screen, OpenedScreen)


async def test_the_holds_go_back_in_time(context: Context):
    async with review(context) as pilot:
        await press(pilot, "2")
        assert "Single-leg bridge hold" in shown(pilot)
        assert "next 3" in shown(pilot) and "Left 32, right 31: neither side lags." in shown(pilot)
        await press(pilot, "left")
        assert "Tuesday 18 November: left 30 s, form slipped; right 30 s, form slipped." in shown(pilot)
        await press(pilot, "enter")
        assert "Tuesday 18 November 07:30" in shown(pilot)
        await press(pilot, "escape", "end")
        assert "neither side lags" in shown(pilot)
        assert "x exercise" not in shown(pilot), "there is one alone"


async def test_t_shows_tests_alone_and_says_so(context: Context):
    async with review(context) as pilot:
        await press(pilot, "2", "t")
        assert "No test yet." in shown(pilot) and "t all holds" in shown(pilot)
        await press(pilot, "enter", "left", "right", "end")
        assert isinstance(pilot.app.screen, ReviewScreen)
    with History(context.paths.history) as history:
        for ago, held in ((12, 25), (5, 28)):
            day = ON - timedelta(ago)
            history.put(a_hold(f"t{ago}", f"s{ago}", day, Side.LEFT, held, 30, mode=HoldMode.MAX))
    async with review(context) as pilot:
        await press(pilot, "2")
        assert "t tests only" in shown(pilot) and "next 3" in shown(pilot)
        await press(pilot, "t")
        assert "Tests only. Saturday 15 November: left 28 s, form slipped." in shown(pilot)
        assert "best 28" in shown(pilot) and "next" not in shown(pilot), "what comes next rests on all holds"
        await press(pilot, "left")
        assert "Tests only. Saturday 8 November: left 25 s, form slipped." in shown(pilot)
        await press(pilot, "t")
        assert "Tests only" not in shown(pilot) and "Saturday 8 November: left 2" in shown(pilot), "it stays there"
        await press(pilot, "end")
        assert "next 3" in shown(pilot)


async def test_x_goes_to_the_holds_of_the_next_exercise(context: Context):
    with History(context.paths.history) as history:
        history.put(a_hold("b", "s1", ON - timedelta(1), Side.BOTH, 50, 9, exercise="bridge-hold"))
    async with review(context) as pilot:
        await press(pilot, "2")
        assert "Single-leg bridge hold" in shown(pilot)
        await press(pilot, "x")
        assert "Two-leg bridge hold" in shown(pilot) and "best 50" in shown(pilot)
        await press(pilot, "x")
        assert "Single-leg bridge hold" in shown(pilot)


async def test_the_sessions_open_with_their_sets(context: Context):
    async with review(context) as pilot:
        await press(pilot, "3")
        assert "22 sessions" in shown(pilot)
        await press(pilot, "end")
        assert "without a session" in shown(pilot)
        await press(pilot, "home", "down", "enter")
        assert "Five minutes a day" in shown(pilot) and "Wednesday 19 November" in shown(pilot)
        assert shown(pilot).count("Clam") == 7


async def test_the_exercises_add_up_and_lead_to_their_holds(context: Context):
    async with review(context) as pilot:
        await press(pilot, "4")
        row = next(line for line in shown(pilot).splitlines() if "Clam" in line)
        assert row.split() == ["▌", "Clam", "71", "47", "min", "Wed", "19", "Nov"]
        assert "its holds" not in shown(pilot)
        await press(pilot, "down")
        assert "Single-leg" in shown(pilot) and "its holds" in shown(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen.tab is TabId.HOLDS  # type: ignore[attr-defined]


async def test_two_tabs_in_one_read_open_the_second(context: Context, monkeypatch: pytest.MonkeyPatch):
    """Each tab's own word of it, come late, would open the other for ever."""
    opened: list[int] = []
    original = ReviewScreen.open_tab

    def count(self: ReviewScreen, tab: int) -> None:
        opened.append(tab)
        original(self, tab)

    monkeypatch.setattr(ReviewScreen, "open_tab", count)
    async with review(context) as pilot:
        await type_ahead(pilot, "2", "3")
        for _ in range(20):
            await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen) and pilot.app.screen.tab == 2
        assert opened[-2:] == [1, 2] and len(opened) <= 3


async def test_tab_goes_round(context: Context):
    async with review(context) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        seen = []
        for _ in range(5):
            await press(pilot, "tab")
            seen.append(screen.tab)
        assert seen == [TabId.HOLDS, TabId.SESSIONS, TabId.EXERCISES, TabId.YEAR, TabId.HOLDS]
        await press(pilot, "shift+tab")
        assert screen.tab is TabId.YEAR


async def test_the_help_names_the_keys(context: Context):
    async with review(context) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, TextScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_every_tab_says_what_it_is_about_at_every_size(context: Context, size: tuple[int, int]):
    async with review(context, size) as pilot:
        for key, words in (("1", "Today"), ("2", "neither side lags"), ("3", "Bridge builder"), ("4", "Clam")):
            await press(pilot, key)
            assert words in shown(pilot)
        await press(pilot, "3", "enter", "down")
        assert "Bridge builder" in shown(pilot) and "Single-leg bridge" in shown(pilot)


async def test_a_large_window_has_all_on_one(context: Context):
    async with review(context, (200, 60)) as pilot:
        assert "Overview" in shown(pilot) and "training days" in shown(pilot)
        assert "neither side lags" in shown(pilot) and "Run stronger" in shown(pilot)
        await press(pilot, "left")
        assert "▌ Thu 13 Nov" in shown(pilot) and "12 Nov" in shown(pilot)
        assert "19 Nov" not in shown(pilot), "the sessions go along with the day"


async def test_a_window_may_be_resized_to_anything(context: Context):
    async with review(context) as pilot:
        for size in ((200, 60), (40, 12), (10, 3), (1, 1), (75, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            for key in "1234":
                await press(pilot, key)
        assert "Clam" in shown(pilot)


async def test_an_empty_history_is_told_in_words(tmp_path: Path):
    async with review(kit_at(tmp_path)) as pilot:
        assert "No training day yet: today can be day 1." in shown(pilot)
        for key, words in (("2", "No hold yet."), ("3", "No session yet."), ("4", "No set yet.")):
            await press(pilot, key)
            assert words in shown(pilot)
            await press(pilot, "enter", "left", "right", "up", "down", "pageup", "end", "home", "d", "m", "x")
            assert isinstance(pilot.app.screen, ReviewScreen)
        await press(pilot, "u")
        assert "There is nothing to undo." in shown(pilot)
    assert not (tmp_path / "unsaved.json").exists()


async def test_a_foreign_file_is_told_in_words(tmp_path: Path):
    context = kit_at(tmp_path)
    context.paths.history.write_text("this is a diary, and no history " * 50)
    async with review(context) as pilot:
        assert "not a history of glutetimer" in " ".join(shown(pilot).split())
        await press(pilot, "z")
        assert "NOT SAVED, nothing is changed" in shown(pilot)


async def test_only_what_is_shown_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    context = kit_at(tmp_path)
    with History(context.paths.history) as history:
        days = [ON - timedelta(n) for n in range(400)]
        history.put(*(a_session(f"{day}", day) for day in days))
        history.put(*(a_set(f"{day}-{n}", f"{day}", day) for day in days for n in range(10)))
    read = 0

    def counting(row: dict[str, object]) -> SetRecord:
        nonlocal read
        read += 1
        assert threading.current_thread() is threading.main_thread() or told_again.wait(10)
        return to_set(row)

    monkeypatch.setattr("glutetimer.history.store.to_set", counting)
    tell, told_again = SessionList.tell_seen, threading.Event()
    told_again.set()

    def tell_twice(rows: SessionList) -> None:
        """As where a list is laid out while what is behind its rows is being read."""
        told_again.clear()
        tell(rows)
        rows.call_after_refresh(lambda: (tell(rows), told_again.set()))

    monkeypatch.setattr(SessionList, "tell_seen", tell_twice)
    async with review(context) as pilot:
        home, read = read, 0
        await press(pilot, "1")
        assert read == 10, "one day's session"
        await press(pilot, "3")
        assert read <= 10 + 19 * 10, "what fits on the list"
        await press(pilot, "down", "4", "1")
        assert home + read < 600


@pytest.mark.parametrize("size", [(72, 20), (120, 20), (72, 21), (95, 27), (159, 44), (30, 8)])
async def test_the_edges_of_the_classes_of_windows(tmp_path: Path, size: tuple[int, int]) -> None:
    """A window of exactly twenty rows had none for the year's figures, and ended the program."""
    async with review(made(tmp_path), size) as pilot:
        for tab in "1234":
            await press(pilot, tab)
            assert "Exercises" in shown(pilot) or size == (30, 8)
            if tab == "1":
                keys = shown(pilot).splitlines()[-1]
                assert "·" not in keys and "•" not in keys and "arrows day" in keys


async def test_a_low_window_writes_a_zero_as_a_zero(tmp_path: Path) -> None:
    async with review(kit_at(tmp_path), (72, 20)) as pilot:
        rows = shown(pilot).splitlines()
        labels = next(n for n, row in enumerate(rows) if "weeks on goal" in row)
        assert rows[labels + 1].split() == ["0", "0", "0"]
