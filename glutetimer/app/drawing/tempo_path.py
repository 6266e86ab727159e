"""The tempo path: one repetition as a hill, with a dot where you should be (look.md)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, groupby

from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.cells import width as text_width
from glutetimer.app.drawing.grid import Area
from glutetimer.app.drawing.shape import Shape

_MOVES = {"lift": 1.0, "lower": 0.0}
"""The height a part ends at; every other part stays where it is."""


def draw_tempo_path(canvas: Canvas, area: Area, parts: Sequence[tuple[str, float]], at: float) -> None:
    """Draw the path of one repetition, of which `at` seconds are over: that part is bright. The names of its parts
    stand in the area's last row. Of those, `lift` goes up, `lower` down, anything else stays.
    """
    parts = tuple((name, seconds) for name, seconds in parts if seconds > 0)
    height = 2 * (area.height - 1)
    if not parts or area.width <= 0 or height <= 0:
        return
    total = sum(seconds for _, seconds in parts)
    thick = min(height, max(2, (area.height - 1) // 5))
    tops = _tops(parts, area.width, height - thick)
    passed = round(min(1.0, max(0.0, at / total)) * area.width)
    y = 2 * area.y
    path, over = _path(parts, area.width, height, thick), _path(parts, area.width, height, thick, passed)
    canvas.pixels(area.x, y, path, "track")
    canvas.pixels(area.x, y, over, canvas.palette.figures("work"))
    dot = _dot(min(thick + 3, height, area.width))
    column = min(area.width - 1, passed)
    left = min(max(0, column - dot.width // 2), area.width - dot.width)
    below = min(max(0, tops[column] - (dot.height - thick) // 2), height - dot.height)
    canvas.pixels(area.x + left, y + below, dot, "ink")
    ends = tuple(accumulate(seconds for _, seconds in parts))
    now = min(bisect_left(ends, min(max(0.0, at), total) + 1e-9), len(parts) - 1)
    for start, name, here in _names(parts, area.width, now):
        canvas.text(area.x + start, area.bottom - 1, name, "ink" if here else "soft", bold=here)


@lru_cache(128)
def _path(
    parts: tuple[tuple[str, float], ...], width: int, height: int, thick: int, passed: int | None = None
) -> Shape:
    """The path, or its first columns: each of its pictures comes again with every repetition."""
    tops = _tops(parts, width, height - thick)
    # Where the path is steep, a column reaches to the one before it.
    columns = [
        (min(top, last + thick), max(top + thick, last)) for top, last in zip(tops, [tops[0], *tops], strict=False)
    ]
    spans = []
    for row in range(height):
        x = 0
        for inside, group in groupby(upper <= row < lower for upper, lower in columns[:passed]):
            end = x + len(list(group))
            if inside:
                spans.append((row, x, end))
            x = end
    return Shape(width, height, tuple(spans))


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


@lru_cache(16)
def _names(parts: tuple[tuple[str, float], ...], width: int, now: int) -> list[tuple[int, str, bool]]:
    """The column of each part's name, and whether it is the present one's; a name that would touch one is left out."""
    ends = list(accumulate(seconds for _, seconds in parts))
    named: list[tuple[int, str, bool]] = []
    for index in sorted(range(len(parts)), key=lambda index: index != now):
        name, seconds = parts[index]
        wide = text_width(name)
        start = round((ends[index] - seconds / 2) / ends[-1] * width) - wide // 2
        start = max(0, min(start, width - wide))
        if wide <= width and all(start > x + text_width(to) or start + wide < x for x, to, _ in named):
            named.append((start, name, index == now))
    return named
