"""`glutetimer workouts share`: a workout as one file, for another glutetimer or for a telephone."""

from __future__ import annotations

import sys
from pathlib import Path

from glutetimer.cli.commands.files import STANDARD, is_nameless, write_whole
from glutetimer.cli.commands.workouts_new import file_of, text_of
from glutetimer.files.importers import jawt
from glutetimer.library.catalogue import Library
from glutetimer.library.sharing import pack
from glutetimer.library.user_files import add
from glutetimer.settings.paths import Paths
from glutetimer.training.plan import plan


def run(paths: Paths, library: Library, name: str, file: str = STANDARD, peer: str | None = None) -> int:
    """Write a workout for somebody else.

    Args:
        paths: where the user's own exercises and figures are.
        library: finds the workout.
        name: its id or name, or the path of a file.
        file: a new file's name, or `-` for standard output.
        peer: `jawt` for Just Another Workout Timer, instead of another glutetimer.

    Returns:
        The exit code.

    Raises:
        GlutetimerError: there is no such workout, or there is such a file already.
    """
    workout = library.workout(name)
    lost: list[str] = []
    if peer == "jawt":
        text, lost = jawt.write(plan(workout, library.exercises))
    else:
        text = pack(text_of(file_of(paths, library, workout, name)), workout, paths.config)
    if file == STANDARD:
        sys.stdout.buffer.write(text.encode())
    elif is_nameless(file):
        write_whole(file, text.encode(), "; nothing is written")
    else:
        add({Path(file): text})
        print(f"Shared in {file}: {workout.name}.")
    for words in lost:
        print(f"glutetimer: not carried over: {words}", file=sys.stderr)
    return 0
