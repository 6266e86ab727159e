"""What --json prints stands in the guide: every field of every command, by its name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from glutetimer.cli.main import main
from glutetimer.history.store import History
from glutetimer.views.guide import read_document
from tests.history.some import a_hold, a_session, a_set

SECTIONS = {
    "Workouts": (
        ["workouts"],
        ["workouts", "show", "three-sets-a-side"],
        ["workouts", "show", "hips-five-seconds"],
        ["workouts", "show", "first-four", "--script"],
        ["workouts", "import", "SHEET", "--dry-run"],
    ),
    "Week": (["week"],),
    "Exercises": (["exercises", "clam"],),
    "Progress": (["progress", "clam"], ["progress"]),
    "Streak": (["streak"],),
    "Report": (["report"],),
    "Status": (["status"],),
    "Sound": (["sound"],),
    "History, export, import": (["history"],),
}


def fields(value: Any) -> Iterator[str]:
    """The names of all fields, but those that are somebody's data: a side, an id."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from fields(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_stands_in_the_guide(section: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "settings.toml").write_text('day-start = "00:00"\nsound = false\n', "utf-8")
    sheet = tmp_path / "sheet.txt"
    sheet.write_text("Clamshell 3x12 each side\nSide plank of somebody 2 x 30 s\n", "utf-8")
    with History(tmp_path / "history.db") as history:
        history.put(
            a_session(),
            a_set(reps=12, load="8 kg", planned_load="8 kg", aim=12.0, assumed=True),
            a_hold(clocked_s=22.0, trim_s=2.0),
        )
    told = set(re.findall(r"\w+", read_document("json").partition(f"\n## {section}\n")[2].partition("\n## ")[0]))
    for command in SECTIONS[section]:
        words = [str(sheet) if word == "SHEET" else word for word in command]
        capsys.readouterr()
        assert main(["--data-dir", str(tmp_path), *words, "--json"]) == 0
        printed = set(fields(json.loads(capsys.readouterr().out)))
        assert printed, command
        assert sorted(printed - told) == [], command
