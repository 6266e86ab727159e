"""Whatever screen names a workout's length, it is the length of what would be performed with the user's settings."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
from textual.widgets import OptionList

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.builder.screen import BuilderScreen, open_builder
from glutetimer.app.screens.dialogs.picker import PickerScreen
from glutetimer.app.screens.preview.screen import PreviewScreen
from glutetimer.history.moments import moment
from glutetimer.history.store import History
from glutetimer.library.catalogue import load
from glutetimer.services.layout import Layout, find_layout
from glutetimer.services.preparation import prepare
from glutetimer.session.words import describe_total
from glutetimer.settings.settings import Settings
from glutetimer.training.exercise import Flag, Side
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.workout import Pace
from tests.app.conftest import FakeClock, Open
from tests.app.driving import press, text
from tests.app.past import ON, a_hold
from tests.cli.test_lengths import MINE

PICKY = Settings(sound=False, pace=Pace.OWN, without=(Flag.WRISTS,))


@pytest.fixture
def mine(open_app: Open, tmp_path: Path) -> GlutetimerApp:
    """Somebody who goes at their own pace, and takes no weight on the wrists."""
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "mine.toml").write_text(MINE, "utf-8")
    app = open_app(settings=PICKY)
    app.read_library()
    return app


def length(app: GlutetimerApp) -> str:
    """As it is performed."""
    context = app.context
    performed = prepare(context, context.library.workouts["mine"]).plan
    assert describe_total(performed) == "~3:47"
    return describe_total(performed)


async def open_preview(app: GlutetimerApp, pilot) -> None:
    await pilot.pause()
    app.open("preview", prepare(app.context, app.context.library.workouts["mine"]).plan)
    await pilot.pause()


async def test_preview_and_builder_say_it(mine: GlutetimerApp) -> None:
    async with mine.run_test(size=(80, 24)) as pilot:
        await open_preview(mine, pilot)
        assert isinstance(mine.screen, PreviewScreen)
        assert length(mine) in text(mine)
        await press(pilot, "b")
        assert isinstance(mine.screen, BuilderScreen)
        assert length(mine) in text(mine)
        await press(pilot, "j", "tab", "tab", "tab", "l", "w")
        assert "Saved" in text(mine)
        longer = describe_total(prepare(mine.context, mine.context.library.workouts["mine"]).plan)
        assert longer in text(mine)


async def test_the_builder_is_there_while_another_program_writes_and_laid_out_anew_after_that(open_app: Open) -> None:
    app = open_app(settings=Settings(sound=False))
    with History(app.context.paths.history) as history:
        stop = {"reason": Reason.PAIN, "pain": Pain(7, "hip"), "started": moment(app.context.clock.wall())}
        history.put(a_hold("a", "s", app.context.clock.wall().date(), Side.LEFT, 30, 0, **stop))
    workout = app.context.library.workouts["bridge-builder-1"]
    unlocked, locked = (
        describe_total(layout.lay_out(workout)) for layout in (Layout(app.context, ON), find_layout(app.context))
    )
    assert unlocked != locked
    other = sqlite3.connect(app.context.paths.history, isolation_level=None)
    async with app.run_test(size=(80, 24)) as pilot, asyncio.timeout(60):
        await pilot.pause()
        other.execute("BEGIN EXCLUSIVE")
        open_builder(app, workout, lambda _: None)
        while unlocked not in text(app):  # a Pilot would wait for the thread that waits
            await asyncio.sleep(0.01)
        other.execute("ROLLBACK")
        while locked not in text(app):
            await asyncio.sleep(0.01)
        assert isinstance(app.screen, BuilderScreen)
    other.close()


async def test_the_picker_of_the_week_says_it(mine: GlutetimerApp) -> None:
    async with mine.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await press(pilot, "w", "a")
        assert isinstance(mine.screen, PickerScreen)
        await press(pilot, *"mine")
        rows = mine.screen.query_one(OptionList)
        assert rows.option_count >= 1
        assert f"{length(mine)}  " in text(mine)


async def test_what_is_added_in_the_review_took_as_long(mine: GlutetimerApp, clock: FakeClock) -> None:
    async with mine.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await press(pilot, "r", "a", *"mine", "enter")
        with History.reading(mine.context.paths.history) as history:
            (session,) = history.sessions()
            assert (
                session.seconds == prepare(mine.context, load(mine.context.paths.config).workouts["mine"]).plan.total_s
            )
