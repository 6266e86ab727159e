"""Shapes of half-cell pixels, kept as horizontal spans: painting a span is one slice."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Shape(NamedTuple):
    """Set pixels in a rectangle. A pixel is one column wide and half a row high, so it is nearly square."""

    width: int
    height: int
    spans: tuple[tuple[int, int, int], ...]
    """Row, first column and the column after the last."""

    @classmethod
    def of(cls, rows: Sequence[int], width: int) -> "Shape":
        """From rows of bits; the leftmost pixel is the highest bit."""
        spans = (
            (row, *run.span()) for row, bits in enumerate(rows) for run in re.finditer("1+", format(bits, f"0{width}b"))
        )
        return cls(width, len(rows), tuple(spans))

    def enlarged(self, scale: int) -> "Shape":
        """Every pixel as a square of `scale` pixels."""
        spans = (
            (row * scale + copy, start * scale, stop * scale)
            for row, start, stop in self.spans
            for copy in range(scale)
        )
        return Shape(self.width * scale, self.height * scale, tuple(spans))


def beside(shapes: Iterable[Shape], gap: int) -> Shape:
    """Shapes in a row, their tops level."""
    spans: list[tuple[int, int, int]] = []
    x, height = 0, 0
    for index, shape in enumerate(shapes):
        x += gap if index else 0
        spans += ((row, x + start, x + stop) for row, start, stop in shape.spans)
        x, height = x + shape.width, max(height, shape.height)
    return Shape(x, height, tuple(spans))
