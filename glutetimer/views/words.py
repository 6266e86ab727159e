"""Days, amounts and what was done, in words."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from shutil import which

from glutetimer.history.records import PauseRecord, SetRecord
from glutetimer.history.words import describe_amount
from glutetimer.session.words import PAIN_PLACES, REASONS, side_word
from glutetimer.training.counting import format_count
from glutetimer.training.holds.hold import Pain

HALF = "◐"
"""Of a workout of which a part was done."""


def ask_for_day(now: date, on: date) -> str:
    """What is asked for another day of what was done on `now`; `on` is today."""
    return f"From {format_long_date(now, on)} to which day? Such as {on.isoformat()}, yesterday, -3:"


def format_long_date(day: date, on: date) -> str:
    """Thursday 20 November, with the year where it is another."""
    return f"{day:%A} {day.day} {day:%B}" + (f" {day.year}" if day.year != on.year else "")


def format_short_date(day: date, on: date) -> str:
    """A day in at most 11 columns: today, Thu 20 Nov, 20 Nov 2019."""
    if day == on:
        return "today"
    return f"{day:%a} {day.day} {day:%b}" if day.year == on.year else f"{day.day} {day:%b} {day.year}"


def describe_pause(pause: PauseRecord | None, day: date, on: date) -> str:
    """What `z` on a day did."""
    if pause is None:
        return "The pause is gone. u brings it back."
    if pause.first == day:
        begun = f"Paused from {format_long_date(day, on)} on. r says why; z on the day you begin again ends it;"
        return f"{begun} u takes it back."
    return f"The pause ends before {format_long_date(day, on)}. u takes it back."


def format_minutes(seconds: float) -> str:
    """A day's time: 8 minutes."""
    return format_count(round(seconds / 60), "minute") if seconds >= 30 else "under a minute"


def describe_done(done: SetRecord) -> str:
    """How much a set was: 32 s, 12 reps, ~12 reps where nobody said how many, 0:40; and with what."""
    return ", ".join(filter(None, (describe_amount(done), done.load)))


def describe_pain(pain: Pain | None) -> str:
    """What hurt: pain 3, knee."""
    if not pain:
        return ""
    place = next((words for _, place, words in PAIN_PLACES if place == pain.place), pain.place)
    return f"pain {pain.score}" + (f", {place}" if place else "")


def describe_reason(done: SetRecord) -> str:
    if not done.answered:
        return "nobody stopped it"
    return REASONS[done.reason] if done.reason else ""


def describe_results(sets: Sequence[SetRecord]) -> str:
    """A session's holds in seconds, `left 32   right 30`; without any, how many sets it had."""
    holds = [f"{side_word(done.side)} {int(done.held_s)}".lstrip() for done in sets if done.held_s is not None]
    return "   ".join(holds) or format_count(len(sets), "set")


def name_command() -> str:
    """What to type for the program to begin again, as it was begun."""
    name = Path(sys.argv[0]).name
    if name == "__main__.py":
        return "python -m glutetimer"
    if name.startswith("-"):  # from a script or a test
        return "glutetimer"
    return name if which(name) else sys.argv[0]
