"""What the tests of drawing share: a palette whose colours are stripped on the way out, and shapes as text."""

from glutetimer.app.drawing.shape import Shape
from glutetimer.app.themes import THEMES, palette_of

PLAIN = palette_of(THEMES[0], plain=True)


def lines(shape: Shape) -> list[str]:
    """`#` where a pixel is set, `.` elsewhere."""
    rows = [["."] * shape.width for _ in range(shape.height)]
    for row, start, stop in shape.spans:
        rows[row][start:stop] = "#" * (stop - start)
    return ["".join(row) for row in rows]
