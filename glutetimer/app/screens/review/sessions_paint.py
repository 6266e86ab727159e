"""Sessions, painted: a list, and where there is room the sets of the one under the cursor beside it."""

from __future__ import annotations

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit, width
from glutetimer.app.drawing.grid import Area, Grid, Size
from glutetimer.app.drawing.lists import cursor_row
from glutetimer.app.screens.review.sessions_view import SessionsView, SetRow

_WIDE = 108
"""Columns from which the sets stand beside the list."""
_LIST = 66
"""Columns of the list then."""
_TIME = 8


def rows_in(area: Area) -> int:
    """How many sessions fit."""
    return max(1, area.height)


def paint_sessions(canvas: Canvas, place: Grid, area: Area, view: SessionsView) -> None:
    """The list, newest first; the sets beside it in a wide window."""
    wide = area.width >= _WIDE
    paint_list(canvas, Area(area.x, area.y, _LIST if wide else area.width, area.height), view, place.size is Size.TINY)
    if wide:
        x = area.x + _LIST + 6
        paint_sets(canvas, Area(x, area.y, area.right - x, area.height), view.sets)


def paint_list(canvas: Canvas, area: Area, view: SessionsView, brief: bool = False) -> None:
    """The rows of the list; brief ones have no time, and sides as arrows."""
    if not view.rows:
        canvas.wrap(area.x, area.y, "No session yet. Each appears here as soon as its first set is done.", area.width)
        return
    days = max(width(row.brief_day if brief else row.day) for row in view.rows) + 2
    names = max(width(row.name) for row in view.rows)
    names = max(8, min(names, 26, area.width - days - (10 if brief else 24)))
    for n, row in enumerate(view.rows):
        y, here = area.y + n, n == view.cursor
        ground = cursor_row(canvas, area.x, y, area.width) if here else None
        tone = "ink" if here else "soft"
        canvas.text(area.x, y, row.brief_day if brief else row.day, tone, bg=ground)
        x = area.x + days
        canvas.text(x, y, fit(row.name, names), bold=here, bg=ground)
        x += names + 1
        if not brief:
            x += _TIME
            canvas.text(x, y, row.time, tone, bg=ground, align="right")
            x += 3
        x += canvas.text(x, y, fit(row.brief_result if brief else row.result, area.right - x), "soft", bg=ground) + 3
        if area.right - x > 10:
            canvas.text(x, y, fit(row.note, area.right - x), "soft", bg=ground)
        canvas.zone(area.x, y, area.width, 1, f"row({view.first + n})")


def paint_sets(canvas: Canvas, area: Area, sets: tuple[SetRow, ...], cursor: int = -1, first: int = 0) -> None:
    """Sets in columns, from the `first` on.

    Args:
        canvas: where.
        area: how many fit.
        sets: all of them.
        cursor: which is marked; -1 for none.
        first: the first shown.
    """
    if not sets:
        return
    amounts = max(width(row.amount) for row in sets)
    side = 2 + max(width(row.side) for row in sets)
    names = min(max(width(row.exercise) for row in sets), max(8, area.width - side - amounts - 2))
    for n, row in enumerate(sets[first : first + area.height]):
        y, here = area.y + n, first + n == cursor
        ground = cursor_row(canvas, area.x, y, area.width) if here else None
        canvas.text(area.x, y, fit(row.exercise, names), bold=here, bg=ground)
        x = area.x + names + 2
        canvas.text(x, y, row.side, "soft", bg=ground)
        x += side + amounts
        canvas.text(x, y, row.amount, bold=here, bg=ground, align="right")
        about = "   ".join(part for part in (row.about, row.note) if part)
        canvas.text(x + 3, y, fit(about, area.right - x - 3), "soft", bg=ground)
        if cursor >= 0:
            canvas.zone(area.x, y, area.width, 1, f"row({first + n})")
