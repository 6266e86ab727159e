"""`glutetimer export`: everything, as JSON or as a sheet; or sessions as FIT files."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from glutetimer.cli.files import (
    STANDARD,
    Format,
    add_file,
    add_format,
    count_records,
    find_format,
    is_nameless,
    write_whole,
)
from glutetimer.cli.loading import find_paths, load_context_aloud, report_history
from glutetimer.cli.options import date_of, folder
from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.history.connection import BUSY_S
from glutetimer.history.interchange.csv import to_csv
from glutetimer.history.interchange.json import export, to_text
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.settings.paths import Paths
from glutetimer.training.counting import format_count


def add_arguments(parser: argparse.ArgumentParser) -> None:
    where = parser.add_mutually_exclusive_group(required=True)
    add_file(where, optional=True)
    where.add_argument(
        "--fit", metavar="DIR", type=folder, help="a FIT file for each session into this folder, for Garmin and Strava"
    )
    add_format(parser)
    parser.add_argument("--since", metavar="DATE", type=date_of, help="of --fit: from this date on")


def run(args: argparse.Namespace) -> int:
    if args.fit is not None:
        if args.format:
            raise argparse.ArgumentError(None, "--format is of a file: glutetimer export FILE --format json")
        return _export_fit(load_context_aloud(args), args.fit, args.since)
    if args.since:
        raise argparse.ArgumentError(None, "--since is of --fit; a file has everything: glutetimer export FILE")
    return _export(find_paths(args), args.file, args.format)


def _export(paths: Paths, file: str, given: str | None) -> int:
    """Write the history into a file, which is there as a whole or not at all; what was done is said.

    Args:
        file: a path that ends in .json or .csv, or `-` for standard output, which is JSON unasked.
        given: `json` or `csv`, instead of what the name says.
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


def _export_fit(context: Context, folder: Path, since: date | None) -> int:
    """Write a file for each session into a folder, which is made where it is not there; what was done is said.

    Raises:
        GlutetimerError: the history cannot be read, or a file not be written; those before it are there.
    """
    from glutetimer.history.changes import Effect
    from glutetimer.history.interchange.fit_session import UnfitError
    from glutetimer.services.fit_export import find_unfinished, list_trainings
    from glutetimer.services.fit_folder import write_session

    with History.reading(context.paths.history, BUSY_S) as history:
        trainings, unfinished = list_trainings(history, since), find_unfinished(context, history)
    effects: Counter[Effect] = Counter()
    left_out = Counter({"not over yet": sum(session.id in unfinished for session, _ in trainings)})
    try:
        if not folder.is_dir():
            folder.mkdir()
        for session, sets in trainings:
            if session.id in unfinished:
                continue
            try:
                effects[write_session(folder, session, sets, context.library.name_of)] += 1
            except UnfitError as why:
                left_out[str(why)] += 1
    except (OSError, ValueError) as error:  # a ValueError for a name with a null character
        words = "this is no folder" if isinstance(error, FileExistsError) else getattr(error, "strerror", None) or error
        done = f"{effects.total():,} of {len(trainings):,} had been exported" if effects else "nothing is exported"
        raise GlutetimerError(f"{folder}: {words}; {done}") from error
    kinds = ((Effect.ADDED, "new"), (Effect.CHANGED, "changed"), (Effect.SAME, "there already"))
    parts = ", ".join(f"{effects[effect]:,} {words}" for effect, words in kinds if effects[effect])
    print(f"Exported to {visible(str(folder))}: {format_count(effects.total(), 'session')}{parts and f' ({parts})'}.")
    for reason, number in left_out.items():
        if number:
            print(f"glutetimer: left out, {reason}: {format_count(number, 'session')}", file=sys.stderr)
    return report_history(context.paths, history)
