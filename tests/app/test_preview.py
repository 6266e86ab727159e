"""The preview of a workout, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.exercises.exercise import ExerciseScreen
from glutetimer.app.screens.home.screen import HomeScreen
from glutetimer.app.screens.preview.screen import PreviewScreen
from glutetimer.app.screens.preview.view import step_rows
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.summary.screen import WAITS_S
from glutetimer.library.catalogue import load
from glutetimer.session.marks import Marks
from glutetimer.session.phase_clock import Mode
from glutetimer.training.layout import lay_out
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, runner_of, saved, text, wait
from tests.app.past import made

LIBRARY = load(None)
SIZES = [(20, 5), (40, 12), (72, 20), (80, 24), (100, 30), (160, 45), (200, 60)]


def rows(workout: str, marks: Marks | None = None) -> list[str]:
    laid_out = lay_out(LIBRARY.workout(workout), LIBRARY.exercises)
    return [
        " ".join(filter(None, (row.start, row.sign, row.brief or row.name, row.side, row.amount, row.note, row.marks)))
        for row in step_rows(laid_out, lambda phase: marks if marks and phase.hold else Marks())
    ]


def test_rows_say_when_what_and_how_much() -> None:
    assert rows("bridge-builder-1", Marks(34, 31.5, 41)) == [
        "0:00 ◇ Get ready 0:10",
        "0:10 ● Bridge both 10 reps 2-1-3",
        "1:10 ○ Rest 1:00",
        "2:10 ■ One-leg hold left to 34 target last 31, best 41",
        "~2:40 ○ Rest to the right 1:00",
        "~3:40 ■ One-leg hold right to 34 target last 31, best 41",
        "~4:10 ○ Rest 1:00",
        "~5:10 ● Bridge both 10 reps 2-1-3",
        "~6:10 ○ Rest 0:45",
        "~6:55 ● Bridge both 10 reps 2-1-3",
    ]


def test_a_test_hides_its_target() -> None:
    said = [row for row in rows("single-leg-test", Marks(34, 31, 41, hidden=True)) if "■" in row]
    assert said
    assert all("hold test" in row and "34" not in row for row in said)


def test_rounds_have_headings() -> None:
    assert [row for row in rows("strength-circuit") if "Round" in row] == [f"Round {n} of 3" for n in (1, 2, 3)]
    assert "To finish" in rows("run-stronger")
    assert not [row for row in rows("five-a-day") if "Round" in row]


async def previewed(app: GlutetimerApp, pilot: object, *keys: str) -> PreviewScreen:
    await press(pilot, *keys)  # type: ignore[arg-type]
    assert isinstance(app.screen, PreviewScreen)
    return app.screen


@pytest.mark.parametrize("key", ["p", "right"])
@pytest.mark.parametrize("size", SIZES)
async def test_home_shows_a_workout_before_it_starts(open_app: Open, size: tuple[int, int], key: str) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await previewed(app, pilot, key)
        if size >= (40, 12):
            assert "5:00" in text(app) or size[0] >= 96
            assert "Get ready" in text(app)
            assert "Clam" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.runner.index == 0
        await press(pilot, "q", "k")
        assert isinstance(app.screen, PreviewScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_the_cursor_goes_over_steps_and_never_rests(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        screen = await previewed(app, pilot, "p")
        seen = []
        for _ in range(9):
            chosen = screen._chosen
            assert chosen
            seen.append((chosen.name, str(chosen.side)))
            await press(pilot, "j")
        hands = [(name, side) for name in ("Clam", "Fire hydrant", "Kick back") for side in ("left", "right")]
        assert seen[:7] == [*hands, ("Glute squeeze", "both")]
        assert seen[7:] == seen[:2], "from the last to the first"
        await press(pilot, "home")
        assert screen._chosen == screen._plan.phases[1]
        await press(pilot, "end", "pageup", "pagedown", "up")
        assert screen._chosen == screen._plan.phases[-3]


async def test_a_start_from_a_later_step_is_recorded_as_partial(open_app: Open, clock: FakeClock) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await previewed(app, pilot, "p", *["down"] * 5)
        await press(pilot, "f")
        runner = runner_of(app)
        assert runner.phase.name == "Kick back"
        assert runner.mode is Mode.LEAD_IN
        assert runner.lead_in(clock.now) == 10, "time to lie down"
        await wait(pilot, clock, 11)
        assert "KICK BACK" not in text(app)
        assert runner.mode is Mode.RUNNING
        await wait(pilot, clock, 70)
        await pilot.pause()
        assert "Kick back       right 0:40" in text(app)
        clock.now += WAITS_S
        await press(pilot, "enter")
        assert isinstance(app.screen, PreviewScreen)
    kept = saved(app)
    assert [(s["exercise"], s["side"]) for s in kept["sets"]] == [("kick-back", "right"), ("glute-squeeze", "both")]
    assert [s["complete"] for s in kept["sessions"]] == [False]


async def test_from_the_first_step_is_from_the_beginning(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await previewed(app, pilot, "p")
        await press(pilot, "f")
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.runner.index == 0


async def test_holds_say_what_the_history_knows(tmp_path: Path) -> None:
    app = GlutetimerApp(made(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "down")
        while "Bridge builder" not in text(app).split("▌")[1].split("\n")[0]:
            await press(pilot, "down")
        await previewed(app, pilot, "p", "down")
        row = text(app).split("▌")[1].split("\n")[0]
        assert "target" in row
        assert "last" in row
        assert "best" in row


async def test_x_opens_the_exercise_on_its_side_and_comes_back(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = await previewed(app, pilot, "p", "down", "down")
        await press(pilot, "x")
        assert isinstance(app.screen, ExerciseScreen)
        assert app.screen.exercise.id == "fire-hydrant"
        await press(pilot, "escape")
        assert app.screen is screen
        assert screen._chosen
        assert screen._chosen.name == "Fire hydrant"


async def test_in_a_tiny_window_f_shows_a_sessions_figure_alone(
    open_app: Open, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SessionScreen, "figure_first", False)
    app = open_app("five-a-day")
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 20)
        words = text(app)
        await press(pilot, "f")
        assert "⣿" in text(app)
        assert "30" in text(app).split("\n")[-1], "the number is still there"
        await press(pilot, "f")
        assert text(app) == words
