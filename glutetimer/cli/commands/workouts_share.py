"""`glutetimer workouts share`: a workout as one file, for another glutetimer or for a telephone."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from glutetimer.cli.files import STANDARD, is_nameless, write_whole
from glutetimer.cli.loading import load_context_aloud
from glutetimer.cli.options import add_workout, file_name
from glutetimer.cli.workout_files import find_file, read_text
from glutetimer.files.importers import jawt
from glutetimer.files.importers.sheet.writer import write_sheet
from glutetimer.files.reading.problem import visible
from glutetimer.library.sharing import pack
from glutetimer.library.user_files import add
from glutetimer.services.layout import find_layout


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_workout(parser)
    parser.add_argument(
        "file", metavar="FILE", type=file_name, nargs="?", default="-", help="a new file; standard output without one"
    )
    parser.add_argument(
        "--for",
        dest="peer",
        choices=("jawt", "text"),
        help="as Just Another Workout Timer imports it, or as a sheet to print",
    )


def run(args: argparse.Namespace) -> int:
    context, file = load_context_aloud(args), args.file
    paths, library = context.paths, context.library
    workout = library.workout(args.workout)
    lost: list[str] = []
    if args.peer == "jawt":
        text, lost = jawt.write(find_layout(context).lay_out_whole(workout))
    elif args.peer == "text":
        text = write_sheet(workout, library.names)
    else:
        text = pack(read_text(find_file(paths, library, workout, args.workout)), workout, paths.config)
    if file == STANDARD:
        sys.stdout.buffer.write(text.encode())
    elif is_nameless(file):
        write_whole(file, text.encode(), "; nothing is written")
    else:
        add({Path(file): text})
        print(f"Shared in {visible(file)}: {workout.name}.")
    for words in lost:
        print(f"glutetimer: not carried over: {words}", file=sys.stderr)
    return 0
