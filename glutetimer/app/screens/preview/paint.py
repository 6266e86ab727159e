"""The preview of a workout, painted: what it is called, its skyline, and every step in time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from glutetimer.app.drawing.canvas import Canvas, Keys
from glutetimer.app.drawing.cells import fit, width
from glutetimer.app.drawing.figure_stage import figure_stage
from glutetimer.app.drawing.grid import Area, Grid, Size, grid
from glutetimer.app.drawing.lists import cursor_row, scroll
from glutetimer.app.drawing.ribbon import Stretch, skyline, spans
from glutetimer.app.drawing.title import TOP, title
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.preview.view import PreviewView, StepRow

_FIGURES = {Size.MEDIUM: (26, 10), Size.LARGE: (118, 32)}
"""Columns and rows of the moving figure (look.md)."""
_LIST = 60
"""Columns of the list beside a figure, at the least."""
_SKY = {Size.SMALL: 3, Size.MEDIUM: 4, Size.LARGE: 6}
"""Rows of the skyline (look.md)."""
_WORDS = 5
"""Rows kept for the words below a figure."""


def room(columns: int, rows: int) -> int:
    """How many rows of the list a window shows."""
    return _list_area(grid(columns, rows)).height


def has_figure(columns: int, rows: int) -> bool:
    """Whether a window has room for a figure: reading and drawing one is spared where it has not."""
    return _stage(grid(columns, rows)).width > 0


def paint(view: PreviewView, columns: int, rows: int, palette: Palette, keys: Keys, mono: bool = False) -> Canvas:
    """The preview for a window."""
    canvas, place = Canvas(columns, rows, palette), grid(columns, rows)
    left, right = place.margin, place.right
    if place.size is Size.TINY:
        used = canvas.text(right, 0, view.total, bold=True, align="right")
        canvas.text(left, 0, fit(view.name, right - left - used - 2), bold=True)
        if not view.notice:
            canvas.keyline(left, rows - 1, keys(("start", "from_here", "help")), right)
        last = fit(view.notice, right - left)
        canvas.text(left, rows - 1, last, "soft")
    else:
        at = None if view.cursor < 0 else view.rows[view.cursor].place
        head(canvas, place, view.title, view.name, view.total, view.skyline, () if at is None else (at,))
        canvas.text(left, place.keys - 1, fit(view.notice, right - left), "alert")
        canvas.keyline(left, place.keys, keys(view.commands), right)
    beside = _stage(place).width > 0
    paint_rows(canvas, _list_area(place), view.rows, view.cursor, place.size is Size.TINY, not beside)
    _figure(canvas, place, view, mono)
    return canvas


def head(
    canvas: Canvas, place: Grid, short: str, name: str, total: str, sky: Sequence[Stretch], marked: Sequence[int]
) -> None:
    """Name, total, and the skyline, below which phases are marked: the first of them by a pointer."""
    left, right, scale = place.margin, place.right, place.scale
    top = TOP[place.size]
    if place.size is Size.SMALL:
        used = canvas.text(right, top + 2, total, bold=True, align="right")
    else:
        used = canvas.word(right, 2 * top, total, "ink", scale, "right")
    title(canvas, left, top, short, name, right - left - used - 3, scale)
    y, rows, wide = top + 3 * scale + 1, _SKY[place.size], right - left
    skyline(canvas, left, y, wide, sky, rows=rows)
    columns = spans([seconds for _, seconds in sky], wide)
    below = [" "] * wide
    for start, stop in (columns[at] for at in marked):
        below[start:stop] = "▔" * (stop - start)
    if marked:
        below[min(wide - 1, sum(columns[marked[0]]) // 2)] = "▲"
    canvas.text(left, y + rows, "".join(below).rstrip())


def below_head(place: Grid) -> int:
    """The first row of the list."""
    y = TOP[place.size] + 3 * place.scale + _SKY[place.size] + 2
    return y if place.size is Size.SMALL else y + 1


def _list_area(place: Grid) -> Area:
    left, wide = place.margin, place.right - place.margin
    if place.size is Size.TINY:
        return Area(left, 1, wide, max(1, place.height - 2))
    y, stage = below_head(place), _stage(place)
    return Area(left, y, wide - stage.width - 6 if stage.width else wide, max(1, place.keys - 1 - y))


def _stage(place: Grid) -> Area:
    """The figure's room, right of the list; no width where it has none."""
    columns, rows = _FIGURES.get(place.size, (0, 0))
    columns = min(columns, place.right - place.margin - _LIST - 6)
    if columns < 20:
        return Area(0, 0, 0, 0)
    y = TOP[place.size] + 3 * place.scale + _SKY[place.size] + 3
    return Area(place.right - columns, y, columns, max(0, min(rows, place.keys - 2 - _WORDS - y)))


def paint_rows(
    canvas: Canvas, area: Area, rows: tuple[StepRow, ...], cursor: int, brief: bool = False, marks: bool = True
) -> None:
    """The steps, as many as fit, the cursor's among them; each can be clicked.

    Args:
        canvas: where.
        area: its room.
        rows: all of them.
        cursor: which is marked; -1 for none.
        brief: time, sign, name and amount alone.
        marks: keep room for what a hold passes.
    """
    pitch = 2 if area.height >= 30 and 2 * len(rows) <= area.height else 1
    shown = area.height // pitch
    first = scroll(max(0, cursor), len(rows), shown)
    columns = _columns(rows, area.width, marks)
    for n, row in enumerate(rows[first : first + shown], first):
        y, here = area.y + pitch * (n - first), n == cursor
        ground = cursor_row(canvas, area.x, y, area.width) if here else None
        if row.place is None:
            canvas.text(area.x, y, fit(row.name, area.width), "soft", True)
        elif brief:
            _brief(canvas, area, y, row, columns, here, ground)
        else:
            _row(canvas, area, y, row, columns, here, ground)
        if row.works:
            canvas.zone(0, y, area.right, 1, f"choose({row.place})")


class _Columns(NamedTuple):
    """How wide the parts of the rows are."""

    start: int
    name: int
    side: int
    amount: int


def _columns(rows: tuple[StepRow, ...], columns: int, marks: bool) -> _Columns:
    """As wide as what is in them; the name has what is left."""

    def longest(words: Callable[[StepRow], str]) -> int:
        return max((width(words(row)) for row in rows if row.place is not None), default=0)

    start, side, amount = longest(lambda row: row.start), longest(lambda row: row.side), longest(lambda row: row.amount)
    others = start + 5 + 2 + side + 2 + amount + 3 + longest(lambda row: row.note)
    others += 2 + longest(lambda row: row.marks) if marks else 0
    return _Columns(start, max(8, min(longest(lambda row: row.name), columns - others)), side, amount)


def _brief(canvas: Canvas, area: Area, y: int, row: StepRow, columns: _Columns, here: bool, ground: str | None) -> None:
    tone = "ink" if row.works else "soft"
    x = area.x + columns.start
    canvas.text(x, y, row.start, "soft", bg=ground, align="right")
    canvas.text(x + 1, y, row.sign, _colour(canvas, row), bg=ground)
    arrow = {"left": "← ", "right": "→ "}.get(row.side, "")
    canvas.text(area.right, y, row.amount, tone, bg=ground, align="right")
    canvas.text(x + 3, y, fit(arrow + row.brief, area.right - x - 4 - width(row.amount)), tone, here, ground)


def _row(canvas: Canvas, area: Area, y: int, row: StepRow, columns: _Columns, here: bool, ground: str | None) -> None:
    tone = "ink" if row.works else "soft"
    x = area.x + columns.start
    canvas.text(x, y, row.start, "soft", bg=ground, align="right")
    canvas.text(x + 2, y, row.sign, _colour(canvas, row), bg=ground)
    name = row.name if width(row.name) <= columns.name else row.brief
    canvas.text(x + 5, y, fit(name, columns.name), tone, here and row.works, ground)
    x += 5 + columns.name + 2
    canvas.text(x, y, row.side, "soft", bg=ground)
    x += columns.side + 2 + columns.amount
    canvas.text(x, y, row.amount, tone, bg=ground, align="right")
    used = canvas.text(x + 3, y, fit(row.note, area.right - x - 3), "soft", bg=ground)
    if here and width(row.marks) <= area.right - x - used - 5:
        canvas.text(area.right, y, row.marks, bg=ground, align="right")


def _colour(canvas: Canvas, row: StepRow) -> str:
    return canvas.palette.figures(row.kind)


def _figure(canvas: Canvas, place: Grid, view: PreviewView, mono: bool) -> None:
    """The step's exercise, moving, and what to think of in it."""
    stage, shown = _stage(place), view.posture
    if not stage.width or view.cursor < 0:
        return
    row = view.rows[view.cursor]
    if shown:
        figure_stage(canvas, stage, shown.figure, shown.moment, row.kind, shown.side, mono=mono)
    y = stage.bottom + 1 if shown else stage.y
    lines = [(row.name, True), (row.marks, False), *((cue, False) for cue in view.cues)]
    for words, bold in lines:
        if words and y < place.keys - 1:
            y += canvas.wrap(stage.x, y, words, stage.width, bold=bold, lines=place.keys - 1 - y)
