"""`glutetimer backup`: everything that is the user's in one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from glutetimer.cli.files import write_whole
from glutetimer.cli.imported import describe_records, problems_of
from glutetimer.cli.loading import find_paths, report_history
from glutetimer.cli.options import file_name
from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.history.connection import BUSY_S
from glutetimer.history.interchange.json import read_json
from glutetimer.history.store import History
from glutetimer.services.backup import gather_backup, pack_backup
from glutetimer.services.restore import count_kinds

SUFFIX = ".zip"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Write history, workouts, exercises, figures, schedule and settings into one zip, each in its open format, "
        "with a manifest. `glutetimer restore` takes it in again."
    )
    parser.add_argument("file", metavar="FILE", type=file_name, help="a name in .zip; what is there is replaced")


def run(args: argparse.Namespace) -> int:
    """Write the file as a whole or not at all."""
    paths = find_paths(args)
    if Path(args.file).suffix.lower() != SUFFIX:  # it might be a file of the user's, which would be replaced
        raise GlutetimerError(f"{visible(args.file)}: the name must end in {SUFFIX}")
    with History.reading(paths.history, BUSY_S) as history:
        backup = gather_backup(paths, history)
    with problems_of(visible(str(paths.history)), "nothing is backed up"):
        records = read_json(backup.history)
    write_whole(args.file, pack_backup(backup), "; nothing is backed up")
    words = [describe_records(records), count_kinds(backup.files)]
    print(f"Backed up to {visible(args.file)}: {', '.join(filter(None, words))}.")
    return report_history(paths, history)
