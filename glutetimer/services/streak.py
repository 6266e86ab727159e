"""From what was done to what follows from it: the history's days and holds, through the rules of training."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from glutetimer.history.ids import uuid7
from glutetimer.history.moments import training_day
from glutetimer.history.queries.days import read_trained
from glutetimer.history.records import PauseRecord
from glutetimer.history.store import History
from glutetimer.services.goals import goals_in
from glutetimer.settings.settings import Settings
from glutetimer.training.pause import Pause, PauseReason
from glutetimer.training.streaks import Streak, Trained, streak


def today(wall: datetime, settings: Settings) -> date:
    return training_day(wall, settings.day_start)


def streak_on(history: History, on: date, settings: Settings, wall: datetime, also: Iterable[Trained] = ()) -> Streak:
    """The streak as of a training day.

    Args:
        settings: the week's start, and the goal in force.
        wall: now. Where the day is today, it matters where the user is: a flight may have skipped a date.
        also: what is not in the history yet.
    """
    now = today(wall, settings)
    here = trained_now(wall, settings) if on == now else None
    goals, pauses = goals_in(history, settings, now), pauses_in(history)
    return streak(
        [*read_trained(history, paused=bool(pauses)), *also],
        on,
        goals,
        pauses=pauses,
        week_start=settings.week_start.number,
        here=here,
    )


def trained_now(wall: datetime, settings: Settings) -> Trained:
    """Training that begins now."""
    offset = wall.utcoffset() or timedelta()
    return Trained(today(wall, settings), round(wall.timestamp() * 1000), round(offset.total_seconds() / 60))


def pauses_in(history: History) -> list[Pause]:
    """The pauses, as the rules of training know them: one that nobody has ended goes on for ever."""
    return [Pause(each.first, each.last or date.max, each.reason) for each in history.pauses()]


def pause_on(pauses: Iterable[PauseRecord], day: date) -> PauseRecord | None:
    return next((each for each in pauses if each.first <= day <= (each.last or date.max)), None)


def give_reason(history: History, day: date, reason: PauseReason | None) -> None:
    """Say why the days are paused that a day is among; None takes it back."""
    pause = pause_on(history.pauses(), day)
    if pause and pause.reason is not reason:
        history.put(pause._replace(reason=reason), undoable=True)


def toggle_pause(history: History, day: date, reason: PauseReason | None = None) -> PauseRecord | None:
    """Begin a pause on a day; or end the one that the day is in, so that from this day on days count again.

    A pause that begins ends before the next one, or else stays open.

    Args:
        day: the first of it, or the one after its last.
        reason: why; None: as it was.

    Returns:
        the pause as it is now; None where it began on this very day, and is gone.
    """
    pauses = history.pauses()
    inside = pause_on(pauses, day)
    if inside and inside.first == day:
        history.delete(inside.id, undoable=True)
        return None
    if inside:
        pause = inside._replace(last=day - timedelta(1), reason=reason or inside.reason)
    else:
        following = min((each.first for each in pauses if each.first > day), default=None)
        pause = PauseRecord(id=uuid7(), first=day, last=following - timedelta(1) if following else None, reason=reason)
    history.put(pause, undoable=True)
    return pause
