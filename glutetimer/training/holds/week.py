"""The last seven days of holds (training.md 5.9, the weekly report)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from glutetimer.training.holds.hold import Hold, Reason

WEEK_DAYS = 7


class Week(NamedTuple):
    """The seven days up to a day."""

    days: int
    """With a hold: a session of holds is a day's, as a side has one attempt a day (5.2)."""
    stops: Mapping[Reason, int]
    """On how many of them a hold ended for a reason; a reason that did not occur is missing."""


def week(holds: Iterable[Hold], on: date) -> Week:
    """The week of one exercise. Fatigued holds are in it, as what was done; false starts are not, but for pain.
    `holds`: of the exercise, none after `on`.
    """
    found = {(hold.day, hold.reason) for hold in holds if (on - hold.day).days < WEEK_DAYS and hold.shows}
    reasons = [reason for _, reason in found]
    return Week(len({day for day, _ in found}), {r: reasons.count(r) for r in Reason if r in reasons})
