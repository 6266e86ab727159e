"""Twelve routines as their sheets print them: as files without an invented number, and as text with no line lost."""

from __future__ import annotations

import tomllib
from pathlib import Path

import glutetimer.assets
import pytest

from glutetimer.files.importers.sheet.reader import read_sheet
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.library.catalogue import load
from glutetimer.training.layout import lay_out
from glutetimer.training.plan import Phase, PhaseKind
from glutetimer.training.workout import Workout

HERE = Path(__file__).parent / "routines"
ASSETS = Path(glutetimer.assets.__path__[0]) / "workouts"
LIBRARY = load(None)
FILES = sorted(HERE.glob("*.toml"))
SHEETS = sorted(HERE.glob("*.txt"))

INVENTED = {"tempo", "rest", "switch", "ready", "round-rest", "until"}
"""What no sheet leaves to whoever writes it down: each of these is in the sheet where it is in the file."""
PRINTED = {
    "03-three-sets-a-side": set(),
    "07-hip-abduction": {"tempo"},
    "08-supersets": {"round-rest"},
    "12-tendon-1": {"rest"},
    "12-tendon-2": {"rest"},
}


def workout_of(path: Path) -> Workout:
    return read_workout(path.read_bytes(), path.name, path.stem, LIBRARY.names)


def done(phase: Phase) -> tuple[object, ...]:
    """What is performed in a set, as a sheet says it."""
    assert phase.exercise
    return (
        phase.exercise.id,
        str(phase.side),
        phase.reps,
        phase.bounds,
        None if phase.reps or not phase.seconds else phase.seconds,
        phase.distance_m,
        phase.steps,
        phase.breaths,
        str(phase.tempo) if phase.reps and phase.tempo else None,
        phase.hold,
        phase.load,
        f"{phase.cue} {phase.note}".strip().lower(),
    )


def performed(workout: Workout) -> list[object]:
    """All of it in order, the rests that somebody ends or that are timed among it."""
    phases = lay_out(workout, LIBRARY.exercises).phases
    return [done(each) if each.works else (each.kind, each.seconds) for each in phases]


def keys_in(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys_in, value.values()))
    return set().union(*map(keys_in, value)) if isinstance(value, list) else set()


def test_there_are_twelve() -> None:
    assert {path.stem[:2] for path in FILES} == {path.stem[:2] for path in SHEETS} == {f"{n:02}" for n in range(1, 13)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_has_no_invented_number(path: Path) -> None:
    said = keys_in(tomllib.loads(path.read_text("utf-8"))) & INVENTED
    assert said == PRINTED.get(path.stem, set())
    phases = lay_out(workout_of(path), LIBRARY.exercises).phases
    for phase in phases:
        if phase.reps and not (phase.tempo and path.stem == "07-hip-abduction"):
            assert phase.own_pace, f"{phase.name}: nothing leads what the sheet gives no tempo for"


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_loses_no_line_and_performs_as_its_file(path: Path) -> None:
    found = read_sheet(path.read_text("utf-8"), LIBRARY.names)
    assert [each.lost for each in found] == [[]] * len(found)
    files = sorted(HERE.glob(f"{path.stem[:2]}-*.toml"))
    assert len(found) == len(files)
    for each, file in zip(found, files, strict=True):
        mine = read_workout(each.text.encode(), "sheet", file.stem, LIBRARY.names)
        assert performed(mine) == performed(workout_of(file))
        assert mine.frequency == workout_of(file).frequency


PERFORMED = {
    "lie-and-kneel": "01-lying-and-kneeling",
    "three-sets-a-side": "03-three-sets-a-side",
    "hips-five-seconds": "05-clinic-protocol",
    "first-four": "06-hospital-sheet",
}


@pytest.mark.parametrize("id", PERFORMED)
def test_a_built_in_workout_performs_what_its_sheet_prints(id: str) -> None:
    """Exercises, sides, order, amounts; each rest that it leaves open ends by a key. Words are our own."""
    mine = LIBRARY.workouts[id]
    said = keys_in(tomllib.loads((ASSETS / f"{id}.toml").read_text("utf-8"))) & INVENTED
    assert said <= {"ready", "switch", "rest"}
    phases = lay_out(mine, LIBRARY.exercises).phases
    assert all(phase.open_rest for phase in phases if phase.kind is PhaseKind.REST)
    sheet = lay_out(workout_of(HERE / f"{PERFORMED[id]}.toml"), LIBRARY.exercises).phases
    sets = [[done(phase)[:-1] for phase in each if phase.works] for each in (phases, sheet)]
    assert sets[0] == sets[1]
    assert [bool(phase.cue) for phase in phases if phase.works] == [
        bool(phase.cue or phase.note) for phase in sheet if phase.works
    ]


def test_the_second_week_is_the_second() -> None:
    clams = workout_of(HERE / "11-clam-hold.toml")
    assert [clams.in_week(week).steps[0].work_s for week in (1, 2, 3)] == [30, 40, 40]
