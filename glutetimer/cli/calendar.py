"""A schedule as an .ics file, for people's calendars (RFC 5545)."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from glutetimer import __version__
from glutetimer.cli.files import STANDARD, is_nameless, write_whole
from glutetimer.cli.workout_files import describe_length
from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.session.words import describe_set
from glutetimer.training.counting import format_count
from glutetimer.training.plan import Plan
from glutetimer.training.week import ScheduledDay, State
from glutetimer.views.week import PlanOf

if TYPE_CHECKING:
    from icalendar import Event

MISSING = "a calendar file needs icalendar: pip install 'glutetimer[calendar]'"


def write_calendar(
    file: str, days: Sequence[ScheduledDay], plan_of: PlanOf, now: datetime, at: time | None = None
) -> None:
    """Write an event for each open workout.

    Each has the same UID whenever it is written, so that a calendar that takes the file in again updates what it has.

    Args:
        file: a name that ends in .ics, or `-` for standard output.
        days: of a schedule.
        plan_of: lays a workout out for a day.
        now: with its offset; when the file was made.
        at: when a day's first workout begins, by the clock of wherever one is then; the next one follows it. None: some
            time that day.

    Raises:
        GlutetimerError: icalendar is not there, nothing is open, or the file cannot be written.
    """
    if not is_nameless(file) and Path(file).suffix.lower() != ".ics":
        raise GlutetimerError(f"{file}: the name must end in .ics; - is standard output")
    data, events = _make_calendar(days, plan_of, now, at)
    if not events:
        raise GlutetimerError("nothing is open in these days, so there is nothing for a calendar")
    done = format_count(events, "workout")
    if file == STANDARD:
        sys.stdout.buffer.write(data)
        print(f"glutetimer: {done}", file=sys.stderr)
        return
    write_whole(file, data, "; nothing is written")
    print(f"{visible(file)}: {done}.", file=sys.stderr if is_nameless(file) else sys.stdout)


def _make_calendar(days: Sequence[ScheduledDay], plan_of: PlanOf, now: datetime, at: time | None) -> tuple[bytes, int]:
    """The file, and how many events it has."""
    try:
        from icalendar import Calendar
    except ImportError:
        raise GlutetimerError(MISSING) from None
    calendar = Calendar()
    calendar.add("prodid", f"-//glutetimer//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "glutetimer")
    events = 0
    for day in days:
        begins = datetime.combine(day.date, at) if at else None
        seen: Counter[str] = Counter()
        for item in day.having(State.OPEN):
            seen[item.workout] += 1
            event = _make_event(plan_of(day.date, item.workout), day.date, begins, seen[item.workout])
            event.add("dtstamp", now.astimezone(UTC))
            calendar.add_component(event)
            begins = event.get("dtend").dt if begins else None
            events += 1
    return calendar.to_ical(), events


def _make_event(plan: Plan, day: date, begins: datetime | None, number: int) -> Event:
    """A workout of a day; a time without a zone is by the clock on the wall."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{day.isoformat()}-{number}-{plan.workout.id}@glutetimer")
    event.add("summary", plan.workout.name)
    event.add("description", _describe(plan))
    if begins:
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(minutes=ceil(plan.total_s / 60)))
    else:
        event.add("dtstart", day)
        event.add("transp", "TRANSPARENT")  # the day is not taken by five minutes
    return event


def _describe(plan: Plan) -> str:
    """How long, what for, and the steps in words, each once."""
    steps = Counter(describe_set(phase) for phase in plan.phases if phase.works)
    lines = [step if times == 1 else f"{step} ({times} times)" for step, times in steps.items()]
    return "\n".join([f"{plan.workout.goal} ({describe_length(plan)})", "", *lines])
