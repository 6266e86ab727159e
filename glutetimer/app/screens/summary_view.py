"""What a session's end shows: what was done, and what it adds to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from glutetimer.session.events import SetDone
from glutetimer.session.words import clock
from glutetimer.training.exercise import Side
from glutetimer.training.streaks import Streak

BARS = 13
"""How many of the last holds are drawn per side (look.md)."""


@dataclass(frozen=True, slots=True)
class HeldSide:
    """A hold of this session, beside those before it."""

    side: str
    held: int
    note: str
    is_best: bool
    marks: str
    bars: tuple[int, ...]
    """The last holds in whole seconds, this one last."""


@dataclass(frozen=True, slots=True)
class Line:
    """What was done of one exercise."""

    name: str
    amount: str


@dataclass(frozen=True, slots=True)
class SummaryView:
    """One picture of a session's end."""

    complete: bool
    time: str
    holds: tuple[HeldSide, ...]
    sets: int
    lines: tuple[Line, ...]
    days: int
    streak: str
    week: str
    work: str
    next_time: str
    alert: str
    """What could not be saved."""
    commands: tuple[str, ...]


def summary_view(
    done: Sequence[SetDone],
    seconds: float,
    complete: bool,
    streak: Streak,
    holds: Sequence[HeldSide] = (),
    next_time: str = "",
    alert: str = "",
) -> SummaryView:
    """The summary of a session.

    Args:
        done: its sets, in order.
        seconds: its length.
        complete: whether every planned set was done.
        streak: as of today, this session included.
        holds: what there is to say of its holds.
        next_time: the next targets, in a sentence.
        alert: what could not be saved, or nothing.
    """
    days = f"{streak.days} day{'' if streak.days == 1 else 's'} in a row"
    return SummaryView(
        complete=complete,
        time=clock(seconds),
        holds=tuple(holds),
        sets=len(done),
        lines=tuple(_lines(done)),
        days=streak.days,
        streak=days,
        week=f"{streak.week_days} of {streak.goal_days} this week",
        work=_work(done),
        next_time=next_time,
        alert=alert,
        commands=("home",),
    )


def _lines(done: Sequence[SetDone]) -> list[Line]:
    """One line an exercise, its sets in order."""
    amounts: dict[str, list[str]] = {}
    for one in done:
        amounts.setdefault(one.phase.name, []).append(_amount(one))
    return [Line(name, "   ".join(each)) for name, each in amounts.items()]


def _amount(one: SetDone) -> str:
    side = f"{one.phase.side} " if one.phase.side in (Side.LEFT, Side.RIGHT) else ""
    if one.hold:
        return f"{side}{floor(one.hold.held_s)} s"
    return f"{side}{one.reps}" if one.reps is not None else f"{side}{clock(one.seconds)}"


def _work(done: Sequence[SetDone]) -> str:
    """30 repetitions, 2 holds, 4:03 of work."""
    reps = sum(one.reps or 0 for one in done)
    holds = sum(1 for one in done if one.hold)
    seconds = sum(one.seconds for one in done)
    parts = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((reps, "repetition"), (holds, "hold")) if n]
    return ", ".join([*parts, f"{clock(seconds)} of work"])
