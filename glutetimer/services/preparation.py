"""Before a session: the plan as the history has it today, and what there is to ask first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from glutetimer.services.context import Context, ask_history
from glutetimer.services.layout import find_layout
from glutetimer.training.exercise import Exercise, Measure, Side
from glutetimer.training.plan import Phase, Plan
from glutetimer.training.workout import Workout

if TYPE_CHECKING:  # most sessions have no holds, and begin sooner without their rules
    from glutetimer.history.records import Moment
    from glutetimer.history.resume.resume import Resume
    from glutetimer.history.store import History
    from glutetimer.services.coach import Coach
    from glutetimer.session.marks import Marks
    from glutetimer.session.runner import Runner
    from glutetimer.training.holds.fatigue import Effort

HOLD = "sl-bridge-hold"
"""What is held where no exercise is named, until the user moves on the ladder."""
BRIDGE = "shoulder-bridge"
"""Where the ladder begins."""


class Preparation(NamedTuple):
    """A workout, ready to be performed."""

    plan: Plan
    """Without what is locked today."""
    coach: Coach | None = None
    """Where there are holds."""
    locked: tuple[str, ...] = ()
    """What was left out for pain, and why, a sentence each: only an explicit yes opens it (training.md 5.6)."""
    asks_pain: bool = False
    """Ask "any pain now?" first."""
    test_opens: datetime | None = None
    """It is a test, and too soon for one: from when it compares again."""
    trouble: str = ""
    """Why the history could not be read; the session goes on without it."""


def prepare(context: Context, workout: Workout, override: bool = False, week: int | None = None) -> Preparation:
    """Lay a workout out for today. Where the history has nothing to say, it is not read.

    Args:
        override: open what is locked; only where the user asked for it explicitly.
        week: which of its weeks; None: the one that today is in.
    """
    context = context._replace(library=context.library.knowing(workout))
    layout = find_layout(context, override)._replace(week=week or 0)
    if not workout.asks_history:
        whole = layout.lay_out_whole(workout)
        return Preparation(plan=layout.leave_out_locked(whole), locked=layout.describe_locks(whole))
    coach, trouble = find_coach(context, override)
    whole = layout.lay_out_whole(workout, coach.first)
    open_ = layout.leave_out_locked(whole)
    return Preparation(
        plan=open_,
        coach=coach,
        locked=layout.describe_locks(whole),
        asks_pain=coach.asks_about_pain(open_.phases),
        test_opens=coach.test_opens(whole.phases, context.clock.wall()),
        trouble=trouble,
    )


def preview(context: Context, workout: Workout, week: int | None = None) -> Plan:
    """What a session of it would be today; `changes` has the reasons of all that is not as it is written."""
    ready = prepare(context, workout, week=week)
    return ready.plan._replace(changes=(*ready.plan.changes, *ready.locked))


def find_coach(context: Context, override: bool = False, before: Moment | None = None) -> tuple[Coach, str]:
    """What the history says of holds today, and why it could not be read, or nothing.

    Args:
        override: open what is locked.
        before: when the session began that goes on: what it said then, on that day.
    """
    from glutetimer.history.connection import HistoryError
    from glutetimer.history.store import History

    try:
        with History.reading(context.paths.history) as history:
            return read_coach(history, context, override, before), ""
    except HistoryError as error:
        return read_coach(None, context, before=before), str(error)


def read_coach(
    history: History | None, context: Context, override: bool = False, before: Moment | None = None
) -> Coach:
    """As `find_coach`, of a history that is open; None: of nothing."""
    from glutetimer.services.coach import Coach

    on = before.local_date if before else context.today
    goal_s, before_ms = context.settings.hold_goal_s, before.ms if before else None
    return Coach(history, context.library, on, override=override, goal_s=goal_s, before_ms=before_ms)


def runner_for(
    context: Context, plan: Plan, marks: Callable[[Phase], Marks], resume: Resume | None = None, begin: int = 0
) -> Runner:
    """What performs a session.

    Args:
        marks: what holds are measured against.
        resume: what was done before an interruption, where the session goes on: then it stands still where it was.
        begin: the phase to begin with; what is before it is passed over.
    """
    from glutetimer.session.agenda import Calls
    from glutetimer.session.ledger import Ledger
    from glutetimer.session.runner import Runner

    now, wall, settings = context.clock.read().now, context.clock.wall(), context.settings
    marks = _with_counts(context, plan, marks)
    makes = partial(
        Runner,
        plan,
        marks,
        reach_s=settings.reach_s,
        lead_in_s=settings.lead_in_s,
        calls=Calls(settings.count_in, settings.every_s),
        days=cache(partial(_count_days, context, wall)),
        catalogue=context.library.exercises,
    )
    tiring = _tiring(context, plan, now, wall)
    if resume:
        stood = resume.interrupted
        ledger = Ledger(plan, resume.done(now, wall, marks), tiring, stood.elapsed_s, stood.moved)
        return makes(ledger=ledger, begin=stood.index)
    return makes(ledger=Ledger(plan, tiring=tiring), begin=begin, ready_s=plan.workout.ready_s)


def _with_counts(context: Context, plan: Plan, marks: Callable[[Phase], Marks]) -> Callable[[Phase], Marks]:
    """The marks of holds, and of as many repetitions as go; what cannot be read has none."""
    if not any(phase.max_reps for phase in plan.phases):
        return marks
    from glutetimer.history.queries.counts import find_counted
    from glutetimer.session.marks import no_marks
    from glutetimer.training.most import find_most

    @cache
    def find(exercise: str) -> dict[Side, Marks]:
        counted = ask_history(context.paths, lambda history: find_counted(history, exercise), [])
        most = find_most(each.done for each in counted)
        return {side: Marks(last_s=float(its.last), best_s=float(its.best)) for side, its in most.items()}

    def marks_of(phase: Phase) -> Marks:
        if not phase.max_reps or not phase.exercise:
            return marks(phase)
        return find(phase.exercise.id).get(phase.side or Side.BOTH, no_marks(phase))

    return marks_of


def _count_days(context: Context, wall: datetime) -> int:
    """Training days in a row, today among them; 0 where the history cannot be read."""
    from glutetimer.history.connection import HistoryError
    from glutetimer.history.store import History
    from glutetimer.services.streak import streak_on, trained_now

    now = trained_now(wall, context.settings)
    try:
        with History.reading(context.paths.history) as history:
            return streak_on(history, now.day, context.settings, wall, [now]).days
    except HistoryError:
        return 0


def _tiring(context: Context, plan: Plan, now: float, wall: datetime) -> list[Effort]:
    """The holds just before a session with holds, on the session's clock: none, where the history cannot be read."""
    if not any(phase.hold for phase in plan.phases):
        return []
    from glutetimer.history.queries.holds import efforts

    return ask_history(context.paths, lambda history: efforts(history, now, wall), [])


def hold_now(context: Context) -> Exercise:
    """The hold to train, where the user is on the ladder.

    Whoever took the offer to go on from the bridge's repetitions, and never held on one leg, holds what that led to.
    """
    from glutetimer.services.coach import to_decision
    from glutetimer.training.holds.proposals import rung

    exercises, on = context.library.exercises, context.today
    records, begun = ask_history(context.paths, lambda past: (past.decisions(), HOLD in past.exercises()), ([], False))
    decisions = [to_decision(record) for record in records]
    found, led = rung(HOLD, decisions, on), rung(BRIDGE, decisions, on)
    if found == HOLD and led != BRIDGE and not begun:
        found = led
    now = exercises.get(found) or context.library.exercise(HOLD)
    if now.measure is not Measure.HOLD:  # a rung of repetitions: the hold before it
        now = exercises.get(now.easier or "") or now
    return now if now.measure is Measure.HOLD else context.library.exercise(HOLD)


def too_soon(opens: datetime) -> str:
    """That it is too soon for a test, and until when."""
    return f"The last test was less than 48 hours ago. From {opens:%A %H:%M} on, a new one compares."
