"""A schedule's file changed where it is written: what it says is the change, and every other line is as it was."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.reading.schedule_file import WEEKDAYS, read_schedule
from glutetimer.files.writing.schedule_file import add_week, begin_on, delete_week, new_schedule, plan_day
from glutetimer.library.catalogue import load
from glutetimer.training.schedule import OWN, Schedule

LIBRARY = load(None)
OWNED = b"""\
# My weeks. Coach says: never two tests in a row.

[[week]] # hard
monday = ["five-a-day", "bridge-builder"] # before work
wednesday = "run-stronger"   # with Ann
friday = [
  "floor-activation", # on the grass
  "five-a-day",
]

# The easy one.
[[week]]
tuesday = []
sunday = ["five-a-day"]
"""


def read(data: bytes) -> Schedule:
    found, problems = read_schedule(data, "schedule.toml", OWN, LIBRARY.workouts)
    assert found and problems == ()
    return found


def changed_lines(new: bytes) -> tuple[set[str], set[str]]:
    """The lines that went, and those that came."""
    old_lines, new_lines = set(OWNED.decode().splitlines()), set(new.decode().splitlines())
    return old_lines - new_lines, new_lines - old_lines


def test_a_workout_more_keeps_the_line_and_its_comment() -> None:
    new = plan_day(OWNED, 0, 0, ["five-a-day", "floor-activation", "bridge-builder"])
    assert changed_lines(new) == (
        {'monday = ["five-a-day", "bridge-builder"] # before work'},
        {'monday = ["five-a-day", "floor-activation", "bridge-builder"] # before work'},
    )


def test_one_name_stays_one() -> None:
    assert b'wednesday = "five-a-day"   # with Ann' in plan_day(OWNED, 0, 2, ["five-a-day"])
    assert b"wednesday = []   # with Ann" in plan_day(OWNED, 0, 2, [])


def test_a_list_in_lines_keeps_the_comments_of_those_that_stay() -> None:
    new = plan_day(OWNED, 0, 4, ["floor-activation", "five-a-day", "run-stronger"])
    assert b'"floor-activation", # on the grass\n' in new
    assert read(new).weeks[0][4] == ("floor-activation", "five-a-day", "run-stronger")


@pytest.mark.parametrize(
    ("week", "day", "before", "after"), [(0, 1, "monday", "wednesday"), (1, 3, "tuesday", "sunday")]
)
def test_a_new_day_stands_in_its_order(week: int, day: int, before: str, after: str) -> None:
    lines = plan_day(OWNED, week, day, ["five-a-day"]).decode().splitlines()
    keys = [line.split(" ")[0] for line in lines]
    at = next(n for n, line in enumerate(lines) if line.startswith(WEEKDAYS[day]))
    assert keys[at - 1] == before and keys[at + 1] == after


def test_a_first_day_stands_first() -> None:
    lines = plan_day(OWNED, 1, 0, ["five-a-day"]).decode().splitlines()
    at = lines.index('monday = ["five-a-day"]')
    assert lines[at + 1] == "tuesday = []"


def test_weeks_come_go_and_begin() -> None:
    more = add_week(OWNED, read(OWNED).weeks[0])
    assert more.startswith(OWNED) and read(more).weeks == (*read(OWNED).weeks, read(OWNED).weeks[0])
    assert read(delete_week(more, 2)).weeks == read(OWNED).weeks
    assert b"# The easy one." in delete_week(OWNED, 0)
    begun = begin_on(OWNED, date(2026, 11, 16))
    assert read(begun).start == date(2026, 11, 16) and read(begin_on(begun, None)).start is None
    assert set(OWNED.splitlines()) <= set(begun.splitlines())


def test_line_ends_of_windows_stay() -> None:
    for change in (
        lambda old: plan_day(old, 1, 0, ["five-a-day"]),
        lambda old: add_week(old, read(OWNED).weeks[1]),
        lambda old: delete_week(old, 0),
        lambda old: begin_on(old, date(2026, 11, 16)),
    ):
        assert change(OWNED.replace(b"\n", b"\r\n")) == change(OWNED).replace(b"\n", b"\r\n")


def test_what_is_not_understood_is_not_spoilt() -> None:
    in_a_line = b'week = [{ monday = "five-a-day" }, { tuesday = "five-a-day" }]'
    for change in (lambda: delete_week(in_a_line, 0), lambda: add_week(in_a_line, read(in_a_line).weeks[0])):
        with pytest.raises(GlutetimerError, match="edit it by hand"):
            change()
    assert read(plan_day(in_a_line, 0, 0, ["run-stronger"])).weeks[0][0] == ("run-stronger",)


days = st.lists(st.sampled_from(sorted(LIBRARY.workouts)), max_size=3).map(tuple)
weeks = st.tuples(*[days] * 7)


@given(st.lists(weeks, min_size=1, max_size=3), st.data())
def test_whatever_is_planned_is_what_is_read(first: list[tuple[tuple[str, ...], ...]], data: st.DataObject) -> None:
    schedule = Schedule(OWN, tuple(first))
    text = new_schedule(schedule)
    assert read(text) == schedule
    for _ in range(data.draw(st.integers(1, 4))):
        week, day = data.draw(st.integers(0, len(first) - 1)), data.draw(st.integers(0, 6))
        names = data.draw(days)
        text = plan_day(text, week, day, names)
        first[week] = tuple(names if n == day else each for n, each in enumerate(first[week]))
        assert read(text).weeks == tuple(first)
    assert tomllib.loads(text.decode())
