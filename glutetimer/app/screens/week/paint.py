"""The week, painted: seven days with their workouts."""

from __future__ import annotations

from glutetimer.app.drawing import letters
from glutetimer.app.drawing.canvas import Canvas, Keys
from glutetimer.app.drawing.cells import fit, width, wrapped
from glutetimer.app.drawing.grid import Area, Grid, Size, grid
from glutetimer.app.drawing.lists import cursor_row, scroll
from glutetimer.app.drawing.ribbon import skyline
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.week.view import WeekView
from glutetimer.views.week import WeekRow

_SIGN = 12
"""Columns of a day, then its workouts' signs."""
_NAME = 26
"""Columns of a name."""
_SKY = {Size.SMALL: 24, Size.MEDIUM: 40, Size.LARGE: 60}


def paint(view: WeekView, columns: int, rows: int, palette: Palette, keys: Keys) -> Canvas:
    """The week for a window."""
    canvas, place = Canvas(columns, rows, palette), grid(columns, rows)
    left, right = place.margin, place.right
    if place.size is Size.TINY:
        canvas.text(left, 0, "week", "soft")
        canvas.text(left + 6, 0, view.dates)
        below = view.note if view.alert else view.rows[view.cursor].why if view.rows else ""
        said = wrapped(below, right - left, 2 if rows >= 10 else 1)
        _list(canvas, place, Area(left, 1, right - left, max(0, rows - 1 - max(1, len(said)))), view)
        for y, line in enumerate(said, rows - len(said)):
            canvas.text(left, y, line, "alert" if view.alert else "soft")
        return canvas
    top = 3 if place.size is Size.LARGE else 1
    canvas.text(left, top, "Week", bold=True)
    canvas.text(left + 8, top, view.dates, "soft")
    canvas.text(right, top, view.schedule, "soft", align="right")
    y = top + {Size.SMALL: 2, Size.MEDIUM: 3, Size.LARGE: 5}[place.size]
    if view.rows:
        _hero(canvas, place, y, view.rows[view.cursor])
    y += 3 * place.scale + {Size.SMALL: 2, Size.MEDIUM: 3, Size.LARGE: 4}[place.size]
    note = place.keys - (1 if place.size is Size.SMALL else 2)
    _list(canvas, place, Area(left, y, right - left, max(0, note - y)), view)
    below = view.note if width(view.note) <= right - left else view.brief_note
    canvas.text(left, note, fit(below, right - left), "alert" if view.alert else "soft")
    canvas.keyline(left, place.keys, keys(view.commands), right)
    return canvas


def _hero(canvas: Canvas, place: Grid, y: int, row: WeekRow) -> None:
    """The day under the cursor, and a word on its workout."""
    if letters.word_width(row.weekday, place.scale) <= place.right - place.margin:
        canvas.word(place.margin, 2 * y, row.weekday, "ink", place.scale)
    below = y + 3 * place.scale + (0 if place.size is Size.SMALL else 1)
    canvas.text(place.margin, below, fit(row.why, place.right - place.margin))


def _list(canvas: Canvas, place: Grid, area: Area, view: WeekView) -> None:
    """The days; with air between them where there is room for all."""
    days = sum(row.begins for row in view.rows) - 1
    pitch = 2 if place.size is Size.LARGE and 2 * len(view.rows) + days <= area.height else 1
    gap = 1 if pitch * len(view.rows) + days <= area.height else 0
    first = max(0, scroll(view.cursor, len(view.rows), max(1, area.height // pitch)))
    y = area.y
    for n, row in enumerate(view.rows[first:], first):
        if y >= area.bottom:
            break
        y += gap * (row.begins and n > 0)
        day = row.begins or n == first
        here = n == view.cursor
        bg = cursor_row(canvas, area.x, y, area.width) if here else None
        if place.size is Size.TINY:
            _brief(canvas, area, y, row, day, bg)
        else:
            _row(canvas, place, area, y, row, day, bg)
        canvas.zone(0, y, canvas.width, 1, f"choose({n})")
        y += pitch


def _row(canvas: Canvas, place: Grid, area: Area, y: int, row: WeekRow, day: bool, bg: str | None) -> None:
    tone = "ink" if row.bright else "soft"
    canvas.text(area.x, y, row.day * day, "ink" if row.today else "soft", row.today, bg=bg)
    x = area.x + _SIGN
    canvas.text(x, y, row.sign, tone, bg=bg)
    canvas.text(x + 2, y, fit(row.name, _NAME if row.workout else area.width), tone, bg is not None, bg=bg)
    x += 2 + _NAME + 7
    canvas.text(x, y, row.total, tone if bg else "soft", align="right", bg=bg)
    x += 3
    sky = min(_SKY[place.size], area.right - x)
    if row.skyline:
        skyline(canvas, x, y, sky, row.skyline, done=None if row.done else 0, bg=bg or "ground")
    canvas.text(x, y, fit(row.about, area.right - x), "soft", bg=bg)
    if (room := area.right - x - sky - 2) > 12:
        canvas.text(x + sky + 2, y, fit(row.summary, room), "soft", bg=bg)


def _brief(canvas: Canvas, area: Area, y: int, row: WeekRow, day: bool, bg: str | None) -> None:
    """Two letters of the day, the sign, the name, the time."""
    tone = "ink" if row.bright else "soft"
    canvas.text(area.x + 1, y, row.weekday[:2] * day, "ink" if row.today else "soft", row.today, bg=bg)
    canvas.text(area.x + 4, y, row.sign, tone, bg=bg)
    canvas.text(area.x + 6, y, fit(row.name, area.width - 13), tone, bg is not None, bg=bg)
    canvas.text(area.right, y, row.total, tone, align="right", bg=bg)
