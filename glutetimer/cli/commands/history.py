"""`glutetimer history`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from glutetimer.cli.columns import pad
from glutetimer.cli.loading import find_paths, load_library, load_settings, report_history
from glutetimer.cli.options import add_json, date_of, file_name, text
from glutetimer.files.reading.problem import shown, visible
from glutetimer.history.connection import BUSY_S
from glutetimer.history.interchange.json import export, to_text
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.history.store import History
from glutetimer.history.words import describe_set, find_other_day, find_template, to_wall, write_log_line
from glutetimer.library.catalogue import Library
from glutetimer.session.words import clock, side_word
from glutetimer.settings.paths import Paths

EMPTY = "Nothing yet. `glutetimer start five-a-day` is where to begin."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kind = parser.add_mutually_exclusive_group()
    add_json(kind)
    kind.add_argument("--log", action="store_true", help="a line for each session, oldest first, for a text log")
    kind.add_argument(
        "--ics", metavar="FILE", type=file_name, help="a file for calendars, a name in .ics; - for standard output"
    )
    parser.add_argument("--since", metavar="DATE", type=date_of, help="from this date on, such as 2026-11-20")
    parser.add_argument(
        "--template",
        metavar="TEXT",
        type=template,
        help="of --log: markdown, jrnl, org, or your own line with names in braces (`glutetimer help files`)",
    )


def template(typed: str) -> str:
    try:
        return find_template(text(typed))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{shown(typed)}: {error}") from None


def run(args: argparse.Namespace) -> int:
    paths, library = find_paths(args), load_library(args)
    if args.template is not None and not args.log:
        raise argparse.ArgumentError(None, "--template is of --log: glutetimer history --log --template TEXT")
    if args.log:
        line = args.template or find_template(load_settings(args).log_template)
        return _print_log(paths, library, args.since, line)
    if args.ics is not None:
        return _write_calendar(paths, library, args.since, args.ics)
    return _print_history(paths, library, since=args.since, as_json=args.json)


def _read(paths: Paths, since: date | None) -> tuple[History, list[SessionRecord], list[SetRecord]]:
    """The history, which is closed by then, with its sessions, newest first, and its sets, oldest first."""
    with History.reading(paths.history, BUSY_S) as history, history.snapshot():
        return history, history.sessions(since), history.sets(since)


def _print_log(paths: Paths, library: Library, since: date | None, template: str) -> int:
    history, sessions, sets = _read(paths, since)
    by_session = _by_session(sets)
    for session in reversed(sessions):
        print(write_log_line(template, session, by_session.get(session.id, []), library.name_of))
    return report_history(paths, history)


def _write_calendar(paths: Paths, library: Library, since: date | None, file: str) -> int:
    from glutetimer.cli.calendar import write_past
    from glutetimer.clock import SystemClock

    history, sessions, sets = _read(paths, since)
    write_past(file, sessions[::-1], _by_session(sets), library.name_of, SystemClock().wall())
    return report_history(paths, history)


def _by_session(sets: Iterable[SetRecord]) -> dict[str, list[SetRecord]]:
    found: dict[str, list[SetRecord]] = {}
    for done in sets:
        found.setdefault(done.session, []).append(done)
    return found


def _print_history(paths: Paths, library: Library, *, since: date | None, as_json: bool) -> int:
    """Print sessions with their sets, newest first; as JSON, what `export` would write."""
    if as_json:
        with History.reading(paths.history, BUSY_S) as history:
            text = to_text(export(history, since))
        # Not while the history is read: what a full disk behind the output says is not of its file.
        print(text, end="")
        return report_history(paths, history)
    history, sessions, sets = _read(paths, since)
    by_session = _by_session(sets)
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
    length = f"  {clock(session.seconds)}" if session.seconds is not None else ""
    partial = "" if session.complete else "  partial"
    day = find_other_day(session.started)
    counts = f"  counts for {day.isoformat()}" if day else ""
    yield f"{to_wall(session.started):%Y-%m-%d %H:%M}  {visible(session.name)}{length}{partial}{counts}"
    yield from _describe_sets(sets, library)


def _describe_sets(sets: list[SetRecord], library: Library) -> Iterator[str]:
    for done in sets:
        name = pad(visible(library.name_of(done.exercise)), 32)
        amount = ", ".join(filter(None, (describe_set(done), visible(done.load))))
        yield f"    {name} {side_word(done.side):5}  {amount}{f'  {visible(done.note)}' if done.note else ''}".rstrip()
