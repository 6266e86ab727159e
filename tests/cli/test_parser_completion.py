"""What was typed in part, or nearly."""

from __future__ import annotations

from pathlib import Path

import pytest

from glutetimer.cli.main import COMMANDS, main
from glutetimer.cli.parser import complete_command


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (["hist", "--json"], ["history", "--json"]),
        (["--data-dir", "str", "prog"], ["--data-dir", "str", "progress"]),
        (["start", "x"], ["start", "x"]),
        (["e"], ["e"]),
        ([], []),
        (["--version"], ["--version"]),
    ],
)
def test_a_command_that_begins_so_is_meant(typed: list[str], written: list[str]) -> None:
    assert complete_command(typed, COMMANDS) == written


def test_a_command_that_is_nearly_one_is_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["strat", "five-a-day"])
    assert ended.value.code == 2
    assert capsys.readouterr().err == "glutetimer: no command 'strat'; did you mean 'start'?\n"


def test_a_workout_and_an_exercise_that_begin_so_are_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(tmp_path), "workouts", "show", "fiv"]) == 0
    assert "(five-a-day)" in capsys.readouterr().out
    assert main(["--data-dir", str(tmp_path), "exercises", "donkey-k"]) == 0
    assert "Donkey kick" in capsys.readouterr().out
    assert main(["--data-dir", str(tmp_path), "workouts", "show", "bridge"]) == 1, "several begin so"
    assert "no workout 'bridge'" in capsys.readouterr().err
