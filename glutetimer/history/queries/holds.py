"""Holds of the history as the rules know them. Home asks for them too: so this loads none of the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from glutetimer.history.queries.counts import REASONS, SIDES, find_counted_pain
from glutetimer.history.store import History
from glutetimer.training.holds.fatigue import FATIGUE_S, Effort
from glutetimer.training.holds.hold import Hold, Pain, Reason
from glutetimer.training.workout import HoldMode

_MODES: dict[str | None, HoldMode] = {None: HoldMode.TARGET, **{mode.value: mode for mode in HoldMode}}
_DAYS_AROUND = 2
"""What was written just now may bear the date of another day: before the day's start, or on the way west."""


def holds(history: History, exercise: str) -> list[Hold]:
    """The holds of an exercise as the rules know them, oldest first; one that cannot be read is named, and left out."""
    rows = history.select(
        "SELECT id, exercise, side, date, held_s, reason, ms, mode, fatigued, pain_score, pain_place"
        " FROM holds WHERE exercise = ? ORDER BY date, ms, id",
        exercise,
    )
    return _to_holds(history, rows)


def _to_holds(history: History, rows: Iterable[tuple[Any, ...]]) -> list[Hold]:
    found = []
    for id, *row in rows:
        try:
            found.append(_to_hold(row))
        except (KeyError, TypeError, ValueError):  # none of ours, or damaged
            history.leave_out(f"the hold {id}")
    return found


def _to_hold(row: Sequence[Any]) -> Hold:
    """A row of the holds, from its exercise on."""
    exercise, side, day, held_s, reason, ms, mode, fatigued, score, place = row
    return Hold(
        exercise=exercise,
        side=SIDES[side],
        day=_to_day(day),
        held_s=held_s,
        reason=REASONS[reason],
        started_ms=ms,
        mode=_MODES[mode],
        fatigued=bool(fatigued),
        pain=None if score is None else Pain(score, place or ""),
    )


@cache
def _to_day(text: str) -> date:
    """Thousands of holds share their days."""
    return date.fromisoformat(text)


def find_held(history: History) -> list[str]:
    """The exercises that were ever held."""
    return [exercise for (exercise,) in history.select("SELECT DISTINCT exercise FROM holds")]


def find_pain_stops(history: History, since: date) -> list[Hold]:
    """What pain ended, of any exercise, from a day on: holds, then as many repetitions as went, which lock alike.

    One that cannot be read is named, and left out.
    """
    return [*_find_since(history, since, "reason", Reason.PAIN), *find_counted_pain(history, since)]


def find_tests(history: History, since: date) -> list[Hold]:
    """The holds of tests, of any exercise, from a day on; one that cannot be read is named, and left out."""
    return _find_since(history, since, "mode", HoldMode.MAX)


def _find_since(history: History, since: date, column: str, value: str) -> list[Hold]:
    rows = history.select(
        "SELECT holds.id, holds.exercise, side, holds.date, held_s, reason, holds.ms, mode, fatigued, pain_score,"
        " pain_place"
        f" FROM sets JOIN holds ON holds.change = sets.change WHERE sets.date >= ? AND {column} = ?"
        " ORDER BY holds.date, holds.ms, holds.id",
        since.isoformat(),
        value,
    )
    return _to_holds(history, rows)


def efforts(history: History, now: float, wall: datetime) -> list[Effort]:
    """The holds that ended in the last three minutes, of any exercise and session, on the session's clock.

    Told by the time of day at which they were written: what a clock that was set back puts into the future is left out.

    Args:
        now: the session's clock.
        wall: the date and time at `now`.
    """
    ms = round(wall.timestamp() * 1000)
    since = wall.date() - timedelta(min(_DAYS_AROUND, wall.date().toordinal() - 1))
    rows = history.select(
        "SELECT holds.side, holds.ms, held_s, coalesce(clocked_s, held_s + trim_s) AS lasted"
        " FROM sets JOIN holds ON holds.change = sets.change"
        " WHERE sets.date >= ? AND holds.ms + 1000 * lasted BETWEEN ? AND ?",
        since.isoformat(),
        ms - round(1000 * FATIGUE_S),
        ms,
    )
    return [
        Effort(SIDES[side], now - (ms - began) / 1000 + lasted, held_s)
        for side, began, held_s, lasted in rows
        if side in SIDES  # else none of ours, which is said by what lists holds
    ]
