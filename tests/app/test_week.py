"""The week: which workout on which day, by keyboard alone; and home, which follows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import MouseScrollDown, MouseScrollUp

from glutetimer.app.screens.dialogs.picker import PickerScreen
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.week.screen import WeekScreen
from glutetimer.app.widgets.rows import RowList
from glutetimer.settings.settings import Scheduled, Settings
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, saved, text, wait

FRIDAY = Settings(sound=False, schedule=Scheduled.EXAMPLE)
"""The fake clock's day is Friday 20 November 2026."""
SIZES = [(40, 12), (80, 24), (100, 30), (200, 60)]


def row(app: object, words: str) -> str:
    return next(line for line in text(app).splitlines() if words in line)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", SIZES)
async def test_the_week_opens_on_today_and_starts_what_is_chosen(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app(settings=FRIDAY)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
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
        await pilot.pause()
        await press(pilot, "w", "down", "down", "enter")
        assert isinstance(app.screen, WeekScreen)
        assert "rest" in row(app, "▌")
        assert "enter start" not in text(app)
        await press(pilot, "down")
        assert "Mon 16 Nov" in row(app, "▌"), "round to the first"


async def test_the_weeks_to_come_and_back(open_app: Open) -> None:
    app = open_app(settings=FRIDAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "w", "left", "right")
        assert "23 – 29 November" in text(app)
        await press(pilot, "ctrl+p", *"week", "space", *"af")
        assert "Week after" in text(app), "the key line's one hint for both is not its name"
        await press(pilot, "escape")
        await press(pilot, "right")
        assert "30 November – 6 December" in text(app)
        await press(pilot, "left", "left", "left")
        assert "16 – 22 November" in text(app), "what is over is in the review"
        assert "today" in row(app, "▌")
        await press(pilot, "question_mark", "escape", "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_home_follows_the_schedule_and_ticks(
    open_app: Open, clock: FakeClock, tmp_path: Path, told: list[str]
) -> None:
    (tmp_path / "schedule.toml").write_text('[[week]]\nfriday = ["floor-activation", "five-a-day", "squat-day"]')
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert any("no workout 'squat-day'" in each for each in told)
        assert "Friday: Floor activation, then Five minutes a day." in text(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.runner.plan.workout.id == "five-a-day", "what is next today stands next"
        await wait(pilot, clock, 300)
        await pilot.pause()
        await press(pilot, "enter")
        saved(app)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
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
        await pilot.pause()
        assert "20 November   rest day" in text(app)
        assert "Friday is a rest day. Five easy minutes, if you like." in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.runner.plan.workout.id == "five-a-day"


async def test_a_foreign_history_is_one_line_and_the_week_still_shows(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "history.db").write_text("a diary " * 200)
    app = open_app(settings=FRIDAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "w")
        assert "history.db" in text(app) and "Run stronger" in text(app)


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (40, 8), (72, 20), (300, 90)])
async def test_any_window(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app(settings=FRIDAY)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "w", "right", "up")
        assert isinstance(app.screen, WeekScreen)


async def test_a_tiny_window_says_the_whole_reason(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await press(pilot, "w")
        assert "…" not in "".join(text(app).splitlines()[-2:])


async def test_the_file_is_named_from_home_on(open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    (tmp_path / "schedule.toml").write_text('[[week]]\nmonday = "five-a-day"')
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "w")
        assert str(Path("~", "schedule.toml")) in text(app) and str(tmp_path) not in text(app)


# ---------------------------------------------------------------- changing it


COMMENTED = """\
# Mine.
[[week]]
monday = "run-stronger" # with Ann
friday = ["five-a-day", "floor-activation"] # short
"""


async def test_the_first_change_makes_a_schedule_of_ones_own(open_app: Open, tmp_path: Path) -> None:
    app = open_app(settings=FRIDAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "w", "a")
        assert isinstance(app.screen, PickerScreen)
        await press(pilot, *"hill", "enter")
        assert isinstance(app.screen, WeekScreen)
        assert "Hill session" in row(app, "▌") and "Fridays have one more. u takes it back." in text(app)
        assert 'friday = ["run-stronger", "hill-session"' in (tmp_path / "schedule.toml").read_text()
        await press(pilot, "u")
        assert "Hill session" not in text(app) and not (tmp_path / "schedule.toml").exists()
        await press(pilot, "ctrl+r")
        assert "Hill session" in text(app) and (tmp_path / "schedule.toml").exists()
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        listed = text(app).split("▌")[1]
        assert listed.index("Hill session") < listed.index("Five minutes a day"), "home follows"


async def test_a_changed_tuesday_in_five_keys(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "schedule.toml").write_text(COMMENTED)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "w", "home", "down", "a", *"dril", "enter")
        file = (tmp_path / "schedule.toml").read_text()
        assert file == COMMENTED.replace("with Ann\n", 'with Ann\ntuesday = ["drills-before-run"]\n'), (
            "all that was there is there"
        )


async def test_a_workout_is_exchanged_moved_and_taken_away(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "schedule.toml").write_text(COMMENTED)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "w", "home", "c", *"circuit", "enter")
        assert 'monday = "strength-circuit" # with Ann' in (tmp_path / "schedule.toml").read_text()
        assert "▌" in row(app, "Strength circuit") and "Mon 16 Nov" in row(app, "Strength circuit")
        await press(pilot, "J")
        assert "Tue 17 Nov" in row(app, "Strength circuit") and "▌" in row(app, "Strength circuit")
        await press(pilot, "K")
        assert "Mon 16 Nov" in row(app, "Strength circuit")
        await press(pilot, "d")
        assert "Strength circuit" not in text(app) and "rest" in row(app, "▌")
        assert "# with Ann" in (tmp_path / "schedule.toml").read_text()
        await press(pilot, "d", "c")
        assert isinstance(app.screen, WeekScreen), "nothing is planned here"
        await press(pilot, "u", "u", "u", "u")
        assert (tmp_path / "schedule.toml").read_text() == COMMENTED


async def test_weeks_take_turns(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "schedule.toml").write_text(COMMENTED)
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await press(pilot, "w", "minus", "b")
        assert (tmp_path / "schedule.toml").read_text() == COMMENTED, "there is but one"
        await press(pilot, "plus")
        assert (tmp_path / "schedule.toml").read_text().startswith(COMMENTED)
        assert "of 2" in text(app)
        await press(pilot, "b")
        assert "week 1 of 2" in text(app) and "start = 2026-11-16" in (tmp_path / "schedule.toml").read_text()
        await press(pilot, "right", "home", "d")
        assert "Mondays of week 2 have one less." in text(app)
        await press(pilot, "left")
        assert "Run stronger" in text(app)
        await press(pilot, "right", "minus")
        assert "Week 2 is gone." in text(app)


async def test_a_pause_begins_and_ends_where_the_cursor_is(open_app: Open, tmp_path: Path) -> None:
    app = open_app(settings=FRIDAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "w", "z")
        assert "A pause: nothing is asked of you." in text(app) and "Run stronger" not in row(app, "today")
        await press(pilot, "z")
        assert "Run stronger" in row(app, "today")


async def test_a_file_with_a_mistake_is_not_touched_and_the_line_is_named(open_app: Open, tmp_path: Path) -> None:
    faulty = '[[week]]\nmonday = "squat-day"\nfriday = "run-stronger"\n'
    (tmp_path / "schedule.toml").write_text(faulty)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "w", "d")
        assert "schedule.toml:2" in text(app) and "no workout 'squat-day'" in text(app)
    assert (tmp_path / "schedule.toml").read_text() == faulty


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_a_picker_is_left_with_nothing_changed(open_app: Open, tmp_path: Path, key: str) -> None:
    app = open_app(settings=FRIDAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "w", "a", key)
        assert isinstance(app.screen, WeekScreen) and not (tmp_path / "schedule.toml").exists()


@pytest.mark.parametrize("size", SIZES)
async def test_the_mouse(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app(settings=FRIDAY)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "w", "home")
        rows = app.screen.query_one(RowList)
        before = text(app)
        await pilot.hover(RowList, offset=(5, 1))
        assert rows.get_component_rich_style("option-list--option-hover").bgcolor
        await pilot.click(RowList, offset=(5, 1))
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen) and rows.highlighted == 1 and text(app) != before
        for wheel in (MouseScrollDown, MouseScrollUp):
            top = rows.scroll_offset.y
            rows.post_message(wheel(rows, 5, 1, 0, 1, 0, False, False, False))
            await pilot.pause()
            assert (rows.scroll_offset.y != top) is (rows.max_scroll_y > 0)
        await press(pilot, "pagedown", "pagedown")
        assert rows.highlighted == rows.option_count - 1
        await pilot.click(RowList, offset=(5, 1))
        await pilot.pause()
        await pilot.click(RowList, offset=(5, 1))
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen), "a second click starts"
