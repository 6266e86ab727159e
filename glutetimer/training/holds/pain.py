"""What follows from a pain stop (training.md 5.6). Effort or burning in the glute is none: it is the exercise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Hold, Pain, Reason, works

BACK = "back"
"""The place, back or pelvis, that concerns both legs (5.6; design)."""
STOP_SCORE = 4
"""Pain of so much ends the session (5.6; after physiotherapists' pain scales)."""
GENTLE_DAYS = 3
"""So many days after a pain stop the target stays low, and pain is asked about first (5.6; design)."""
REPEAT_DAYS = 7
"""Pain stops on two days less than this apart close the side, for so many days from the last one (5.6; design)."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A side that is not to be held."""

    opens: date
    """The first day on which it is open again."""
    repeated: bool
    """For two pain stops in a week: time for a physiotherapist or a doctor; False: for the day of the pain alone."""


def pain_days(holds: Iterable[Hold], side: Side) -> list[date]:
    """The days on which a hold that concerns this side was stopped for pain, in order.

    Fatigued holds and false starts are among them: pain is pain. Pain in the back or pelvis concerns both sides.

    Args:
        holds: of one exercise: the lock leaves an easier rung open, which is what is then offered (5.6, 5.10).
        side: left, right or both.
    """
    days = {
        hold.day
        for hold in holds
        if hold.reason is Reason.PAIN and (works(hold.side, side) or (hold.pain and hold.pain.place == BACK))
    }
    return sorted(days)


def lock(days: Sequence[date], on: date) -> Lock | None:
    """Whether a side is locked on a day (5.6; design): the day of a pain stop, and 7 days from the second in a week.

    Args:
        days: the side's pain days, none after `on`.
        on: the day asked about.
    """
    if not days:
        return None
    last = days[-1]
    repeated = len(days) > 1 and (last - days[-2]).days < REPEAT_DAYS
    closed = REPEAT_DAYS if repeated else 1
    return Lock(_later(last, closed), repeated) if (on - last).days < closed else None


def gentle(days: Sequence[date], on: date) -> bool:
    """Whether it is one of the three days after a pain stop (5.6; design)."""
    return bool(days) and 1 <= (on - days[-1]).days <= GENTLE_DAYS


def pain_free(days: Iterable[Sequence[date]], on: date) -> bool:
    """Whether no side had a pain stop for 7 days (5.10; design)."""
    return all((on - side[-1]).days >= REPEAT_DAYS for side in days if side)


def hurt_lately(days: Iterable[date], on: date) -> bool:
    """Whether a session hurt on a day or on one of the three before it, so that pain is asked about before a hold.

    What is answered at a session's end ("anything hurt?") names neither a hold nor a side, and may be of any exercise.
    So it locks nothing and lowers no target, as only a hold that pain stopped does (5.6). But pain is pain: the next
    holds begin with the same question as after a pain stop, and for seven days no harder rung is offered (5.10, "no
    pain for 7 d"). All of this is a design decision; of 4 or more the screen says at once to stop (Part 6).
    """
    return any(0 <= (on - day).days <= GENTLE_DAYS for day in days)


def ends_session(pain: Pain | None) -> bool:
    """Whether pain ends the session: 4 of 10 or more, or in the back (5.6). Without an answer, the careful reading."""
    return pain is None or pain.score >= STOP_SCORE or pain.place == BACK


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
