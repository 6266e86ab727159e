"""What users read has none of the workshop's words, and its plurals come from one place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from glutetimer.cli.main import main

PACKAGE = Path(import_module("glutetimer").__path__[0])
ASSETS = Path(import_module("glutetimer.assets").__path__[0])
ROOT = Path(__file__).parents[1]

WORKSHOP = re.compile(r"\brungs?\b|\bladder\b|\bstages?\b|\(design\)|\breach(es)?\b|\bstrength\b", re.IGNORECASE)
ALLOWED = re.compile(
    "|".join(
        (
            "out of reach",  # of what the hips should come up to
            "^reach$",  # the setting's name in an earlier version
            "Reach forward|Reach (one|out)|as you reach|arms? reach",  # what an arm does
            "^strength$|strength-circuit|Strength circuit|Strength for runners|strength, slow tempo",  # of training
            "strength, (each|both|alt)",  # a kind of exercise, on its page
            r"strength\(\?:ening\)|strength(ening)?\|",  # what a sheet of somebody else's may call a part
        )
    ),
    re.IGNORECASE,
)
"""Where these are words of the language, or names that are promised."""

COUNTED = "days|weeks|months|sets|reps|repetitions|sessions|exercises|workouts|holds|rounds|minutes|hours|seconds"
SEVERAL = re.compile(rf"^ ({COUNTED})\b")
NEVER_ONE = {
    "{hours // 24} days ago",  # of 48 hours and more
    "{part.rounds} rounds",  # one is called once
    "{_span(step, 'reps')} reps",  # a range
    "{len(schedule.weeks) + 1} weeks take turns now.",
    "{count} sets are out of bounds; write 1 to {MOST_SETS}",
    "{visible(place)}: {len(found)} workouts in it; --as names one alone",
    "{place}: {len(found)} workouts in it; --as names one alone",
    "{len(found)} workouts; {MOST_WORKOUTS} at most in one file",
}
"""Texts whose numbers are never one."""
SPELLS = {"files/importers/sheet/writer.py"}
"""What writes a language that is read again, and no sentences."""


def texts_of(path: Path) -> Iterator[tuple[int, str]]:
    """Every text in a file of the program, but for docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.lineno, node.value


def workshop_words(text: str) -> list[str]:
    """Lines that have one, without those that may."""
    return [line for line in text.splitlines() if WORKSHOP.search(ALLOWED.sub("", line))]


FILES = sorted(PACKAGE.rglob("*.py"))


def test_no_text_of_the_program_has_a_word_of_the_workshop() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {words}"
        for path in FILES
        for line, text in texts_of(path)
        for words in workshop_words(text)
    ]
    assert found == []


READ = [
    *(ASSETS / "guide" / f"{name}.md" for name in ("keys", "files", "commands", "hooks", "sound")),
    ASSETS / "help.md",
    ASSETS / "safety.md",
    ASSETS / "remote.html",
    ROOT / "README.md",
]


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name)
def test_no_document_for_users_has_one(path: Path) -> None:
    assert workshop_words(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", sorted(ASSETS.glob("*s/*.toml")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nothing_that_is_built_in_has_one(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(("#", "category", "name"))]
    assert workshop_words("\n".join(lines)) == []


@pytest.mark.parametrize("words", ["--help", "hold --help", "streak --help", "progress --help", "sound --help"])
def test_no_help_has_one(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(words.split())
    assert workshop_words(capsys.readouterr().out) == []


@pytest.mark.parametrize("words", ["streak", "progress", "week", "history", "exercises", "workouts", "safety"])
def test_no_answer_has_one(words: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--data-dir", str(tmp_path), *words.split()]) == 0
    headings = {"Strength"}  # a kind of exercise
    assert [line for line in workshop_words(capsys.readouterr().out) if line.strip() not in headings] == []


def test_a_number_that_may_be_one_has_its_plural_from_the_one_place_that_knows() -> None:
    found = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.JoinedStr):
                continue
            for number, words in zip(node.values, node.values[1:], strict=False):
                if not (isinstance(number, ast.FormattedValue) and isinstance(words, ast.Constant)):
                    continue
                whole = ast.unparse(node)[2:-1]
                if (
                    path.relative_to(PACKAGE).as_posix() not in SPELLS
                    and SEVERAL.match(str(words.value))
                    and whole not in NEVER_ONE
                    and not is_limit(number, str(words.value))
                ):
                    found.append(f"{path.relative_to(PACKAGE)}:{node.lineno}: {whole}")
    assert found == []


def is_limit(number: ast.FormattedValue, words: str) -> bool:
    """Whether it is the most or the least of something; or a statement in SQL."""
    name = ast.unparse(number.value)
    return name.isupper() or name in ("low", "high", "self.high", "self.low") or "JOIN" in words
