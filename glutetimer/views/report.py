"""What a physiotherapist asks of some weeks: how often, how long on each side, why it ended, and what hurt.

Figures and their rules are those of the program (training.md 5.1 to 5.14); nothing is judged here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.history.store import TrainingDay
from glutetimer.training.exercise import LEGS, Exercise, Side
from glutetimer.training.holds.asymmetry import Lagging
from glutetimer.training.holds.change import Change
from glutetimer.training.holds.hold import Hold, Pain, Reason
from glutetimer.training.holds.progress import Progress, SideProgress
from glutetimer.training.holds.scores import BASE_SCORES, Score, epoch
from glutetimer.training.pause import Pause
from glutetimer.training.streaks import Goal, Goals
from glutetimer.views.year import find_week

WEEKS = 12
"""Unless others are asked for (our choice)."""


class ReportWeek(NamedTuple):
    """A week of the calendar, or what has been of it."""

    first: date
    days: int
    """With a set."""
    goal: int
    paused: bool
    """Whether a pause touches it: then it is not asked to reach the goal."""
    over: bool

    @property
    def kept(self) -> bool:
        return self.days >= self.goal


class ReportSide(NamedTuple):
    """One side of a hold."""

    side: Side
    last: Score | None
    """Of all time, as `best`; None: no hold counts."""
    best: Score | None
    middle_of: int
    """How many scores the middle is of, which is the base of the last one."""
    change: Change | None
    """Since the last gap of more than four weeks; None while it is too soon to say."""
    stops: Mapping[Reason, int]
    """Why the holds of these weeks ended, and how often; false starts are none, but for pain and cramp (5.1)."""
    points: tuple[Score, ...]
    """The day scores of these weeks, oldest first."""


class ReportHold(NamedTuple):
    """An exercise that is held."""

    exercise: str
    name: str
    goal_s: int
    sides: tuple[ReportSide, ...]
    lagging: Lagging | None


class ReportPain(NamedTuple):
    """What hurt, in a set, or as it was answered at a session's end."""

    day: date
    name: str
    """Of the exercise, or the session."""
    exercise: str
    """Its id; empty for a session."""
    side: Side | None
    pain: Pain | None
    """None: nobody said how much."""
    ended: bool
    """Whether it ended a set."""


class ReportAmount(NamedTuple):
    """What was done of an exercise in these weeks."""

    exercise: str
    name: str
    sets: int
    reps: int
    assumed: bool
    """Whether nobody said the repetitions of some of them."""
    seconds: float
    timed_s: float
    """Of sets that counted no repetitions."""
    days: int


class Adherence(NamedTuple):
    """How often."""

    training_days: int
    seconds: float
    sessions: int
    partial: int
    """Sessions that were left before their end."""
    whole_weeks: int
    """Weeks that are over, but for those that a pause excuses from the goal."""
    kept_weeks: int
    """Of them, those on goal."""
    paused_weeks: int
    """Those that a pause excuses."""


class TrainingReport(NamedTuple):
    """Everything that is known of these weeks."""

    first: date
    on: date
    weeks: tuple[ReportWeek, ...]
    """From the one of the first training day on, at the earliest."""
    adherence: Adherence
    holds: tuple[ReportHold, ...]
    """The ones held most often first."""
    pain: tuple[ReportPain, ...]
    """The latest first."""
    done: tuple[ReportAmount, ...]
    """The most sets first."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was done in these weeks."""
        return not self.done


class ReportedPast(NamedTuple):
    """What the history has of these weeks, and of the days before."""

    days: Sequence[TrainingDay]
    """All of them, oldest first."""
    sessions: Sequence[SessionRecord]
    sets: Sequence[SetRecord]
    goals: Sequence[Goal]
    pauses: Sequence[Pause]


def find_first(on: date, weeks: int, week_start: int) -> date:
    """The first day of so many weeks of the calendar, of which the last is that of `on`."""
    return date.fromordinal(max(1, find_week(on, week_start).toordinal() - 7 * (weeks - 1)))


def make_report(
    past: ReportedPast,
    holds: Sequence[tuple[Exercise, Progress, Sequence[Hold]]],
    on: date,
    *,
    weeks: int = WEEKS,
    week_start: int = 0,
    name_of: Callable[[str], str] = str,
) -> TrainingReport:
    """The report of some weeks.

    Args:
        past: sessions and sets of these weeks at least; others are left alone.
        holds: each exercise that was ever held, what the rules say of it as of `on`, and its holds.
        weeks: of the calendar, the one of `on` among them.
        week_start: 0 Monday to 6 Sunday.
    """
    first = find_first(on, weeks, week_start)
    sets = [each for each in past.sets if first <= each.started.local_date <= on]
    sessions = [each for each in past.sessions if first <= each.started.local_date <= on]
    days = {each.date: each for each in past.days if each.date <= on}
    shown = tuple(_weeks(days, past, first, on))
    lately = []
    for exercise, progress, every in holds:
        inside = [hold for hold in every if first <= hold.day <= on]
        if inside:
            lately.append((len(inside), exercise, progress, inside))
    lately.sort(key=lambda each: -each[0])
    return TrainingReport(
        first=first,
        on=on,
        weeks=shown,
        adherence=_adherence(shown, [day for day in days.values() if day.date >= first], sessions),
        holds=tuple(_hold(*each[1:], first) for each in lately),
        pain=tuple(sorted(_pain(sets, sessions, name_of), key=lambda one: one.day, reverse=True)),
        done=tuple(sorted(_done(sets, name_of), key=lambda each: -each.sets)),
    )


def _weeks(days: Mapping[date, TrainingDay], past: ReportedPast, first: date, on: date) -> Iterator[ReportWeek]:
    """The weeks since the first training day: before it nobody had a goal."""
    began, goal_on = min(days, default=None), Goals(past.goals)
    while began and first <= on:
        last = first + timedelta(6)
        if last >= began:
            yield ReportWeek(
                first,
                sum(first <= day <= last for day in days),
                goal_on(min(on, last).toordinal()),
                any(max(pause.first, first) <= min(pause.last, last) for pause in past.pauses),
                over=last < on,
            )
        first = last + timedelta(1)


def _adherence(
    weeks: Sequence[ReportWeek], trained: Sequence[TrainingDay], sessions: Sequence[SessionRecord]
) -> Adherence:
    whole = [week for week in weeks if week.over and (week.kept or not week.paused)]
    return Adherence(
        training_days=len(trained),
        seconds=sum(day.seconds for day in trained),
        sessions=len(sessions),
        partial=sum(not each.complete for each in sessions),
        whole_weeks=len(whole),
        kept_weeks=sum(week.kept for week in whole),
        paused_weeks=sum(week.over and week.paused and not week.kept for week in weeks),
    )


def _hold(exercise: Exercise, progress: Progress, inside: Sequence[Hold], first: date) -> ReportHold:
    return ReportHold(
        exercise.id,
        exercise.name,
        progress.goal_s,
        tuple(
            _side(side, its, [hold for hold in inside if hold.side is side], first)
            for side, its in progress.sides.items()
        ),
        progress.lagging,
    )


def _side(side: Side, its: SideProgress, holds: Sequence[Hold], first: date) -> ReportSide:
    scores = its.scores
    return ReportSide(
        side,
        last=scores[-1] if scores else None,
        best=max(scores, key=lambda score: score.seconds, default=None),
        middle_of=len(epoch(scores)[-BASE_SCORES:]) if scores else 0,
        change=its.change,
        stops=_count_stops(holds),
        points=tuple(score for score in scores if score.day >= first),
    )


def _count_stops(holds: Iterable[Hold]) -> dict[Reason, int]:
    found = Counter(hold.reason for hold in holds if hold.shows)
    return {reason: found[reason] for reason in Reason if found[reason]}


def _pain(
    sets: Iterable[SetRecord], sessions: Iterable[SessionRecord], name_of: Callable[[str], str]
) -> Iterator[ReportPain]:
    for each in sessions:
        if each.pain and each.pain.score:
            yield ReportPain(each.started.local_date, each.name, "", None, each.pain, ended=False)
    for done in sets:
        ended = done.reason is Reason.PAIN
        if ended or (done.pain and done.pain.score):
            side = done.side if done.side in LEGS else None
            name, day = name_of(done.exercise), done.started.local_date
            yield ReportPain(day, name, done.exercise, side, done.pain, ended)


def _done(sets: Iterable[SetRecord], name_of: Callable[[str], str]) -> Iterator[ReportAmount]:
    by_exercise: dict[str, list[SetRecord]] = {}
    for each in sets:
        by_exercise.setdefault(each.exercise, []).append(each)
    for exercise, its in by_exercise.items():
        yield ReportAmount(
            exercise,
            name_of(exercise),
            sets=len(its),
            reps=sum(each.reps or 0 for each in its),
            assumed=any(each.assumed and each.reps for each in its),
            seconds=sum(each.seconds or 0 for each in its),
            timed_s=sum(each.seconds or 0 for each in its if each.reps is None),
            days=len({each.started.local_date for each in its}),
        )
