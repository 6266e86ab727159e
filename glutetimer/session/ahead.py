"""What will happen, for those who must know before: a tone is exact only if it was prepared."""

from __future__ import annotations

from copy import copy

from glutetimer.session.events import Event
from glutetimer.session.runner import Runner


def coming(runner: Runner, until: float) -> list[Event]:
    """What will happen by itself until then, if the user does nothing. The runner stays as it is."""
    due = runner.due()
    return copy(runner).advance(until) if due is not None and due <= until else []
