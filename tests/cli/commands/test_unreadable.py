"""A row that cannot be read is named and left out; the rest comes, and the exit code says that it is not all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from glutetimer.cli.main import main
from glutetimer.history.records import PauseRecord
from glutetimer.history.store import History
from glutetimer.training.exercise import Side
from tests.app.past import a_hold

BODY = "UPDATE changes SET body = '{' WHERE id = 'l3'"
HOLD = "UPDATE holds SET side = 'up' WHERE id = 'l3'"
LAST = "UPDATE changes SET body = '{' WHERE id = 'l0'"
PAUSE = "UPDATE changes SET body = '{}' WHERE id = 'away'"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    today = date.today()
    (tmp_path / "settings.toml").write_text('day-start = "00:00"\n', "utf-8")  # it is today at any hour
    with History(tmp_path / "history.db") as history:
        history.put(*(a_hold(f"l{n}", "s", today - timedelta(n), Side.LEFT, 30 + n, 0) for n in range(9)))
        history.put(a_hold("r0", "s", today, Side.RIGHT, 27, 1))
        history.put(PauseRecord(id="away", first=today - timedelta(40), last=today - timedelta(30)))
    return tmp_path


@pytest.mark.parametrize(
    ("command", "damage", "named", "rest"),
    [
        ("history", BODY, "the set l3", "38"),
        ("history --json", BODY, "the set l3", '"l8"'),
        ("export - --format json", BODY, "the set l3", '"l8"'),
        ("export - --format csv", BODY, "the set l3", "38"),
        ("streak", PAUSE, "the pause away", "9 days"),
        ("edit", LAST, "the set l0", "27"),
        ("progress sl-bridge-hold", HOLD, "the hold l3", "best 38"),
    ],
)
def test_one_row_that_cannot_be_read(
    data: Path, capfd: pytest.CaptureFixture[str], command: str, damage: str, named: str, rest: str
) -> None:
    words = ["--data-dir", str(data), *command.split()]
    assert main(words) == 0
    capfd.readouterr()
    with closing(sqlite3.connect(data / "history.db")) as connection:
        assert connection.execute(damage).rowcount == 1
        connection.commit()

    assert main(words) == 1
    out, errors = capfd.readouterr()
    assert f"{named} cannot be read; it is left out" in errors
    assert rest in out
