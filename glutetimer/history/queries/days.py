"""Training days, as a streak needs them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from glutetimer.history.store import History
from glutetimer.training.streaks import Trained


def read_trained(history: History, paused: bool = False) -> Iterator[Trained]:
    """What a streak needs to know of every training day, oldest first: its first set; and its last, where it matters.

    That is where no training day follows that counts: a flight is told by what lies between. `paused`: whether there
    are pauses, in which a day that follows may not count.
    """
    rows = history.select("SELECT date, first_ms, first_offset_min, last_ms, last_offset_min FROM days ORDER BY date")
    days = [date.fromisoformat(row[0]) for row in rows]
    following = [0 if paused else day.toordinal() - 1 for day in days[1:]] + [0]
    for day, after, (_, first_ms, first_offset, last_ms, last_offset) in zip(days, following, rows, strict=False):
        yield Trained(day, first_ms, first_offset)
        if day.toordinal() != after:
            yield Trained(day, last_ms, last_offset)


def to_day(history: History, text: str, what: str) -> date | None:
    """The day of a row; None where it cannot be read: then `what` names it, and it is left out."""
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):  # none of ours, or damaged
        history.leave_out(what)
        return None


def find_first_sessions(history: History) -> dict[str, date]:
    """The day of the first session of each workout, by id; one that cannot be read is named, and left out."""
    rows = history.select("SELECT workout, min(date), id FROM sessions GROUP BY workout")
    return {workout: day for workout, text, id in rows if (day := to_day(history, text, f"the session {id}"))}


def find_first_day(history: History) -> date | None:
    (day,) = history.select("SELECT min(date) FROM days")[0]
    return date.fromisoformat(day) if day else None


def find_last_ms(history: History) -> int:
    """When training was last begun, in milliseconds since 1970; 0: never."""
    (ms,) = history.select("SELECT max(last_ms) FROM days WHERE typeof(last_ms) = 'integer'")[0]
    return ms or 0
