"""Holds of the history as the rules know them. Home asks for them too: so this loads none of the rules themselves."""

from __future__ import annotations

from glutetimer.history.records import SetRecord
from glutetimer.training.holds.hold import Hold
from glutetimer.training.workout import HoldMode


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
        clocked_s=done.clocked_s,
        trim_s=done.trim_s or 0,
        mode=done.mode or HoldMode.TARGET,
        fatigued=done.fatigued,
        pain=done.pain,
    )
