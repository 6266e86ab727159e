"""`glutetimer workouts new` and `copy`: a workout of one's own, to begin with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from glutetimer.files.importers.fields import tidy
from glutetimer.files.reading.document import fetch
from glutetimer.files.reading.problem import FileError, GlutetimerError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.files.writing.templates import renamed, starting
from glutetimer.files.writing.workout_file import to_toml
from glutetimer.library.catalogue import Library
from glutetimer.library.user_files import SUFFIX, add, built_in, id_of, is_built_in, own
from glutetimer.settings.paths import Paths
from glutetimer.training.workout import Workout


def new(paths: Paths, library: Library, name: str, source: str | None = None) -> int:
    """Write a new workout, and print its path.

    Args:
        paths: where the user's workouts are.
        library: what is there already.
        name: what it is called; the file's name follows from it.
        source: a workout to start from, instead of the commented example.

    Raises:
        GlutetimerError: there is one of this name, or it makes no file's name.
    """
    id = id_of(name)
    title = tidy(name)
    title = title[: -len(SUFFIX)].strip() if title.casefold().endswith(SUFFIX) else title
    if file := own(paths.workouts, id):
        raise GlutetimerError(f"{file}: this is there already; `glutetimer workouts edit {id}` opens it")
    if id in library.workouts:
        raise GlutetimerError(
            f"{id} is built in; `glutetimer workouts copy {id}` makes it yours, or choose another name"
        )
    text = starting(title) if source is None else _of_another(library, paths, source, id, title)
    path = paths.workouts / f"{id}{SUFFIX}"
    add({path: text})
    print(path)
    return 0


def copy(paths: Paths, library: Library, name: str) -> int:
    """Write a copy of a built-in workout into the user's folder, where it replaces it, and print its path.

    Raises:
        GlutetimerError: there is no such workout, or it is the user's own already.
    """
    workout = library.workout(name)
    source = file_of(paths, library, workout, name)
    if not is_built_in(source):
        words = "is your own already; `glutetimer workouts new NAME --from WORKOUT` copies it under another name"
        raise GlutetimerError(f"{source} {words}")
    path = paths.workouts / source.name
    add({path: text_of(source)})
    print(path)
    return 0


def text_of(path: Path) -> str:
    """The text of a workout's file.

    Raises:
        GlutetimerError: it cannot be read.
    """
    return fetch(path).decode("utf-8-sig").replace("\r\n", "\n")


def file_of(paths: Paths, library: Library, workout: Workout, name: str) -> Path:
    """The file in which a workout stands that the library found by this name."""
    if library.workouts.get(workout.id) is not workout:
        return Path(name)
    return own(paths.workouts, workout.id) or built_in("workouts", workout.id) or Path(name)


def _of_another(library: Library, paths: Paths, source: str, id: str, name: str) -> str:
    """Another workout's text under a new name: with its comments where that is possible."""
    other = library.workout(source)
    wanted = replace(other, id=id, name=name, short=name.upper())
    text = renamed(text_of(file_of(paths, library, other, source)), name)
    try:
        found = read_workout(text.encode(), id, id, library.names)
    except FileError:
        found = None
    return text if found == wanted else to_toml(wanted)
