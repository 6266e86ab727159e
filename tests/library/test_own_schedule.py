"""A schedule of the user's own: the first change makes it, each is taken back, and nobody else's change is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.writing.schedule_file import plan_day
from glutetimer.library.catalogue import load
from glutetimer.library.own_schedule import OwnSchedule
from glutetimer.training.schedule import OWN, Schedule

WORKOUTS = load(None).workouts
DAILY = Schedule("daily", ((("five-a-day",),) * 7,))


def opened(path: Path, schedule: Schedule = DAILY) -> OwnSchedule:
    return OwnSchedule(path, WORKOUTS, schedule)


def test_the_first_change_makes_a_schedule_of_ones_own_and_undo_takes_it_away(tmp_path: Path) -> None:
    own = opened(tmp_path / "schedule.toml")
    own.change(lambda data: plan_day(data, 0, 1, ["run-stronger"]))
    assert own.schedule.name == OWN
    assert own.schedule.weeks[0][:3] == (("five-a-day",), ("run-stronger",), ("five-a-day",))
    assert own.undo() and not own.path.exists() and own.schedule == DAILY and not own.undo()
    assert own.redo() and own.path.exists() and own.schedule.weeks[0][1] == ("run-stronger",)
    assert not own.redo()


def test_a_change_elsewhere_is_left_as_it_is(tmp_path: Path) -> None:
    own = opened(tmp_path / "schedule.toml")
    own.change(lambda data: plan_day(data, 0, 1, []))
    own.path.write_text('[[week]]\nmonday = "hill-session"\n')
    for act in (own.undo, lambda: own.change(lambda data: plan_day(data, 0, 2, []))):
        with pytest.raises(GlutetimerError, match="changed by something else"):
            act()
    assert own.path.read_text() == '[[week]]\nmonday = "hill-session"\n'


def test_a_faulty_file_is_mended_by_hand_first(tmp_path: Path) -> None:
    path = tmp_path / "schedule.toml"
    path.write_text('[[week]]\nmonday = "five-a-day"\ntuesday = "squat-day"\n')
    with pytest.raises(GlutetimerError, match=r"schedule\.toml:3.*no workout 'squat-day'"):
        opened(path).change(lambda data: plan_day(data, 0, 0, []))
    assert "five-a-day" in path.read_text()


def test_what_would_be_no_schedule_is_not_written(tmp_path: Path) -> None:
    own = opened(tmp_path / "schedule.toml")
    with pytest.raises(GlutetimerError, match="no workout 'squat-day'"):
        own.change(lambda data: plan_day(data, 0, 0, ["squat-day"]))
    assert not own.path.exists() and own.schedule is DAILY
