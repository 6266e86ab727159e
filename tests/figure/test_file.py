"""Figure files: what they may say, and what is wrong with them, all at once and with its place."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.figure.body import body
from glutetimer.figure.figure import Band, Group, Joint, MotionKind, Muscle, Platform, Wall, Working
from glutetimer.figure.figures import Figures
from glutetimer.figure.file import read_figure
from glutetimer.figure.motion import MotionPoint
from glutetimer.figure.paint import paint
from glutetimer.files.reading.problem import FileError
from glutetimer.library.catalogue import EXERCISES

from .sample import NAMES

FILES = {path.stem: path for path in sorted(Figures.load(None)._folders[0].glob("*.toml"))}

PLANK = """\
kind = "hold"
muscles = ["glute-max", "shoulders"]
base.pelvis = [0, 0.256]
base.lean = 70.5
base.legs = { x = -0.548, pitch = 74 }
base.arms = { x = 0.25, y = 0.022 }
"""


def problems(text: str) -> list[str]:
    with pytest.raises(FileError) as caught:
        read_figure(text.encode(), "own.toml")
    return str(caught.value).splitlines()


def test_every_exercise_has_a_figure_and_every_figure_an_exercise():
    assert sorted(FILES) == sorted(EXERCISES) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_built_in_file_says_what_it_shows(name):
    text = FILES[name].read_text(encoding="utf-8")
    assert text.startswith("# ") and all(len(line) <= 200 for line in text.splitlines())


def test_a_base_alone_is_a_figure_that_stands_still():
    plank = read_figure(PLANK.encode(), "plank.toml")
    assert plank.kind is MotionKind.HOLD and plank.period > 0 and plank.still == 1
    assert plank.muscles == (Working(Muscle.GLUTE_MAX, False), Working(Muscle.SHOULDERS, False))
    assert body(plank, MotionPoint(0.0)) == body(plank, MotionPoint(1.0))


def test_everything_that_can_be_said():
    made = read_figure(
        b"""
        format = 1
        kind = "cycle"
        period = 2.5
        travel = 0.3
        alternate = true
        flowing = false
        slope = 3
        still = 0.25
        muscles = ["calves!", "trunk"]
        view = { yaw = 10, pitch = 20, order = ["left-arm", "left-leg", "trunk", "head", "right-leg", "right-arm"] }
        props = [{ kind = "wall", at = 0.4 }, { kind = "step", from = 0.1, to = 0.3, height = 0.05 },
                 { kind = "band", round = "ankles" }]
        base.pelvis = [0, 0.5]
        base.arms = { flex = 10, out = 5, turn = 3, elbow = 20, wrist = -5 }
        base.left-arm = { point = [0.1, 0.6, 0.2], turn = 10, wrist = 5 }
        [[key]]
        at = 0
        lean = 3
        right-leg = { x = 0.1, z = 0.06, pitch = 5, turn = 2, lift = 0.02 }
        [[key]]
        at = 0.5
        lean = 5
        squeeze = 0.5
        right-leg = { flex = 30, knee = 40, ankle = 5 }
        """,
        "x",
    )
    assert made.props == (Wall(0.4), Platform(0.1, 0.3, 0.05), Band(Joint.ANKLES)) and made.view.order[3] is Group.HEAD
    assert (made.slope, made.still, made.travel, made.alternate) == (3, 0.25, 0.3, True)
    right, left = made.limbs[Group.RIGHT_LEG], made.limbs[Group.LEFT_LEG]
    assert left.at(0.0) == right.at(0.5)
    assert made.trunk["lean"].at(0.0) == (3.0,)


def test_one_side_goes_over_both():
    text = PLANK + "base.right-arm = { flex = 120 }\n"
    made = read_figure(text.encode(), "x")
    assert made.limbs[Group.RIGHT_ARM].at(0.0).flex == 120  # type: ignore[union-attr]
    assert made.limbs[Group.LEFT_ARM].contacts != made.limbs[Group.RIGHT_ARM].contacts


def test_all_problems_are_told_at_once_with_their_places():
    told = problems(
        """\
kind = "rep"
period = 3
muscels = ["glute-max"]
muscles = ["glute-max!", "glutes"]
travel = 1
view = { yaw = 400, order = ["trunk"] }
base.pelvis = [0, 0.5, 1]
base.right-leg = { x = 0, knee = 20 }
props = [{ kind = "ladder" }, { kind = "band" }, { kind = "step", from = 1, to = 0 }]
key = [
  { at = 0.5, lean = "far" },
  { at = 0.5, squeeze = 2 },
  { lean = nan },
]
"""
    )
    assert told == [
        "own.toml:2:1: period: the exercise's tempo leads this kind; leave it out",
        "own.toml:3:1: unknown key 'muscels'; did you mean 'muscles'?",
        "own.toml:4:26: muscles: 'glutes' is not known here; did you mean 'glute-med'?",
        'own.toml:5:1: travel: it belongs to kind = "cycle"; leave it out',
        "own.toml:6:16: yaw: 400 is out of bounds; write -180 to 180",
        'own.toml:6:29: order: write each of "left-arm", "left-leg", "right-leg", "right-arm", "trunk" once, '
        'from far to near; perhaps "head" too',
        "own.toml:7:15: pelvis: a list is no place; write 2 numbers in brackets",
        "own.toml:8:27: unknown key 'knee'; known here: lift, pitch, turn, x, y, z",
        "own.toml:9:19: kind: 'ladder' is not known here; write one of wall, step, band",
        'own.toml:9:31: round is missing; write round = "knees" or "ankles"',
        "own.toml:9:50: height is missing; a step has from, to and height",
        "own.toml:9:82: to: 0.0 is not right of 1.0",
        "own.toml:11:22: lean: 'far' is no number; write -360 to 360",
        "own.toml:12:10: at: 0.5 does not come after 0.5; put the keys in order",
        "own.toml:12:25: squeeze: 2 is out of bounds; write 0 to 1",
        "own.toml:13:3: at is missing; write the key's place in the movement, 0 to 1",
        "own.toml:13:12: lean: nan is no number; write -360 to 360",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", '1:1: kind is missing; write kind = "rep", "hold" or "cycle"'),
        (
            'kind = "cycle"\nbase.pelvis = [0, 1]',
            "1:1: period is missing; write the seconds of a turn, such as period = 1.2",
        ),
        ('kind = "hold"', "1:1: where is the body? Write base.pelvis = [0, 0.53], say"),
        (PLANK + "base.shoulders = [0, 0]", "1:1: pelvis and shoulders: only one can stay in its place; leave one out"),
        (PLANK + "alternate = 1", "7:13: alternate: 1 is neither true nor false"),
        (PLANK + "key = { at = 0 }", "7:7: key: write [[key]], with two brackets: there may be several"),
        ('kind = "cycle"\nperiod = 1\nkey = [{ at = 1 }]', "3:15: at: 1 is the first key again; leave it out"),
        (
            'kind = "cycle"\nperiod = 1\nalternate = true\nbase.pelvis = [0, 0.5]\n'
            "key = [{ at = 0, left-leg = { flex = 3 } }]",
            "5:18: left-leg: it does what right-leg does, half a turn later; leave it out",
        ),
        (
            'kind = "cycle"\nperiod = 1\nbase.pelvis = [0, 0.5]\nkey = [{ at = 0 }, { at = 1e-300, lean = 1 }]',
            "4:27: at: 1e-300 is too near to the key before, 0; leave 0.001 between them",
        ),
        (f'kind = "rep"\nslope = {"9" * 310}', "2:9: a huge number; write 9e+18 at most"),
        (
            PLANK.replace("0.256", "0.4"),
            "5:13: legs: out of reach by 0.06 body heights at 0; bring it nearer",
        ),
        (
            'kind = "rep"\nbase.pelvis = [0, 0.5]\nkey = [\n{ at = 0, right-leg = { x = 0 } },\n'
            "{ at = 1, right-leg = { x = 0, y = 0.2, z = 3 } },\n]",
            "5:23: right-leg: out of reach by 2.47 body heights at 1; bring it nearer",
        ),
        ('kind = "rep', "1:12: not TOML: unterminated string"),
    ],
)
def test_one_problem(text: str, words: str):
    assert f"own.toml:{words}" in problems(text)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NAMES), st.randoms(use_true_random=False))
def test_no_file_makes_it_stumble(name: str, chance: random.Random):
    """A built-in file with some numbers and words exchanged is refused in words, or it draws."""
    words = FILES[name].read_text(encoding="utf-8").split(" ")
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(words)), chance.randrange(len(words))
        words[at] = chance.choice([words[other], "0", "-1.5", "300", "1e300", "nan", "[1, 2]", "{}", "", '"x"'])
    try:
        shown = read_figure(" ".join(words).encode(), "own.toml")
    except FileError as faulty:
        assert faulty.problems and all(problem.words for problem in faulty.problems)
    else:
        for place in (0.0, 0.31, 0.5, 1.0):
            paint(shown, MotionPoint(place), 30, 10)
