"""`glutetimer workouts check`: every problem of workout files, a line each."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from glutetimer.cli.files import STANDARD, read_file
from glutetimer.cli.loading import load_context_aloud
from glutetimer.cli.options import file_name
from glutetimer.cli.workout_files import describe_length
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.library.catalogue import Library
from glutetimer.services.context import Context
from glutetimer.services.preparation import preview
from glutetimer.session.words import describe_reckoning
from glutetimer.training.workout import Workout


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", type=file_name, nargs="+", help="- for standard input")


def run(args: argparse.Namespace) -> int:
    return check_files(load_context_aloud(args), args.files)


def check_files(context: Context, files: Sequence[str]) -> int:
    """Print every problem of every file, or that a file is well; returns 1 if there is any problem."""
    code, library = 0, context.library
    for file in files:
        try:
            workout = _read_standard(library) if file == STANDARD else library.workout_of(Path(file))
        except GlutetimerError as refusal:
            print(refusal)
            code = 1
        else:
            laid_out = preview(context, workout)
            reckoned = describe_reckoning(laid_out).replace("Reckoned: ", "reckoned with ")
            print("; ".join(filter(None, (f"{file}: ok, {describe_length(laid_out)}", reckoned, *laid_out.changes))))
    return code


def _read_standard(library: Library) -> Workout:
    return read_workout(read_file(STANDARD), "standard input", "workout", library.names)
