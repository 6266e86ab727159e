"""Exercises of a workout file's own, in a line."""

import pytest

from glutetimer.files.reading.problem import FileError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.files.writing.pieces import take_apart
from glutetimer.library.catalogue import load
from glutetimer.training.exercise import Exercise, Measure, Sides
from glutetimer.training.layout import lay_out
from glutetimer.training.workout import StepSides, Workout

LIBRARY = load(None)


def read(text: str) -> Workout:
    return read_workout(text.encode(), "f.toml", "mine", LIBRARY.names)


def own(text: str) -> Exercise:
    (found,) = read(text).exercises
    return found


def problems(text: str) -> list[str]:
    with pytest.raises(FileError) as caught:
        read(text)
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("step", "sides", "measure"),
    [
        ("work = 40", Sides.BILATERAL, Measure.TIME),
        ("reps = 8", Sides.BILATERAL, Measure.REPS),
        ('reps = 8\nsides = "each"', Sides.UNILATERAL, Measure.REPS),
        ('work = 30\nsides = "left"', Sides.UNILATERAL, Measure.TIME),
        ('hold = "target"\nfirst = "weaker"', Sides.UNILATERAL, Measure.HOLD),
        ('work = 30\nsets = 2\nswitch-after = "sets"', Sides.UNILATERAL, Measure.TIME),
        ("work = 30\nswitch = 8", Sides.UNILATERAL, Measure.TIME),
        ('work = 30\nsides = "alternating"', Sides.ALTERNATING, Measure.TIME),
    ],
)
def test_sides_and_measure_follow_from_the_step(step: str, sides: Sides, measure: Measure) -> None:
    found = own(f'[[step]]\nexercise = "copenhagen plank"\n{step}\n[exercises.copenhagen-plank]\n')
    assert (found.id, found.name, found.origin) == ("copenhagen-plank", "Copenhagen plank", "own")
    assert (found.sides, found.measure) == (sides, measure)


def test_one_step_that_says_its_side_says_it_for_all() -> None:
    text = '[[step]]\nexercise = "x"\nwork = 9\n[[step]]\nexercise = "x"\nreps = 9\nsides = "right"\n[exercises.x]\n'
    assert [step.sides for step in read(text).steps] == [StepSides.EACH, StepSides.RIGHT]


def test_it_is_found_by_its_name_and_laid_out() -> None:
    workout = read('[exercises.cp]\nname = "Copenhagen"\naliases = ["CPH"]\n[[step]]\nexercise = "cph"\nwork = 20\n')
    assert [phase.name for phase in lay_out(workout, LIBRARY.exercises).phases if phase.works] == ["Copenhagen"]


def test_one_of_the_catalogue_keeps_what_the_file_leaves_out() -> None:
    found = own('[exercises.side-plank]\ncues = ["Tall"]\n[[step]]\nexercise = "side plank"\nwork = 20\n')
    known = LIBRARY.exercises["side-plank"]
    assert (found.cues, found.origin) == (("Tall",), "own")
    assert (found.sides, found.measure, found.side_means, found.say) == (
        known.sides,
        known.measure,
        known.side_means,
        known.say,
    )


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('[exercises.clam]\nsides = "both"', 'f.toml:2:9: sides: clam is in the catalogue, with sides = "each"'),
        ('[exercises."a/b"]\n', "f.toml:1:1: 'a/b' makes no file's name: leave '/' out"),
        ('[exercises."Side Plank"]\n', "f.toml:1:1: 'Side Plank' is no id; 'side-plank' would be one"),
        ("[exercises.x]\nsetup = 3", "f.toml:2:9: setup: 3 is no list; put it in brackets"),
        ("[exercises]\nx = 3", "f.toml:2:5: exercises: 3 is no table; begin one with [exercises.x]"),
        ("[exercises.x]\ntempi = '2-1-2'", "f.toml:2:1: unknown key 'tempi'; did you mean 'tempo'?"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(table: str, told: str) -> None:
    assert problems(f'{table}\n[[step]]\nexercise = "clam"\nwork = 20\n')[0].startswith(told)


def test_without_it_the_refusal_says_how_to_have_it() -> None:
    assert problems('[[step]]\nexercise = "yoga"\nwork = 20\n') == [
        "f.toml:2:12: no exercise 'yoga'; `glutetimer exercises` lists all, [exercises.yoga] makes it yours"
    ]


@pytest.mark.parametrize("text", ['{step}\n# mine\n[exercises.x]\nname = "X"\n', "[exercises.x]\n\n{step}"])
def test_a_builder_leaves_it_where_it_stands(text: str) -> None:
    text = text.format(step='[[step]]\nexercise = "x"\nwork = 20\n')
    apart = take_apart(text)
    assert apart.text == text
    assert [piece.body for piece in apart.pieces] == ['exercise = "x"\nwork = 20\n']


def test_what_one_file_of_the_library_brings_is_there_for_all(tmp_path) -> None:
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "b.toml").write_text('[[step]]\nexercise = "my own"\nwork = 20\n[exercises.my-own]\n')
    (tmp_path / "workouts" / "a.toml").write_text('[[step]]\nexercise = "my own"\nreps = 5\n')
    library = load(tmp_path)
    assert library.problems == ()
    assert library.exercise("my own").measure is Measure.TIME
    assert library.workouts["a"].steps[0].exercise == "my-own"
