"""The page of an exercise, painted: its name in letters, its movement, and beside it how to begin and when to stop."""

from __future__ import annotations

from collections.abc import Sequence

from glutetimer.app.drawing.canvas import Canvas, Keys
from glutetimer.app.drawing.cells import fit, width, wrapped
from glutetimer.app.drawing.figure_stage import figure_stage
from glutetimer.app.drawing.grid import Area, Grid, Size, grid
from glutetimer.app.drawing.text_flow import Flow
from glutetimer.app.drawing.title import TOP, title
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.exercises.exercise_view import ExerciseView, Rung

_FIGURES = {Size.SMALL: (36, 12), Size.MEDIUM: (50, 15), Size.LARGE: (100, 36)}
"""Columns and rows of the moving figure (look.md)."""
_ASIDE = {Size.SMALL: 3, Size.MEDIUM: 4, Size.LARGE: 8}
"""Columns between the figure and the words."""
_LEAST = 27
"""Columns that the words beside a figure need."""
_LABEL = 13
_STOP = 9
_SIDE = 7
STOP_ROWS = 3
"""Lines of the reasons to stop that a tiny window keeps in sight."""


def room(view: ExerciseView, columns: int, rows: int) -> tuple[int, int]:
    """The rows of the text, and how many of them a window shows."""
    place = grid(columns, rows)
    area = _body(place, view)
    return _flow(view, place, _figure_area(place, view, area), area.height).height, area.height


def paint(
    view: ExerciseView,
    columns: int,
    rows: int,
    palette: Palette,
    keys: Keys,
    scroll: int = 0,
    mono: bool = False,
    alone: bool = False,
) -> Canvas:
    """The page for a window.

    Args:
        view: what to show.
        columns: of the window.
        rows: of the window.
        palette: its colours.
        keys: turns command ids into what a key line shows.
        scroll: the first row of the text that is shown.
        mono: colours are not told apart.
        alone: in a tiny window, the figure instead of the words.
    """
    canvas, place = Canvas(columns, rows, palette), grid(columns, rows)
    tiny, posture = place.size is Size.TINY, view.posture
    if tiny and alone and posture:
        area = Area(1, 1, max(0, columns - 2), max(0, rows - 2))
        figure_stage(canvas, area, posture.figure, posture.moment, "work", posture.side, mono=mono)
        canvas.text(1, 0, fit(view.name, columns - 2), bold=True)
        canvas.text(1, rows - 1, fit("f words   s side   ←→ others   ? help", columns - 2), "soft")
        return canvas
    area = _body(place, view)
    stage = _figure_area(place, view, area)
    flow = _flow(view, place, stage, area.height)
    first = flow.first(scroll, area.height)
    if posture and stage.width:
        seen = stage._replace(y=stage.y - first)
        figure_stage(canvas, seen, posture.figure, posture.moment, "work", posture.side, mono=mono)
        canvas.fill(0, 0, columns, area.y, "ground")
        canvas.fill(0, area.bottom, columns, rows - area.bottom, "ground")
    flow.paint(canvas, area, first)
    more = "↓ more" if first + area.height < flow.height else "↑ back up" if first else ""
    if tiny:
        canvas.text(1, 0, fit(view.name, columns - 2), bold=True)
        _stop_line(canvas, place, view)
        canvas.text(1, rows - 1, fit(f"{more or '↑↓ more'}   f figure   ←→ others   ? help", columns - 2), "soft")
        return canvas
    _header(canvas, place, view)
    canvas.text(place.right, place.keys - 1, more, "soft", align="right")
    canvas.keyline(place.margin, place.keys, keys(view.commands), place.right)
    return canvas


def _header(canvas: Canvas, place: Grid, view: ExerciseView) -> None:
    """The name in letters; beside it, or below it, what kind of exercise it is."""
    left, right = place.margin, place.right
    top = TOP[place.size]
    used = title(canvas, left, top, view.title, view.name, right - left, place.scale)
    below = top + 3 * place.scale
    wide = max(map(width, view.facts), default=0)
    if used + 3 + wide <= right - left:
        for n, fact in enumerate(view.facts):
            canvas.text(right, top + n, fact, "soft" if n else "ink", align="right")
        facts = 0
    else:
        words = "   ".join(view.facts)
        if width(view.name) + 2 + width(words) > right - left:
            words = view.facts[-1]
        facts = canvas.text(right, below, words, "soft", align="right") + 2
    if view.name.casefold() != view.title.casefold():
        canvas.text(left, below, fit(view.name, right - left - facts), bold=True)


def _body(place: Grid, view: ExerciseView) -> Area:
    """Where the figure and the text are seen."""
    if place.size is Size.TINY:
        top = 2 if place.height >= 10 else 1
        below = 1 + len(_stop_lines(place, view))
    else:
        top = {Size.SMALL: 5, Size.MEDIUM: 6, Size.LARGE: 11}[place.size]
        below = place.height - place.keys + 1
    return Area(0, top, place.width, max(1, place.height - top - below))


def _figure_area(place: Grid, view: ExerciseView, area: Area) -> Area:
    """The figure's room on the canvas, when nothing is scrolled; no width where it has none."""
    if place.size is Size.TINY or view.posture is None:
        return Area(place.margin, area.y, 0, 0)
    columns, rows = _FIGURES[place.size]
    columns = min(columns, place.right - place.margin - _ASIDE[place.size] - _LEAST)
    return Area(place.margin, area.y, columns, min(rows, area.height))


def _flow(view: ExerciseView, place: Grid, stage: Area, seen: int) -> Flow:
    """All of the text, from the first row below the header on; so many of its rows are seen."""
    flow, left, right = Flow(), place.margin, place.right
    if place.size is Size.TINY:
        _narrow(flow, view, left, right - left)
        return flow
    x = left + (stage.width + _ASIDE[place.size] if stage.width else 0)
    steps = _steps(Flow(), view, x, 0, right - x) + 1
    stop = len(wrapped(_reasons(view), right - x - _STOP))
    below = stage.height + 1 if stage.height else 0
    # When to stop must be seen before anything is scrolled: below the steps, or below the figure, or first of all.
    if steps + stop <= seen:
        y = _steps(flow, view, x, 0, right - x)
        y = _stop(flow, view, x, y + 1, right - x) + 1
    elif stage.width and below + len(wrapped(_reasons(view), stage.width - _STOP)) <= seen:
        y = _steps(flow, view, x, 0, right - x) + 1
        below = _stop(flow, view, left, below, stage.width) + 1
    else:
        y = _stop(flow, view, x, 0, right - x) + 1
        y = _steps(flow, view, x, y, right - x) + 1
    if place.size is Size.LARGE:
        y = _notes(flow, view, x, y + 1, right - x)
    y = _columns(flow, view, left, max(y, below), right - left)
    if place.size is not Size.LARGE:
        _notes(flow, view, left, y + 1, right - left)
    return flow


def _narrow(flow: Flow, view: ExerciseView, x: int, columns: int) -> None:
    """Everything in one column, steps first."""
    y = _steps(flow, view, x, 0, columns, heading=False)
    y = flow.wrap(x, y + 1, ". ".join(view.facts), columns, "soft")
    for heading, items in (("Think of", view.cues), ("Common slips", view.slips), ("Works", view.works)):
        y = _items(flow, heading, items, x, y + 1, columns)
    for rung in view.rungs:
        y = _rung(flow, rung, x, y, columns)
    y = _items(flow, "Stop if", view.stop, x, y + 1, columns, "alert")
    _notes(flow, view, x, y + 1, columns, label=0)


def _steps(flow: Flow, view: ExerciseView, x: int, y: int, columns: int, heading: bool = True) -> int:
    """How to get into it, and what left and right are in it."""
    if view.steps and heading:
        y = flow.text(x, y, "Set up", "soft", True)
    for number, step in enumerate(view.steps, 1):
        flow.text(x, y, str(number), "work_figures", True)
        y = flow.wrap(x + 3, y, step, columns - 3)
    for side, words in view.sides:
        flow.text(x, y, side, "work_figures", True)
        y = flow.wrap(x + _SIDE, y, words, columns - _SIDE)
    return y


def _stop(flow: Flow, view: ExerciseView, x: int, y: int, columns: int) -> int:
    if not view.stop:
        return y
    flow.text(x, y, "Stop if", "alert", True)
    return flow.wrap(x + _STOP, y, _reasons(view), columns - _STOP)


def _columns(flow: Flow, view: ExerciseView, x: int, y: int, columns: int) -> int:
    """What to think of, what goes wrong, and what works, side by side."""
    wide = (columns + 3) // 3
    ends = [
        _items(flow, "Think of", view.cues, x, y, wide - 3),
        _items(flow, "Common slips", view.slips, x + wide, y, wide - 3),
    ]
    third = x + 2 * wide
    end = y
    if view.works:
        end = flow.text(third, y, "Works", "soft", True)
        end = flow.wrap(third, end, ", ".join(view.works), x + columns - third)
    for rung in view.rungs:
        end = _rung(flow, rung, third, end, x + columns - third)
    return max(*ends, end)


def _items(flow: Flow, heading: str, items: Sequence[str], x: int, y: int, columns: int, tone: str = "soft") -> int:
    if not items:
        return y
    y = flow.text(x, y, heading, tone, True)
    for item in items:
        y = flow.wrap(x, y, item, columns, indent=2)
    return y


def _rung(flow: Flow, rung: Rung, x: int, y: int, columns: int) -> int:
    """Easier or harder; one that leads to an exercise can be clicked."""
    command = rung.command if rung.to else ""
    flow.text(x, y, rung.command, "soft", command=command)
    return flow.wrap(x + 8, y, rung.words, columns - 8, "ink" if rung.to else "soft", command=command)


def _notes(flow: Flow, view: ExerciseView, x: int, y: int, columns: int, label: int = _LABEL) -> int:
    """Numbers, where they come from, and the rest."""
    for note in view.notes:
        below = flow.text(x, y, note.label, "soft", True)
        y = flow.wrap(x + label, y if label else below, note.words, columns - label)
        y = flow.wrap(x + label, y, note.source, columns - label, "soft")
    return y


def _reasons(view: ExerciseView) -> str:
    return ", ".join(reason[:1].lower() + reason[1:] for reason in view.stop)


def _stop_lines(place: Grid, view: ExerciseView) -> tuple[str, ...]:
    if not view.stop or place.height < 10:
        return ()
    return wrapped(_reasons(view), place.right - place.margin - _STOP, STOP_ROWS)


def _stop_line(canvas: Canvas, place: Grid, view: ExerciseView) -> None:
    """A tiny window keeps it in sight, whatever is scrolled."""
    lines = _stop_lines(place, view)
    y = place.height - 1 - len(lines)
    for n, line in enumerate(lines):
        canvas.text(place.margin + _STOP, y + n, line)
    if lines:
        canvas.text(place.margin, y, "Stop if", "alert", True)
