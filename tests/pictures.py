"""The README's pictures, of the real screens: `python -m tests.pictures`.

With a folder: every scene at every size in every look, and contact canvases; only the scenes that are named after it.
The program runs here with a clock of the test's own and a year of history; what its screens painted is drawn cell by
cell, as a terminal does. Needs Pillow, and the font DejaVu Sans Mono in the system.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing, nullcontext
from datetime import timedelta
from functools import cache
from os import environ
from pathlib import Path
from random import Random
from shutil import copytree
from typing import Any
from unittest.mock import patch

from PIL import Image, ImageDraw, ImageFont
from rich.style import Style
from textual.pilot import Pilot
from textual.strip import Strip

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.drawing.cells import width
from glutetimer.history.store import History
from glutetimer.remote.remote import Remote
from glutetimer.services.context import Context
from glutetimer.training.exercise import Side
from glutetimer.training.single_hold import hold_alone
from tests.app.conftest import FakeClock
from tests.app.driving import painted, wait
from tests.app.past import ON, a_hold, a_session, a_set, kit_at, made
from tests.app.quiet import run_quietly
from tests.scenes import README, SCENES, Scene

ASSETS = Path(__file__).parents[1] / "assets" / "pictures"
SIZE = (80, 24)
SIZES = ((40, 12), SIZE, (100, 30), (200, 60))
LOOKS = ("glutetimer-dark", "glutetimer-light", "glutetimer-contrast", "")
"""Themes; the last one is NO_COLOR."""
CELL = (9, 19)
"""Pixels of a cell."""
FONT_SIZE = 15
FRAME_S = 0.25
"""Of a moving picture."""
COLOURS = 32
"""In it: there are few on a screen, and each takes room in the file."""

BLOCKS = {"▄": (0.5, 1.0), "▀": (0.0, 0.5), "█": (0.0, 1.0), **{chr(0x2580 + n): (1 - n / 8, 1.0) for n in range(1, 8)}}
"""Blocks that are drawn by hand, as fonts leave hairlines: where in the cell they begin and end."""
SHEET_COLUMNS = 5
SHEET_WIDTH = 2400
"""Of a contact sheet, in pixels."""


def draw(strips: Sequence[Strip], columns: int) -> Image.Image:
    """Rows as pixels: what goes to the terminal, whatever made it."""
    picture = Image.new("RGB", (columns * CELL[0], len(strips) * CELL[1]))
    pen = ImageDraw.Draw(picture)
    for y, strip in enumerate(strips):
        x = 0
        for piece, style, _ in strip:
            if not piece:
                continue
            _run(pen, x, y, piece, style or Style())
            x += width(piece)
    return picture


def _run(pen: ImageDraw.ImageDraw, x: int, y: int, text: str, style: Style) -> None:
    across, down = CELL
    back, fore = (
        colour.get_truecolor().hex if colour and not colour.is_default else plain
        for colour, plain in ((style.bgcolor, "#000000"), (style.color, "#FFFFFF"))
    )
    if style.reverse:
        back, fore = fore, back
    pen.rectangle((x * across, y * down, (x + width(text)) * across - 1, (y + 1) * down - 1), back)
    for character in text:
        left, top = x * across, y * down
        if character in BLOCKS:
            start, stop = BLOCKS[character]
            pen.rectangle((left, top + round(start * down), left + across - 1, top + round(stop * down) - 1), fore)
        elif 0x2800 <= ord(character) <= 0x28FF:
            _braille(pen, left, top, ord(character) - 0x2800, fore)
        elif character.strip():
            pen.text((left, top + 1), character, fore, _font(bool(style.bold)))
        x += width(character)


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(f"DejaVuSansMono{'-Bold' if bold else ''}.ttf", FONT_SIZE)


def _braille(pen: ImageDraw.ImageDraw, left: int, top: int, dots: int, colour: str | None) -> None:
    for bit, (column, row) in enumerate([(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]):
        if dots >> bit & 1:
            x, y = left + 1.2 + 4.5 * column, top + 1.2 + 4.75 * row
            pen.ellipse((x, y, x + 2.4, y + 2.4), colour)


def _seen(pilot: Pilot[Any]) -> Image.Image:
    assert isinstance(pilot.app, GlutetimerApp)
    return draw(list(painted(pilot.app)), pilot.app.size.width)


# ---------------------------------------------------------------- the pictures


async def still(name: str, past: Path, size: tuple[int, int] = SIZE, look: str = LOOKS[0]) -> Image.Image:
    """One scene."""
    return (await _pictures(SCENES[name], past, size, look))[0]


async def moving(past: Path, seconds: float) -> list[Image.Image]:
    """A fire hydrant, as it is led."""
    return await _pictures(SCENES["work"], past, frames=round(seconds / FRAME_S))


async def _pictures(
    scene: Scene, past: Path, size: tuple[int, int] = SIZE, look: str = LOOKS[0], frames: int = 0
) -> list[Image.Image]:
    with tempfile.TemporaryDirectory() as home:
        context = kit_at(copytree(past, Path(home, ".config", "glutetimer")))
        context = context._replace(settings=context.settings._replace(theme=look or LOOKS[0]))
        clock = context.clock
        assert isinstance(clock, FakeClock)
        with closing(Remote(clock, "127.0.0.1")) if scene.remote else nullcontext() as remote:
            with patch.dict(environ, {} if look else {"NO_COLOR": "1"}):
                app = _app(context, scene.start, remote)
            with patch.dict(environ, {"HOME": home, "USERPROFILE": home}):  # no path of this machine
                async with app.run_test(size=size) as pilot:
                    await settle_or_ask(pilot)
                    await scene.act(pilot, clock)
                    shown = [_seen(pilot)]
                    for _ in range(frames):
                        await wait(pilot, clock, FRAME_S)
                        shown.append(_seen(pilot))
        return shown


async def settle_or_ask(pilot: Pilot[Any]) -> None:
    """Until the first screen is there; with a phone that is a question, on which the start waits."""
    app = pilot.app
    assert isinstance(app, GlutetimerApp)
    await pilot.pause()


def _app(context: Context, start: str, remote: Remote | None) -> GlutetimerApp:
    if start == "hold":
        return GlutetimerApp(context, hold_alone(context.library.exercise("sl-bridge-hold")), remote)
    return GlutetimerApp(context, context.library.workout(start) if start else None, remote)


def _past(folder: Path) -> Path:
    """A year of history, in a folder of which each scene takes a copy."""
    _older(made(folder))
    return folder


def _older(context: Context) -> None:
    """What came before the last three weeks: most days, longer and longer, and a holiday."""
    random = Random(5)
    with History(context.paths.history) as history:
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


def readme(folder: Path = ASSETS) -> None:
    """The pictures that the README shows."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        past = _past(Path(data))
        for name in README:
            run_quietly(still(name, past)).quantize(256).save(folder / f"{name}.png", optimize=True)
        first, *more = (
            frame.quantize(COLOURS, dither=Image.Dither.NONE) for frame in run_quietly(moving(past, seconds=4))[1:]
        )
        lasts = round(1000 * FRAME_S)
        first.save(folder / "moving.gif", save_all=True, append_images=more, duration=lasts, loop=0, optimize=True)


def everything(folder: Path, names: Sequence[str]) -> None:
    """Scenes at every size, in every look; of all of them at one size and in one look, a contact sheet."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        past = _past(Path(data))
        for look in LOOKS:
            for size in SIZES:
                which = f"{size[0]}x{size[1]}-{look.removeprefix('glutetimer-') or 'no-color'}"
                pictures = {}
                for name in names:
                    picture = run_quietly(still(name, past, size, look))
                    picture.save(folder / f"{name}-{which}.png")
                    pictures[name] = picture
                contact_sheet(pictures).save(folder / f"sheet-{which}.png")


def contact_sheet(pictures: Mapping[str, Image.Image]) -> Image.Image:
    """Pictures of one size side by side, each below its name."""
    gap, top = 12, 24
    first = next(iter(pictures.values()))
    columns = min(SHEET_COLUMNS, len(pictures))
    across = min(first.width, (SHEET_WIDTH - gap) // columns - gap)
    down = round(first.height * across / first.width)
    rows = -(-len(pictures) // columns)
    canvas = Image.new("RGB", (gap + columns * (across + gap), rows * (top + down + gap)), "#808080")
    pen = ImageDraw.Draw(canvas)
    for n, (name, picture) in enumerate(pictures.items()):
        x, y = gap + n % columns * (across + gap), n // columns * (top + down + gap)
        pen.text((x, y + 2), name, "#FFFFFF", _font(bold=True))
        canvas.paste(picture.resize((across, down), Image.Resampling.LANCZOS), (x, y + top))
    return canvas


if __name__ == "__main__":
    everything(Path(sys.argv[1]), sys.argv[2:] or list(SCENES)) if sys.argv[1:] else readme()
