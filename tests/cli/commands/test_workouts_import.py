"""`glutetimer workouts import`: all or nothing, nothing twice, nothing overwritten, and it says what was lost."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from glutetimer import system
from glutetimer.cli.main import main
from glutetimer.files.reading.names import slug
from glutetimer.library.catalogue import load
from glutetimer.training.exercise import Tempo
from tests.files.importers import sample

SMALL = '[[step]]\nexercise = "clam"\nwork = 40\n'


def run(folder: Path, *words: str) -> int:
    return main(["--data-dir", str(folder / "data"), "workouts", "import", *words])


def file_of(folder: Path, data: bytes | str, name: str = "export.json") -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def files_in(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder / "data").as_posix() for path in (folder / "data").rglob("*") if path.is_file()
    )


@pytest.mark.parametrize("name", sample.ALL)
def test_each_peer(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, file_of(tmp_path, sample.written(sample.ALL[name]))) == 0
    out = capsys.readouterr().out
    (file,) = files_in(tmp_path)
    library = load(tmp_path / "data")
    assert library.problems == ()
    workout = library.workouts[Path(file).stem]
    assert workout.id == slug(workout.name.replace(",", ""))
    assert out.startswith(f"Imported from {workout.source.removeprefix('imported from ')}: {workout.id}, ")
    notes = [line for line in out.splitlines()[1:] if not line.startswith("With it come exercises of its own: ")]
    assert notes and all(line.startswith("  ") for line in notes)


def test_what_is_said_of_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, file_of(tmp_path, sample.written(sample.OPENHIIT)))
    assert capsys.readouterr().out.splitlines() == [
        "Imported from OpenHIIT: tabata, Tabata, 5:55",
        "  'Warm-up' is not in the catalogue: a free block, its time as it was",
        "  'Work' is not in the catalogue: a free block, its time as it was",
        "  sounds and colour are not carried over",
    ]
    assert (
        (tmp_path / "data" / "workouts" / "tabata.toml")
        .read_text("utf-8")
        .startswith('# Imported from OpenHIIT.\n\nname = "Tabata"\n')
    )


def test_a_dry_run_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, file_of(tmp_path, sample.written(sample.JAWT)), "--dry-run") == 0
    out = capsys.readouterr().out
    assert out.startswith("Would import from Just Another Workout Timer: morning, ")
    assert out.endswith("\nNothing is written.\n")
    assert not (tmp_path / "data").exists()


def test_importing_twice_adds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = file_of(tmp_path, sample.written({"workouts": [sample.JAWT, {**sample.JAWT, "title": "Evening"}]}))
    assert run(tmp_path, file) == 0
    before = files_in(tmp_path)
    assert before == ["workouts/evening.toml", "workouts/morning.toml"]
    capsys.readouterr()
    assert run(tmp_path, file) == 0
    assert capsys.readouterr().out.count("Already there: ") == 2
    assert files_in(tmp_path) == before


def test_another_of_the_same_name_gets_a_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = {**sample.JAWT, "sets": sample.JAWT["sets"][:1]}
    file = file_of(tmp_path, sample.written({"workouts": [sample.JAWT, other, sample.JAWT]}))
    for _ in range(2):
        assert run(tmp_path, file) == 0
        assert files_in(tmp_path) == ["workouts/morning-2.toml", "workouts/morning.toml"]
    assert "  morning is another workout here, so this one is morning-2\n" in capsys.readouterr().out


def test_a_name_of_ours_is_not_replaced(tmp_path: Path) -> None:
    run(tmp_path, file_of(tmp_path, sample.written({**sample.JAWT, "title": "Five a day"})))
    assert files_in(tmp_path) == ["workouts/five-a-day-2.toml"]


def test_a_name_with_mistakes_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "data" / "workouts" / "Morning.toml"
    path.parent.mkdir(parents=True)
    path.write_text("mine, and broken")
    run(tmp_path, file_of(tmp_path, sample.written(sample.JAWT)))
    assert files_in(tmp_path) == ["workouts/Morning.toml", "workouts/morning-2.toml"]


def test_as_another_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = file_of(tmp_path, sample.written(sample.JAWT))
    assert run(tmp_path, file, "--as", "Before work") == 0
    assert files_in(tmp_path) == ["workouts/before-work.toml"]
    two = file_of(tmp_path, sample.written({"workouts": [sample.JAWT, sample.JAWT]}), "two.json")
    for words, told in (
        ((two, "--as", "x"), f"{two}: 2 workouts in it; --as names one alone"),
        ((file, "--as", "five-a-day"), "five-a-day: there is another workout of this name; choose another, or leave"),
        ((file, "--as", "../x"), "'../x' makes no file's name: leave '/' out"),
    ):
        assert run(tmp_path, *words) == 1
        assert capsys.readouterr().err.startswith(f"glutetimer: {told}")
    assert files_in(tmp_path) == ["workouts/before-work.toml"]


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\con", "c-windows-con"),
        ("CON", "workout"),
        ("...", "workout"),
        ("", "workout"),
        ("\x1b[31m", "31m"),
        ("A, (B) & C!", "a-b-c"),
        ("Wörkout 🔥", "wörkout-🔥"),
        ("x" * 300, "x" * 60),
    ],
)
def test_a_name_never_leaves_the_folder(title: str, id: str, tmp_path: Path) -> None:
    assert run(tmp_path, file_of(tmp_path, sample.written({**sample.JAWT, "title": title}))) == 0
    assert files_in(tmp_path) == [f"workouts/{id}.toml"]
    assert load(tmp_path / "data").problems == ()


@pytest.mark.parametrize("id", ["../x", "a/b", "con", ".x", "A B", "-"])
def test_an_exercise_that_is_brought_along_never_leaves_its_folder(
    id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f'{SMALL}\n[exercises."{id}"]\nsides = "bi"\nmeasure = "reps"\n'
    assert run(tmp_path, file_of(tmp_path, text, "x.toml")) == 1
    assert not (tmp_path / "data").exists() and sorted(path.name for path in tmp_path.iterdir()) == ["x.toml"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "x.toml:1:1: a workout needs a [[step]]"),
        (SMALL.replace("clam", "clamm"), "x.toml:2:12: no exercise 'clamm'; did you mean 'clam'?"),
        ("step = [", "x.toml:1:9: not TOML: invalid value"),
        (f"{SMALL}[exercises]\nmine = 3\n", "x.toml:5:8: exercises: 3 is no table; begin one with [exercises.mine]"),
        (f"exercises = 3\n{SMALL}", "x.toml:1:13: exercises: 3 is no table; begin one with [exercises.my-own]"),
        (
            f'{SMALL}[exercises.mine]\nsides = "uni"\nmeasure = "reps"\ncommand = "rm"\n',
            "x.toml:7:1: unknown key 'command'",
        ),
        (f'{SMALL}[figures.mine]\nkind = "rep"\n', "x.toml: [figures.mine]: "),
        *[
            (
                f'{SMALL}[exercises.mine]\nsides = "bi"\nmeasure = "time"\nname = {value}\n',
                f"x.toml:7:8: {told}",
            )
            for value, told in [
                ("2026-01-01", "name: a date or a time is no text"),
                ("07:00:00", "name: a date or a time is no text"),
                ("2026-01-01T07:00:00Z", "name: a date or a time is no text"),
                ("[2026-01-01]", "name: a list is no text"),
            ]
        ],
        (f"{SMALL}[exercises.mine]\nname = 0x{'f' * 4_400}\n", "x.toml:5:8: a huge number; write 9e+18 at most"),
        (f'{SMALL}[figures.mine]\nkind = "rep"\nslope = {"9" * 310}\n', "x.toml:6:9: a huge number"),
        (
            f'{SMALL}[figures.mine]\nkind = "rep"\nslope = 2026-01-01\n',
            "x.toml: [figures.mine]: slope: a date or a time",
        ),
        (
            f'[exercises.mine]\nsides = "bi"\nmeasure = "time"\n{SMALL}note = 2026-01-01\n',
            "note: a date or a time is no text",
        ),
    ],
)
def test_a_shared_file_that_is_wrong_is_refused_as_a_whole(
    text: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, file_of(tmp_path, text, "x.toml")) == 1
    assert told in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("order", ["above", "below", "inline", "quoted"])
def test_what_is_brought_along_may_stand_anywhere(order: str, tmp_path: Path) -> None:
    own = 'sides = "bi"\nmeasure = "reps"\ntempo = "2-1-2"\n'
    step = '# kept\n[[step]]\nexercise = "own-one"\nreps = 5 # [exercises.no]\n'
    text = {
        "above": f"[exercises.own-one]\n{own}{step}",
        "below": f"{step}[exercises.own-one]\n{own}",
        "inline": f"exercises = {{ own-one = {{ {', '.join(own.splitlines())} }} }}\n{step}",
        "quoted": f'{step}["exercises"."own-one"]\n{own}',
    }[order]
    assert run(tmp_path, file_of(tmp_path, text, "some.toml")) == 0
    assert files_in(tmp_path) == ["workouts/some.toml"]
    library = load(tmp_path / "data")
    assert library.problems == () and library.workouts["some"].steps[0].exercise == "own-one"
    assert library.exercises["own-one"].tempo == Tempo(2, 1, 2, 0)
    assert (tmp_path / "data" / "workouts" / "some.toml").read_text("utf-8") == text


def test_one_that_is_spoilt_among_several_and_none_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = {"title": "Long", "sets": [{"repetitions": 1, "exercises": [{"name": "A", "duration": 86400}] * 2}]}
    file = file_of(tmp_path, sample.written({"workouts": [sample.JAWT, long]}))
    assert run(tmp_path, file) == 1
    assert capsys.readouterr().err == f"glutetimer: {file}: 'Long': it lasts 48:00:10; 24:00:00 at most\n"
    assert not (tmp_path / "data").exists()


def test_a_folder_that_cannot_be_written_keeps_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "workouts").write_text("a file where a folder belongs")
    text = f'{SMALL}[exercises.mine]\nsides = "uni"\nmeasure = "reps"\n'
    assert run(tmp_path, file_of(tmp_path, text, "x.toml")) == 1
    assert capsys.readouterr().err.endswith("; nothing is written\n")
    assert files_in(tmp_path) == ["workouts"]


def test_standard_input_and_the_report_for_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(sample.written(sample.FEEEL))))
    assert run(tmp_path, "-", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    notes = report["workouts"][0].pop("notes")
    assert "exercise 4711 of wger has no name in the file" in notes
    assert report == {
        "dry_run": False,
        "workouts": [
            {
                "workout": "legs",
                "name": "Legs",
                "from": "Feeel",
                "state": "added",
                "file": str(tmp_path / "data" / "workouts" / "legs.toml"),
                "total_s": 180,
                "lost": [],
            }
        ],
        "exercises": [],
    }


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{", "line 1, column 2: not JSON"),
        (b'{"format": 1, "sets": []}', "this is a history; `glutetimer import` takes it over"),
        (b"PK\x03\x04", "a zip that cannot be read"),
        (b"\x89PNG\r\n\x1a\n\x00", "this is a picture (PNG); known are"),
    ],
)
def test_what_is_no_workout_is_refused_in_one_line(
    data: bytes, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = file_of(tmp_path, data)
    assert run(tmp_path, file) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"glutetimer: {file}:") and told in err and err.count("\n") == 1


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "missing.json") == 1
    assert capsys.readouterr().err == "glutetimer: missing.json: there is no such file\n"


def test_what_is_empty_is_said_and_the_rest_comes_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = {"title": "Empty", "sets": [{"repetitions": 1, "exercises": []}]}
    assert run(tmp_path, file_of(tmp_path, sample.written({"workouts": [empty, sample.JAWT, empty]}))) == 0
    assert capsys.readouterr().out.count("  'Empty': nothing is done in it, so it is left out\n") == 2
    assert len(files_in(tmp_path)) == 1


def test_where_all_is_empty_nothing_comes_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = {"title": "Empty", "sets": []}
    file = file_of(tmp_path, sample.written({"workouts": [empty]}))
    assert run(tmp_path, file) == 1
    assert capsys.readouterr().err == f"glutetimer: {file}: 'Empty': nothing is done in it\n"
    assert not (tmp_path / "data").exists()


SHEET = """\
Hips
Twice a week
1. Clamshell 3x12 (each side), rest for 30 seconds
2. Copenhagen plank 2 x 20 s each side
Do not push into pain
Repeat 2 times. Rest 60 sec between sets
"""


def test_a_sheet_of_plain_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, file_of(tmp_path, SHEET, "physio.txt")) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Imported from a sheet: hips, Hips, about 15:22",
        "  'Copenhagen plank' is not in the catalogue: an exercise of the file's own",
        "  repetitions are at your own pace: the sheet names no tempo",
        "  1 line not understood, kept as comments:",
        "    line 5: 'Do not push into pain': it names no exercise with an amount",
        "With it come exercises of its own: copenhagen-plank",
    ]
    found = load(tmp_path / "data").workouts["hips"]
    assert (found.rounds, found.round_rest_s, found.frequency) == (2, 60, "Twice a week")
    assert "# Do not push into pain\n" in (tmp_path / "data" / "workouts" / "hips.toml").read_text("utf-8")
    assert run(tmp_path, file_of(tmp_path, SHEET, "again.txt")) == 0
    assert capsys.readouterr().out.startswith("Already there: hips")


def test_a_sheet_is_shown_before_it_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, file_of(tmp_path, SHEET, "physio.txt"), "--dry-run") == 0
    out = capsys.readouterr().out
    assert '\n[[step]]\nexercise = "clam"\nreps = 12\nsides = "each"\nsets = 3\nrest = 30\n' in out
    assert out.endswith("Nothing is written.\n") and not (tmp_path / "data").exists()


def test_a_sheet_from_standard_input_for_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SHEET.encode("cp1252"))))
    assert run(tmp_path, "-", "--json", "--as", "mine") == 0
    (found,) = json.loads(capsys.readouterr().out)["workouts"]
    assert (found["workout"], found["from"]) == ("mine", "a sheet")
    assert found["lost"] == ["line 5: 'Do not push into pain': it names no exercise with an amount"]


def test_a_sheet_goes_on_in_the_editor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", system.this.join_command([sys.executable, "-c", "pass"]))
    assert run(tmp_path, file_of(tmp_path, SHEET, "physio.txt"), "--edit") == 0
    assert capsys.readouterr().out.endswith("Nothing was changed.\n")


def test_a_text_without_exercises_is_no_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = file_of(tmp_path, "Dear runner,\nplease rest.\n", "letter.txt")
    assert run(tmp_path, file) == 1
    assert capsys.readouterr().err.startswith(
        f"glutetimer: {file}: no line with an exercise and how much of it, such as"
    )
