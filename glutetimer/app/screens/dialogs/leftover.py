"""A session that was cut off: a closed window, a crash, an empty battery."""

from __future__ import annotations

from datetime import datetime

from glutetimer.app.screens.dialogs.ask import Answer, AskScreen
from glutetimer.history.resume.unfinished import InterruptedSession
from glutetimer.services.resume import DISCARD, KEEP, RESUME
from glutetimer.session.words import cut_off_words
from glutetimer.training.counting import format_count


def leftover_screen(left: InterruptedSession, now: datetime) -> AskScreen:
    """Ask: keep what is done, go on, or discard. Nothing is lost by leaving it.

    Args:
        left: the session.
        now: to say how long ago it began.
    """
    ago_s = max(0.0, now.timestamp() - left.started.ms / 1000)
    sets = format_count(len(left.done), "set")
    return AskScreen(
        "CUT OFF",
        cut_off_words(left.plan.workout.name, ago_s, left.sets_done, left.sets),
        [
            Answer(KEEP, "k", "keep it as it is", "marked partial"),
            Answer(RESUME, "r", "go on", f"with set {left.next_set}"),
            Answer(DISCARD, "d", "discard it", f"{sets} will be gone" if left.done else ""),
        ],
    )
