"""Files that somebody spoilt: nothing but a workout, or problems with their places, comes out."""

import random
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from glutetimer.files.importers.detect import to_text
from glutetimer.files.importers.sheet.reader import read_sheet
from glutetimer.files.reading.exercise_file import read_exercise
from glutetimer.files.reading.names import Named
from glutetimer.files.reading.problem import FileError, GlutetimerError
from glutetimer.files.reading.values import LONGEST_S, MOST_PHASES
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.library.catalogue import load
from glutetimer.training.exercise import Flag
from glutetimer.training.layout import lay_out

ASSETS = Path(import_module("glutetimer.assets").__path__[0])
WORKOUTS = [*sorted((ASSETS / "workouts").glob("*.toml")), ASSETS / "example.toml"]
MUTATIONS = 10_000
"""Of workout files, in all."""
ROUTINE_MUTATIONS = 40
"""Of each of the twelve routines, as a file and as a sheet."""
EXERCISES = load(None).exercises
NAMES = load(None).names
CATALOGUE = Named(EXERCISES, lambda exercise: (exercise.name, *exercise.aliases))

NASTY = [
    *(b"nan", b"-inf", b"-1", b"0", b"1e999", b"true", b"9" * 5000, b"0x" + b"f" * 999, b"1979-05-27", b"07:32:00"),
    *(
        b'"10-15"',
        b'"15-10"',
        b'"3-3"',
        b'"1-"',
        b'"-1-2"',
        b'"1-999999999999"',
        b'"\xe2\x80\x93"',
        b'"a\xe2\x80\x93b"',
    ),
    *(b'"open"', b'"max"', b'["max", 3]', b'["open"]', b'"20 m"', b'"0 m"', b'"20"', b'"9e9 km"', b'"each"', b'"sets"'),
    *(b"[8, 10]", b"[]", b"[[1]]", b'["1-2", 3, "x"]', b"[1" + b", 1" * 99 + b"]", b'"8kg"', b'"-8 kg"', b'"9999 lb"'),
    *(b'""', b"''", b'"""', b"'''", b'"\\u001b[2J"', b'"\\uD800"', b'"\x00"', b'"' + b"x" * 999 + b'"', b"\xff\xfe"),
    *(b"[", b"]", b"[[", b"]]", b"{", b"}", b"[" * 2000, b"{a=" * 2000, b"a." * 500, b",", b"=", b"#", b"\r", b"\n"),
    *(
        b"[[step]]\n",
        b"[step]\n",
        b"[[step.step]]\n",
        b"step = 1\n",
        b"rounds = 100\n",
        b"[[block]]\n",
        b"[[block.step]]\n",
        b"[exercises.side-plank]\n",
        b"[exercises.mine]\n",
        b'exercises = { "a/b" = {} }\n',
        b'exercise = "mine"\n',
        b'[exercises.clam]\nsides = "both"\n',
        b'until = "24:00:00"\n',
        b'order = "random"\n',
        b'instead = { impact = "squat" }\n',
        b'cue = "\\u202e"\n',
        b"sets = 100\n",
        b'sides = "each"\n',
        b'first = "weaker"\n',
        b'switch-after = "sets"\n',
        b'rest = "open"\n',
        b'round-rest = "open"\n',
        b'reps = "max"\n',
        b'distance = "20 m"\n',
        b"steps = 10\n",
        b"breaths = 3\n",
        b'reps = "10-15"\n',
        b'work = "0:20-0:30"\n',
        b'sets = "2-100"\n',
        b'load = "8 kg"\n',
        b'load = ["green band", "8kg", 9]\n',
        b"reps = [8, 10, 12]\n",
        b'reps = ["8-10", "15-10", true]\n',
        b"rest = [" + b"60, " * 60 + b"]\n",
        b"rounds = [1, 100]\n",
        b"begin = 2026-11-30\n",
        b'sets = ["1-100", 100]\nwork = [1, "1:00:00-24:00:00"]\n',
        b"\xef\xbb\xbf",
    ),
]


def mutate(data: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.choice([1, 1, 2, 5])):
        lines = data.splitlines(keepends=True) or [b""]
        at = rng.randrange(len(data) + 1)
        row = rng.randrange(len(lines))
        kind = rng.randrange(8)
        if kind == 0:
            data = data[:at] + rng.choice(NASTY) + data[at:]
        elif kind == 1:
            data = data[:at] + data[at + rng.randrange(20) :]
        elif kind == 2:
            data = data[:at] + rng.randbytes(rng.randrange(4)) + data[at:]
        elif kind == 3:
            data = b"".join(lines[:row] + lines[row + 1 :])
        elif kind == 4:
            data = b"".join(lines[:row] + [lines[row]] * rng.choice([2, 3, 400]) + lines[row + 1 :])
        elif kind == 5:
            rng.shuffle(lines)
            data = b"".join(lines)
        else:
            key, equals, _ = lines[row].partition(b"=")
            lines[row] = key + equals + b" " + rng.choice(NASTY) + b"\n"
            data = b"".join(lines)
    return data


def spoil(data: bytes, rng: random.Random, read: Callable[[bytes], object]) -> None:
    spoilt = mutate(data, rng)
    try:
        read(spoilt)
    except FileError as faulty:
        assert faulty.problems
        for problem in faulty.problems:
            assert 1 <= problem.line <= spoilt.count(b"\n") + 1
            assert problem.column >= 1
            assert problem.words.isprintable() and len(problem.words) < 300, problem.words


def read(data: bytes) -> None:
    laid_out = lay_out(read_workout(data, "f.toml", "f", CATALOGUE), EXERCISES)
    assert 0 < len(laid_out.phases) <= MOST_PHASES
    assert laid_out.total_s <= LONGEST_S
    weeks = laid_out.workout.weeks
    for week in {2, weeks}:
        later = lay_out(laid_out.workout, EXERCISES, week=week)
        assert 0 < len(later.phases) <= MOST_PHASES
        assert later.total_s <= LONGEST_S
    for flag in Flag:
        without = lay_out(laid_out.workout, EXERCISES, seed="today", leave_out=[flag])
        assert not without.phases or without.phases[-1].works


@pytest.mark.parametrize("file", WORKOUTS, ids=lambda file: file.stem)
def test_spoilt_workouts(file: Path):
    rng = random.Random(file.stem)
    data = file.read_bytes()
    for _ in range(MUTATIONS // len(WORKOUTS)):
        spoil(data, rng, read)


def test_spoilt_exercises():
    rng = random.Random(22)
    for file in sorted((ASSETS / "exercises").glob("*.toml")):
        for _ in range(8):
            spoil(file.read_bytes(), rng, lambda data: read_exercise(data, "f.toml", "f"))


ROUTINES = sorted((Path(__file__).parents[2] / "library" / "routines").iterdir())


@pytest.mark.parametrize("path", ROUTINES, ids=lambda path: path.name)
def test_spoilt_routines(path: Path):
    """The twelve printed routines, with all words of the language, as files and as sheets."""
    rng, data = random.Random(path.name), path.read_bytes()
    for _ in range(ROUTINE_MUTATIONS):
        if path.suffix == ".toml":
            spoil(data, rng, read)
        else:
            spoil_sheet(data, rng)


def spoil_sheet(data: bytes, rng: random.Random) -> None:
    spoilt = to_text(mutate(data, rng))
    try:
        sheets = read_sheet(spoilt, NAMES)
    except GlutetimerError as refusal:
        assert str(refusal).isprintable() and len(str(refusal)) < 400, refusal
        return
    for sheet in sheets:
        read_workout(sheet.text.encode(), "f.toml", "f", NAMES)
        assert all(words.isprintable() for words in (*sheet.lost, *sheet.notes))
