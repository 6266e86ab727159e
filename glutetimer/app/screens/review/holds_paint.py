"""Holds, painted: left leg in the left half, right leg in the right, on one scale."""

from __future__ import annotations

from glutetimer.app.drawing import letters
from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit
from glutetimer.app.drawing.grid import Area, Grid, Size
from glutetimer.app.drawing.tokens import mix
from glutetimer.app.screens.review.holds_view import Bar, HoldsView, SideHolds
from glutetimer.views.words import format_short_date

_PITCH = 2
"""Columns from one bar to the next."""
_PAST = 0.62
"""How bright the earlier holds are beside the last one (look.md's drawing)."""
_EIGHTHS = " ▁▂▃▄▅▆▇"
UNCOUNTED = "×"
"""Over the bar of a hold that is no score."""
_HOLLOW, _LIGHT = "░", "▒"
"""A target to come, and a hold that did not count, where colours are stripped."""


def paint_holds(canvas: Canvas, place: Grid, area: Area, view: HoldsView) -> None:
    """The charts, and what may be said of them below."""
    lines = 1 if place.size is Size.TINY else min(5, max(3, area.height // 6))
    paint_charts(
        canvas, place, Area(area.x, area.y, area.width, area.height - lines - (place.size is not Size.TINY)), view
    )
    y = area.bottom - lines
    for n, sentence in enumerate(view.sentences):
        if y < area.bottom:
            y += canvas.wrap(area.x, y, sentence, area.width, "soft" if n else "ink", bold=not n, lines=area.bottom - y)


def paint_charts(canvas: Canvas, place: Grid, area: Area, view: HoldsView) -> None:
    """A chart for each side, beside each other."""
    gap = {Size.TINY: 2, Size.LARGE: 10}.get(place.size, 4)
    wide = (area.width - gap * (len(view.sides) - 1)) // max(1, len(view.sides))
    for n, side in enumerate(view.sides):
        x = area.x + n * (wide + gap)
        if place.size is Size.TINY:
            used = 1
            start = x + canvas.text(x, area.y, f"{side.side} ", "soft")
            start += canvas.text(start, area.y, side.number.replace("~", "–"), bold=True) + 1
            canvas.text(start, area.y, fit(side.after, x + wide - start), "soft")
        else:
            used = 3
            _heading(canvas, x, area.y, wide, side)
        _chart(canvas, Area(x, area.y + used, wide, area.height - used), view, side, used > 1)


def _heading(canvas: Canvas, x: int, y: int, wide: int, side: SideHolds) -> None:
    start = x + max(7, canvas.text(x, y, side.side, "soft", bold=True) + 3)
    if side.number == "~":
        canvas.text(start, y, "none that counted" if side.bars else "no holds yet", "soft")
        return
    start += canvas.word(start, 2 * y, side.number) + 2
    canvas.text(start, y, fit(side.best, x + wide - start), "soft")
    canvas.text(start, y + 1, fit(side.after, x + wide - start))


def _chart(canvas: Canvas, area: Area, view: HoldsView, side: SideHolds, labelled: bool) -> None:
    """One bar a hold, the days under the first and the last; the goal may be labelled."""
    floor, rows = area.bottom - 1, area.height - 1
    if rows < 2:
        return
    unit = 8 * rows / view.top
    goal = floor - 1 - int(view.goal * unit / 8)
    canvas.text(area.x, goal, "┈" * area.width, "faint")
    if labelled:
        canvas.text(area.right, goal - 1, str(view.goal), "soft", align="right")
    room = max(1, (area.width + _PITCH - 1) // _PITCH - (side.target is not None))
    shown = side.bars[-room:]
    bright = canvas.palette.figures("hold")
    past = mix(canvas.palette.ground, bright, _PAST)
    for n, bar in enumerate(shown):
        x = area.x + n * _PITCH
        colour = "track" if not bar.counted else bright if n == len(shown) - 1 else past
        top = _bar(canvas, x, floor, round(bar.seconds * unit), colour=colour, plain="" if bar.counted else _LIGHT)
        if not bar.counted:
            canvas.text(x, top - 1, UNCOUNTED, "soft")
        if bar.best:
            canvas.text(x, top - 1, letters.SIGN_TEXT["best"], "best")
    if side.target is not None:
        x = area.x + len(shown) * _PITCH
        top = _bar(canvas, x, floor, round(side.target * unit), colour="track", plain=_HOLLOW)
        canvas.text(x, top - 1, letters.SIGN_TEXT["target"])
    _days(canvas, area, shown, side)


def _bar(canvas: Canvas, x: int, floor: int, eighths: int, *, colour: str, plain: str) -> int:
    """A bar that stands on a row; returns the row of its top. Where colours are stripped, `plain` may draw it."""
    full, rest = divmod(eighths, 8)
    if plain and canvas.palette.plain:
        for row in range(full):
            canvas.text(x, floor - 1 - row, plain)
        return floor - max(1, full)
    canvas.fill(x, floor - full, 1, full, colour)
    if rest:
        canvas.text(x, floor - 1 - full, _EIGHTHS[rest], colour)
    return floor - full - (1 if rest else 0)


def _days(canvas: Canvas, area: Area, shown: tuple[Bar, ...], side: SideHolds) -> None:
    if not shown:
        return
    y = area.bottom - 1
    last = max(len(side.ends), (len(shown) - 1) * _PITCH + 1)
    begins = format_short_date(shown[0].day, shown[-1].day)
    if shown[0].day != shown[-1].day and last - len(side.ends) > len(begins) + 1:
        canvas.text(area.x, y, begins, "soft")
    canvas.text(area.x + last, y, side.ends, "soft", align="right")
