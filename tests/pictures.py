"""The README's pictures, of the real screens: `python -m tests.pictures`. With a folder: every scene at every size.

The program runs here with a clock of the test's own and a year of history; what its screens painted is drawn cell by
cell, as a terminal does. Needs Pillow, and the font DejaVu Sans Mono in the system.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from textual.pilot import Pilot

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.draw.cells import width
from glutetimer.app.draw.sheet import Run, Sheet
from glutetimer.app.sheet_screen import SheetScreen
from glutetimer.history.store import History
from glutetimer.kit import Kit
from glutetimer.training.alone import hold_alone
from glutetimer.training.exercise import Side
from tests.app.conftest import FakeClock
from tests.app.driving import press, settle, wait
from tests.app.past import ON, a_hold, a_session, a_set, made

ASSETS = Path(__file__).parents[1] / "assets" / "pictures"
SIZE = (80, 24)
SIZES = ((40, 12), SIZE, (100, 30), (200, 60))
LOOKS = ("glutetimer-dark", "glutetimer-light", "glutetimer-contrast", "")
"""Themes; the last one is NO_COLOR."""
CELL = (9, 19)
"""Pixels of a cell."""
FONT_SIZE = 15
FRAME_S = 0.2
"""Of a moving picture."""
COLOURS = 32
"""In it: there are few on a screen, and each takes room in the file."""

Act = Callable[[Pilot[Any], FakeClock], Coroutine[Any, Any, None]]


def draw(sheet: Sheet) -> Image.Image:
    """A sheet as pixels."""
    picture = Image.new("RGB", (sheet.width * CELL[0], sheet.height * CELL[1]), sheet.palette.ground)
    pen = ImageDraw.Draw(picture)
    for y in range(sheet.height):
        x = 0
        for run in sheet.row(y):
            _run(pen, x, y, run)
            x += width(run.text)
    return picture


def _run(pen: ImageDraw.ImageDraw, x: int, y: int, run: Run) -> None:
    across, down = CELL
    if run.background:
        pen.rectangle((x * across, y * down, (x + width(run.text)) * across - 1, (y + 1) * down - 1), run.background)
    font = ImageFont.truetype(f"DejaVuSansMono{'-Bold' if run.bold else ''}.ttf", FONT_SIZE)
    for character in run.text:
        left, top = x * across, y * down
        if character == "▄":
            pen.rectangle((left, top + down // 2, left + across - 1, top + down - 1), run.foreground)
        elif 0x2800 <= ord(character) <= 0x28FF:
            _braille(pen, left, top, ord(character) - 0x2800, run.foreground)
        elif character.strip():
            pen.text((left, top + 1), character, run.foreground, font)
        x += width(character)


def _braille(pen: ImageDraw.ImageDraw, left: int, top: int, dots: int, colour: str | None) -> None:
    for bit, (column, row) in enumerate([(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]):
        if dots >> bit & 1:
            x, y = left + 1.2 + 4.5 * column, top + 1.2 + 4.75 * row
            pen.ellipse((x, y, x + 2.4, y + 2.4), colour)


def _seen(pilot: Pilot[Any]) -> Image.Image:
    screen = pilot.app.screen
    assert isinstance(screen, SheetScreen) and screen.canvas.sheet
    return draw(screen.canvas.sheet)


# ---------------------------------------------------------------- the scenes


async def _home(pilot: Pilot[Any], clock: FakeClock) -> None:
    """What is there at the start."""


async def _year(pilot: Pilot[Any], clock: FakeClock) -> None:
    await press(pilot, "r")


async def _holds(pilot: Pilot[Any], clock: FakeClock) -> None:
    await press(pilot, "r", "2")


async def _work(pilot: Pilot[Any], clock: FakeClock) -> None:
    await wait(pilot, clock, 10 + 40 + 5 + 40 + 10 + 13.6)


async def _repetitions(pilot: Pilot[Any], clock: FakeClock) -> None:
    await wait(pilot, clock, 34)


async def _hold(pilot: Pilot[Any], clock: FakeClock) -> None:
    await wait(pilot, clock, 10 + 33)


async def _stop(pilot: Pilot[Any], clock: FakeClock) -> None:
    await wait(pilot, clock, 10 + 36.4)
    await press(pilot, "space")


SCENES: dict[str, tuple[str, Act]] = {
    "home": ("", _home),
    "year": ("", _year),
    "holds": ("", _holds),
    "work": ("five-a-day", _work),
    "reps": ("bridge-builder-1", _repetitions),
    "hold": ("hold", _hold),
    "stop": ("hold", _stop),
}
"""Each picture's name, what is started for it, and what is done then."""


async def still(name: str, folder: Path, size: tuple[int, int] = SIZE, look: str = LOOKS[0]) -> Image.Image:
    """One scene."""
    start, act = SCENES[name]
    async with _app(start, folder, look).run_test(size=size) as pilot:
        await settle(pilot)
        await act(pilot, _clock(pilot))
        return _seen(pilot)


async def moving(folder: Path, seconds: float) -> list[Image.Image]:
    """A fire hydrant, as it is led."""
    frames = []
    async with _app("five-a-day", folder).run_test(size=SIZE) as pilot:
        await settle(pilot)
        await _work(pilot, _clock(pilot))
        for _ in range(round(seconds / FRAME_S)):
            await wait(pilot, _clock(pilot), FRAME_S)
            frames.append(_seen(pilot))
    return frames


def _app(start: str, folder: Path, look: str = LOOKS[0]) -> GlutetimerApp:
    kit = made(folder)
    _older(kit)
    kit = replace(kit, settings=replace(kit.settings, theme=look or LOOKS[0]))
    if start == "hold":
        app = GlutetimerApp(kit, hold_alone(kit.library.exercise("sl-bridge-hold")))
    else:
        app = GlutetimerApp(kit, kit.library.workout(start) if start else None)
    if not look:
        app.no_color = True
    return app


def _older(kit: Kit) -> None:
    """What came before the last three weeks: most days, longer and longer, and a holiday."""
    random = Random(5)
    with History(kit.paths.history) as history:
        for ago in range(22, 330):
            if random.random() > 0.72 or 150 < ago < 163:
                continue
            day, id = ON - timedelta(ago), f"o{ago}"
            long = random.random() < 0.3
            history.put(a_session(id, day, seconds=1051.0 if long else 472.0), a_set(f"{id}-0", id, day))
            if ago < 120 and random.random() < 0.6:
                held = 26 - ago / 12 + random.uniform(-3, 3)
                history.put(
                    a_hold(f"{id}-l", id, day, Side.LEFT, round(held, 1), 2),
                    a_hold(f"{id}-r", id, day, Side.RIGHT, round(held - 2, 1), 4),
                )


def _clock(pilot: Pilot[Any]) -> FakeClock:
    assert isinstance(pilot.app, GlutetimerApp) and isinstance(pilot.app.kit.clock, FakeClock)
    return pilot.app.kit.clock


def readme(folder: Path = ASSETS) -> None:
    """The pictures that the README shows."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        for name in SCENES:
            asyncio.run(still(name, Path(data, name))).quantize(256).save(folder / f"{name}.png", optimize=True)
        first, *more = (
            frame.quantize(COLOURS, dither=Image.Dither.NONE)
            for frame in asyncio.run(moving(Path(data, "moving"), seconds=4))
        )
        lasts = round(1000 * FRAME_S)
        first.save(folder / "moving.gif", save_all=True, append_images=more, duration=lasts, loop=0, optimize=True)


def everything(folder: Path) -> None:
    """Every scene at every size, in every look."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        for name in SCENES:
            for look in LOOKS:
                for size in SIZES:
                    where = f"{name}-{size[0]}x{size[1]}-{look.removeprefix('glutetimer-') or 'no-color'}"
                    picture = asyncio.run(still(name, Path(data, where), size, look))
                    (picture if look else picture.convert("L")).save(folder / f"{where}.png")


if __name__ == "__main__":
    everything(Path(sys.argv[1])) if sys.argv[1:] else readme()
