"""Before a session: the plan as the history has it today, and what there is to ask first."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from glutetimer.frozen import dataclass
from glutetimer.history.moments import training_day
from glutetimer.kit import Kit
from glutetimer.library import WORKOUTS
from glutetimer.training.exercise import Exercise, Measure
from glutetimer.training.instead import swapped
from glutetimer.training.plan import Plan, SideRule, left_first, plan, without
from glutetimer.training.workout import HoldMode, Step, StepSides, Workout, sides_of

if TYPE_CHECKING:  # most sessions have no holds, and begin sooner without their rules
    from glutetimer.coach import Coach
    from glutetimer.history.earlier import Earlier
    from glutetimer.history.unfinished import Unfinished
    from glutetimer.training.holds.fatigue import Effort


@dataclass(frozen=True, slots=True)
class Preparation:
    """A workout, ready to be performed."""

    plan: Plan
    """Without the holds that are locked today."""
    coach: Coach | None = None
    """Where there are holds."""
    locked: tuple[str, ...] = ()
    """Why holds were left out, a sentence each."""
    may_override: bool = False
    """Whether the user may open what is locked; never on the day of the pain itself."""
    asks_pain: bool = False
    """Ask "any pain now?" first."""
    test_opens: datetime | None = None
    """It is a test, and too soon for one: from when it compares again."""
    trouble: str = ""
    """Why the history could not be read; the session goes on without it."""


def prepare(kit: Kit, workout: Workout, override: bool = False) -> Preparation:
    """Lay a workout out for today. Where the history has nothing to say, it is not read.

    Args:
        kit: whose.
        workout: what.
        override: open what is locked for repeated pain; only where the user asked for it explicitly.
    """
    if not workout.asks_history:
        return Preparation(plan=laid_out(kit, workout))
    coach, trouble = advised(kit, override)
    whole = laid_out(kit, on_rungs(workout, coach, kit.library.exercises), coach.first)
    open_ = without(whole, coach.locked)
    return Preparation(
        plan=open_,
        coach=coach,
        locked=tuple(dict.fromkeys(words for phase in whole.phases if (words := coach.lock_words(phase)))),
        may_override=not override and any(coach.may_override(phase) for phase in whole.phases),
        asks_pain=coach.asks_about_pain(open_.phases),
        test_opens=coach.test_opens(whole.phases, kit.clock.wall()),
        trouble=trouble,
    )


def laid_out(kit: Kit, workout: Workout, first: SideRule = left_first) -> Plan:
    """A workout as a user has it today: without the flags that they leave out, in today's random order."""
    on = training_day(kit.clock.wall(), kit.settings.day_start)
    return plan(workout, kit.library.exercises, first, seed=on.isoformat(), leave_out=kit.settings.without)


def preview(kit: Kit, workout: Workout) -> Plan:
    """What a session of it would be today; `changes` has the reasons of all that is not as it is written."""
    ready = prepare(kit, workout)
    return replace(ready.plan, changes=(*ready.plan.changes, *ready.locked))


def advised(kit: Kit, override: bool = False, before_ms: int | None = None) -> tuple[Coach, str]:
    """What the history says of holds today, or said before an instant, and why it could not be read, or nothing."""
    from glutetimer.coach import Coach
    from glutetimer.history.connection import HistoryError
    from glutetimer.history.store import History

    on, goal_s = training_day(kit.clock.wall(), kit.settings.day_start), kit.settings.hold_goal_s
    try:
        with History.reading(kit.paths.history) as history:
            return Coach(history, kit.library, on, override, goal_s, before_ms), ""
    except HistoryError as error:
        return Coach(None, kit.library, on, goal_s=goal_s), str(error)


def tiring(kit: Kit, plan: Plan) -> list[Effort]:
    """The holds just before a session with holds, on the session's clock: none, where the history cannot be read."""
    if not any(phase.hold for phase in plan.phases) or not kit.paths.history.exists():
        return []
    from glutetimer.history.connection import HistoryError
    from glutetimer.history.holds import efforts
    from glutetimer.history.store import History

    try:
        with History.reading(kit.paths.history) as history:
            return efforts(history, kit.clock.read().now, kit.clock.wall())
    except HistoryError:
        return []


def left_over(kit: Kit) -> Unfinished | None:
    """A session that was cut off and has sets.

    None where there is none, where it still goes on in another window, or where a pain ended it of which nobody said
    how bad it was: that is read as the careful answer, after which nothing is left to do (training.md 5.6).
    """
    if not kit.paths.history.exists():
        return None
    from glutetimer.history.connection import HistoryError
    from glutetimer.history.store import History

    try:
        with History.reading(kit.paths.history) as history:
            if not (text := history.progress()):  # as at nearly every start, which is sooner without what reads it
                return None
            from glutetimer.history.unfinished import from_text
            from glutetimer.training.holds.hold import Reason
            from glutetimer.training.holds.pain import ends_session

            left = from_text(text, kit.library.exercises)
            if not left or not left.done or _alive(left.process):
                return None
            sets = history.sets(session=left.session)
            return None if any(one.reason is Reason.PAIN and ends_session(one.pain) for one in sets) else left
    except HistoryError:
        return None


def go_on(kit: Kit, left: Unfinished) -> tuple[Earlier, Coach]:
    """What the history has of a session that goes on, and what it says of holds, as when the session began."""
    from glutetimer.history.connection import HistoryError
    from glutetimer.history.earlier import Earlier, earlier
    from glutetimer.history.store import History

    coach, _ = advised(kit, before_ms=left.started.ms)
    try:
        with History.reading(kit.paths.history) as history:
            return earlier(history, left), coach
    except HistoryError:
        return Earlier(left), coach


def _alive(process: int) -> bool:
    """Whether a process still performs a session; where that cannot be asked, it counts as gone."""
    if sys.platform == "win32" or process <= 0 or process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    try:  # since then, perhaps since the machine was started anew, its number may have become another program's
        return b"glutetimer" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return True  # only Linux tells


def hold_now(kit: Kit, exercise: str, first: str) -> Exercise:
    """The hold to train, where the user is on the ladder.

    Args:
        kit: whose.
        exercise: the hold of who has not moved.
        first: the repetitions with which the ladder begins: whoever took the offer to go on from them, and never held
            `exercise`, holds what that led to.
    """
    from glutetimer.coach import to_decision
    from glutetimer.history.connection import HistoryError
    from glutetimer.history.store import History
    from glutetimer.training.holds.proposals import rung

    exercises, on = kit.library.exercises, training_day(kit.clock.wall(), kit.settings.day_start)
    try:
        with History.reading(kit.paths.history) as history:
            decisions = [to_decision(record) for record in history.decisions()]
            begun = history.has(exercise)
    except HistoryError:
        decisions, begun = [], False
    found, led = rung(exercise, decisions, on), rung(first, decisions, on)
    if found == exercise and led != first and not begun:
        found = led
    now = exercises.get(found) or kit.library.exercise(exercise)
    if now.measure is not Measure.HOLD:  # a rung of repetitions: the hold before it
        now = exercises.get(now.easier or "") or now
    return now if now.measure is Measure.HOLD else kit.library.exercise(exercise)


def on_rungs(workout: Workout, coach: Coach, exercises: Mapping[str, Exercise]) -> Workout:
    """A built-in workout with its training holds on the rungs that the user has moved to; a test stays what it is."""

    def moved(step: Step) -> Step:
        if step.hold is not HoldMode.TARGET or step.exercise is None:
            return step
        now = coach.rung(step.exercise)
        if now.id == step.exercise:
            return step
        if now.measure is not Measure.HOLD:  # a rung of repetitions
            return replace(swapped(step, exercises[step.exercise], now), sets=now.dose.sets)
        sides = sides_of(now.sides)
        one_side = step.sides in (StepSides.LEFT, StepSides.RIGHT) and sides is StepSides.EACH
        return replace(step, exercise=now.id, sides=step.sides if one_side else sides)

    if workout.id not in WORKOUTS:  # what somebody wrote, or named, is what they want
        return workout
    return workout.changed(moved)


def too_soon(opens: datetime) -> str:
    """That it is too soon for a test, and until when."""
    return f"The last test was less than 48 hours ago. From {opens:%A %H:%M} on, a new one compares."
