"""`glutetimer log`: into the history as one addition, on the day and the side that was said."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from glutetimer.cli.main import main
from glutetimer.history.records import SetRecord
from glutetimer.history.store import History
from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Reason


def log(folder: Path, *words: str) -> int:
    (folder / "settings.toml").write_text('day-start = "00:00"\n', "utf-8")
    return main(["--data-dir", str(folder), "log", *words])


def sets(folder: Path) -> list[SetRecord]:
    with History.reading(folder / "history.db") as history:
        return history.sets()


def test_sets_of_both_sides_yesterday(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert log(tmp_path, "clam", "3x10", "left", "right", "--on", "yesterday") == 0
    assert "Clam: 6 sets" in capsys.readouterr().out
    found = sets(tmp_path)
    assert [each.side for each in found].count(Side.LEFT) == 3
    assert {each.reps for each in found} == {10}
    yesterday = datetime.now().astimezone().date() - timedelta(1)
    assert {each.started.local_date for each in found} == {yesterday}


def test_a_hold_is_on_its_side_to_the_second(tmp_path: Path) -> None:
    assert log(tmp_path, "hold", "left", "23", "--reason", "cramp") == 0
    (held,) = sets(tmp_path)
    assert (held.exercise, held.side, held.held_s, held.reason) == ("sl-bridge-hold", Side.LEFT, 23.0, Reason.CRAMP)


def test_one_undo_takes_all_of_it_back(tmp_path: Path) -> None:
    assert log(tmp_path, "five-a-day") == 0
    assert len(sets(tmp_path)) == 7
    with History(tmp_path / "history.db") as history:
        history.undo()
    assert sets(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("clam 10", "which side?"),
        ("clam left", "how much?"),
        ("clam left 10 --on 2999-01-01", "still to come"),
        ("clam left 10 --on soon", "is no day"),
        ("dancing 10", "no exercise 'dancing'"),
    ],
)
def test_what_cannot_be_is_a_line_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str, says: str
) -> None:
    assert log(tmp_path, *words.split()) == 1
    out, err = capsys.readouterr()
    assert out == "" and says in err and err.count("\n") == 1
    assert not (tmp_path / "history.db").exists()
