"""A page to read, painted: its title in letters, its sections in as many columns as can be read."""

from __future__ import annotations

from collections.abc import Sequence

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import width
from glutetimer.app.drawing.grid import Area, Grid, Size, grid
from glutetimer.app.drawing.text_flow import Flow
from glutetimer.app.drawing.title import TOP, title
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.dialogs.text_view import KeyEntry, Section, TextView

_COLUMNS = {Size.TINY: 1, Size.SMALL: 1, Size.MEDIUM: 2, Size.LARGE: 3}
"""Of text; lists of keys are wider, and have one less."""
_BETWEEN = {Size.TINY: 0, Size.SMALL: 0, Size.MEDIUM: 6, Size.LARGE: 8}
"""Columns of cells between two of text."""
_WIDEST = 76
"""Columns of a line that is easily read; what is wider is only room."""
_NAMED = 72
"""Columns from which a command's name in the settings file has room."""


def room(view: TextView, columns: int, rows: int) -> tuple[int, int]:
    """The rows of the page, and how many of them a window shows."""
    place = grid(columns, rows)
    return _flow(view, place).height, _body(place).height


def paint(
    view: TextView, columns: int, rows: int, palette: Palette, keys: Sequence[tuple[str, str, str]], scroll: int = 0
) -> Canvas:
    """The page for a window.

    Args:
        view: what to show.
        columns: of the window.
        rows: of the window.
        palette: its colours.
        keys: for the key line.
        scroll: the first row of the text that is shown.
    """
    canvas, place = Canvas(columns, rows, palette), grid(columns, rows)
    left, right, tiny = place.margin, place.right, place.size is Size.TINY
    if tiny:
        canvas.text(left, 0, view.title, bold=True)
    else:
        title(canvas, left, TOP[place.size], view.title, view.title, right - left, place.scale)
    area, flow = _body(place), _flow(view, place)
    first = flow.first(scroll, area.height)
    flow.paint(canvas, area, first)
    last = rows - 1 if tiny else place.keys
    used = canvas.keyline(left, last, keys, right)
    seen = min(flow.height, first + area.height)
    where = f"{round(100 * seen / flow.height)} %" if flow.height > area.height else ""
    if width(where) + used + 3 <= right - left:
        canvas.text(right, last, where, "soft", align="right")
    return canvas


def _body(place: Grid) -> Area:
    """Where the sections are seen."""
    if place.size is Size.TINY:
        top, end = min(2, place.height // 5), place.height - 1
    else:
        top, end = TOP[place.size] + 3 * place.scale + 1, place.keys - 1
    return Area(place.margin, top, place.right - place.margin, max(1, end - top))


def _flow(view: TextView, place: Grid) -> Flow:
    """Each section goes into the column that is shortest so far."""
    flow, between = Flow(), _BETWEEN[place.size]
    count = max(1, _COLUMNS[place.size] - any(section.entries for section in view.sections))
    wide = (place.right - place.margin - (count - 1) * between) // count
    ends = [0] * count
    for section in view.sections:
        n = ends.index(min(ends))
        ends[n] = _section(flow, section, place.margin + n * (wide + between), ends[n], wide) + 1
    return flow


def _section(flow: Flow, section: Section, x: int, y: int, columns: int) -> int:
    if section.heading:
        y = flow.text(x, y, section.heading, "soft", True)
    if section.words:
        y = flow.wrap(x, y, section.words, min(columns, _WIDEST))
    return _entries(flow, section.entries, x, y, columns)


def _entries(flow: Flow, entries: Sequence[KeyEntry], x: int, y: int, columns: int) -> int:
    """Key, what it does, and its name at the right or below."""
    key = 2 + max((width(each.key) for each in entries), default=0)
    name = 2 + max((width(each.id) for each in entries), default=0) if columns >= _NAMED else 0
    for each in entries:
        flow.text(x, y, each.key, bold=True)
        if name:
            flow.text(x + columns - name + 2, y, each.id, "soft")
        y = flow.wrap(x + key, y, each.words, columns - key - name)
        if each.id and not name:
            y = flow.text(x + key, y, each.id, "soft")
    return y
