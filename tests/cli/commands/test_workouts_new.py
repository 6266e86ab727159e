"""`glutetimer workouts new` and `copy`: a workout of one's own, to begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from glutetimer.cli.main import main
from glutetimer.library.catalogue import load
from glutetimer.training.workout import Workout


def run(folder: Path, *words: str) -> int:
    return main(["--data-dir", str(folder), "workouts", *words])


def made(folder: Path, id: str) -> Workout:
    library = load(folder)
    assert library.problems == ()
    return library.workouts[id]


def test_a_new_one_is_a_workout_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "new", "Thursday Legs") == 0
    path = tmp_path / "workouts" / "thursday-legs.toml"
    assert capsys.readouterr().out == f"{path}\n"
    assert made(tmp_path, "thursday-legs").name == "Thursday Legs"
    assert list(path.parent.iterdir()) == [path]


def test_each_of_its_comments_is_the_language(tmp_path: Path) -> None:
    run(tmp_path, "new", "All")
    path = tmp_path / "workouts" / "all.toml"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(lines[:3] + [line.removeprefix("# ") for line in lines[3:]]), "utf-8")
    workout = made(tmp_path, "all")
    assert workout.round_rest_s == 60 and workout.warmup and workout.finish[0].fatigued


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, "new", "mine")
    path = tmp_path / "workouts" / "mine.toml"
    path.rename(path.with_name("MINE.toml"))
    for name in ("mine", "Mine.toml"):
        assert run(tmp_path, "new", name) == 1
        err = capsys.readouterr().err
        assert err.endswith("MINE.toml: this is there already; `glutetimer workouts edit mine` opens it\n")
    assert run(tmp_path, "new", "Five a day") == 1
    assert capsys.readouterr().err == (
        "glutetimer: five-a-day is built in; `glutetimer workouts copy five-a-day` makes it yours, "
        "or choose another name\n"
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../mine", "leave '/' out"),
        ("..\\mine", "leave '\\\\' out"),
        ("C:mine", "leave ':' out"),
        ("a/b", "leave '/' out"),
        ("what?", "leave '?' out"),
        ("tab\x1bs", "leave control characters out"),
        ("CON", "is a device on Windows and no file's name; choose another"),
        ("nul.toml", "is a device on Windows and no file's name; choose another"),
        ("com1.old", "is a device on Windows and no file's name; choose another"),
        (".hidden", "begin and end it with a letter or a digit"),
        ("dots...", "begin and end it with a letter or a digit"),
        ("", "write 1 to 60 characters"),
        ("  ", "write 1 to 60 characters"),
        (".toml", "write 1 to 60 characters"),
        ("x" * 61, "write 1 to 60 characters"),
    ],
)
def test_what_makes_no_files_name(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, words: str) -> None:
    assert run(tmp_path, "new", "--", name) == 1
    err = capsys.readouterr().err
    assert err.endswith(f"{words}\n") and err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_from_another_with_its_comments(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "Mornings, 5", "--from", "five-a-day") == 0
    text = (tmp_path / "workouts" / "mornings,-5.toml").read_text("utf-8")
    assert "# our choice: 8 slow repetitions of 5 s" in text
    mine, theirs = made(tmp_path, "mornings,-5"), load(None).workouts["five-a-day"]
    assert (mine.name, mine.short) == ("Mornings, 5", "MORNINGS, 5")
    assert mine.steps == theirs.steps


@pytest.mark.parametrize(
    "head", ["", "name = '''\nOdd'''\n", 'name = "Odd"\nshort = "ODD"\n', "\ufeff# só\r\nname = 'Odd' # odd\r\n"]
)
def test_from_a_file_whatever_its_name_looks_like(tmp_path: Path, head: str) -> None:
    file = tmp_path / "odd.toml"
    file.write_bytes((head + '[[step]]\nexercise = "clam"\nwork = 40\n').encode())
    assert run(tmp_path, "new", 'A "new" one'.replace('"', "'"), "--from", str(file)) == 0
    workout = made(tmp_path, "a-'new'-one")
    assert (workout.name, workout.short, len(workout.steps)) == ("A 'new' one", "A 'NEW' ONE", 1)


def test_from_one_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "new", "mine", "--from", "six-a-day") == 1
    assert "did you mean 'five-a-day'?" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_copy_of_a_built_in_one_takes_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "copy", "Hills") == 0
    path = tmp_path / "workouts" / "hill-session.toml"
    assert capsys.readouterr().out == f"{path}\n"
    assert made(tmp_path, "hill-session") == load(None).workouts["hill-session"]
    path.write_text(path.read_text("utf-8").replace("rounds = 4", "rounds = 6"), "utf-8")
    assert made(tmp_path, "hill-session").rounds == 6
    assert run(tmp_path, "copy", "hill-session") == 1
    assert "is your own already; `glutetimer workouts new NAME --from WORKOUT`" in capsys.readouterr().err
    assert made(tmp_path, "hill-session").rounds == 6


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "workouts").write_text("a file where the folder belongs")
    assert run(tmp_path, "new", "mine") == 1
    err = capsys.readouterr().err
    assert err.endswith("; nothing is written\n") and err.count("\n") == 1


@pytest.mark.parametrize("name", ["a" + "-" * 70 + "b", "a" * 61])
@pytest.mark.parametrize("more", [[], ["--from", "five-a-day"]])
def test_a_name_that_no_file_may_have_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, more: list[str]
) -> None:
    assert run(tmp_path, "new", name, *more) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "60" in line
    assert list(tmp_path.iterdir()) == []
