"""Every phase as text, at the four sizes: a change of a picture is seen in the review of a change."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from glutetimer.settings.settings import Scheduled, Settings
from glutetimer.training.single_hold import hold_alone
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, text, wait

SIZES = [(40, 12), (80, 24), (100, 30), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
async def test_home(open_app: Open, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert text(app) == snapshot


@pytest.mark.parametrize("size", SIZES)
async def test_the_week(open_app: Open, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    app = open_app(settings=Settings(sound=False, schedule=Scheduled.EXAMPLE))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "w")
        shown = [line for line in text(app).splitlines() if "To change it" not in line]  # the test's own folder
        assert "\n".join(shown) == snapshot


@pytest.mark.parametrize("size", SIZES)
async def test_a_session(
    open_app: Open,
    clock: FakeClock,
    snapshot: SnapshotAssertion,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Still: a flash would hide what stands under it, and a figure would be caught in the middle of a movement.
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    app = open_app("bridge-builder-2")
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = {}
        for name, seconds in (("ready", 4), ("repetitions", 12.5), ("rest", 58), ("hold", 60)):
            await wait(pilot, clock, seconds)
            shown[name] = text(app)
        await press(pilot, "space")
        shown["asked"] = text(app)
        assert shown == snapshot


async def test_a_summary_with_holds(open_app: Open, clock: FakeClock, snapshot: SnapshotAssertion) -> None:
    app = open_app(hold_alone(open_app().context.library.exercise("sl-bridge-hold")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await wait(pilot, clock, 10 + 34)
        await press(pilot, "space", "f")
        await wait(pilot, clock, 60 + 31)
        await press(pilot, "space", "f")
        assert app.writer.drain(60)  # a slow disk is said
        await pilot.pause()
        assert text(app) == snapshot


@pytest.mark.parametrize("size", SIZES)
async def test_pages(
    open_app: Open, snapshot: SnapshotAssertion, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    app = open_app()
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = {}
        for name, keys in (
            ("preview", ("p", "down")),
            ("exercises", ("escape", "e", "down", "down")),
            ("exercise", ("enter",)),
            ("hold", ("escape", "slash", "S", "L", "B", "enter")),
            ("the end of its page", ("end",)),
        ):
            await press(pilot, *keys)
            shown[name] = text(app)
        assert shown == snapshot
