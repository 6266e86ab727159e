"""A session that was interrupted: by a closed window, a crash, an empty battery."""

from __future__ import annotations

from datetime import datetime

from glutetimer.app.screens.dialogs.ask import Answer, AskScreen
from glutetimer.history.resume.interrupted import InterruptedSession
from glutetimer.services.resume import DISCARD, KEEP, RESUME
from glutetimer.training.counting import format_count
from glutetimer.views.interrupted import describe_interrupted


def interrupted_screen(interrupted: InterruptedSession, now: datetime) -> AskScreen:
    """Ask: keep what is done, go on, or discard. Nothing is lost by leaving it."""
    gone = f"{format_count(len(interrupted.done), 'set')} will be gone"
    return AskScreen(
        "CUT OFF",
        describe_interrupted(interrupted, now),
        [
            Answer(KEEP, "k", "keep it as it is", "marked partial"),
            Answer(RESUME, "r", "go on", f"with {interrupted.next_words}"),
            Answer(DISCARD, "d", "discard it", gone if interrupted.done else ""),
        ],
    )
