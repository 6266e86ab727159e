"""What one opened session shows: itself, and its sets, each to be changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from glutetimer.app.screens.review.sessions_view import ALONE
from glutetimer.history.queries.totals import Performed
from glutetimer.history.records import Moment
from glutetimer.session.words import clock
from glutetimer.training.counting import format_count
from glutetimer.views.words import describe_pain, format_long_date, format_short_date

EFFORTS = ("easy", "light", "middling", "hard", "very hard")


@dataclass(frozen=True, slots=True)
class OpenedView:
    """One picture of a session, but for its sets."""

    name: str
    day: str
    brief_day: str
    """The same in fewer columns, without the time of the day."""
    about: str
    """How long it was, how hard, what hurt, whether it is whole."""
    note: str


def opened_view(done: Performed, on: date) -> OpenedView:
    """A session.

    Args:
        done: the session and its sets.
        on: today.
    """
    session = done.session
    facts = [format_count(len(done.sets), "set")]
    if session:
        facts.insert(0, clock(session.seconds) if session.seconds is not None else "")
        facts += ["" if session.complete else "partial", EFFORTS[session.effort - 1] if session.effort else ""]
        facts += [describe_pain(session.pain), "edited" if session.edited else ""]
    first = session.started if session else None
    name = (session.name or session.workout) if session else ALONE.capitalize()
    return OpenedView(
        name=name,
        day=" ".join(part for part in (format_long_date(done.entry.day, on), _time(first) if first else "") if part),
        brief_day=format_short_date(done.entry.day, on),
        about="   ".join(fact for fact in facts if fact),
        note=" ".join(session.note.split()) if session else "",
    )


def _time(at: Moment) -> str:
    """The time of day, where it was."""
    local = datetime.fromtimestamp(at.ms // 1000, UTC) + timedelta(minutes=at.offset_min)
    return f"{local:%H:%M}"
