"""The user's own files: what they are called, where they are found, and how they are written without losing any."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from glutetimer.files.assets import find_assets
from glutetimer.files.reading.ids import SUFFIX, id_of
from glutetimer.files.reading.names import slug
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.writing.atomic import behind_links, replace_whole, write_beside
from glutetimer.files.writing.toml import lines


def own(folder: Path, id: str) -> Path | None:
    """The file of this id in a folder, however its name is spelt."""
    if not folder.is_dir():
        return None
    found = (path for path in sorted(folder.glob("*" + SUFFIX)) if not path.name.startswith("."))
    return next((path for path in found if slug(path.stem) == id), None)


def built_in(kind: str, id: str) -> Path | None:
    """The file of this id that came with the program; `kind` is `workouts`, `exercises` or `figures`."""
    path = find_assets() / kind / f"{id}{SUFFIX}"
    return path if path.is_file() else None


def is_built_in(path: Path) -> bool:
    """Whether a file came with the program."""
    return path.is_relative_to(find_assets())


def add(files: Mapping[Path, str]) -> None:
    """Write new files: all of them, or none.

    Raises:
        GlutetimerError: one is there already, or cannot be written; then none was.
    """
    waiting: dict[Path, Path] = {}
    placed: list[Path] = []
    at = Path()
    try:
        for at, text in files.items():
            at.parent.mkdir(parents=True, exist_ok=True)
            waiting[at] = write_beside(at, text.encode())
        for at, new in waiting.items():
            _place(new, at)
            placed.append(at)
    except OSError as error:
        for path in (*placed, *waiting.values()):
            with suppress(OSError):
                path.unlink()
        exists = isinstance(error, FileExistsError)
        raise GlutetimerError(
            f"{at}: {'this is there already' if exists else error.strerror}; nothing is written"
        ) from error


def replace(path: Path, text: str) -> None:
    """Put a text in a file's place at once: the old one is there until the new one is.

    Raises:
        GlutetimerError: it cannot be written; the file is as it was.
    """
    try:
        path = behind_links(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(path, text.encode())
    except OSError as error:
        raise GlutetimerError(f"{path}: {error.strerror}; nothing is written") from error


def _place(new: Path, path: Path) -> None:
    """Give a written file its name, unless there is one of that name."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        new.rename(path)
    else:
        new.unlink()


def add_exercise(folder: Path, name: str, sides: str, measure: str) -> str:
    """Write the file of an exercise that is known by its name alone, as it was typed; returns its id.

    Raises:
        GlutetimerError: it makes no file's name, there is such a file, or it cannot be written.
    """
    id = id_of(name)
    said = {"name": name[:1].upper() + name[1:], "sides": sides, "measure": measure}
    more = "# More may be said of it: setup, cues, stop, side-means ... `glutetimer help` has all of it."
    add({folder / f"{id}{SUFFIX}": "\n".join([*lines(said), more]) + "\n"})
    return id
