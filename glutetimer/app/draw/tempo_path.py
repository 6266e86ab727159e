"""The tempo path: one repetition as a hill, with a dot where you should be (look.md)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, groupby

from glutetimer.app.draw.cells import width as text_width
from glutetimer.app.draw.grid import Area
from glutetimer.app.draw.shape import Shape
from glutetimer.app.draw.sheet import Sheet

_MOVES = {"lift": 1.0, "lower": 0.0}
"""The height a part ends at; every other part stays where it is."""


def tempo_path(sheet: Sheet, area: Area, parts: Sequence[tuple[str, float]], at: float) -> None:
    """Draw the path, its passed part bright, and the parts' names in the area's last row.

    Args:
        sheet: where.
        area: the path and the row of names.
        parts: names and seconds of one repetition, in the order they are done; `lift` goes up, `lower` down, anything
            else stays.
        at: seconds of the repetition that are over.
    """
    parts = tuple((name, seconds) for name, seconds in parts if seconds > 0)
    height = 2 * (area.height - 1)
    if not parts or area.width <= 0 or height <= 0:
        return
    total = sum(seconds for _, seconds in parts)
    thick = min(height, max(2, (area.height - 1) // 5))
    tops = _tops(parts, area.width, height - thick)
    passed = round(min(1.0, max(0.0, at / total)) * area.width)
    columns = zip(tops, [tops[0], *tops], (column < passed for column in range(area.width)), strict=False)
    x, y = area.x, 2 * area.y
    for (top, before, over), group in groupby(columns):
        run = len(list(group))
        # Where the path is steep, a column reaches to the one before it.
        upper, lower = min(top, before + thick), max(top + thick, before)
        colour = sheet.palette.figures("work") if over else sheet.palette.track
        sheet.fill_pixels(x, y + upper, run, lower - upper, colour)
        x += run
    dot = _dot(min(thick + 3, height, area.width))
    column = min(area.width - 1, passed)
    left = min(max(0, column - dot.width // 2), area.width - dot.width)
    below = min(max(0, tops[column] - (dot.height - thick) // 2), height - dot.height)
    sheet.pixels(area.x + left, y + below, dot, "ink")
    _names(sheet, area, parts, min(max(0.0, at), total))


@lru_cache(16)
def _tops(parts: tuple[tuple[str, float], ...], width: int, room: int) -> list[int]:
    """The first pixel of each column, of so many that it may have above it."""
    return [round((1 - level) * room) for level in _levels(parts, width)]


def _levels(parts: Sequence[tuple[str, float]], width: int) -> list[float]:
    """How high the path is, 0 to 1, at the middle of each column."""
    moves = [_MOVES[name] for name, _ in parts if name in _MOVES]
    level = 1 - moves[0] if moves else 0.0
    ends = list(accumulate(seconds for _, seconds in parts))
    heights = [level]
    for name, _ in parts:
        heights.append(_MOVES.get(name, heights[-1]))
    out = []
    for column in range(width):
        time = (column + 0.5) / width * ends[-1]
        index = min(bisect_left(ends, time), len(parts) - 1)
        passed = 1 - (ends[index] - time) / parts[index][1]
        out.append(heights[index] + (heights[index + 1] - heights[index]) * passed)
    return out


@lru_cache(16)
def _dot(size: int) -> Shape:
    """A disc: a square without its corners."""
    cut = 2 if size > 7 else 1 if size > 2 else 0
    insets = [max(0, cut - min(row, size - 1 - row)) for row in range(size)]
    return Shape(size, size, tuple((row, inset, size - inset) for row, inset in enumerate(insets)))


def _names(sheet: Sheet, area: Area, parts: Sequence[tuple[str, float]], at: float) -> None:
    """Each part's name under it, the present one bold; a name that would touch one already there is left out."""
    ends = list(accumulate(seconds for _, seconds in parts))
    now = min(bisect_left(ends, at + 1e-9), len(parts) - 1)
    taken: list[tuple[int, int]] = []
    for index in sorted(range(len(parts)), key=lambda index: index != now):
        name, seconds = parts[index]
        width = text_width(name)
        start = round((ends[index] - seconds / 2) / ends[-1] * area.width) - width // 2
        start = max(0, min(start, area.width - width))
        if width <= area.width and all(start > right or start + width < left for left, right in taken):
            taken.append((start, start + width))
            here = index == now
            sheet.text(area.x + start, area.bottom - 1, name, "ink" if here else "soft", bold=here)
