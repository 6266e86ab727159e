"""What one opened session shows: itself, and its sets, each to be changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from glutetimer.history.queries.totals import Performed
from glutetimer.history.words import find_other_day, to_wall
from glutetimer.session.words import clock
from glutetimer.training.counting import format_count
from glutetimer.views.words import describe_pain, format_long_date, format_short_date

ALONE = "without a session"
"""The name of sets that belong to none."""
EFFORTS = ("easy", "light", "middling", "hard", "very hard")


@dataclass(frozen=True, slots=True)
class OpenedView:
    """One picture of a session, but for its sets."""

    name: str
    day: str
    brief_day: str
    """The same in fewer columns, without the time of the day."""
    about: str
    """How long it was, how hard, what hurt, whether it is whole, and the training day where `day` is another."""
    note: str


def opened_view(done: Performed, on: date) -> OpenedView:
    session = done.session
    facts = [format_count(len(done.sets), "set")]
    if session:
        facts.insert(0, clock(session.seconds) if session.seconds is not None else "")
        facts += ["" if session.complete else "partial", EFFORTS[session.effort - 1] if session.effort else ""]
        facts += [describe_pain(session.pain), "edited" if session.edited else ""]
        if other := find_other_day(session.started):
            facts.append(f"counts for {format_short_date(other, on)}")
    wall = to_wall(session.started) if session else None
    name = (session.name or session.workout) if session else ALONE.capitalize()
    return OpenedView(
        name=name,
        day=f"{format_long_date(wall.date(), on)} {wall:%H:%M}" if wall else format_long_date(done.entry.day, on),
        brief_day=format_short_date(done.entry.day, on),
        about="   ".join(fact for fact in facts if fact),
        note=" ".join(session.note.split()) if session else "",
    )
