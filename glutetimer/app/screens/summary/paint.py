"""The summary, painted: holds as figures with the last ones beside them; without holds, the days in a row."""

from __future__ import annotations

from glutetimer.app.drawing.band import band
from glutetimer.app.drawing.canvas import Canvas, Keys
from glutetimer.app.drawing.cells import fit, width, wrapped
from glutetimer.app.drawing.digits import best_rows
from glutetimer.app.drawing.grid import Grid, Size, grid
from glutetimer.app.drawing.tokens import Palette, mix
from glutetimer.app.screens.summary.view import HeldSide, SummaryView

_ROWS = {Size.TINY: 4, Size.SMALL: 7, Size.MEDIUM: 10, Size.LARGE: 20}
_BAR = {Size.SMALL: 1, Size.MEDIUM: 2, Size.LARGE: 4}
_STEPS = ("1 easy", "2", "3", "4", "5 very")
_PAST = 0.42
"""How bright the earlier holds are beside this one."""


_OFFER_ROWS = 3
"""What an offer has in the smallest window."""


def paint(view: SummaryView, columns: int, rows: int, palette: Palette, keys: Keys) -> Canvas:
    """The summary for a window."""
    canvas, place = Canvas(columns, rows, palette), grid(columns, rows)
    band(canvas, "done", ("DONE",) if view.complete else ("ENDED", "END"), view.time)
    y = _holds(canvas, place, view) if view.holds else _figures(canvas, place, view)
    if place.size is not Size.TINY:
        _facts(canvas, place, view, y)
        canvas.keyline(place.margin, place.keys, keys(view.commands), place.right)
    else:
        trouble = view.alert or view.careful
        if view.offer and not trouble:  # its keys are below: it must be read, and the rest can wait
            top = min(rows - 2, max(y, rows - 1 - _OFFER_ROWS))
            canvas.wrap(1, top, view.offer, place.right - 1, "ink", bold=True, lines=rows - 1 - top)
            canvas.keyline(1, rows - 1, keys(view.commands), place.right)
            return canvas
        words = trouble or view.back or f"{view.streak}, {view.week}"
        if trouble or rows - 2 >= y:
            canvas.text(1, rows - 2, fit(words, place.right - 1), "alert" if trouble else "ink")
        said = "   ".join(part for part in (f"{view.effort} of 5" if view.effort else "", view.pain, view.note) if part)
        asks = not view.effort and rows - 3 >= y
        used = _ask_effort(canvas, rows - 3, place.right, brief=bool(said)) if asks else 0
        canvas.text(1 + used, rows - 3, fit(said, place.right - 1 - used), "soft")
        canvas.keyline(1, rows - 1, keys(view.commands), place.right)
    return canvas


def _holds(canvas: Canvas, place: Grid, view: SummaryView) -> int:
    y, rows = place.top, _ROWS[place.size]
    half = (place.right - place.margin + 4) // 2 if len(view.holds) > 1 else place.right - place.margin
    if place.size is Size.TINY:
        rows = min(best_rows(str(held.held), half - 4, rows) for held in view.holds[:2])
    else:  # the facts, what follows and the keys below them
        rows = max(1, min(rows, place.keys - y - 8))
    # Left is left, whichever side came first.
    for n, held in enumerate(sorted(view.holds[:2], key=lambda held: held.side == "right")):
        _held(canvas, place, held, place.margin + n * half, y, rows=rows, room=half - 4)
    return y + rows + {Size.TINY: 2, Size.SMALL: 5}.get(place.size, 6)


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


def _figures(canvas: Canvas, place: Grid, view: SummaryView) -> int:
    """Sets done and days in a row, as large as each other."""
    y, rows, x = place.top, _ROWS[place.size], place.margin
    for label, number in (("sets done", view.sets), ("days in a row", view.days)):
        canvas.text(x, y, label, "soft", bold=True)
        wide = canvas.number(x, y + 1, str(number), rows, "ink")
        x += max(wide, width(label)) + (rows if place.size is not Size.TINY else 3)
    return y + rows + 2


def _effort(canvas: Canvas, right: int, y: int, effort: int | None) -> None:
    """How hard was it: five steps, the answered one marked."""
    canvas.text(right, y, "How hard was it?", "soft", align="right")
    x = right - sum(map(width, _STEPS)) - 3 * (len(_STEPS) - 1)
    for n, words in enumerate(_STEPS, 1):
        chosen = effort == n
        canvas.zone(x, y + 1, width(words), 1, f"effort_{n}")
        x += canvas.text(x, y + 1, words, "ground" if chosen else "ink", bold=chosen, bg="ink" if chosen else None) + 3


def _ask_effort(canvas: Canvas, y: int, right: int, brief: bool) -> int:
    """The same in one row of a tiny window; returns the columns that it takes."""
    asked = "How hard?   " + "  ".join(_STEPS)
    if brief or width(asked) >= right:
        return canvas.text(1, y, fit("hard? 1 to 5", right - 1), "soft") + 3
    x = 1 + canvas.text(1, y, "How hard?   ", "soft")
    for n, words in enumerate(_STEPS, 1):
        canvas.zone(x, y, width(words), 1, f"effort_{n}")
        x += canvas.text(x, y, words) + 2
    return x


def _sentences(canvas: Canvas, place: Grid, view: SummaryView, y: int) -> int:
    """What follows, the weightiest first, as far as there is room; returns the row below."""
    room = place.right - place.margin
    said = [
        (view.careful, "alert", True),
        (view.offer, "ink", True),
        (view.extra, "ink", False),
        (view.next_time, "ink", False),
        (view.back, "soft", False),
    ]
    said = [each for each in said if each[0]]
    needed = sum(len(wrapped(words, room)) for words, _, _ in said)
    gap = 1 if place.keys - 1 - y > needed else 0
    for words, colour, bold in said:
        free = place.keys - y - gap
        if free > 0:
            y += gap
            y += canvas.wrap(place.margin, y, words, room, colour, bold=bold, lines=free)
    return y + 1


def _facts(canvas: Canvas, place: Grid, view: SummaryView, y: int) -> None:
    left, right = place.margin, place.right
    if view.alert:
        y += canvas.wrap(left, y, view.alert, right - left, "alert", bold=True, lines=2)
    x = left + canvas.text(left, y, view.streak, bold=True)
    canvas.text(x + 2, y, view.week, "soft")
    _effort(canvas, right, y, view.effort)
    tight = place.size is Size.SMALL and bool(view.note)  # then the note is worth more than the sums
    beside = right - left - sum(map(width, _STEPS)) - 3 * len(_STEPS)
    canvas.text(left, y + 1, fit(view.note, beside) if tight else view.work, "soft")
    y += 2
    if view.pain or (view.note and not tight):
        canvas.text(right, y, view.pain, align="right")
        canvas.text(left, y, "" if tight else fit(view.note, right - left - width(view.pain) - 3), "soft")
        y += 1
    y = _sentences(canvas, place, view, y)
    if not view.holds:
        column = max((width(line.name) for line in view.lines), default=0) + 3
        for line in view.lines[: max(0, place.keys - 1 - y)]:
            canvas.text(left, y, line.name)
            canvas.text(left + column, y, fit(line.amount, right - left - column), "soft")
            y += 1
