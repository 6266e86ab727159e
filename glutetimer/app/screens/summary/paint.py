"""What of the summary is painted: its band, and holds as figures with the last ones beside them, or two numbers."""

from __future__ import annotations

from glutetimer.app.drawing.band import draw_band
from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit, width
from glutetimer.app.drawing.digits import GHOST, best_rows
from glutetimer.app.drawing.grid import Area, Grid, Size
from glutetimer.app.drawing.tokens import mix
from glutetimer.app.screens.summary.view import HeldSide, SummaryView
from glutetimer.training.counting import choose_plural

_BAR = {Size.SMALL: 1, Size.MEDIUM: 2, Size.LARGE: 4}
_TINY_ROWS = 4
"""Of figures in a tiny window; where there is one more, it is blank and above them."""
_PAST = 0.42
"""How bright the earlier holds are beside this one."""


def paint_band(canvas: Canvas, place: Grid, view: SummaryView) -> None:
    draw_band(canvas, "done", ("DONE",) if view.complete else ("ENDED", "END"), view.time, place=place)


def paint_figures(canvas: Canvas, place: Grid, area: Area, view: SummaryView) -> None:
    """The holds, or what else can be counted, as high as there is room."""
    (_holds if view.holds else _numbers)(canvas, place, area, view)


def _holds(canvas: Canvas, place: Grid, area: Area, view: SummaryView) -> None:
    half = (area.width + 4) // 2 if len(view.holds) > 1 else area.width
    words = 2 if place.size is Size.TINY else 4
    """The side above, the note below, and unless it is tiny a blank and the marks."""
    y, rows = area.y, area.height - words
    if place.size is Size.TINY:
        y, rows = y + int(rows > _TINY_ROWS), min(rows, _TINY_ROWS)
        rows = min(best_rows(str(held.held), half - 4, rows) for held in view.holds[:2])
    # Left is left, whichever side came first.
    for n, held in enumerate(sorted(view.holds[:2], key=lambda held: held.side == "right")):
        _held(canvas, place, held, area.x + n * half, y, rows=max(1, rows), room=half - 4)


def _held(canvas: Canvas, place: Grid, held: HeldSide, x: int, y: int, *, rows: int, room: int) -> None:
    figures, ground = canvas.palette.figures("hold"), canvas.palette.ground
    canvas.text(x, y, held.side, "soft", bold=True)
    wide = canvas.number(x, y + 1, str(held.held), rows, figures)
    bar = _BAR.get(place.size, 0)
    top = max(held.bars, default=0)
    start = x + wide + 3 * bar
    shown = held.bars[-max(0, (room - wide - 3 * bar) // bar) :] if bar else ()
    for n, seconds in enumerate(shown):
        tall = round(seconds / top * rows * 2) if top else 0
        tone = figures if n == len(shown) - 1 else mix(ground, figures, _PAST)
        canvas.fill_pixels(start + n * bar, (y + 1 + rows) * 2 - tall, max(1, bar - 1), tall, tone)
    below = y + rows + (2 if place.size is not Size.TINY else 1)
    canvas.text(x, below, fit(held.note, room), "best" if held.is_best else "ink", bold=True)
    if place.size is not Size.TINY:
        canvas.text(x, below + 1, fit(held.marks, room), "soft")


def _numbers(canvas: Canvas, place: Grid, area: Area, view: SummaryView) -> None:
    """Sets done and days in a row, as large as each other."""
    tiny = place.size is Size.TINY
    y, rows, x = area.y, area.height - 1, area.x
    if tiny:
        y, rows = y + int(rows > _TINY_ROWS), min(rows, _TINY_ROWS)
    days = f"{choose_plural(int(view.days or 0), 'day')} in a row"
    for label, number in ((f"{choose_plural(view.sets, 'set')} done", str(view.sets)), (days, view.days)):
        canvas.text(x, y, label, "soft", bold=True)
        wide = canvas.number(x, y + 1, number or GHOST, max(1, rows), "ink")
        x += max(wide, width(label)) + (3 if tiny else rows)
