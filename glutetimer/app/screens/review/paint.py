"""The frame of the review, painted; and the overview, which has all parts on one large screen."""

from __future__ import annotations

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit, width
from glutetimer.app.drawing.grid import Area, Grid, Size
from glutetimer.app.screens.review.holds_paint import paint_charts
from glutetimer.app.screens.review.holds_view import HoldsView
from glutetimer.app.screens.review.sessions_paint import paint_list
from glutetimer.app.screens.review.sessions_view import SessionsView
from glutetimer.app.screens.review.year_paint import (
    LISTED,
    paint_dots,
    paint_figures,
    paint_legend,
    paint_why,
    paint_year,
)
from glutetimer.views.year import YearView

_LIST = 44
"""Columns that the sessions beside the year need to be told whole."""


def find_body(place: Grid) -> Area:
    """The room for a part: below the tabs, above the keys and their gap."""
    if place.size is Size.TINY:
        return Area(place.margin, 1, place.right - place.margin, max(1, place.height - 2))
    top = 5 if place.size is Size.LARGE else 3
    return Area(place.margin, top, place.right - place.margin, place.keys - 1 - top)


def paint_overview(
    canvas: Canvas, place: Grid, area: Area, *, year: YearView, sessions: SessionsView, holds: HoldsView | None
) -> None:
    """The year with the sessions up to its cursor; in a large window the holds too (look.md's drawing)."""
    if place.size is not Size.LARGE:
        y = paint_year(canvas, place, area, year) + 1
        canvas.text(area.x, y, "Sessions", "soft", bold=True)
        paint_list(canvas, Area(area.x, y + 1, area.width, area.bottom - y - 1), sessions)
        return
    y = area.y + paint_figures(canvas, Area(area.x, area.y, area.width, 10), year.figures, 12) + 2
    paint_why(canvas, Area(area.x, y, area.width, 1), year)
    y += 3
    wide = paint_dots(canvas, area.x, y, year, pitch=2)
    paint_legend(canvas, area.x + 4, y + 9, area.x + wide)
    x = area.x + wide + 8
    canvas.text(x, y, year.day, bold=True)
    canvas.text(x + width(year.day) + 2, y, fit(year.about[0], area.right - x - width(year.day) - 2), "soft")
    room = area.right - x
    paint_list(canvas, Area(x, y + 1, room, LISTED), sessions, brief=room < _LIST)
    if holds:
        top = y + 13
        paint_charts(canvas, place, Area(area.x, top, area.width, area.bottom - top - 2), holds)
        canvas.text(area.x, area.bottom - 1, fit(holds.sentences[0], area.width), bold=True)
