import pytest

from glutetimer.files.reading.exercise_file import read_exercise
from glutetimer.files.reading.problem import FileError
from glutetimer.training.exercise import (
    Category,
    Dose,
    Exercise,
    Flag,
    Measure,
    Say,
    Side,
    SideMeaning,
    Sides,
    Tempo,
    TempoPart,
    name_side,
)

WHOLE = """\
format = 1
name = "Side plank"
short = "side plank"
aliases = ["plank", "side-bridge"]
category = "activation"
sides = "uni"
measure = "reps"
tempo = "2-1-3"
tempo-source = "my physio"
begins = "lower"
setup = ["Lie down.", "Get up."]
cues = ["Long"]
mistakes = ["Sagging"]
stop = ["Pain"]
muscles = ["trunk"]
equipment = "mat"
easier = "bridge-hold"
harder = "With a leg up"
flags = ["wrists", "space"]
result = "How it felt"
origin = "own"
articles = ["1-1"]

[side-means]
leg = "the lower leg"
words = "Lie on your {side} side; the {other} leg lies on top"
switch = "turn over; now the {side} side"

[say]
position = "On your {side} side"
first = "A few seconds are a start"
begin = "{side} elbow below the shoulder"
move = "Lift the hips"
end = "Stop when they sink"

[dose]
sets = 3
min-sets = 2
reps = 8
work = "0:40"
rest = 60
goal = 90
source = "my physio"
"""


def problems(text: str) -> list[str]:
    with pytest.raises(FileError) as caught:
        read_exercise(text.encode(), "f.toml", "f")
    return str(caught.value).splitlines()


def test_every_key():
    assert read_exercise(WHOLE.encode(), "f.toml", "side-plank") == Exercise(
        id="side-plank",
        name="Side plank",
        short="SIDE PLANK",
        aliases=("plank", "side-bridge"),
        category=Category.ACTIVATION,
        sides=Sides.UNILATERAL,
        measure=Measure.REPS,
        tempo=Tempo(2, 1, 3, 0),
        tempo_source="my physio",
        begins=TempoPart.LOWER,
        setup=("Lie down.", "Get up."),
        cues=("Long",),
        mistakes=("Sagging",),
        stop=("Pain",),
        muscles=("trunk",),
        equipment="mat",
        easier="bridge-hold",
        harder="With a leg up",
        flags=(Flag.WRISTS, Flag.SPACE),
        result="How it felt",
        origin="own",
        articles=("1-1",),
        side_means=SideMeaning(
            leg="the lower leg",
            words="Lie on your {side} side; the {other} leg lies on top",
            switch="turn over; now the {side} side",
        ),
        say=Say(
            position="On your {side} side",
            first="A few seconds are a start",
            begin="{side} elbow below the shoulder",
            move="Lift the hips",
            end="Stop when they sink",
        ),
        dose=Dose(sets=3, min_sets=2, reps=8, work_s=40, rest_s=60, goal_s=90, source="my physio"),
    )


def test_the_smallest_file():
    exercise = read_exercise(b'sides = "bi"\nmeasure = "time"', "wall-sit.toml", "wall-sit")
    assert (exercise.name, exercise.short, exercise.category) == ("Wall sit", "WALL SIT", Category.STRENGTH)
    assert exercise.dose == Dose(sets=1, source="own")
    assert (exercise.tempo, exercise.origin) == (None, "own")


def test_what_must_be_there():
    assert problems("") == [
        'f.toml:1:1: sides is missing; write sides = "each", "both" or "alternating"',
        'f.toml:1:1: measure is missing; write measure = "reps", "time" or "hold"',
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("name = 3", "8: name: 3 is no text; put it in quotes"),
        ('name = " "', "8: name: it is empty; leave the key out"),
        (f'name = "{"x" * 61}"', "8: name: 61 characters; write 60 at most"),
        ('name = "a\\u0007"', "8: name: it has an invisible character (U+0007); take it out"),
        ('name = "a\\u202Eb"', "8: name: it has an invisible character (U+202E); take it out"),
        ('category = "strenght"', "12: category: 'strenght' is not known here; did you mean 'strength'?"),
        (
            'flags = ["space", "noise"]',
            "19: flags: 'noise' is not known here; write one of supine, impact, wrists, space, outdoors",
        ),
        ('cues = "Long"', "8: cues: 'Long' is no list; put it in brackets"),
        ("cues = [[]]", "9: cues: a list is no text; put it in quotes"),
        ("cues = [" + '"x",' * 31 + "]", "8: cues: 31 of them; write 30 at most"),
        ('begins = "top"', "10: begins: 'top' is not known here; write one of lift, hold, lower, pause"),
        ('tempo = "2-1"', "9: tempo: '2-1' is no tempo; write the seconds of lift-hold-lower, such as \"2-1-3\""),
        ("tempo = 213", '9: tempo: 213 is no tempo; write the seconds of lift-hold-lower, such as "2-1-3"'),
        ('tempo = "0-0-0"', "9: tempo: '0-0-0' is too fast; a repetition takes 1 second at least"),
        ('tempo = "2-1-61"', "9: tempo: '2-1-61' is out of bounds; each part takes 60 seconds at most"),
        ("dose = 3", "8: dose: 3 is no table; begin one with [dose]"),
        ("dose.sets = 0", "13: sets: 0 is out of bounds; write 1 to 100"),
        ("dose.reps = 2.5", "13: reps: 2.5 is no whole number; write 1 to 1000"),
        ("dose.rest = -1", "13: rest: -1 is out of bounds; write 1 to 86400 seconds"),
        ("dose.set = 2", "1: unknown key 'set'; did you mean 'sets'?"),
        ('muscle = "trunk"', "1: unknown key 'muscle'; did you mean 'muscles'?"),
        ("format = 2", "10: format: 2 is for a newer glutetimer; this one reads 1"),
    ],
)
def test_one_wrong_value(line: str, told: str):
    assert problems(f'sides = "bi"\nmeasure = "reps"\n{line}') == [f"f.toml:3:{told}"]


def test_a_hold_has_no_tempo():
    told = problems('sides = "bi"\nmeasure = "hold"\ntempo = "2-1-3"')
    assert told == ["f.toml:3:1: tempo: a hold has none; leave it out"]


def test_text_over_several_lines_becomes_one():
    exercise = read_exercise(b'sides = "bi"\nmeasure = "time"\nname = """\nWall\n  sit"""', "f.toml", "f")
    assert exercise.name == "Wall sit"


def test_a_side_is_told_before_its_set_and_at_the_switch():
    exercise = read_exercise(WHOLE.encode(), "f.toml", "side-plank")
    meaning = exercise.side_means
    assert meaning and meaning.describe(Side.LEFT) == "Lie on your left side; the right leg lies on top"
    assert meaning.describe_switch(Side.RIGHT) == "Turn over; now the right side"
    assert name_side(exercise.say.begin, Side.LEFT) == "Left elbow below the shoulder"
    assert meaning._replace(switch="").describe_switch(Side.LEFT) == meaning.describe(Side.LEFT)


MEANS = 'side-means = { leg = "the front leg", words = '


@pytest.mark.parametrize(
    ("sides", "line", "told"),
    [
        (
            "uni",
            'say.begin = "' + "now " * 15 + '"',
            "13: begin: 15 words; write 14 at most: they are said while somebody waits",
        ),
        (
            "uni",
            'say.move = "' + "now " * 11 + '"',
            "12: move: 11 words; write 10 at most: they are said while somebody waits",
        ),
        ("uni", 'say.move = "the {leg} lifts"', "12: move: '{leg}' is not known here; write {side} or {other}"),
        ("uni", 'say.move = "the {side lifts"', "12: move: '{' is not known here; write {side} or {other}"),
        ("uni", "say.begin = 3", "13: begin: 3 is no text; put it in quotes"),
        ("uni", 'say.how = "Up"', "1: unknown key 'how'; known here: begin, end, first, move, position"),
        (
            "bi",
            'say.move = "the {side} leg lifts"',
            "12: move: '{side}' is not known here; only an exercise for one side at a time has a side",
        ),
        ("bi", MEANS + '"{side}" }', "1: side-means: both sides work at once; leave it out"),
        (
            "uni",
            MEANS + '"the leg in front" }',
            "47: words: which side is it? Write {side} where left or right is said",
        ),
        (
            "uni",
            MEANS + '"{side}", switch = "now" }',
            "66: switch: which side is it? Write {side} where left or right is said",
        ),
        (
            "uni",
            'side-means = { words = "the {side} leg" }',
            '14: leg is missing: which leg a side names; write leg = "the upper leg", say',
        ),
        (
            "uni",
            'side-means = { leg = "the upper leg" }',
            '14: words is missing; write words = "Lie on your {other} side; the {side} knee opens", say',
        ),
        (
            "uni",
            'side-means = "the upper leg"',
            "14: side-means: 'the upper leg' is no table; begin one with [side-means]",
        ),
    ],
)
def test_what_is_said_is_short_and_names_a_side_where_there_is_one(sides: str, line: str, told: str):
    assert problems(f'sides = "{sides}"\nmeasure = "reps"\n{line}') == [f"f.toml:3:{told}"]


def test_alternating_sides_may_say_what_a_side_is_and_say_the_same_for_both():
    text = 'sides = "alt"\nmeasure = "reps"\n' + MEANS + '"the {side} foot steps forward" }\n'
    assert read_exercise(text.encode(), "f.toml", "f").side_means
    assert len(problems(text + 'say.move = "the {side} foot"')) == 1
