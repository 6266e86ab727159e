"""`glutetimer backup`: everything that is the user's in one file."""

from __future__ import annotations

import argparse
import os

from glutetimer.cli.files import count_records, write_whole
from glutetimer.cli.loading import find_paths, report_history
from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.history.connection import BUSY_S
from glutetimer.history.interchange.json import read_json
from glutetimer.history.store import History
from glutetimer.services.backup import gather_backup, pack_backup
from glutetimer.services.restore import count_kinds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Write history, workouts, exercises, figures, schedule and settings into one zip, each in its open format, "
        "with a manifest. `glutetimer restore` takes it in again."
    )
    parser.add_argument("file", metavar="FILE", help="a name in .zip; what is there is replaced")


def run(args: argparse.Namespace) -> int:
    """Write the file as a whole or not at all.

    Raises:
        GlutetimerError: something cannot be read, or the file not be written.
    """
    paths = find_paths(args)
    if os.path.realpath(args.file) == os.path.realpath(paths.history):
        raise GlutetimerError(f"{args.file}: this is the history itself; write to another name")
    with History.reading(paths.history, BUSY_S) as history:
        backup = gather_backup(paths, history)
    records = read_json(backup.history)
    write_whole(args.file, pack_backup(backup), "; nothing is backed up")
    others = len(records.pauses) + len(records.goals) + len(records.decisions)
    words = [count_records(len(records.sessions), len(records.sets), others), count_kinds(backup.files)]
    print(f"Backed up to {visible(args.file)}: {', '.join(filter(None, words))}.")
    return report_history(paths, history)
