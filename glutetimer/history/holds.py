"""Holds of the history as the rules know them. Home asks for them too: so this loads none of the rules themselves."""

from __future__ import annotations

from datetime import date

from glutetimer.history.connection import HistoryError
from glutetimer.history.records import SetRecord
from glutetimer.history.store import History
from glutetimer.training.exercise import Side
from glutetimer.training.holds.hold import Hold, Pain, Reason
from glutetimer.training.workout import HoldMode

_SIDES = {side.value: side for side in Side}
_REASONS = {reason.value: reason for reason in Reason}
_MODES: dict[str | None, HoldMode] = {None: HoldMode.TARGET, **{mode.value: mode for mode in HoldMode}}
"""Looked up: for thousands of holds, asking the enumerations takes the most time."""


def to_hold(done: SetRecord) -> Hold:
    """A set of the history as the rules know it."""
    assert done.held_s is not None
    assert done.reason is not None
    return Hold(
        exercise=done.exercise,
        side=done.side,
        day=done.started.local_date,
        held_s=done.held_s,
        reason=done.reason,
        started_ms=done.started.ms,
        mode=done.mode or HoldMode.TARGET,
        fatigued=done.fatigued,
        pain=done.pain,
    )


def holds(history: History, exercise: str) -> list[Hold]:
    """The holds of an exercise as the rules know them, oldest first.

    Raises:
        HistoryError: one of them is none of ours.
    """
    rows = history.select(
        "SELECT side, date, held_s, reason, ms, mode, fatigued, pain_score, pain_place"
        " FROM holds WHERE exercise = ? ORDER BY date, ms, id",
        exercise,
    )
    try:
        days = {row[1]: date.fromisoformat(row[1]) for row in rows}
        return [
            Hold(
                exercise=exercise,
                side=_SIDES[side],
                day=days[day],
                held_s=held_s,
                reason=_REASONS[reason],
                started_ms=ms,
                mode=_MODES[mode],
                fatigued=bool(fatigued),
                pain=None if score is None else Pain(score, place or ""),
            )
            for side, day, held_s, reason, ms, mode, fatigued, score, place in rows
        ]
    except (KeyError, ValueError) as error:
        raise HistoryError(f"{history.path}: a row of it cannot be read; it is damaged") from error
