"""The frame of the review, painted; and the overview, which has all parts on one large screen."""

from __future__ import annotations

from glutetimer.app.draw.cells import fit, width, wrapped
from glutetimer.app.draw.grid import Area, Grid, Size
from glutetimer.app.draw.sheet import Sheet
from glutetimer.app.screens.review_holds_sheet import paint_charts
from glutetimer.app.screens.review_holds_view import HoldsView
from glutetimer.app.screens.review_sessions_sheet import paint_list
from glutetimer.app.screens.review_sessions_view import SessionsView
from glutetimer.app.screens.review_view import Frame
from glutetimer.app.screens.review_year_sheet import (
    LISTED,
    paint_dots,
    paint_figures,
    paint_legend,
    paint_why,
    paint_year,
)
from glutetimer.app.screens.review_year_view import YearView

_TABS = ("year", "holds", "sessions", "exercises")
"""The commands that open them."""

_LIST = 44
"""Columns that the sessions beside the year need to be told whole."""


def body(place: Grid) -> Area:
    """The room for a part: below the tabs, above the keys and their gap."""
    if place.size is Size.TINY:
        return Area(place.margin, 1, place.right - place.margin, max(1, place.height - 2))
    top = 5 if place.size is Size.LARGE else 3
    return Area(place.margin, top, place.right - place.margin, place.keys - 1 - top)


def paint_frame(sheet: Sheet, place: Grid, frame: Frame) -> None:
    """The tabs and the keys; what was just done stands over the keys."""
    tiny = place.size is Size.TINY
    x, y = place.margin, 0 if tiny else 2 if place.size is Size.LARGE else 1
    for n, name in enumerate(frame.tabs):
        here, start = n == frame.tab, x
        x += sheet.text(x, y, str(n + 1), "soft") + 1
        x += sheet.text(x, y, name, "ink" if here else "soft", here, underline=here)
        sheet.zone(start, y, x - start, 1, _TABS[n])
        x += 1 if tiny else 3
    if not tiny and place.right - x >= width(frame.right):
        sheet.text(place.right, y, frame.right, "soft", align="right")
    last = sheet.height - 1 if tiny else place.keys
    paint_said(sheet, place, last, frame.said, frame.alert)
    if not (tiny and frame.said):
        sheet.keyline(place.margin, last, frame.keys, place.right)


def paint_said(sheet: Sheet, place: Grid, last: int, said: str, alert: bool) -> None:
    """A word on what was just done, over the keys; in a tiny window in their place."""
    rows = wrapped(said, place.right - place.margin, 3)
    below = last + (1 if place.size is Size.TINY else 0)
    sheet.fill(0, below - len(rows), sheet.width, len(rows), "ground")
    for n, row in enumerate(rows):
        sheet.text(place.margin, below - len(rows) + n, row, "alert" if alert else "ink", bold=True)


def paint_overview(
    sheet: Sheet, place: Grid, area: Area, year: YearView, sessions: SessionsView, holds: HoldsView | None
) -> None:
    """The year with the sessions up to its cursor; in a large window the holds too (look.md's drawing)."""
    if place.size is not Size.LARGE:
        y = paint_year(sheet, place, area, year) + 1
        sheet.text(area.x, y, "Sessions", "soft", bold=True)
        paint_list(sheet, Area(area.x, y + 1, area.width, area.bottom - y - 1), sessions)
        return
    y = area.y + paint_figures(sheet, Area(area.x, area.y, area.width, 10), year.figures, 12) + 2
    paint_why(sheet, Area(area.x, y, area.width, 1), year)
    y += 3
    wide = paint_dots(sheet, area.x, y, year, 2)
    paint_legend(sheet, area.x + 4, y + 9, area.x + wide)
    x = area.x + wide + 8
    sheet.text(x, y, year.day, bold=True)
    sheet.text(x + width(year.day) + 2, y, fit(year.about[0], area.right - x - width(year.day) - 2), "soft")
    room = area.right - x
    paint_list(sheet, Area(x, y + 1, room, LISTED), sessions, brief=room < _LIST)
    if holds:
        top = y + 13
        paint_charts(sheet, place, Area(area.x, top, area.width, area.bottom - top - 2), holds)
        sheet.text(area.x, area.bottom - 1, fit(holds.sentences[0], area.width), bold=True)
