"""The narrow reads for reviewing."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from glutetimer.history.queries.days import find_first_day, read_trained
from glutetimer.history.queries.totals import (
    Performed,
    SessionEntry,
    Total,
    entries,
    entries_on,
    held_lately,
    performed,
    totals,
)
from glutetimer.history.store import History
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.streaks import Trained
from tests.history.some import DAY, a_hold, a_session, a_set

NEXT = DAY + timedelta(1)


@pytest.fixture
def history(tmp_path: Path) -> History:
    history = History(tmp_path / "history.db")
    history.put(
        a_session("one", DAY),
        a_session("two", NEXT),
        a_set("a", DAY, session="one"),
        a_set("b", DAY, session="one", side=Side.RIGHT),
        a_hold("h", 20, NEXT, session="two", seconds=20.0),
        a_set("r", NEXT, session="gone", exercise="squat", measure=Measure.REPS, reps=12, seconds=None),
        a_set("s", NEXT, session="", exercise="squat", measure=Measure.REPS, reps=8, seconds=None),
    )
    return history


def test_the_list_has_every_session_and_the_days_of_sets_without_one(history: History) -> None:
    assert entries(history) == [SessionEntry(NEXT, "two"), SessionEntry(NEXT, ""), SessionEntry(DAY, "one")]
    assert entries_on(history, NEXT) == [SessionEntry(NEXT, "two"), SessionEntry(NEXT, "")]
    assert entries_on(history, DAY - timedelta(1)) == []


def test_a_session_that_went_on_the_day_after_is_found_on_both(history: History) -> None:
    history.put(a_set("late", NEXT, session="one"))
    assert entries_on(history, DAY) == [SessionEntry(DAY, "one")]
    assert entries_on(history, NEXT) == [SessionEntry(DAY, "one"), SessionEntry(NEXT, "two"), SessionEntry(NEXT, "")]


def test_an_entry_opens_with_its_sets(history: History) -> None:
    one = performed(history, SessionEntry(DAY, "one"))
    assert one.session and one.session.id == "one" and [each.id for each in one.sets] == ["a", "b"]
    alone = performed(history, SessionEntry(NEXT, ""))
    assert alone.session is None and [each.id for each in alone.sets] == ["r", "s"]
    history.delete("one")
    assert performed(history, SessionEntry(DAY, "one")) == Performed(SessionEntry(DAY, "one"), None, ())


def test_a_session_that_moved_is_on_its_new_day(history: History) -> None:
    history.put(a_session("one", NEXT))
    assert performed(history, SessionEntry(DAY, "one")).entry == SessionEntry(NEXT, "one")


def test_everything_adds_up(history: History) -> None:
    assert totals(history) == [
        Total("clam", 2, 0, 60.0, DAY),
        Total("squat", 2, 20, 0.0, NEXT),
        Total("sl-bridge-hold", 1, 0, 20.0, NEXT),
    ]
    history.delete("a", "b", "r", "s")
    assert [each.exercise for each in totals(history)] == ["sl-bridge-hold"]


def test_what_was_held_last_comes_first(history: History) -> None:
    history.put(a_hold("g", 30, DAY, exercise="bridge-hold"))
    assert held_lately(history, ["bridge-hold", "sl-bridge-hold", "clam", "none"]) == ["sl-bridge-hold", "bridge-hold"]


def test_the_days_for_a_streak(history: History, tmp_path: Path) -> None:
    first, *_, last = read_trained(history)
    noon = round((DAY - date(1970, 1, 1)).total_seconds() * 1000) + 12 * 3_600_000
    assert (first, last.day, last.ms) == (Trained(DAY, noon, 0), NEXT, noon + 86_400_000)
    assert find_first_day(history) == DAY
    with History(tmp_path / "empty.db") as empty:
        assert find_first_day(empty) is None and not list(read_trained(empty)) and entries(empty) == totals(empty) == []
