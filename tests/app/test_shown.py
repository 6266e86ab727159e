"""Whatever was done, the terminal shows what the screens would paint anew: nothing of an earlier picture is left."""

from __future__ import annotations

import asyncio
from random import Random
from typing import Any

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.widgets import Input

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.screens.session.screen import SessionScreen
from glutetimer.app.widgets.moving_figure import MovingFigure
from glutetimer.app.widgets.painted_screen import PaintedScreen
from tests.app.conftest import FakeClock, Open
from tests.app.driving import painted, press, wait

pyte = pytest.importorskip("pyte")

WALKS = [*range(8), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(8, 40))]
"""Users who do whatever comes to their minds."""
STEPS = 40
LATER_S = 0.1
SIZES = [(40, 12), (80, 24), (81, 24), (100, 30), (30, 9), (200, 60)]
THEMES = ["glutetimer-dark", "glutetimer-light", "nord"]
BEGINS = [None, None, "five-a-day", "bridge-builder-1", "bridge-builder-2"]
KEYS = [
    *"nbmpfc12345adehioqrstwx", "space", "space", "enter", "escape", "escape", "plus", "minus", "question_mark",
    "tab", "up", "down", "left", "right", "home", "end", "ctrl+p",
]  # fmt: skip


class Terminal:
    """What it shows of all that was sent to it."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)

    def feed(self, data: str) -> None:
        self._stream.feed(data)

    def rows(self) -> list[list[Any]]:
        screen = self.screen
        return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]


def driver_of(terminal: Terminal) -> type[HeadlessDriver]:
    """What a program under a Pilot sends to a terminal, unlike with Textual's own."""

    class TerminalDriver(HeadlessDriver):
        @property
        def is_headless(self) -> bool:
            return False

        def write(self, data: str) -> None:
            terminal.feed(data)

    return TerminalDriver


async def all_of(terminal: Terminal) -> list[list[Any]]:
    """What it shows once nothing more comes: a palette that closes does so a moment later."""
    before, rows = [], terminal.rows()
    while rows != before:
        await asyncio.sleep(LATER_S)
        before, rows = rows, terminal.rows()
    return rows


def anew(app: GlutetimerApp) -> list[list[Any]]:
    """What a new terminal would show of what is the case now."""
    for screen in app.screen_stack:
        if isinstance(screen, PaintedScreen):
            screen.canvas = None
            screen._strips.clear()
        if isinstance(screen, SessionScreen):
            screen._still = None
        if screen is app.screen and isinstance(screen, SessionScreen):
            screen._view = screen._look()
    terminal = Terminal(*app.size)
    for y, strip in enumerate(painted(app), 1):
        terminal.feed(f"\x1b[{y};1H{strip.render(app.console)}")
    return terminal.rows()


@pytest.mark.parametrize("seed", WALKS)
async def test_no_row_of_an_earlier_picture_is_left(open_app: Open, clock: FakeClock, seed: int) -> None:
    random = Random(seed)
    app, size = open_app(random.choice(BEGINS)), random.choice(SIZES)
    terminal = Terminal(*size)

    app.driver_class = driver_of(terminal)
    app.deliver_screenshot = lambda *_, **__: None  # type: ignore[method-assign]  # it says that it failed, any time
    done: list[object] = []
    async with app.run_test(headless=False, size=size) as pilot:
        await pilot.pause()
        while len(done) < STEPS and app.return_code is None:
            match random.choice(["key"] * 6 + ["time"] * 3 + ["size", "theme", "toast", "click"]):
                case "key":
                    done.append(random.choice(KEYS))
                    await press(pilot, str(done[-1]))
                case "time":
                    done.append(random.choice([0.25, 1.0, 3.0, 17.0]))
                    await wait(pilot, clock, done[-1])  # type: ignore[arg-type]
                case "size":
                    size = random.choice(SIZES)
                    done.append(size)
                    terminal.screen.resize(size[1], size[0])
                    await pilot.resize_terminal(*size)
                case "theme":
                    app.theme = random.choice(THEMES)
                    done.append(app.theme)
                case "toast":
                    done.append(random.choice(["toast", "no toast"]))
                    app.notify("The bridge is a good one.", timeout=60)
                    if done[-1] == "no toast":
                        await pilot.pause()
                        app.clear_notifications()
                case "click":
                    done.append((random.randrange(size[0]), size[1] - random.randint(1, 3)))
                    await pilot.click(offset=done[-1])  # type: ignore[arg-type]
            for figure in app.screen.query(MovingFigure):
                figure.repaint()  # its figure has gone on since, which a timer is yet to show
            for field in app.screen.query(Input):
                field.cursor_blink = False  # it blinks by a clock of its own
            await pilot.pause()
            if app.return_code is not None:
                break
            shown, is_now = await all_of(terminal), anew(app)
            stale = [y for y, row in enumerate(shown) if row != is_now[y]]
            assert not stale, f"{app.screen_stack} after {done}: " + "\n".join(
                f"{y}: {''.join(cell.data for cell in row)}" for y in stale for row in (shown[y], is_now[y])
            )
