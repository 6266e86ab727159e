"""What printed routines call their exercises is known, or stays the workout file's own for a reason that is written."""

import tomllib
from pathlib import Path

import pytest

from glutetimer.library.catalogue import load

NAMES = load(None).names
PRINTED = tomllib.loads(Path(__file__).with_name("printed_names.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "id"), PRINTED["known"].items())
def test_a_printed_name_is_known(name: str, id: str) -> None:
    found = NAMES.find(name)
    assert found and found.id == id


@pytest.mark.parametrize(("name", "reason"), PRINTED["own"].items())
def test_what_stays_the_files_own_is_not_taken_for_another_exercise(name: str, reason: str) -> None:
    assert reason and NAMES.find(name) is None


def test_of_the_48_at_least_40_are_known() -> None:
    assert len(PRINTED["known"]) + len(PRINTED["own"]) == 48
    assert len(PRINTED["known"]) >= 40
