"""How long a session's picture stays as it is."""

from __future__ import annotations

from math import ceil, floor

from glutetimer.app.screens.session.stages import Led
from glutetimer.app.screens.session.view import STEP_S, SessionView
from glutetimer.session.phase_clock import Mode
from glutetimer.session.state import SessionState

LONGEST_WAIT_S = 1.0
"""The heartbeat: a machine's sleep is noticed within this."""


def stays_s(runner: SessionState, shown: SessionView, now: float, frame_s: float) -> float:
    """Seconds until the next figure, or the next picture of what moves; at most a heartbeat."""
    if runner.mode is Mode.LEAD_IN:
        return min(LONGEST_WAIT_S, _fraction(runner.lead_in(now)))
    if runner.mode is not Mode.RUNNING:
        return LONGEST_WAIT_S
    elapsed = runner.elapsed(now)
    if runner.holding:
        return 1 - (elapsed - runner.reach_s) % 1
    if shown.posture and shown.posture.moving:
        return frame_s - elapsed % frame_s
    if runner.length is None:
        return 1 - elapsed % 1
    if isinstance(shown.stage, Led):
        return STEP_S - elapsed % STEP_S
    return min(LONGEST_WAIT_S, _fraction(runner.remaining(now)))


def _fraction(left: float) -> float:
    """Seconds until a countdown shows another figure."""
    part = left - floor(left)
    return part or min(1.0, ceil(left)) or 1.0
