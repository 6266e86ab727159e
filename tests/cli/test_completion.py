"""Completion, asked as a shell does: by the program itself, with the line so far."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from glutetimer.cli.commands.completion import SHELLS
from glutetimer.cli.main import main
from tests.real.terminal import Terminal, environment

FILES = Path(__file__).parents[2] / "assets" / "completion"
PROGRAM = Path(sys.executable).with_name("glutetimer")


def ask(line: str, folder: Path) -> list[str]:
    """What could stand next."""
    answer = folder / "answer"
    asking = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "GLUTETIMER_DATA_DIR": str(folder / "data"),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
        "COMP_TYPE": "9",
    }
    subprocess.run([PROGRAM], env=environment() | asking, cwd=folder, check=True, capture_output=True, timeout=60)
    return [each.strip() for each in answer.read_text("utf-8").split("\n")]


def test_commands(tmp_path: Path) -> None:
    assert sorted(ask("glutetimer st", tmp_path)) == ["start", "status", "streak"]
    assert ask("glutetimer workouts ch", tmp_path) == ["check"]


def test_workouts_of_ones_own_and_files(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "workouts"
    folder.mkdir(parents=True)
    (folder / "five-mine.toml").write_text('[[step]]\nexercise = "clam"\nwork = 6\n', "utf-8")
    (tmp_path / "five.toml").write_text("", "utf-8")
    assert ask("glutetimer start five", tmp_path) == ["five-a-day", "five-mine", "five.toml"]


def test_exercises_sides_flags_topics(tmp_path: Path) -> None:
    assert ask("glutetimer hold sl-bridge-", tmp_path) == ["sl-bridge-bent", "sl-bridge-hold", "sl-bridge-raised"]
    assert ask("glutetimer hold --side ", tmp_path) == ["left", "right", "both"]
    assert ask("glutetimer start five-a-day --without supine,im", tmp_path) == ["supine,impact"]
    assert ask("glutetimer help tr", tmp_path) == ["training"]


def test_files_of_exercises(tmp_path: Path) -> None:
    (tmp_path / "clam mine.toml").write_text("", "utf-8")
    assert ask("glutetimer exercises cla", tmp_path) == ["clam"]
    assert ask("glutetimer exercises che", tmp_path) == ["check"]
    assert ask("glutetimer exercises check cla", tmp_path) == ["clam\\ mine.toml"]


def test_what_is_logged_by_its_words(tmp_path: Path) -> None:
    assert ask("glutetimer log cla", tmp_path) == ["clam"]
    assert ask("glutetimer log five", tmp_path) == ["five-a-day"]
    assert ask("glutetimer log clam 3x10 left r", tmp_path) == ["right"]


def test_the_values_of_a_setting(tmp_path: Path) -> None:
    assert ask("glutetimer set awa", tmp_path) == ["awake"]
    assert ask("glutetimer set awake o", tmp_path) == ["on", "off"]
    assert ask("glutetimer set voice b", tmp_path) == ["brief"]
    (tmp_path / "log.txt").touch()
    assert ask("glutetimer set log-file lo", tmp_path) == ["log.txt"]


def test_behind_remote_stands_a_workout(tmp_path: Path) -> None:
    assert ask("glutetimer start --remote fiv", tmp_path) == ["five-a-day"]


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_its_text(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert "glutetimer" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("shell", "plain"), [("bash", ["--norc", "--noprofile"]), ("zsh", ["-f"]), ("fish", ["--no-config"])]
)
def test_in_a_real_shell(shell: str, plain: list[str], tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    begin = {  # the files that the wheel has, loaded as the shell would; they take what `completion` prints
        "bash": f"source {FILES}/glutetimer",
        "zsh": f"fpath=({FILES} $fpath) && autoload -Uz compinit && compinit -D -u",
        "fish": f"source {FILES}/glutetimer.fish",
    }[shell]
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    window = Terminal([shell, *plain], env={"PATH": path, "GLUTETIMER_DATA_DIR": str(tmp_path)}, cwd=tmp_path)
    try:
        window.type(f"{begin}; echo rea''dy\r")
        window.wait_for("ready")
        window.type("glutetimer start five\t")
        window.wait_for("start five-a-day")
    finally:
        window.close()
