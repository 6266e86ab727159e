"""What the history says of loads and of aims in ranges; and what a session adds to it, before it is on the disk."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from glutetimer.history.queries.amounts import find_aimed_sets, find_loads
from glutetimer.history.records import DecisionRecord
from glutetimer.history.store import History
from glutetimer.training.amounts import Amounts
from glutetimer.training.holds.hold import Offer
from glutetimer.training.load import MadeHeavier
from glutetimer.training.ranges import AimedSet

if TYPE_CHECKING:  # the first screen does without
    from glutetimer.session.events import SetDone
    from glutetimer.training.plan import Phase


def read_amounts(history: History, decisions: Iterable[DecisionRecord], on: date) -> Amounts:
    """What the history says on a day."""
    return Amounts(
        find_loads(history),
        find_aimed_sets(history),
        [
            MadeHeavier(each.exercise, each.day, each.to)
            for each in decisions
            if each.offer is Offer.HEAVIER and each.yes and each.day <= on
        ],
    )


def add_session(amounts: Amounts, sets: Iterable[SetDone], session: str, day: date) -> Amounts:
    """The same with the sets of a session, of which the history may have none, some or all. `sets`: all that was done
    in the session.
    """
    aimed = {id: [each for each in own if each.session != session] for id, own in amounts.aimed.items()}
    for done in sets:
        phase = done.phase
        if phase.exercise and phase.aim is not None:
            timed = phase.reps is None
            aimed.setdefault(phase.exercise.id, []).append(
                AimedSet(
                    exercise=phase.exercise.id,
                    session=session,
                    day=day,
                    ms=LATEST_MS + round(done.began * 1000),
                    timed=timed,
                    done=done.seconds if timed else done.reps or 0,
                    aim=phase.aim,
                )
            )
    return amounts._replace(aimed=aimed)


def describe_next(amounts: Amounts, sets: Iterable[SetDone], but: Collection[str] = ()) -> str:
    """What comes next time of what was done: the aim of each range, and a load that somebody changed (5.15, 5.16).

    Args:
        amounts: with the session.
        but: exercises that have taken the next step: they begin anew.

    Returns:
        a sentence; empty where nothing of it follows from what was done.
    """
    last = {done.phase.exercise.id: done.phase for done in sets if done.phase.exercise}
    return "; ".join(filter(None, (_describe_next(amounts, id, phase) for id, phase in last.items() if id not in but)))


def _describe_next(amounts: Amounts, id: str, phase: Phase) -> str:
    timed = phase.reps is None
    aim = amounts.choose_aim(id, *phase.bounds, timed=timed) if phase.bounds else None
    if aim is None and phase.load == phase.planned_load:
        return ""
    much = "" if aim is None else f"{aim:g}{' s' if timed else ''}"
    load = phase.load or ("" if aim is not None and not phase.planned_load else "no load")
    return f"{phase.name} {', '.join(filter(None, (much, load)))}"


LATEST_MS = 1 << 52
"""A set of this very session is later than any in the history."""
