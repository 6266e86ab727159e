"""The review, by keyboard alone: changing the past."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from glutetimer.app.screens.dialogs.ask import AskScreen
from glutetimer.app.screens.dialogs.line import LineScreen
from glutetimer.app.screens.review.opened import OpenedScreen
from glutetimer.app.screens.review.screen import ReviewScreen
from glutetimer.history.records import GoalRecord, PauseRecord, SessionRecord, SetRecord
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.pause import PauseReason
from tests.app.driving import press
from tests.app.past import ON, made
from tests.app.reviewing import review, shown, write

SIZES = [(40, 12), (60, 20), (80, 24), (100, 30), (120, 40), (200, 60)]


def stored(context: Context) -> tuple[dict[str, SessionRecord], dict[str, SetRecord]]:
    """Sessions and sets by id."""
    with History.reading(context.paths.history) as history:
        return {each.id: each for each in history.sessions()}, {each.id: each for each in history.sets()}


def calendar(context: Context) -> tuple[list[PauseRecord], list[GoalRecord]]:
    with History.reading(context.paths.history) as history:
        return history.pauses(), history.goals()


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return made(tmp_path)


# ---------------------------------------------------------------- changing a set


async def open_left_hold(pilot: Pilot[Any]) -> None:
    """Today's session, the cursor on its hold on the left."""
    await press(pilot, "enter", "down", "down")
    assert isinstance(pilot.app.screen, OpenedScreen)


async def test_a_value_is_changed_undone_and_done_again(context: Context):
    async with review(context) as pilot:
        await open_left_hold(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen.query_one(Input).value == "32"
        await write(pilot, "40.5")
        assert "40.5 s" in shown(pilot) and "edited" in shown(pilot) and "u takes it back" in shown(pilot)
        done = stored(context)[1]["s0-l"]
        assert (done.held_s, done.clocked_s, done.edited) == (40.5, 34.0, True)
        await press(pilot, "u")
        assert stored(context)[1]["s0-l"].held_s == 32.0 and "Undone: 1 set." in shown(pilot)
        await press(pilot, "ctrl+r")
        assert stored(context)[1]["s0-l"].held_s == 40.5 and "Done again: 1 set." in shown(pilot)
    async with review(context) as pilot:
        await press(pilot, "u")
        assert stored(context)[1]["s0-l"].held_s == 32.0, "across a restart too"


async def test_enter_that_is_leaned_on_takes_the_line_once_and_leaves_nothing_else(context: Context):
    async with review(context) as pilot:
        await open_left_hold(pilot)
        await press(pilot, "enter")
        line = pilot.app.screen.query_one(Input)
        for _ in range(9):  # several in one reading of the terminal: all are on their way before one is answered
            await line.action_submit()
        await pilot.pause()
        assert isinstance(pilot.app.screen, OpenedScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_what_cannot_be_is_refused_and_asked_again(context: Context):
    async with review(context) as pilot:
        await open_left_hold(pilot)
        await press(pilot, "enter")
        await write(pilot, "many")
        assert isinstance(pilot.app.screen, LineScreen)
        assert "no duration" in str(pilot.app.screen.query_one("#help", Static).content)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, OpenedScreen)
        assert not stored(context)[1]["s0-l"].edited


async def test_side_reason_and_note(context: Context):
    async with review(context) as pilot:
        await open_left_hold(pilot)
        await press(pilot, "s")
        assert stored(context)[1]["s0-l"].side is Side.RIGHT
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, AskScreen)
        await press(pilot, "c")
        assert stored(context)[1]["s0-l"].reason is Reason.CRAMP
        await press(pilot, "r", "enter")
        assert stored(context)[1]["s0-l"].reason is Reason.CRAMP, "what is there comes first"
        await press(pilot, "n")
        await write(pilot, "heel slipped")
        assert stored(context)[1]["s0-l"].note == "heel slipped" and "heel slipped" in shown(pilot)
        await press(pilot, "up", "up", "n")
        await write(pilot, "after the long run")
        assert stored(context)[0]["s0"].note == "after the long run"
        assert "after the long run" in shown(pilot)


async def test_only_what_makes_sense_can_be_done(context: Context):
    async with review(context) as pilot:
        await press(pilot, "enter", "down", "s", "r")
        assert isinstance(pilot.app.screen, OpenedScreen), "a bridge on both legs has neither side nor reason"
        await press(pilot, "up", "enter", "s", "r")
        assert isinstance(pilot.app.screen, OpenedScreen)


async def test_a_set_is_added_and_deleted(context: Context):
    async with review(context) as pilot:
        await press(pilot, "enter", "a")
        await write(pilot, "clam 12")
        assert "which side?" in str(pilot.app.screen.query_one("#help", Static).content)
        await write(pilot, "clam left 12")
        sets = stored(context)[1].values()
        assert sum(each.session == "s0" for each in sets) == 4
        await press(pilot, "down", "down", "down", "down", "d")
        assert isinstance(pilot.app.screen, AskScreen)
        await press(pilot, "enter")
        assert sum(each.session == "s0" for each in stored(context)[1].values()) == 4, "Enter keeps it"
        await press(pilot, "d", "d")
        assert sum(each.session == "s0" for each in stored(context)[1].values()) == 3
        assert "Deleted. u brings it back." in shown(pilot)


# ---------------------------------------------------------------- changing a session


async def test_a_session_moves_with_its_sets(context: Context):
    async with review(context) as pilot:
        await press(pilot, "enter", "m")
        await write(pilot, "2025-11-21")
        assert "still to come" in str(pilot.app.screen.query_one("#help", Static).content)
        await write(pilot, "-6")
        assert "Friday 14 November 07:30" in shown(pilot)
        sessions, sets = stored(context)
        assert sessions["s0"].started.local_date == sets["s0-l"].started.local_date == date(2025, 11, 14)
        await press(pilot, "u")
        assert "Thursday 20 November 07:30" in shown(pilot)
        assert stored(context)[1]["s0-l"].started.local_date == ON


async def test_sets_without_a_session_are_moved_and_deleted_like_one(context: Context):
    async with review(context) as pilot:
        await press(pilot, "home", "enter")
        assert "Without a session" in shown(pilot)
        await press(pilot, "m")
        await write(pilot, "2025-10-25")
        assert stored(context)[1]["lost"].started.local_date == date(2025, 10, 25)
        assert "Saturday 25 October" in shown(pilot)
        await press(pilot, "d", "d")
        assert "lost" not in stored(context)[1]
        assert isinstance(pilot.app.screen, ReviewScreen), "there is nothing left of it"
        assert "Deleted. u brings it back." in shown(pilot)


async def test_a_session_is_deleted_from_the_list_and_comes_back(context: Context):
    async with review(context) as pilot:
        await press(pilot, "3", "down", "d", "d")
        sessions, sets = stored(context)
        assert "s1" not in sessions and "s1-3" not in sets
        assert "21 sessions" in shown(pilot)
        await press(pilot, "u")
        assert "Undone: 1 session, 7 sets." in shown(pilot)
        assert "s1-3" in stored(context)[1]


async def test_a_session_is_moved_from_the_list(context: Context):
    async with review(context) as pilot:
        await press(pilot, "3", "m")
        await write(pilot, "yesterday")
        assert stored(context)[0]["s0"].started.local_date == ON - timedelta(1)
        assert "Now on Wednesday 19 November." in shown(pilot)


async def test_what_was_done_without_the_program_is_added_on_its_day(context: Context):
    async with review(context) as pilot:
        await press(pilot, "left", "down", "a")
        await write(pilot, "five-a-day")
        assert "Added on Friday 14 November: 7 sets. u takes it back." in shown(pilot)
        assert "21 days in a row" in shown(pilot)
        added = [each for each in stored(context)[0].values() if each.edited]
        assert [each.workout for each in added] == ["five-a-day"]
        await press(pilot, "u")
        assert not [each for each in stored(context)[0].values() if each.edited]


async def test_a_single_set_makes_a_session_of_its_own(context: Context):
    async with review(context) as pilot:
        await press(pilot, "3", "a")
        await write(pilot, "slb right 41 s")
        (session,) = [each for each in stored(context)[0].values() if each.edited]
        assert (session.name, session.started.local_date) == ("Added by hand", ON)
        await press(pilot, "2")
        assert "best 41" in shown(pilot)


# ---------------------------------------------------------------- pauses and the goal


async def test_a_pause_begins_and_ends_under_the_cursor(context: Context):
    async with review(context) as pilot:
        await press(pilot, "left", "down", "z")
        assert calendar(context)[0] == [calendar(context)[0][0]._replace(first=date(2025, 11, 14), last=None)]
        assert "Paused from Friday 14 November on." in shown(pilot)
        await press(pilot, "down", "z")
        assert [(each.first, each.last) for each in calendar(context)[0]] == [(date(2025, 11, 14), date(2025, 11, 14))]
        assert "20 days in a row" in shown(pilot), "the day that broke the streak is paused"
        await press(pilot, "u")
        assert calendar(context)[0][0].last is None and "Undone: 1 pause, goal or decision." in shown(pilot)
        await press(pilot, "up", "z")
        assert calendar(context)[0] == [] and "The pause is gone." in shown(pilot)
        await press(pilot, "u")
        assert calendar(context)[0] != []


async def test_a_pause_has_a_reason_that_can_be_taken_back(context: Context):
    async with review(context) as pilot:
        assert "r reason" not in shown(pilot)
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, ReviewScreen), "there is no pause to have one"
        await press(pilot, "z")
        assert "r says why" in shown(pilot)
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, AskScreen) and "It counts the same." in shown(pilot)
        await press(pilot, "i")
        assert calendar(context)[0][0].reason is PauseReason.ILLNESS
        assert "Paused: illness. u takes it back." in shown(pilot) and " illness " in shown(pilot)
        await press(pilot, "left", "right")
        assert "Paused by illness: your 5 days in a row wait." in shown(pilot)
        await press(pilot, "r", "enter")
        assert calendar(context)[0][0].reason is PauseReason.ILLNESS, "what is there comes first"
        await press(pilot, "r", "n")
        assert calendar(context)[0][0].reason is None
        await press(pilot, "u")
        assert calendar(context)[0][0].reason is PauseReason.ILLNESS


async def test_what_hurt_and_how_hard_it_was_can_be_changed(context: Context):
    async with review(context) as pilot:
        await press(pilot, "enter", "p")
        await press(pilot, "4", "b", "enter")
        session = stored(context)[0]["s0"]
        assert (session.pain, session.edited) == (Pain(4, "back"), True)
        assert "pain 4, back or pelvis" in shown(pilot)
        await press(pilot, "h", "3")
        assert stored(context)[0]["s0"].effort == 3 and "middling" in shown(pilot)
        await press(pilot, "h", "enter")
        assert stored(context)[0]["s0"].effort == 3, "what is there comes first"
        await press(pilot, "p", "0")
        assert stored(context)[0]["s0"].pain is None
        await press(pilot, "u", "u")
        session = stored(context)[0]["s0"]
        assert (session.pain, session.effort) == (Pain(4, "back"), None)


@pytest.mark.parametrize("size", SIZES)
async def test_a_very_long_note_leaves_room_for_the_sets(context: Context, size: tuple[int, int]):
    async with review(context, size) as pilot:
        await press(pilot, "enter", "n")
        await write(pilot, "右足 " * 3000)
        assert "右足 右足" in shown(pilot) and "…" in shown(pilot)
        assert "Single-leg bridge" in shown(pilot)
        await press(pilot, "down")
        assert sum("右足" in line for line in shown(pilot).splitlines()) == 1
        assert "Single-leg bridge" in shown(pilot)


async def test_a_pause_that_begins_before_another_ends_before_it(context: Context):
    async with review(context) as pilot:
        await press(pilot, "z", "left", "z")
        spans = sorted((each.first, each.last) for each in calendar(context)[0] if each.last)
        assert spans == [(date(2025, 11, 13), date(2025, 11, 19))]


async def test_the_goal_holds_from_now_on(context: Context):
    async with review(context) as pilot:
        await press(pilot, "g")
        assert pilot.app.screen.query_one(Input).value == "5"
        await write(pilot, "8")
        assert "write 1 to 7" in str(pilot.app.screen.query_one("#help", Static).content)
        await write(pilot, "4")
        first = ON - timedelta(25)
        assert [(goal.since, goal.days) for goal in calendar(context)[1]] == [(first, 5), (ON, 4)]
        assert "The goal is 4 days a week from this week on." in shown(pilot)
        await press(pilot, "down")
        assert "This week: 4 of 4 days, done." in shown(pilot)
        assert pilot.app.context.settings.goal_days == 4, "the settings say what is in force"
        await press(pilot, "u")
        assert pilot.app.context.settings.goal_days == 5
        assert "This week: 4 of 5 days" in shown(pilot)
    assert "goal-days = 5" in context.paths.settings.read_text()


# ---------------------------------------------------------------- when it cannot be written


async def test_a_history_of_a_newer_version_is_shown_and_not_changed(context: Context):
    connection = sqlite3.connect(context.paths.history)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    async with review(context) as pilot:
        assert "6 days in a row" in shown(pilot)
        await open_left_hold(pilot)
        await press(pilot, "s")
        assert "NOT SAVED, nothing is changed: " in shown(pilot)
        assert stored(context)[1]["s0-l"].side is Side.LEFT
