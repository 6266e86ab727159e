"""What follows from a pain stop (training.md 5.6). Effort or burning in the glute is none: it is the exercise."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from glutetimer.training.exercise import Exercise, Side
from glutetimer.training.holds.hold import Hold, Pain, Reason, works
from glutetimer.training.holds.ladder import Rungs, on_ladder

BACK = "back"
"""The place, back or pelvis, that concerns both legs (5.6; our choice)."""
STOP_SCORE = 4
"""Pain of so much ends the session (5.6; after physiotherapists' pain scales)."""
GENTLE_DAYS = 3
"""So many days after a pain stop the target stays low, and pain is asked about first (5.6; our choice)."""
REPEAT_DAYS = 7
"""Pain stops on two days less than this apart close the side, for so many days from the last one (5.6; our choice)."""


class Lock(NamedTuple):
    """A side that is not to be held."""

    opens: date
    """The first day on which it is open again."""
    repeated: bool
    """For two pain stops in a week: time for a physiotherapist or a doctor; False: for the day of the pain alone."""


class PainDays(NamedTuple):
    """The days on which a hold was stopped for pain that concerns a side of an exercise, each in order."""

    closing: Sequence[date] = ()
    """It closes the side."""
    careful: Sequence[date] = ()
    """It asks for care on the days after: these and those that close."""


def pain_days(holds: Iterable[Hold], side: Side, exercise: str, rungs: Rungs = Rungs()) -> PainDays:  # noqa: B008 - frozen
    """The pain days of a side (5.6).

    Pain closes the exercise that it came in and every harder one; of 4 or more, or of nobody knows how much, the whole
    ladder. In the back or pelvis it concerns both sides. Fatigued holds and false starts are among them: pain is pain.

    Args:
        holds: of any exercises.
        side: any; both and alternating are concerned by either.
    """
    closing: set[date] = set()
    careful: set[date] = set()
    for hold in holds:
        mine = hold.exercise == exercise
        if hold.reason is not Reason.PAIN or not (mine or hold.exercise in rungs.ladder):
            continue
        if not works(hold.side, side) and not (hold.pain and hold.pain.place == BACK):
            continue
        careful.add(hold.day)
        if mine or hold.exercise in rungs.below or hold.pain is None or hold.pain.score >= STOP_SCORE:
            closing.add(hold.day)
    return PainDays(sorted(closing), sorted(careful))


def closes(stop: Hold, exercise: Exercise, side: Side, catalogue: Mapping[str, Exercise]) -> bool:
    """Whether a hold that pain has just ended closes a side of an exercise for the day (5.6).

    Args:
        stop: the hold, with its answer about pain.
        exercise: what was still to come.
    """
    rungs = on_ladder(exercise, catalogue, {stop.exercise})
    return bool(pain_days([stop], side, exercise.id, rungs).closing)


def lock(days: Sequence[date], on: date) -> Lock | None:
    """Whether a side is locked on a day (5.6; our choice): its day, and 7 days from the second in a week. `days`: the
    side's pain days, none after `on`.
    """
    if not days:
        return None
    last = days[-1]
    repeated = len(days) > 1 and (last - days[-2]).days < REPEAT_DAYS
    closed = REPEAT_DAYS if repeated else 1
    return Lock(_later(last, closed), repeated) if (on - last).days < closed else None


def gentle(days: Sequence[date], on: date) -> bool:
    """Whether it is one of the three days after a pain stop, or that day, with easier exercises (5.6; our choice)."""
    return bool(days) and 0 <= (on - days[-1]).days <= GENTLE_DAYS


def pain_free(days: Iterable[Sequence[date]], on: date) -> bool:
    """Whether no side had a pain stop for 7 days (5.10; our choice)."""
    return all((on - side[-1]).days >= REPEAT_DAYS for side in days if side)


def hurt_lately(days: Iterable[date], on: date) -> bool:
    """Whether a session hurt on a day or on one of the three before it, so that pain is asked about before a hold.

    What is answered at a session's end ("anything hurt?") names neither a hold nor a side, and may be of any exercise.
    So it locks nothing and lowers no target, as only a hold that pain stopped does (5.6). But pain is pain: the next
    holds begin with the same question as after a pain stop, and for seven days no harder rung is offered (5.10, "no
    pain for 7 d"). All of this is our choice; of 4 or more the screen says at once to stop (Part 6).
    """
    return any(0 <= (on - day).days <= GENTLE_DAYS for day in days)


def ends_session(pain: Pain | None) -> bool:
    """Whether pain ends the session: 4 of 10 or more, or in the back (5.6). Without an answer, the careful reading."""
    return pain is None or pain.score >= STOP_SCORE or pain.place == BACK


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
