"""What to do next today, and why: what the schedule has open, or the five minutes (training.md, Part 4; our choice)."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from glutetimer.training.schedule import DAILY, OWN, Schedule
from glutetimer.training.week import DAY_OFF, ScheduledDay, State
from glutetimer.training.workout import Workout


class Suggestion(NamedTuple):
    """A workout for today, and why."""

    workout: str
    why: str


def suggest(
    schedule: Schedule,
    today: ScheduledDay,
    workouts: Mapping[str, Workout],
    ever: bool,
    yesterday: ScheduledDay | None = None,
    *,
    locked: Collection[str] = (),
) -> Suggestion | None:
    """Today's first choice; None where there are no workouts.

    Args:
        ever: whether anything was ever done: whoever begins, begins with five minutes, unless a schedule of
            their own says otherwise.
        yesterday: the day before; what it has passed is said to be over.
        locked: of which nothing may be done today (training.md 5.6): they are not suggested.
    """
    open_ = [id for id in workouts if id not in locked]
    if not open_:
        return None
    gentle = DAILY if DAILY in open_ else open_[0]
    if not ever and schedule.name != OWN and gentle == DAILY:
        return Suggestion(DAILY, "Five minutes is where to begin.")
    planned, done = today.having(State.OPEN), today.having(State.DONE)
    still = [item for item in planned if item.workout not in locked]
    if not still:
        why = f"{workouts[planned[0].workout].name}: locked today, for pain." if planned else _over(today)
        return Suggestion(gentle, why)
    names = [workouts[item.workout].name for item in still]
    if done:
        return Suggestion(still[0].workout, f"{workouts[done[-1].workout].name}: done. Next: {names[0]}.")
    if schedule.steady:
        why = "Five minutes, every day." if still[0].workout == DAILY else f"Every day: {', then '.join(names)}."
    else:
        why = f"{today.date:%A}: {', then '.join(names)}."
        if yesterday and yesterday.having(State.PASSED) and not yesterday.having(State.DONE):
            why += f" Nothing of {yesterday.date:%A} is owed."
    return Suggestion(still[0].workout, why)


def _over(today: ScheduledDay) -> str:
    """Why nothing is open."""
    out = today.having(State.LEFT_OUT)
    if any(item.why == DAY_OFF for item in out):
        return DAY_OFF
    if today.having(State.DONE):
        return "Today is done. Whatever comes now is extra."
    if out:
        return f"{today.date:%A}: {out[0].why[:1].lower()}{out[0].why[1:]}"
    return f"{today.note} Five easy minutes, if you like."
