"""A session that was cut off, in words."""

from __future__ import annotations

from datetime import datetime

from glutetimer.history.resume.interrupted import InterruptedSession
from glutetimer.session.words import spoken
from glutetimer.training.counting import choose_plural, format_count


def describe_interrupted(interrupted: InterruptedSession, now: datetime) -> tuple[str, str]:
    """Which session it was, begun how long ago, and how much of it is kept."""
    ago_s = max(0.0, now.timestamp() - interrupted.started.ms / 1000)
    done = interrupted.sets_done
    return (
        f"{interrupted.plan.workout.name}, begun {_describe_ago(ago_s)}, was not finished.",
        f"{done} of {format_count(interrupted.sets, 'set')} {choose_plural(done, 'is', 'are')} done, and kept.",
    )


def _describe_ago(seconds: float) -> str:
    if seconds < 60:
        return "just now"
    hours = int(seconds // 3600)
    if hours < 1:
        return f"{spoken(seconds // 60 * 60)} ago"
    return f"{format_count(hours, 'hour')} ago" if hours < 48 else f"{hours // 24} days ago"
