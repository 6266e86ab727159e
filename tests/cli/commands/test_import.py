"""`glutetimer import`: as a whole or not at all, once, and it says what it did."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from glutetimer.cli.main import main
from glutetimer.history.store import History

HELD = {"exercise": "sl-bridge-hold", "side": "left", "held_s": 31, "reason": "form", "local_date": "2025-11-01"}


def run(folder: Path, *words: str) -> int:
    return main(["--data-dir", str(folder / "data"), "import", *words])


def file_of(folder: Path, *sets: object, name: str = "sets.json") -> str:
    path = folder / name
    path.write_text(json.dumps({"format": 1, "sets": sets}))
    return str(path)


def sets_in(folder: Path) -> int:
    with History.reading(folder / "data" / "history.db") as history:
        return len(history.sets())


def test_it_says_what_it_did_and_does_it_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = file_of(tmp_path, HELD, HELD | {"side": "right"})
    assert run(tmp_path, file) == 0
    assert capsys.readouterr().out == "Imported: 2 sets added. One undo in the review takes it back.\n"
    assert run(tmp_path, file) == 0
    assert capsys.readouterr().out == "Imported: 2 sets already there.\n"
    assert sets_in(tmp_path) == 2
    with History(tmp_path / "data" / "history.db") as history:
        history.undo()
    assert sets_in(tmp_path) == 0


def test_a_dry_run_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(tmp_path, file_of(tmp_path, HELD), "--dry-run") == 0
    assert capsys.readouterr().out == "Would import: 1 set added. Nothing is written.\n"
    assert not (tmp_path / "data").exists()


def test_what_changes_is_told_from_what_is_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    run(tmp_path, file_of(tmp_path, HELD | {"id": "a"}, HELD | {"id": "b"}))
    capsys.readouterr()
    both = file_of(tmp_path, HELD | {"id": "a"}, HELD | {"id": "b", "held_s": 40}, HELD | {"id": "c"})
    assert run(tmp_path, both) == 0
    assert capsys.readouterr().out.startswith("Imported: 1 set added; 1 set changed; 1 set already there.")


def test_one_bad_set_and_nothing_is_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = file_of(tmp_path, HELD, HELD | {"side": "port"})
    assert run(tmp_path, file) == 1
    assert capsys.readouterr().err == (
        f"glutetimer: {file}: sets[1].side: 'port': write left, right, both or alternating\n"
    )
    assert not (tmp_path / "data").exists()


def test_a_thousand_problems_are_not_a_thousand_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(tmp_path, file_of(tmp_path, *[{"exercise": "clam"}] * 1000)) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 9 and lines[-1].endswith("and 2992 more; nothing is imported")


def test_csv_is_read_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "sets.CSV").write_text("exercise,side,reps,local_date\nsquat,both,12,2025-11-01\n")
    assert run(tmp_path, str(tmp_path / "sets.CSV")) == 0
    assert capsys.readouterr().out.startswith("Imported: 1 set added.")
    assert sets_in(tmp_path) == 1


@pytest.mark.parametrize(("data", "code", "words"), [(b'{"format": 1}', 0, "nothing in it"), (b"\xff", 1, "not UTF-8")])
def test_standard_input(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    data: bytes,
    code: int,
    words: str,
):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run(tmp_path, "-", "--format", "json") == code
    out, err = capsys.readouterr()
    assert words in out + err
    assert code == 0 or err.startswith("glutetimer: standard input: line 1: ")


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("missing.json", "missing.json: there is no such file"),
        ("sets.xml", "sets.xml: the name must end in .json or .csv; or add --format json or --format csv"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, words: str
):
    assert run(tmp_path, file) == 1
    assert capsys.readouterr().err == f"glutetimer: {words}\n"


def test_pauses_and_goals_come_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "all.json"
    path.write_text('{"format": 1, "pauses": [{"first": "2025-10-01"}], "goals": [{"since": "2025-10-01", "days": 3}]}')
    assert run(tmp_path, str(path)) == 0
    assert capsys.readouterr().out.startswith("Imported: 2 pauses, goals and decisions added.")


def test_what_has_no_name_is_told_by_what_it_begins_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    for text in ('\ufeff {"format": 1, "sets": []}', "exercise,side,local_date,reps\nclam,left,2025-11-01,9\n"):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert run(tmp_path, "-") == 0
    assert sets_in(tmp_path) == 1
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    capsys.readouterr()
    assert run(tmp_path, "-") == 1
    assert capsys.readouterr().err == "glutetimer: standard input: it is empty; nothing is imported\n"


def test_a_file_without_end_is_no_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "huge.json"
    with file.open("wb") as out:
        out.truncate(1 << 40)  # with nothing in it: it takes no room
    assert run(tmp_path, str(file)) == 1
    assert capsys.readouterr().err == f"glutetimer: {file}: larger than 128 MiB; split it\n"
