"""`glutetimer export`: everything, as JSON or as a sheet."""

from __future__ import annotations

import argparse
import os
import sys

from glutetimer.cli.files import STANDARD, Format, add_file, count_records, find_format, is_nameless, write_whole
from glutetimer.cli.loading import find_paths, report_history
from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.history.connection import BUSY_S
from glutetimer.history.interchange.csv import to_csv
from glutetimer.history.interchange.json import export, to_text
from glutetimer.history.store import History
from glutetimer.settings.paths import Paths


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)


def run(args: argparse.Namespace) -> int:
    return _export(find_paths(args), args.file, args.format)


def _export(paths: Paths, file: str, given: str | None) -> int:
    """Write the history into a file, which is there as a whole or not at all; what was done is said.

    Args:
        paths: where the history is.
        file: a path that ends in .json or .csv, or `-` for standard output, which is JSON unasked.
        given: `json` or `csv`, instead of what the name says.

    Raises:
        GlutetimerError: the history cannot be read, or the file not be written.
    """
    form = find_format(file, given)
    with History.reading(paths.history, BUSY_S) as history:
        document = export(history)
    text = to_csv(document) if form is Format.CSV else to_text(document)
    sessions, sets = len(document["sessions"]), len(document["sets"])
    others = sum(len(document.get(key, ())) for key in ("pauses", "goals", "decisions"))
    if form is Format.CSV:
        done = count_records(sessions, sets) + ("; pauses, goals and decisions are in .json alone" if others else "")
    else:
        done = count_records(sessions, sets, others)
    if file == STANDARD:
        sys.stdout.buffer.write(text.encode())
        print(f"glutetimer: exported {done}", file=sys.stderr)
    else:
        if os.path.realpath(file) == os.path.realpath(paths.history):
            raise GlutetimerError(f"{file}: this is the history itself; write to another name")
        write_whole(file, text.encode(), "; nothing is exported")
        print(f"Exported to {visible(file)}: {done}.", file=sys.stderr if is_nameless(file) else sys.stdout)
    return report_history(paths, history)
