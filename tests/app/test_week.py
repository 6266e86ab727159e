"""The week: which workout on which day, by keyboard alone; and home, which follows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.week.screen import WeekScreen
from glutetimer.settings.settings import Scheduled, Settings
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, saved, settle, text, wait

FRIDAY = Settings(sound=False, schedule=Scheduled.EXAMPLE)
"""The fake clock's day is Friday 20 November 2026."""
SIZES = [(40, 12), (80, 24), (100, 30), (200, 60)]


def row(app: object, words: str) -> str:
    return next(line for line in text(app).splitlines() if words in line)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", SIZES)
async def test_the_week_opens_on_today_and_starts_what_is_chosen(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app(settings=FRIDAY)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        assert isinstance(app.screen, WeekScreen)
        assert "16 – 22 November" in text(app)
        today = row(app, "▌")
        assert "Run stronger" in today and "○" in today and "17:40" in today
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.runner.plan.workout.id == "five-a-day"


async def test_a_rest_day_has_nothing_to_start(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "schedule.toml").write_text('[[week]]\nfriday = "run-stronger"\nsaturday = "five-a-day"')
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w", "down", "down", "enter")
        assert isinstance(app.screen, WeekScreen)
        assert "rest" in row(app, "▌")
        assert "enter start" not in text(app)
        await press(pilot, "down")
        assert "Mon 16 Nov" in row(app, "▌"), "round to the first"


async def test_the_weeks_to_come_and_back(open_app: Open) -> None:
    app = open_app(settings=FRIDAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w", "left", "right")
        assert "23 – 29 November" in text(app)
        await press(pilot, "right")
        assert "30 November – 6 December" in text(app)
        await press(pilot, "left", "left", "left")
        assert "16 – 22 November" in text(app), "what is over is in the review"
        assert "today" in row(app, "▌")
        await press(pilot, "question_mark", "escape", "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_home_follows_the_schedule_and_ticks(open_app: Open, clock: FakeClock, tmp_path: Path) -> None:
    (tmp_path / "schedule.toml").write_text('[[week]]\nfriday = ["floor-activation", "five-a-day", "squat-day"]')
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert any("no workout 'squat-day'" in note.message for note in app._notifications)
        assert "Friday: Floor activation, then Five minutes a day." in text(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.runner.plan.workout.id == "five-a-day", "what is next today stands next"
        await wait(pilot, clock, 300)
        await settle(pilot)
        await press(pilot, "enter")
        saved(app)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = text(app)
        assert "Friday 20 November   1 of 2 done" in shown
        assert "Five minutes a day: done. Next: Floor activation." in shown
        assert "✓" in row(app, "Five minutes a day  ") and "✓" not in row(app, "Floor activation  ")
        await press(pilot, "w")
        assert "✓ Five minutes a day" in text(app)
        assert "○ Floor activation" in row(app, "▌")


async def test_a_rest_day_at_home(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "schedule.toml").write_text('[[week]]\nmonday = "run-stronger"')
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "20 November   rest day" in text(app)
        assert "Friday is a rest day. Five easy minutes, if you like." in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.runner.plan.workout.id == "five-a-day"


async def test_a_foreign_history_is_one_line_and_the_week_still_shows(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "history.db").write_text("a diary " * 200)
    app = open_app(settings=FRIDAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        assert "history.db" in text(app) and "Run stronger" in text(app)


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (40, 8), (72, 20), (300, 90)])
async def test_any_window(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app(settings=FRIDAY)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "w", "right", "up")
        assert isinstance(app.screen, WeekScreen)


async def test_a_tiny_window_says_the_whole_reason(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        assert "…" not in "".join(text(app).splitlines()[-2:])


async def test_the_file_is_named_from_home_on_or_else_by_its_name(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        assert str(Path("~", "schedule.toml")) in text(app) and str(tmp_path) not in text(app)
        for name in ("HOME", "USERPROFILE"):
            monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
        monkeypatch.setattr(type(app.context.paths), "schedule", tmp_path / ("long" * 20) / "schedule.toml")
        await press(pilot, "down")
        assert "write schedule.toml; `glutetimer paths` says where" in text(app)
