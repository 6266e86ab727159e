"""A session that begins at once, as nearly every one does: with nothing to say first, and nothing to ask."""

from __future__ import annotations

from glutetimer.history.connection import is_busy
from glutetimer.services.context import Context
from glutetimer.services.familiarity import introduce_exercises
from glutetimer.services.preparation import Preparation, prepare
from glutetimer.services.rescue import is_waiting
from glutetimer.services.resume import find_interrupted
from glutetimer.training.workout import Workout


def prepare_at_once(context: Context, workout: Workout) -> Preparation | None:
    """A workout, ready to be performed; None where there is something to say or to ask, or to wait for, before it."""
    paths = context.paths
    if context.settings.sync_folder:  # what hurt on another device is known first
        return None
    if not paths.safety_shown.exists() or is_waiting(paths) or is_busy(paths.history, 0) or find_interrupted(context):
        return None
    ready = prepare(context, workout)
    if ready.locked or ready.asks_pain or ready.test_opens or ready.trouble or ready.plan.changes:
        return None
    return ready._replace(plan=introduce_exercises(context, ready.plan)) if ready.plan.phases else None
