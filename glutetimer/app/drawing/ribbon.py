"""The skyline: a workout seen from the side (look.md, "Ribbon")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from glutetimer.app.drawing.canvas import Canvas

Stretch = tuple[str, float]
"""A kind of phase and its seconds."""

_BLOCKS = {"ready": "▃", "work": "▅", "hold": "▇", "rest": "▁", "switch": "▁"}
_DOTS = "⣀⣤⣶⣿"
"""What is to come where colours are stripped: dots instead of blocks, one to four rows of them in a cell."""

_HEIGHTS = {"ready": 0.45, "work": 0.85, "hold": 1.0, "rest": 0.14, "switch": 0.14}
"""Parts of the height, where pixels or dots draw it."""

CROWDED = 2 / 3
"""With more phases than this part of the columns, not every phase gets a column (look.md)."""


def spans(seconds: Sequence[float], width: int) -> tuple[tuple[int, int], ...]:
    """The columns of each phase, from the first to the one after the last.

    Each has one at least. Where they are too many for that, a column shows the phase at its middle, and the span of a
    phase at no column's middle is empty.
    """
    return _spans(tuple(seconds), width)


@lru_cache(64)
def _spans(seconds: tuple[float, ...], width: int) -> tuple[tuple[int, int], ...]:
    if sum(seconds) <= 0:  # a plan of sets that are only counted
        seconds = (1.0,) * len(seconds)
    ends = [end / sum(seconds) * width for end in accumulate(seconds)]
    if len(seconds) > CROWDED * width:
        cuts = [min(width, int(end + 0.5)) for end in ends]
    else:
        cuts = []
        for index, end in enumerate(ends):
            last = width - (len(seconds) - 1 - index)
            cuts.append(max((cuts[-1] if cuts else 0) + 1, min(last, round(end))))
    return tuple(pairwise([0, *cuts]))


def draw_skyline(
    canvas: Canvas,
    x: int,
    y: int,
    width: int,
    phases: Sequence[Stretch],
    *,
    done: float | None = None,
    rows: int = 1,
) -> None:
    """Draw a workout: kinds of phases and their seconds.

    Of `done`, a part of the seconds from 0 to 1, it is bright, the rest dim; None: all is bright. One row is drawn with
    eighth blocks.
    """
    if width <= 0:
        return
    seconds = [s for _, s in phases]
    now = width if done is None else _column(seconds, width, done)
    for (kind, _), (start, stop) in zip(phases, spans(seconds, width), strict=True):
        cut = min(stop, max(start, now))
        for left, right, over in ((start, cut, True), (cut, stop, False)):
            if left < right:
                _block(canvas, x + left, y, right - left, kind=kind, rows=rows, over=over)


def _column(seconds: Sequence[float], width: int, done: float) -> int:
    """Where the bright part ends. It ends with a phase when the phase ends, though cells are never exact."""
    ends = list(accumulate(seconds))
    if not ends or ends[-1] <= 0 or done >= 1:
        return int(width * min(1.0, max(0.0, done)))
    over = max(0.0, done) * ends[-1]
    index = bisect_left(ends, over)
    start, stop = spans(seconds, width)[index]
    return start + int((over - (ends[index] - seconds[index])) / (seconds[index] or 1) * (stop - start) + 1e-9)


def _block(canvas: Canvas, x: int, y: int, width: int, *, kind: str, rows: int, over: bool) -> None:
    """One phase's part that is over, or to come."""
    palette = canvas.palette
    colour = palette.figures(kind) if over else palette.to_come(kind)
    if palette.plain and not over:
        full, rest = divmod(max(1, round(4 * rows * _HEIGHTS[kind])), 4)
        for row, dots in enumerate(_DOTS[3] * full + (_DOTS[rest - 1] if rest else "")):
            canvas.text(x, y + rows - 1 - row, dots * width, colour)
    elif rows == 1:
        canvas.text(x, y, _BLOCKS[kind] * width, colour)
    else:
        height = max(1, round(2 * rows * _HEIGHTS[kind]))
        canvas.fill_pixels(x, 2 * (y + rows) - height, width, height, colour)
