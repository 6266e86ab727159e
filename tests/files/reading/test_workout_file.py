"""What a workout file may say, and every way to say it wrongly, with its line and column."""

import pytest

from glutetimer.files.reading.names import Named
from glutetimer.files.reading.problem import FileError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.library.catalogue import load
from glutetimer.training.exercise import Tempo
from glutetimer.training.layout import lay_out
from glutetimer.training.plan import PhaseKind
from glutetimer.training.workout import FirstSide, HoldMode, Step, StepSides, Workout

EXERCISES = load(None).exercises
CATALOGUE = Named(EXERCISES, lambda exercise: (exercise.name, *exercise.aliases))


def workout(text: str, id: str = "my-plan") -> Workout:
    return read_workout(text.encode(), "f.toml", id, CATALOGUE)


def problems(text: str) -> list[str]:
    with pytest.raises(FileError) as caught:
        workout(text)
    return str(caught.value).splitlines()


def step(lines: str) -> Step:
    (only,) = workout(f"[[step]]\n{lines}").steps
    return only


def test_three_lines_are_a_workout():
    small = workout('[[step]]\nexercise = "clam"\nwork = 40')
    assert (small.id, small.name, small.short) == ("my-plan", "My plan", "MY PLAN")
    laid_out = lay_out(small, EXERCISES)
    assert [(phase.kind, phase.seconds) for phase in laid_out.phases] == [
        *((PhaseKind.READY, 10), (PhaseKind.WORK, 40), (PhaseKind.SWITCH, 8), (PhaseKind.WORK, 40))
    ]


def test_every_key():
    text = """
        format = 1
        name = "Thursday"
        short = "thu"
        goal = "g"
        summary = "s"
        frequency = "f"
        source = "own"
        articles = ["1-1"]
        ready = 15
        rounds = 2
        round-rest = "1:30"
        [[warmup]]
        free = "Walk"
        work = "1:02:03"
        sets = 2
        rest = 5.5
        [[step]]
        exercise = "SLB"
        hold = "max"
        sides = "each"
        first = "rule"
        switch = "2:00"
        rest = 0
        fatigued = true
        [[step]]
        rest = 60
        [[finish]]
        exercise = "Kick Backs"
        reps = 12
        sides = "right"
        sets = 3
        tempo = "2-1-3-1"
    """
    assert workout(text) == Workout(
        id="my-plan",
        name="Thursday",
        short="THU",
        goal="g",
        summary="s",
        frequency="f",
        source="own",
        articles=("1-1",),
        ready_s=15,
        rounds=2,
        round_rest_s=90,
        warmup=(Step(free="Walk", work_s=3723, sets=2, rest_s=5.5),),
        steps=(
            Step(
                exercise="sl-bridge-hold",
                hold=HoldMode.MAX,
                sides=StepSides.EACH,
                first=FirstSide.RULE,
                switch_s=120,
                fatigued=True,
            ),
            Step(rest_s=60),
        ),
        finish=(Step(exercise="kick-back", reps=12, sides=StepSides.RIGHT, sets=3, tempo=Tempo(2, 1, 3, 1)),),
    )


def test_sides_left_out_are_what_the_exercise_is():
    assert step('exercise = "clam"\nwork = 9').sides is StepSides.EACH
    assert step('exercise = "squat"\nwork = 9').sides is StepSides.BOTH
    assert step('exercise = "a skip"\nwork = 9').sides is StepSides.ALTERNATING


def test_a_switch_left_out_and_a_switch_of_nothing():
    assert step('exercise = "fire-hydrant"\nwork = 9').switch_s == 6
    assert step('exercise = "clam"\nwork = 9').switch_s == 8, "one turns over"
    assert step('exercise = "clam"\nwork = 9\nswitch = 0').switch_s == 0
    assert step('exercise = "clam"\nwork = 9\nsides = "left"').switch_s == 0


def test_a_list_of_inline_tables_is_as_good():
    steps = workout('step = [{exercise = "clam", work = 9}, {rest = 5}, {exercise = "squat", reps = 3}]').steps
    assert [each.exercise for each in steps] == ["clam", None, "squat"]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("rounds = 0", "1:10: rounds: 0 is out of bounds; write 1 to 100"),
        ("rounds = 2.0", "1:10: rounds: 2.0 is no whole number; write 1 to 100"),
        ("rounds = true", "1:10: rounds: true is no whole number; write 1 to 100"),
        ("ready = -1", "1:9: ready: -1 is out of bounds; write 0 to 86400 seconds"),
        ("ready = nan", '1:9: ready: nan does not end; write seconds, such as 45, or "1:30"'),
        ("ready = inf", '1:9: ready: inf does not end; write seconds, such as 45, or "1:30"'),
        (
            "round-rest = '1:75'",
            '1:14: round-rest: \'1:75\' is no duration; write seconds, such as 45, or "1:30" or "1:02:03", '
            'or "open": until a key ends it',
        ),
        ("round_rest = 60", "1:1: unknown key 'round_rest'; did you mean 'round-rest'?"),
        ("Rounds = 2", "1:1: unknown key 'Rounds'; did you mean 'rounds'?"),
        (
            "id = 'a'",
            "1:1: unknown key 'id'; known here: articles, begin, block, exercises, finish, first, format, frequency, "
            "goal, load, name, note, order, pace, ready, round-rest, rounds, short, sides, source, step, summary, "
            "switch, until, warmup",
        ),
        ('pace = "quick"', "1:8: pace: 'quick' is not known here; write one of own, led"),
        ("warmup = 3", "1:10: warmup: 3 is no list; put it in brackets"),
        ("finish = [3]", "1:11: finish: 3 is no table; begin one with [[finish]]"),
        ("warmup = {rest = 3}", "1:10: warmup: write [[warmup]], with two brackets: there may be several"),
    ],
)
def test_a_wrong_head(head: str, told: str):
    assert problems(f'{head}\n[[step]]\nexercise = "clam"\nwork = 9') == [f"f.toml:{told}"]


def test_whoever_sends_a_workout_sends_no_commands():
    (told,) = problems('[hooks]\non_phase = "x"\n[[step]]\nexercise = "clam"\nwork = 9')
    assert told.startswith("f.toml:1:1: unknown key 'hooks'; ")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('exercise = "clamm"\nwork = 40', "2:12: no exercise 'clamm'; did you mean 'clam'?"),
        ('exercise = "Fire hydrent"\nwork = 40', "2:12: no exercise 'Fire hydrent'; did you mean 'fire-hydrant'?"),
        (
            'exercise = "yoga"\nwork = 40',
            "2:12: no exercise 'yoga'; `glutetimer exercises` lists all, [exercises.yoga] makes it yours",
        ),
        ("exercise = 3\nwork = 40", "2:12: exercise: 3 is no text; put it in quotes"),
        ('exercise = "clam"\nwrok = 40', "3:1: unknown key 'wrok'; did you mean 'work'?"),
        ('exercize = "clam"\nwork = 40', "2:1: unknown key 'exercize'; did you mean 'exercise'?"),
        ('exercise = "clam"', "1:1: how much of clam? Write reps = 10, say"),
        ('exercise = "burpee"', "1:1: how much of burpee? Write work = 40, say"),
        ('exercise = "bridge hold"', '1:1: how much of bridge-hold? Write hold = "target", say'),
        (
            'exercise = "clam"\nwork = 40\nreps = 10',
            "4:1: reps: a step has one of work, reps, hold, distance, steps and breaths; leave the others out",
        ),
        ('exercise = "clam"\nwork = 40\nfree = "x"', "4:1: free: a step has an exercise or is free; leave one out"),
        ('exercise = "clam"\nwork = 0', "3:8: work: 0 is out of bounds; write 1 to 86400 seconds"),
        ('exercise = "clam"\nwork = 86401', "3:8: work: 86401 is out of bounds; write 1 to 86400 seconds"),
        ('exercise = "clam"\nreps = 0', "3:8: reps: 0 is out of bounds; write 1 to 1000"),
        ('exercise = "clam"\nreps = 1001', "3:8: reps: 1001 is out of bounds; write 1 to 1000"),
        ('exercise = "SLB"\nhold = "most"', "3:8: hold: 'most' is not known here; write one of target, max"),
        ('exercise = "SLB"\nhold = "max"\ntempo = "2-1-3"', "4:1: tempo: a hold has none; leave it out"),
        (
            'exercise = "burpee"\nreps = 5\npace = "led"',
            '4:1: pace: burpee has no tempo that leads; add tempo = "2-1-3", or write pace = "own"',
        ),
        (
            'exercise = "clam"\nreps = 5\ntempo = "2-1-3"\npace = "own"',
            '4:1: tempo: pace = "own" needs none; leave one of the two out',
        ),
        ('exercise = "clam"\nwork = 40\npace = "own"', "4:1: pace: it belongs to reps; leave it out"),
        ('exercise = "SLB"\nhold = "max"\npace = "own"', "4:1: pace: it belongs to reps; leave it out"),
        ('exercise = "clam"\nreps = 5\npace = "fast"', "4:8: pace: 'fast' is not known here; write one of own, led"),
        ('exercise = "clam"\nreps = 5\npace = 3', "4:8: pace: 3 is not known here; write one of own, led"),
        (
            'free = "Jog"\nwork = 9\npace = "own"',
            "4:1: pace: a free block takes work, sets, rest, cue and note; leave it out",
        ),
        ('rest = 9\npace = "own"', '1:1: what is done here? Write exercise = "clam" or free = "Easy jog", say'),
        ('exercise = "clam"\nwork = 9\nfatigued = true', "4:1: fatigued: it belongs to a hold; leave it out"),
        ('exercise = "SLB"\nhold = "max"\nfatigued = 1', "4:12: fatigued: 1 is neither true nor false"),
        ('exercise = "clam"\nwork = 9\nsets = 101', "4:8: sets: 101 is out of bounds; write 1 to 100"),
        (
            'exercise = "clam"\nwork = 9\nsides = "both"',
            '4:9: sides: clam works one side at a time; write "each", "left", "right", "alternating"',
        ),
        (
            'exercise = "squat"\nwork = 9\nsides = "left"',
            '4:9: sides: squat works both sides at once; write "both"',
        ),
        (
            'exercise = "a-skip"\nwork = 9\nsides = "both"',
            '4:9: sides: a-skip changes sides by itself; write "alternating", "each", "left", "right"',
        ),
        (
            'exercise = "clam"\nreps = "12 or so"',
            "3:8: reps: '12 or so' is no whole number; write 1 to 1000, or a range such as \"10-15\", "
            'or "max": as many as go in good form',
        ),
        (
            'exercise = "clam"\nreps = "max"\npace = "led"',
            '4:1: pace: reps = "max" is at your own pace; leave it out',
        ),
        (
            'exercise = "clam"\nreps = "max"\ntempo = "2-1-3"',
            '4:1: tempo: reps = "max" is at your own pace; leave it out',
        ),
        (
            'exercise = "monster walk"\ndistance = 20',
            '3:12: distance: 20 is no distance; write it with its unit, such as "20 m" or "1.5 km"',
        ),
        (
            'exercise = "monster walk"\ndistance = "20 miles"',
            '3:12: distance: \'20 miles\' is no distance; write it with its unit, such as "20 m" or "1.5 km"',
        ),
        (
            'exercise = "monster walk"\ndistance = "0.2 m"',
            '3:12: distance: \'0.2 m\' is out of bounds; write "1 m" to "100 km"',
        ),
        (
            'exercise = "monster walk"\ndistance = "20 m"\nsteps = 10',
            "4:1: steps: a step has one of work, reps, hold, distance, steps and breaths; leave the others out",
        ),
        (
            'exercise = "monster walk"\nsteps = 10\npace = "own"',
            "4:1: pace: that is at your own pace; leave it out",
        ),
        (
            'exercise = "monster walk"\nsteps = 10\ntempo = "2-1-3"',
            "4:1: tempo: it belongs to reps; leave it out",
        ),
        ('exercise = "monster walk"\nsteps = 0', "3:9: steps: 0 is out of bounds; write 1 to 10000"),
        ('exercise = "clam"\nbreaths = "three"', "3:11: breaths: 'three' is no whole number; write 1 to 100"),
        (
            'exercise = "clam"\nreps = 9\nswitch-after = "sets"',
            "4:1: switch-after: there is one set; leave it out, or write sets = 3, say",
        ),
        (
            'exercise = "squat"\nreps = 9\nsets = 2\nswitch-after = "sets"',
            '5:1: switch-after: it belongs to sides = "each"; leave it out',
        ),
        (
            'exercise = "clam"\nreps = 9\nsets = 2\nswitch-after = "rounds"',
            "5:16: switch-after: 'rounds' is not known here; write one of set, sets",
        ),
        (
            'exercise = "clam"\nwork = 9\nsides = "lefft"',
            "4:9: sides: 'lefft' is not known here; did you mean 'left'?",
        ),
        (
            'exercise = "clam"\nwork = 9\nsides = "left"\nswitch = 5',
            '5:1: switch: it belongs to sides = "each"; leave it out',
        ),
        ('exercise = "squat"\nwork = 9\nfirst = "left"', '4:1: first: it belongs to sides = "each"; leave it out'),
        (
            'exercise = "clam"\nwork = 9\nfirst = "stronger"',
            "4:9: first: 'stronger' is not known here; write one of left, right, rule, weaker",
        ),
        ('free = "Jog"', "1:1: how long is the free block? Write work = 180, say"),
        (
            'free = "Jog"\nwork = 9\nsides = "both"',
            "4:1: sides: a free block takes work, sets, rest, cue and note; leave it out",
        ),
        ("work = 40", '1:1: what is done here? Write exercise = "clam" or free = "Easy jog", say'),
        ("rest = 9\nsets = 2", '1:1: what is done here? Write exercise = "clam" or free = "Easy jog", say'),
        ("rest = 0", "1:1: an empty step; write an exercise, a free block, or a rest longer than 0"),
        ("", "1:1: an empty step; write an exercise, a free block, or a rest longer than 0"),
        ("rest = [[9]]", '2:9: rest: a list is no duration; write seconds, such as 45, or "1:30"'),
        ("rest = 9", "1:1: nothing but rests; give a step some work"),
    ],
)
def test_a_wrong_step(lines: str, told: str):
    assert problems(f"[[step]]\n{lines}\n") == [f"f.toml:{told}"]


def test_a_file_without_a_step():
    told = 'f.toml:1:1: a workout needs a [[step]], with exercise = "clam" and work = 40, say'
    assert problems("") == [told]
    assert problems("# nothing yet\nname = 'Later'\n") == [told]
    assert problems("[[steps]]\nrest = 3") == ["f.toml:1:1: unknown key 'steps'; did you mean 'step'?"]
    assert problems("[step]\nexercise = 'clam'") == [
        "f.toml:1:1: step: write [[step]], with two brackets: there may be several"
    ]


def test_all_problems_at_once_in_the_order_of_the_file():
    text = """\
ready = true
naem = "x"
[[step]]
exercise = "clamm"
work = "soon"
[[finish]]
exercise = "squat"
sides = "left"
reps = -3
rounds = 2
"""
    assert [line.split(" ")[0] for line in problems(text)] == [
        *("f.toml:1:9:", "f.toml:2:1:", "f.toml:4:12:", "f.toml:5:8:"),
        *("f.toml:8:9:", "f.toml:9:8:", "f.toml:10:1:"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'rounds = 100\n[[step]]\nexercise = "clam"\nwork = 1\nsets = 6\n',
            "2400 stretches of work and rest; 2000 at most: fewer rounds, sets or steps",
        ),
        ('rounds = 100\n[[step]]\nexercise = "squat"\nwork = "20:00"\n', "it lasts 33:20:10; 24:00:00 at most"),
        ('[[step]]\nexercise = "squat"\nreps = 1000\nsets = 20\n', "it lasts 33:20:10; 24:00:00 at most"),
        ("[[step]]\nrest = 1\n" * 501, "step: 501 of them; write 500 at most"),
    ],
)
def test_more_than_anybody_trains(text: str, told: str):
    assert problems(text) == [f"f.toml:1:1: {told}"]


def test_the_largest_workouts_are_still_read():
    assert len(workout('[[step]]\nexercise = "squat"\nwork = 1\nrest = 1\n' * 500).steps) == 500
    assert (
        len(lay_out(workout('rounds = 100\n[[step]]\nexercise = "clam"\nwork = 1\nsets = 5'), EXERCISES).phases) == 1501
    )
