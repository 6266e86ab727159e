"""Where everything is kept, and what is said where that cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from glutetimer.cli import main
from glutetimer.paths import VARIABLE, paths


@pytest.fixture(autouse=True)
def _no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def test_an_empty_folder_is_no_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as exit:
        main(["--data-dir", "", "history"])
    assert exit.value.code == 2
    assert capsys.readouterr().err.endswith("--data-dir: it is empty; name a folder, or leave it out\n")


@pytest.mark.skipif(os.name == "nt", reason="homes of others are a thing of Unix")
def test_the_home_of_nobody_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", "~nobody-at-all/x", "paths"]) == 1
    err = capsys.readouterr().err
    assert err == "glutetimer: ~nobody-at-all/x: there is no such home folder; write the whole path\n"


@pytest.mark.skipif(os.name == "nt", reason="there a home is always known")
def test_without_a_home_nothing_is_put_where_one_happens_to_be(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: Path("~/.local/share/glutetimer"))
    assert main(["paths"]) == 1
    err = capsys.readouterr().err
    assert err == "glutetimer: your home folder is not known; set HOME, or name a folder with --data-dir DIR\n"


def test_a_file_above_the_folder_is_said_before_anything_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.touch()
    assert main(["--data-dir", str(file / "below" / "this"), "history"]) == 1
    err = capsys.readouterr().err
    assert err == f"glutetimer: {file}: everything is kept in there, so it must be a folder\n"


def test_an_empty_variable_moves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    unset = paths()
    monkeypatch.setenv(VARIABLE, "")
    assert paths() == unset
