"""What the week shows around its rows, and the rows as a list's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.widgets.option_list import Option

from glutetimer.app.drawing.grid import Size
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.widgets.rows import Cell, Row, Skyline
from glutetimer.training.schedule import OWN, Schedule
from glutetimer.training.week import State
from glutetimer.views.week import SIGNS, WeekRow
from glutetimer.views.words import HALF

_DAY, _NAME, _TOTAL = 11, 26, 6
_SKY = {Size.MEDIUM: 40, Size.LARGE: 60}
"""Columns of a skyline; in a small window what is left."""


def next_row(rows: Sequence[WeekRow]) -> int:
    """Where to begin: what is open today, or today; the first row of a week without it."""
    of_today = [n for n, row in enumerate(rows) if row.today]
    return next((n for n in of_today if rows[n].sign in (SIGNS[State.OPEN], HALF)), (of_today or [0])[0])


def schedule_words(schedule: Schedule, week: int) -> str:
    """Which schedule this is, and which of its weeks."""
    name = {OWN: "your schedule", "example": "the example week"}.get(schedule.name, "every day alike")
    return f"{name}, week {week} of {len(schedule.weeks)}" if len(schedule.weeks) > 1 else name


def format_dates(first: date, last: date) -> str:
    """16 – 22 November; 30 November – 6 December."""
    month = f" {first:%B}" if first.month != last.month else ""
    return f"{first.day}{month} – {last.day} {last:%B}"


def make_option(row: WeekRow, size: Size, palette: Palette) -> Option:
    look = "" if row.bright else "soft"
    day = "bold" if row.today else "soft"
    if size is Size.TINY:
        cells = (
            Cell(row.weekday[:2] * row.begins, 2, day),
            Cell(row.sign, 1, look),
            Cell(row.name, look=look or "ink"),
            Cell(row.total, _TOTAL, look, right=True),
        )
        return Option(Row(*cells))
    start = (Cell(row.day * row.begins, _DAY, day), Cell(row.sign, 1, look or "ink"))
    if not row.workout:
        return Option(Row(*start, Cell(row.name, look=look or "ink")))
    named = (*start, Cell(row.name, _NAME, look or "ink"), Cell(row.total, _TOTAL, "soft", right=True), Cell("", 1))
    if not row.skyline:
        return Option(Row(*named, Cell(row.about, look="soft")))
    wide = _SKY.get(size, 0)
    sky = Skyline(row.skyline, palette, wide, None if row.done else 0)
    return Option(Row(*named, sky, *((Cell(row.summary, look="soft", whole=True),) if wide else ())))
