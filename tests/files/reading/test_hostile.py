"""Files that somebody made to do harm: refused in a line, before they cost time or memory."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from glutetimer.figure.file import read_figure
from glutetimer.files.reading.document import LARGEST
from glutetimer.files.reading.exercise_file import read_exercise
from glutetimer.files.reading.problem import FileError, GlutetimerError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.library.catalogue import load

resource = pytest.importorskip("resource")  # not on Windows
LIBRARY = load(None)

READERS: dict[str, Callable[[bytes], object]] = {
    "workout": lambda data: read_workout(data, "f.toml", "f", LIBRARY.names),
    "exercise": lambda data: read_exercise(data, "f.toml", "f"),
    "figure": lambda data: read_figure(data, "f.toml"),
}

STEP = b'[[step]]\nexercise="clam"\nwork=9\n'

HOSTILE = {
    "a million steps": STEP * 1_000_000,
    "as many steps as are read": b"[[step]]\nrest=1\n" * (LARGEST // 16),
    "as many blocks as are read": (b"[[block]]\n" + b"[[block.step]]\nrest=1\n" * 500) * 20,
    "a list of many inline steps": b"step = [" + b"{rest=1}," * (LARGEST // 9 - 2) + b"]",
    "100,000 lists in lists": b"step = " + b"[" * 100_000 + b"]" * 100_000,
    "lists in lists, 900 deep": b"step = " + b"[" * 900 + b"]" * 900,
    "tables in tables": b"step = " + b"{a=" * 60_000 + b"1" + b"}" * 20_000,
    "a key of 100,000 parts": b"a." * 100_000 + b"a = 1",
    "many keys of many parts": b"".join(b"k%d" % n + b".a" * 30 + b"=1\n" for n in range(3900)),
    "headers of many parts": b"".join(b"[k%d" % n + b".a" * 30 + b"]\n" for n in range(3900)),
    "a number of 200,000 digits": b"rounds = " + b"9" * 200_000,
    "a hexadecimal one": b"rounds = 0x" + b"f" * 200_000,
    "a float of 200,000 digits": b"ready = 0." + b"1" * 200_000,
    "10^9 rounds": b"rounds = 1000000000\n" + STEP,
    "an endless time": b'until = "9999:59:59"\n' + STEP,
    "not a number": b"ready = nan\nround-rest = inf\n" + STEP,
    "a name of 200,000 letters": b'name = "' + b"x" * 200_000 + b'"\n' + STEP,
    "an open string": b'name = "' + b"x" * 200_000,
    "quotes without an end": b'"""' * 60_000,
    "20,000 unknown keys": b"".join(b"k%d=1\n" % n for n in range(20_000)),
    "20,000 near misses": b"".join(b"reste%d=1\n" % n for n in range(20_000)),
    "escapes": b'name = "' + b"\\u202e" * 20_000 + b'"\n' + STEP,
    "brackets without an end": b"a = [" + b"[]," * 80_000,
    "noise": random.Random(1).randbytes(LARGEST),
    "nulls": b"\x00" * LARGEST,
    "nothing but line ends": b"\r\n" * 100_000 + b"x",
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_words(name: str, reader: str):
    with pytest.raises(FileError) as caught:
        READERS[reader](HOSTILE[name])
    assert 1 <= len(caught.value.problems) <= 101
    for problem in caught.value.problems:
        assert problem.line >= 1 and problem.column >= 1
        assert problem.words.isprintable() and len(problem.words) < 400, problem.words


def test_no_more_is_read_of_a_file_of_100_mb_than_may_be(tmp_path: Path):
    huge = tmp_path / "huge.toml"
    with huge.open("wb") as file:
        file.truncate(100 << 20)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(GlutetimerError, match=r"huge\.toml:1:1: larger than 256 KiB; split it$"):
        LIBRARY.workout(str(huge))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 << 10


def test_all_of_it_costs_little_memory_and_time(tmp_path: Path):
    """In a process of its own, with bounds that the system holds: 400 MB, and on average a second of the processor."""
    for number, data in enumerate(HOSTILE.values()):
        (tmp_path / f"{number}.toml").write_bytes(data)
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20));"
        f"resource.setrlimit(resource.RLIMIT_CPU, ({len(HOSTILE)}, {len(HOSTILE)}));"
        "from glutetimer.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    files = map(str, sorted(tmp_path.iterdir()))
    done = subprocess.run(
        [sys.executable, "-c", code, "--data-dir", str(tmp_path / "data"), "workouts", "check", *files],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stderr == "" and done.returncode == 1
    assert not [line for line in done.stdout.splitlines() if line.endswith("ok")]


def test_a_hostile_folder_never_stops_the_program(tmp_path: Path):
    for folder in ("workouts", "exercises"):
        (tmp_path / folder).mkdir()
        for number, data in enumerate(HOSTILE.values()):
            (tmp_path / folder / f"{number}.toml").write_bytes(data[: LARGEST + 9])
    library = load(tmp_path)
    assert library.workouts == LIBRARY.workouts
    assert len({problem.file for problem in library.problems}) == 2 * len(HOSTILE)


@pytest.mark.parametrize(
    "char", ["\u202e", "\u2066", "\u200b", "\ufeff", "\x1b", "\x07", "\x85", "\u2028", "\ue000", "\U000e0041"]
)
@pytest.mark.parametrize("key", ["name", "short", "goal", "note", "free", "cue"])
def test_nothing_that_steers_a_terminal_comes_through(key: str, char: str):
    text = f'{key} = "a\\U{ord(char):08x}b"\n'
    data = "[[step]]\nwork = 9\n" + ("" if key == "free" else "free = 'x'\n")
    data = data + text if key in ("free", "cue") else text + data
    with pytest.raises(FileError, match=r"it has an invisible character \(U\+[0-9A-F]{4,6}\); take it out"):
        READERS["workout"](data.encode())


def test_a_file_names_no_command_and_no_path():
    """All that it can name are exercises: text that looks like more stays text, and is never opened or run."""
    nosy = 'name = "../../etc/passwd"\nnote = "$(reboot)"\n[[step]]\nexercise = "{}"\nwork = 9\n'
    assert READERS["workout"](nosy.format("clam").encode())
    for exercise in ("../clam", "/etc/passwd", "clam.toml", "$(clam)"):
        with pytest.raises(FileError, match="no exercise"):
            READERS["workout"](nosy.format(exercise).encode())
