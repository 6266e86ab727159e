"""What the week shows: days with their workouts, as ready-made words and fractions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from glutetimer.training.schedule import OWN, Schedule
from glutetimer.training.week import ScheduledDay, State
from glutetimer.views.week import SIGNS, WeekRow


@dataclass(frozen=True, slots=True)
class WeekView:
    """One picture of a week."""

    dates: str
    schedule: str
    rows: tuple[WeekRow, ...]
    cursor: int
    note: str
    brief_note: str
    """Where the note has no room."""
    """What is wrong with the history, or where the schedule is changed."""
    alert: bool
    commands: tuple[str, ...]


def next_row(rows: Sequence[WeekRow]) -> int:
    """Where to begin: what is open today, or today; the first row of a week without it."""
    of_today = [n for n, row in enumerate(rows) if row.today]
    return next((n for n in of_today if rows[n].sign == SIGNS[State.OPEN]), (of_today or [0])[0])


def week_view(
    schedule: Schedule,
    days: Sequence[ScheduledDay],
    rows: tuple[WeekRow, ...],
    cursor: int,
    note: str = "",
    alert: bool = False,
) -> WeekView:
    """A week of a schedule.

    Args:
        schedule: whose.
        days: seven, or fewer at the end of all dates.
        rows: theirs.
        cursor: which row is chosen.
        note: a line below them.
        alert: whether it says that something is wrong.
    """
    chosen = rows[cursor].workout if rows else ""
    return WeekView(
        dates=_dates(days[0].date, days[-1].date),
        schedule=schedule_words(schedule, days[0].week),
        rows=rows,
        cursor=cursor,
        note=note,
        brief_note=note if alert else "To change it, write schedule.toml; `glutetimer paths` says where",
        alert=alert,
        commands=(*(("start",) if chosen else ()), "left", "right", "help", "home"),
    )


def schedule_words(schedule: Schedule, week: int) -> str:
    """Which schedule this is, and which of its weeks."""
    name = {OWN: "your schedule", "example": "the example week"}.get(schedule.name, "every day alike")
    return f"{name}, week {week} of {len(schedule.weeks)}" if len(schedule.weeks) > 1 else name


def _dates(first: date, last: date) -> str:
    month = f" {first:%B}" if first.month != last.month else ""
    return f"{first.day}{month} – {last.day} {last:%B}"
