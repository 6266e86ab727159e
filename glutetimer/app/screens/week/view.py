"""What the week shows: days with their workouts, as ready-made words and fractions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from glutetimer.app.screens.words import short_date
from glutetimer.files.reading.duration import clock
from glutetimer.training.plan import Plan
from glutetimer.training.schedule import OWN, Schedule
from glutetimer.training.suggestion import Suggestion
from glutetimer.training.week import Item, ScheduledDay, State

SIGNS = {State.DONE: "✓", State.OPEN: "○", State.LEFT_OUT: "–", State.PASSED: "·"}
"""How a workout stands, without colour."""

WALK = "A walk from the glutes is plenty."
NOT_OWED = "Its day is over. It is not owed."


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A workout of a day, or a day without any."""

    day: str
    """Thu 20 Nov, or today."""
    begins: bool
    """It is the day's first row."""
    today: bool
    weekday: str
    """In letters, for the row under the cursor."""
    sign: str
    name: str
    total: str
    workout: str
    """Its id; empty where the day has none."""
    skyline: tuple[tuple[str, float], ...]
    done: bool
    summary: str
    about: str
    """Instead of a skyline: why it is left out."""
    why: str
    """A sentence, for the row under the cursor."""
    bright: bool
    """It is done, or to be done."""


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


def week_rows(
    days: Sequence[ScheduledDay], on: date, plans: Mapping[str, Plan], suggestion: Suggestion | None = None
) -> tuple[WeekRow, ...]:
    """Days, a row for each workout.

    Args:
        days: of a schedule.
        on: today.
        plans: every workout laid out, by id.
        suggestion: what is next today.
    """
    return tuple(row for day in days for row in _rows(day, on, plans, suggestion))


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


def _rows(day: ScheduledDay, on: date, plans: Mapping[str, Plan], suggestion: Suggestion | None) -> Iterator[WeekRow]:
    today = day.date == on
    name = short_date(day.date, on)
    if not day.items:
        words = day.note if day.date > on or day.date < on else suggestion.why if suggestion else day.note
        rest = "rest" if day.note.endswith("rest day.") else day.note
        why = words if today else f"{words} {WALK}" if rest == "rest" else words
        yield WeekRow(name, True, today, f"{day.date:%A}", "", rest, "", "", (), False, "", "", why, today)
    for n, item in enumerate(day.items):
        plan = plans[item.workout]
        is_next = today and suggestion is not None and item.workout == suggestion.workout
        drawn = item.state in (State.DONE, State.OPEN)
        yield WeekRow(
            day=name,
            begins=n == 0,
            today=today,
            weekday=f"{day.date:%A}",
            sign=SIGNS[item.state],
            name=plan.workout.name,
            total=clock(plan.total_s),
            workout=item.workout,
            skyline=tuple((phase.kind.value, phase.nominal_s) for phase in plan.phases) if drawn else (),
            done=item.state is State.DONE,
            summary=plan.workout.summary if drawn else "",
            about=item.why,
            why=suggestion.why if is_next and suggestion and item.state is State.OPEN else _why(item, plan),
            bright=drawn,
        )


def _why(item: Item, plan: Plan) -> str:
    match item.state:
        case State.DONE:
            return f"{plan.workout.name}: done."
        case State.PASSED:
            return NOT_OWED
        case State.LEFT_OUT:
            return item.why
    return plan.workout.goal
