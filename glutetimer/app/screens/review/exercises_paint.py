"""The sums of the exercises, painted as a table."""

from __future__ import annotations

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit, width
from glutetimer.app.drawing.grid import Area, Grid, Size
from glutetimer.app.drawing.lists import cursor_row, scroll
from glutetimer.app.screens.review.exercises_view import HEADINGS, ExerciseRow, ExerciseTotalsView

_GAP = 3


def paint_exercises(canvas: Canvas, place: Grid, area: Area, view: ExerciseTotalsView) -> None:
    """One row an exercise; a tiny window leaves repetitions and time out."""
    if not view.rows:
        canvas.wrap(area.x, area.y, "No set yet. Each exercise appears here with its first one.", area.width)
        return
    kept = (0, 1, 4) if place.size is Size.TINY else (0, 1, 2, 3, 4)
    table = [[_cells(row)[n] for n in kept] for row in view.rows]
    heads = [HEADINGS[n] for n in kept]
    wide = [max(width(row[n]) for row in [heads, *table]) for n in range(len(kept))]
    others = sum(wide[1:]) + _GAP * (len(kept) - 1)
    wide[0] = max(8, min(wide[0], area.width - others))
    _line(canvas, area.x, area.y, heads, wide, None, heading=True)
    shown = max(1, area.height - 1)
    first = scroll(view.cursor, len(table), shown)
    for n, row in enumerate(table[first : first + shown], first):
        y, here = area.y + 1 + n - first, n == view.cursor
        ground = cursor_row(canvas, area.x, y, area.width) if here else None
        _line(canvas, area.x, y, row, wide, ground, bold=here)
        canvas.zone(area.x, y, area.width, 1, f"row({n})")


def _cells(row: ExerciseRow) -> tuple[str, ...]:
    return row.name, row.sets, row.reps, row.time, row.last


def _line(
    canvas: Canvas,
    x: int,
    y: int,
    cells: list[str],
    wide: list[int],
    ground: str | None,
    *,
    heading: bool = False,
    bold: bool = False,
) -> None:
    """Names to the left, numbers to the right."""
    for n, (cell, columns) in enumerate(zip(cells, wide, strict=True)):
        tone = "soft" if heading or n == len(cells) - 1 else "ink"
        if n:
            canvas.text(x + columns, y, cell, tone, heading, bg=ground, align="right")
        else:
            canvas.text(x, y, fit(cell, columns), tone, heading or bold, bg=ground)
        x += columns + _GAP
