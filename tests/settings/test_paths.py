"""Where everything is kept, and what is said where that cannot be."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from glutetimer.cli.main import main
from glutetimer.settings.paths import VARIABLE, paths, tilde


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


@pytest.fixture
def nameless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user whom the system does not know, as in a container."""
    pwd = pytest.importorskip("pwd")

    def nobody(number: int) -> None:
        raise KeyError(number)

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("nameless")
@pytest.mark.parametrize("literal", [False, True], ids=["as platformdirs is", "as older ones are"])
def test_without_a_home_nothing_is_put_where_one_happens_to_be(
    literal: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if literal:
        monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: Path("~/.local/share/glutetimer"))
        monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: Path("~/.config/glutetimer"))
    assert main(["paths"]) == 1
    err = capsys.readouterr().err
    assert err == "glutetimer: your home folder is not known; set HOME, or name a folder with --data-dir DIR\n"


@pytest.mark.usefixtures("nameless")
def test_without_a_home_a_path_is_shown_whole(tmp_path: Path) -> None:
    assert tilde(tmp_path) == str(tmp_path)


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


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs alone says it")
@pytest.mark.parametrize("home", ["/somewhere", "/somewhere/", "relative", None])
@pytest.mark.parametrize("named", [None, "", " ", "/else/where", "relative", "~/there"])
def test_the_folders_are_those_that_platformdirs_names(
    home: str | None, named: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, value in (("HOME", home), ("XDG_DATA_HOME", named), ("XDG_CONFIG_HOME", named)):
        if value is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, value)
    data = platformdirs.user_data_path("glutetimer", appauthor=False)
    assert paths() == (data, platformdirs.user_config_path("glutetimer", appauthor=False))
