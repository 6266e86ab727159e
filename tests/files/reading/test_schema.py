"""The schema that editors use says what the reader says, as far as a schema can."""

import random
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from glutetimer.cli.main import main
from glutetimer.files.reading.document import version
from glutetimer.files.reading.exercise_file import take_exercise
from glutetimer.files.reading.schema import WORDS, exercise_schema, workout_schema
from glutetimer.files.reading.table import Finding, Table, TooManyError
from glutetimer.files.reading.workout_file import take_workout
from glutetimer.library.catalogue import load

Draft7Validator = pytest.importorskip("jsonschema").Draft7Validator

ASSETS = Path(import_module("glutetimer.assets").__path__[0])
NAMES = load(None).names
WORKOUT = Draft7Validator(workout_schema(NAMES))
EXERCISE = Draft7Validator(exercise_schema())
FILES = [*sorted((ASSETS / "workouts").glob("*.toml")), ASSETS / "example.toml"]

BEYOND = ("no exercise", "stretches", "it lasts", "nothing but rests", "steps in the blocks")
"""What only the reader can say: it knows the exercises, and the whole."""


@pytest.mark.parametrize("schema", [WORKOUT.schema, EXERCISE.schema], ids=["workout", "exercise"])
def test_it_is_a_schema(schema: dict[str, Any]):
    Draft7Validator.check_schema(schema)


def test_the_committed_files_are_current(capsys: pytest.CaptureFixture[str]):
    main(["workouts", "schema"])
    assert (ASSETS / "workout.schema.json").read_text("utf-8") == capsys.readouterr().out
    main(["exercises", "--schema"])
    assert (ASSETS / "exercise.schema.json").read_text("utf-8") == capsys.readouterr().out


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_built_in_workouts_fit(file: Path):
    assert list(map(str, WORKOUT.iter_errors(tomllib.loads(file.read_text("utf-8"))))) == []


@pytest.mark.parametrize("file", sorted((ASSETS / "exercises").glob("*.toml")), ids=lambda file: file.stem)
def test_the_built_in_exercises_fit(file: Path):
    assert list(map(str, EXERCISE.iter_errors(tomllib.loads(file.read_text("utf-8"))))) == []


def test_every_key_has_its_words_and_every_word_its_key():
    kinds: dict[str, set[str]] = {}
    for kind, schema in (("workout", WORKOUT.schema), ("exercise", EXERCISE.schema)):
        for name, table in [(kind, schema), *schema["definitions"].items()]:
            kinds.setdefault(name.removeprefix("own-"), set()).update(table["properties"])
    assert {kind: {key for key in words if key} for kind, words in WORDS.items()} == kinds


def findings(document: dict[str, Any], kind: str) -> list[Finding]:
    found: list[Finding] = []
    table = Table(document, found)
    table.take("format", version)
    try:
        if kind == "workout":
            take_workout(table, "f", NAMES)
        else:
            take_exercise(table, "f")
    except TooManyError:
        pass
    return found


VALUES: list[Any] = [
    *(0, 1, 2, -1, 7, 10**9, 2.5, -0.5, 1e12, float("nan"), float("inf"), True, False, "", " ", "x", "clam", "Clams"),
    *(
        "squat",
        "1:30",
        "99:99",
        "2-1-3",
        "2-1-3-0",
        "each",
        "left",
        "both",
        "random",
        "rule",
        "weaker",
        "target",
        "max",
    ),
    *("uni", "reps", "impact", "x" * 61, "x" * 301, [], [1], ["x"], {}, {"impact": "squat"}, {"x": 1}, [{}]),
    *([{"exercise": "clam", "work": 9}], [{"rest": 5}], [{"step": [{"exercise": "clam", "work": 9}]}]),
]


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every table or list with each of its keys or places."""
    for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield value, key
        if isinstance(inner, dict | list):
            yield from places(inner)


def mutants(document: dict[str, Any], keys: list[str], rng: random.Random) -> Iterator[dict[str, Any]]:
    for _ in range(150):
        mutant = deepcopy(document)
        for _ in range(rng.choice([1, 1, 2])):
            where, key = rng.choice(list(places(mutant)) or [(mutant, "x")])
            tables = [mutant, *(value[k] for value, k in places(mutant) if isinstance(value[k], dict))]
            match rng.randrange(3):
                case 0:
                    where[key] = deepcopy(rng.choice(VALUES))
                case 1:
                    rng.choice(tables)[rng.choice(keys)] = deepcopy(rng.choice(VALUES))
                case _:
                    del where[key]
        yield mutant


def keys_of(schema: dict[str, Any]) -> list[str]:
    tables = [schema, *schema["definitions"].values()]
    return [*sorted({key for table in tables for key in table["properties"]}), "wrok", "x"]


@pytest.mark.parametrize("kind", ["workout", "exercise"])
def test_schema_and_reader_are_of_one_mind_about_mutants(kind: str):
    validator = WORKOUT if kind == "workout" else EXERCISE
    files = FILES if kind == "workout" else sorted((ASSETS / "exercises").glob("*.toml"))
    rng = random.Random(kind)
    refused = alone = 0
    for file in files:
        document = tomllib.loads(file.read_text("utf-8"))
        for mutant in mutants(document, keys_of(validator.schema), rng):
            found = findings(mutant, kind)
            fits = validator.is_valid(mutant)
            assert fits or found, f"the schema alone refuses {mutant}"
            refused += bool(found)
            alone += fits and bool(found)
            for finding in found if fits else ():
                known = ("unknown key", "is no text", "is no list", "is no table", "write one of", "no whole number")
                assert not any(words in finding.words for words in known), f"the reader alone: {finding}"
    assert refused > 500 and alone < refused / 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rounds = 2",
        "[[step]]\nrest = 1\n[[block]]\n[[block.step]]\nrest = 1",
        "until = 60\nrounds = 2\n[[step]]\nfree = 'x'\nwork = 9",
        "rounds = 2\n[[block]]\n[[block.step]]\nfree = 'x'\nwork = 9",
        "[[step]]\nexercise = 'clam'\nwork = 9\nreps = 9",
        "[[step]]\nexercise = 'clam'\nfree = 'x'\nwork = 9",
        "[[step]]\nfree = 'x'\nwork = 9\nsides = 'left'",
        "[[step]]\nexercise = 'SLB'\nwork = 9\nfatigued = true",
        "[[step]]\nwork = 9",
        "[[block]]\nrounds = 2",
    ],
)
def test_rules_between_keys(text: str):
    document = tomllib.loads(text)
    assert not WORKOUT.is_valid(document)
    assert findings(document, "workout")
