"""Colours for everyone: what is painted reads, and no phase is told by its colour alone.

Contrast is WCAG 2's. How dichromats see is simulated as by Machado, Oliveira and Fernandes (IEEE Transactions on
Visualization and Computer Graphics 15(6), 2009), with their matrices of full severity over linear RGB. Distances are
CIE 1976's in Lab (D65), where 2 to 3 can just be told apart side by side. The least that is asked here is our
choice: from a mat, colours are not seen side by side.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from textual.strip import Strip

from glutetimer.app.app import GlutetimerApp
from glutetimer.app.drawing.band import draw_band
from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.letters import SIGN_TEXT
from glutetimer.app.drawing.tokens import CONTRAST, DARK, LIGHT, Palette, contrast
from glutetimer.settings.settings import Settings
from glutetimer.training.plan import PhaseKind
from tests.app.driving import painted
from tests.app.walking import awkward, walk

OURS = (DARK, LIGHT, CONTRAST)
READS, SEEN = 4.5, 3.0
"""WCAG 2, 1.4.3 and 1.4.11: text; large text and signs."""
PICTURES = " " + "".join(map(chr, range(0x2580, 0x25A0))).replace("▌", "")
"""Blocks: figures and letters, whose colours are the palette's pairs above, and lengths, of which what is still to come
stands back (look.md)."""
APART = 15.0
"""Between the bands, or the figures, of two phases, however they are seen."""
MACHADO = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}
SRGB_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)
Matrix = tuple[tuple[float, ...], ...]


def through(matrix: Matrix, values: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix]


def lab(colour: str, seen_by: str) -> tuple[float, float, float]:
    """A colour in CIE Lab as somebody sees it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    simulated = [min(1.0, max(0.0, part)) for part in through(MACHADO[seen_by], linear)]
    scaled = [part / white for part, white in zip(through(SRGB_TO_XYZ, simulated), WHITE, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in scaled)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_the_arithmetic_of_colours() -> None:
    assert lab("#FFFFFF", "none") == pytest.approx((100, 0, 0), abs=0.02)
    assert lab("#FF0000", "none") == pytest.approx((53.24, 80.09, 67.20), abs=0.05)  # Lindbloom's calculator
    red, green = (lab(colour, "deuteranopia") for colour in ("#C00000", "#686800"))
    assert math.dist(red, green) < 25 < math.dist(lab("#C00000", "none"), lab("#686800", "none"))


@pytest.mark.parametrize("seen_by", MACHADO)
@pytest.mark.parametrize("palette", OURS, ids=lambda palette: palette.name)
def test_the_bands_of_three_phases_are_told_apart(palette: Palette, seen_by: str) -> None:
    for one, other in combinations((PhaseKind.READY, PhaseKind.WORK, PhaseKind.REST), 2):
        apart = math.dist(lab(palette.band(one), seen_by), lab(palette.band(other), seen_by))
        assert apart >= APART, (one, other)


@pytest.mark.parametrize("seen_by", MACHADO)
@pytest.mark.parametrize("palette", OURS, ids=lambda palette: palette.name)
def test_the_figures_of_three_phases_are_told_apart(palette: Palette, seen_by: str) -> None:
    for one, other in combinations((PhaseKind.READY, PhaseKind.WORK, PhaseKind.REST), 2):
        apart = math.dist(lab(palette.figures(one), seen_by), lab(palette.figures(other), seen_by))
        assert apart >= APART, (one, other)


@pytest.mark.parametrize("seen_by", MACHADO)
@pytest.mark.parametrize("palette", OURS, ids=lambda palette: palette.name)
def test_what_is_done_what_is_best_and_what_is_wrong_are_told_from_plain_text(palette: Palette, seen_by: str) -> None:
    for token in ("best", "alert", "work_figures"):
        assert math.dist(lab(palette.colour(token), seen_by), lab(palette.ink, seen_by)) >= APART, token


@pytest.mark.parametrize("palette", OURS, ids=lambda palette: palette.name)
def test_every_pair_that_is_written_reads(palette: Palette) -> None:
    for token in ("ink", "soft", "best", "alert", "ready_figures", "work_figures", "rest_figures"):
        for ground in ("ground", "raised"):
            assert contrast(palette.colour(token), palette.colour(ground)) >= READS, (token, ground)
    assert contrast(palette.ground, palette.ink) >= READS
    for kind in PhaseKind:
        assert contrast(palette.on_band(kind), palette.band(kind)) >= READS
        assert contrast(palette.figures(kind), palette.spent(kind)) >= READS
        assert contrast(palette.figures(kind), palette.ground) >= SEEN
    assert contrast(palette.faint, palette.ground) >= SEEN


# ---------------------------------------------------------------- whole screens


def unreadable(strip: Strip, faint: str, where: str) -> Iterator[str]:
    """Runs of a row that were painted with too little contrast to what is really behind them."""
    for segment in strip:
        if not segment.text.strip(PICTURES) or segment.style is None:
            continue
        style = segment.style
        assert style.color and style.bgcolor, f"{where}: {segment.text!r} has no colour of its own"
        back, fore = (colour.get_truecolor().hex.upper() for colour in (style.bgcolor, style.color))
        if style.reverse:
            back, fore = fore, back
        if fore == faint:
            continue  # look.md: nothing that matters is written in it
        least = READS if any(char.isalnum() for char in segment.text) else SEEN
        if contrast(fore, back) < least:
            yield f"{where}: {segment.text.strip()[:30]!r} {fore} on {back}: {contrast(fore, back):.2f}"


@pytest.mark.parametrize(
    ("palette", "size"),
    [(DARK, (80, 24)), (LIGHT, (80, 24)), (CONTRAST, (80, 24)), (LIGHT, (40, 12)), (DARK, (200, 60))],
)
async def test_whatever_is_painted_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, palette: Palette, size: tuple[int, int]
) -> None:
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    context, clock = awkward(tmp_path, ["Side steps"], Settings(sound=False, theme=f"glutetimer-{palette.name}"))
    app = GlutetimerApp(context)
    app.animation_level = "none"
    faults: list[str] = []
    async with app.run_test(size=size) as pilot:
        async for where in walk(app, pilot, clock):
            for strip in painted(app):
                faults += unreadable(strip, palette.faint, where)
    assert list(dict.fromkeys(faults)) == []


# ---------------------------------------------------------------- never by colour alone


def test_every_phase_has_a_word_and_a_sign_of_its_own() -> None:
    words = {
        PhaseKind.READY: ("GET READY",),
        PhaseKind.WORK: ("WORK",),
        PhaseKind.HOLD: ("HOLD",),
        PhaseKind.REST: ("REST",),
        PhaseKind.SWITCH: ("SWITCH",),
    }
    assert len({SIGN_TEXT[kind] for kind in PhaseKind}) == len(PhaseKind)
    for columns, rows in ((40, 12), (80, 24), (200, 60)):
        shapes = []
        for kind in PhaseKind:
            # One colour for all: only words and signs are left to tell them.
            grey = Palette(**{**_fields(DARK), "ready": "#BBBBBB", "work": "#BBBBBB", "rest": "#BBBBBB"})
            canvas = Canvas(columns, rows, grey)
            draw_band(canvas, kind, words[kind], "", 1.0, sign=kind)
            shapes.append(tuple(canvas.row(y) for y in range(rows)))
            unsigned = Canvas(columns, rows, grey)
            draw_band(unsigned, kind, ("SAME",), "", 1.0, sign=kind)
            shapes.append(tuple(unsigned.row(y) for y in range(rows)))
        assert len(set(shapes)) == 2 * len(PhaseKind)


def _fields(palette: Palette) -> dict[str, object]:
    return palette._asdict()


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_without_colour_every_phase_says_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """NO_COLOR: nothing but greys reaches the terminal, and the band's word and sign are there."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    context, clock = awkward(tmp_path, ["Side steps"])
    app = GlutetimerApp(context)
    app.animation_level = "none"
    seen: dict[str, str] = {}
    async with app.run_test(size=size) as pilot:
        assert app.no_color
        async for where in walk(app, pilot, clock):
            rows = list(painted(app))
            styles = [segment.style for strip in rows for segment in strip if segment.style]
            for colour in {colour for style in styles for colour in (style.color, style.bgcolor) if colour}:
                red, green, blue = colour.get_truecolor()
                assert red == green == blue, where
            if (kind := where.split()[0]) in tuple(PhaseKind):
                seen.setdefault(kind, rows[0].text)
    assert set(seen) == set(PhaseKind)
    if size[0] == 40:  # the band is text there; larger, the test above has its shapes
        for kind, line in seen.items():
            assert SIGN_TEXT[kind] in line
            assert {"ready": "READY"}.get(kind, kind.upper()) in line
