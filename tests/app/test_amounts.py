"""A load that changes and a set that is added, on the screen, on a clock that the test moves."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from glutetimer.app.screens.dialogs.line import LineScreen
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.session.phase_clock import Mode
from glutetimer.training.workout import Step, StepSides, Workout
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, saved, text, wait

CLAMS = Workout(
    id="clams",
    name="Clams",
    short="CLAMS",
    steps=(
        Step(exercise="clam", work_s=20, sides=StepSides.LEFT, rest_s=60, load="green band", sets=2, sets_to=3),
        Step(exercise="squat", work_s=20),
    ),
)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (200, 60)])
async def test_l_changes_the_load_from_here_on_and_a_adds_a_set(
    open_app: Open, clock: FakeClock, size: tuple[int, int]
) -> None:
    app = open_app(CLAMS)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 10 + 20 + 5)
        assert isinstance(app.screen, SessionScreen)
        runner = app.screen.runner
        assert "green band" in " ".join(text(app).split())
        await press(pilot, "l")
        assert isinstance(app.screen, LineScreen) and runner.mode is Mode.PAUSED
        assert app.screen.query_one(Input).value == "green band"
        app.screen.query_one(Input).value = "8kg"
        await press(pilot, "enter")
        assert isinstance(app.screen, SessionScreen) and runner.mode is Mode.RUNNING
        assert "8 kg" in " ".join(text(app).split())
        assert runner.ledger.planned == 3
        await press(pilot, "a")
        assert runner.ledger.planned == 4
        await press(pilot, "a")
        assert runner.ledger.planned == 4, "three sets are the most"
        await wait(pilot, clock, 60 + 20 + 60 + 20 + 60 + 30)
        assert runner.is_over
    assert [(each["exercise"], each["load"], each["planned_load"]) for each in saved(app)["sets"]] == [
        ("clam", "green band", "green band"),
        ("clam", "8 kg", "green band"),
        ("clam", "8 kg", "green band"),
        ("squat", None, None),
    ]


async def test_what_is_no_load_is_refused_and_escape_leaves_it(open_app: Open, clock: FakeClock) -> None:
    app = open_app(CLAMS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 5)
        assert isinstance(app.screen, SessionScreen)
        runner = app.screen.runner
        await press(pilot, "l")
        assert isinstance(app.screen, LineScreen)
        app.screen.query_one(Input).value = "x" * 41
        await press(pilot, "enter")
        assert "41 characters; write 40 at most" in text(app)
        await press(pilot, "escape")
        assert runner.loaded and runner.loaded.load == "green band" and runner.mode is Mode.RUNNING
