"""The home screen, painted: today's workout is the largest thing on it."""

from __future__ import annotations

from glutetimer.app.drawing import letters
from glutetimer.app.drawing.canvas import Canvas, Keys
from glutetimer.app.drawing.cells import fit, width
from glutetimer.app.drawing.grid import Grid, Size, grid
from glutetimer.app.drawing.lists import scroll
from glutetimer.app.drawing.ribbon import skyline
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.home.view import HomeView, WorkoutRow

_NAME = 26
"""Columns of a name in the list."""
_SKY = 37
"""Where the skylines of the list begin."""
_DISCS = {"done": ("●", "ink"), "today": ("○", "ink"), "missed": ("·", "faint"), "coming": ("·", "faint")}


def paint(view: HomeView, columns: int, rows: int, palette: Palette, keys: Keys) -> Canvas:
    """The home screen for a window."""
    canvas, place = Canvas(columns, rows, palette), grid(columns, rows)
    if place.size is Size.TINY:
        _tiny(canvas, place, view, keys)
    else:
        y = _hero(canvas, place, view)
        _list(canvas, place, view, y)
        more = () if place.size is Size.SMALL else view.more
        canvas.keyline(place.margin, place.keys, keys((*view.commands, *more)), place.right)
    return canvas


def _hero(canvas: Canvas, place: Grid, view: HomeView) -> int:
    """Today's workout and the streak; returns the row after it."""
    left, right, scale = place.margin, place.right, place.scale
    small = place.size is Size.SMALL
    top = 3 if place.size is Size.LARGE else 1
    canvas.text(left, top, "Today", bold=True)
    x = left + 8 + canvas.text(left + 8, top, view.date, "soft")
    canvas.text(x + 3, top, view.today)
    canvas.text(right, top, "glutetimer", "soft", align="right")
    y = top + {Size.SMALL: 2, Size.MEDIUM: 3, Size.LARGE: 5}[place.size]
    aside = {Size.SMALL: 0, Size.MEDIUM: 26, Size.LARGE: 50}[place.size]
    room = right - left - aside
    if aside:
        _streak(canvas, place, view, y, right - aside + (3 if scale == 1 else 6))
    if letters.drawable(view.title) and letters.word_width(view.title, scale) <= room:
        canvas.word(left, 2 * y, view.title, "ink", scale=scale)
    else:
        canvas.text(left, y + scale, fit(view.title_text, room), bold=True)
    y += 3 * scale + (0 if small else 1)
    canvas.text(left, y, fit(view.warning or view.why, room), "alert" if view.warning else "ink")
    y += 2 if small else 3
    rows = 4 if place.size is Size.LARGE else 2
    if not view.rows:
        return y + rows
    chosen = view.rows[view.cursor]
    skyline(canvas, left, y, room - (8 if small else 0), chosen.skyline, rows=rows)
    if small:
        canvas.text(right, y + 1, chosen.total, bold=True, align="right")
    y += rows + 1
    canvas.text(left, y, "  enter  start  ", "ground", bold=True, bg="ink")
    canvas.zone(left, y, 16, 1, "start")
    if small:
        x = left + 20 + canvas.text(left + 20, y, view.streak_words, bold=True)
        canvas.text(x + 2, y, view.week_words, "soft")
        _week(canvas, right - 13, y, view, letters=True)
        return y + 2
    canvas.text(left + 20, y, chosen.total, bold=True)
    canvas.text(left + 22 + width(chosen.total), y, view.about, "soft")
    return y + 3


def _streak(canvas: Canvas, place: Grid, view: HomeView, y: int, x: int) -> None:
    canvas.text(x, y, "Days in a row", "soft", bold=True)
    rows = 9 if place.size is Size.LARGE else 5
    wide = canvas.number(x, y + 2, str(view.days) if view.days else "~", rows, "ink")
    note = f"best {view.best}" if view.best > view.days else view.streak_words if not view.days else ""
    canvas.text(x + wide + 2, y + 1 + rows, note, "soft")
    y += rows + (4 if place.size is Size.LARGE else 3)
    for n, day in enumerate(view.week):
        here = day.state == "today"
        canvas.text(x + 2 * n, y, day.letter, "ink" if here else "soft", bold=here)
    _week(canvas, x, y + 1, view)
    canvas.text(x, y + 2, view.week_words, "soft")


def _week(canvas: Canvas, x: int, y: int, view: HomeView, letters: bool = False) -> None:
    """The days of the week; without a line of letters above them, those that are not done are letters themselves."""
    for n, day in enumerate(view.week):
        disc, tone = _DISCS[day.state]
        here = day.state == "today"
        if letters and day.state != "done":
            canvas.text(x + 2 * n, y, day.letter, "ink" if here else "soft", bold=here)
        else:
            canvas.text(x + 2 * n, y, disc, tone)


def _list(canvas: Canvas, place: Grid, view: HomeView, y: int) -> None:
    left, right = place.margin, place.right
    pitch = 2 if place.size is Size.LARGE and len(view.rows) <= 12 else 1
    if place.size is not Size.SMALL:
        canvas.text(left, y, "Workouts", "soft", bold=True)
        y += 1 if place.size is Size.MEDIUM else 2
    end = place.keys - (len(view.lately) + 3 if place.size is Size.LARGE else 1 if view.lately else 0)
    shown = max(1, (end - y) // pitch)
    first = scroll(view.cursor, len(view.rows), shown)
    sky = {Size.SMALL: right - left - _SKY, Size.MEDIUM: 26, Size.LARGE: 60}[place.size]
    for n, row in enumerate(view.rows[first : first + shown]):
        _row(canvas, left, right, y + n * pitch, row=row, sky=sky, here=first + n == view.cursor)
        canvas.zone(0, y + n * pitch, canvas.width, 1, f"choose({first + n})")
    _lately(canvas, place, view)


def _row(canvas: Canvas, left: int, right: int, y: int, *, row: WorkoutRow, sky: int, here: bool) -> None:
    ground = "raised" if here else None
    if here:
        canvas.fill(left - 2, y, right - left + 4, 1, "raised")
        canvas.text(left - 2, y, "▌", bg=ground)
    canvas.text(left, y, fit(row.name, _NAME), bold=here, bg=ground)
    canvas.text(left + _NAME + 1, y, row.done, bg=ground)
    canvas.text(left + _SKY - 3, y, row.total, "ink" if here else "soft", align="right", bg=ground)
    skyline(canvas, left + _SKY, y, sky, row.skyline, done=1.0 if here else 0.0, bg=ground or "ground")
    room = right - (left + _SKY + 2 + sky)
    if room > 12:
        canvas.text(left + _SKY + 2 + sky, y, fit(row.summary, room), "soft", bg=ground)


def _lately(canvas: Canvas, place: Grid, view: HomeView) -> None:
    left = place.margin
    if place.size is not Size.LARGE:
        if view.lately:
            last = view.lately[0]
            x = left + canvas.text(left, place.keys - 1, last.day, "soft") + 3
            x += canvas.text(x, place.keys - 1, fit(last.name, (place.right - x) // 2)) + 3
            rest = "   ".join(filter(None, (last.total, last.result)))
            canvas.text(x, place.keys - 1, fit(rest, place.right - x), "soft")
        return
    y = place.keys - len(view.lately) - 2
    if view.lately:
        canvas.text(left, y, "Lately", "soft", bold=True)
    for n, last in enumerate(view.lately, y + 1):
        canvas.text(left, n, last.day, "soft")
        canvas.text(left + 14, n, fit(last.name, _NAME + 2))
        canvas.text(left + 50, n, last.total, align="right")
        canvas.text(left + 54, n, fit(last.result, place.right - left - 54), "soft")


def _tiny(canvas: Canvas, place: Grid, view: HomeView, keys: Keys) -> None:
    right = place.right
    canvas.text(1, 0, "today", "soft")
    canvas.text(right, 0, view.streak_words, "soft", align="right")
    if view.rows:
        chosen = view.rows[view.cursor]
        canvas.text(1, 1, fit(view.title_text, right - 8), bold=True)
        canvas.text(right, 1, chosen.total, bold=True, align="right")
        skyline(canvas, 1, 2, right - 1, chosen.skyline)
    shown = max(0, canvas.height - 5)
    first = scroll(view.cursor, len(view.rows), shown)
    for n, row in enumerate(view.rows[first : first + shown]):
        y, here = 4 + n, first + n == view.cursor
        ground = "raised" if here else None
        if here:
            canvas.fill(0, y, canvas.width, 1, "raised")
            canvas.text(0, y, "▌", bg=ground)
        canvas.text(2, y, fit(row.name, right - 9), "ink" if here else "soft", bold=here, bg=ground)
        canvas.text(right - 7, y, row.done, bg=ground)
        canvas.text(right, y, row.total, "ink" if here else "soft", align="right", bg=ground)
        canvas.zone(0, y, canvas.width, 1, f"choose({first + n})")
    if view.warning:
        canvas.text(1, canvas.height - 1, fit(view.warning, right - 1), "soft")
    else:
        canvas.keyline(1, canvas.height - 1, keys(("start", "help", *view.commands, *view.more)), right)
