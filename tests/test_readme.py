"""What the README and the guide show is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glutetimer.cli.main import main
from glutetimer.files.reading.exercise_file import read_exercise
from glutetimer.files.reading.schedule_file import read_schedule
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.keys.commands import ALL
from glutetimer.library.catalogue import load as load_library
from glutetimer.settings.settings import TABLE, Settings, load
from glutetimer.training.exercise import Flag, Measure
from glutetimer.training.layout import lay_out

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
GUIDE = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "assets" / "guide").glob("*.md"))}
BLOCKS = [block for text in (README, GUIDE["files"]) for block in re.findall(r"```toml\n(.*?)```", text, re.DOTALL)]
EXERCISES = [block for block in BLOCKS if re.search("^measure =", block, re.MULTILINE)]
WORKOUTS = [block for block in BLOCKS if "[[step]]" in block or "[[block]]" in block]
SCHEDULES = [block for block in BLOCKS if "[[week]]" in block]
LANGUAGE = "in ten examples"
"""The heading of the page that teaches the language of workouts ends so."""
SETTINGS = [block for block in BLOCKS if "theme =" in block]


@pytest.mark.parametrize("block", WORKOUTS)
def test_the_workouts_are_workouts(block: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(block, "utf-8")
    assert main(["workouts", "check", str(path)]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("block", SCHEDULES)
def test_the_week_is_the_example(block: str) -> None:
    workouts = load_library(None).workouts
    shown, problems = read_schedule(block.encode(), "README", "example", workouts)
    assert problems == ()
    example = ROOT / "assets" / "schedules" / "example.toml"
    assert shown == read_schedule(example.read_bytes(), "example", "example", workouts)[0]


@pytest.mark.parametrize("block", WORKOUTS)
@pytest.mark.parametrize("flag", [None, *Flag])
def test_the_workouts_can_be_done(block: str, flag: Flag | None) -> None:
    library = load_library(None)
    workout = read_workout(block.encode(), "mine.toml", "mine", library.names)
    laid_out = lay_out(workout, library.exercises, seed="2026-11-20", leave_out=[flag] if flag else [])
    assert all(phase.nominal_s > 0 for phase in laid_out.phases)
    assert bool(laid_out.phases and laid_out.phases[-1].works) or flag


def test_the_language_is_taught_in_ten_examples() -> None:
    page = re.search(rf"^## [^\n]*{LANGUAGE}\n(.*?)(?=^## |\Z)", GUIDE["files"], re.DOTALL | re.MULTILINE)
    assert page
    examples = re.findall(r"^\*\*(\d+)\. .*?```toml\n(.*?)```", page[1], re.DOTALL | re.MULTILINE)
    assert [int(number) for number, _ in examples] == list(range(1, 11))
    assert all(example in WORKOUTS for _, example in examples)
    assert len(examples[0][1].splitlines()) == 3


def test_the_settings_are_the_defaults(tmp_path: Path) -> None:
    (block,) = SETTINGS
    path = tmp_path / "settings.toml"
    path.write_text(block, "utf-8")
    found = load(path, lambda: {command.id for command in ALL})
    assert found.problems == ()
    default = Settings()
    for each in TABLE:
        assert re.search(rf"^{each.key} = ", block, re.MULTILINE), f"{each.key} is not shown"
        assert getattr(found, each.field) == getattr(default, each.field)
    assert found.without == default.without


def test_the_command_line_is_the_programs(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    listed = set(re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE))
    shown = set(re.findall(r"^- `glutetimer (\w+)", GUIDE["commands"], re.MULTILINE))
    assert shown == listed


def test_an_exercise_takes_three_lines() -> None:
    assert len(EXERCISES) == 2, "one in the README, the same in the guide"
    for block in EXERCISES:
        assert len(block.splitlines()) == 3
        exercise = read_exercise(block.encode(), "star-plank.toml", "star-plank")
        assert (exercise.name, exercise.measure) == ("Star plank", Measure.HOLD)


def test_the_readme_is_short() -> None:
    assert len(README.split()) <= 1500
    assert len(re.findall(r"^```sh\n[^\n]+\n```$", README, re.MULTILINE)) == README.count("```sh") == 2


def test_what_left_means_is_said_alike_in_both() -> None:
    rows = [
        re.findall(r"^\| ([^|]+) \| [^|]*(?:left|leg)[^|]* \|$", text, re.MULTILINE)
        for text in (README, GUIDE["training"])
    ]
    assert len(rows[0]) == len(rows[1]) == 6, rows


@pytest.mark.parametrize("name", ["README", "CONTRIBUTING", "CHANGELOG", *GUIDE])
def test_links_lead_somewhere(name: str) -> None:
    path = ROOT / "assets" / "guide" / f"{name}.md" if name in GUIDE else ROOT / f"{name}.md"
    for link in re.findall(r"\]\(([^)]+)\)", path.read_text("utf-8")):
        if "://" not in link:
            assert (path.parent / link.partition("#")[0]).is_file(), link


@pytest.mark.parametrize("name", GUIDE)
def test_a_document_begins_with_its_title_and_what_it_is_about(name: str) -> None:
    """The list of topics prints that, a line each."""
    assert re.match(r"# [^\n]+\n\n[^\n#]{20,60}\.\n\n", GUIDE[name])


def test_the_readme_leads_to_every_document() -> None:
    assert set(re.findall(r"\(assets/guide/(\w+)\.md\)", README)) == set(GUIDE)
