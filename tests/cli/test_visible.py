"""Whatever a path or a name holds, a terminal is shown it and obeys none of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from glutetimer.cli.main import main
from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.history.store import History
from tests.history.some import a_session, a_set

BAD = "a\x1b[31m\u202eb"
SHOWN = "a\\x1b[31m\\u202eb"


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    main(words)
    out, err = capsys.readouterr()
    assert all(line.isprintable() for line in (out + err).splitlines())
    return out + err


@pytest.mark.parametrize(
    "words",
    [
        "paths",
        "import FOLDER/none.csv",
        "export FOLDER/none/x.json",
        "export FOLDER/x.json",
        "workouts import FOLDER/none",
        "workouts show FOLDER/none.toml",
        "history",
        "streak",
        "start five-a-day --plain",
    ],
)
def test_a_path(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str) -> None:
    folder = tmp_path / BAD
    folder.mkdir()
    if words in ("history", "streak"):
        (folder / "history.db").write_text("none of ours")
    if words.startswith("start"):
        (folder / "settings.toml").write_text("x = 1")
        words = "workouts check FOLDER/settings.toml"
    found = told(capsys, "--data-dir", str(folder), *words.replace("FOLDER", str(folder)).split(" "))
    assert SHOWN in found


def test_names_and_notes_of_the_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, shown = "a\u202eb", "a\\u202eb"
    note = "fine\n2025-10-01 12:00  Five a day  5:00"
    with History(tmp_path / "history.db") as history:
        history.put(a_session(name=name), a_set(exercise=name, note=note), a_set("b", session="", note=note))
    found = told(capsys, "--data-dir", str(tmp_path), "history")
    assert found.count(shown) == 2
    assert found.count("fine\\n2025-10-01") == 2
    assert len(found.splitlines()) == 4


def test_names_are_in_columns_whatever_their_width(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with History(tmp_path / "history.db") as history:
        history.put(a_set("a", session="", exercise="臀桥"), a_set("b", session="", exercise="clam"))
    _, first, second = told(capsys, "--data-dir", str(tmp_path), "history").splitlines()
    assert cell_len(first[: first.index("left")]) == cell_len(second[: second.index("left")])


def test_errors_show_and_words_of_some_languages_stay() -> None:
    assert str(GlutetimerError(f"{BAD}: one\nand two")) == f"{SHOWN}: one\nand two"
    assert visible("क्‍ष 👩‍👧 größer") == "क्‍ष 👩‍👧 größer"


@pytest.mark.parametrize(("name", "words"), [("settings.toml", "streak"), ("schedule.toml", "week")])
def test_a_link_that_leads_nowhere_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, words: str
) -> None:
    (tmp_path / name).symlink_to(tmp_path / "gone.toml")
    assert f"{name}: a link to a file that is not there" in told(capsys, "--data-dir", str(tmp_path), words)
