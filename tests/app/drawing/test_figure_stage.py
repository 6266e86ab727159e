"""A figure on a canvas: where it may draw, and in which colours."""

import pytest

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.figure_stage import draw_figure
from glutetimer.app.drawing.grid import Area
from glutetimer.app.drawing.tokens import CONTRAST, DARK, LIGHT, Palette
from glutetimer.figure.figure import Figure
from glutetimer.figure.figures import Figures
from glutetimer.figure.motion import MotionPoint
from glutetimer.training.exercise import Side
from tests.app.drawing.sample import PLAIN

TOP = MotionPoint(1.0)
STAGE = Area(3, 2, 35, 11)


def clam() -> Figure:
    found = Figures.load(None).of("clam")
    assert found
    return found


CLAM = clam()


def drawn(palette: Palette = DARK, area: Area = STAGE, **more: object) -> Canvas:
    canvas = Canvas(44, 16, palette)
    draw_figure(canvas, area, CLAM, TOP, **more)  # type: ignore[arg-type]
    return canvas


def text(canvas: Canvas) -> list[str]:
    return ["".join(run.text for run in canvas.row(y)) for y in range(canvas.height)]


def colours(canvas: Canvas) -> set[str | None]:
    return {run.foreground for y in range(canvas.height) for run in canvas.row(y) if not run.text.isspace()}


def test_it_stays_in_its_area_and_its_ground_is_the_last_row():
    rows = text(drawn())
    assert all(not row.strip() for row in rows[:2] + rows[13:])
    assert all(not row[:3].strip() and not row[38:].strip() for row in rows)
    assert all(mark != " " for mark in rows[12][3:38]), "the ground goes through"


@pytest.mark.parametrize("palette", [DARK, LIGHT, CONTRAST])
@pytest.mark.parametrize("kind", ["work", "hold", "rest", "ready"])
def test_the_muscle_has_the_colour_of_the_phase_and_the_body_is_ink(palette: Palette, kind: str):
    shown = colours(drawn(palette, kind=kind))
    assert shown == {palette.ink, palette.soft, palette.faint, palette.figures(kind)}


def test_in_a_pause_it_stands_back():
    assert colours(drawn(soft=True)) == {DARK.soft, DARK.faint}


def test_left_is_mirrored():
    assert text(drawn(side=Side.LEFT)) != text(drawn()) == text(drawn(side=Side.BOTH))


def test_without_colours_the_muscle_is_dotted():
    plain = drawn(PLAIN)
    assert colours(plain) == {None}
    assert text(plain) == text(drawn(mono=True)) != text(drawn())
    assert text(drawn(LIGHT._replace(plain=True))) == text(plain)


@pytest.mark.parametrize("area", [Area(0, 0, 0, 5), Area(0, 0, 5, 0), Area(40, 14, 35, 11), Area(-5, -3, 20, 8)])
def test_any_area_may_be_drawn_in(area: Area):
    drawn(area=area)
