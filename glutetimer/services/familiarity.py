"""Whether somebody knows an exercise: the first time they meet it, its get-ready waits for them (coach.md, 3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from glutetimer.services.context import Context, ask_history
from glutetimer.settings.settings import Learn
from glutetimer.training.exercise import Measure
from glutetimer.training.plan import Phase, Plan
from glutetimer.training.replanning import meet_exercises

if TYPE_CHECKING:
    from glutetimer.history.queries.totals import MostDone

FORGOTTEN_DAYS = 60
"""Who has not done an exercise for so long meets it anew (our choice)."""


def introduce_exercises(context: Context, plan: Plan) -> Plan:
    """The plan with a wait before each exercise that its user is to get to know, by the setting `learn`.

    A history that cannot be read knows nothing, and stops nobody.
    """
    learn = context.settings.learn
    if learn is Learn.NEVER:
        return plan
    sets = [phase for phase in plan.phases if phase.works and phase.exercise]
    ids = {phase.exercise.id for phase in sets if phase.exercise}
    if learn is Learn.FIRST and ids:
        ids -= {each.exercise for each in _find_done(context) if is_known(each, sets)}
    return meet_exercises(plan, ids)


def is_known(done: MostDone, coming: Iterable[Phase]) -> bool:
    """Whether somebody knows an exercise who has done as much of it in a set, or who meets it anew: a set that was
    broken off at once has shown nobody how it goes. What comes, or what a first-timer does, was half done at least.

    Any hold counts, as it ends when its user stops it; so does a set of which nobody says how much it was. `coming`:
    the sets of a plan.
    """
    its = [phase for phase in coming if phase.exercise and phase.exercise.id == done.exercise and not phase.hold]
    doses = [phase.exercise.dose for phase in its if phase.exercise]
    asked: list[float | None]
    if done.measure is Measure.REPS:
        did: float | None = done.reps
        asked = [*(phase.reps for phase in its), *(dose.reps for dose in doses)]
    else:
        did = done.seconds
        asked = [*(phase.seconds for phase in its if not phase.reps), *(dose.work_s for dose in doses)]
    if done.measure is Measure.HOLD or not did:
        return True
    return did >= min(filter(None, asked), default=0) / 2


def _find_done(context: Context) -> list[MostDone]:
    from glutetimer.history.queries.totals import find_most_since

    since = context.today - timedelta(FORGOTTEN_DAYS)
    return ask_history(context.paths, lambda history: find_most_since(history, since), [])
