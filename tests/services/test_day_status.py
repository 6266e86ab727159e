"""What there is to do today, kept: never other than what would be reckoned anew."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from typing import Any

import pytest

from glutetimer.clock import SystemClock
from glutetimer.history.records import Moment
from glutetimer.history.store import History
from glutetimer.library.catalogue import load as load_library
from glutetimer.services.context import Context
from glutetimer.services.day_status import DayStatus, find_day, keep_day, sign_sources
from glutetimer.services.due import reckon_day
from glutetimer.settings.paths import Paths, paths
from glutetimer.settings.settings import load as load_settings
from glutetimer.training.exercise import Side
from glutetimer.training.workout import HoldMode
from tests.conftest import BERLIN
from tests.history.some import a_hold, a_session, a_set

TODAY = DayStatus(("Five minutes a day",), 3, 2, 5)
NOW = time.time()
ONE = '[[step]]\nexercise = "clam"\nwork = 20\n'


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A user with something of each kind, all of it written an hour ago."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "runtime"))
    found = paths(tmp_path / "data")
    for folder in (found.data, found.workouts, found.exercises):
        folder.mkdir(parents=True, exist_ok=True)
    found.settings.write_text("goal-days = 4\n", "utf-8")
    (found.workouts / "mine.toml").write_text(ONE, "utf-8")
    with History(found.history) as history:
        history.put(a_session("one", date(2026, 11, 1)))
    age(found)
    return found


def age(where: Paths) -> None:
    for file in where.data.rglob("*"):
        os.utime(file, (NOW - 3600, NOW - 3600))


def keep(where: Paths, wall: float = NOW, until: float = NOW + 3600) -> None:
    signature = sign_sources(where, wall)
    assert signature
    keep_day(where, TODAY, signature, wall, until)


def test_it_is_told_as_it_was_kept_for_as_long_as_it_holds(where: Paths) -> None:
    assert find_day(where, NOW) is None
    keep(where)
    assert [find_day(where, NOW + late) for late in (0, 3599)] == [TODAY, TODAY]
    assert [find_day(where, NOW + late) for late in (-1, 3600)] == [None, None], "a clock that stepped back, and later"
    assert find_day(paths(where.data.parent / "another"), NOW) is None


def put_a_set(where: Paths) -> None:
    with History(where.history) as history:
        history.put(a_set())


CHANGES: dict[str, Callable[[Paths], object]] = {
    "a set": put_a_set,
    "a history that is gone": lambda where: where.history.unlink(),
    "a setting": lambda where: where.settings.write_text("goal-days = 6\n", "utf-8"),
    "a schedule": lambda where: where.schedule.write_text("[[week]]\n", "utf-8"),
    "a workout": lambda where: (where.workouts / "mine.toml").write_text(ONE.replace("20", "30"), "utf-8"),
    "another workout": lambda where: (where.workouts / "too.toml").write_text(ONE, "utf-8"),
    "a workout's name": lambda where: (where.workouts / "mine.toml").rename(where.workouts / "ours.toml"),
    "an exercise": lambda where: (where.exercises / "mine.toml").write_text('name = "Mine"\n', "utf-8"),
    "a write that was cut off": lambda where: Path(f"{where.history}-journal").touch(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("is_old", [False, True], ids=["", "with its old time"])
def test_it_holds_no_longer_than_what_it_came_from(
    where: Paths, change: Callable[[Paths], object], is_old: bool
) -> None:
    keep(where)
    change(where)
    if is_old:
        age(where)
    assert find_day(where, NOW) is None


def test_what_is_just_being_written_is_not_kept(where: Paths) -> None:
    assert sign_sources(where, NOW)
    os.utime(where.settings, (NOW - 1, NOW - 1))
    assert sign_sources(where, NOW) is None
    Path(f"{where.history}-journal").touch()
    assert sign_sources(where, NOW + 60) is None


def test_what_changed_while_it_was_read_is_not_kept(where: Paths) -> None:
    signature = sign_sources(where, NOW)
    assert signature
    where.settings.write_text("goal-days = 6\n", "utf-8")
    age(where)
    keep_day(where, TODAY, signature, NOW, NOW + 3600)
    assert not where.day.exists()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"since": "x"}', "\x00"])
def test_what_is_broken_says_nothing(where: Paths, text: str) -> None:
    keep(where)
    where.day.write_text(text, "utf-8")
    assert find_day(where, NOW) is None


def test_in_another_zone_it_is_reckoned_again(where: Paths, in_zone: Callable[[str], None]) -> None:
    keep(where)
    in_zone("Etc/GMT-7")
    assert find_day(where, NOW) is None


def test_a_day_ends_by_the_clocks_of_the_next(where: Paths, in_zone: Callable[[str], None]) -> None:
    """As the night is an hour shorter, or longer."""
    in_zone(BERLIN)
    for day, ends in ((date(2026, 3, 28), "2026-03-29T02:00"), (date(2026, 10, 24), "2026-10-25T03:00")):
        context = Context(where, load_settings(where.settings, set), load_library(where.config), SystemClock())
        _, until = reckon_day(context, datetime.combine(day, clock_time(18)).astimezone())
        assert datetime.fromtimestamp(until, UTC) == datetime.fromisoformat(ends + "Z"), day


def test_it_is_true_until_it_says(where: Paths) -> None:
    """Whoever asks on that day before the instant that it names would reckon the same. Here a flight bridges a missed
    date until five o'clock, and from noon on a test may be held again."""
    days = [f"{date(2026, 11, day):%A}".lower() for day in range(2, 9)]
    where.schedule.write_text("[[week]]\n" + "".join(f'{day} = ["single-leg-test"]\n' for day in days), "utf-8")
    then = date(2026, 11, 27)
    noon_ms = round(datetime(2026, 11, 27, 12, tzinfo=UTC).timestamp() * 1000)
    with History(where.history) as history:
        history.put(a_session("two", then))
        for hours, side in ((0, Side.LEFT), (0, Side.RIGHT), (5, Side.RIGHT)):
            started = Moment(noon_ms + hours * 3_600_000, 600, then)
            fields: dict[str, Any] = {"mode": HoldMode.MAX} if not hours else {"mode": HoldMode.TARGET}
            history.put(a_hold(f"{hours}{side}", day=then, session="two", side=side, started=started, **fields))
    context = Context(where, load_settings(where.settings, set), load_library(where.config), SystemClock())
    begun = datetime(2026, 11, 29, 4, 0, tzinfo=UTC)
    told, until = reckon_day(context, begun)
    found = [told]
    for minutes in range(0, 24 * 60, 20):
        at = begun + timedelta(minutes=minutes)
        told, ends = reckon_day(context, at)
        if at.timestamp() < until:
            assert told == found[-1], at
        else:
            found.append(told)
            until = ends
    assert [(each.days, each.open) for each in found] == [(1, ()), (0, ()), (0, ("Single-leg hold test",))]
    assert until == (begun + timedelta(days=1)).timestamp()
