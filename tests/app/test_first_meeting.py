"""An exercise that is new is met: all of it is shown, and its set begins when somebody is ready, and not before."""

from __future__ import annotations

import pytest

from glutetimer.app.screens.session.phases import PAGE_S
from glutetimer.settings.settings import Learn
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, runner_of, text, wait


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (200, 60)])
async def test_every_step_is_shown_page_after_page_and_nothing_begins(
    open_app: Open, clock: FakeClock, size: tuple[int, int]
) -> None:
    app = open_app("five-a-day", learn=Learn.FIRST)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        seen = ""
        for _ in range(5):
            seen += " ".join(text(app).split())
            await wait(pilot, clock, PAGE_S)
        for step in app.context.library.exercise("clam").setup:
            assert step.split()[-1] in seen
        assert "the left knee opens" in seen and "Any key, or a tap, when you are ready" in seen
        assert runner_of(app).meeting
        await press(pilot, "x")
        assert not runner_of(app).meeting


@pytest.mark.parametrize("opens", ["question_mark", "q"])
@pytest.mark.parametrize("key", ["down", "x", "d", "escape"])
async def test_what_is_open_above_it_has_the_keys(open_app: Open, opens: str, key: str) -> None:
    app = open_app("five-a-day", learn=Learn.FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, opens, key)
        await pilot.pause()
        if (opens, key) != ("q", "d"):  # that discards it, and leaves
            assert runner_of(app).meeting, "the set has not begun behind what lies above it"


async def test_what_is_to_be_known_before_a_workout_is_shown_before_its_first_set(
    open_app: Open, clock: FakeClock
) -> None:
    for learn in (Learn.FIRST, Learn.NEVER):
        app = open_app("strength-circuit", learn=learn)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            shown = text(app)
            await wait(pilot, clock, 5)
            assert "Two rounds are enough" in " ".join((shown + text(app)).split())
