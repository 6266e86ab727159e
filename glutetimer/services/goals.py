"""The weekly goal and its dates: a change holds from the current week on, wherever it is made (training.md 5.14).

The settings file says what is in force. The history keeps since when: it learns of a change at the next start.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from glutetimer.history.connection import HistoryError
from glutetimer.history.ids import uuid7
from glutetimer.history.moments import noon
from glutetimer.history.queries.days import find_first_day
from glutetimer.history.records import GoalRecord
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.settings.settings import Settings
from glutetimer.training.streaks import Goal


def goals_in(history: History, settings: Settings, today: date) -> list[Goal]:
    """The goals with their dates; what the history has not learnt yet holds from today on."""
    kept = history.goals()
    unlearnt = find_unlearnt_goal(history, settings, today)
    if not kept:
        return [Goal(date.min, settings.goal_days)]
    oldest = min(kept, key=lambda each: each.since)
    dated = [*kept, *([unlearnt] if unlearnt else [])]
    return [Goal(date.min, oldest.days), *(Goal(each.since, each.days) for each in dated)]


def find_goal(history: History, today: date) -> int | None:
    """The goal that the history has in force; None where none was ever kept."""
    kept = [each for each in history.goals() if each.since <= today]
    return max(enumerate(kept), key=lambda each: (each[1].since, each[0]))[1].days if kept else None


def find_unlearnt_goal(history: History, settings: Settings, today: date) -> GoalRecord | None:
    """What the history is still to be told; None where it knows, or has nothing that a goal could be of."""
    known = find_goal(history, today)
    if known is None:
        began = find_first_day(history)
        return _date_goal(min(began, today), settings.goal_days) if began and not history.goals() else None
    is_said = "goal_days" in settings.named and not _is_overruled(history, settings)
    return _date_goal(today, settings.goal_days) if is_said and known != settings.goal_days else None


def _is_overruled(history: History, settings: Settings) -> bool:
    """Whether the setting is what this device told last, and another one has set the goal since.

    Two devices whose settings differ would else set it in turns, at each start.
    """
    told = history.select(_TOLD)
    if not told or told[-1][0]:
        return False
    return next((days == settings.goal_days for is_own, days in reversed(told) if is_own), False)


_TOLD = """
    SELECT device = (SELECT id FROM device), CASE WHEN json_valid(body) THEN json_extract(body, '$.days') END
    FROM changes WHERE kind = 'goal' AND id IN (SELECT id FROM calendar WHERE kind = 'goal') ORDER BY stamp, body
"""


def learn_goal(context: Context) -> None:
    """Let the history learn of a goal that was set elsewhere; where it cannot, it learns at the next start."""
    with suppress(HistoryError):
        if not context.paths.history.exists():
            return
        with History.reading(context.paths.history) as history:
            unlearnt = find_unlearnt_goal(history, context.settings, context.today)
        if unlearnt:
            with History(context.paths.history) as history:
                history.put(unlearnt)


def set_goal(history: History, since: date, days: int, settings: Settings) -> None:
    """Set the weekly goal from a day on; earlier weeks keep the goal they had."""
    if before := find_unlearnt_goal(history, settings, since):
        history.put(before)
    history.put(_date_goal(since, days), undoable=True)


def _date_goal(since: date, days: int) -> GoalRecord:
    """A day has one goal, the last that was set on it."""
    return GoalRecord(id=uuid7(noon(since).ms, f"goal {since.isoformat()}"), since=since, days=days)
