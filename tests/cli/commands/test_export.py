"""`glutetimer export`: everything into a file, as a whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from glutetimer.cli.main import main
from tests.app.past import made
from tests.history.interchange.decoded import list_sets

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")


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


def test_unasked_standard_output_is_all_of_it_and_comes_back(
    folder: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
):
    assert run(folder, "export", "-") == 0
    out, _ = capfdbinary.readouterr()
    assert json.loads(out)["format"] == 1
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(out)))
    assert run(tmp_path / "other", "import", "-") == 0
    assert run(tmp_path / "other", "export", "-") == 0
    assert capfdbinary.readouterr().out.endswith(out)


@needs_pipes
def test_a_pipe_is_written_into_and_the_rest_is_said_elsewhere(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setattr("glutetimer.files.reading.pipes.PATIENCE_S", 60)  # a busy machine's reader may be late
    with ThreadPoolExecutor() as aside:
        read = aside.submit(pipe.read_bytes)
        assert run(folder, "export", str(pipe)) == 0
        assert json.loads(read.result())["format"] == 1
    assert capsys.readouterr() == ("", f"Exported to {pipe}: 21 sessions, 102 sets.\n")
    assert pipe.is_fifo()


@needs_pipes
def test_a_pipe_that_nothing_reads_from_is_not_waited_for(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("glutetimer.files.reading.pipes.PATIENCE_S", 0)
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    assert run(folder, "export", str(pipe)) == 1
    words = "this is a pipe, and nothing reads from it; nothing is exported"
    assert capsys.readouterr().err == f"glutetimer: {pipe}: {words}\n"


def test_a_file_that_is_read_only_is_left_alone(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "a.json"
    file.write_text("old")
    monkeypatch.setattr("os.access", lambda path, mode: mode != os.W_OK or not Path(path).samefile(file))
    assert run(folder, "export", str(file)) == 1
    assert capsys.readouterr().err == f"glutetimer: {file}: it is read-only; nothing is exported\n"
    assert file.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "data"]


def test_who_may_read_a_file_stays(folder: Path, tmp_path: Path):
    file = tmp_path / "a.json"
    file.write_text("old")
    file.chmod(0o600)
    assert run(folder, "export", str(file)) == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("history.txt", "history.txt: the name must end in .json or .csv; or add --format json or --format csv"),
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


def test_a_fit_file_for_each_session(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    place = tmp_path / "fit"
    assert run(folder, "export", "--fit", str(place)) == 0
    assert capsys.readouterr().out == f"Exported to {place}: 22 sessions (22 new).\n"
    files = sorted(place.iterdir())
    assert list_sets(files[-1].read_bytes())[2:] == [
        ("Single-leg bridge hold, left", 32, None),
        ("rest", 88, None),
        ("Single-leg bridge hold, right", 31, None),
    ]
    before = [file.read_bytes() for file in files]
    files[0].unlink()
    assert run(folder, "export", "--fit", str(place)) == 0
    assert capsys.readouterr().out == f"Exported to {place}: 22 sessions (1 new, 21 there already).\n"
    assert [file.read_bytes() for file in sorted(place.iterdir())] == before
    assert run(folder, "export", "--fit", str(tmp_path / "late"), "--since", "2025-11-19") == 0
    assert len(list((tmp_path / "late").iterdir())) == 2


def test_what_has_no_fit_file_is_said(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(folder, "log", "clam", "12", "left", "--on", "2025-11-01") == 0
    capsys.readouterr()
    assert run(folder, "export", "--fit", str(tmp_path / "fit")) == 0
    said = capsys.readouterr()
    assert "22 sessions" in said.out
    assert said.err == "glutetimer: left out, nobody knows how long it took: 1 session\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--fit", "no/such/folder"], "no/such/folder: No such file or directory; nothing is exported"),
        (["--fit", "file"], "file: this is no folder; nothing is exported"),
    ],
)
def test_where_no_fit_file_can_be_is_one_line(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    said: str,
):
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("mine")
    assert run(folder, "export", *words) == 1
    assert capsys.readouterr().err == f"glutetimer: {said}\n"
    assert Path("file").read_text() == "mine" and not Path("fit").exists()
