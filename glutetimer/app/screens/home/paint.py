"""What of home is painted: today's workout, the largest thing on it, and what was done lately."""

from __future__ import annotations

from glutetimer.app.drawing import letters
from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit, width
from glutetimer.app.drawing.grid import Grid, Size
from glutetimer.app.drawing.ribbon import draw_skyline
from glutetimer.app.screens.home.view import HomeView

NAME = 26
"""Columns of a name."""
_DISCS = {"done": ("●", "ink"), "today": ("○", "ink"), "missed": ("·", "faint"), "coming": ("·", "faint")}


def paint_head(canvas: Canvas, place: Grid, view: HomeView) -> None:
    """Today's workout, its skyline, and how it has been going: all that stands above the list."""
    if place.size is Size.TINY:
        _tiny(canvas, place, view)
        return
    y = _hero(canvas, place, view)
    if place.size is not Size.SMALL:
        canvas.text(place.margin, y, "Workouts", "soft", bold=True)


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
    if view.title and letters.drawable(view.title) and letters.word_width(view.title, scale) <= room:
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
    draw_skyline(canvas, left, y, room - (8 if small else 0), chosen.skyline, rows=rows)
    if small:
        canvas.text(right, y + 1, chosen.total, bold=True, align="right")
    y += rows + 1
    canvas.text(left, y, "  enter  start  ", "ground", bold=True, bg="ink")
    canvas.zone(left, y, 16, "start")
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


def paint_lately(canvas: Canvas, place: Grid, view: HomeView) -> None:
    """The last session in a line; where there is room the last ones."""
    left = place.margin
    if not view.lately:
        return
    if place.size is not Size.LARGE:
        last = view.lately[0]
        x = left + canvas.text(left, 0, last.day, "soft") + 3
        x += canvas.text(x, 0, fit(last.name, (place.right - x) // 2)) + 3
        rest = "   ".join(filter(None, (last.total, last.result)))
        canvas.text(x, 0, fit(rest, place.right - x), "soft")
        return
    canvas.text(left, 0, "Lately", "soft", bold=True)
    for n, last in enumerate(view.lately, 1):
        canvas.text(left, n, last.day, "soft")
        canvas.text(left + 14, n, fit(last.name, NAME + 2))
        canvas.text(left + 50, n, last.total, align="right")
        canvas.text(left + 54, n, fit(last.result, place.right - left - 54), "soft")


def _tiny(canvas: Canvas, place: Grid, view: HomeView) -> None:
    right = place.right
    canvas.text(1, 0, "today", "soft")
    canvas.text(right, 0, view.streak_words, "soft", align="right")
    canvas.text(1, 1, fit(view.title_text, right - 8), bold=True)
    if view.rows:
        chosen = view.rows[view.cursor]
        canvas.text(right, 1, chosen.total, bold=True, align="right")
        draw_skyline(canvas, 1, 2, right - 1, chosen.skyline)
