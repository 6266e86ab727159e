"""What is drawn is read again, by another program's eyes."""

from __future__ import annotations

import pytest
from glutetimer.app.screens.dialogs.remote_paint import paint

from glutetimer.app.drawing.tokens import CONTRAST, DARK, LIGHT, Palette, contrast
from glutetimer.remote.address import new_token
from glutetimer.remote.qr import QUIET, squares, text
from tests.app.drawing.sample import PLAIN

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


@pytest.mark.parametrize("palette", [DARK, LIGHT, CONTRAST, PLAIN], ids=lambda palette: palette.name)
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (100, 30), (200, 60), (44, 40)])
def test_the_screen_is_read(columns: int, rows: int, palette: Palette) -> None:
    canvas = paint(LONGEST, "", 0, squares(LONGEST), columns=columns, rows=rows, palette=palette, keys=[])
    grey: list[list[int]] = []
    for y in range(rows):
        upper: list[int] = []
        lower: list[int] = []
        for run in canvas.row(y):
            for cell in run.text:
                if palette.plain:
                    top, low = (255 if cell in "▀█" else 0), (255 if cell in "▄█" else 0)
                else:
                    background = light(run.background)
                    top, low = background, light(run.foreground) if cell == "▄" else background
                upper.append(top)
                lower.append(low)
        grey += [upper, lower]
    assert read(grey) == [LONGEST.upper()]
    assert LONGEST[:20] in "".join(run.text for y in range(rows) for run in canvas.row(y))


def light(colour: str | None) -> int:
    return 0 if colour is None else round(255 * (contrast(colour, "#000000") - 1) / 20)


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (20, 5), (1, 1), (120, 12)])
def test_a_small_window_has_the_address_alone(columns: int, rows: int) -> None:
    canvas = paint(
        LONGEST,
        "trouble",
        2,
        squares(LONGEST),
        columns=columns,
        rows=rows,
        palette=DARK,
        keys=[("esc", "back", "back")],
    )
    assert all(run.background != "#FFFFFF" for y in range(rows) for run in canvas.row(y))
