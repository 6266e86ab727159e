"""Files that nobody should have to trust: refused in words, and soon."""

from __future__ import annotations

import json
import random
import struct
from copy import deepcopy

import pytest

from glutetimer.files.importers import detect
from glutetimer.files.importers.lay_out import LayOut
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.files.writing.workout_file import to_toml
from glutetimer.library.catalogue import load
from tests.files.importers import sample

LIBRARY = load(None)


def jawt(**exercise: object) -> bytes:
    return sample.written({"title": "T", "sets": [{"repetitions": 1, "exercises": [exercise]}]})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "line 1, column 1: not JSON: expecting value"),
        (b"{", "line 1, column 2: not JSON: expecting property name enclosed in double quotes"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": ' * 100_000, "nested too deeply"),
        (b'{"title": NaN}', "NaN is no number"),
        (b'{"title": -Infinity}', "-Infinity is no number"),
        (b'{"title": ' + b"9" * 5000 + b"}", "a number with too many digits"),
        (b"{}", "no workout that is known here"),
        (b"[]", "no workout that is known here"),
        (b"[1, 2]", "no workout that is known here"),
        (b'{"format": 1, "sets": []}', "this is a history; `glutetimer import` takes it over"),
        (b'{"workouts": []}', "there is no workout in it"),
        (b" " * (detect.LARGEST + 1), "larger than 4 MiB; that is more than workouts"),
        (b'{"workouts": [{"title": "T", "sets": 3}]}', r"workouts\[0\].sets: 3 is no list"),
        (jawt(name=3, duration=3), r"sets\[0\].exercises\[0\].name: 3 is no text"),
        (jawt(name="A", duration="3"), r"sets\[0\].exercises\[0\].duration: '3' is no number"),
        (jawt(name="A", duration=True), "true is no number"),
        (jawt(name="A", duration=-1), "-1 is out of bounds; 0 to 86400"),
        (jawt(name="A", duration=1e300), "out of bounds"),
        (jawt(name="A", duration=10**310), "a number with too many digits"),
        (jawt(name="A", duration=10**299), "a huge number is out of bounds"),
        (
            b'[{"activities": ["a"], "timeSettings": "{\\"workTime\\": 1' + b"0" * 310 + b'}"}]',
            "a huge number is out of bounds",
        ),
        (b'{"title": "T", "sets": [{"exercises": [{"duration": 1e999}]}]}', "inf is no number"),
        (b'{"timers": [{"steps": [{"label": "A"}]}]}', r"timers\[0\].steps\[0\].length: missing"),
        (b'{"timers": [{"loop": 1.5}]}', r"timers\[0\].loop: 1.5 is no whole number"),
        (b'[{"timeSettings": "{"}]', r"timers\[0\].timeSettings: no times in it"),
        (b'{"feeelMetadataVersion": 300, "fullWorkout": []}', "nothing is done in it"),
        (b"PK\x03\x04 no zip", "a zip that cannot be read"),
    ],
)
def test_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(GlutetimerError, match=words):
        for found in detect.read(data):
            workout = LayOut(LIBRARY.names).workout(found, "it")
            read_workout(to_toml(workout).encode(), "f", "it", LIBRARY.names)


def test_groups_in_groups_end() -> None:
    step: dict[str, object] = {"label": "A", "length": 1000}
    for _ in range(40):
        step = {"step_type": "group", "loop": 2, "steps": [step]}
    with pytest.raises(GlutetimerError, match="more than 10 deep"):
        detect.read(sample.written({"timers": [{"steps": [step]}]}))


def test_loops_of_loops_are_not_written_out() -> None:
    steps: list[object] = [{"label": "A", "length": 1000}, {"label": "B", "length": 1000}]
    for _ in range(9):
        steps = [{"step_type": "group", "loop": 10_000, "steps": steps}, {"label": "C", "length": 1000}]
    (found,) = detect.read(sample.written({"timers": [{"steps": steps}]}))
    with pytest.raises(GlutetimerError, match="10000 times 2 steps written out; 500 at most"):
        LayOut(LIBRARY.names).workout(found, "it")


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = sample.zipped(a_feeel=b" " * (detect.LARGEST + 1))
    assert len(bomb) < 20_000
    with pytest.raises(GlutetimerError, match="it unpacks to more than 4 MiB"):
        detect.read(bomb)
    padded = sample.written(sample.FEEEL) + b" " * (detect.LARGEST // 4)
    many = sample.zipped(**{f"a{n}_feeel": padded for n in range(5)})
    with pytest.raises(GlutetimerError, match="it unpacks to more than 4 MiB"):
        detect.read(many)


def test_a_zip_that_lies_of_its_sizes() -> None:
    data = sample.zipped(a_feeel=sample.written(sample.FEEEL))
    at = data.rindex(b"PK\x01\x02")
    lying = data[: at + 24] + struct.pack("<I", 10) + data[at + 28 :]
    with pytest.raises(GlutetimerError):
        detect.read(lying)


def test_a_zip_of_many_files() -> None:
    with pytest.raises(GlutetimerError, match="201 files in it; 200 at most"):
        detect.read(sample.zipped(**{f"a{n}_feeel": b"{}" for n in range(201)}))


def test_names_steer_no_terminal() -> None:
    name = "\x1b[2JCl\u202eam\n\ud800" + "x" * 5000
    (found,) = detect.read(json.dumps({"title": name, "sets": []}).encode())
    assert found.name.isprintable() and found.name.startswith("[2JClam x") and len(found.name) < 2_000


def test_spoilt_files_become_a_workout_or_words() -> None:
    """Any value of any file put out of place: nothing but a refusal comes out."""
    rng = random.Random(7)
    nasty: list[object] = [
        None,
        True,
        -1,
        0,
        10**18,
        0.5,
        "",
        "\x00",
        [],
        {},
        [[]],
        {"a": {}},
        "PT99999999S",
        "x" * 9999,
    ]
    done = 0
    for _ in range(1500):
        document = deepcopy(rng.choice(list(sample.ALL.values())))
        spoil(document, nasty, rng)
        try:
            for found in detect.read(sample.written(document)):
                workout = LayOut(LIBRARY.names).workout(found, "it")
                read_workout(to_toml(workout).encode(), "f", "it", LIBRARY.names)
                done += 1
        except GlutetimerError as refusal:
            assert str(refusal).isprintable() or "\n" in str(refusal)
    assert done > 100, "some survive"


def spoil(document: object, nasty: list[object], rng: random.Random) -> None:
    """Put something else in a random place."""
    while True:
        inside = list(document.items() if isinstance(document, dict) else enumerate(document))  # type: ignore[call-overload]
        if not inside:
            return
        key, value = rng.choice(inside)
        if isinstance(value, dict | list) and value and rng.random() < 0.85:
            document = value
            continue
        document[key] = rng.choice(nasty)  # type: ignore[index]
        return
