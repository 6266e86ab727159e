"""Lists with a cursor."""

from __future__ import annotations

from glutetimer.app.drawing.canvas import Canvas


def scroll(cursor: int, count: int, shown: int) -> int:
    """Where a list that is longer than its room begins, so that the cursor is in it."""
    return max(0, min(cursor - shown // 2, count - shown))


def cursor_row(canvas: Canvas, x: int, y: int, columns: int) -> str:
    """Raise the row under a cursor; returns the ground for its text."""
    before = min(2, x)
    canvas.fill(x - before, y, columns + 2 * before, 1, "raised")
    canvas.text(x - before, y, "▌", bg="raised")
    return "raised"
