"""The derived tables are what the changes say: after any changes, and after a migration from an older version."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from glutetimer.history.queries.holds import find_tests, holds
from glutetimer.history.queries.totals import totals
from glutetimer.history.store import History
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Hold, Pain, Reason
from glutetimer.training.workout import HoldMode
from tests.history.some import DAY, a_hold, a_session, a_set

TABLES = ("sessions", "sets", "holds", "days", "calendar", "amounts")


def tables(path: Path) -> dict[str, list[Any]]:
    connection = sqlite3.connect(path)
    found = {table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall()) for table in TABLES}
    connection.close()
    return found


def filled(path: Path) -> None:
    with History(path) as history:
        history.put(
            a_session(),
            a_set("a", measure=Measure.REPS, reps=12, seconds=None),
            a_hold("h", 20.5, clocked_s=22.5, trim_s=2.0, fatigued=True, pain=Pain(3, "hip"), reason=Reason.PAIN),
            a_hold("i", 31, side=Side.RIGHT, mode=HoldMode.MAX),
            a_hold("gone", 9),
        )
        history.delete("gone")


def older(path: Path) -> None:
    """The same file as version 1 has written it."""
    connection = sqlite3.connect(path)
    for statement in (
        "DROP TABLE folder_files",
        "DROP TABLE amounts",
        "DROP INDEX sessions_by_workout",
        "ALTER TABLE sessions DROP COLUMN workout",
        "DROP TABLE running",
        "DROP TABLE rescued",
        "CREATE TABLE progress (one INTEGER PRIMARY KEY CHECK (one = 1), text TEXT NOT NULL)",
        "DROP TABLE holds",
        "DROP INDEX sets_by_exercise",
        "ALTER TABLE sets DROP COLUMN reps",
        "CREATE INDEX sets_by_exercise ON sets (exercise, date)",
        "PRAGMA user_version = 1",
    ):
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_an_older_file_gets_the_tables_and_a_copy_of_itself_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    filled(path)
    now = tables(path)
    older(path)
    with History.reading(path) as history:
        assert len(holds(history, "sl-bridge-hold")) == 2, "in memory alone"
    assert [each.name for each in tmp_path.iterdir()] == ["history.db"]
    History(path).close()
    assert tables(path) == now
    (copy,) = (each for each in tmp_path.iterdir() if each != path)
    assert copy.name.startswith("history-v1-")
    connection = sqlite3.connect(copy)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()


UNKNOWN = {"load": 12, "planned_load": ["8 kg"], "distance_m": "400 m", "steps": True, "aim": {"reps": 9}}
"""What an older version may have kept under names that it did not know."""


@pytest.mark.parametrize("damaged", [False, True])
def test_a_file_of_the_version_before_has_loads_and_aims_where_they_are_some(tmp_path: Path, damaged: bool) -> None:
    path = tmp_path / "history.db"
    filled(path)
    with History(path) as history:
        history.put(
            a_set("counted", measure=Measure.REPS, reps=9, seconds=20.0, load="8 kg", aim=12.0),
            a_set("timed", planned_load="green band"),
            a_set("neither", extra=UNKNOWN),
        )
    now = tables(path)
    assert [row[1] for row in now["amounts"]] == ["counted", "timed"]
    connection = sqlite3.connect(path)
    given_back = ("DROP TABLE folder_files", "DROP TABLE amounts", "DROP INDEX sessions_by_workout")
    for statement in (*given_back, "PRAGMA user_version = 3"):
        connection.execute(statement)
    connection.execute("ALTER TABLE sessions DROP COLUMN workout")
    if damaged:
        connection.execute("UPDATE changes SET body = '{' WHERE id = 'a'")
    connection.commit()
    connection.close()
    with History(path) as history:
        assert len(history.sets()) == 6 - damaged
    assert tables(path) == now


def test_holds_are_what_the_rules_need(tmp_path: Path) -> None:
    filled(tmp_path / "history.db")
    with History(tmp_path / "history.db") as history:
        first, second = holds(history, "sl-bridge-hold")
        ms = history.sets()[0].started.ms
        assert first == Hold(
            exercise="sl-bridge-hold",
            side=Side.LEFT,
            day=DAY,
            held_s=20.5,
            reason=Reason.PAIN,
            started_ms=ms,
            fatigued=True,
            pain=Pain(3, "hip"),
        )
        assert (second.side, second.mode, second.pain) == (Side.RIGHT, HoldMode.MAX, None)
        history.put(a_hold("h", 25.0), undoable=True)
        assert [each.held_s for each in holds(history, "sl-bridge-hold")] == [25.0, 31.0]
        history.undo()
        history.delete("i")
        assert [each.held_s for each in holds(history, "sl-bridge-hold")] == [20.5]
        history.put(a_set("h"))
        assert holds(history, "sl-bridge-hold") == [], "it is no hold any more"


def test_tests_are_found_from_a_day_on_as_far_as_somebody_answered_for_them(tmp_path: Path) -> None:
    filled(tmp_path / "history.db")
    with History(tmp_path / "history.db") as history:
        history.put(
            a_hold("old", 31, date(2025, 9, 30), mode=HoldMode.MAX),
            a_hold("left", 31, mode=HoldMode.MAX, answered=False),
            a_hold("other", 9, exercise="bridge-hold", mode=HoldMode.MAX),
        )
        found = [(each.exercise, each.held_s) for each in find_tests(history, DAY)]
        assert found == [("sl-bridge-hold", 31.0), ("bridge-hold", 9.0)]


def test_repetitions_add_up(tmp_path: Path) -> None:
    filled(tmp_path / "history.db")
    with History(tmp_path / "history.db") as history:
        history.put(a_set("b", date(2025, 10, 3), measure=Measure.REPS, reps=8, seconds=20.0))
        clam = next(each for each in totals(history) if each.exercise == "clam")
        assert (clam.sets, clam.reps, clam.seconds, clam.last) == (2, 20, 20.0, date(2025, 10, 3))


def test_a_hold_of_a_reason_that_nobody_knows_is_named_and_left_out(tmp_path: Path) -> None:
    filled(tmp_path / "history.db")
    connection = sqlite3.connect(tmp_path / "history.db")
    connection.execute("UPDATE holds SET reason = 'boredom'")
    connection.commit()
    connection.close()
    with History.reading(tmp_path / "history.db") as history:
        assert holds(history, "sl-bridge-hold") == []
        assert all("the hold " in each and "cannot be read" in each for each in history.unreadable)
        assert history.unreadable
