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
from glutetimer.session.words import REASONS
from glutetimer.training.counting import format_count
from glutetimer.training.exercise import Exercise, Side
from glutetimer.training.holds import words
from glutetimer.training.holds.hold import FALSE_START_S, Hold, Reason
from glutetimer.training.holds.progress import Progress, SideProgress
from glutetimer.training.holds.scores import BASE_SCORES, Score, epoch
from glutetimer.training.pause import Pause
from glutetimer.training.streaks import GOAL_DAYS, Goal
from glutetimer.views.words import describe_pain, format_minutes
from glutetimer.views.year import monday

WEEKS = 12
"""Unless others are asked for (our choice)."""
MOST_HOLDS = 3
"""Exercises that are held, the ones held most: so many go onto one sheet of paper (our choice)."""
MOST_DONE = 8
MOST_PAIN = 5
"""Lines of what was done and of what hurt, for the same reason."""
EARLY = "no change is said yet: it takes 13 days that count, over three weeks"


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
        """Whether it reached its goal."""
        return self.days >= self.goal


class ReportSide(NamedTuple):
    """One side of a hold."""

    name: str
    last: str
    best: str
    middle: str
    change: str
    stops: str
    points: tuple[Score, ...]
    """The day scores of these weeks, oldest first."""


class ReportHold(NamedTuple):
    """An exercise that is held."""

    name: str
    goal_s: int
    sides: tuple[ReportSide, ...]
    note: str
    """That one side has been shorter; empty where neither has."""


class TrainingReport(NamedTuple):
    """Everything on the page."""

    first: date
    on: date
    weeks: tuple[ReportWeek, ...]
    """From the one of the first training day on, at the earliest."""
    adherence: tuple[str, ...]
    holds: tuple[ReportHold, ...]
    more_holds: tuple[str, ...]
    """The names of exercises that were held too, and have no room."""
    pain: tuple[str, ...]
    done: tuple[tuple[str, str], ...]
    """Exercises with their amounts, the most sets first."""

    @property
    def title(self) -> str:
        """The days that it is of."""
        return f"{format_date(self.first)} to {format_date(self.on)}"

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
    return date.fromordinal(max(1, monday(on, week_start).toordinal() - 7 * (weeks - 1)))


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
        on: the last day.
        weeks: of the calendar, the one of `on` among them.
        week_start: 0 Monday to 6 Sunday.
        name_of: an exercise's name by its id.
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
        adherence=tuple(_adherence(shown, days, sessions, first)),
        holds=tuple(_hold(*each[1:], first) for each in lately[:MOST_HOLDS]),
        more_holds=tuple(each[1].name for each in lately[MOST_HOLDS:]),
        pain=tuple(_pain(sets, sessions, name_of, on)),
        done=tuple(_done(sets, name_of)),
    )


def _weeks(days: Mapping[date, TrainingDay], past: ReportedPast, first: date, on: date) -> Iterator[ReportWeek]:
    """The weeks since the first training day: before it nobody had a goal."""
    began = min(days, default=None)
    while began and first <= on:
        last = first + timedelta(6)
        if last >= began:
            yield ReportWeek(
                first,
                sum(first <= day <= last for day in days),
                _goal_on(past.goals, min(on, last)),
                any(max(pause.first, first) <= min(pause.last, last) for pause in past.pauses),
                over=last < on,
            )
        first = last + timedelta(1)


def _goal_on(goals: Iterable[Goal], day: date) -> int:
    """The goal in force on a day (5.14)."""
    found = GOAL_DAYS
    for goal in sorted(goals, key=lambda goal: goal.since):
        found = goal.days if goal.since <= day else found
    return found


def _adherence(
    weeks: Sequence[ReportWeek], days: Mapping[date, TrainingDay], sessions: Sequence[SessionRecord], first: date
) -> Iterator[str]:
    """Days, weeks on goal, sessions: each says of how many."""
    trained = [day for day in days.values() if day.date >= first]
    if not trained:
        return
    minutes = format_minutes(sum(day.seconds for day in trained))
    broken = sum(not each.complete for each in sessions)
    of_them = f", {broken} of them left before the end" if broken else ""
    yield f"{format_count(len(trained), 'training day')}, {minutes} in all"
    yield f"{format_count(len(sessions), 'session')}{of_them}"
    whole = [week for week in weeks if week.over and (week.kept or not week.paused)]
    paused = sum(week.over and week.paused and not week.kept for week in weeks)
    if whole or paused:
        besides = f"; {paused} paused" if paused else ""
        kept = sum(week.kept for week in whole)
        yield f"on goal in {kept} of {format_count(len(whole), 'whole week')}{besides}"
    now = weeks[-1]
    if not now.over:
        yield f"this week: {now.days} of {format_count(now.goal, 'day')}"


def _hold(exercise: Exercise, progress: Progress, inside: Sequence[Hold], first: date) -> ReportHold:
    lag = progress.lagging
    much = "" if not lag else f"{'at least' if lag.at_least else 'about'} {lag.percent} %"
    note = f"On days with both, the {lag.side} side was {much} shorter lately." if lag else ""
    return ReportHold(
        exercise.name,
        progress.goal_s,
        tuple(
            _side(side, its, [hold for hold in inside if hold.side is side], first, progress.on)
            for side, its in progress.sides.items()
        ),
        note,
    )


def _side(side: Side, its: SideProgress, holds: Sequence[Hold], first: date, on: date) -> ReportSide:
    name = "Both" if side is Side.BOTH else side.value.capitalize()
    stops = _stops(holds)
    if not its.scores:
        return ReportSide(name, "none that counts", "", "", "", stops, ())
    last, best = its.scores[-1], max(its.scores, key=lambda score: score.seconds)
    recent = len(epoch(its.scores)[-BASE_SCORES:])
    middle = f"{last.base_s:g} s" + (f" (last {recent})" if recent > 1 else "")
    return ReportSide(
        name,
        f"{last.seconds} s, {format_date(last.day, on)}",
        f"{best.seconds} s, {format_date(best.day, on)}",
        middle,
        words.change_words(Side.BOTH, its.change).removesuffix(".") if its.change else EARLY,
        stops,
        tuple(score for score in its.scores if score.day >= first),
    )


def _stops(holds: Iterable[Hold]) -> str:
    """Why holds ended, and how often; false starts are none, but for pain and cramp (5.1)."""
    kept = (Reason.PAIN, Reason.CRAMP)
    found = Counter(hold.reason for hold in holds if hold.seconds >= FALSE_START_S or hold.reason in kept)
    return ", ".join(f"{REASONS[reason]} {found[reason]}" for reason in Reason if found[reason]) or "no hold"


def _pain(
    sets: Iterable[SetRecord], sessions: Iterable[SessionRecord], name_of: Callable[[str], str], on: date
) -> Iterator[str]:
    """What hurt, the latest first: what ended a hold, and what was answered at a session's end."""
    found = [
        (each.started.local_date, f"{each.name}, at its end: {describe_pain(each.pain)}")
        for each in sessions
        if each.pain and each.pain.score
    ]
    for each in sets:
        if each.reason is Reason.PAIN or (each.pain and each.pain.score):
            side = f", {each.side}" if each.side in (Side.LEFT, Side.RIGHT) else ""
            how = describe_pain(each.pain) if each.pain else "nobody said how much"
            ended = "ended by pain; " if each.reason is Reason.PAIN else ""
            found.append((each.started.local_date, f"{name_of(each.exercise)}{side}: {ended}{how}"))
    found.sort(key=lambda one: one[0], reverse=True)
    for day, what in found[:MOST_PAIN]:
        yield f"{format_date(day, on)}: {what}"
    if len(found) > MOST_PAIN:
        yield f"and {len(found) - MOST_PAIN} more before"


def _done(sets: Iterable[SetRecord], name_of: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    by_exercise: dict[str, list[SetRecord]] = {}
    for each in sets:
        by_exercise.setdefault(each.exercise, []).append(each)
    ordered = sorted(by_exercise.items(), key=lambda each: -len(each[1]))
    for exercise, its in ordered[:MOST_DONE]:
        reps, seconds = sum(each.reps or 0 for each in its), sum(each.seconds or 0 for each in its)
        about = "~" * any(each.assumed and each.reps for each in its)
        amount = f"{about}{format_count(reps, 'rep')}" if reps else format_minutes(seconds) if seconds else ""
        on = format_count(len({each.started.local_date for each in its}), "day")
        yield name_of(exercise), ", ".join(filter(None, (format_count(len(its), "set"), amount, f"on {on}")))
    if rest := ordered[MOST_DONE:]:
        yield f"and {format_count(len(rest), 'other exercise')}", format_count(sum(len(its) for _, its in rest), "set")


def format_date(day: date, on: date | None = None) -> str:
    """20 Nov 2025; without the year where it is that of `on`."""
    return f"{day.day} {day:%b}" + ("" if on and on.year == day.year else f" {day.year}")
