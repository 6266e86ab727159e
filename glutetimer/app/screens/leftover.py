"""A session that was cut off: a closed window, a crash, an empty battery."""

from __future__ import annotations

from datetime import datetime

from glutetimer.app.screens.ask import Answer, AskScreen
from glutetimer.app.screens.review_words import counted
from glutetimer.history.unfinished import Unfinished
from glutetimer.session.words import spoken


def leftover_screen(left: Unfinished, now: datetime) -> AskScreen:
    """Ask: keep what is done, go on, or discard. Nothing is lost by leaving it.

    Args:
        left: the session.
        now: to say how long ago it began.
    """
    ago = max(0.0, now.timestamp() - left.started.ms / 1000)
    when = f"{spoken(ago // 60 * 60)} ago" if 60 <= ago < 3600 else _hours(ago)
    done = f"{left.sets_done} of {left.sets} sets are done, and kept."
    return AskScreen(
        "CUT OFF",
        [f"{left.plan.workout.name}, begun {when}, was not finished.", done],
        [
            Answer("keep", "k", "keep it as it is", "marked partial"),
            Answer("resume", "r", "go on", f"with set {left.next_set}"),
            Answer("discard", "d", "discard it", f"{counted(len(left.done), 'set')} will be gone" if left.done else ""),
        ],
    )


def _hours(seconds: float) -> str:
    if seconds < 60:
        return "just now"
    hours = int(seconds // 3600)
    if hours < 48:
        return f"{hours} hour{'' if hours == 1 else 's'} ago"
    return f"{hours // 24} days ago"
