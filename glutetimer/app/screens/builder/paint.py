"""The builder, painted: the workout's skyline, its steps as they are written, and the fields of the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import fit, width, wrapped
from glutetimer.app.drawing.grid import Area, Grid, Size, grid
from glutetimer.app.drawing.lists import cursor_row, scroll
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.builder.view import BuilderView, BuiltRow
from glutetimer.app.screens.preview.paint import below_head, head

FIELD_ROWS = 2
"""Rows for the fields of a step, which has up to eight."""
_VALUE = 24
"""Columns of a value: a cue may be longer."""
_GAP = 3
_FIRST = ("add", "save", "help")


def paint(view: BuilderView, columns: int, rows: int, palette: Palette, keys: Sequence[tuple[str, str, str]]) -> Canvas:
    """The builder for a window."""
    canvas, place = Canvas(columns, rows, palette), grid(columns, rows)
    left, right = place.margin, place.right
    tiny = place.size is Size.TINY
    if tiny:
        used = canvas.text(right, 0, view.total, bold=True, align="right")
        canvas.text(left, 0, fit(view.name, right - left - used - 2), bold=True)
        canvas.keyline(left, rows - 1, sorted(keys, key=_in_a_tiny_window), right)
    else:
        head(canvas, place, view.title, view.name, view.total, view.skyline, view.marked)
        canvas.text(left, place.keys - 1, fit(view.notice, right - left), "alert" if view.alert else "soft")
        canvas.keyline(left, place.keys, keys, right)
    said = wrapped(view.notice, right - left, 2 if rows >= 10 else 1) if tiny else ()
    area = _area(place, len(said))
    _rows(canvas, area, view, tiny)
    for row, line in enumerate(said, rows - 1 - len(said)):
        canvas.text(left, row, line, "alert" if view.alert else "soft")
    y = rows - 2 - len(said) if tiny else place.keys - 1 - FIELD_ROWS
    if y > 0:
        _fields(canvas, Area(left, y, right - left, 1 if tiny else FIELD_ROWS), view)
    return canvas


def _in_a_tiny_window(key: tuple[str, str, str]) -> bool:
    """Whether a key of the line can wait: what adds, saves and explains cannot, where few have room."""
    return key[2] not in _FIRST


def _area(place: Grid, said: int) -> Area:
    """The list's room, above so many rows of a notice in a tiny window."""
    wide = place.right - place.margin
    if place.size is Size.TINY:
        return Area(place.margin, 1, wide, max(1, place.height - 3 - said))
    y = below_head(place)
    return Area(place.margin, y, min(wide, 110), max(1, place.keys - 2 - FIELD_ROWS - y))


def _rows(canvas: Canvas, area: Area, view: BuilderView, tiny: bool) -> None:
    pitch = 2 if area.height >= 30 and 2 * len(view.rows) <= area.height else 1
    shown = area.height // pitch
    first = scroll(view.cursor, len(view.rows), shown)

    def longest(words: Callable[[BuiltRow], str]) -> int:
        return max((width(words(row)) for row in view.rows if not row.is_heading), default=0)

    amount, rest = longest(lambda row: row.amount), longest(lambda row: row.rest)
    side, sets = longest(lambda row: row.side), longest(lambda row: row.sets)
    name = min(longest(lambda row: row.name), area.width - 3 - 2 - side - 2 - amount - 2 - sets - 3 - rest)
    for n, row in enumerate(view.rows[first : first + shown], first):
        y, here = area.y + pitch * (n - first), n == view.cursor
        ground = cursor_row(canvas, area.x, y, area.width) if here else None
        if row.spot:
            canvas.zone(0, y, area.right, 1, f"choose({n})")
        if row.is_heading:
            canvas.text(area.x, y, fit(row.name, area.width), "ink" if here else "soft", True, ground)
            continue
        tone = "soft" if row.kind in ("ready", "rest") else "ink"
        canvas.text(area.x, y, row.sign, canvas.palette.figures(row.kind), bg=ground)
        if tiny:
            side_sign = {"left": "← ", "right": "→ ", "each": "⇄ "}.get(row.side, "")
            how_much = " ".join(filter(None, (row.amount.removeprefix("hold, "), row.sets)))
            canvas.text(area.right, y, how_much, tone, bg=ground, align="right")
            room = area.width - 3 - width(how_much)
            canvas.text(area.x + 2, y, fit(side_sign + row.brief, room), tone, here, ground)
            continue
        x = area.x + 3
        canvas.text(x, y, fit(row.name if width(row.name) <= name else row.brief, name), tone, here, ground)
        x += name + 2
        canvas.text(x, y, row.side, "soft", bg=ground)
        x += side + 2 + amount
        canvas.text(x, y, row.amount, tone, bg=ground, align="right")
        canvas.text(x + 2, y, row.sets, tone, bg=ground)
        canvas.text(x + 2 + sets + 3, y, row.rest, "soft", bg=ground)


def _fields(canvas: Canvas, area: Area, view: BuilderView) -> None:
    """Fields in lines, the chosen one between marks; with more lines than rows, those around it."""
    lines: list[list[tuple[int, str, str]]] = [[]]
    used = 0
    for n, (label, value) in enumerate(view.fields):
        shown = fit(value, min(_VALUE, area.width - width(label) - 4))
        wide = width(label) + width(shown) + 3
        if lines[-1] and used + wide > area.width:
            lines.append([])
            used = 0
        lines[-1].append((n, label, shown))
        used += wide + _GAP - 2
    chosen = next((at for at, line in enumerate(lines) if any(n == view.field for n, _, _ in line)), 0)
    first = scroll(chosen, len(lines), area.height)
    for y, line in enumerate(lines[first : first + area.height], area.y):
        x = area.x
        for n, label, shown in line:
            here = n == view.field
            start = x
            x += canvas.text(x, y, label, "ink" if here else "soft", here) + 1
            x += canvas.text(x, y, f"‹{shown}›" if here else shown, bold=here, bg="raised" if here else None)
            canvas.zone(start, y, x - start, 1, f"field_of({n})")
            x += _GAP - 2 * here
