"""What comes with the program, against training.md; and a user's own files beside and over it."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from glutetimer.files.reading.problem import FileError, GlutetimerError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.library.catalogue import EXERCISES, WORKOUTS, Library, NotFoundError, load
from glutetimer.training.exercise import Exercise, Flag, Measure, Say, Side, Sides, TempoPart
from glutetimer.training.layout import lay_out
from glutetimer.training.plan import PhaseKind
from glutetimer.training.workout import FirstSide, StepSides

LIBRARY = load(None)
ASSETS = Path(import_module("glutetimer.assets").__path__[0])

TOTALS = {
    "five-a-day": (300, 250),
    "bridge-builder-1": (475, 240),
    "bridge-builder-2": (280, 150),
    "single-leg-test": (395, 190),
    "run-stronger": (1060, 660),
    "floor-activation": (790, 600),
    "drills-before-run": (605, 180),
    "strength-circuit": (920, 300),
    "hill-session": (1390, 360),
    "glute-walk": (610, 240),
    "first-four": (811, 360),
    "hips-five-seconds": (1753, 810),
    "three-sets-a-side": (1611, 660),
    "lie-and-kneel": (494, 474),
}
"""Seconds in all, and of exercise, from the table of training.md, Part 4; in the order of the list. The way down a
hill is exercise too (0-1)."""

FACTS = {
    # category, sides, measure, tempo, sets, reps, work, goal, flags
    "activation-check": ("check", "each", "time", "3-2-3-0", 1, None, 20, None, ""),
    "glute-squeeze": ("activation", "both", "time", "3-0-0-2", 1, None, 15, None, ""),
    "clam": ("activation", "each", "reps", "2-1-2-0", 2, 10, 40, None, ""),
    "side-leg-raise": ("activation", "each", "reps", "2-1-2-0", 2, 10, 40, None, ""),
    "hip-adduction": ("activation", "each", "reps", "2-1-2-0", 2, 10, 40, None, ""),
    "straight-leg-raise": ("activation", "each", "reps", "2-1-2-0", 2, 10, 40, None, "supine"),
    "fire-hydrant": ("activation", "each", "reps", "2-1-2-0", 2, 10, 40, None, "wrists"),
    "kick-back": ("activation", "each", "reps", "2-1-2-0", 2, 10, 40, None, "wrists"),
    "donkey-kick": ("activation", "each", "reps", "2-1-2-0", 2, 10, 40, None, "wrists"),
    "donkey-whip": ("activation", "each", "reps", "1-0-1-0", 2, 6, 30, None, "wrists"),
    "knee-circle": ("activation", "each", "reps", "2-0-2-0", 1, 5, 30, None, "wrists"),
    "hurdle-circle": ("activation", "each", "reps", "2-0-2-0", 1, 5, 30, None, "wrists"),
    "bird-dog": ("activation", "each", "reps", "2-2-2-0", 2, 8, 40, None, "wrists"),
    "sl-balance": ("activation", "each", "time", None, 1, None, 30, None, ""),
    "standing-hydrant": ("activation", "each", "reps", "2-1-2-0", 2, 8, 40, None, ""),
    "hip-hike": ("activation", "each", "reps", "2-1-2-0", 2, 10, 40, None, ""),
    "monster-walk": ("activation", "alternating", "reps", "1-0-1-0", 2, 20, 40, None, "space"),
    "glute-walk": ("activation", "alternating", "time", None, 4, None, 60, None, "space"),
    "shoulder-bridge": ("strength", "both", "reps", "2-1-3-0", 3, 10, None, None, "supine"),
    "bridge-hold": ("strength", "both", "hold", None, 1, None, None, 60, "supine"),
    "bridge-march": ("strength", "alternating", "reps", "1-2-1-0", 2, 10, None, None, "supine"),
    "sl-bridge": ("strength", "each", "reps", "2-1-3-0", 2, 8, 40, None, "supine"),
    "sl-bridge-bent": ("strength", "each", "hold", None, 1, None, None, 60, "supine"),
    "sl-bridge-hold": ("strength", "each", "hold", None, 1, None, None, 60, "supine"),
    "sl-bridge-raised": ("strength", "each", "hold", None, 1, None, None, 45, "supine"),
    "hip-thrust": ("strength", "both", "reps", "2-1-3-0", 2, 10, 40, None, "supine"),
    "squat": ("strength", "both", "reps", "2-0-3-1", 2, 10, 30, None, ""),
    "wall-slide": ("strength", "both", "reps", "2-0-2-3", 2, 8, 40, None, ""),
    "wall-sit": ("strength", "both", "hold", None, 1, None, None, 60, ""),
    "sl-squat": ("strength", "each", "reps", "2-0-3-0", 2, 6, 30, None, ""),
    "step-up": ("strength", "each", "reps", "2-0-3-0", 2, 8, 30, None, ""),
    "step-down": ("strength", "each", "reps", "2-0-3-0", 2, 8, 30, None, ""),
    "sl-deadlift": ("strength", "each", "reps", "2-0-3-1", 2, 8, 40, None, ""),
    "lunge-stand": ("strength", "each", "reps", "2-0-2-1", 2, 8, 30, None, ""),
    "lunge-reverse": ("strength", "each", "reps", "2-0-2-1", 2, 8, 30, None, ""),
    "lunge-forward": ("strength", "each", "reps", "2-0-2-1", 2, 8, 30, None, ""),
    "lunge-side": ("strength", "each", "reps", "2-0-2-1", 2, 8, 30, None, ""),
    "lunge-walk": ("strength", "alternating", "reps", "2-0-2-0", 2, 10, 30, None, "space"),
    "sl-calf-raise": ("strength", "each", "reps", "2-1-3-0", 2, 10, 40, None, ""),
    "plank": ("strength", "both", "hold", None, 1, None, None, 60, ""),
    "side-plank": ("strength", "each", "hold", None, 1, None, None, 60, ""),
    "dead-bug": ("strength", "alternating", "reps", "2-1-2-0", 2, 10, 40, None, "supine"),
    "bear-crawl": ("strength", "alternating", "time", None, 2, None, 20, None, "wrists space"),
    "burpee": ("plyo", "both", "time", None, 2, None, 20, None, "impact wrists"),
    "leg-swing": ("drill", "each", "reps", "1-0-1-0", 1, 10, 20, None, ""),
    "leg-swing-side": ("drill", "each", "reps", "1-0-1-0", 1, 10, 20, None, ""),
    "a-skip": ("drill", "alternating", "time", None, 2, None, 20, None, "impact space"),
    "b-skip": ("drill", "alternating", "time", None, 2, None, 20, None, "impact space"),
    "straight-leg": ("drill", "alternating", "time", None, 2, None, 20, None, "impact space"),
    "hill-run": ("run", "both", "time", None, 4, None, 30, None, "impact outdoors"),
    "hill-down": ("run", "both", "time", None, 4, None, 60, None, "impact outdoors"),
    "hip-flexor-stretch": ("stretch", "each", "time", None, 1, None, 30, None, ""),
    "figure-four-stretch": ("stretch", "each", "time", None, 1, None, 30, None, "supine"),
    "knee-to-chest": ("stretch", "each", "time", None, 1, None, 30, None, "supine"),
    "hamstring-stretch": ("stretch", "each", "time", None, 1, None, 30, None, "supine"),
}
"""training.md, Part 3; in the order of the catalogue."""

ADDITIONS = {
    *("bridge-march", "sl-bridge-bent", "sl-bridge-raised"),
    *("side-leg-raise", "bird-dog", "hip-hike", "monster-walk", "sl-bridge", "hip-thrust", "wall-sit"),
    *("sl-squat", "step-up", "step-down", "sl-deadlift", "lunge-reverse", "lunge-forward", "lunge-side"),
    *("sl-calf-raise", "plank", "side-plank", "dead-bug", "leg-swing", "leg-swing-side"),
    *("hip-flexor-stretch", "figure-four-stretch"),
    *("hip-adduction", "straight-leg-raise", "donkey-whip", "knee-circle", "hurdle-circle", "sl-balance"),
    *("standing-hydrant", "wall-slide", "knee-to-chest", "hamstring-stretch"),
}


def test_the_built_in_files_have_no_problem():
    assert LIBRARY.problems == ()
    assert all(each.id == id for shelf in (LIBRARY.exercises, LIBRARY.workouts) for id, each in shelf.items())
    for kind, ids in (("exercises", EXERCISES), ("workouts", WORKOUTS)):
        assert {path.stem for path in (ASSETS / kind).glob("*.toml")} == set(ids)
    assert list(LIBRARY.workouts) == list(TOTALS) == list(WORKOUTS)
    assert list(LIBRARY.exercises) == list(FACTS) == list(EXERCISES)


@pytest.mark.parametrize("id", WORKOUTS)
def test_a_built_in_workout_is_what_its_file_says_as_anybodys(id: str):
    file = ASSETS / "workouts" / f"{id}.toml"
    assert read_workout(file.read_bytes(), file.name, id, LIBRARY.names) == LIBRARY.workouts[id]


@pytest.mark.parametrize("id", TOTALS)
def test_the_totals(id: str):
    laid_out = lay_out(LIBRARY.workouts[id], LIBRARY.exercises)
    exercise = sum(phase.nominal_s for phase in laid_out.phases if phase.works and phase.exercise)
    assert (laid_out.total_s, exercise) == TOTALS[id]
    assert laid_out.phases[0].kind is PhaseKind.READY and laid_out.phases[0].seconds == 10
    assert laid_out.phases[-1].works


@pytest.mark.parametrize("id", FACTS)
def test_the_facts(id: str):
    exercise = LIBRARY.exercises[id]
    dose = exercise.dose
    facts = (exercise.category, exercise.sides, exercise.measure, str(exercise.tempo) if exercise.tempo else None)
    flags = " ".join(exercise.flags)
    assert (*facts, dose.sets, dose.reps, dose.work_s, dose.goal_s, flags) == FACTS[id]


@pytest.mark.parametrize("exercise", LIBRARY.exercises.values(), ids=lambda exercise: exercise.id)
def test_every_exercise_is_told_in_full(exercise: Exercise):
    assert exercise.setup and len(exercise.cues) >= 3 and len(exercise.mistakes) >= 2 and exercise.stop
    assert exercise.say.position and exercise.say.begin and exercise.say.move
    assert bool(exercise.say.end) == (exercise.measure is Measure.HOLD)
    assert exercise.side_means or exercise.sides is not Sides.UNILATERAL
    assert exercise.muscles and exercise.easier and exercise.harder
    assert exercise.dose.source.split(":")[0].split(",")[0] in {"article", "study", "our choice"}
    if exercise.tempo:
        assert exercise.tempo_source.split(":")[0].split(",")[0] in {"article", "study", "our choice"}
    assert exercise.origin == ("addition" if exercise.id in ADDITIONS else "article")
    assert bool(exercise.articles) == (exercise.origin == "article")
    for rung in (exercise.easier, exercise.harder):
        assert " " in rung or rung in LIBRARY.exercises, "an id that is none"


def test_some_single_facts():
    begin_low = [exercise.id for exercise in LIBRARY.exercises.values() if exercise.begins is TempoPart.LOWER]
    assert begin_low == [
        *("squat", "wall-slide", "sl-squat", "step-down", "sl-deadlift"),
        *("lunge-stand", "lunge-reverse", "lunge-forward", "lunge-side", "lunge-walk"),
    ]
    assert LIBRARY.exercises["shoulder-bridge"].dose.min_sets == 2
    assert LIBRARY.exercises["hill-run"].dose.rest_s == 90
    assert LIBRARY.exercises["glute-walk"].dose.rest_s == 60
    assert [exercise.id for exercise in LIBRARY.exercises.values() if exercise.result] == ["activation-check"]


def test_only_what_lies_on_the_back_is_supine():
    supine = {exercise.id for exercise in LIBRARY.exercises.values() if Flag.SUPINE in exercise.flags}
    bridges = {id for id in LIBRARY.exercises if "bridge" in id}
    stretches = {"figure-four-stretch", "knee-to-chest", "hamstring-stretch"}
    assert supine == {*bridges, "hip-thrust", "dead-bug", "straight-leg-raise", *stretches}


def test_the_drills_keep_their_order():
    drills = [step.exercise for step in LIBRARY.workouts["drills-before-run"].steps]
    assert drills[-3:] == ["a-skip", "b-skip", "straight-leg"]


def test_holds_are_for_both_sides_by_rule_and_the_tired_ones_train_only():
    holds = [
        (workout.id, step)
        for workout in LIBRARY.workouts.values()
        for step in (*workout.warmup, *workout.steps, *workout.finish)
        if step.hold and step.sides is StepSides.EACH
    ]
    assert [id for id, _ in holds] == ["bridge-builder-1", "single-leg-test", "run-stronger"]
    assert all(step.first is FirstSide.RULE for _, step in holds)
    assert [id for id, step in holds if step.fatigued] == ["run-stronger"]


def test_workouts_say_where_their_numbers_come_from():
    for workout in LIBRARY.workouts.values():
        said = workout.source.split(":")[0].split(";")[0]
        assert said in {"article", "our choice", "sheet"}
        assert workout.goal and workout.summary and workout.frequency
        assert bool(workout.articles) == (said != "sheet")


def test_no_file_that_users_read_has_the_houses_word_for_a_source():
    files = [path for kind in ("exercises", "workouts", "schedules") for path in (ASSETS / kind).glob("*.toml")]
    assert len(files) > len(EXERCISES)
    assert [path.name for path in (*files, ASSETS / "example.toml") if "design" in path.read_text("utf-8")] == []


@pytest.mark.parametrize("thing", [*LIBRARY.exercises.values(), *LIBRARY.workouts.values()], ids=lambda thing: thing.id)
def test_short_names_fit_in_letters(thing: Exercise):
    """Letters are 4 pixels wide but for these, with a pixel between them; the row has 74 (look.md)."""
    widths = dict.fromkeys("MTVWXY", 5) | dict.fromkeys("I1-", 3) | {" ": 2}
    assert thing.short == thing.short.upper()
    assert sum(widths.get(letter, 4) + 1 for letter in thing.short) - 1 <= 74


def test_names_find_exercises_and_workouts():
    assert LIBRARY.exercise("CLAMS").id == "clam"
    assert LIBRARY.exercise("glute bridge").id == "shoulder-bridge"
    assert LIBRARY.workout("Five minutes a day").id == "five-a-day"
    with pytest.raises(NotFoundError, match=r"^no exercise 'clamm'; did you mean 'clam'\?$"):
        LIBRARY.exercise("clamm")
    with pytest.raises(NotFoundError, match=r"^no workout 'five-a-dya'; did you mean 'five-a-day'\?$"):
        LIBRARY.workout("five-a-dya")
    with pytest.raises(NotFoundError, match=r"^no workout 'zzz'; `glutetimer workouts` lists all$"):
        LIBRARY.workout("zzz")


CLAMS = '[[step]]\nexercise = "clam"\nwork = 40\n'
FROG_PUMP = 'sides = "bi"\nmeasure = "hold"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "workouts").mkdir()
    return tmp_path


def test_a_path_is_a_workout_too(folder: Path):
    file = folder / "My plan.toml"
    file.write_text(CLAMS)
    assert LIBRARY.workout(str(file)).id == "my-plan"
    file.write_text(CLAMS.replace("clam", "clamm"))
    with pytest.raises(FileError, match=r"My plan.toml:2:12: no exercise 'clamm'"):
        LIBRARY.workout(str(file))
    with pytest.raises(FileError, match=r"none.toml: there is no such file$"):
        LIBRARY.workout(str(folder / "none.toml"))
    with pytest.raises(FileError, match="this is a folder"):
        LIBRARY.workout(str(folder))


def test_a_folder_without_anything():
    assert load(Path("/nonexistent")) == LIBRARY


def test_a_session_reads_its_own_workout_and_exercises_alone(folder: Path, monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []

    def fetched(path: Path, waits: bool = False) -> bytes:
        read.append(path.stem)
        return path.read_bytes()

    monkeypatch.setattr("glutetimer.library.catalogue.fetch", fetched)
    (folder / "two.toml").write_text(CLAMS)
    library = load(folder)
    assert read == [] and len(library.exercises) == len(EXERCISES) and "clam" in library.exercises
    library.workout("floor-activation")
    assert read[0] == "floor-activation" and "hill-run" not in read
    read.clear()
    library.workout(str(folder / "two.toml"))
    assert not set(read) & set(WORKOUTS)
    assert library.workout("Hills").id == "hill-session"


def test_own_files_add_and_replace(folder: Path):
    (folder / "exercises" / "frog-pump.toml").write_text(FROG_PUMP)
    text = 'name = "My clam"\nsides = "uni"\nmeasure = "reps"\ntempo = "3-1-3"'
    (folder / "exercises" / "clam.toml").write_text(text)
    (folder / "workouts" / "Zebra.toml").write_text('[[step]]\nexercise = "frog pump"\nhold = "target"')
    (folder / "workouts" / "apes.toml").write_text(CLAMS)
    (folder / "workouts" / "five-a-day.toml").write_text(CLAMS)
    (folder / "workouts" / "notes.txt").write_text("not read")
    library = load(folder)
    assert library.problems == ()
    assert list(library.exercises) == [*FACTS, "frog-pump"]
    assert list(library.workouts) == [*TOTALS, "apes", "zebra"]
    assert library.exercise("clam").name == "My clam"
    assert lay_out(library.workouts["five-a-day"], library.exercises).total_s == 98
    assert lay_out(library.workouts["bridge-builder-1"], library.exercises).total_s == 475
    assert library.workout("zebra").steps[0].exercise == "frog-pump"


def test_an_own_file_in_the_place_of_a_built_in_one_need_not_say_again_which_leg_a_side_is(folder: Path):
    file, built_in = folder / "exercises" / "clam.toml", LIBRARY.exercises["clam"]
    file.write_text(text := 'sides = "uni"\nmeasure = "reps"\ntempo = "3-1-3"\n')
    own = load(folder).exercise("clam")
    assert (own.side_means, own.say) == (built_in.side_means, built_in.say)
    file.write_text(
        text + 'say.move = "Open slowly"\nside-means = { leg = "the top leg", words = "The {side} knee opens" }'
    )
    own = load(folder).exercise("clam")
    assert own.side_means and own.side_means.describe(Side.LEFT) == "The left knee opens"
    assert own.say == Say(move="Open slowly")


def test_broken_files_are_left_out_and_told(folder: Path):
    (folder / "exercises" / "clam.toml").write_text('sides = "uni"')
    (folder / "exercises" / "frog-pump.toml").write_bytes(b"\xff")
    (folder / "workouts" / "five-a-day.toml").write_text("[[step]\n")
    (folder / "workouts" / "monday.toml").write_text(CLAMS + 'rest = "x"\nwrok = 1')
    (folder / "workouts" / "tuesday.toml").write_text("")
    (folder / "workouts" / "wednesday.toml").symlink_to("nowhere")
    (folder / "workouts" / "folder.toml").mkdir()
    library = load(folder)
    assert (library.exercises, library.workouts) == (LIBRARY.exercises, LIBRARY.workouts)
    assert [str(problem).removeprefix(f"{folder}{os.sep}").split(": ")[0] for problem in library.problems] == [
        *("exercises/clam.toml:1:1", "exercises/frog-pump.toml:1:1", "workouts/five-a-day.toml:1:7"),
        *("workouts/monday.toml:4:8", "workouts/monday.toml:5:1", "workouts/tuesday.toml:1:1"),
        "workouts/wednesday.toml",
    ]
    with pytest.raises(FileError) as caught:
        library.workout("monday")
    assert len(str(caught.value).splitlines()) == 2
    with pytest.raises(FileError, match="not UTF-8"):
        library.exercise("frog-pump")


@pytest.mark.parametrize("change", [('"uni"', '"bi"'), ('"reps"', '"time"'), ('tempo = "2-1-2"', "")])
def test_an_own_exercise_keeps_what_workouts_and_history_rest_on(folder: Path, change: tuple[str, str]):
    text = 'sides = "uni"\nmeasure = "reps"\ntempo = "2-1-2"'
    (folder / "exercises" / "clam.toml").write_text(text.replace(*change))
    library = load(folder)
    assert library.exercises == LIBRARY.exercises
    (problem,) = library.problems
    assert str(problem) == (
        f'{folder / "exercises" / "clam.toml"}: clam is built in, with sides = "each", measure = "reps", '
        'tempo = "2-1-2-0"; '
        "keep to that, or give your own another name"
    )


def test_an_own_exercise_that_was_there_before_the_catalogues_stays_as_it_was(folder: Path):
    """Nobody loses a plank by the clock because a later version brings one that is held."""
    (folder / "exercises" / "plank.toml").write_text('sides = "uni"\nmeasure = "time"')
    (folder / "workouts" / "mine.toml").write_text('[[step]]\nexercise = "plank"\nwork = 30\nsides = "left"')
    library = load(folder)
    assert library.problems == ()
    assert (library.exercise("plank").measure, library.exercise("plank").sides) == ("time", "each")
    assert library.workout("mine").steps[0].exercise == "plank"


@pytest.mark.parametrize("rung", ["bridge-march", "sl-bridge-bent", "sl-bridge-raised"])
def test_a_rung_of_the_ladder_stays_one_even_where_no_workout_names_it(folder: Path, rung: str):
    (folder / "exercises" / f"{rung}.toml").write_text('sides = "bi"\nmeasure = "time"')
    assert len(load(folder).problems) == 1


def test_two_files_of_one_id(folder: Path):
    (folder / "workouts" / "My plan.toml").write_text(CLAMS)
    (folder / "workouts" / "my-plan.toml").write_text(CLAMS)
    (problem,) = load(folder).problems
    assert problem.words == "another file is called my-plan too; rename one"


@pytest.mark.parametrize("name", ["a\x1b[31m.toml", "x" * 61 + ".toml", "--.toml"])
def test_names_that_make_no_id(folder: Path, name: str):
    (folder / "workouts" / name).write_text(CLAMS)
    (problem,) = load(folder).problems
    assert str(problem).isprintable()
    assert problem.words == "its name becomes an id; rename it, with 1 to 60 plain characters"


def test_a_folder_that_is_a_file(tmp_path: Path):
    (tmp_path / "workouts").write_text("")
    (problem,) = load(tmp_path).problems
    assert str(problem) == f"{tmp_path / 'workouts'}: cannot be read: Not a directory"


def test_a_library_without_anything_refuses_in_words():
    with pytest.raises(GlutetimerError, match="no workout 'five-a-day'"):
        Library({}, {}).workout("five-a-day")


def test_reading_needs_nothing_heavy():
    heavy = "{'textual', 'rich', 'tomlkit', 'difflib', 'sqlite3', 'asyncio'}"
    code = f"import sys, glutetimer.library.catalogue as l; l.load(None); print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
