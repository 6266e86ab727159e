"""The words of the language beyond steps and rounds: blocks, until, order, cues, notes, replacements, history."""

from importlib import import_module
from pathlib import Path

import pytest

from glutetimer.files.reading.problem import FileError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.library.catalogue import load
from glutetimer.training.exercise import Flag
from glutetimer.training.layout import lay_out
from glutetimer.training.workout import Block, FirstSide, Order, Step, StepSides, Workout

LIBRARY = load(None)
EXAMPLE = Path(import_module("glutetimer.assets").__path__[0], "example.toml")

CLAM = 'exercise = "clam"\nwork = 9\n'


def workout(text: str) -> Workout:
    return read_workout(text.encode(), "f.toml", "mine", LIBRARY.names)


def problems(text: str) -> list[str]:
    with pytest.raises(FileError) as caught:
        workout(text)
    return str(caught.value).splitlines()


def test_every_word_of_a_block():
    text = """
        [[block]]
        until = "4:00"
        round-rest = 20
        rest = 60
        order = "random"
        [[block.step]]
        exercise = "squat"
        work = 20
        cue = "Sit  back"
        note = "A chair"
        [[block.step]]
        rest = 5
        [[block]]
        rounds = 3
        [[block.step]]
        exercise = "lunge walk"
        work = 30
        instead = { space = "Standing lunge", impact = "squat" }
    """
    assert workout(text) == Workout(
        id="mine",
        name="Mine",
        short="MINE",
        steps=(),
        blocks=(
            Block(
                until_s=240,
                round_rest_s=20,
                rest_s=60,
                order=Order.RANDOM,
                steps=(Step(exercise="squat", work_s=20, cue="Sit back", note="A chair"), Step(rest_s=5)),
            ),
            Block(
                rounds=3,
                steps=(
                    Step(
                        exercise="lunge-walk",
                        work_s=30,
                        sides=StepSides.ALTERNATING,
                        instead=((Flag.IMPACT, "squat"), (Flag.SPACE, "lunge-stand")),
                    ),
                ),
            ),
        ),
    )


def test_a_blocks_rest_comes_between_its_rounds_too_unless_they_have_their_own():
    def block(words: str) -> Block:
        return workout(f"[[block]]\n{words}\n[[block.step]]\n{CLAM}").blocks[0]

    assert (block("rest = 60").round_rest_s, block("rest = 60").rest_s) == (60, 60)
    assert (block("rest = 60\nround-rest = 0").round_rest_s, block("round-rest = 20").rest_s) == (0, 0)


def test_a_workouts_own_steps_take_the_words_of_a_block():
    own = workout(f'until = "10:00"\norder = "random"\nround-rest = 9\nnote = "n"\n[[step]]\n{CLAM}')
    assert (own.until_s, own.order, own.round_rest_s, own.note) == (600, Order.RANDOM, 9, "n")


def test_the_weaker_side_first_is_the_rule():
    hold = '[[step]]\nexercise = "sl-bridge-hold"\nfirst = "weaker"\nhold = "target"'
    assert workout(hold).steps[0].first is FirstSide.WEAKER
    assert FirstSide.WEAKER.by_history and FirstSide.RULE.by_history and not FirstSide.LEFT.by_history
    assert workout(hold).asks_history
    assert workout(f'[[step]]\n{CLAM}first = "weaker"').asks_history
    assert not workout(f"[[step]]\n{CLAM}").asks_history


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[block]]\nrounds = 2", '1:1: a block needs a [[block.step]], with exercise = "clam" and work = 40, say'),
        ("block = []", "1:1: nothing but rests; give a step some work"),
        (
            f"[[block]]\n[[block.step]]\n{CLAM}[[step]]\n{CLAM}",
            "5:1: step: there are blocks; put it into a [[block]] of its own",
        ),
        (f"rounds = 2\n[[block]]\n[[block.step]]\n{CLAM}", "1:1: rounds: write it in each [[block]]"),
        (f"order = 'random'\n[[block]]\n[[block.step]]\n{CLAM}", "1:1: order: write it in each [[block]]"),
        (
            f"[[block]]\n[[block.step]]\n{CLAM}rounds = 3",
            "5:1: unknown key 'rounds'; known here: breaths, cue, distance, exercise, fatigued, first, free, hold, "
            "instead, load, note, pace, reps, rest, sets, sides, steps, switch, switch-after, tempo, work",
        ),
        (f"[[block]]\nround = 3\n[[block.step]]\n{CLAM}", "2:1: unknown key 'round'; did you mean 'rounds'?"),
        ("[[block]]\nstep = 3", "2:8: step: 3 is no list; put it in brackets"),
        (f"[[blocks]]\n[[blocks.step]]\n{CLAM}", "1:1: unknown key 'blocks'; did you mean 'block'?"),
        (f"[block]\n[[block.step]]\n{CLAM}", "1:1: block: write [[block]], with two brackets: there may be several"),
        (
            f"sides = 'each'\n[[step]]\n{CLAM}sides = 'left'",
            '5:1: sides: all steps of it follow its sides = "each"; leave it out',
        ),
        (
            f"[[block]]\nsides = 'each'\n[[block.step]]\n{CLAM}switch-after = 'sets'\nsets = 2",
            '6:1: switch-after: all steps of it follow its sides = "each"; leave it out',
        ),
        (
            f"[[block]]\nsides = 'left'\n[[block.step]]\n{CLAM}",
            "2:9: sides: 'left' is not known here; write \"each\", or leave it out",
        ),
        (
            f"[[block]]\nfirst = 'right'\n[[block.step]]\n{CLAM}",
            '2:1: first: it belongs to sides = "each"; leave it out',
        ),
        (f"switch = 5\n[[step]]\n{CLAM}", '1:1: switch: it belongs to sides = "each"; leave it out'),
        (
            "sides = 'each'\n[[step]]\nexercise = 'squat'\nwork = 9",
            "1:9: sides: none of its steps works one side at a time; leave it out",
        ),
        (
            "sides = 'each'\nfirst = 'weaker'\n[[step]]\nexercise = 'SLB'\nhold = 'max'",
            '2:9: first: in a test the sides take turns; write first = "rule"',
        ),
        (f"sides = 'each'\n[[block]]\n[[block.step]]\n{CLAM}", "1:1: sides: write it in each [[block]]"),
        (
            f"round-rest = 'often'\n[[step]]\n{CLAM}",
            '1:14: round-rest: \'often\' is no duration; write seconds, such as 45, or "1:30" or "1:02:03", '
            'or "open": until a key ends it',
        ),
        (
            f"ready = 'open'\n[[step]]\n{CLAM}",
            '1:9: ready: \'open\' is no duration; write seconds, such as 45, or "1:30" or "1:02:03"',
        ),
        (
            f"until = 60\nrounds = 2\n[[step]]\n{CLAM}",
            "2:1: rounds: there is until, which says how many; leave one out",
        ),
        (f"until = 0\n[[step]]\n{CLAM}", "1:9: until: 0 is out of bounds; write 1 to 86400 seconds"),
        (f"order = 'any'\n[[step]]\n{CLAM}", "1:9: order: 'any' is not known here; write one of written, random"),
        (f"[[step]]\n{CLAM}cue = ''", "4:7: cue: it is empty; leave the key out"),
        (f"[[step]]\n{CLAM}cue = 'a\u202eb'", "4:7: cue: it has an invisible character (U+202E); take it out"),
        (f"[[step]]\n{CLAM}note = '{'x' * 301}'", "4:8: note: 301 characters; write 300 at most"),
        ("[[step]]\nrest = 9\nnote = 'x'", '1:1: what is done here? Write exercise = "clam" or free = "Easy jog", say'),
        (f"[[step]]\n{CLAM}instead = 'squat'", "4:11: instead: 'squat' is no table; begin one with [instead]"),
        (f"[[step]]\n{CLAM}instead.impat = 'squat'", "4:1: unknown key 'impat'; did you mean 'impact'?"),
        (
            "[[step]]\nexercise = 'Clam shells (left)'\nwork = 9",
            '2:12: \'Clam shells (left)\' is an exercise and a side; write exercise = "clam" and sides = "left"',
        ),
        (f"[[step]]\n{CLAM}instead = {{ impact = 'sqat' }}", "4:22: no exercise 'sqat'; did you mean 'squat'?"),
        (
            f"[[step]]\n{CLAM}[step.instead]\nimpact = 'burpee'",
            "5:10: instead: burpee has the flag 'impact' too; name another",
        ),
        (
            "[[step]]\nfree = 'Jog'\nwork = 9\ninstead.impact = 'squat'",
            "4:1: instead: a free block takes work, sets, rest, cue and note; leave it out",
        ),
        (
            '[[step]]\nexercise = "SLB"\nhold = "max"\nfirst = "weaker"',
            '4:9: first: in a test the sides take turns; write first = "rule"',
        ),
        (f"format = 2\nfrist = 3\n[[step]]\n{CLAM}", "1:10: format: 2 is for a newer glutetimer; this one reads 1"),
    ],
)
def test_a_wrong_word(text: str, told: str):
    assert problems(text) == [f"f.toml:{told}"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"until = '24:00:00'\n[[step]]\n{CLAM}sides = 'left'\nsets = 11",
            "2200 stretches of work and rest; 2000 at most",
        ),
        ("until = '24:00:00'\n[[step]]\nrest = 0.001\n", "nothing but rests; give a step some work"),
        (
            f"until = '24:00:00'\n[[step]]\n{CLAM}rest = '23:00:00'\n[[finish]]\nfree = 'x'\nwork = '2:00:00'",
            "it lasts ",
        ),
        (f"[[block]]\n[[block.step]]\n{CLAM}" * 51, "block: 51 of them; write 50 at most"),
        (("[[block]]\n" + f"[[block.step]]\n{CLAM}" * 450) * 3, "more than 900 steps in the blocks; 500 at most"),
    ],
)
def test_more_than_anybody_trains(text: str, told: str):
    assert problems(text)[0].startswith(f"f.toml:1:1: {told}")


def test_the_annotated_example_has_every_word_of_the_language():
    text = EXAMPLE.read_text("utf-8")
    made = lay_out(workout(text), LIBRARY.exercises)
    assert 0 < made.total_s < 1800
    with pytest.raises(FileError) as caught:
        workout("zzz = 1\n[[warmup]]\nzzz = 1\n[[block]]\nzzz = 1\n[[block.step]]\nzzz = 1")
    known = {
        word
        for problem in caught.value.problems
        if "known here: " in problem.words
        for word in problem.words.partition("known here: ")[2].split(", ")
    }
    assert len(known) > 30
    forms = "{} = ", "[[{}]]", ".{}]]", "[{}."
    assert [word for word in known if not any(form.format(word) in text for form in forms)] == []
