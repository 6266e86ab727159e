"""Whether somebody knows an exercise: the first time they meet it, its get-ready waits for them (coach.md, 3)."""

from __future__ import annotations

from datetime import date, timedelta

from glutetimer.history.moments import training_day
from glutetimer.services.context import Context
from glutetimer.settings.settings import Learn
from glutetimer.training.plan import Plan
from glutetimer.training.replanning import meet_exercises

FORGOTTEN_DAYS = 60
"""Who has not done an exercise for so long meets it anew (our choice)."""


def introduce_exercises(context: Context, plan: Plan) -> Plan:
    """The plan with a wait before each exercise that its user is to get to know, by the setting `learn`.

    A history that cannot be read knows nothing, and stops nobody.
    """
    learn = context.settings.learn
    if learn is Learn.NEVER:
        return plan
    ids = {phase.exercise.id for phase in plan.phases if phase.works and phase.exercise}
    if learn is Learn.FIRST and ids:
        ids -= _find_familiar(context, training_day(context.clock.wall(), context.settings.day_start))
    return meet_exercises(plan, ids)


def _find_familiar(context: Context, on: date) -> set[str]:
    if not context.paths.history.exists():
        return set()
    from glutetimer.history.connection import HistoryError
    from glutetimer.history.queries.totals import find_done_since
    from glutetimer.history.store import History

    try:
        with History.reading(context.paths.history) as history:
            return find_done_since(history, on - timedelta(FORGOTTEN_DAYS))
    except HistoryError:
        return set()
