"""Nothing that the five articles say is lost: each row is shown, said or done, or left out with a reason."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from glutetimer.library.catalogue import load

ASSETS = Path(import_module("glutetimer.assets").__path__[0])
PACKAGE = Path(import_module("glutetimer").__path__[0])
TESTS = Path(__file__).parents[1]
GUIDE = ASSETS / "guide" / "training.md"
LIBRARY = load(None)
ROWS: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "inventory.toml").read_text("utf-8"))
PLACES = {"exercise", "workout", "asset", "said", "done", "guide"}

MOST = {0: 18, 1: 15, 2: 12, 3: 6, 4: 15}
"""Rows of each article."""


@cache
def texts_in_the_program() -> str:
    """Every text that stands in the program's code, but for docstrings."""
    found = []
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone
        ]
    return "\n".join(found)


@cache
def names_of_tests() -> frozenset[str]:
    files = (path.read_text("utf-8") for path in TESTS.rglob("test_*.py"))
    return frozenset(name for text in files for name in re.findall(r"^(?:async )?def (test_\w+)", text, re.MULTILINE))


def test_every_row_is_there_once_and_in_order() -> None:
    assert list(ROWS) == [f"{article}-{row}" for article, most in MOST.items() for row in range(1, most + 1)]


def test_no_file_rests_on_a_row_that_there_is_not() -> None:
    for thing in (*LIBRARY.exercises.values(), *LIBRARY.workouts.values()):
        assert set(thing.articles) <= set(ROWS), thing.id


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_somewhere_or_left_out_with_a_reason(row: str) -> None:
    entry = ROWS[row]
    assert entry["what"]
    assert bool(PLACES & set(entry)) != bool(entry.get("out")), "either a place or a reason"
    assert set(entry) <= PLACES | {"what", "words", "out"}


@pytest.mark.parametrize("row", [row for row, entry in ROWS.items() if {"exercise", "workout"} & set(entry)])
def test_the_files_that_a_row_names_rest_on_it_and_have_its_words(row: str) -> None:
    entry, text = ROWS[row], ""
    for kind, things in (("exercise", LIBRARY.exercises), ("workout", LIBRARY.workouts)):
        for id in entry.get(kind, ()):
            assert row in things[id].articles, id
            text += (ASSETS / f"{kind}s" / f"{id}.toml").read_text("utf-8")
    for words in entry.get("words", ()):
        assert words in text, words


@pytest.mark.parametrize("row", ROWS)
def test_what_else_a_row_names_is_there(row: str) -> None:
    entry = ROWS[row]
    for file, words in entry.get("asset", {}).items():
        assert words in (ASSETS / file).read_text("utf-8")
    for words in entry.get("said", ()):
        assert words in texts_in_the_program(), words
    for name in entry.get("done", ()):
        assert name in names_of_tests()


@pytest.mark.skipif(not GUIDE.exists(), reason="there is no guide yet")
@pytest.mark.parametrize("row", ROWS)
def test_the_guide_has_every_row(row: str) -> None:
    assert f"**{row}**" in GUIDE.read_text("utf-8")
