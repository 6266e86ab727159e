"""Days in a row, weeks on goal, and strength: a streak that fits training. All of it is our choice, but for the
strength, which is reckoned as the habit tracker Loop reckons it.

Dates are training days, frozen when they were written, and are counted by ordinal: no clock change touches them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import islice
from math import sqrt
from typing import Any, NamedTuple

from glutetimer.training.counting import format_count
from glutetimer.training.pause import Pause, PauseReason, find_pause

GOAL_DAYS = 5
"""Training days a week, until the user sets another goal."""
BRIDGE_MS = 36 * 3_600_000
"""A flight that skips a date leaves no more between the training days on both sides of it."""
CLOCK_CHANGE_MIN = 60
"""An offset that changes by no more is daylight saving, not travel."""
LOOP_DAYS = 13
"""Loop's constant: the half-life of the strength for a daily goal."""
WINDOW_DAYS = 14
"""A goal of less than every day is looked at over two weeks, as in Loop."""
REMEMBERED_DAYS = 1400
"""What lies so many days back weighs less than 1e-12, whatever the goal."""


class Trained(NamedTuple):
    """A session, or a set: what made a date a training day."""

    day: date
    """The training day it began on."""
    ms: int
    """When it began: milliseconds since 1970, UTC."""
    offset_min: int
    """Minutes east of UTC, where that was."""


class Goal(NamedTuple):
    """A weekly goal, from a day on. Earlier weeks keep the goal they had."""

    since: date
    days: int
    """1 to 7."""


class WeekState(StrEnum):
    """How the current week stands. It breaks nothing, whatever it is."""

    DONE = "done"
    ON_THE_WAY = "on the way"
    OPEN = "open"
    """No training day yet."""


class Streak(NamedTuple):
    """How regular somebody trains, as of a day."""

    on: date
    goal_days: int
    """The goal in force."""
    days: int
    """Training days in a row."""
    best_days: int
    weeks: int
    """Weeks on goal in a row."""
    best_weeks: int
    week_days: int
    """Training days of the current week."""
    week_state: WeekState
    strength: float
    """0 to 1."""
    training_days: int
    """In all, those in pauses among them."""
    paused: bool
    """Whether the day is in a pause."""
    why: str
    """A sentence on why the days in a row are what they are."""

    def as_json(self) -> dict[str, Any]:
        return {
            "on": self.on.isoformat(),
            "goal_days": self.goal_days,
            "days": {"current": self.days, "best": self.best_days},
            "weeks": {
                "current": self.weeks,
                "best": self.best_weeks,
                "this_week": {"days": self.week_days, "state": self.week_state.value},
            },
            "strength": round(self.strength, 4),
            "training_days": self.training_days,
            "paused": self.paused,
            "why": self.why,
        }


def streak(
    trained: Iterable[Trained],
    on: date,
    goals: Iterable[Goal] = (),
    *,
    pauses: Iterable[Pause] = (),
    week_start: int = 0,
    here: Trained | None = None,
) -> Streak:
    """Reckon the streak.

    Args:
        trained: sessions or sets, in any order; those after `on` are left alone. One a day is enough, or all of them.
        goals: the goal's history, in the order it was set; 5 days a week before the first.
        pauses: in any order.
        week_start: the first day of a week: 0 Monday to 6 Sunday.
        here: where and when the user is now, in a time zone that may have skipped a date; None asks of the past.
    """
    today, pauses = on.toordinal(), list(pauses)
    seen = _by_day(one for one in trained if one.day <= on)
    paused = _paused(pauses, min(seen, default=today), today)
    counted = sorted(day for day in seen if day not in paused)
    runs = _runs(counted, seen, paused)
    alive = bool(runs) and _alive(runs[-1][-1], today, seen, paused, here)
    goal_on, pause = Goals(goals), find_pause(pauses, on)
    weeks, best_weeks, this_week = _weeks(counted, paused, today, goal_on, week_start)
    goal = goal_on(today)
    current = runs[-1] if alive else []
    best = max(map(len, runs), default=0)
    return Streak(
        on=on,
        goal_days=goal,
        days=len(current),
        best_days=best,
        weeks=weeks,
        best_weeks=best_weeks,
        week_days=this_week,
        week_state=WeekState.DONE if this_week >= goal else WeekState.ON_THE_WAY if this_week else WeekState.OPEN,
        strength=_strength(counted, paused, today, goal_on),
        training_days=len(seen),
        paused=today in paused,
        why=_why(current, best, today, paused, pause and pause.reason),
    )


_Span = tuple[Trained, Trained]
"""The first and the last of a day."""


def _by_day(trained: Iterable[Trained]) -> dict[int, _Span]:
    seen: dict[int, _Span] = {}
    for one in trained:
        day = one.day.toordinal()
        first, last = seen.get(day, (one, one))
        seen[day] = (one if one.ms < first.ms else first, one if one.ms > last.ms else last)
    return seen


def _paused(pauses: Iterable[Pause], first: int, last: int) -> frozenset[int]:
    """The paused days that can matter: from the first training day on."""
    return frozenset(
        day
        for pause in pauses
        for day in range(max(first, pause.first.toordinal()), min(last, pause.last.toordinal()) + 1)
    )


def _runs(counted: Sequence[int], seen: Mapping[int, _Span], paused: frozenset[int]) -> list[list[int]]:
    """The training days, parted where a day was missed."""
    runs: list[list[int]] = []
    for day in counted:
        if runs and (day == runs[-1][-1] + 1 or _joined(runs[-1][-1], day, seen[day][0], seen, paused)):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _joined(before: int, day: int, at: Trained, seen: Mapping[int, _Span], paused: frozenset[int]) -> bool:
    """Whether no day was missed between two: a pause misses none, nor does a flight that skipped one date."""
    missed = len(list(islice((d for d in range(before + 1, day) if d not in paused), 2)))
    if missed != 1:
        return missed == 0
    last = seen[before][1]
    return at.ms - last.ms <= BRIDGE_MS and abs(at.offset_min - last.offset_min) > CLOCK_CHANGE_MIN


def _alive(last: int, today: int, seen: Mapping[int, _Span], paused: frozenset[int], here: Trained | None) -> bool:
    """Whether the last run goes on: today breaks nothing while it lasts."""
    return last == today or _joined(last, today, here or seen[last][1], seen, paused)


class Goals:
    """The goal in force on a day, which is counted by its ordinal."""

    def __init__(self, goals: Iterable[Goal]) -> None:
        self._goals = sorted(((goal.since.toordinal(), goal.days) for goal in goals), key=lambda goal: goal[0])

    def __call__(self, day: int) -> int:
        return next((days for since, days in reversed(self._goals) if since <= day), GOAL_DAYS)


def _weeks(
    counted: Sequence[int], paused: frozenset[int], today: int, goal_on: Goals, week_start: int
) -> tuple[int, int, int]:
    """Weeks on goal in a row, the best of them, and the training days of the current week.

    A week is judged by the goal in force at its end. One that a pause touches counts if it reaches the goal, and breaks
    nothing if not.
    """

    def week_of(day: int) -> int:
        return (day - 1 - week_start) // 7

    days, resting, this = Counter(map(week_of, counted)), {week_of(day) for day in paused}, week_of(today)
    run = best = 0
    before = this
    for week in sorted({*days, this}):
        if any(missed not in resting for missed in range(before + 1, week)):
            run = 0
        if days[week] >= goal_on(min(today, 7 * week + 7 + week_start)):
            run += 1
            best = max(best, run)
        elif week not in resting and week != this:
            run = 0
        before = week
    return run, best, days[this]


def _strength(counted: Sequence[int], paused: frozenset[int], today: int, goal_on: Goals) -> float:
    """Loop's score (training.md 5.14): it grows by days on which the goal is kept, and fades on others.

    A daily goal is kept by a training day; any other by twice its days in two weeks, in part by fewer. Unlike in Loop,
    a paused day is no day at all: it neither counts nor stands in those two weeks. Today fades until it is done.
    """
    if not counted:
        return 0.0
    unpaused = (day for day in range(today, counted[0] - 1, -1) if day not in paused)
    days = list(islice(unpaused, REMEMBERED_DAYS))[::-1]
    trained = set(counted)
    done = [day in trained for day in days]
    score = 0.0
    for at, day in enumerate(days):
        goal = goal_on(day)
        keeps = 0.5 ** (sqrt(goal / 7) / LOOP_DAYS)
        of, needed = (1, 1) if goal == 7 else (WINDOW_DAYS, 2 * goal)
        share = min(1.0, sum(done[max(0, at + 1 - of) : at + 1]) / needed)
        score = score * keeps + share * (1 - keeps)
    return score


_FOR = {PauseReason.HOLIDAY: " for a holiday", PauseReason.ILLNESS: " by illness", PauseReason.INJURY: " by an injury"}


def _why(
    current: Sequence[int], best: int, today: int, paused: frozenset[int], reason: PauseReason | None = None
) -> str:
    now = len(current)
    if today in paused:
        words = f"Paused{_FOR[reason] if reason else ''}"
        return (
            f"{words}: your {format_count(now, 'day')} in a row wait." if now else f"{words}: nothing is asked of you."
        )
    if not best:
        return "No training day yet: today can be day 1."
    if now == 0 or (now == 1 and best > 1 and current[-1] == today):
        return f"Your best is {format_count(best, 'day')}; today is day 1."
    today_words = "today is in" if current[-1] == today else "today is still open"
    words = f"{format_count(now, 'day')} in a row; {today_words}"
    inside = set(current)
    skipped = [day for day in range(current[0], today) if day not in inside]
    if any(day in paused for day in skipped):
        words += "; the pause neither counts nor breaks"
    if any(day not in paused for day in skipped):
        words += "; the date lost in the air breaks nothing"
    return f"{words}."
