"""The report in words, as much of it as goes onto one sheet of paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from glutetimer.session.words import REASONS
from glutetimer.training.counting import format_count
from glutetimer.training.exercise import Side
from glutetimer.training.holds import words
from glutetimer.views.report import ReportHold, ReportPain, ReportSide, TrainingReport
from glutetimer.views.words import describe_pain, format_minutes

MOST_HOLDS = 3
"""Exercises that are held, the ones held most: so many go onto one sheet of paper (our choice)."""
MOST_DONE = 8
MOST_PAIN = 5
"""Lines of what was done and of what hurt, for the same reason."""
NOTHING = "Nothing was done in these weeks."
NO_PAIN = "None was said."
EARLY = "no change is said yet: it takes 13 days that count, over three weeks"
FOOT = (
    "Taken with a timer by the person who trains; no diagnosis. Seconds are those held, less the reaction time; one "
    "hold counts for each day and side, and none that was fatigued or ended by pain. Best is of all time, last and "
    "middle of the last days that count. Change: the middle of the first five such days beside that of the last five, "
    "since the last gap of more than four weeks, its first three days left out; what stays within day-to-day noise is "
    "no change."
)
SIDE_HEAD = ("last", "best", "middle", "change", "ended by")


def describe_days(report: TrainingReport) -> str:
    """The days that it is of."""
    return f"{format_date(report.first)} to {format_date(report.on)}"


def describe_adherence(report: TrainingReport) -> Iterator[str]:
    """Days, weeks on goal, sessions: each says of how many."""
    its = report.adherence
    if not its.training_days:
        return
    broken = f", {its.partial} of them left before the end" if its.partial else ""
    yield f"{format_count(its.training_days, 'training day')}, {format_minutes(its.seconds)} in all"
    yield f"{format_count(its.sessions, 'session')}{broken}"
    if its.whole_weeks or its.paused_weeks:
        besides = f"; {its.paused_weeks} paused" if its.paused_weeks else ""
        yield f"on goal in {its.kept_weeks} of {format_count(its.whole_weeks, 'whole week')}{besides}"
    now = report.weeks[-1]
    if not now.over:
        yield f"this week: {now.days} of {format_count(now.goal, 'day')}"


def choose_holds(report: TrainingReport) -> tuple[Sequence[ReportHold], str]:
    """The holds that have room, and the names of the others in a line; empty where there are none."""
    more = ", ".join(hold.name for hold in report.holds[MOST_HOLDS:])
    return report.holds[:MOST_HOLDS], f"Held too: {more}." if more else ""


def name_side(side: ReportSide) -> str:
    """Left, Right or Both."""
    return side.side.value.capitalize()


def describe_side(side: ReportSide, on: date) -> tuple[str, ...]:
    """What stands below each word of `SIDE_HEAD`; empty where there is nothing to say."""
    stops = ", ".join(f"{REASONS[reason]} {times}" for reason, times in side.stops.items()) or "no hold"
    if not side.last or not side.best:
        return "none that counts", "", "", "", stops
    return (
        f"{side.last.seconds} s, {format_date(side.last.day, on)}",
        f"{side.best.seconds} s, {format_date(side.best.day, on)}",
        f"{side.last.base_s:g} s" + (f" (last {side.middle_of})" if side.middle_of > 1 else ""),
        words.change_words(Side.BOTH, side.change).removesuffix(".") if side.change else EARLY,
        stops,
    )


def describe_lag(hold: ReportHold) -> str:
    """That one side has been shorter; empty where neither has."""
    lag = hold.lagging
    if not lag:
        return ""
    much = f"{'at least' if lag.at_least else 'about'} {lag.percent} %"
    return f"On days with both, the {lag.side} side was {much} shorter lately."


def list_pain(report: TrainingReport) -> Iterator[str]:
    """What hurt, the latest first: what ended a hold, and what was answered at a session's end."""
    for one in report.pain[:MOST_PAIN]:
        yield f"{format_date(one.day, report.on)}: {_describe_pain(one)}"
    if len(report.pain) > MOST_PAIN:
        yield f"and {len(report.pain) - MOST_PAIN} more before"


def _describe_pain(one: ReportPain) -> str:
    if not one.exercise:
        return f"{one.name}, at its end: {describe_pain(one.pain)}"
    side = f", {one.side}" if one.side else ""
    how = describe_pain(one.pain) if one.pain else "nobody said how much"
    return f"{one.name}{side}: {'ended by pain; ' if one.ended else ''}{how}"


def list_done(report: TrainingReport) -> Iterator[tuple[str, str]]:
    """Exercises with their amounts."""
    for each in report.done[:MOST_DONE]:
        reps = f"{'~' * each.assumed}{format_count(each.reps, 'rep')}" if each.reps else ""
        minutes = format_minutes(each.timed_s) if each.timed_s else ""
        on = f"on {format_count(each.days, 'day')}"
        yield each.name, ", ".join(filter(None, (format_count(each.sets, "set"), reps, minutes, on)))
    if rest := report.done[MOST_DONE:]:
        yield f"and {format_count(len(rest), 'other exercise')}", format_count(sum(each.sets for each in rest), "set")


def format_date(day: date, on: date | None = None) -> str:
    """20 Nov 2025; without the year where it is that of `on`."""
    return f"{day.day} {day:%b}" + ("" if on and on.year == day.year else f" {day.year}")
