"""A session that was cut off is offered at the next start: go on, keep, or discard."""

from __future__ import annotations

from typing import Any

import pytest

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.ask import AskScreen
from glutetimer.app.screens.home import HomeScreen
from glutetimer.app.screens.session import SessionScreen
from glutetimer.app.screens.summary import SummaryScreen
from glutetimer.history.store import History
from glutetimer.history.unfinished import from_text
from glutetimer.preparation import left_over
from glutetimer.session.runner import Mode
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, saved, settle, text, wait


async def cut_off(open_app: Open, clock: FakeClock, workout: str, seconds: float) -> GlutetimerApp:
    """A session that nobody ended: its window is gone, its process too."""
    app = open_app(workout)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await wait(pilot, clock, seconds)
        assert app.writer.drain(10)
    return app


def sets(history: dict[str, Any]) -> list[tuple[str, str]]:
    return [(s["exercise"], s["side"]) for s in history["sets"]]


async def test_it_is_on_disk_at_every_phase(open_app: Open, clock: FakeClock) -> None:
    app = await cut_off(open_app, clock, "five-a-day", 100)
    with History.reading(app.kit.paths.history) as history:
        left = from_text(history.progress() or "", app.kit.library.exercises)
    assert left
    assert (left.index, set(left.done), left.sets, left.elapsed_s) == (4, {1, 3}, 7, 95)


async def test_going_on_performs_what_is_left_in_the_same_session(open_app: Open, clock: FakeClock) -> None:
    await cut_off(open_app, clock, "five-a-day", 120)  # 15 s into the third set
    clock.now += 600
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        assert "2 of 7 sets are done" in text(app)
        await press(pilot, "r")
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.runner.mode is Mode.PAUSED
        await press(pilot, "space")
        await wait(pilot, clock, 3 + 195)
        await settle(pilot)
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
    history = saved(app)
    assert len(history["sessions"]) == 1
    assert history["sessions"][0]["complete"] is True
    assert len(set(sets(history))) == len(history["sets"]) == 7
    assert left_over(app.kit) is None


async def test_a_signal_in_a_set_keeps_it_and_going_on_replaces_it(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await wait(pilot, clock, 135)  # 30 s into the third set
        app._end(129)
        await pilot.pause()
    history = saved(app)
    assert [s["seconds"] for s in history["sets"]] == [40, 40, 30]
    assert (history["sessions"][0]["seconds"], history["sessions"][0]["complete"]) == (135, False)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        await press(pilot, "r", "space")
        await wait(pilot, clock, 3 + 195)
        await settle(pilot)
        await press(pilot, "enter")
    history = saved(app)
    assert [s["seconds"] for s in history["sets"]] == [40, 40, 40, 40, 40, 40, 10]
    assert history["sessions"][0]["complete"] is True


@pytest.mark.parametrize(("answer", "kept"), [("k", 2), ("escape", 2), ("d", 0)])
async def test_keeping_and_discarding(open_app: Open, clock: FakeClock, answer: str, kept: int) -> None:
    await cut_off(open_app, clock, "five-a-day", 120)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        await press(pilot, answer)
        assert isinstance(app.screen, HomeScreen)
    history = saved(app)
    assert (len(history["sets"]), len(history["sessions"])) == (kept, min(kept, 1))
    assert left_over(app.kit) is None


async def test_a_session_that_ended_leaves_nothing_over(open_app: Open, clock: FakeClock) -> None:
    app = open_app("five-a-day")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await wait(pilot, clock, 120)
        await press(pilot, "q", "k", "enter")
    saved(app)
    assert left_over(app.kit) is None


async def test_what_cannot_be_performed_any_more_is_no_leftover(open_app: Open, clock: FakeClock) -> None:
    app = await cut_off(open_app, clock, "five-a-day", 120)
    with History(app.kit.paths.history) as history:
        whole = history.progress() or ""
        for broken in ("", "{}", "[]", whole[:-20], whole.replace('"clam"', '"gone"')):
            history.put_progress(broken)
            assert left_over(app.kit) is None
        history.put_progress(whole)
    assert left_over(app.kit)


async def test_the_order_of_sides_stays_what_it_was(open_app: Open, clock: FakeClock) -> None:
    app = await cut_off(open_app, clock, "bridge-builder-1", 70 + 61)
    left = left_over(app.kit)
    assert left and [p.side for p in left.plan.phases if p.hold] == ["left", "right"]


async def test_begun_in_the_middle_it_goes_on_where_it_stood(open_app: Open, clock: FakeClock) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "p", *["down"] * 4, "f")
        await settle(pilot)
        await wait(pilot, clock, 60)  # ten to lie down, the fifth set of seven, and into the sixth
        assert app.writer.drain(10)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        shown = text(app)
        assert "1 of 7 sets are done" in shown
        assert "with set 6" in shown
        assert "1 set will be gone" in shown
