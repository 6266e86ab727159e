"""`glutetimer report`: some weeks on one page, for a physiotherapist."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from textwrap import wrap as wrap_words

from glutetimer.cli.columns import pad
from glutetimer.cli.files import STANDARD, is_nameless, write_whole
from glutetimer.cli.loading import load_context_aloud, report_history
from glutetimer.cli.options import add_json, date_of, file_name, weeks
from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.history.connection import BUSY_S
from glutetimer.history.store import History
from glutetimer.services.coach import Coach
from glutetimer.services.context import Context
from glutetimer.services.goals import goals_in
from glutetimer.services.streak import pauses_in
from glutetimer.training.exercise import Measure
from glutetimer.views.report import WEEKS, ReportedPast, TrainingReport, find_first, make_report
from glutetimer.views.report_json import report_to_json
from glutetimer.views.report_page import render_report
from glutetimer.views.report_words import (
    FOOT,
    NO_PAIN,
    NOTHING,
    SIDE_HEAD,
    choose_holds,
    describe_adherence,
    describe_days,
    describe_lag,
    describe_side,
    list_done,
    list_pain,
    name_side,
)

COLUMNS = 78
wrap = partial(wrap_words, break_on_hyphens=False)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--weeks", metavar="N", type=weeks, default=WEEKS, help=f"1 to 52; {WEEKS} without it")
    parser.add_argument("--on", metavar="DATE", type=date_of, help="the last training day instead of today")
    kind = parser.add_mutually_exclusive_group()
    add_json(kind)
    kind.add_argument(
        "--html",
        metavar="FILE",
        type=file_name,
        help="one page to print or send, a name in .html; - for standard output",
    )


def run(args: argparse.Namespace) -> int:
    context = load_context_aloud(args)
    return print_report(context, weeks=args.weeks, on=args.on, html=args.html, as_json=args.json)


def print_report(
    context: Context, *, weeks: int = WEEKS, on: date | None = None, html: str | None = None, as_json: bool = False
) -> int:
    """Print the report, in words or for other programs, or write its page; returns the exit code."""
    if html is not None and not is_nameless(html) and Path(html).suffix.lower() not in (".html", ".htm"):
        raise GlutetimerError(f"{html}: the name must end in .html; - is standard output")
    now = context.today
    report, history = _read(context, on or now, now, weeks)
    if as_json:
        print(json.dumps(report_to_json(report), ensure_ascii=False))
    elif html is None:
        print("\n".join(map(visible, _lines(report))))
    else:
        data = render_report(report).encode("utf-8", "replace")
        if html == STANDARD:
            sys.stdout.buffer.write(data)
        else:
            write_whole(html, data, "; nothing is written")
            print(f"{visible(html)}: {describe_days(report)}.", file=sys.stderr if is_nameless(html) else sys.stdout)
    return report_history(context.paths, history)


def _read(context: Context, on: date, now: date, weeks: int) -> tuple[TrainingReport, History]:
    """The report, and the history that it is from, which is closed by then."""
    settings, exercises = context.settings, context.library.exercises
    week_start = settings.week_start.number
    first = find_first(on, weeks, week_start)
    with History.reading(context.paths.history, BUSY_S) as history, history.snapshot():
        coach = Coach(history, context.library, on, goal_s=settings.hold_goal_s)
        past = ReportedPast(
            history.days(),
            history.sessions(first),
            history.sets(first),
            goals_in(history, settings, now),
            pauses_in(history),
        )
        held = [each for each in exercises.values() if each.measure is Measure.HOLD and coach.holds(each.id)]
        holds = [(each, coach.progress(each), coach.holds(each.id)) for each in held]

    name_of = context.library.name_of
    return make_report(past, holds, on, weeks=weeks, week_start=week_start, name_of=name_of), history


def _lines(report: TrainingReport) -> Iterator[str]:
    """The page in 80 columns."""
    yield f"Training report, {describe_days(report)}"
    yield ""
    if report.is_empty:
        yield NOTHING
        return
    yield "HOW OFTEN"
    yield from (f"  {line}" for line in describe_adherence(report))
    yield "  days a week: " + " ".join(f"{week.days}{'p' if week.paused else ''}" for week in report.weeks)
    holds, more = choose_holds(report)
    for hold in holds:
        yield ""
        yield from wrap(f"{hold.name.upper()}, goal {hold.goal_s} s", COLUMNS)
        for side in hold.sides:
            yield f"  {name_side(side)}"
            for label, said in zip(SIDE_HEAD, describe_side(side, report.on), strict=True):
                if said:
                    yield from wrap(said, COLUMNS, initial_indent=f"    {label:9}", subsequent_indent=" " * 13)
        yield from wrap(describe_lag(hold), COLUMNS, initial_indent="  ", subsequent_indent="  ")
    yield from wrap(more, COLUMNS)
    yield ""
    yield "PAIN"
    for line in list(list_pain(report)) or (NO_PAIN,):
        yield from wrap(line, COLUMNS, initial_indent="  ", subsequent_indent="    ")
    yield ""
    yield "WHAT WAS DONE"
    for name, amount in list_done(report):
        if len(name) + len(amount) + 4 <= COLUMNS:
            yield f"  {pad(visible(name), 32)} {amount}".rstrip()
        else:
            yield from wrap(f"{visible(name)}: {amount}", COLUMNS, initial_indent="  ", subsequent_indent="    ")
    yield ""
    yield from wrap(FOOT, COLUMNS)
