"""A figure on a canvas, in the colours of a phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import Area
from glutetimer.training.exercise import Side

if TYPE_CHECKING:  # drawing figures is imported when the first one is drawn
    from glutetimer.figure.figure import Figure
    from glutetimer.figure.motion import MotionPoint


def draw_figure(
    canvas: Canvas,
    area: Area,
    figure: Figure,
    moment: MotionPoint,
    *,
    kind: str = "work",
    side: Side = Side.RIGHT,
    soft: bool = False,
    mono: bool = False,
) -> None:
    """Draw a figure as large as its area allows, in its middle, the ground in the area's last row.

    The working muscle has the colour of a phase's `kind`; where colours are not told apart (`mono`: NO_COLOR; a plain
    palette), it is dotted. `soft`: it stands back, as in a pause.
    """
    from glutetimer.figure.braille import Ink
    from glutetimer.figure.render import render

    palette = canvas.palette
    colours = {
        Ink.SCENE: "faint",
        Ink.FAR: "faint" if soft else "soft",
        Ink.BODY: "soft" if soft else "ink",
        Ink.MUSCLE: "soft" if soft else palette.figures(kind),
    }
    lines = render(figure, moment, area.width, area.height, side, mono=mono or palette.plain)
    for y, line in enumerate(lines, area.y):
        x = area.x
        for text, ink in line:
            if ink is not Ink.BLANK:
                canvas.text(x, y, text, colours[ink])
            x += len(text)
