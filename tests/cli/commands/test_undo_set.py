"""`undo`, `redo` and `set`: what the screens do, in lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from glutetimer.history.store import History
from glutetimer.settings.settings import TABLE
from tests.cli.commands.conftest import Run


def sets(folder: Path) -> int:
    with History.reading(folder / "history.db") as history:
        return len(history.sets())


def test_undo_and_redo_step_through_what_was_done(tmp_path: Path, run: Run) -> None:
    assert run("undo") == (0, "There is nothing to undo.\n", "")
    run("log", "clam", "2x10", "left")
    run("log", "clam", "10", "right")
    assert run("undo") == (0, "Undone: 1 session, 1 set.\n", "")
    assert sets(tmp_path) == 2
    assert run("undo")[1] == "Undone: 1 session, 2 sets.\n"
    assert sets(tmp_path) == 0
    assert run("redo")[1] == "Done again: 1 session, 2 sets.\n"
    assert run("redo")[1] == "Done again: 1 session, 1 set.\n"
    assert run("redo")[1] == "There is nothing to do again.\n"
    assert sets(tmp_path) == 3


def test_a_setting_is_seen_and_changed_and_the_file_keeps_its_comments(tmp_path: Path, run: Run) -> None:
    (tmp_path / "settings.toml").write_text("# mine\nvolume = 35 # low\n", "utf-8")
    assert run("set", "volume") == (0, "volume 35\n", "")
    assert run("set", "volume", "60") == (0, "volume 60\n", "")
    assert run("set", "figures", "off") == (0, "figures off\n", "")
    assert run("set", "day-start", "03:00") == (0, "day-start 03:00\n", "")
    assert run("set", "fit-folder", "~/fit") == (0, "fit-folder ~/fit\n", "")
    assert run("set", "fit-folder", "none") == (0, "fit-folder none\n", ""), "as it is shown"
    text = (tmp_path / "settings.toml").read_text("utf-8")
    assert "# mine\nvolume = 60 # low\n" in text and "figures = false" in text


def test_all_are_listed(run: Run) -> None:
    lines = run("set")[1].splitlines()
    assert [line.split()[0] for line in lines] == [each.key for each in TABLE]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("volume 101", "volume: "),
        ("volume loud", "volume: "),
        ("volumn 3", "did you mean 'volume'?"),
        ("x", "lists all"),
    ],
)
def test_what_cannot_be_is_a_line(tmp_path: Path, run: Run, words: str, says: str) -> None:
    code, out, err = run("set", *words.split())
    assert (code, out) == (1, "") and says in err and err.count("\n") == 1
    assert not (tmp_path / "settings.toml").exists()
