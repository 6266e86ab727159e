"""A walk through every screen, with names that are as awkward as names can be, and a look at what was painted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.builder.screen import open_builder
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.screens.summary.screen import SummaryScreen
from glutetimer.history.store import History
from glutetimer.library.catalogue import load
from glutetimer.services.context import Context
from glutetimer.settings.settings import Settings
from glutetimer.training.exercise import Side
from tests.app.conftest import FakeClock
from tests.app.driving import press, wait
from tests.app.past import ON, a_hold, a_session, a_set, kit_at

NAMES = (
    "片脚ブリッジを限界まで保持する练习골반을수평으로",
    "👩‍👩‍👧‍👦 bridge 🏳️‍🌈🧑🏽‍🦽‍➡️ ✔️",
    "E\u0301le\u0300ve\u0302 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑",
    "גשר על רגל אחת جسر على ساق واحدة",
    "全" * 60,
    "Anotherexercisewhosenameneverendsandhasnospaceatallinitsixty",
)
"""The longest has sixty characters, as many as a file may say."""
WORKOUT = """
name = "{0}"
summary = "{1}"
goal = "{2}"
ready = 8
[[step]]
exercise = "activation-check"
work = 10
sides = "left"
rest = 6
[[step]]
exercise = "clam"
work = 12
switch = 5
rest = 6
[[step]]
exercise = "shoulder-bridge"
reps = 2
rest = 8
[[step]]
exercise = "sl-bridge-hold"
hold = "target"
switch = 20
[[step]]
free = "{3}"
work = 5
"""


def awkward(folder: Path, names: Sequence[str], settings: Settings | None = None) -> tuple[Context, FakeClock]:
    """A context in which exercises, a workout, sessions and notes have these names, in turn."""
    context = kit_at(folder, settings)
    for each in ("exercises", "workouts"):
        (folder / each).mkdir()
    turn = cycle(names)
    built_in = Path(__file__).parents[2] / "assets" / "exercises"
    for id in ("clam", "sl-bridge-hold", "shoulder-bridge", "activation-check"):
        name = next(turn)
        lines = (built_in / f"{id}.toml").read_text("utf-8").splitlines()
        lines = [f'name = "{name}"' if line.startswith("name =") else line for line in lines]
        lines = [f'cues = ["{name}"]' if line.startswith("cues =") else line for line in lines]
        own = "\n".join(line for line in lines if not line.startswith("short ="))
        (folder / "exercises" / f"{id}.toml").write_text(own, "utf-8")
    (folder / "workouts" / "mine.toml").write_text(WORKOUT.format(*(next(turn) for _ in range(4))), "utf-8")
    library = load(folder)
    assert library.problems == ()
    with History(context.paths.history) as history:
        for ago in range(1, 9):
            day, id = ON - timedelta(ago), f"s{ago}"
            history.put(
                a_session(id, day, workout="mine", name=next(turn), note=next(turn)),
                a_set(f"{id}-c", id, day, 1, note=next(turn)),
                a_hold(f"{id}-l", id, day, Side.LEFT, 30 - ago, 2, note=next(turn)),
                a_hold(f"{id}-r", id, day, Side.RIGHT, 29 - ago, 4),
            )
    clock = FakeClock()
    clock.start = context.clock.wall()
    return context._replace(library=library, clock=clock), clock


async def walk(app: GlutetimerApp, pilot: Pilot[Any], clock: FakeClock) -> AsyncIterator[str]:
    """Open every screen; the name of each as it stands."""
    await press(pilot)
    yield "home"
    await press(pilot, "w", "down")
    yield "week"
    await press(pilot, "escape", "o")
    yield "settings"
    await press(pilot, "down", "end", "enter", "down", "enter")
    yield "keys"
    await press(pilot, "escape", "question_mark")
    yield "help"
    await press(pilot, "escape", "escape", "escape", "r")
    for tab in "1234":
        await press(pilot, tab, "down")
        yield f"review {tab}"
    await press(pilot, "3", "home", "enter")
    yield "opened"
    await press(pilot, "down", "down", "n")
    yield "line"
    await press(pilot, "escape", "d")
    yield "ask"
    await press(pilot, "escape", "escape", "escape")
    open_builder(app, app.context.library.workouts["mine"], lambda saved: None)
    await press(pilot, "down", "tab", "tab", "right")
    yield "builder"
    await press(pilot, "end", "tab", "J", "home")
    yield "builder's head"
    await press(pilot, "a")
    yield "exercises to choose from"
    await press(pilot, "escape", "escape", "d")
    app.perform(app.context.library.workouts["mine"])
    await press(pilot)
    assert isinstance(app.screen, SessionScreen)
    screen: SessionScreen = app.screen
    yield "ready"
    for _ in range(200):
        await wait(pilot, clock, 3)
        if app.screen is not screen or screen.runner.is_over:
            break
        phase, runner = screen.runner.phase, screen.runner
        yield f"{phase.kind} {runner.index}"
        if phase.hold and runner.mode.name == "RUNNING":
            await wait(pilot, clock, 12)
            await press(pilot, "space")
            yield f"asked {runner.index}"
            await press(pilot, "enter")
        elif phase.reps:
            await press(pilot, "p")
            yield "paused"
            await press(pilot, "q")
            yield "leave"
            await press(pilot, "escape", "p")
            yield "lead-in"
            await wait(pilot, clock, 4)
            await press(pilot, "space")
    await press(pilot)
    assert isinstance(app.screen, SummaryScreen)
    yield "summary"
