import json
from pathlib import Path
from typing import Any

import pytest

from glutetimer.cli.commands.workouts import print_workouts
from glutetimer.cli.commands.workouts_check import check_files
from glutetimer.cli.commands.workouts_show import print_plan
from glutetimer.cli.main import main
from glutetimer.clock import SystemClock
from glutetimer.files.reading.problem import FileError
from glutetimer.library.catalogue import Library, NotFoundError, load
from glutetimer.services.context import Context
from glutetimer.settings.paths import Paths
from glutetimer.settings.settings import Settings
from glutetimer.training.exercise import Side
from glutetimer.training.layout import lay_out
from glutetimer.training.plan import Plan
from glutetimer.training.workout import Workout

LIBRARY = load(None)


def show(name: str, *, as_json: bool = False) -> None:
    """A workout as somebody has it who has no history."""
    print_plan(lay_out(LIBRARY.workout(name), LIBRARY.exercises), as_json=as_json)


def context_of(library: Library, folder: Path) -> Context:
    return Context(Paths(folder, folder), Settings(), library, SystemClock())


SMALL = '[[step]]\nexercise = "clam"\nwork = 40\n'


def test_the_list_in_80_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    print_workouts(context_of(LIBRARY, tmp_path))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "five-a-day           5:00  Five minutes a day          daily habit, gentle"
    assert lines[-2:] == [
        "three-sets-a-side  ~26:51  Three sets a side           one side, then the other",
        "lie-and-kneel       ~8:14  Lying and kneeling          one leg, then the other",
    ]
    assert len(lines) == 14 and max(map(len, lines)) <= 80


def test_the_list_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    print_workouts(context_of(LIBRARY, tmp_path), as_json=True)
    listed = json.loads(capsys.readouterr().out)["workouts"]
    assert [(entry["workout"], entry["total_s"]) for entry in listed] == [
        *(("five-a-day", 300), ("bridge-builder-1", 475), ("bridge-builder-2", 280), ("single-leg-test", 395)),
        *(("run-stronger", 1060), ("floor-activation", 790), ("drills-before-run", 605)),
        *(("strength-circuit", 920), ("hill-session", 1390), ("glute-walk", 610), ("first-four", 811)),
        *(("hips-five-seconds", 1753), ("three-sets-a-side", 1611), ("lie-and-kneel", 494)),
    ]
    assert set(listed[0]) == {"workout", "name", "summary", "goal", "frequency", "source", "total_s"}


def test_five_a_day_phase_by_phase(capsys: pytest.CaptureFixture[str]):
    show("five-a-day")
    page = capsys.readouterr().out
    assert page.startswith("Five minutes a day (five-a-day), 5:00\nGoal ")
    assert page.split("\n\n")[1].splitlines() == [
        "    0:00    0:10  ready",
        "    0:10    0:40  work    Clam, left",
        "    0:50    0:08  switch  then right",
        "    0:58    0:40  work    Clam, right",
        "    1:38    0:09  rest",
        "    1:47    0:40  work    Fire hydrant, left",
        "    2:27    0:05  switch  then right",
        "    2:32    0:40  work    Fire hydrant, right",
        "    3:12    0:08  rest",
        "    3:20    0:40  work    Kick back, left",
        "    4:00    0:05  switch  then right",
        "    4:05    0:40  work    Kick back, right",
        "    4:45    0:05  rest",
        "    4:50    0:10  work    Glute squeeze",
    ]


def right_first(workout: Workout) -> Plan:
    return lay_out(workout, LIBRARY.exercises, lambda exercise, mode: Side.RIGHT)


def test_holds_make_the_rest_an_estimate(capsys: pytest.CaptureFixture[str]):
    print_plan(right_first(LIBRARY.workout("single-leg-test")))
    page = capsys.readouterr().out
    assert page.startswith("Single-leg hold test (single-leg-test), about 6:35\n")
    assert page.splitlines()[-3:] == [
        "    3:05   ~0:45  hold    Single-leg bridge hold, right, max",
        "   ~3:50    2:00  rest",
        "   ~5:50   ~0:45  hold    Single-leg bridge hold, left, max",
    ]


def test_repetitions_sets_and_free_blocks(capsys: pytest.CaptureFixture[str]):
    show("run-stronger")
    assert "   10:55    0:40  work    Standing lunge, left, 8 × 2-0-2-1, set 2 of 2\n" in capsys.readouterr().out
    show("hill-session")
    page = capsys.readouterr().out
    assert "    0:10   10:00  work    Easy run on the flat\n   10:10    0:30  work    Hill repeat, set 1 of 4\n" in page


@pytest.mark.parametrize("id", LIBRARY.workouts)
def test_every_page_fits_and_its_json_adds_up(id: str, capsys: pytest.CaptureFixture[str]):
    show(id)
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80
    show(id, as_json=True)
    shown = json.loads(capsys.readouterr().out)
    amounts = ["reps", "reps_range", "work_range_s", "max_reps", "distance_m", "steps", "breaths"]
    keys = ["kind", "exercise", "side", "set", "sets", *amounts, "load", "pace", "seconds", "cue", "note"]
    assert all(list(phase) == keys for phase in shown["phases"])
    assert (
        sum(reckoned_s(phase, 45 if id == "single-leg-test" else 30) for phase in shown["phases"]) == shown["total_s"]
    )
    for phase in shown["phases"]:
        assert (phase["seconds"] is None) == (phase["kind"] == "hold" or phase["pace"] == "own" or is_open(phase))


def is_open(phase: dict[str, Any]) -> bool:
    return bool(phase["kind"] == "rest" and phase["seconds"] is None)


def reckoned_s(phase: dict[str, Any], hold_s: float) -> float:
    """As `Reckoned:` says it."""
    if phase["seconds"] is not None:
        return float(phase["seconds"])
    return 60 if is_open(phase) else 3 * (phase["reps"] or 0) + 2 * (phase["steps"] or 0) or hold_s


def test_phases_as_json(capsys: pytest.CaptureFixture[str]):
    show("drills-before-run", as_json=True)
    shown = json.loads(capsys.readouterr().out)
    assert (shown["workout"], shown["name"], shown["total_s"]) == ("drills-before-run", "Drills before a run", 605)
    said = {"cue": None, "note": None, "reps_range": None, "work_range_s": None, "load": None}
    said |= {"max_reps": False, "distance_m": None, "steps": None, "breaths": None}
    nothing = said | {"exercise": None, "side": None, "set": None, "sets": None, "reps": None, "pace": None}
    assert shown["phases"][:3] == [
        {"kind": "ready", **nothing, "seconds": 10},
        {"kind": "work", **nothing, "seconds": 180},
        {"kind": "rest", **nothing, "seconds": 10},
    ]
    left = said | {"exercise": "donkey-kick", "side": "left", "set": 1, "sets": 1, "reps": None, "pace": None}
    assert shown["phases"][3] == {"kind": "work", **left, "seconds": 30}
    show("run-stronger", as_json=True)
    phases = json.loads(capsys.readouterr().out)["phases"]
    squat = said | {"exercise": "squat", "side": "both", "set": 2, "sets": 2, "reps": 10, "pace": "led"}
    assert {"kind": "work", **squat, "seconds": 60} in phases
    hold = said | {"exercise": "sl-bridge-hold", "side": "right", "set": 1, "sets": 1, "reps": None, "pace": None}
    assert phases[-1] == {"kind": "hold", **hold, "seconds": None}


def test_show_takes_a_path_and_refuses_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "plan.toml"
    file.write_text(SMALL)
    show(str(file))
    assert capsys.readouterr().out.startswith("Plan (plan), 1:38\n")
    file.write_text(SMALL + "sets = 0\nrest = -1\n")
    with pytest.raises(FileError) as caught:
        show(str(file))
    assert [(problem.line, problem.column) for problem in caught.value.problems] == [(4, 8), (5, 8)]
    with pytest.raises(NotFoundError, match=r"^no workout 'six-a-day'; did you mean 'five-a-day'\?$"):
        show("six-a-day")
    assert capsys.readouterr() == ("", "")


def test_check_tells_every_problem_of_every_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    good, bad, none = (tmp_path / f"{name}.toml" for name in ("good", "bad", "none"))
    good.write_text(SMALL)
    bad.write_text(SMALL.replace("clam", "clamm") + "resst = 5\n")
    assert check_files(context_of(LIBRARY, tmp_path), [str(good)]) == 0
    assert capsys.readouterr() == (f"{good}: ok, 1:38\n", "")
    assert check_files(context_of(LIBRARY, tmp_path), [str(bad), str(good), str(none), str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"{bad}:2:12: no exercise 'clamm'; did you mean 'clam'?",
        f"{bad}:4:1: unknown key 'resst'; did you mean 'rest'?",
        f"{good}: ok, 1:38",
        f"{none}: there is no such file",
        f"{tmp_path}: this is a folder; name a file",
    ]
    assert err == ""


def test_check_takes_files_and_no_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert check_files(context_of(LIBRARY, tmp_path), ["five-a-day"]) == 1
    assert capsys.readouterr().out == "five-a-day: there is no such file\n"


def test_the_list_goes_on_beside_broken_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "bad.toml").write_text("")
    (tmp_path / "workouts" / "mine.toml").write_text('name = "A plan whose name is long"\nready = 3600\n' + SMALL)
    print_workouts(context_of(load(tmp_path), tmp_path))
    out, err = capsys.readouterr()
    assert out.splitlines()[-1] == "mine               1:01:28  A plan whose name is long"
    assert err.startswith(f"{tmp_path / 'workouts' / 'bad.toml'}:1:1: a workout needs a [[step]]")


def test_an_empty_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    print_workouts(context_of(Library({}, {}), tmp_path))
    assert capsys.readouterr().out.strip() == ""


def test_flags_are_left_out_of_the_list_and_of_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--data-dir", str(tmp_path), "workouts", "--without", "supine,wrists"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert "five-a-day" in listed and "bridge-builder-1" not in listed
    assert main(["--data-dir", str(tmp_path), "workouts", "show", "strength-circuit", "--without", "impact"]) == 0
    shown = capsys.readouterr().out
    assert "\nBurpee (impact): Step back instead of jumping, and leave out the last jump\n\n" in shown
    (tmp_path / "settings.toml").write_text('without = ["impact"]\n')
    assert main(["--data-dir", str(tmp_path), "workouts", "show", "strength-circuit"]) == 0
    assert capsys.readouterr().out == shown
    assert main(["--data-dir", str(tmp_path), "workouts", "show", "strength-circuit", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"][0].startswith("Burpee (impact): ")


def test_where_nothing_is_left_there_is_nothing_to_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--data-dir", str(tmp_path), "start", "bridge-builder-2", "--plain", "--without", "supine"]) == 1
    told = "there is nothing to do in it; left out: Active shoulder bridge (supine)"
    assert told in capsys.readouterr().err


def test_an_unknown_flag_is_a_wrong_use(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        main(["workouts", "--without", "spine"])
    assert ended.value.code == 2
    assert "'spine' is not known here; did you mean 'supine'?" in capsys.readouterr().err


def test_own_words_and_notes_on_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "plan.toml"
    file.write_text('note = "Mat"\n' + SMALL + 'cue = "Knees apart"\nnote = "Blue band"\n')
    show(str(file))
    page = capsys.readouterr().out
    assert "Note       Mat\n" in page
    said = " " * 28
    assert f"    0:10    0:40  work    Clam, left\n{said}Knees apart\n{said}Blue band\n" in page
