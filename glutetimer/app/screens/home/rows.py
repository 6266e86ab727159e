"""The rows of home's list of workouts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.widgets.option_list import Option

from glutetimer.app.drawing.grid import Size
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.home.paint import NAME
from glutetimer.app.screens.home.view import WorkoutRow
from glutetimer.app.widgets.rows import Cell, Row, Skyline

SKY = {Size.SMALL: 0, Size.MEDIUM: 26, Size.LARGE: 60}
"""Columns of a workout's skyline; 0: what the others leave."""
APART = 12
"""Up to so many workouts have a blank row between them in a large window."""


def pitch_of(rows: Sequence[WorkoutRow], size: Size) -> int:
    """How many rows of the list there are from one workout to the next."""
    return 2 if size is Size.LARGE and len(rows) <= APART else 1


def make_options(rows: Sequence[WorkoutRow], size: Size, palette: Palette) -> Iterator[Option]:
    """What the list has in a window of this size; the cursor passes over what is blank."""
    apart = pitch_of(rows, size) - 1
    for n, row in enumerate(rows):
        if n and apart:
            yield Option("", disabled=True)
        yield Option(_row(row, size, palette))


def _row(row: WorkoutRow, size: Size, palette: Palette) -> Row:
    if size is Size.TINY:
        return Row(Cell(row.name), Cell(row.done, 1), Cell(row.total, 6, right=True))
    name, total = Cell(row.name, NAME, "ink"), Cell(f"{row.done:<1}{row.total:>6}", 7)
    sky = Skyline(row.skyline, palette, SKY[size], lights_up=True)
    about = () if size is Size.SMALL else (Cell(f" {row.summary}", look="soft"),)
    return Row(name, total, Cell("", 1), sky, *about)
