"""The day turns while the program is open, and an editor saves a file of the user's own beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from textual.widgets import Input

from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.review.screen import ReviewScreen
from glutetimer.app.screens.week.screen import WeekScreen
from glutetimer.history.store import History
from glutetimer.settings.settings import Settings
from glutetimer.training.exercise import Flag
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, text

NIGHT = datetime(2026, 11, 21, 3, 59, tzinfo=UTC)
"""A minute before Saturday begins."""


async def test_home_turns_with_the_day(open_app: Open, clock: FakeClock) -> None:
    clock.start = NIGHT
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Friday 20 November" in text(app)
        clock.now += 120
        await press(pilot, "down")
        assert isinstance(app.screen, HomeScreen)
        assert "Saturday 21 November" in text(app)


async def test_what_is_added_in_the_review_after_four_is_the_new_days(open_app: Open, clock: FakeClock) -> None:
    clock.start = NIGHT
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "r")
        assert isinstance(app.screen, ReviewScreen)
        clock.now += 120
        await press(pilot, "a")
        assert "Saturday 21 November" in text(app)
        app.screen.query_one(Input).value = "clam left 12"
        await press(pilot, "enter")
        with History.reading(app.context.paths.history) as history:
            assert [session.started.local_date for session in history.sessions()] == [date(2026, 11, 21)]


async def test_the_week_turns_with_the_day(open_app: Open, clock: FakeClock) -> None:
    clock.start = NIGHT
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "w")
        assert isinstance(app.screen, WeekScreen)
        before = text(app)
        clock.now += 120
        await press(pilot, "down")
        assert text(app) != before
        await press(pilot, "escape")
        assert "Saturday 21 November" in text(app)


async def test_what_an_editor_saved_serves_from_the_next_screen_on(open_app: Open, tmp_path: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        (tmp_path / "workouts").mkdir()
        (tmp_path / "workouts" / "mine.toml").write_text(
            'name = "Quite mine"\n[[step]]\nexercise = "clam"\nwork = 40\n'
        )
        (tmp_path / "settings.toml").write_text('without = ["supine"]\ngoal-days = 2\n')
        (tmp_path / "schedule.toml").write_text('[[week]]\nfriday = "mine"\n')
        await press(pilot, "e", "escape")
        assert "Quite mine" in text(app)
        assert app.context.settings.goal_days == 2
        assert "Friday: Quite mine" in text(app) or "Quite mine" in text(app).splitlines()[3]
        (tmp_path / "workouts" / "mine.toml").write_text(
            'name = "Quite other"\n[[step]]\nexercise = "clam"\nwork = 4\n'
        )
        await press(pilot, "e", "escape")
        assert "Quite other" in text(app) and "Quite mine" not in text(app)


async def test_a_program_for_one_session_goes_by_what_it_was_started_with(open_app: Open, tmp_path: Path) -> None:
    """Flags to do without, and the exercises of a workout given as a path, are in no file of the user's own."""
    without = Settings(sound=False, without=(Flag.SUPINE,))
    app = open_app("five-a-day", without)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        app.refresh_files()
        (tmp_path / "settings.toml").write_text("goal-days = 2\n")
        app.refresh_files()
        assert app.context.settings.without == (Flag.SUPINE,)
