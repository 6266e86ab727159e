"""The sessions of the overview, painted: those up to the year's cursor."""

from __future__ import annotations

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit, widest
from glutetimer.app.drawing.grid import Area
from glutetimer.app.screens.review.sessions_view import NO_SESSION, SessionsView

_TIME = 8


def paint_list(canvas: Canvas, area: Area, view: SessionsView, brief: bool = False) -> None:
    """The rows of the list; brief ones have no time, and sides as arrows."""
    if not view.rows:
        canvas.wrap(area.x, area.y, NO_SESSION, area.width)
        return
    days = widest(row.brief_day if brief else row.day for row in view.rows) + 2
    names = max(8, min(widest(row.name for row in view.rows), 26, area.width - days - (10 if brief else 24)))
    left = max(0, area.x - 2)
    for n, row in enumerate(view.rows):
        y, here = area.y + n, n == view.cursor
        ground = "raised" if here else None
        if here:
            canvas.fill(left, y, area.width + 2 * (area.x - left), 1, "raised")
            canvas.text(left, y, "▌", bg="raised")
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
        canvas.zone(area.x, y, area.width, f"row({view.first + n})")
