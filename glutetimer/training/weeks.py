"""Amounts by week: one value a week, and the last one stays (training.md 5.17)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

Weekly = tuple[tuple[str, tuple[Any, ...]], ...]
"""Fields that change by week, by name, with their values from the first week on; the last two are never the same."""


def week_of(on: date, begin: date | None) -> int:
    """Which week of a workout a day is in, from 1. `begin`: the first day of the first week; None where there was none
    yet. Before it, it is the first week too.
    """
    return 1 + max(0, (on - begin).days // 7) if begin else 1


def pick_week(weekly: Weekly, week: int) -> dict[str, Any]:
    """The values of a week, counted from 1."""
    return {field: values[min(max(1, week), len(values)) - 1] for field, values in weekly}


def trim_weeks(values: Iterable[tuple[str, Sequence[Any]]]) -> Weekly:
    """Without fields that never change, and without the weeks in which nothing changes any more."""
    trimmed = []
    for field, every in sorted(values):
        last = len(every)
        while last > 1 and every[last - 1] == every[last - 2]:
            last -= 1
        if last > 1:
            trimmed.append((field, tuple(every[:last])))
    return tuple(trimmed)


def count_weeks(*weekly: Weekly) -> int:
    """How many weeks there are until nothing changes any more; 1 where nothing does."""
    return max((len(values) for each in weekly for _, values in each), default=1)
