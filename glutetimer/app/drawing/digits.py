"""Figures: digits of any height, computed from strokes and radii (look.md, "Figures").

A digit is found line by line. On a line it is a set of intervals, kept as an integer whose bits are points, five to a
pixel: joining and cutting shapes are bit operations. A pixel is set if half of its 25 points are inside.
"""

from functools import lru_cache
from math import ceil, floor, sqrt
from typing import NamedTuple

from glutetimer.app.drawing.shape import Shape

FINE = 5
"""Points across a pixel, and lines down it."""

LEAST_ROWS = 3
"""Lower digits cannot be told apart: a number below is text."""

GHOST = "~"
"""In a number: a place that is not needed now, and shows a ghost zero."""


class Metrics(NamedTuple):
    """The strokes of a height, in pixels."""

    height: int
    width: int
    upright: int
    level: int
    gap: int
    waist: int
    """Where the middle bar begins. An odd rest goes below it, so that upper bowls are smaller."""


@lru_cache(128)
def metrics(rows: int) -> Metrics:
    """The strokes for a height in rows.

    From 10 rows on, level edges fall between two rows: only round corners need half cells.
    """
    height = rows * 2
    least = 2 if height >= 8 else 1
    upright = max(least, round(0.19 * height))
    level = 2 * round(0.095 * height + 0.01) if rows >= 10 else upright
    width = round(0.66 * height)
    width += (width - upright) % 2
    waist = (height - level) // 2
    if rows >= 10:
        waist -= waist % 2
    return Metrics(height, width, upright, level, max(least, round(0.8 * upright)), waist)


def advance(char: str, rows: int) -> int:
    """The columns of one place: a digit's, or a colon's or point's stroke."""
    size = metrics(rows)
    return size.upright if char in ":." else size.width


@lru_cache(1024)
def number_width(places: str, rows: int) -> int:
    """Columns of a number; below `LEAST_ROWS` it is text."""
    if rows < LEAST_ROWS:
        return len(places)
    return sum(advance(char, rows) for char in places) + metrics(rows).gap * max(0, len(places) - 1)


@lru_cache(256)
def best_rows(places: str, width: int, height: int) -> int:
    """The tallest figures that fit; 1 where only text does."""
    return next((rows for rows in range(height, LEAST_ROWS - 1, -1) if number_width(places, rows) <= width), 1)


@lru_cache(512)
def digit(char: str, rows: int) -> Shape:
    """A digit, a colon or a point, `2 * rows` pixels high.

    Raises:
        KeyError: the character is none of them.
    """
    size = metrics(rows)
    if char in ":.":
        return _dots(char, rows, size)
    lit: dict[tuple[int, ...], int] = {}
    bits = []
    for pixel in range(size.height):
        lines = tuple(_DIGITS[char](_Scanline(size, pixel + (k + 0.5) / FINE, rows)) for k in range(FINE))
        if lines not in lit:  # most pixel rows of a digit are alike
            lit[lines] = _pixels(lines, size.width)
        bits.append(lit[lines])
    return Shape.of(bits, size.width)


def _dots(char: str, rows: int, size: Metrics) -> Shape:
    if char == ".":
        tops = [size.height - size.level]
    else:
        centres = (0.31 * size.height, 0.69 * size.height)
        tops = [2 * round((c - size.level / 2) / 2) if rows >= 10 else round(c - size.level / 2) for c in centres]
    return Shape(
        size.upright, size.height, tuple((top + k, 0, size.upright) for top in tops for k in range(size.level))
    )


def _pixels(lines: tuple[int, ...], width: int) -> int:
    """One row of pixels, the leftmost the highest bit, from its lines of points."""
    row, block = 0, (1 << FINE) - 1
    for column in range(width):
        points = sum((line >> column * FINE & block).bit_count() for line in lines)
        row = row << 1 | (2 * points >= FINE * FINE)
    return row


class _Scanline:
    """One level line through a digit; the leftmost point is the lowest bit."""

    def __init__(self, size: Metrics, y: float, rows: int):
        self.y, self.rows = y, rows
        self.h, self.w, self.t, self.b = size.height, size.width, size.upright, size.level
        self.m0, self.m1 = size.waist, size.waist + size.level
        """The middle bar's edges."""
        self.outer, self.inner = (1.15 * self.t, 0.45 * self.t) if self.t > 2 else (2.0, 0.0)
        self.all = (1 << self.w * FINE) - 1

    def between(self, a: float, b: float) -> int:
        first, last = max(0, ceil(a * FINE - 0.5)), min(self.w * FINE - 1, floor(b * FINE - 0.5))
        return (1 << last + 1) - (1 << first) if last >= first else 0

    def box(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        *,
        r: float = 0,
        tl: float = 0,
        tr: float = 0,
        br: float = 0,
        bl: float = 0,
    ) -> int:
        """The points in a rectangle whose corners have these radii: `r` all of them, or each its own."""
        if not y0 <= self.y <= y1:
            return 0
        above, below = self.y - y0, y1 - self.y
        left = max(_inset(tl or r, above), _inset(bl or r, below))
        right = max(_inset(tr or r, above), _inset(br or r, below))
        return self.between(x0 + left, x1 - right)

    def turned(self) -> "_Scanline":
        """The line that lies here when the digit is turned by half."""
        line = object.__new__(_Scanline)
        line.__dict__.update(self.__dict__, y=self.h - self.y, m0=self.h - self.m1, m1=self.h - self.m0)
        return line

    def mirrored(self, points: int) -> int:
        """The points, right to left."""
        return int(format(points, f"0{self.w * FINE}b")[::-1], 2)


def _inset(radius: float, depth: float) -> float:
    """How far a round corner stands back at a depth below its edge."""
    return radius - sqrt(radius * radius - (radius - depth) ** 2) if depth < radius else 0


def _zero(s: _Scanline) -> int:
    return s.box(0, 0, s.w, s.h, r=s.outer) & ~s.box(s.t, s.b, s.w - s.t, s.h - s.b, r=s.inner)


def _one(s: _Scanline) -> int:
    stem = round((s.w - s.t) / 2)
    points = s.between(stem, stem + s.t)
    if s.y < s.b:
        points |= s.between(stem - round(0.9 * s.t), stem)
    if s.y > s.h - s.b:
        foot = round(1.05 * s.t)
        points |= s.between(stem - foot, stem + s.t + foot)
    return points


def _upper_bowl(s: _Scanline) -> int:
    """The upper half of 2 and 3: closed at the right, open at the left."""
    return s.box(0, 0, s.w, s.m1, tl=s.outer, tr=s.outer, br=s.outer) & ~s.box(
        -s.w, s.b, s.w - s.t, s.m0, tl=0, tr=s.inner, br=s.inner
    )


def _lower_bowl(s: _Scanline) -> int:
    """The lower half of 3 and 5."""
    return s.box(0, s.m0, s.w, s.h, tr=s.outer, br=s.outer, bl=s.outer) & ~s.box(
        -s.w, s.m1, s.w - s.t, s.h - s.b, tl=0, tr=s.inner, br=s.inner
    )


def _two(s: _Scanline) -> int:
    lower = s.box(0, s.m0, s.w, s.h, tl=s.outer) & ~s.box(s.t, s.m1, 2 * s.w, s.h - s.b, tl=s.inner)
    if s.y > s.m1:
        return lower
    upper = _upper_bowl(s)
    if s.y < s.m0:
        return upper
    right = s.between(s.w / 2, s.w)
    return lower & ~right | upper & right


def _three(s: _Scanline) -> int:
    points = _upper_bowl(s) | _lower_bowl(s)
    return points & ~s.between(0, s.t) if s.m0 <= s.y <= s.m1 else points


def _four(s: _Scanline) -> int:
    bar = s.m0 + (2 * round(s.b / 4) if s.rows >= 10 else round(s.b / 2))
    stem = s.w - s.t - round(0.55 * s.t)
    if bar <= s.y <= bar + s.b:
        return s.all
    points = s.between(stem, stem + s.t)
    return points | s.between(0, s.t) if s.y < bar else points


def _five(s: _Scanline) -> int:
    points = _lower_bowl(s)
    if s.y <= s.m1:
        points |= s.between(0, s.t)
    return points | s.between(0, s.w - s.t / 4) if s.y < s.b else points


def _six(s: _Scanline) -> int:
    bowl = s.box(0, s.m0, s.w, s.h, tr=s.outer, br=s.outer, bl=s.outer)
    bowl &= ~s.box(s.t, s.m1, s.w - s.t, s.h - s.b, r=s.inner)
    if s.y > s.m1:
        return bowl
    return bowl | s.box(0, 0, s.w - s.t / 4, s.h, tl=s.outer) & ~s.box(s.t, s.b, 2 * s.w, s.h, tl=s.inner)


def _seven(s: _Scanline) -> int:
    if s.y < s.b:
        return s.all
    down = (s.y - s.b) / (s.h - s.b)
    left = (s.w - 1.1 * s.t) * (1 - down) + 0.26 * s.w * down
    return s.between(left, left + 1.1 * s.t)


def _eight(s: _Scanline) -> int:
    upper = s.box(0, 0, s.w, s.m1, r=s.outer) & ~s.box(s.t, s.b, s.w - s.t, s.m0, r=s.inner)
    lower = s.box(0, s.m0, s.w, s.h, r=s.outer) & ~s.box(s.t, s.m1, s.w - s.t, s.h - s.b, r=s.inner)
    return upper | lower


def _nine(s: _Scanline) -> int:
    return s.mirrored(_six(s.turned()))


_DIGITS = dict(zip("0123456789", (_zero, _one, _two, _three, _four, _five, _six, _seven, _eight, _nine), strict=True))
