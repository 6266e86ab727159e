"""An opened session, painted."""

from __future__ import annotations

from glutetimer.app.drawing.canvas import Canvas, Keys
from glutetimer.app.drawing.cells import fit, width
from glutetimer.app.drawing.grid import Area, Size, grid
from glutetimer.app.drawing.lists import cursor_row, scroll
from glutetimer.app.drawing.title import TOP, title
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.review.opened_view import OpenedView
from glutetimer.app.screens.review.paint import paint_said
from glutetimer.app.screens.review.sessions_paint import paint_sets


def paint(view: OpenedView, columns: int, rows: int, palette: Palette, keys: Keys) -> Canvas:
    """The session, its sets below it, and what can be done with what the cursor is on."""
    canvas, place = Canvas(columns, rows, palette), grid(columns, rows)
    tiny = place.size is Size.TINY
    left, right = place.margin, place.right
    top = 0 if tiny else TOP[place.size]
    if not tiny:
        title(canvas, left, top, view.title, view.title, right - left, place.scale)
        top += 3 * place.scale + 1
    ground = cursor_row(canvas, left, top, right - left) if view.cursor == 0 else None
    day = view.day if width(view.name) + width(view.day) + 3 <= right - left else ""
    canvas.text(left, top, fit(view.name, right - left), bold=True, bg=ground)
    canvas.text(right, top, day, "soft", bg=ground, align="right")
    canvas.zone(0, top, columns, 1, "row(0)")
    about = view.about if day else f"{view.day}   {view.about}"
    if width(about) > right - left:
        about = f"{view.brief_day}   {view.about}"
    canvas.text(left, top + 1, fit(about, right - left), "soft")
    last = rows - 1 if tiny else place.keys
    # A long note takes more room while the cursor is on the session, and never all of it.
    lines = max(1, (last - top) // 3) if view.cursor == 0 else 1
    begin = top + (2 if tiny else 3)
    if view.note:
        begin += canvas.wrap(left, top + 2, view.note, right - left, lines=lines)
    area = Area(left, begin, right - left, max(1, last - 1 - begin + tiny))
    cursor = view.cursor - 1
    first = scroll(max(0, cursor), len(view.sets), area.height)
    paint_sets(canvas, area, view.sets, cursor, first)
    for n in range(min(area.height, len(view.sets) - first)):
        canvas.zone(0, begin + n, columns, 1, f"row({first + n + 1})")
    paint_said(canvas, place, last, view.said, view.alert)
    if not (tiny and view.said):
        canvas.keyline(left, last, keys(view.commands), right)
    return canvas
