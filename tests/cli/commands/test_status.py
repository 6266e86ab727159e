"""`glutetimer status`: the day in a line, in a format of one's own, as an exit code."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from glutetimer.cli.commands.status import NAMES
from glutetimer.cli.main import main
from glutetimer.history.store import History
from glutetimer.services.running_status import RunningStatus
from glutetimer.views.guide import read_document
from tests.history.some import a_session, a_set


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "runtime"))
    return tmp_path / "data"


def told(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> tuple[int, str]:
    code = main(["--data-dir", str(folder), "status", *words])
    return code, capsys.readouterr().out


def test_a_first_day(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, folder) == (0, "Five minutes a day is open; 0 days in a row\n")
    assert told(capsys, folder, "--due") == (0, "")
    found = json.loads(told(capsys, folder, "--json")[1])
    assert found["running"] is None
    assert found["due"] == found["open"][0] == "Five minutes a day"
    assert not folder.exists(), "who asks writes nothing"


def test_a_day_on_which_all_is_done(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day = datetime.now().astimezone().date()
    folder.mkdir()
    (folder / "settings.toml").write_text('day-start = "00:00"\n', "utf-8")  # it is today at any hour
    (folder / "schedule.toml").write_text(
        "[[week]]\n" + "".join(f'{name} = ["five-a-day"]\n' for name in DAYS), "utf-8"
    )
    with History(folder / "history.db") as history:
        history.put(a_session("one", day, workout="five-a-day", complete=True), a_set(day=day, session="one"))
    assert told(capsys, folder) == (0, "nothing is open today; 1 day in a row\n")
    assert told(capsys, folder, "--due") == (1, "")


DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def test_a_format(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = "{state}|{count}|{{}}|{due}|{open}|{days}"
    assert told(capsys, folder, "--format", line) == (0, "idle||{}|Five minutes a day|2|0\n")
    every = " ".join(f"{{{name}}}" for name in NAMES)
    assert told(capsys, folder, "--format", every)[0] == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{stat}", "did you mean 'state'?"),
        ("{days.real}", "did you mean 'days'?"),
        ("{", "twice"),
        ("{0}", "write state"),
    ],
)
def test_a_format_that_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str], text: str, says: str) -> None:
    assert main(["--data-dir", str(folder), "status", "--format", text]) == 1
    out, err = capsys.readouterr()
    assert out == "" and says in err and err.count("\n") == 1


def test_all_that_the_guide_names_of_a_session_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    running = RunningStatus("Mine", "hold", "HOLD", "Bridge", "left", "", None, 0.0, 99.0)
    monkeypatch.setattr("glutetimer.cli.commands.status.read_running", lambda _: running)
    found = json.loads(told(capsys, folder, "--json")[1])["running"]
    named = re.search(r'"running": \{(.*?)\} or null', read_document("json"), re.DOTALL)
    assert named and sorted(re.findall(r"\w+", named[1])) == sorted(found)
    assert found["kind"] == "hold"
