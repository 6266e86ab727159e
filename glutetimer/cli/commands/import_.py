"""`glutetimer import`: what `export` wrote, or anybody else, taken over as a whole or not at all."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from glutetimer.cli.files import (
    STANDARD,
    Format,
    add_file,
    count_records,
    find_format,
    guess_format,
    is_nameless,
    read_standard_input,
)
from glutetimer.cli.loading import find_paths, load_library
from glutetimer.files.reading.document import fetch
from glutetimer.files.reading.problem import GlutetimerError, shown, visible
from glutetimer.history.connection import BUSY_S
from glutetimer.history.interchange.csv import read_csv
from glutetimer.history.interchange.exercises import resolve_exercises
from glutetimer.history.interchange.json import LARGEST, Report, import_, read_json
from glutetimer.history.interchange.outside import settle
from glutetimer.history.interchange.problems import UnreadableError
from glutetimer.history.interchange.records import Records
from glutetimer.history.store import History
from glutetimer.library.catalogue import Library

MOST_PROBLEMS = 8
"""Of a file's problems, so many are shown: the first ones explain the rest (our choice)."""

MOST_NAMES = 20
"""Of the names that are not known here, so many are shown (our choice)."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument(
        "--as",
        dest="names",
        metavar="NAME=EXERCISE",
        action="append",
        default=[],
        help='what a name of the file means, such as --as "SLB=sl-bridge-hold"; may be said several times',
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")


def run(args: argparse.Namespace) -> int:
    """Import a file as a whole, or nothing of it, and say what that did."""
    paths, library = find_paths(args), load_library(args)
    meant = _read_names(args.names, library)
    records, unknown = resolve_exercises(_read(args.file, args.format), library.names, meant)
    with History.reading(paths.history, BUSY_S) if args.dry_run else History(paths.history) as history:
        with _problems_of(args.file):
            records = settle(history, records, "" if args.file == STANDARD else Path(args.file).name)
        report = import_(history, records, dry_run=args.dry_run)
    print("\n".join([_describe_report(report), *_describe_unknown(unknown)]))
    return 0


def _read_names(given: list[str], library: Library) -> Mapping[str, str]:
    """The ids of what names of a file mean.

    Raises:
        GlutetimerError: one is not said as it should be, or means no exercise.
    """
    meant = {}
    for each in given:
        name, equals, exercise = each.rpartition("=")
        if not (name.strip() and equals and exercise.strip()):
            raise GlutetimerError(f'--as: {shown(each)} maps no name; write one such as --as "SLB=sl-bridge-hold"')
        meant[name.strip().casefold()] = library.exercise(exercise.strip()).id
    return meant


def _describe_report(report: Report) -> str:
    """What an import did, in a sentence."""
    parts = []
    for what in ("added", "changed", "same"):
        sessions, sets, others = (getattr(tally, what) for tally in (report.sessions, report.sets, report.others))
        if sessions or sets or others:
            parts.append(f"{count_records(sessions, sets, others)} {'already there' if what == 'same' else what}")
    words = "; ".join(parts) or "nothing in it"
    if report.dry_run:
        return f"Would import: {words}. Nothing is written."
    wrote = any(tally.added or tally.changed for tally in (report.sessions, report.sets, report.others))
    return f"Imported: {words}." + (" One undo in the review takes it back." if wrote else "")


def _describe_unknown(unknown: Counter[str]) -> Iterator[str]:
    """The names that are no exercise's here, each once."""
    if not unknown:
        return
    yield "Not known here, and kept as they are called:"
    for name, sets in unknown.most_common(MOST_NAMES):
        yield f"  {visible(name)}, {count_records(0, sets)}"
    if (more := len(unknown) - MOST_NAMES) > 0:
        yield f"  and {more} more"
    yield f'Import again with --as "{visible(next(iter(unknown)))}=clam", say, where one is an exercise of yours.'


def _read(file: str, given: str | None) -> Records:
    place = _place(file)
    form = None if is_nameless(file) and not given else find_format(file, given)
    data = read_standard_input(LARGEST) if file == STANDARD else fetch(Path(file), LARGEST, waits=True)
    if len(data) > LARGEST:
        raise GlutetimerError(f"{place}: larger than {LARGEST >> 20} MiB; split it")
    if not data:
        raise GlutetimerError(f"{place}: it is empty; nothing is imported")
    with _problems_of(file):
        return read_csv(data) if (form or guess_format(data)) is Format.CSV else read_json(data)


@contextmanager
def _problems_of(file: str) -> Iterator[None]:
    """What is wrong with a file in lines that name it, the first ones of them."""
    try:
        yield
    except UnreadableError as error:
        place = _place(file)
        lines = [f"{place}: {problem}" for problem in error.problems[:MOST_PROBLEMS]]
        if more := error.count - len(lines):
            lines.append(f"{place}: and {more} more; nothing is imported")
        raise GlutetimerError("\n".join(lines)) from error


def _place(file: str) -> str:
    return "standard input" if file == STANDARD else visible(file)
