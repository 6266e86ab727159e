"""A bitmap of braille dots: one whole number for each row, whose bit n is the dot in column n. Row 0 is the top."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, floor, hypot, sqrt

Rows = list[int]

Circle = tuple[float, float, float]
"""Column and row of its middle, and its radius, in dots."""


def fill(rows: Rows, width: int, circles: Sequence[Circle]) -> None:
    """Set every dot whose middle lies in the convex hull of circles."""
    circles = list(dict.fromkeys(circles))
    top = max(0, ceil(min(y - r for _, y, r in circles) - 0.5))
    end = min(len(rows) - 1, floor(max(y + r for _, y, r in circles) - 0.5))
    if end < top:
        return
    left, right = [float(width)] * (end - top + 1), [-1.0] * (end - top + 1)
    for at, (x, y, r) in enumerate(circles):
        for row in range(max(top, ceil(y - r - 0.5)), min(end, floor(y + r - 0.5)) + 1):
            up = row + 0.5 - y
            half = sqrt(abs(r * r - up * up))  # below 0 only by a rounding
            if x - half < left[row - top]:
                left[row - top] = x - half
            if x + half > right[row - top]:
                right[row - top] = x + half
        for other in circles[at + 1 :]:
            for x0, y0, x1, y1 in _tangents((x, y, r), other):
                first, last = max(top, ceil(y0 - 0.5)), min(end, floor(y1 - 0.5))
                if first > last or y0 == y1:  # a level one ends where the circles do
                    continue
                step = (x1 - x0) / (y1 - y0)
                edge = x0 + (first + 0.5 - y0) * step
                for k in range(first - top, last - top + 1):
                    if edge < left[k]:
                        left[k] = edge
                    if edge > right[k]:
                        right[k] = edge
                    edge += step
    for row, (a, b) in enumerate(zip(left, right, strict=True), top):
        first, last = max(0, ceil(a - 0.5)), min(width - 1, floor(b - 0.5))
        if first <= last:
            rows[row] |= (1 << last + 1) - (1 << first)


def _tangents(a: Circle, b: Circle) -> list[tuple[float, float, float, float]]:
    """The two lines that touch both circles from outside, each from its upper end to its lower one."""
    dx, dy, shrink = b[0] - a[0], b[1] - a[1], a[2] - b[2]
    distance = hypot(dx, dy)
    if distance <= abs(shrink):
        return []
    along, across = shrink / distance, sqrt(1 - (shrink / distance) ** 2)
    lines = []
    for side in (across, -across):
        nx, ny = (dx * along - dy * side) / distance, (dy * along + dx * side) / distance
        start, stop = (a[0] + a[2] * nx, a[1] + a[2] * ny), (b[0] + b[2] * nx, b[1] + b[2] * ny)
        lines.append((*start, *stop) if start[1] <= stop[1] else (*stop, *start))
    return lines


def line(rows: Rows, width: int, start: tuple[float, float], stop: tuple[float, float]) -> None:
    """Set the dots of a thin line."""
    (x, y), (x1, y1) = start, stop
    steps = max(1, ceil(max(abs(x1 - x), abs(y1 - y))))
    for k in range(steps + 1):
        column, row = floor(x + (x1 - x) * k / steps), floor(y + (y1 - y) * k / steps)
        if 0 <= column < width and 0 <= row < len(rows):
            rows[row] |= 1 << column


def grown(rows: Rows, width: int) -> Rows:
    """One dot fatter all round."""
    full = (1 << width) - 1
    wide = [(row | row << 1 | row >> 1) & full if row else 0 for row in rows]
    return [a | b | c for a, b, c in zip([0, *rows], wide, [*rows[1:], 0], strict=False)]


def mirrored(rows: Rows, width: int) -> Rows:
    """Left and right exchanged."""
    return [int(f"{row:0{width}b}"[::-1], 2) if row else 0 for row in rows]


@lru_cache(64)
def every(step: int, first: int, width: int) -> int:
    """A row with a dot in every so many columns."""
    return sum(1 << column for column in range(first, width, step))
