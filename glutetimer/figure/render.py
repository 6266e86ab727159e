"""A figure as text."""

from __future__ import annotations

from functools import lru_cache

from glutetimer.figure.braille import Lines, braille
from glutetimer.figure.figure import Figure
from glutetimer.figure.motion import MotionPoint
from glutetimer.figure.paint import paint
from glutetimer.training.exercise import Side


@lru_cache(256)
def render(
    figure: Figure, moment: MotionPoint, columns: int, rows: int, side: Side = Side.RIGHT, *, mono: bool = False
) -> Lines:
    """A moment as `rows` lines of runs, together `columns` wide, the ground in the lowest.

    The left side is the finished picture, mirrored. `mono`: dot the muscles, for terminals without colours.
    """
    if columns < 1 or rows < 1:
        return ()
    picture = paint(figure, moment, columns, rows)
    if mono:
        picture = picture.dotted()
    return braille(picture.mirror() if side is Side.LEFT else picture)
