"""A year, painted: a matrix of dots whose size says the minutes."""

from __future__ import annotations

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit, width
from glutetimer.app.drawing.digits import LEAST_ROWS, number_width
from glutetimer.app.drawing.grid import Area, Grid, Size
from glutetimer.app.drawing.tokens import mix
from glutetimer.views.year import LEGEND, WEEKS, Dot, HeadlineNumber, YearView

_LABELS = 4
"""Columns before the dots, for the days of the week."""
_PANEL = 10
"""Columns that the day under the cursor needs beside them, at least."""
_DAYS = 7
_TALL, _LOW = 10, 4
"""Rows of the figures with their labels, at most and at least: then they are text."""
LISTED = 10
"""Sessions below the year, or beside it in a large window, at most."""
_LEAST_LISTED = 4
_PALE, _PLAINLY = 0.6, 0.85
"""How much of its colour a dot of few minutes has, and one of some."""


def pitch_of(place: Grid) -> int:
    """Columns from one week to the next."""
    return 2 if place.size is Size.LARGE else 1


def weeks_in(place: Grid) -> int:
    """How many weeks fit; a tiny window has less than a year."""
    free = place.right - place.margin - _LABELS
    return max(1, min(WEEKS, free // pitch_of(place)))


def paint_figures(canvas: Canvas, area: Area, figures: tuple[HeadlineNumber, ...], gap: int) -> int:
    """Numbers beside each other, as tall as the area allows, each with its label and a note; returns their rows."""
    for rows in range(max(_LOW, area.height) - 3, 0, -1):
        wide = [max(number_width(f.number, rows), width(f.label), width(f.note)) for f in figures]
        if sum(wide) + gap * (len(figures) - 1) <= area.width or rows <= 1:
            break
    x = area.x
    for figure, columns in zip(figures, wide, strict=True):
        canvas.text(x, area.y, figure.label, "soft", bold=True)
        number = figure.number if rows >= LEAST_ROWS else figure.number.replace("~", "0")
        canvas.number(x, area.y + 1, number, rows, "ink")
        canvas.text(x, area.y + rows + 2, figure.note, "soft")
        x += columns + gap
    return rows + 3


def paint_dots(canvas: Canvas, x: int, y: int, view: YearView, *, pitch: int, shown_days: int = _DAYS) -> int:
    """The months, the days (fewer than seven: those about the cursor's) and their dots; returns the columns."""
    first = max(0, view.cursor[1] - shown_days + 1)
    days = range(first, first + shown_days)
    top = y + 1 - first
    canvas.text(x, y, view.year, "soft")
    left = x + _LABELS
    for week, name in view.months:
        canvas.text(left + week * pitch, y, name, "soft")
    for row in (row for row in (0, 2, 4) if row in days):
        canvas.text(x, top + row, view.weekdays[row], "soft")
    palette = canvas.palette
    bright = palette.figures("work")
    colours = {
        Dot.NONE: palette.faint,
        Dot.PAUSED: palette.soft,
        Dot.LITTLE: mix(palette.ground, bright, _PALE),
        Dot.SOME: mix(palette.ground, bright, _PLAINLY),
        Dot.MORE: bright,
    }
    for week, column in enumerate(view.columns):
        for row, dot in enumerate(column):
            if dot is Dot.TO_COME or row not in days:
                continue
            here = (week, row) == view.cursor
            shown = Dot.SOME if dot is Dot.LITTLE else dot
            at = left + week * pitch
            canvas.text(at, top + row, shown, "ground" if here else colours[dot], bold=here, bg="ink" if here else None)
            canvas.zone(at, top + row, pitch, f"day({week},{row})")
    return _LABELS + pitch * (len(view.columns) - 1) + 1


def paint_legend(canvas: Canvas, x: int, y: int, right: int) -> None:
    tones = {"·": "faint", "–": "soft"}
    for sign, words in LEGEND:
        if x + 2 + len(words) <= right:
            canvas.text(x, y, sign, tones.get(sign, canvas.palette.figures("work")))
            x += 2 + canvas.text(x + 2, y, words, "soft") + 3


def paint_day(canvas: Canvas, area: Area, view: YearView) -> None:
    canvas.text(area.x, area.y, view.day, bold=True)
    for n, line in enumerate(view.about[: area.height - 2], 1):
        brief = line if width(line) <= area.width else line.partition(",")[0]
        canvas.text(area.x, area.y + n, fit(brief, area.width), "ink" if n == 1 else "soft")
    canvas.text(area.x, area.bottom - 1, view.hint, "soft")


def paint_year(canvas: Canvas, place: Grid, area: Area, view: YearView) -> int:
    """The year for a window that is not large: figures, dots, the day, and why; returns the row below it."""
    if place.size is Size.TINY:
        _tiny(canvas, area, view)
        return area.bottom
    tall = min(_TALL, area.height - 12)
    y = area.y + paint_figures(canvas, Area(area.x, area.y, area.width, tall), view.figures[:3], 8) + 1
    y = min(y, area.bottom - 11)
    wide = paint_dots(canvas, area.x, y, view, pitch=1)
    x = area.x + wide + 3
    if area.right - x >= _PANEL:
        paint_day(canvas, Area(x, y + 1, area.right - x, _DAYS), view)
    y += 2 + _DAYS
    paint_legend(canvas, area.x + _LABELS, y, area.right)
    paint_why(canvas, Area(area.x, y + 1, area.width, max(1, min(2, area.bottom - y - 1))), view)
    return y + 2


def rows_below(place: Grid, area: Area) -> int:
    """The rows that a window has below the year, for sessions."""
    if place.size is Size.LARGE:
        return LISTED
    free = area.height - _TALL - _DAYS - 7
    return min(free, LISTED) if free >= _LEAST_LISTED else 0


def paint_why(canvas: Canvas, area: Area, view: YearView) -> None:
    """Why the figures are what they are; and the week, where it fits."""
    both = f"{view.why} {view.week}"
    canvas.wrap(area.x, area.y, both if width(both) <= area.width * area.height else view.why, area.width)


def _tiny(canvas: Canvas, area: Area, view: YearView) -> None:
    x = area.x
    for figure in view.figures[:3]:
        number, label = figure.number.replace("~", "0"), figure.label.split()[0]
        x += canvas.text(x, area.y, number, bold=True) + 1
        x += canvas.text(x, area.y, label, "soft") + 2
    paint_dots(canvas, area.x, area.y + 1, view, pitch=1, shown_days=max(1, min(_DAYS, area.height - 3)))
    words = f"{view.day}   {'   '.join(view.about)}"
    canvas.text(area.x, area.bottom - 1, fit(words, area.width))
