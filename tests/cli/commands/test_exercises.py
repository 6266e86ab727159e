import json
from pathlib import Path

import pytest

from glutetimer.cli.commands import exercises
from glutetimer.cli.main import main
from glutetimer.library.catalogue import Library, NotFoundError, load

LIBRARY = load(None)


def test_the_catalogue_by_category_in_80_columns(capsys: pytest.CaptureFixture[str]):
    exercises.print_exercises(LIBRARY)
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        *("Check", "Activation", "Strength", "Plyo", "Drill", "Run", "Stretch")
    ]
    assert "  clam                 Clam                                 2 × 10 a side" in lines
    assert "  shoulder-bridge      Active shoulder bridge               2-3 × 10" in lines
    assert "  sl-bridge-hold       Single-leg bridge hold               to 60 s a side" in lines
    assert "  hill-run             Hill repeat                          4 × 30 s" in lines
    assert max(map(len, lines)) <= 80
    assert err == ""


def test_the_catalogue_as_json(capsys: pytest.CaptureFixture[str]):
    exercises.print_exercises(LIBRARY, as_json=True)
    listed = json.loads(capsys.readouterr().out)["exercises"]
    assert [entry["exercise"] for entry in listed] == list(LIBRARY.exercises)


def test_one_exercise_as_a_page(capsys: pytest.CaptureFixture[str]):
    exercises.print_exercise(LIBRARY, "Clams")
    out = capsys.readouterr().out
    assert out.startswith("Clam (clam)\nactivation, each side by itself\nalso clams, clamshell")
    for heading in ("Set up", "Think of", "Stop if", "Common slips"):
        assert f"\n\n{heading}\n  " in out
    assert "\n  3. Feet stay together while the top knee lifts.\n" in out
    assert "\n  - The pelvis rolls twice in a row\n  - Hip or back pain\n  always: sharp pain" in out
    assert "\nWorks     gluteus medius, gluteus maximus, deep hip rotators\n" in out
    assert "\nDose      2 × 10 a side; by the clock 40 s\n          our choice, near" in out
    assert "\nTempo     2-1-2-0: lift 2, hold 1, lower 2\n          our choice, after" in out
    assert "\nHarder    A band above the knees\n" in out


def test_what_a_page_says_only_where_it_is_so(capsys: pytest.CaptureFixture[str]):
    exercises.print_exercise(LIBRARY, "sl-bridge-bent")
    added = capsys.readouterr().out
    assert "Easier    Bridge march (bridge-march)\nHarder    Single-leg bridge hold (sl-bridge-hold)\n" in added
    assert "Tempo" not in added and "no article names it" in added
    exercises.print_exercise(LIBRARY, "squat")
    squat = capsys.readouterr().out
    assert "Tempo     2-0-3-1: lower 3, pause 1, lift 2\n" in squat
    assert "Flags" not in squat and "Answer" not in squat
    exercises.print_exercise(LIBRARY, "glute check")
    assert "\nAnswer    Kept as a note of what you felt" in capsys.readouterr().out


@pytest.mark.parametrize("id", LIBRARY.exercises)
def test_every_page_fits(id: str, capsys: pytest.CaptureFixture[str]):
    exercises.print_exercise(LIBRARY, id)
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


def test_one_exercise_as_json(capsys: pytest.CaptureFixture[str]):
    exercises.print_exercise(LIBRARY, "squat", as_json=True)
    squat = json.loads(capsys.readouterr().out)
    assert (squat["exercise"], squat["sides"], squat["measure"], squat["tempo"]) == ("squat", "both", "reps", "2-0-3-1")
    assert squat["begins"] == "lower"
    assert squat["dose"] == {
        "sets": 2,
        "min_sets": None,
        "reps": 10,
        "work_s": 30,
        "rest_s": None,
        "goal_s": None,
        "source": "our choice",
    }
    exercises.print_exercise(LIBRARY, "burpee", as_json=True)
    burpee = json.loads(capsys.readouterr().out)
    assert (burpee["tempo"], burpee["tempo_source"], burpee["begins"]) == (None, None, None)


def test_which_leg_a_side_is_and_what_is_said_stand_on_the_page(capsys: pytest.CaptureFixture[str]):
    exercises.print_exercise(LIBRARY, "clam")
    assert (
        "A side is the upper leg\n"
        "  - left: Lie on your right side; the left knee opens\n"
        "  - right: Lie on your left side; the right knee opens\n"
        "\n"
        "Said\n"
        "  - Hips and knees bent, one leg on the other, head on your arm\n"
        "  - Open the top knee, feet together, lower it slowly\n"
    ) in capsys.readouterr().out
    exercises.print_exercise(LIBRARY, "squat")
    assert "A side is" not in capsys.readouterr().out


def test_which_leg_a_side_is_and_what_is_said_as_json(capsys: pytest.CaptureFixture[str]):
    exercises.print_exercise(LIBRARY, "sl-bridge-hold", as_json=True)
    hold = json.loads(capsys.readouterr().out)
    assert hold["side_means"] == {
        "leg": "the leg that carries",
        "left": "On your back; the left foot stays down, the right leg stretches out",
        "right": "On your back; the right foot stays down, the left leg stretches out",
        "switch": {
            "left": "Change legs; the left foot stays down",
            "right": "Change legs; the right foot stays down",
        },
    }
    assert set(hold["say"]) == {"position", "first", "begin", "move", "end"}
    assert hold["say"]["first"].startswith("Most people cannot hold it for a minute")
    exercises.print_exercise(LIBRARY, "squat", as_json=True)
    squat = json.loads(capsys.readouterr().out)
    assert (squat["side_means"], squat["say"]["end"], squat["say"]["position"]) == (None, None, "Standing")


def test_no_such_exercise(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(NotFoundError, match=r"^no exercise 'clamm'; did you mean 'clam'\?$"):
        exercises.print_exercise(LIBRARY, "clamm")
    assert capsys.readouterr() == ("", "")


def test_own_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "wall-sit.toml").write_text('sides = "bi"\nmeasure = "time"\n[dose]\nwork = "2:00"\nrest = 30')
    (folder / "shrug.toml").write_text('sides = "bi"\nmeasure = "reps"')
    (folder / "bad.toml").write_text("")
    library = load(tmp_path)
    exercises.print_exercises(library)
    out, err = capsys.readouterr()
    assert "  wall-sit             Wall sit                             1 × 2:00\n" in out
    assert "  shrug                Shrug                                1 set\n" in out
    assert err.splitlines() == [str(problem) for problem in library.problems] and len(library.problems) == 2
    exercises.print_exercise(library, "wall sit")
    assert "Dose      1 × 2:00; rest 30 s\n          own\n" in capsys.readouterr().out


def test_an_empty_library(capsys: pytest.CaptureFixture[str]):
    exercises.print_exercises(Library({}, {}))
    assert capsys.readouterr().out.strip() == ""


def test_an_exercise_of_ones_own_is_written_and_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = ["--data-dir", str(tmp_path)]
    new = [*folder, "exercises", "new", "Copenhagen", "plank", "--sides", "each", "--measure", "hold"]
    assert main(new) == 0
    file = Path(capsys.readouterr().out.strip())
    assert file == tmp_path / "exercises" / "copenhagen-plank.toml"
    exercise = load(tmp_path).exercise("copenhagen plank")
    assert (exercise.name, exercise.sides, exercise.measure) == ("Copenhagen plank", "each", "hold")
    assert main([*folder, "exercises", "check", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: ok, Copenhagen plank, each side by itself\n"
    assert main(new) == 1
    assert "copenhagen-plank is there already" in capsys.readouterr().err
    file.write_text('sides = "eech"\nmeasure = "hold"\nsetup = 3\n')
    assert main([*folder, "exercises", "check", str(file), str(file)]) == 1
    assert capsys.readouterr().out.splitlines()[:2] == [
        f"{file}:1:9: sides: 'eech' is not known here; did you mean 'each'?",
        f"{file}:3:9: setup: 3 is no list; put it in brackets",
    ]
