"""`glutetimer workouts new`: a workout of one's own, to begin with."""

from __future__ import annotations

import argparse

from glutetimer.cli.loading import find_paths, load_library
from glutetimer.cli.options import name_or_file
from glutetimer.cli.workout_files import find_file, read_text
from glutetimer.files.importers.fields import tidy
from glutetimer.files.reading.ids import SUFFIX, id_of
from glutetimer.files.reading.problem import FileError, GlutetimerError, shown
from glutetimer.files.reading.values import LONGEST_NAME, text
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.files.writing.templates import renamed, starting
from glutetimer.files.writing.workout_file import to_toml
from glutetimer.library.catalogue import Library
from glutetimer.library.user_files import add, own
from glutetimer.settings.paths import Paths


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="what it is called; its file's name follows from it")
    parser.add_argument(
        "--from", dest="source", metavar="WORKOUT", type=name_or_file, help="begin with a copy of this one"
    )


def run(args: argparse.Namespace) -> int:
    """Write it, and print its path."""
    paths, library = find_paths(args), load_library(args)
    id = id_of(args.name)
    title = tidy(args.name)
    title = title[: -len(SUFFIX)].strip() if title.casefold().endswith(SUFFIX) else title
    try:
        title = text(LONGEST_NAME).parse(title)
    except ValueError as error:
        raise GlutetimerError(f"{shown(args.name)}: {error}") from None
    if file := own(paths.workouts, id):
        raise GlutetimerError(f"{file}: this is there already; `glutetimer workouts edit {id}` opens it")
    if id in library.workouts:
        raise GlutetimerError(
            f"{id} is built in; `glutetimer workouts copy {id}` makes it yours, or choose another name"
        )
    written = starting(title) if args.source is None else _copy_text(paths, library, args.source, id=id, name=title)
    path = paths.workouts / f"{id}{SUFFIX}"
    add({path: written})
    print(path)
    return 0


def _copy_text(paths: Paths, library: Library, source: str, *, id: str, name: str) -> str:
    """Another workout's text under a new name: with its comments where that is possible."""
    other = library.workout(source)
    wanted = other._replace(id=id, name=name, short=name.upper())
    written = renamed(read_text(find_file(paths, library, other, source)), name)
    try:
        found = read_workout(written.encode(), id, id, library.names)
    except FileError:
        found = None
    return written if found == wanted else to_toml(wanted)
