"""Whatever command names a workout's length, it is the length of what would be performed with the user's settings."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from glutetimer import system
from glutetimer.cli.main import main
from glutetimer.files.reading.duration import clock_with_tenths
from glutetimer.history.store import History

MINE = """\
name = "Mine"
[[step]]
exercise = "clam"
reps = 12
tempo = "2-1-2"
rest = 20
[[step]]
exercise = "kick-back"
work = 40
[[step]]
exercise = "squat"
work = 30
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Somebody who goes at their own pace, and not on hands and knees."""
    (tmp_path / "settings.toml").write_text('pace = "own"\nwithout = ["wrists"]\nday-start = "00:00"\n', "utf-8")
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "mine.toml").write_text(MINE, "utf-8")
    return tmp_path


def run(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert main(["--data-dir", str(folder), *words]) == 0
    return capsys.readouterr().out


@pytest.fixture
def length(folder: Path, capsys: pytest.CaptureFixture[str]) -> float:
    """Of what is performed, in seconds: another one than without the settings."""
    found: float = json.loads(run(folder, capsys, "workouts", "show", "mine", "--json"))["total_s"]
    settings = (folder / "settings.toml").read_text("utf-8")
    (folder / "settings.toml").write_text("", "utf-8")
    assert json.loads(run(folder, capsys, "workouts", "show", "mine", "--json"))["total_s"] != found
    (folder / "settings.toml").write_text(settings, "utf-8")
    return found


def test_check_says_it(folder: Path, length: float, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(folder, capsys, "workouts", "check", str(folder / "workouts" / "mine.toml"))
    assert f"ok, about {clock_with_tenths(length)}; reckoned with a repetition at your own pace 3 s;" in said


def test_edit_says_it(
    folder: Path, length: float, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = folder / "editor.py"
    editor.write_text("import sys; open(sys.argv[1], 'a').write('# seen\\n')\n")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", system.this.join_command([sys.executable, str(editor)]))
    assert f"mine.toml, about {clock_with_tenths(length)}\n" in run(folder, capsys, "workouts", "edit", "mine")


def test_import_says_it(folder: Path, length: float, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "other.toml").write_text(MINE.replace("Mine", "Other"), "utf-8")
    dry = run(folder, capsys, "workouts", "import", str(folder / "other.toml"), "--dry-run", "--json")
    assert json.loads(dry)["workouts"][0]["total_s"] == length
    said = run(folder, capsys, "workouts", "import", str(folder / "other.toml"))
    assert f"Imported: other, Other, about {clock_with_tenths(length)}" in said


def test_what_is_shared_for_a_telephone_takes_as_long(
    folder: Path, length: float, capsys: pytest.CaptureFixture[str]
) -> None:
    (one,) = json.loads(run(folder, capsys, "workouts", "share", "mine", "--for", "jawt"))["sets"]
    assert sum(each["duration"] for each in one["exercises"]) == length - 10, "it gets ready by itself"


def test_what_is_logged_took_as_long(folder: Path, length: float, capsys: pytest.CaptureFixture[str]) -> None:
    run(folder, capsys, "log", "mine")
    with History.reading(folder / "history.db") as history:
        ((session),) = history.sessions()
        assert session.seconds == length
        clams = [each for each in history.sets() if each.exercise == "clam"]
    assert [(each.reps, each.seconds, each.assumed) for each in clams] == [(12, 36, True)] * 2
