"""`glutetimer week`: which workout on which day, in the terminal's flow, for other programs, and for calendars."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import TYPE_CHECKING

from glutetimer.cli.loading import load_context_aloud
from glutetimer.cli.options import add_json, clock_time, date_of, file_name, weeks
from glutetimer.files.reading.duration import number
from glutetimer.history.connection import BUSY_S
from glutetimer.history.moments import training_day
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.services.layout import make_plan_of, read_layout
from glutetimer.services.schedule import past_of, schedule_of
from glutetimer.training.schedule import OWN, Schedule
from glutetimer.training.suggestion import Suggestion, suggest
from glutetimer.training.week import ScheduledDay, days
from glutetimer.views.week import PlanOf, WeekRow, week_rows

if TYPE_CHECKING:
    from rich.text import Text

CALENDAR_WEEKS = 4
"""Weeks for a calendar, unless others are asked for (our choice)."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kind = parser.add_mutually_exclusive_group()
    add_json(kind)
    kind.add_argument(
        "--ics",
        metavar="FILE",
        type=file_name,
        help="write a file for calendars, a name in .ics; - for standard output",
    )
    parser.add_argument("--on", metavar="DATE", type=date_of, help="from this day on instead")
    parser.add_argument("--weeks", metavar="N", type=weeks, help="1 to 52; 1 without it, 4 for a calendar")
    parser.add_argument("--at", metavar="HH:MM", type=clock_time, help="in a calendar: when the day's first begins")


def run(args: argparse.Namespace) -> int:
    if args.at is not None and args.ics is None:
        raise argparse.ArgumentError(None, "--at is of a calendar: glutetimer week --ics FILE --at HH:MM")
    context = load_context_aloud(args)
    print_week(context, on=args.on, weeks=args.weeks, as_json=args.json, ics=args.ics, at=args.at)
    return 0


def print_week(
    context: Context,
    *,
    on: date | None = None,
    weeks: int | None = None,
    as_json: bool = False,
    ics: str | None = None,
    at: time | None = None,
) -> None:
    """Print the days from today on; what is wrong with the user's schedule goes to standard error.

    Args:
        on: the first day; None for today.
        weeks: how many; None for one, or four for a calendar.
        ics: a file for calendars instead, or `-` for standard output.
        at: when the first workout of a day begins there; None: some time that day.
    """
    wall = context.clock.wall()
    today = training_day(wall, context.settings.day_start)
    first = on or today
    schedule, problems = schedule_of(context)
    workouts, begins = context.library.workouts, context.settings.week_start.number
    if problems and schedule.name == OWN:  # a workout that it misses may be broken
        problems += context.library.problems
    for problem in problems:
        print(problem, file=sys.stderr)
    with History.reading(context.paths.history, BUSY_S) as history, history.snapshot():
        past = past_of(history, context, wall, first)
        ever = bool(history.sessions(limit=1))
        layout = read_layout(history, context, today)
    plan_of = make_plan_of(layout)
    found = days(
        schedule,
        first,
        7 * (weeks or (1 if ics is None else CALENDAR_WEEKS)),
        past=past,
        workouts=workouts,
        week_start=begins,
    )
    if ics is not None:
        from glutetimer.cli.calendar import write_calendar

        write_calendar(ics, [day for day in found if day.date >= today], plan_of, wall, at)
        return
    now = next((day for day in found if day.date == today), None)
    locked = layout.find_locked(workouts.values())
    suggestion = suggest(schedule, now, workouts, ever, locked=locked) if now else None
    if as_json:
        print(json.dumps(_to_json(schedule, found, today, plan_of, suggestion), ensure_ascii=False, indent=2))
        return
    from glutetimer.cli.console import LinesConsole

    console = LinesConsole()
    for line in _lines(found, today, plan_of, suggestion):
        console.print(line, soft_wrap=True)
    if suggestion:
        console.print(f"\n{suggestion.why}", markup=False, soft_wrap=True)


def _to_json(
    schedule: Schedule,
    found: Sequence[ScheduledDay],
    today: date,
    plan_of: PlanOf,
    suggestion: Suggestion | None,
) -> dict[str, object]:
    return {
        "today": today.isoformat(),
        "schedule": schedule.name,
        "next": {"workout": suggestion.workout, "why": suggestion.why} if suggestion else None,
        "days": [
            {
                "date": day.date.isoformat(),
                "week": day.week,
                "note": day.note,
                "workouts": [
                    {
                        "workout": item.workout,
                        "name": plan_of(day.date, item.workout).workout.name,
                        "total_s": number(plan_of(day.date, item.workout).total_s),
                        "state": item.state.value,
                        "why": item.why,
                    }
                    for item in day.items
                ],
            }
            for day in found
        ],
    }


def _lines(
    found: Sequence[ScheduledDay], today: date, plan_of: PlanOf, suggestion: Suggestion | None
) -> Iterator[Text]:
    """A line for each workout: the day, how it stands, what, how long, and why not."""
    from rich.cells import cell_len
    from rich.text import Text

    rows = week_rows(found, today, plan_of, suggestion)
    names, times = (max((cell_len(word) for word in words), default=0) for words in zip(*map(_name, rows), strict=True))
    for row in rows:
        name, total = _name(row)
        day = row.day if row.begins else ""
        gap = " " * (names - cell_len(name) + 2 + times - cell_len(total))
        line = f"{day:12}{row.sign or ' '}  {name or row.name}{gap}{total}  {row.about}"
        yield Text(line.rstrip(), "bold" if row.today and row.bright else "")


def _name(row: WeekRow) -> tuple[str, str]:
    """What must stand in columns; a day of rest has nothing beside its words."""
    return (row.name, row.total) if row.workout else ("", "")
