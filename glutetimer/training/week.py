"""The days of a schedule, as the history has them: what is done, what is open, what is left out, and why.

A day that was missed is not owed: the calendar goes on, and nothing piles up (our choice).
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from glutetimer.training.pause import Pause, find_pause
from glutetimer.training.schedule import Schedule, at_level, same_level
from glutetimer.training.spacing import is_for_holds, is_test, left_out
from glutetimer.training.workout import Workout

AHEAD_DAYS = 400
"""What lies further ahead is reckoned as if nothing came before it: a rule looks back a week."""

PAUSED = "A pause: nothing is asked of you."
DAY_OFF = "A day off from holds, as you agreed."


class State(StrEnum):
    """How a workout of a day stands."""

    DONE = "done"
    OPEN = "open"
    LEFT_OUT = "left-out"
    """A rule is against it, today."""
    PASSED = "passed"
    """Its day is over. It is not owed."""


class Item(NamedTuple):
    """A workout of a day."""

    workout: str
    state: State
    why: str = ""
    """Why it is left out."""
    part: bool = False
    """A part of it was done that day: a training day, and not the workout (5.14)."""
    place: int | None = None
    """Which of the day's planned ones it is; None for what was done besides."""


class ScheduledDay(NamedTuple):
    """A day of a schedule."""

    date: date
    week: int
    """Which of the schedule's weeks, from 1."""
    items: tuple[Item, ...]
    """As planned, then what else was done."""
    note: str = ""
    """Why nothing is planned, in a sentence."""

    def having(self, state: State) -> list[Item]:
        """The workouts that stand so."""
        return [item for item in self.items if item.state is state]


class Past(NamedTuple):
    """What a history says to a schedule, on a day."""

    on: date
    """Today."""
    done: Mapping[date, Sequence[str]] = MappingProxyType({})
    """The workouts that came to their end on each day, with those of the week before the first day asked about."""
    parts: Mapping[date, Collection[str]] = MappingProxyType({})
    """Those of which a part was done."""
    single_leg: bool = False
    """Whether a bridge was ever held on one leg."""
    days_off: Collection[date] = ()
    """Days on which the user agreed to rest from holds."""
    pauses: Sequence[Pause] = ()
    test_opens: datetime | None = None
    """From when a test may be held again, 48 h after the last, in local time; None: now."""


def days(
    schedule: Schedule,
    first: date,
    count: int,
    *,
    past: Past,
    workouts: Mapping[str, Workout],
    week_start: int = 0,
) -> list[ScheduledDay]:
    """The days from `first` on, at most `count` of them: fewer only at the end of all dates.

    A day to come is reckoned as if whatever is open before it will have been done.

    Args:
        first: a day of the past, today, or a day to come.
        workouts: by id; what a schedule names beside them is left out.
        week_start: 0 Monday to 6 Sunday.
    """
    done = {day: list(ids) for day, ids in past.done.items() if day <= past.on}
    last = min(date.max.toordinal(), first.toordinal() + count - 1)
    begin = min(first.toordinal(), max(past.on.toordinal(), first.toordinal() - AHEAD_DAYS))
    found = []
    for at in range(begin, last + 1):
        day = _day(schedule, date.fromordinal(at), done, past=past, workouts=workouts, week_start=week_start)
        if day.date >= past.on:
            done.setdefault(day.date, []).extend(item.workout for item in day.having(State.OPEN))
        if day.date >= first:
            found.append(day)
    return found


def _day(
    schedule: Schedule,
    day: date,
    done: Mapping[date, Sequence[str]],
    *,
    past: Past,
    workouts: Mapping[str, Workout],
    week_start: int,
) -> ScheduledDay:
    note, planned = _planned(schedule, day, past, week_start)
    rest = Counter(id for id in done.get(day, ()) if id in workouts)
    items: dict[int, Item] = {}
    for place, name in enumerate(planned):
        if did := next((id for id in rest if rest[id] and same_level(name, id)), None):
            rest[did] -= 1
            items[place] = Item(did, State.DONE, place=place)
    named = [at_level(name, workouts, past.single_leg) for name in planned]
    known = {place: id for place, id in enumerate(named) if place not in items and id in workouts}
    tomorrow = [at_level(name, workouts, past.single_leg) for name in _tomorrow(schedule, day, past, week_start)]
    so_far = dict(done)
    # The tests first: where one is held, it takes the place of the bridges, whichever of them comes first.
    for place, id in sorted(known.items(), key=lambda known: not is_test(workouts[known[1]])):
        if day < past.on:
            items[place] = Item(id, State.PASSED, place=place)
            continue
        why = _not_today(id, day, past, workouts) or left_out(
            id, day, so_far, tomorrow=tomorrow, workouts=workouts, week_start=week_start
        )
        items[place] = Item(id, State.LEFT_OUT if why else State.OPEN, why, place=place)
        if not why:
            so_far[day] = [*so_far.get(day, ()), id]
    if not items and not note:
        note = f"{day:%A} is a rest day."
    parts = past.parts.get(day, ())
    whole = {*rest, *(item.workout for item in items.values() if item.state is State.DONE)}
    extra = [Item(id, State.DONE) for id in rest.elements()]
    planned_here = {item.workout for item in items.values()}
    extra += [
        Item(id, State.PASSED, part=True)
        for id in parts
        if id in workouts and id not in planned_here and id not in whole
    ]
    in_order = [
        item._replace(part=item.workout in parts and item.state is not State.DONE)
        for item in (items[place] for place in sorted(items))
    ]
    return ScheduledDay(day, schedule.week(day, week_start), (*in_order, *extra), note)


def _planned(schedule: Schedule, day: date, past: Past, week_start: int) -> tuple[str, tuple[str, ...]]:
    """What a day has; or why it has nothing."""
    if find_pause(past.pauses, day):
        return PAUSED, ()
    if schedule.start and day < schedule.start:
        year = f" {schedule.start.year}" if schedule.start.year != day.year else ""
        return f"Your schedule begins on {schedule.start:%A} {schedule.start.day} {schedule.start:%B}{year}.", ()
    return "", schedule.planned(day, week_start)


def _tomorrow(schedule: Schedule, day: date, past: Past, week_start: int) -> tuple[str, ...]:
    return () if day == date.max else _planned(schedule, day + timedelta(1), past, week_start)[1]


def _not_today(id: str, day: date, past: Past, workouts: Mapping[str, Workout]) -> str:
    """What the history has against a workout, in a sentence."""
    if day in past.days_off and is_for_holds(workouts[id]):
        return DAY_OFF
    if is_test(workouts[id]) and past.test_opens and (day == past.on or day < past.test_opens.date()):
        return f"48 hours lie between tests: from {past.test_opens:%A %H:%M} on, a new one compares."
    return ""
