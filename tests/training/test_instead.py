"""Workouts for somebody who leaves flags out."""

import pytest

from glutetimer.files.reading.names import Named
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.library.catalogue import load
from glutetimer.training.exercise import Exercise, Flag, Sides, Tempo
from glutetimer.training.layout import lay_out
from glutetimer.training.substitution import fitted
from glutetimer.training.workout import Block, FirstSide, HoldMode, Step, StepSides, Workout, choose_switch_s

LIBRARY = load(None)
ALL = LIBRARY.exercises
TURN = choose_switch_s(ALL["lunge-stand"])


def fit(step: Step, *flags: Flag) -> tuple[Step | None, str]:
    workout, told = fitted(Workout(id="x", name="X", short="X", steps=(step,)), ALL, flags)
    return (workout.steps or (None,))[0], "; ".join(told)


BURPEE = Step(exercise="burpee", work_s=20, sets=2, rest_s=9, cue="Softly", note="Shoes", tempo=Tempo(1, 0, 1, 0))


def test_what_has_no_such_flag_stays():
    assert fit(BURPEE, Flag.SPACE, Flag.SUPINE) == (BURPEE, "")
    assert fit(Step(rest_s=5), *Flag) == (Step(rest_s=5), "")
    assert fit(Step(free="Jog", work_s=5), *Flag) == (Step(free="Jog", work_s=5), "")


def test_the_steps_own_word_comes_first_and_what_it_says_of_the_old_one_goes():
    own = Step(exercise="burpee", work_s=20, sets=2, rest_s=9, cue="Softly", note="Shoes", instead=INSTEAD)
    assert fit(own, Flag.IMPACT) == (
        Step(exercise="squat", work_s=20, sets=2, rest_s=9),
        "Air squat instead of Burpee (impact)",
    )


INSTEAD = ((Flag.IMPACT, "squat"),)


def test_an_exercise_may_know_a_way_without():
    stepped, told = fit(BURPEE, Flag.IMPACT)
    assert stepped and (stepped.exercise, stepped.note) == ("burpee", "Shoes")
    assert stepped.cue == "Step back instead of jumping, and leave out the last jump"
    assert told == f"Burpee (impact): {stepped.cue}"


def test_a_way_that_is_not_without_all_is_none():
    assert fit(BURPEE, Flag.IMPACT, Flag.WRISTS) == (None, "left out: Burpee (impact, wrists)")
    own = Step(exercise="burpee", work_s=20, instead=((Flag.IMPACT, "fire-hydrant"),))
    assert fit(own, Flag.IMPACT, Flag.WRISTS)[0] is None


def test_else_the_nearest_easier_one():
    assert fit(Step(exercise="lunge-walk", work_s=30, rest_s=5), Flag.SPACE) == (
        Step(exercise="lunge-stand", work_s=15, sides=StepSides.EACH, switch_s=TURN, rest_s=5),
        "Standing lunge instead of Walking lunge (space)",
    )


def test_a_hold_on_the_back_goes():
    hold = Step(
        exercise="sl-bridge-hold", hold=HoldMode.TARGET, sides=StepSides.EACH, first=FirstSide.RULE, switch_s=60
    )
    assert fit(hold, Flag.SUPINE) == (None, "left out: Single-leg bridge hold (supine)")


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        # A side alone stays that side; both at once for one side at a time is half for each.
        (
            Step(exercise="clam", sides=StepSides.LEFT, reps=9),
            Step(exercise="lunge-stand", sides=StepSides.LEFT, reps=9),
        ),
        (
            Step(exercise="squat", reps=9),
            Step(exercise="lunge-stand", sides=StepSides.EACH, reps=5, switch_s=TURN),
        ),
        (
            Step(exercise="clam", sides=StepSides.EACH, first=FirstSide.RULE, switch_s=8, reps=9),
            Step(exercise="lunge-stand", sides=StepSides.EACH, first=FirstSide.RULE, switch_s=8, reps=9),
        ),
        # The step's own tempo stays: it leads the other one too, or says how long its repetitions took.
        (
            Step(exercise="clam", sides=StepSides.LEFT, reps=9, tempo=Tempo(4, 1, 4, 0)),
            Step(exercise="lunge-stand", sides=StepSides.LEFT, reps=9, tempo=Tempo(4, 1, 4, 0)),
        ),
        (
            Step(exercise="clam", sides=StepSides.EACH, reps=9, tempo=Tempo(4, 1, 4, 0)),
            Step(exercise="burpee", reps=9, tempo=Tempo(4, 1, 4, 0)),
        ),
        (
            Step(exercise="clam", sides=StepSides.EACH, reps=2, tempo=Tempo(4, 1, 4, 0)),
            Step(exercise="bridge-hold", work_s=18),
        ),
        # Repetitions that nothing leads become the time they took.
        (Step(exercise="clam", sides=StepSides.EACH, reps=9), Step(exercise="burpee", work_s=45)),
        # A hold becomes a first-timer's dose.
        (
            Step(exercise="bridge-hold", hold=HoldMode.TARGET, fatigued=True),
            Step(exercise="squat", reps=10),
        ),
        (Step(exercise="bridge-hold", hold=HoldMode.TARGET), Step(exercise="burpee", work_s=20)),
        (
            Step(exercise="bridge-hold", hold=HoldMode.TARGET, fatigued=True),
            Step(exercise="sl-bridge-hold", hold=HoldMode.TARGET, fatigued=True, sides=StepSides.EACH, switch_s=8),
        ),
    ],
)
def test_amounts(step: Step, expected: Step):
    """Between any two exercises; flags are made up for it."""
    old, new = ALL[step.exercise or ""], ALL[expected.exercise or ""]
    catalogue = {
        old.id: old._replace(flags=(Flag.OUTDOORS,), instead=((Flag.OUTDOORS, new.id),)),
        new.id: new._replace(flags=()),
    }
    workout = Workout(id="x", name="X", short="X", steps=(step,))
    assert fitted(workout, catalogue, [Flag.OUTDOORS])[0].steps == (expected,)


@pytest.mark.parametrize(
    ("exercise", "new", "amount"),
    [("lunge-walk", "lunge-stand", "reps = 10"), ("squat", "lunge-stand", "reps = 10"), ("clam", "squat", "reps = 10")],
)
def test_in_a_block_by_side_another_exercise_has_the_whole_amount_on_each_side(exercise: str, new: str, amount: str):
    """Its steps are done once for each side already: nothing is left to share between the sides."""
    flag = Flag.OUTDOORS
    catalogue = {
        **ALL,
        exercise: ALL[exercise]._replace(flags=(flag,), instead=((flag, new),)),
        new: ALL[new]._replace(flags=()),
    }
    lines = f'name = "X"\n[[block]]\nsides = "each"\n[[block.step]]\nexercise = "{exercise}"\n{amount}\n'
    lines += '[[block.step]]\nexercise = "side-leg-raise"\nreps = 8\n'
    workout = read_workout(lines.encode(), "x.toml", "x", Named(catalogue, lambda each: [each.name]))
    made = lay_out(workout, catalogue, leave_out=[flag])
    assert made.changes
    works = [(phase.exercise.id, phase.reps) for phase in made.phases if phase.works and phase.exercise]
    assert works == 2 * [(new, 10), ("side-leg-raise", 8)]


def test_a_block_without_steps_goes_too():
    blocks = (Block(steps=(Step(exercise="shoulder-bridge", reps=9),), rest_s=30), Block(steps=(BURPEE,)))
    workout = Workout(id="x", name="X", short="X", steps=(), blocks=blocks)
    assert fitted(workout, ALL, [Flag.SUPINE])[0].blocks == blocks[1:]


@pytest.mark.parametrize("id", LIBRARY.workouts)
@pytest.mark.parametrize("flag", Flag)
def test_no_built_in_workout_keeps_a_flag_without_a_word(id: str, flag: Flag):
    workout = LIBRARY.workouts[id]
    made = lay_out(workout, ALL, leave_out=[flag])
    assert made.workout is workout
    for phase in made.phases:
        if phase.exercise and flag in phase.exercise.flags:
            assert any(words.startswith(f"{phase.exercise.name} ({flag}): ") for words in made.changes)
            assert phase.cue
    flagged = any(step.exercise and flag in ALL[step.exercise].flags for step in workout.every_step)
    assert bool(made.changes) == flagged
    assert not made.phases or made.phases[-1].works


@pytest.mark.parametrize("exercise", ALL.values(), ids=lambda exercise: exercise.id)
def test_the_catalogue_says_ways_only_for_flags_it_has(exercise: Exercise):
    for flag, words in exercise.instead:
        assert flag in exercise.flags
        assert " " in words or words in ALL


def test_sides_of_every_kind_are_covered():
    assert {exercise.sides for exercise in ALL.values()} == set(Sides)
