"""What is drawn is read again, by another program's eyes."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from rich.color import Color
from textual.strip import Strip

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.drawing.tokens import contrast
from glutetimer.app.screens.dialogs.remote import RemoteScreen
from glutetimer.remote.address import new_token
from glutetimer.remote.qr import QUIET, squares, text
from glutetimer.remote.remote import Location, Remote
from tests.app.driving import painted
from tests.app.past import kit_at

LONGEST = f"http://192.168.178.123:54321/{new_token()}"


def read(rows: list[list[int]]) -> list[str]:
    """The codes in a picture, as grey values."""
    zxingcpp = pytest.importorskip("zxingcpp", reason="zxing-cpp reads codes")
    rows = [[value for value in row for _ in range(4)] for row in rows for _ in range(4)]
    picture = memoryview(bytes(value for row in rows for value in row)).cast("B", (len(rows), len(rows[0])))
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def test_the_longest_address_fits_beside_words() -> None:
    code = squares(LONGEST)
    assert len(code) == 29 + 2 * QUIET
    assert all(not any(row[:QUIET]) and not any(row[-QUIET:]) for row in code)


@pytest.mark.parametrize("coloured", [True, False])
def test_lines_of_text_are_read(coloured: bool) -> None:
    rows: list[list[int]] = []
    for line in text(squares(LONGEST), coloured):
        cells = line.partition("m")[2].partition("\x1b")[0] if coloured else line
        paper, ink = (255, 0) if coloured else (0, 255)
        rows.append([ink if cell in "▀█" else paper for cell in cells])
        rows.append([ink if cell in "▄█" else paper for cell in cells])
    assert read(rows) == [LONGEST.upper()]


async def show(folder: Path, size: tuple[int, int], theme: str = "glutetimer-dark") -> tuple[list[Strip], bool]:
    """The phone's screen, row by row; and whether its colours are stripped."""
    context = kit_at(folder)
    app = GlutetimerApp(context._replace(settings=context.settings._replace(theme=theme)))
    locations = (Location(LONGEST, "192.168.178.123", "wlan0, Wi-Fi"),)
    remote = SimpleNamespace(locations=locations, trouble="", connected=0, look_again=lambda: False)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.push_screen(RemoteScreen(cast(Remote, remote)))
        await pilot.pause()
        return list(painted(app)), app.palette.plain


def light(colour: Color | None) -> int:
    return 0 if colour is None else round(255 * (contrast(colour.get_truecolor().hex.upper(), "#000000") - 1) / 20)


@pytest.mark.parametrize("theme", ["glutetimer-dark", "glutetimer-light", "glutetimer-contrast", "no colour"])
@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60), (44, 40)])
async def test_the_screen_is_read(
    tmp_path: Path, size: tuple[int, int], theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
        theme = "glutetimer-dark"
    strips, plain = await show(tmp_path, size, theme)
    grey: list[list[int]] = []
    for strip in strips:
        upper: list[int] = []
        lower: list[int] = []
        for cells, style, _ in strip:
            for cell in cells:
                if plain:
                    top, low = (255 if cell in "▀█" else 0), (255 if cell in "▄█" else 0)
                else:
                    assert style
                    top = light(style.bgcolor)
                    low = light(style.color) if cell == "▄" else top
                upper.append(top)
                lower.append(low)
        grey += [upper, lower]
    assert read(grey) == [LONGEST.upper()]
    assert LONGEST[:20] in "".join(strip.text for strip in strips)


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (120, 12)])
async def test_a_small_window_has_the_address_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    strips, _ = await show(tmp_path, size)
    assert "▄" not in "".join(strip.text for strip in strips[2:])
