"""`glutetimer history`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from glutetimer.cli.columns import pad
from glutetimer.cli.loading import find_paths, load_library, report_history
from glutetimer.cli.options import add_json, date_of
from glutetimer.files.reading.duration import clock
from glutetimer.files.reading.problem import visible
from glutetimer.history.connection import BUSY_S
from glutetimer.history.interchange.json import export, to_text
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.history.store import History
from glutetimer.library.catalogue import Library
from glutetimer.settings.paths import Paths
from glutetimer.training.exercise import Side
from glutetimer.views.words import describe_done_amount

EMPTY = "Nothing yet. `glutetimer start five-a-day` is where to begin."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("--since", metavar="DATE", type=date_of, help="from this date on, such as 2026-11-20")


def run(args: argparse.Namespace) -> int:
    return _print_history(find_paths(args), load_library(args), since=args.since, as_json=args.json)


def _print_history(paths: Paths, library: Library, *, since: date | None, as_json: bool) -> int:
    """Print sessions with their sets, newest first; as JSON, what `export` would write.

    Raises:
        HistoryError: the history cannot be read.
    """
    with History.reading(paths.history, BUSY_S) as history:
        if as_json:
            text = to_text(export(history, since))
        else:
            with history.snapshot():
                sessions, sets = history.sessions(since), history.sets(since)
    if as_json:  # not while the history is read: what a full disk behind the output says is not of its file
        print(text, end="")
        return report_history(paths, history)
    by_session: dict[str, list[SetRecord]] = {}
    for done in sets:
        by_session.setdefault(done.session, []).append(done)
    known = {session.id for session in sessions}
    if not sets and not sessions:
        print(EMPTY)
    for session in sessions:
        print("\n".join(_describe_session(session, by_session.get(session.id, []), library)))
    # A set may have come from another machine before its session.
    for day, alone in groupby((s for s in reversed(sets) if s.session not in known), lambda s: s.started.local_date):
        print(day.isoformat())
        print("\n".join(_describe_sets(list(alone)[::-1], library)))
    return report_history(paths, history)


def _describe_session(session: SessionRecord, sets: list[SetRecord], library: Library) -> Iterator[str]:
    length = f"  {clock(round(session.seconds))}" if session.seconds is not None else ""
    partial = "" if session.complete else "  partial"
    started = _format_time(session.started.ms, session.started.offset_min)
    yield f"{session.started.local_date.isoformat()} {started}  {visible(session.name)}{length}{partial}"
    yield from _describe_sets(sets, library)


def _describe_sets(sets: list[SetRecord], library: Library) -> Iterator[str]:
    for done in sets:
        known = library.exercises.get(done.exercise)
        name = pad(visible(known.name if known else done.exercise), 32)
        side = done.side.value if done.side in (Side.LEFT, Side.RIGHT) else ""
        yield f"    {name} {side:5}  {_describe_done(done)}{f'  {visible(done.note)}' if done.note else ''}".rstrip()


def _describe_done(done: SetRecord) -> str:
    """How much it was, and of a hold how it ended."""
    amount = describe_done_amount(done)
    if done.held_s is not None:
        cut = "clock interrupted" if done.clock_interrupted else ""
        amount = ", ".join(filter(None, (f"held {amount}", done.reason, cut)))
    return ", ".join(filter(None, (amount, visible(done.load))))


def _format_time(ms: int, offset_min: int) -> str:
    minutes = (ms // 60_000 + offset_min) % (24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"
