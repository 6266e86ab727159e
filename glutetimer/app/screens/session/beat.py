"""How long a session's picture stays as it is."""

from __future__ import annotations

from math import ceil, floor

from glutetimer.app.screens.session.phases import STEP_S
from glutetimer.app.screens.session.picture import Led, SessionView
from glutetimer.session.phase_clock import Mode
from glutetimer.session.state import SessionState

LONGEST_WAIT_S = 1.0
"""The heartbeat: a machine's sleep is noticed within this."""


def find_wait_s(state: SessionState, shown: SessionView, now: float, frame_s: float) -> float:
    """Seconds until the next figure, or the next picture of what moves; at most a heartbeat."""
    if state.mode is Mode.LEAD_IN:
        return min(LONGEST_WAIT_S, _fraction(state.lead_in(now)))
    if state.mode is not Mode.RUNNING:
        return LONGEST_WAIT_S
    elapsed = state.elapsed(now)
    if state.holding:
        return 1 - (elapsed - state.reach_s) % 1
    if shown.posture and shown.posture.moving:
        return frame_s - elapsed % frame_s
    if state.length is None:
        return 1 - elapsed % 1
    if isinstance(shown.stage, Led):
        return STEP_S - elapsed % STEP_S
    return min(LONGEST_WAIT_S, _fraction(state.remaining(now)))


def _fraction(left: float) -> float:
    """Seconds until a countdown shows another figure."""
    part = left - floor(left)
    return part or min(1.0, ceil(left)) or 1.0
