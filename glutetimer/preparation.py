"""Before a session: the plan as the history has it today, and what there is to ask first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from glutetimer.coach import Coach
from glutetimer.history.connection import HistoryError
from glutetimer.history.store import History
from glutetimer.kit import Kit
from glutetimer.review import today
from glutetimer.training.plan import Plan, plan, without
from glutetimer.training.workout import Workout


@dataclass(frozen=True, slots=True)
class Preparation:
    """A workout, ready to be performed."""

    plan: Plan
    """Without the holds that are locked today."""
    coach: Coach
    locked: tuple[str, ...]
    """Why holds were left out, a sentence each."""
    may_override: bool
    """Whether the user may open what is locked; never on the day of the pain itself."""
    asks_pain: bool
    """Ask "any pain now?" first."""
    test_opens: datetime | None
    """It is a test, and too soon for one: from when it compares again."""
    trouble: str
    """Why the history could not be read; the session goes on without it."""


def prepare(kit: Kit, workout: Workout, override: bool = False) -> Preparation:
    """Lay a workout out for today.

    Args:
        kit: whose.
        workout: what.
        override: open what is locked for repeated pain; only where the user asked for it explicitly.
    """
    wall = kit.clock.wall()
    trouble = ""
    try:
        with History.reading(kit.paths.history) as history:
            coach = Coach(history, kit.library, today(wall, kit.settings), override)
    except HistoryError as error:
        trouble, coach = str(error), Coach(None, kit.library, today(wall, kit.settings))
    whole = plan(workout, kit.library.exercises, coach.first)
    open_ = without(whole, coach.locked)
    return Preparation(
        plan=open_,
        coach=coach,
        locked=tuple(dict.fromkeys(words for phase in whole.phases if (words := coach.lock_words(phase)))),
        may_override=not override and any(coach.may_override(phase) for phase in whole.phases),
        asks_pain=coach.asks_about_pain(open_.phases),
        test_opens=coach.test_opens(whole.phases, wall),
        trouble=trouble,
    )


def too_soon(opens: datetime) -> str:
    """That it is too soon for a test, and until when."""
    return f"The last test was less than 48 hours ago. From {opens:%A %H:%M} on, a new one compares."
