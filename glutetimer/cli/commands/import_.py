"""`glutetimer import`: what `export` wrote, or anybody else, taken over as a whole or not at all."""

from __future__ import annotations

import argparse
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
from glutetimer.cli.loading import find_paths
from glutetimer.files.reading.document import fetch
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.history.interchange.csv import read_csv
from glutetimer.history.interchange.json import LARGEST, Report, import_, read_json
from glutetimer.history.interchange.records import Records, UnreadableError
from glutetimer.history.store import History
from glutetimer.settings.paths import Paths

MOST_PROBLEMS = 8
"""Of a file's problems, so many are shown: the first ones explain the rest (design)."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")


def run(args: argparse.Namespace) -> int:
    _import(find_paths(args), args.file, args.format, dry_run=args.dry_run)
    return 0


def _import(paths: Paths, file: str, given: str | None, *, dry_run: bool) -> None:
    """Import a file, and say what that did.

    Args:
        paths: where the history is.
        file: a path that ends in .json or .csv, or `-` for standard input. What has no such name, such as a pipe, is
            told by what it begins with.
        given: `json` or `csv`, instead of what the name says.
        dry_run: write nothing, and say what would be done.

    Raises:
        GlutetimerError: the file cannot be read, has problems, or the history cannot be written. Then nothing was.
    """
    records = _read(file, given)
    with History.reading(paths.history) if dry_run else History(paths.history) as history:
        report = import_(history, records, dry_run=dry_run)
    print(_describe_report(report))


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


def _read(file: str, given: str | None) -> Records:
    place = "standard input" if file == STANDARD else file
    form = None if is_nameless(file) and not given else find_format(file, given)
    data = read_standard_input(LARGEST) if file == STANDARD else fetch(Path(file), LARGEST, waits=True)
    if len(data) > LARGEST:
        raise GlutetimerError(f"{place}: larger than {LARGEST >> 20} MiB; split it")
    if not data:
        raise GlutetimerError(f"{place}: it is empty; nothing is imported")
    try:
        return read_csv(data) if (form or guess_format(data)) is Format.CSV else read_json(data)
    except UnreadableError as error:
        lines = [f"{place}: {problem}" for problem in error.problems[:MOST_PROBLEMS]]
        if more := len(error.problems) - len(lines):
            lines.append(f"{place}: and {more} more; nothing is imported")
        raise GlutetimerError("\n".join(lines)) from error
