"""What a schedule file may say, and every way to say it wrongly, with its line and column."""

from __future__ import annotations

import random
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from glutetimer.files.reading.schedule_file import read_schedule
from glutetimer.library.catalogue import load
from glutetimer.training.schedule import Schedule
from tests.files.reading.test_mutations import mutate

WORKOUTS = load(None).workouts
ASSETS = Path(import_module("glutetimer.assets").__path__[0]) / "schedules"


def read(text: str) -> tuple[Schedule | None, list[str]]:
    found, problems = read_schedule(text.encode(), "s.toml", "own", WORKOUTS)
    return found, [str(problem) for problem in problems]


@pytest.mark.parametrize("file", sorted(ASSETS.glob("*.toml")), ids=lambda file: file.stem)
def test_the_built_in_ones_are_right(file: Path) -> None:
    found, problems = read(file.read_text("utf-8"))
    assert problems == []
    assert found and len(found.weeks) == 1
    assert found.steady is (file.stem == "daily")


def test_two_lines_are_a_schedule() -> None:
    found, problems = read('[[week]]\nsunday = "Run stronger"')
    assert problems == []
    assert found == Schedule("own", (((), (), (), (), (), (), ("run-stronger",)),))


def test_every_key() -> None:
    found, problems = read(
        """
        format = 1
        start = 2026-11-23
        [[week]]
        monday = ["five-a-day", "bridge-builder", "five-a-day"]
        tuesday = []
        [[week]]
        wednesday = "bridge-test"
        """
    )
    assert problems == []
    assert found and found.start == date(2026, 11, 23)
    assert found.weeks[0][:2] == (("five-a-day", "bridge-builder", "five-a-day"), ())
    assert found.weeks[1][2] == ("bridge-test",)
    quoted, _ = read('start = "2026-11-23"\n[[week]]')
    assert quoted and quoted.start == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[week]]\nmonday = "five-a-dy"', "s.toml:2:10: monday: no workout 'five-a-dy'; did you mean 'five-a-day'?"),
        (
            '[[week]]\nmonday = ["five-a-day", "bridge-bilder"]',
            "s.toml:2:25: monday: no workout 'bridge-bilder'; did you mean 'bridge-builder'?",
        ),
        ('[[week]]\nmonday = "xyz"', "s.toml:2:10: monday: no workout 'xyz'; `glutetimer workouts` lists all"),
        ("[[week]]\nmonday = 5", "s.toml:2:10: monday: 5 is no text; put it in quotes"),
        ("[[week]]\nmonday = [5]", "s.toml:2:11: monday: 5 is no text; put it in quotes"),
        ("[[week]]\nmondy = []", "s.toml:2:1: unknown key 'mondy'; did you mean 'monday'?"),
        ("[[wek]]", "s.toml:1:1: unknown key 'wek'; did you mean 'week'?"),
        ("[week]", "s.toml:1:1: week: write [[week]], with two brackets: there may be several"),
        ("start = 7\n[[week]]", "s.toml:1:9: start: 7 is no date; write one such as 2026-11-23"),
        (
            "start = 2026-11-23T07:00:00\n[[week]]",
            "s.toml:1:9: start: a date or a time is no date; write one such as 2026-11-23",
        ),
        ('start = "soon"\n[[week]]', "s.toml:1:9: start: 'soon' is no date; write one such as 2026-11-23"),
        ("", 's.toml:1:1: a schedule needs a [[week]], with monday = "five-a-day", say'),
        ("week = [", "s.toml:1:9: not TOML: invalid value"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, problem: str) -> None:
    _, (told,) = read(text)
    assert told.startswith(problem)


def test_every_mistake_is_told_at_once_and_the_rest_serves() -> None:
    found, problems = read('start = 1\n[[week]]\nmonday = ["five-a-day", "nope"]\nfriady = "run-stronger"\n[[week]]')
    assert [problem.split(":")[1] for problem in problems] == ["1", "3", "4"]
    assert found and found.weeks[0][0] == ("five-a-day",) and len(found.weeks) == 2


def test_too_much_is_told() -> None:
    _, many = read("[[week]]\n" * 54)
    assert many == ["s.toml:1:1: week: 54 of them; write 53 at most"]
    _, busy = read(f"[[week]]\nmonday = {['five-a-day'] * 11}")
    assert busy == ["s.toml:2:10: monday: 11 of them; write 10 at most"]


def test_spoilt_schedules() -> None:
    rng = random.Random(6)
    for file in sorted(ASSETS.glob("*.toml")) * 100:
        spoilt = mutate(file.read_bytes(), rng)
        found, problems = read_schedule(spoilt, "s.toml", "own", WORKOUTS)
        assert found or problems
        for problem in problems:
            assert 1 <= problem.line <= spoilt.count(b"\n") + 1
            assert problem.words.isprintable() and len(problem.words) < 300, problem.words


@pytest.mark.parametrize("day", ["2026-13-01", "2026-02-30", "1.12.2026", "2026/11/23", "2026-1-5"])
def test_a_date_that_is_none_is_told_so_without_quotes_too(day: str) -> None:
    _, problems = read_schedule(f"\n  start = {day}  # from here\n".encode(), "schedule.toml", "own", {})
    (problem,) = problems
    assert str(problem) == f"schedule.toml:2:11: '{day}' is no date; write one such as 2026-11-23"
