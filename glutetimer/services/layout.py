"""How a workout is laid out on a day: the one place that every face asks, so that what is shown is what is performed.

It asks the history little, so that a list of all workouts costs no more than one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from glutetimer.history.queries.days import find_first_sessions
from glutetimer.history.queries.holds import find_pain_stops
from glutetimer.history.store import History
from glutetimer.library.catalogue import WORKOUTS
from glutetimer.services.amounts import read_amounts
from glutetimer.services.context import Context, ask_history
from glutetimer.training.amounts import NOTHING, Amounts
from glutetimer.training.exercise import LEGS, Measure, Side
from glutetimer.training.holds.hold import Hold, Offer
from glutetimer.training.layout import lay_out
from glutetimer.training.plan import Phase, Plan
from glutetimer.training.step_layout import SideRule, left_first
from glutetimer.training.substitution import swapped
from glutetimer.training.weeks import week_of
from glutetimer.training.workout import HoldMode, Step, StepSides, Workout, sides_of

if TYPE_CHECKING:  # most have neither moved on the ladder nor been hurt: their start is sooner without those rules
    from glutetimer.training.holds.pain import Lock
    from glutetimer.training.holds.proposals import Decision

LOOKS_BACK_DAYS = 14
"""A lock lasts seven days at the most, from the second of two stops less than seven days apart (training.md 5.6)."""


UPKEEP_DAYS = 7
"""What was left for something harder is kept up once a week (5.10)."""


class Layout(NamedTuple):
    """What decides on a day how workouts are laid out, besides themselves and the flags that are left out."""

    context: Context
    on: date
    decisions: Sequence[Decision] = ()
    """Moves on the ladder among them."""
    stops: Sequence[Hold] = ()
    """The holds that pain ended lately."""
    override: bool = False
    """The user explicitly opens what is locked."""
    done: Mapping[str, date] = MappingProxyType({})
    """When each exercise that was left on the ladder was done last."""
    since: date = date.min
    """The day from which on it is asked; nothing is done in the days to come."""
    amounts: Amounts = NOTHING
    """Loads, and what is aimed at in ranges."""
    begun: Mapping[str, date] = MappingProxyType({})
    """The first session of each workout, by its id: from there its weeks count."""
    week: int = 0
    """Which week is laid out; 0: the one that the day is in."""

    def on_day(self, day: date) -> Layout:
        """The same, of another day: as far as it is known today."""
        return self._replace(on=day)

    def lay_out(self, workout: Workout, first: SideRule = left_first) -> Plan:
        """What would be performed: moved on the ladder, without flags, without what is locked."""
        return self.leave_out_locked(self.lay_out_whole(workout, first))

    def leave_out_locked(self, whole: Plan) -> Plan:
        """What is left of a plan."""
        if not self._locks:
            return whole
        from glutetimer.training.replanning import leave_out_sets

        left = leave_out_sets(whole, lambda phase: self.find_lock(phase) is not None)
        return left._replace(locked=bool(whole.phases) and not any(phase.works for phase in left.phases))

    @property
    def _locks(self) -> bool:
        return bool(self.stops) and not self.override

    def lay_out_whole(self, workout: Workout, first: SideRule = left_first) -> Plan:
        """The same with what is locked."""
        exercises, leave_out = self.context.library.exercises, self.context.settings.without
        seed, pace, week = self.on.isoformat(), self.context.settings.pace, self.week_of(workout)
        moved = self._move_ranges(self._move(workout.in_week(week)))
        found = lay_out(moved, exercises, first, seed=seed, leave_out=leave_out, pace=pace, amounts=self.amounts)
        return found._replace(week=week if workout.weeks > 1 else 0)

    def week_of(self, workout: Workout) -> int:
        """Which of its weeks a workout is in, from 1: counted from its first session, or from where it says."""
        return self.week or week_of(self.on, workout.begin or self.begun.get(workout.id))

    def find_locked(self, workouts: Iterable[Workout]) -> set[str]:
        """The ids of those that are locked as a whole."""
        return {workout.id for workout in workouts if self.lay_out(workout).locked} if self._locks else set()

    def describe_locks(self, whole: Plan) -> tuple[str, ...]:
        """What of a plan is locked, and why, a sentence each."""
        if not self._locks:
            return ()
        from glutetimer.training.holds.words import locked_words

        found: dict[str, None] = {}
        for phase in whole.phases:
            if closed := self.find_lock(phase):
                side = f", {phase.side}" if phase.side in LEGS else ""
                found[f"{phase.name}{side}: {locked_words(closed)}"] = None
        return tuple(found)

    def find_lock(self, phase: Phase) -> Lock | None:
        """The lock of a set: of a hold, or of repetitions on its ladder (training.md 5.6)."""
        if not self._locks or phase.exercise is None or not phase.works:
            return None
        from glutetimer.training.holds.ladder import on_ladder
        from glutetimer.training.holds.pain import lock, pain_days

        stops = [stop for stop in self.stops if stop.day <= self.on]
        rungs = on_ladder(phase.exercise, self.context.library.exercises, {stop.exercise for stop in stops})
        return lock(pain_days(stops, phase.side or Side.BOTH, phase.exercise.id, rungs).closing, self.on)

    def _keeps_up(self, left: str) -> bool:
        """Whether what was left for something harder has its day: a week after it was done last, or the first after."""
        last = self.done.get(left)
        return last is not None and self.on == max(self.since, last + timedelta(UPKEEP_DAYS))

    def _move_ranges(self, workout: Workout) -> Workout:
        """A workout with the harder exercises that were taken after the top of a range (training.md 5.16)."""
        if not any(decision.offer is Offer.HARDER and decision.yes for decision in self.decisions):
            return workout
        from glutetimer.training.holds.proposals import rung

        exercises = workout.knows(self.context.library.exercises)

        def move(step: Step) -> Step:
            if step.exercise is None or not (step.reps_to or step.work_to_s):
                return step
            now = exercises.get(rung(step.exercise, self.decisions, self.on, [Offer.HARDER]))
            return swapped(step, exercises[step.exercise], now) if now and now.id != step.exercise else step

        return workout.changed(move)

    def _move(self, workout: Workout) -> Workout:
        """A built-in workout with its training holds where the user has moved to; a test stays what it is."""
        if not self.decisions or workout.id not in WORKOUTS:  # what somebody wrote, or named, is what they want
            return workout
        from glutetimer.training.holds.proposals import rung, upkeep

        exercises = self.context.library.exercises

        def move(step: Step) -> Step:
            if step.hold is not HoldMode.TARGET or step.exercise is None:
                return step
            now = exercises.get(rung(step.exercise, self.decisions, self.on)) or exercises[step.exercise]
            kept = exercises.get(upkeep(step.exercise, self.decisions, self.on) or "")
            if kept and self._keeps_up(kept.id):
                now = kept
            if now.id == step.exercise:
                return step
            if now.measure is not Measure.HOLD:
                return swapped(step, exercises[step.exercise], now)._replace(sets=now.dose.sets)
            sides = sides_of(now.sides)
            one_side = step.sides in (StepSides.LEFT, StepSides.RIGHT) and sides is StepSides.EACH
            return step._replace(exercise=now.id, sides=step.sides if one_side else sides)

        return workout.changed(move)


def find_layout(context: Context, override: bool = False) -> Layout:
    """Today's; where the history cannot be read, it says nothing."""
    on = context.today
    return ask_history(context.paths, lambda past: read_layout(past, context, on, override), Layout(context, on))


def read_layout(history: History, context: Context, on: date, override: bool = False) -> Layout:
    """What the history says of a day."""
    since = on - timedelta(min(LOOKS_BACK_DAYS, on.toordinal() - 1))
    records = history.decisions()
    layout = Layout(
        context,
        on,
        stops=find_pain_stops(history, since),
        override=override,
        since=on,
        amounts=read_amounts(history, records, on),
        begun=find_first_sessions(history),
    )
    if not records:
        return layout
    from glutetimer.history.queries.totals import find_last_days
    from glutetimer.services.coach import to_decision

    decisions = [to_decision(record) for record in records]
    left = {each.exercise for each in decisions if each.yes and each.to}
    return layout._replace(decisions=decisions, done=find_last_days(history, left))


def make_plan_of(layout: Layout) -> Callable[[date, str], Plan]:
    """What lays the workout of an id out for a day, each once."""
    workouts = layout.context.library.workouts
    return cache(lambda day, id: layout.on_day(day).lay_out(workouts[id]))
