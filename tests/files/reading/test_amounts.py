"""Ranges, loads and amounts by week: what is read, and what a wrong one is told."""

from datetime import date

import pytest

from glutetimer.files.reading.names import Named
from glutetimer.files.reading.problem import FileError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.library.catalogue import load
from glutetimer.training.workout import Step, SwitchAfter, Workout

NAMES: Named = load(None).names
CLAM = '[[step]]\nexercise = "clam"\n'


def read(text: str) -> Workout:
    return read_workout(text.encode(), "f.toml", "f", NAMES)


def step(lines: str) -> Step:
    return read(f"{CLAM}{lines}").steps[0]


def problems(text: str) -> list[str]:
    with pytest.raises(FileError) as faulty:
        read(text)
    return [str(problem) for problem in faulty.value.problems]


def test_ranges():
    found = step('reps = "10-15"\nsets = "2 – 4"')
    assert (found.reps, found.reps_to, found.sets, found.sets_to) == (10, 15, 2, 4)
    found = step('work = "20-1:30"')
    assert (found.work_s, found.work_to_s) == (20, 90)


@pytest.mark.parametrize("sets", ["[1, 2, 3]", '"1-3"', '[1, "1-2"]', "2"])
def test_all_sets_of_a_side_in_a_row_want_more_than_one_in_some_week(sets: str):
    found = step(f'work = 20\nsets = {sets}\nswitch-after = "sets"')
    assert found.switch_after is SwitchAfter.SETS


@pytest.mark.parametrize("sets", ["[1, 1]", "1"])
def test_one_set_in_every_week_has_nothing_in_a_row(sets: str):
    (told,) = problems(f'{CLAM}work = 20\nsets = {sets}\nswitch-after = "sets"')
    assert "switch-after: there is one set" in told


def test_sets_may_be_added_where_a_side_is_done_through():
    found = read(f'sides = "each"\n{CLAM}work = 20\nsets = "2-4"')
    assert (found.by_side, found.steps[0].sets_to) == (True, 4)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("green band", "green band"),
        ("8kg", "8 kg"),
        ("8,5 Kilos", "8.5 kg"),
        ("10 lbs", "10 lb"),
        ("10 pounds each hand", "10 lb each hand"),
        ("2 x 5 kg", "2 x 5 kg"),
        ("8 kgm", "8 kgm"),
    ],
)
def test_a_weight_has_one_spelling_and_other_words_stay(written: str, kept: str):
    assert step(f'work = 9\nload = "{written}"').load == kept


def test_the_nearest_load_holds():
    found = read(
        'load = "green band"\n[[block]]\nload = "red band"\n[[block.step]]\nexercise = "clam"\nwork = 9\n'
        '[[block.step]]\nexercise = "clam"\nwork = 9\nload = "8 kg"\n[[block]]\n[[block.step]]\n'
        'exercise = "clam"\nwork = 9'
    )
    loads = [found.load_of(each, block) for block in found.blocks for each in block.steps]
    assert loads == ["red band", "8 kg", "green band"]


def test_one_value_a_week_and_the_last_one_stays():
    found = read(
        'begin = 2026-11-30\nrounds = [1, 2]\n[[step]]\nexercise = "clam"\n'
        'reps = ["8-10", 10, 12, 12]\nrest = [30, 0]\nsets = [3]\nload = ["green band", "red band"]'
    )
    assert (found.weeks, found.begin) == (3, date(2026, 11, 30))
    weeks = [found.in_week(week) for week in (0, 1, 2, 3, 9)]
    assert [each.rounds for each in weeks] == [1, 1, 2, 2, 2]
    assert [(each.steps[0].reps, each.steps[0].reps_to) for each in weeks] == [
        *((8, 10), (8, 10), (10, None), (12, None), (12, None))
    ]
    assert [each.steps[0].rest_s for each in weeks] == [30, 30, 0, 0, 0]
    assert {each.steps[0].sets for each in weeks} == {3}
    assert [each.steps[0].load for each in weeks][-2:] == ["red band", "red band"]
    assert all(each.weeks == 1 for each in weeks)


def test_a_blocks_rest_by_week_is_also_that_between_its_rounds():
    found = read('[[block]]\nrounds = 2\nrest = [60, 90]\n[[block.step]]\nexercise = "clam"\nwork = 9')
    assert [(week.blocks[0].rest_s, week.blocks[0].round_rest_s) for week in map(found.in_week, (1, 2))] == [
        *((60, 60), (90, 90))
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('reps = "15-10"', "3:8: reps: '15-10' goes down; write \"10-15\""),
        ('reps = "10-10"', "3:8: reps: '10-10' is no range; write 10 alone"),
        ('reps = "0-10"', "3:8: reps: 0 is out of bounds; write 1 to 1000"),
        (
            'reps = "10-15 times"',
            "3:8: reps: '10-15 times' is no whole number; write 1 to 1000, or a range such as \"10-15\"",
        ),
        (
            'reps = "10 to 15"',
            "3:8: reps: '10 to 15' is no whole number; write 1 to 1000, or a range such as \"10-15\"",
        ),
        ('reps = "1.5-3"', "3:8: reps: 1.5 is no whole number; write 1 to 1000"),
        ('work = "soon-30"', '3:8: work: \'soon\' is no duration; write seconds, such as 45, or "1:30" or "1:02:03"'),
        ('work = 9\nsets = "1-101"', "4:8: sets: 101 is out of bounds; write 1 to 100"),
        ("work = 9\nload = 8", '4:8: load: 8 is no load; write it in quotes, such as "green band" or "8 kg"'),
        ('work = 9\nload = ""', "4:8: load: it is empty; leave the key out"),
        (f'work = 9\nload = "{"x" * 41}"', "4:8: load: 41 characters; write 40 at most"),
        ("reps = []", "3:8: reps: an empty list; write one value a week, or leave the key out"),
        ('reps = [8, "x", 12]', "3:12: reps: 'x' is no whole number; write 1 to 1000, or a range such as \"10-15\""),
        ("reps = [8, [10]]", "3:12: reps: a list is no whole number; write 1 to 1000"),
        ("reps = [8, true]", "3:12: reps: true is no whole number; write 1 to 1000"),
        (f"reps = [{', '.join(map(str, range(1, 55)))}]", "3:8: reps: 54 of them; write 53 at most"),
        (
            'work = 9\nload = ["8 kg", 9]',
            '4:17: load: 9 is no load; write it in quotes, such as "green band" or "8 kg"',
        ),
        ("reps = [8, 10]\nwork = [20, 30]", "3:1: reps: a step has one of work, reps, "),
        (
            'work = 9\ntempo = ["2-1-3"]',
            '4:9: tempo: a list is no tempo; write the seconds of lift-hold-lower, such as "2-1-3"',
        ),
    ],
)
def test_a_wrong_amount(lines: str, told: str):
    assert [each for each in problems(f"{CLAM}{lines}") if each.startswith(f"f.toml:{told}")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"begin = 2026-11-30\n{CLAM}work = 9",
            "1:1: begin: nothing goes by week here; leave it out, or write reps = [8, 10, 12], say",
        ),
        (f"begin = 3\n{CLAM}work = [8, 9]", "1:9: begin: 3 is no date; write one such as 2026-11-23"),
        (
            '[[step]]\nfree = "Jog"\nwork = "60-90"',
            "3:8: work: nothing is kept of a free block to choose in a range by; write work = 60",
        ),
        (
            '[[step]]\nfree = "Jog"\nwork = 9\nload = "8 kg"',
            "4:1: load: a free block takes work, sets, rest, cue and note; leave it out",
        ),
        (
            '[[step]]\nrest = 9\nload = "8 kg"',
            '1:1: what is done here? Write exercise = "clam" or free = "Easy jog", say',
        ),
        (f'{CLAM}work = [1, "12:00:00-23:00:00"]', "1:1: it lasts 46:00:18; 24:00:00 at most"),
        (
            f'{CLAM}work = 1\nsets = ["1-9", "1-100"]\n[[step]]\nexercise = "clam"\nwork = 1\nsets = [1, 100]\n'
            f"{CLAM}work = 1\nsets = 100\n{CLAM}work = 1\nsets = 100\n{CLAM}work = 1\nsets = 100\n{CLAM}work = 1",
            "1:1: 2004 stretches of work and rest; 2000 at most: fewer rounds, sets or steps",
        ),
    ],
)
def test_a_wrong_whole(text: str, told: str):
    assert problems(text) == [f"f.toml:{told}"]
