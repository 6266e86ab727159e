"""A list of settings, painted: one raised row as cursor, and what explains it below."""

from __future__ import annotations

from collections.abc import Iterator

from glutetimer.app.drawing.canvas import Canvas, Keys
from glutetimer.app.drawing.cells import fit, width, wrapped
from glutetimer.app.drawing.grid import Grid, Size, grid
from glutetimer.app.drawing.title import TOP, title
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.settings.view import ListView, SettingRow

_VALUE = {Size.TINY: 18, Size.SMALL: 24, Size.MEDIUM: 26, Size.LARGE: 34}
"""Columns from a name to its value."""
_NOTE = {Size.TINY: 99, Size.SMALL: 24, Size.MEDIUM: 28, Size.LARGE: 40}
"""Columns from a value to its note."""


def paint(view: ListView, columns: int, rows: int, palette: Palette, keys: Keys) -> Canvas:
    """The list for a window."""
    canvas, place = Canvas(columns, rows, palette), grid(columns, rows)
    left, right, tiny = place.margin, place.right, place.size is Size.TINY
    last = rows - 1 if tiny else place.keys
    top = 0 if tiny else TOP[place.size]
    if rows > 2:
        used = canvas.text(left, top, view.title, bold=True) if tiny else 0
        used = used or title(canvas, left, top, view.title, view.title, right - left, place.scale)
        top += 0 if tiny else 3 * place.scale - 1
        room = right - left - used - 3
        aside = view.aside if width(view.aside) <= room else view.aside.replace("\\", "/").rpartition("/")[2]
        canvas.text(right, top, fit(aside, room), "soft", align="right")
    explained = wrapped(view.said or view.words, right - left, 1 if rows < 10 else 2)
    top += (1 if rows > 2 else 0) if tiny else 2
    gap = 0 if tiny else 1
    end = _list(canvas, place, view, top, max(1, last - len(explained) - 2 * gap - top))
    tone = "alert" if view.said and view.alert else "ink" if view.said else "soft"
    for y, line in enumerate(explained, end + gap):
        canvas.text(left, y, line, tone, bold=bool(view.said))
    canvas.keyline(left, last, keys(view.commands), right)
    return canvas


def _list(canvas: Canvas, place: Grid, view: ListView, top: int, room: int) -> int:
    """As many headings and blank lines as there is room for; a longer list scrolls with its headings.

    Returns the row after it.
    """
    tiny = place.size is Size.TINY
    ways = [list(_lines(view, blank, heading)) for blank, heading in ((True, True), (False, True), (False, False))]
    lines = next((way for way in ways if len(way) <= room), ways[tiny])
    at = lines.index(view.cursor)
    first = max(0, min(at - room // 2, len(lines) - room))
    for y, line in enumerate(lines[first : first + room], top):
        if isinstance(line, int):
            _row(canvas, place, y, view.rows[line], line, line == view.cursor)
        else:
            canvas.text(place.margin, y, line, "soft", bold=True)
    return top + min(room, len(lines))


def _lines(view: ListView, blank: bool, heading: bool) -> Iterator[int | str]:
    """Rows by number, and what stands between them."""
    for n, row in enumerate(view.rows):
        if row.heading and heading:
            if blank and n:
                yield ""
            yield row.heading
        yield n


def _row(canvas: Canvas, place: Grid, y: int, row: SettingRow, index: int, here: bool) -> None:
    left, right = place.margin, place.right
    indent = left + (1 if place.size is Size.TINY else 2)
    ground = "raised" if here else None
    canvas.zone(0, y, canvas.width, 1, f"row({index})")
    if here:
        start = max(0, left - 2)
        canvas.fill(start, y, min(canvas.width, right + 2) - start, 1, "raised")
        canvas.text(start, y, "▌", bg=ground)
    x = left + _VALUE[place.size]
    canvas.text(indent, y, fit(row.name, x - indent - 1), "ink" if here else "soft", here, bg=ground)
    value = fit(row.value, right - x - (4 if here and row.steps else 0))
    if here and row.steps:
        canvas.text(x - 2, y, "‹", bg=ground)
        canvas.zone(x - 3, y, 3, 1, "less")
        end = x + 1 + canvas.text(x, y, value, bold=True, bg=ground)
        canvas.text(end, y, "›", bg=ground)
        canvas.zone(end - 1, y, 3, 1, "more")
    else:
        canvas.text(x, y, value, bold=here, bg=ground)
    note = max(x + _NOTE[place.size], x + width(value) + 4)
    if right - note > 12:
        canvas.text(note, y, fit(row.note, right - note), "soft", bg=ground)
