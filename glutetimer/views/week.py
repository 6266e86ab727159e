"""A week of a schedule in words: a row for each workout."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from glutetimer.session.words import describe_total
from glutetimer.training.plan import Plan
from glutetimer.training.suggestion import Suggestion
from glutetimer.training.week import Item, ScheduledDay, State
from glutetimer.views.words import HALF, format_short_date

PlanOf = Callable[[date, str], Plan]
"""Lays the workout of an id out for a day."""

SIGNS = {State.DONE: "✓", State.OPEN: "○", State.LEFT_OUT: "–", State.PASSED: "·"}
"""How a workout stands, without colour."""

WALK = "A walk from the glutes is plenty."
NOT_OWED = "Its day is over. It is not owed."


class WeekRow(NamedTuple):
    """A workout of a day, or a day without any."""

    day: str
    """Thu 20 Nov, or today."""
    begins: bool
    """It is the day's first row."""
    today: bool
    weekday: str
    """In letters, for the row under the cursor."""
    name: str
    why: str
    """A sentence, for the row under the cursor."""
    bright: bool
    """It is done, or to be done."""
    date: date
    sign: str = ""
    total: str = ""
    workout: str = ""
    """Its id; empty where the day has none."""
    skyline: tuple[tuple[str, float], ...] = ()
    done: bool = False
    summary: str = ""
    about: str = ""
    """Instead of a skyline: why it is left out."""
    place: int | None = None
    """Which of the day's planned workouts it is; None for a day of rest, and for what was done besides."""


def week_rows(
    days: Sequence[ScheduledDay], on: date, plan_of: PlanOf, suggestion: Suggestion | None = None
) -> tuple[WeekRow, ...]:
    return tuple(row for day in days for row in _rows(day, on, plan_of, suggestion))


def _rows(day: ScheduledDay, on: date, plan_of: PlanOf, suggestion: Suggestion | None) -> Iterator[WeekRow]:
    today = day.date == on
    name = format_short_date(day.date, on)
    if not day.items:
        words = day.note if day.date > on or day.date < on else suggestion.why if suggestion else day.note
        rest = "rest" if day.note.endswith("rest day.") else day.note
        why = words if today else f"{words} {WALK}" if rest == "rest" else words
        yield WeekRow(name, True, today, f"{day.date:%A}", name=rest, why=why, bright=today, date=day.date)
    for n, item in enumerate(day.items):
        plan = plan_of(day.date, item.workout)
        is_next = today and suggestion is not None and item.workout == suggestion.workout
        drawn = item.state in (State.DONE, State.OPEN)
        yield WeekRow(
            day=name,
            begins=n == 0,
            today=today,
            weekday=f"{day.date:%A}",
            sign=HALF if item.part else SIGNS[item.state],
            name=plan.workout.name,
            total=describe_total(plan),
            workout=item.workout,
            skyline=tuple((phase.kind.value, phase.nominal_s) for phase in plan.phases) if drawn else (),
            done=item.state is State.DONE,
            summary=plan.workout.summary if drawn else "",
            about=item.why,
            why=suggestion.why if is_next and suggestion and item.state is State.OPEN else _why(item, plan),
            bright=drawn,
            date=day.date,
            place=item.place,
        )


def _why(item: Item, plan: Plan) -> str:
    if item.part:
        return f"{plan.workout.name}: a part of it is done."
    match item.state:
        case State.DONE:
            return f"{plan.workout.name}: done."
        case State.PASSED:
            return NOT_OWED
        case State.LEFT_OUT:
            return item.why
    return plan.workout.goal
