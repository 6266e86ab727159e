"""What a range, one value a week and a load are in the builder: shown as they are written, and typed."""

from __future__ import annotations

import pytest

from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.files.writing.consequences import consequences
from glutetimer.files.writing.editing import Spot, Value, put, put_all
from glutetimer.files.writing.fields import Field, Sort, fields
from glutetimer.library.catalogue import load
from glutetimer.training.workout import Block, FirstSide, Step, StepSides

LIBRARY = load(None)
TEXT = '[[step]]\nexercise = "clam"\nreps = "10-15"\nsets = [2, 3]\nload = "8 kg"\n'
SPOT = Spot(1, 0)


def found(text: str, key: str) -> Field:
    workout = read_workout(text.encode(), "f.toml", "f", LIBRARY.names)
    return next(field for field in fields(workout, SPOT, LIBRARY.exercises) if field.key == key)


def typed(text: str, key: str, line: str) -> Step:
    value: Value = found(text, key).read(line)
    changed = put(text, SPOT, {key: value})
    return read_workout(changed.encode(), "f.toml", "f", LIBRARY.names).steps[0]


def test_it_is_shown_as_it_is_written() -> None:
    shown = [(found(TEXT, key).shown, found(TEXT, key).sort) for key in ("reps", "sets", "load", "rest")]
    assert shown == [("10-15", Sort.SPAN), ("2 / 3", Sort.SPAN), ("8 kg", Sort.TEXT), ("0:00", Sort.SECONDS)]


def test_a_key_leaves_a_range_alone() -> None:
    assert found(TEXT, "reps").stepped(1) == "10-15"
    assert found(TEXT, "sets").stepped(-1) == [2, 3]


def test_it_is_typed() -> None:
    assert (typed(TEXT, "reps", "8-12").reps, typed(TEXT, "reps", "8-12").reps_to) == (8, 12)
    assert (typed(TEXT, "reps", "9").reps, typed(TEXT, "reps", "9").reps_to) == (9, None)
    step = typed(TEXT, "reps", "8 / 8-10 / 12")
    assert [(week.reps, week.reps_to) for week in map(step.in_week, (1, 2, 3))] == [(8, None), (8, 10), (12, None)]
    step = typed(TEXT, "rest", "1:30/45")
    assert [step.in_week(week).rest_s for week in (1, 2)] == [90, 45]
    step = typed(TEXT, "load", "green w/o handles / 10lb")
    assert [step.in_week(week).load for week in (1, 2)] == ["green w/o handles", "10 lb"]
    assert typed(TEXT, "load", "").load == ""


@pytest.mark.parametrize(("key", "line"), [("reps", "15-10"), ("reps", "a/b"), ("sets", "1-200"), ("load", "x" * 50)])
def test_what_is_wrong_is_refused(key: str, line: str) -> None:
    with pytest.raises(GlutetimerError):
        typed(TEXT, key, line)


BLOCK = """\
[[block]]
[[block.step]]
exercise = "clam"
reps = 12
sides = "each"  # both
first = "right"
switch = 8
sets = "2-4"
[[block.step]]
exercise = "sl-bridge-hold"
hold = "target"
sides = "left"
[[block.step]]
exercise = "squat"
work = 30
"""


@pytest.mark.parametrize("text", [BLOCK, BLOCK.replace("[[block]]\n", "").replace("block.step", "step")])
def test_a_block_goes_by_sides_and_back(text: str) -> None:
    def turned(text: str, value: str) -> tuple[str, Block]:
        workout = read_workout(text.encode(), "f.toml", "f", LIBRARY.names)
        field = next(each for each in fields(workout, Spot(1), LIBRARY.exercises) if each.key == "sides")
        changed = put_all(
            text, consequences(workout, Spot(1), "sides", field.stepped(1, around=True), LIBRARY.exercises)
        )
        found = read_workout(changed.encode(), "f.toml", "f", LIBRARY.names).parts[1]
        assert field.value != value and found.by_side == (value == "each")
        return changed, found

    by_side, block = turned(text, "each")
    assert block.first is FirstSide.RIGHT, "the side that began goes on beginning"
    assert [(step.sets, step.sets_to) for step in block.steps] == [(2, 4), (1, None), (1, None)]
    assert all(key not in by_side for key in ("switch = 8", "# both", '"left"'))
    back, steps = turned(by_side, "step by step")
    assert [step.sides for step in steps.steps] == [StepSides.EACH, StepSides.EACH, StepSides.BOTH]
    assert [step.first for step in steps.steps] == [FirstSide.RIGHT, FirstSide.RIGHT, FirstSide.LEFT]
    assert "first" not in back.partition("exercise")[0]


def test_what_works_no_side_does_not_go_by_sides() -> None:
    workout = read_workout(b'[[step]]\nexercise = "squat"\nwork = 30\n', "f.toml", "f", LIBRARY.names)
    assert "sides" not in {each.key for each in fields(workout, Spot(1), LIBRARY.exercises)}


def test_a_test_that_goes_by_sides_begins_by_the_rule() -> None:
    text = BLOCK.replace('first = "right"', 'first = "weaker"').replace('hold = "target"', 'hold = "max"')
    workout = read_workout(text.encode(), "f.toml", "f", LIBRARY.names)
    changed = put_all(text, consequences(workout, Spot(1), "sides", "each", LIBRARY.exercises))
    assert read_workout(changed.encode(), "f.toml", "f", LIBRARY.names).parts[1].first is FirstSide.RULE
