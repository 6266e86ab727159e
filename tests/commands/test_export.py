"""`glutetimer export`: everything into a file, as a whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from glutetimer.cli import main
from tests.app.past import made


def run(folder: Path, *words: str) -> int:
    return main(["--data-dir", str(folder), *words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made(tmp_path / "data")
    return tmp_path / "data"


def test_json_comes_back_byte_for_byte(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    first, second = tmp_path / "a.json", tmp_path / "b.JSON"
    assert run(folder, "export", str(first)) == 0
    assert capsys.readouterr().out == f"Exported to {first}: 21 sessions, 102 sets.\n"
    assert run(tmp_path / "other", "import", str(first)) == 0
    assert run(tmp_path / "other", "export", str(second)) == 0
    assert first.read_bytes() == second.read_bytes()
    assert sorted(json.loads(first.read_text())) == ["format", "sessions", "sets"]


def test_csv_is_one_session_or_set_a_line(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "sets.csv"
    assert run(folder, "export", str(file)) == 0
    assert capsys.readouterr().out == f"Exported to {file}: 21 sessions, 102 sets.\n"
    rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode(), newline="")))
    assert [row["kind"] for row in rows] == ["session"] * 21 + ["set"] * 102
    rows = rows[21:]
    assert {row["exercise"] for row in rows} == {"clam", "shoulder-bridge", "sl-bridge-hold", "squat"}


def test_standard_output_holds_the_document_alone(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]):
    assert run(folder, "export", "-", "--format", "csv") == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"kind,id,session,exercise,") and out.count(b"\r\n") == 124
    assert err == b"glutetimer: exported 21 sessions, 102 sets\n"


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("history.txt", "history.txt: the name must end in .json or .csv; or add --format json or --format csv"),
        ("-", "standard input and output have no name to tell by; add --format json or --format csv"),
        ("no/such/folder/a.json", "no/such/folder/a.json: No such file or directory; nothing is exported"),
    ],
)
def test_what_cannot_be_written_is_refused_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], file: str, words: str
):
    assert run(folder, "export", file) == 1
    assert capsys.readouterr().err == f"glutetimer: {words}\n"


def test_a_failed_export_leaves_the_one_before(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "a.json"
    file.write_text("the one before")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert run(folder, "export", str(file)) == 1
    assert file.read_text() == "the one before"
    assert set(tmp_path.iterdir()) == {tmp_path / "data", file}, "and nothing half done"


def test_the_history_itself_is_no_place_for_it(folder: Path, capsys: pytest.CaptureFixture[str]):
    before = (folder / "history.db").read_bytes()
    assert run(folder, "export", str(folder / "history.db"), "--format", "json") == 1
    assert "this is the history itself" in capsys.readouterr().err
    assert (folder / "history.db").read_bytes() == before


def test_a_link_is_followed(folder: Path, tmp_path: Path):
    (tmp_path / "real.json").touch()
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    assert run(folder, "export", str(tmp_path / "link.json")) == 0
    assert (tmp_path / "link.json").is_symlink() and (tmp_path / "real.json").stat().st_size > 1000


def test_an_empty_history_is_a_document_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(tmp_path / "data", "export", str(tmp_path / "a.json")) == 0
    assert capsys.readouterr().out.endswith("a.json: nothing.\n")
    assert json.loads((tmp_path / "a.json").read_text()) == {"format": 1, "sessions": [], "sets": []}
    assert not (tmp_path / "data").exists()
