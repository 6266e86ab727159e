"""`glutetimer workouts share` and `import`: what one writes, the other brings back the same."""

from __future__ import annotations

import io
import json
import os
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from glutetimer.cli.main import main
from glutetimer.library.catalogue import load
from glutetimer.library.user_files import built_in

EXERCISE = """\
# A hip hinge against a wall.
name = "Wall hinge"
sides = "each"
measure = "reps"
tempo = "2-1-2"
aliases = ["hinge"]
cues = ["Hips \\"back\\"", "Slowly"]

[dose]
sets = 2
reps = 8
"""

WORKOUT = """\
# For the days before a race.
name = "Hinges"
[[step]]
exercise = "hinge"   # mine
reps = 8
rest = 20

[[step]]
exercise = "clam"
work = 40
"""


def run(folder: Path, *words: str) -> int:
    return main(["--data-dir", str(folder), "workouts", *words])


def shown(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    capsys.readouterr()
    assert run(folder, "show", name, "--json") == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


@pytest.fixture
def sender(tmp_path: Path) -> Path:
    """Somebody with a workout of their own, an exercise of their own, and its figure."""
    folder = tmp_path / "sender"
    figure = built_in("figures", "squat")
    assert figure
    for kind, name, text in (
        ("workouts", "hinges", WORKOUT),
        ("exercises", "wall-hinge", EXERCISE),
        ("figures", "wall-hinge", figure.read_text("utf-8")),
    ):
        (folder / kind).mkdir(parents=True)
        (folder / kind / f"{name}.toml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("id", load(None).workouts)
def test_every_built_in_one_comes_back(id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / f"{id}.toml"
    assert run(tmp_path / "a", "share", id, str(file)) == 0
    before = shown(tmp_path / "a", id, capsys)
    assert run(tmp_path / "b", "import", str(file)) == 0
    assert capsys.readouterr().out.startswith("Already there: ")
    assert run(tmp_path / "b", "import", str(file), "--as", "again") == 0
    assert shown(tmp_path / "b", "again", capsys) == {**before, "workout": "again"}
    assert shown(tmp_path / "b", str(file), capsys) == before, "without an own exercise it is a plain workout"


def test_one_with_an_exercise_and_a_figure_of_its_own(
    sender: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, receiver = tmp_path / "hinges.toml", tmp_path / "receiver"
    assert run(sender, "share", "hinges", str(file)) == 0
    before = shown(sender, "hinges", capsys)
    assert run(receiver, "import", str(file)) == 0
    assert capsys.readouterr().out == (
        "Imported: hinges, Hinges, 3:26\nWith it come exercises of its own: wall-hinge\n"
    )
    assert shown(receiver, "hinges", capsys) == before
    assert (receiver / "workouts" / "hinges.toml").read_text("utf-8").startswith(WORKOUT), "its comments come along"
    assert load(receiver).exercises["wall-hinge"] == load(sender).exercises["wall-hinge"]
    theirs, mine = (tomllib.loads((home / "figures/wall-hinge.toml").read_text("utf-8")) for home in (sender, receiver))
    assert mine == theirs
    assert run(receiver, "import", str(file)) == 0
    assert capsys.readouterr().out == "Already there: hinges, Hinges, 3:26\n"


def test_it_is_shared_on_as_it_came(sender: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "hinges.toml", tmp_path / "again.toml"
    run(sender, "share", "hinges", str(first))
    run(tmp_path / "receiver", "import", str(first))
    run(tmp_path / "receiver", "share", "hinges", str(second))
    assert first.read_text("utf-8") == second.read_text("utf-8")


def test_through_standard_output_and_input(
    sender: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(sender, "share", "hinges") == 0
    data = capsysbinary.readouterr().out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run(tmp_path / "receiver", "import", "-") == 0
    assert list(load(tmp_path / "receiver").workouts)[-1] == "hinges"


def test_a_figure_is_not_taken_by_being_opened(
    sender: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "hinges.toml"
    run(sender, "share", "hinges", str(file))
    capsys.readouterr()
    assert run(tmp_path / "receiver", "check", str(file)) == 1
    out = capsys.readouterr().out
    assert "figures: it brings some along; `glutetimer workouts import FILE` puts them in their place" in out


def test_sharing_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.toml"
    file.write_text("mine")
    assert run(tmp_path, "share", "five-a-day", str(file)) == 1
    assert capsys.readouterr().err == f"glutetimer: {file}: this is there already; nothing is written\n"
    assert file.read_text() == "mine"


def test_an_exercise_that_differs_from_yours(sender: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The workout keeps its own, and yours stays what it is; one that is done otherwise is refused."""
    file, receiver = tmp_path / "hinges.toml", tmp_path / "receiver"
    run(sender, "share", "hinges", str(file))
    (receiver / "exercises").mkdir(parents=True)
    mine = receiver / "exercises" / "wall-hinge.toml"
    mine.write_text(EXERCISE.replace("Slowly", "Slower"))
    assert run(receiver, "import", str(file)) == 0
    library = load(receiver)
    assert library.exercises["wall-hinge"].cues[1] == "Slower"
    assert library.workouts["hinges"].exercises[0].cues[1] == "Slowly"
    mine.write_text(EXERCISE.replace('"each"', '"both"'))
    (receiver / "workouts" / "hinges.toml").unlink()
    capsys.readouterr()
    assert run(receiver, "import", str(file)) == 1
    assert 'sides: wall-hinge is in the catalogue, with sides = "both"' in capsys.readouterr().err
    assert not list((receiver / "workouts").iterdir())


def test_for_a_telephone(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(tmp_path, "share", "single-leg-test", "--for", "jawt") == 0
    out, err = capsysbinary.readouterr()
    document = json.loads(out)
    assert set(document) == {"title", "sets", "version", "position"}
    (only,) = document["sets"]
    assert [(each["name"], each["duration"]) for each in only["exercises"]] == [
        ("Standing hip-extension check, left", 20),
        ("Switch to right", 5),
        ("Standing hip-extension check, right", 20),
        ("Rest", 10),
        ("Active shoulder bridge, 10 ×", 60),
        ("Rest", 60),
        ("Single-leg bridge hold, left", 45),
        ("Rest", 120),
        ("Single-leg bridge hold, right", 45),
    ]
    assert err.decode().splitlines() == [
        "glutetimer: not carried over: a hold has a fixed time there: 45 s",
        "glutetimer: not carried over: repetitions have no tempo there; the time that they take is kept",
    ]


@pytest.mark.parametrize("id", ["five-a-day", "drills-before-run"])
def test_and_back_from_it_to_the_second(id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is done by the clock comes back as it was: the same sides, rests and switches."""
    file = tmp_path / "phone.json"
    run(tmp_path, "share", id, str(file), "--for", "jawt")
    assert run(tmp_path, "import", str(file), "--as", "back") == 0
    before, after = shown(tmp_path, id, capsys), shown(tmp_path, "back", capsys)
    assert after["total_s"] == before["total_s"]
    assert after["phases"] == [phase | {"note": None} for phase in before["phases"]], "there is no place for a note"


@pytest.mark.parametrize("id", ["five-a-day", "run-stronger", "strength-circuit"])
def test_as_a_sheet_and_back(id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = tmp_path / "sheet.txt"
    assert run(tmp_path, "share", id, str(sheet), "--for", "text") == 0
    assert run(tmp_path, "import", str(sheet), "--as", "back") == 0
    assert shown(tmp_path, "back", capsys) == {**shown(tmp_path, id, capsys), "workout": "back"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_written_into(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setattr("glutetimer.files.reading.pipes.PATIENCE_S", 60)  # a busy machine's reader may be late
    with ThreadPoolExecutor() as aside:
        read = aside.submit(pipe.read_text, "utf-8")
        assert main(["--data-dir", str(tmp_path), "workouts", "share", "five-a-day", str(pipe)]) == 0
        assert tomllib.loads(read.result())["name"] == "Five minutes a day"
    assert capsys.readouterr().out == "" and pipe.is_fifo()
