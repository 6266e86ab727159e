"""A session in a few words."""

from __future__ import annotations

from collections.abc import Sequence

from glutetimer.history.records import SetRecord
from glutetimer.training.exercise import Side


def results(sets: Sequence[SetRecord]) -> str:
    """Its holds, or how many sets it had."""
    holds = [_hold(done) for done in sets if done.held_s is not None]
    return "   ".join(holds) if holds else f"{len(sets)} set{'' if len(sets) == 1 else 's'}"


def _hold(done: SetRecord) -> str:
    side = f"{done.side} " if done.side in (Side.LEFT, Side.RIGHT) else ""
    return f"{side}{int(done.held_s or 0)}"
