"""`glutetimer import`: what `export` wrote, or another program, or anybody, taken over as a whole or not at all."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from pathlib import Path

from glutetimer.cli.files import (
    STANDARD,
    Format,
    add_file,
    add_format,
    find_format,
    guess_format,
    is_nameless,
    read_file,
    write_whole,
)
from glutetimer.cli.imported import (
    describe_file,
    describe_known,
    describe_left_out,
    describe_report,
    describe_unknown,
    problems_of,
)
from glutetimer.cli.loading import find_paths, load_library, load_settings
from glutetimer.cli.options import file_name
from glutetimer.files.reading.document import fetch
from glutetimer.files.reading.names import plain
from glutetimer.files.reading.problem import GlutetimerError, shown, visible
from glutetimer.history.connection import BUSY_S
from glutetimer.history.interchange.choices import Choices, DateOrder
from glutetimer.history.interchange.csv import read_csv
from glutetimer.history.interchange.exercises import Resolved, resolve_exercises
from glutetimer.history.interchange.json import LARGEST, import_, read_json
from glutetimer.history.interchange.name_map import NameMap, read_name_map, write_name_map
from glutetimer.history.interchange.outside import settle
from glutetimer.history.interchange.records import Records
from glutetimer.history.store import History
from glutetimer.library.catalogue import Library
from glutetimer.training.holds.hold import Reason

_SHEETS = (".tsv", ".txt")
"""Names that sheets have too."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Take over what export wrote, a sheet of your own, or what Strong, Hevy, FitNotes, Calisthenics Memory, "
        "Liftosaur, LiftLog or Loop Habit Tracker export as CSV: as a whole or not at all. "
        "`glutetimer help files` says what comes over."
    )
    add_file(parser)
    add_format(parser)
    parser.add_argument("--dry-run", action="store_true", help="say what is in it and would be done, and write nothing")
    parser.add_argument(
        "--as",
        dest="names",
        metavar="NAME=EXERCISE",
        action="append",
        default=[],
        help='what a name of the file means, such as --as "SLB=sl-bridge-hold"; may be said several times',
    )
    parser.add_argument(
        "--map",
        metavar="FILE",
        type=file_name,
        help="the same for many names, as TOML: where the file is missing, it is written with the names that are not "
        "known, to be filled in, and nothing is imported",
    )
    parser.add_argument(
        "--dates",
        choices=[each.value for each in DateOrder],
        help="how 3/4/2026 is meant, where no date of the file tells",
    )
    parser.add_argument(
        "--weight-unit", choices=("kg", "lb"), default="", help="of weights, where the file does not say"
    )
    parser.add_argument(
        "--distance-unit", choices=("m", "km", "mi"), default="", help="of distances, where the file does not say"
    )
    parser.add_argument("--habit", metavar="NAME", default="", help="which one, of Loop's sheet of several habits")
    parser.add_argument(
        "--reason",
        choices=[each.value for each in (Reason.FORM, Reason.CHOICE, Reason.CRAMP)],
        help="what ended the holds of another program, which keeps no reason; without it they are timed sets",
    )


def run(args: argparse.Namespace) -> int:
    """Import a file as a whole, or nothing of it, and say what that did."""
    paths, library = find_paths(args), load_library(args)
    names = _read_names(args, library)
    records = _read(args)
    reason = Reason(args.reason) if args.reason else None
    resolved = resolve_exercises(records, library.names, names.meant, names.skip, reason)
    told = [describe_file(resolved.records)] if args.dry_run or records.program else []
    told += describe_left_out(resolved)
    if args.dry_run:
        told += describe_known(resolved.known)
    if args.map and resolved.unknown and not args.dry_run and not os.path.lexists(args.map):
        write_whole(args.map, write_name_map(resolved.unknown, _place(args.file)).encode())
        told += describe_unknown(resolved.unknown, f"{visible(args.map)} asks what they mean. Nothing is imported yet.")
    else:
        with History.reading(paths.history, BUSY_S) if args.dry_run else History(paths.history) as history:
            with problems_of(_place(args.file), "nothing is imported"):
                settled = settle(history, resolved.records, "" if args.file == STANDARD else Path(args.file).name)
            told.append(describe_report(import_(history, settled, dry_run=args.dry_run)))
        told += describe_unknown(resolved.unknown, _way_out(args, resolved))
    print("\n".join(told))
    return 0


def _way_out(args: argparse.Namespace, resolved: Resolved) -> str:
    """What to do about names that are not known."""
    if args.map and os.path.lexists(args.map):
        return f"Import again when {visible(args.map)} says what they mean."
    first = visible(next((name for name, _ in resolved.unknown.most_common(1)), ""))
    return (
        f'Import again with --as "{first}=clam", say, where one is an exercise of yours; or with --map '
        f"{visible(args.map or 'names.toml')}, which writes a file that asks for all of them."
    )


def _read_names(args: argparse.Namespace, library: Library) -> NameMap:
    """What names of a file mean, and which are left out.

    Raises:
        GlutetimerError: one is not said as it should be, or means no exercise.
    """
    found = NameMap({})
    if args.map and os.path.lexists(args.map):
        found = read_name_map(fetch(Path(args.map)), args.map, lambda name: library.exercise(name.strip()).id)
    said = _read_said(args.names, library)
    return NameMap({**found.meant, **said}, found.skip - said.keys())


def _read_said(given: list[str], library: Library) -> Mapping[str, str]:
    meant = {}
    for each in given:
        name, equals, exercise = each.rpartition("=")
        if not (name.strip() and equals and exercise.strip()):
            raise GlutetimerError(f'--as: {shown(each)} maps no name; write one such as --as "SLB=sl-bridge-hold"')
        meant[plain(name)] = library.exercise(exercise.strip()).id
    return meant


def _read(args: argparse.Namespace) -> Records:
    file, given = args.file, args.format
    place = _place(file)
    if not given and Path(file).suffix.lower() in _SHEETS:
        given = Format.CSV
    form = None if is_nameless(file) and not given else find_format(file, given)
    data = read_file(file, LARGEST)
    if len(data) > LARGEST:
        raise GlutetimerError(f"{place}: larger than {LARGEST >> 20} MiB; split it")
    if not data:
        raise GlutetimerError(f"{place}: it is empty; nothing is imported")
    with problems_of(place, "nothing is imported"):
        return read_csv(data, _choices(args)) if (form or guess_format(data)) is Format.CSV else read_json(data)


def _choices(args: argparse.Namespace) -> Choices:
    folder = "" if args.file == STANDARD else Path(args.file).absolute().parent.name
    return Choices(
        dates=DateOrder(args.dates) if args.dates else None,
        weight_unit=args.weight_unit,
        distance_unit=args.distance_unit,
        habit=args.habit,
        folder=folder,
        day_start=load_settings(args).day_start,
    )


def _place(file: str) -> str:
    return "standard input" if file == STANDARD else visible(file)
