"""The list of exercises, painted: the one under the cursor in letters, and moving where there is room."""

from __future__ import annotations

from glutetimer.app.drawing.canvas import Canvas, Keys
from glutetimer.app.drawing.cells import fit, width
from glutetimer.app.drawing.figure_stage import figure_stage
from glutetimer.app.drawing.grid import Area, Grid, Size, grid
from glutetimer.app.drawing.lists import cursor_row, scroll
from glutetimer.app.drawing.title import title
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.exercises.exercises_view import ExercisesView, ListRow

_CATEGORY, _NAME, _BRIEF = 12, 36, 16
"""Columns of a row's parts; its dose ends at the right."""
_LIST = 76
"""Columns of the list where a figure stands beside it."""


def room(columns: int, rows: int) -> int:
    """How many rows of the list a window shows."""
    return _area(grid(columns, rows)).height


def paint(view: ExercisesView, columns: int, rows: int, palette: Palette, keys: Keys, mono: bool = False) -> Canvas:
    """The list for a window."""
    canvas, place = Canvas(columns, rows, palette), grid(columns, rows)
    tiny, left = place.size is Size.TINY, place.margin
    if tiny:
        canvas.text(left, 0, "Exercises", bold=True)
    else:
        top = {Size.SMALL: 1, Size.MEDIUM: 2, Size.LARGE: 3}[place.size]
        title(canvas, left, top, view.title, view.name, place.right - left, place.scale)
    area = _area(place)
    pitch = 2 if place.size is Size.LARGE and 2 * len(view.rows) <= area.height else 1
    shown = area.height // pitch
    first = scroll(view.cursor, len(view.rows), shown)
    for n, row in enumerate(view.rows[first : first + shown], first):
        y, here = area.y + pitch * (n - first), n == view.cursor
        ground = cursor_row(canvas, area.x, y, area.width) if here else None
        # A category that began above the window is named at the window's first row.
        begins = next((each.category for each in reversed(view.rows[: n + 1]) if each.category), "")
        _row(canvas, area, y, row, begins if n == first else row.category, here, ground, tiny)
        canvas.zone(0, y, area.right, 1, f"choose({n})")
    if view.finding is not None:
        last = place.height - 1 if tiny else place.keys
        used = canvas.text(left, last, fit(f"/{view.finding}", place.right - left), bold=True)
        words = fit(f"enter {view.verb}   esc all", place.right - left - used - 2)
        canvas.text(place.right, last, words, "soft", align="right")
    elif tiny:
        canvas.keyline(left, place.height - 1, keys(view.commands), place.right)
    else:
        canvas.keyline(left, place.keys, keys(view.commands), place.right)
        count = f"{view.cursor + 1} of {len(view.rows)}"
        canvas.text(place.right, place.keys, count, "soft", align="right")
    _aside(canvas, place, area, view, mono)
    return canvas


def _area(place: Grid) -> Area:
    """The list's room."""
    if place.size is Size.TINY:
        return Area(place.margin, 1, place.right - place.margin, max(1, place.height - 2))
    top = {Size.SMALL: 5, Size.MEDIUM: 6, Size.LARGE: 11}[place.size]
    wide = place.right - place.margin
    return Area(place.margin, top, _LIST if place.size is Size.LARGE else min(wide, 80), place.keys - 1 - top)


def _row(
    canvas: Canvas, area: Area, y: int, row: ListRow, category: str, here: bool, ground: str | None, tiny: bool
) -> None:
    tone = "ink" if here else "soft"
    if tiny:
        brief = row.brief.split(",")[0]
        canvas.text(area.x + 1, y, fit(row.name, area.width - width(brief) - 3), "ink", here, ground)
        canvas.text(area.right, y, brief, "soft", bg=ground, align="right")
        return
    canvas.text(area.x, y, category, "soft", True, ground)
    x = area.x + _CATEGORY
    names = min(_NAME, area.width - _CATEGORY - _BRIEF - 10)
    canvas.text(x, y, fit(row.name, names), "ink", here, ground)
    canvas.text(x + names + 1, y, fit(row.brief, _BRIEF), tone, bg=ground)
    canvas.text(area.right, y, row.dose, tone, bg=ground, align="right")


def _aside(canvas: Canvas, place: Grid, area: Area, view: ExercisesView, mono: bool) -> None:
    """A large window shows the exercise under the cursor."""
    if place.size is not Size.LARGE or view.posture is None:
        return
    x = area.right + 8
    stage = Area(x, area.y, place.right - x, min(30, place.keys - area.y - 8))
    figure_stage(canvas, stage, view.posture.figure, view.posture.moment, "work", view.posture.side, mono=mono)
    y = stage.bottom + 2
    for cue in view.cues[: place.keys - y]:
        y += canvas.wrap(x, y, cue, stage.width)
