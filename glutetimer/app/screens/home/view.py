"""What the home screen shows, as ready-made words and fractions."""

from datetime import date, timedelta
from typing import NamedTuple

from glutetimer.history.records import SessionRecord
from glutetimer.session.words import clock, describe_total
from glutetimer.training.counting import format_count
from glutetimer.training.plan import Plan
from glutetimer.training.streaks import Streak
from glutetimer.training.suggestion import Suggestion
from glutetimer.training.week import PAUSED, ScheduledDay, State
from glutetimer.views.words import HALF, format_long_date

LATELY = 3
"""Sessions in the list of the last ones."""


class WorkoutRow(NamedTuple):
    """A workout in the list."""

    name: str
    total: str
    summary: str
    skyline: tuple[tuple[str, float], ...]
    done: str = ""
    """A tick, or half of a disc where a part was done today."""


class WeekDay(NamedTuple):
    """A day of the current week."""

    letter: str
    state: str
    """done, today, missed or coming."""


class Lately(NamedTuple):
    """A session of the past days."""

    day: str
    name: str
    total: str
    result: str


class HomeView(NamedTuple):
    """One picture of the home screen."""

    date: str
    today: str
    """How far the schedule's day is: 1 of 2 done, rest day, paused; nothing while nothing is done."""
    title: str
    """The workout under the cursor, in letters where it can be drawn."""
    title_text: str
    why: str
    about: str
    rows: tuple[WorkoutRow, ...]
    cursor: int
    days: int
    best: int
    week: tuple[WeekDay, ...]
    week_words: str
    streak_words: str
    lately: tuple[Lately, ...]
    warning: str


def home_view(
    plans: list[Plan],
    cursor: int,
    suggestion: Suggestion | None,
    streak: Streak,
    trained: frozenset[date],
    *,
    sessions: list[tuple[SessionRecord, str]],
    week_start: int = 0,
    warning: str = "",
    advice: str = "",
    today: ScheduledDay | None = None,
) -> HomeView:
    """The home screen of a day: the suggested workout first, the sessions newest first, each with a word on its sets.

    `trained` are the training days of this week; `advice` is what the history says of the chosen workout's holds, and
    `warning` what is wrong with it.
    """
    chosen = plans[cursor] if plans else None
    workout = chosen.workout if chosen else None
    done = {item.workout for item in today.having(State.DONE)} if today else set[str]()
    parts = {item.workout for item in today.items if item.part} if today else set[str]()
    is_suggested = bool(suggestion and workout and workout.id == suggestion.workout)
    return HomeView(
        date=format_long_date(streak.on, streak.on),
        today=_today(today) if today else "",
        title=workout.short if workout else "",
        title_text=workout.name if workout else "There are no workouts.",
        why=advice or (suggestion.why if suggestion and is_suggested else workout.goal if workout else ""),
        about=_about(chosen) if chosen else "",
        rows=tuple(
            WorkoutRow(
                p.workout.name,
                describe_total(p),
                p.workout.summary,
                tuple((x.kind.value, x.nominal_s) for x in p.phases),
                "✓" if p.workout.id in done else HALF if p.workout.id in parts else "",
            )
            for p in plans
        ),
        cursor=cursor,
        days=streak.days,
        best=streak.best_days,
        week=tuple(_week(streak.on, trained, week_start)),
        week_words=f"{streak.week_days} of {streak.goal_days} this week",
        streak_words=_streak_words(streak),
        lately=tuple(_lately(session, result, streak.on) for session, result in sessions[:LATELY]),
        warning=warning,
    )


def _today(day: ScheduledDay) -> str:
    done, still = len(day.having(State.DONE)), len(day.having(State.OPEN))
    if not done:
        return "" if still or not day.note else "paused" if day.note == PAUSED else "rest day"
    return f"{done} of {done + still} done"


def _streak_words(streak: Streak) -> str:
    if streak.days:
        return f"{format_count(streak.days, 'day')} in a row"
    return "today is day 1" if streak.best_days else "day 1 is today"


def _about(plan: Plan) -> str:
    works = [phase for phase in plan.phases if phase.works and phase.exercise]
    holds = sum(1 for phase in works if phase.hold)
    sets = len(works) - holds
    return ", ".join(format_count(n, word) for n, word in ((sets, "set"), (holds, "hold")) if n)


def _week(on: date, trained: frozenset[date], week_start: int) -> list[WeekDay]:
    first = on - timedelta((on.weekday() - week_start) % 7)
    week = []
    for day in (first + timedelta(n) for n in range(7)):
        state = "done" if day in trained else "today" if day == on else "missed" if day < on else "coming"
        week.append(WeekDay(f"{day:%A}"[0], state))
    return week


def describe_day(day: date, on: date) -> str:
    """A day of the past, as one calls it on another: today, yesterday, Tuesday, 3 November."""
    ago = (on - day).days
    if ago in (0, 1):
        return ("today", "yesterday")[ago]
    if 1 < ago < 7:
        return f"{day:%A}"
    year = f" {day.year}" if day.year != on.year else ""
    return f"{day.day} {day:%b}{year}"


def _lately(session: SessionRecord, result: str, on: date) -> Lately:
    total = clock(session.seconds) if session.seconds is not None else ""
    partial = "" if session.complete else "partial, "
    return Lately(describe_day(session.started.local_date, on), session.name, total, partial + result)
