"""Each peer's file becomes the workout that the peer performs, to the second, and what is lost is told."""

from __future__ import annotations

import json

from glutetimer.files.importers import detect
from glutetimer.files.importers.lay_out import LayOut
from glutetimer.library.catalogue import load
from glutetimer.training.layout import lay_out
from glutetimer.training.plan import Phase
from glutetimer.training.workout import FirstSide, HoldMode, Pace, Step, StepSides, Workout
from tests.files.importers import sample

LIBRARY = load(None)


def laid_out(document: object) -> tuple[Workout, list[str]]:
    (found,) = detect.read(sample.written(document))
    lay_out = LayOut(LIBRARY.names)
    return lay_out.workout(found, "it"), [*lay_out.notes(), *found.notes]


def phases(workout: Workout) -> list[tuple[str, float | None]]:
    """What is done and how long, with the side where there is one."""

    def name(phase: Phase) -> str:
        side = f" {phase.side}" if phase.side in ("left", "right") and phase.works else ""
        return f"{phase.name or phase.kind}{side}"

    return [(name(phase), phase.seconds) for phase in lay_out(workout, LIBRARY.exercises).phases]


def test_just_another_workout_timer() -> None:
    workout, notes = laid_out(sample.JAWT)
    assert (workout.name, workout.ready_s, workout.rounds) == ("Morning", 10, 3)
    assert workout.warmup == (Step(free="Easy jog", work_s=60),)
    clam = Step(exercise="clam", work_s=40, sides=StepSides.EACH, switch_s=5, rest_s=15)
    assert workout.steps == (clam, Step(exercise="squat", work_s=30, rest_s=15))
    assert workout.finish == (Step(free="Jumping jacks", work_s=30, rest_s=10, sets=2),)
    turn = [("Clam left", 40), ("switch", 5), ("Clam right", 40), ("rest", 15), ("Air squat", 30), ("rest", 15)]
    assert phases(workout) == [
        *(("ready", 10), ("Easy jog", 60)),
        *turn * 3,
        *(("Jumping jacks", 30), ("rest", 10), ("Jumping jacks", 30)),
    ]
    assert notes == [
        "'Easy jog' is not in the catalogue: a free block, its time as it was",
        "left and right are one step now",
        "'Rest' was taken as a rest (2 times)",
        "'Jumping jacks' is not in the catalogue: a free block, its time as it was",
        "'Pause' was taken as a rest",
        "the rest at the very end is left out: nothing follows it",
    ]


def test_its_export_and_backup_hold_several() -> None:
    names = [found.name for found in detect.read(sample.written({"workouts": [sample.JAWT, sample.JAWT]}))]
    assert names == ["Morning", "Morning"]


def test_its_export_may_not_be_utf_8() -> None:
    (found,) = detect.read(json.dumps({**sample.JAWT, "title": "Übung"}, ensure_ascii=False).encode("latin-1"))
    assert found.name == "Übung"
    assert found.notes == ["the file is not UTF-8: some letters of its names may be lost"]


def test_timer_machine() -> None:
    workout, notes = laid_out(sample.TIMER_MACHINE)
    assert phases(workout) == [
        *(("ready", 10), ("Active shoulder bridge", 30.5)),
        *[("Fire hydrant left", 20), ("Fire hydrant right", 20), ("rest", 10)] * 2,
        ("Stretch", 60),
    ]
    assert "what a step plays, says or shows is not carried over" in notes


def test_its_loops_of_several_steps_become_rounds() -> None:
    timer = {
        "name": "T",
        "loop": 4,
        "steps": [{"label": "Squats", "length": 1000}, {"label": "Jumping jacks", "length": 2000}],
    }
    workout, _ = laid_out({"timers": [timer]})
    assert (workout.rounds, len(workout.steps)) == (4, 2)


def test_groups_in_rounds_are_written_out() -> None:
    inner = {"step_type": "group", "name": "G", "loop": 2, "steps": [{"label": "A", "length": 1000}]}
    pair = {**inner, "steps": [{"label": "A", "length": 1000}, {"label": "B", "length": 2000}]}
    timer = {"name": "T", "loop": 3, "steps": [pair, inner, {"label": "C", "length": 3000}]}
    workout, _ = laid_out({"timers": [timer]})
    assert phases(workout) == [("A", 1), ("B", 2), ("A", 1), ("B", 2), ("A", 1), ("A", 1), ("C", 3)] * 3
    assert (workout.rounds, len(workout.steps)) == (3, 6)


def test_openhiit() -> None:
    workout, notes = laid_out(sample.OPENHIIT)
    turn = [("Air squat", 20), ("rest", 10), ("A skip", 20), ("rest", 10), ("Work", 20)]
    assert phases(workout) == [("ready", 5), ("Warm-up", 120), ("rest", 10), *turn, ("rest", 60), *turn]
    assert (workout.rounds, workout.round_rest_s) == (2, 60)
    assert "sounds and colour are not carried over" in notes
    assert not any("'Rest'" in note for note in notes)


def test_openhiit_takes_the_rest_where_there_is_no_break() -> None:
    timer = {**sample.OPENHIIT[0], "timeSettings": json.dumps({"workTime": 20, "restTime": 10})}
    assert laid_out(timer)[0].round_rest_s == 10


def test_liftlog() -> None:
    workout, notes = laid_out(sample.LIFTLOG)
    assert workout.name == "Runner, Tuesday"
    clams = Step(exercise="clam", reps=10, reps_to=12, sets=2, sides=StepSides.EACH, switch_s=8, rest_s=45)
    squat, bench = Step(exercise="squat", reps=10), Step(exercise="bench-press", reps=5, rest_s=90)
    # The superset takes most of it, so it became the rounds; what is before and after stands around them.
    assert [(step.exercise, step.reps, step.sets) for step in workout.warmup] == [("clam", 10, 2), ("clam", 8, 1)]
    assert workout.warmup[0] == clams
    assert (workout.rounds, workout.steps) == (3, (squat, bench))
    assert workout.finish == (
        Step(free="Running", work_s=90, sets=2, rest_s=30),
        Step(exercise="running", distance_m=5000),
    )
    assert workout.pace is Pace.OWN, "it names no tempo"
    assert [(own.id, own.name) for own in workout.exercises] == [("bench-press", "Bench press"), ("running", "Running")]
    sets = [
        f"{phase.name} {phase.set} of {phase.sets}"
        for phase in lay_out(workout, LIBRARY.exercises).phases
        if phase.works
    ]
    assert [words for words in sets if "Bench" in words] == [f"Bench press {n} of 3" for n in (1, 2, 3)]
    for words in (
        "'Bench press' is not in the catalogue: an exercise of the workout's own",
        "'Running' is not in the catalogue: an exercise of the workout's own",
        "loads and progression are not carried over",
        "notes and links of exercises are not carried over",
    ):
        assert words in notes


def test_liftlog_before_version_3() -> None:
    exercise = {"name": "Burpees", "sets": 3, "repsPerSet": 5, "restBetweenSets": {"minRest": "PT1M"}}
    plan = {"version": 2, "name": "P", "lastEdited": "", "sessions": [{"name": "P", "exercises": [exercise]}]}
    workout, notes = laid_out(plan)
    assert workout.name == "P"
    assert workout.steps == (Step(exercise="burpee", reps=5, sets=3, rest_s=60),)
    assert "became" not in notes


def test_feeel() -> None:
    workout, notes = laid_out(sample.FEEEL)
    split = Step(exercise="lunge-stand", work_s=30, sides=StepSides.EACH, first=FirstSide.LEFT, switch_s=10, rest_s=20)
    assert workout.steps == (
        split,
        Step(exercise="squat", work_s=45, rest_s=10),
        Step(free="Exercise 4711", work_s=30),
    )
    assert workout.ready_s == 5
    assert "exercise 4711 of wger has no name in the file" in notes


def test_several_of_feeel_are_a_zip() -> None:
    data = sample.zipped(a_feeel=sample.written(sample.FEEEL), b_feeel=sample.written(sample.FEEEL), readme_txt=b"?")
    assert [found.name for found in detect.read(data)] == ["Legs", "Legs"]


def test_seconds_without_a_side_stay_what_they_are() -> None:
    exercises = [{"name": "Clamshell", "duration": 40}, {"name": "Squat left", "duration": 20}]
    workout, notes = laid_out({"title": "T", "sets": [{"repetitions": 1, "exercises": exercises}]})
    assert workout.steps == (Step(free="Clamshell", work_s=40), Step(free="Squat left", work_s=20))
    assert notes == [
        "'Clamshell' names no side, so its seconds are kept as a free block",
        "'Squat left': squat has no sides here; kept by its own name",
    ]


def test_sides_that_differ_stay_apart() -> None:
    exercises = [{"name": "Clam right", "duration": 40}, {"name": "Clam left", "duration": 30}]
    workout, _ = laid_out({"title": "T", "sets": [{"repetitions": 1, "exercises": exercises}]})
    assert [(step.sides, step.work_s) for step in workout.steps] == [(StepSides.RIGHT, 40), (StepSides.LEFT, 30)]


def test_the_side_that_comes_first_stays_first() -> None:
    exercises = [{"name": "Clam rechts", "duration": 40}, {"name": "Clam links", "duration": 40}]
    workout, _ = laid_out({"title": "T", "sets": [{"repetitions": 1, "exercises": exercises}]})
    (step,) = workout.steps
    assert (step.sides, step.first, step.switch_s) == (StepSides.EACH, FirstSide.RIGHT, 0)


def test_several_groups_that_repeat_become_blocks() -> None:
    exercises = [{"name": "Squats", "duration": 20}, {"name": "Jumping jacks", "duration": 30}]
    sets = [{"repetitions": times, "exercises": exercises} for times in (2, 3)]
    workout, _ = laid_out({"title": "T", "sets": sets})
    assert [(block.rounds, len(block.steps)) for block in workout.blocks] == [(2, 2), (3, 2)]
    assert phases(workout) == [("ready", 10)] + [("Air squat", 20), ("Jumping jacks", 30)] * 5


def test_more_sets_than_a_step_may_have_are_several_steps() -> None:
    cardio = {"name": "Foo", "sets": [{"target": {"type": "time", "value": "PT20S"}}] * 150}
    plan = {"version": 3, "name": "P", "lastEdited": "", "sessions": [{"name": "D", "exercises": [cardio]}]}
    (found,) = detect.read(sample.written(plan))
    steps = LayOut(LIBRARY.names).workout(found, "p").steps
    assert [step.sets for step in steps] == [100, 50]


def test_a_distance_of_liftlog_is_one_and_a_wrong_one_refuses_nothing_else() -> None:
    run = [
        {"target": {"type": "distance", "value": {"value": "5", "unit": "kilometre"}}},
        {"target": {"type": "time", "value": "PT5M"}},
        {"target": {"type": "distance", "value": {"value": "0.5", "unit": "mile"}}},
        {"target": {"type": "distance", "value": {"value": "3", "unit": "lap"}}},
        {"target": {"type": "distance", "value": {"value": "0", "unit": "metre"}}},
    ]
    exercise = {"type": "CardioExerciseBlueprint", "name": "Run", "sets": run}
    plan = {"version": 3, "name": "Couch to 5k", "lastEdited": "", "sessions": [{"name": "D", "exercises": [exercise]}]}
    workout, notes = laid_out(plan)
    assert [(step.exercise or step.free, step.distance_m, step.work_s) for step in workout.steps] == [
        ("run", 5000, None),
        ("Run", None, 300),
        ("run", 804.7, None),
    ]
    assert [words for words in notes if "'Run'" in words][-3:] == [
        "'Run': 0.5 mile is 804.7 m here",
        "'Run': 'lap' is none of metre, kilometre, yard, mile; it is left out",
        "'Run': 0 metre is no distance for a set; it is left out",
    ]


def test_what_halts_in_timer_machine_is_a_hold_and_what_only_rings_is_no_work() -> None:
    halt = [{"type": "HALT"}]
    steps = [
        {"label": "SLB left", "length": 30_000, "behaviour": halt, "type": "NORMAL"},
        {"label": "SLB left", "length": 10_000, "behaviour": halt, "type": "NOTIFIER"},
        {"label": "12 clams left", "length": 1_000, "behaviour": halt, "type": "NORMAL"},
        {"label": "Push-ups", "length": 20_000, "behaviour": halt, "type": "NORMAL"},
    ]
    workout, notes = laid_out({"timers": [{"name": "T", "loop": 1, "steps": steps}]})
    first, clams, open_ = workout.steps
    assert (first.exercise, first.hold, first.sides, first.rest_s) == (
        "sl-bridge-hold",
        HoldMode.TARGET,
        StepSides.LEFT,
        10,
    )
    assert (clams.exercise, clams.reps, clams.sides) == ("clam", 12, StepSides.LEFT)
    assert (open_.exercise, open_.max_reps) == ("push-ups", True)
    assert "'Push-ups' goes on until you say so: a key ends it, and then it is counted" in notes


def test_a_file_of_openhiit_before_2025() -> None:
    old = {
        "id": "a",
        "title": "Old",
        "numExercises": 2,
        "exercises": '["Clam left", "Squats"]',
        "getReadyTime": 10,
        "exerciseTime": 20,
        "restTime": 10,
        "halfTime": 0,
        "breakTime": 30,
        "warmupTime": 0,
        "cooldownTime": 5,
        "iterations": 1,
    }
    for document in (old, [old]):
        workout, _ = laid_out(document)
        assert (workout.name, workout.ready_s, workout.rounds, workout.round_rest_s) == ("Old", 10, 2, 30)
        assert [(step.exercise, step.work_s, step.rest_s) for step in workout.steps] == [
            ("clam", 20, 10),
            ("squat", 20, 0),
        ]
    unnamed, _ = laid_out(old | {"exercises": "", "iterations": 0})
    assert [step.free for step in unnamed.steps][:2] == ["Work", "Work"]


def test_all_numbers_that_feeel_comes_with_have_their_names() -> None:
    known = [*range(994, 996), *range(1003, 1019), 570, -7]
    exercises = [{"exercise": number, "orderPosition": at} for at, number in enumerate(known)]
    full = {"workout": {"title": "T"}, "workoutExercises": exercises}
    (found,) = detect.read(sample.written({"feeelMetadataVersion": 300, "fullWorkout": full}))
    assert found.notes == []
