"""A schedule, and what was done, as .ics files for people's calendars (RFC 5545)."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from glutetimer import __version__
from glutetimer.cli.files import STANDARD, is_nameless, write_whole
from glutetimer.cli.workout_files import describe_length
from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.history.words import describe_session, to_wall
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
        plan_of: lays a workout out for a day.
        now: with its offset; when the file was made.
        at: when a day's first workout begins, by the clock of wherever one is then; the next one follows it. None: some
            time that day.

    Raises:
        GlutetimerError: icalendar is not there, nothing is open, or the file cannot be written.
    """
    check_name(file)
    events: list[Event] = []
    for day in days:
        begins = datetime.combine(day.date, at) if at else None
        for item in day.having(State.OPEN):
            event = _make_event(plan_of(day.date, item.workout), day.date, begins, item.place or 0)
            events.append(event)
            begins = event.get("dtend").dt if begins else None
    if not events:
        raise GlutetimerError("nothing is open in these days, so there is nothing for a calendar")
    _write(file, events, now, format_count(len(events), "workout"))


def write_past(
    file: str,
    sessions: Sequence[SessionRecord],
    sets: Mapping[str, Sequence[SetRecord]],
    name_of: Callable[[str], str],
    now: datetime,
) -> None:
    """Write an event for each session, under an id that is the session's for ever.

    Args:
        file: a name that ends in .ics, or `-` for standard output.
        sets: of each, by its id.
        now: with its offset; when the file was made.

    Raises:
        GlutetimerError: icalendar is not there, there is no session, or the file cannot be written.
    """
    check_name(file)
    if not sessions:
        raise GlutetimerError("no session is in these days, so there is nothing for a calendar")
    events = [_make_past_event(each, sets.get(each.id, ()), name_of) for each in sessions]
    _write(file, events, now, format_count(len(events), "session"))


def check_name(file: str) -> None:
    """Whether a file's name is one of a calendar.

    Raises:
        GlutetimerError: it is not, or icalendar is not there.
    """
    if not is_nameless(file) and Path(file).suffix.lower() != ".ics":
        raise GlutetimerError(f"{file}: the name must end in .ics; - is standard output")
    try:
        import icalendar  # noqa: F401 - whether it is there
    except ImportError:
        raise GlutetimerError(MISSING) from None


def _write(file: str, events: Sequence[Event], now: datetime, done: str) -> None:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//glutetimer//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "glutetimer")
    for event in events:
        event.add("dtstamp", now.astimezone(UTC))
        calendar.add_component(event)
    data = calendar.to_ical()
    if file == STANDARD:
        sys.stdout.buffer.write(data)
        print(f"glutetimer: {done}", file=sys.stderr)
        return
    write_whole(file, data, "; nothing is written")
    print(f"{visible(file)}: {done}.", file=sys.stderr if is_nameless(file) else sys.stdout)


def _make_past_event(session: SessionRecord, sets: Sequence[SetRecord], name_of: Callable[[str], str]) -> Event:
    """A session, from its start on for as long as it went on: one that was cut may have ended days later."""
    from icalendar import Event

    begins = to_wall(session.started).astimezone(UTC)
    event = Event()
    event.add("uid", f"{session.id}@glutetimer")
    event.add("summary", session.name)
    event.add("description", "\n".join(describe_session(session, sets, name_of)))
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=max(1, ceil((session.seconds or 0) / 60))))
    event.add("transp", "TRANSPARENT")  # nobody has to keep a time free that is over
    return event


def _make_event(plan: Plan, day: date, begins: datetime | None, place: int) -> Event:
    """A workout of a day; a time without a zone is by the clock on the wall.

    It is known by its place in the day, which stays whatever is done before it, and whatever level it has by then.
    """
    from icalendar import Event

    event = Event()
    event.add("uid", f"{day.isoformat()}-{place + 1}@glutetimer")
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
