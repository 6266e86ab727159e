"""`glutetimer workouts copy`: a built-in workout made one's own."""

from __future__ import annotations

import argparse

from glutetimer.cli.loading import find_paths, load_library
from glutetimer.cli.options import add_workout
from glutetimer.cli.workout_files import find_file, read_text
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.library.user_files import add, is_built_in


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_workout(parser)


def run(args: argparse.Namespace) -> int:
    """Write a copy into the user's folder, where it replaces the built-in one, and print its path."""
    paths, library = find_paths(args), load_library(args)
    workout = library.workout(args.workout)
    source = find_file(paths, library, workout, args.workout)
    if not is_built_in(source):
        words = "is your own already; `glutetimer workouts new NAME --from WORKOUT` copies it under another name"
        raise GlutetimerError(f"{source} {words}")
    path = paths.workouts / source.name
    add({path: read_text(source)})
    print(path)
    return 0
