"""What a year of training shows: a dot a day, three figures, and why they are what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from glutetimer.history.queries.totals import Performed
from glutetimer.history.store import TrainingDay
from glutetimer.training.counting import choose_plural, format_count
from glutetimer.training.pause import Pause, find_pause
from glutetimer.training.streaks import Streak
from glutetimer.views.words import describe_results, format_minutes, format_short_date

WEEKS = 53
"""Columns of a whole year."""
SOME_S = 15 * 60
"""Up to so many seconds a day's dot is small (look.md; our choice)."""
LITTLE_S = 5 * 60
"""And up to so many it is pale."""
LEGEND = (("·", "none"), ("•", "to 15"), ("●", "more minutes"), ("–", "paused"))


class Dot(StrEnum):
    """What a day's dot says. Its size says it, so no colour is needed."""

    NONE = "·"
    LITTLE = "∙"
    """Drawn as SOME, but paler."""
    SOME = "•"
    MORE = "●"
    PAUSED = "–"
    TO_COME = " "


@dataclass(frozen=True, slots=True)
class HeadlineNumber:
    """A number drawn large."""

    label: str
    number: str
    """`~` where it is none: a ghost zero."""
    note: str


@dataclass(frozen=True, slots=True)
class YearView:
    """One picture of a year."""

    figures: tuple[HeadlineNumber, ...]
    """Days in a row, weeks on goal, the habit's strength, training days."""
    why: str
    week: str
    year: str
    """Which year the dots begin in, where they are not the latest."""
    months: tuple[tuple[int, str], ...]
    """Column and name of each month that begins."""
    weekdays: tuple[str, ...]
    columns: tuple[tuple[Dot, ...], ...]
    """A week each, oldest first."""
    cursor: tuple[int, int]
    """Column and row."""
    day: str
    """The day under the cursor."""
    about: tuple[str, ...]
    """What was done on it."""
    hint: str


def first_shown(cursor: date, on: date, weeks: int, week_start: int = 0) -> date:
    """The first day shown: past years are pages, of which the cursor's is open."""
    last = find_week(on, week_start)
    page = (last - find_week(cursor, week_start)).days // 7 // weeks
    return last - timedelta(weeks=(page + 1) * weeks - 1)


def find_week(day: date, week_start: int) -> date:
    """The first day of a day's week."""
    return day - timedelta((day.weekday() - week_start) % 7)


def year_view(
    streak: Streak,
    first_day: date | None,
    cursor: date,
    *,
    days: Mapping[date, TrainingDay],
    done: Sequence[Performed],
    pauses: Sequence[Pause] = (),
    weeks: int = WEEKS,
    week_start: int = 0,
) -> YearView:
    """A year.

    Args:
        days: the training days; at least those that are shown.
        pauses: in any order.
        week_start: 0 Monday to 6 Sunday.
    """
    on = streak.on
    first = first_shown(cursor, on, weeks, week_start)
    latest = first + timedelta(weeks=weeks) > on
    dots = [_dot(first + timedelta(n), on, days, pauses) for n in range(7 * weeks)]
    at = (cursor - first).days
    return YearView(
        figures=_figures(streak, first_day),
        why=streak.why,
        week=f"This week: {streak.week_days} of {format_count(streak.goal_days, 'day')}, {streak.week_state}.",
        year="" if latest else str(first.year),
        months=tuple(_months(first, weeks)),
        weekdays=tuple(f"{first + timedelta(n):%a}" for n in range(7)),
        columns=tuple(tuple(dots[7 * week : 7 * week + 7]) for week in range(weeks)),
        cursor=divmod(at, 7),
        day="Today" if cursor == on else format_short_date(cursor, on),
        about=tuple(_about(days.get(cursor), done, find_pause(pauses, cursor))),
        hint="enter opens" if done else "a adds",
    )


def _figures(streak: Streak, first_day: date | None) -> tuple[HeadlineNumber, ...]:
    begins = "" if streak.days else "today is day 1"
    since = f"since {first_day:%B} {first_day.year}" if first_day else ""
    return (
        HeadlineNumber(
            f"{choose_plural(streak.days, 'day')} in a row",
            _number(streak.days),
            begins or f"best {streak.best_days}",
        ),
        HeadlineNumber(
            f"{choose_plural(streak.weeks, 'week')} on goal",
            _number(streak.weeks),
            f"best {streak.best_weeks}" if streak.best_weeks else "",
        ),
        HeadlineNumber("habit", _number(round(100 * streak.strength)), "of 100"),
        HeadlineNumber(f"training {choose_plural(streak.training_days, 'day')}", _number(streak.training_days), since),
    )


def _number(value: int) -> str:
    return str(value) if value else "~"


def _dot(day: date, on: date, days: Mapping[date, TrainingDay], pauses: Sequence[Pause]) -> Dot:
    if day > on:
        return Dot.TO_COME
    done = days.get(day)
    if done is None:
        return Dot.PAUSED if find_pause(pauses, day) else Dot.NONE
    if done.seconds > SOME_S:
        return Dot.MORE
    return Dot.SOME if done.seconds > LITTLE_S else Dot.LITTLE


def _months(first: date, weeks: int) -> list[tuple[int, str]]:
    """A month's name stands over the week of its first day, where there is room for it."""
    ends = [first + timedelta(weeks=week, days=6) for week in range(weeks - 1)]
    return [(week, f"{end:%b}") for week, end in enumerate(ends) if end.day <= 7]


def _about(day: TrainingDay | None, done: Sequence[Performed], pause: Pause | None) -> list[str]:
    lines = [format_minutes(day.seconds) if day.seconds else format_count(day.sets, "set")] if day else []
    if pause:
        lines += ["paused", *([pause.reason.value] if pause.reason else [])]
    for each in done:
        lines.append(each.session.name if each.session else "without a session")
        lines += describe_results(each.sets).split("   ")
    return lines or ["nothing yet"]
