"""The holds just before a session: what they tire begins soon after them, by the time of day they were written at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from glutetimer.history.moments import moment
from glutetimer.history.queries.holds import efforts
from glutetimer.history.store import History
from glutetimer.training.exercise import Side
from glutetimer.training.holds.fatigue import Effort
from tests.history.some import a_hold, a_set

WALL = datetime(2025, 10, 1, 0, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago_s", "found"),
    [(100, True), (209, True), (211, False), (31, True), (29, False), (-60, False), (-86_400, False), (86_400, False)],
)
def test_a_hold_of_thirty_seconds_that_began_so_long_ago(tmp_path: Path, ago_s: float, found: bool) -> None:
    began = moment(WALL - timedelta(seconds=ago_s))
    with History(tmp_path / "h.db") as history:
        history.put(a_hold("h", 28, started=began, clocked_s=30, trim_s=2), a_set("b", started=began))
        assert efforts(history, 500, WALL) == ([Effort(Side.LEFT, 500 - ago_s + 30, 28)] if found else [])


def test_an_imported_hold_has_no_clock_but_what_was_held(tmp_path: Path) -> None:
    with History(tmp_path / "h.db") as history:
        history.put(a_hold("h", 28, started=moment(WALL - timedelta(seconds=60)), exercise="bridge-hold"))
        assert efforts(history, 0, WALL) == [Effort(Side.LEFT, -32, 28)]


def test_a_clock_that_was_set_back_an_hour_tires_nobody(tmp_path: Path) -> None:
    with History(tmp_path / "h.db") as history:
        for minutes in (1, 2, 3):
            history.put(a_hold(f"h{minutes}", 28, started=moment(WALL - timedelta(minutes=minutes))))
        assert efforts(history, 0, WALL)
        assert not efforts(history, 0, WALL - timedelta(hours=1))
