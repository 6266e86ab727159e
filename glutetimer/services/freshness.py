"""The user's own files, read again where an editor may have saved another one than was read."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from glutetimer.keys.commands import ALL
from glutetimer.library.catalogue import load
from glutetimer.services.context import Context
from glutetimer.settings.paths import Paths
from glutetimer.settings.settings import load as load_settings

Stamps = frozenset[tuple[str, int, int]]
"""Of each file its path, when it was written, and its size."""


class Freshness(NamedTuple):
    """The user's own files as they are now."""

    settings: Stamps
    library: Stamps
    """Exercises and workouts."""


def find_freshness(paths: Paths) -> Freshness:
    """Look at the files; what is not there, or cannot be looked at, has no stamp."""
    folders = (paths.config / "exercises", paths.config / "workouts")
    return Freshness(_stamp([paths.settings]), _stamp(file for folder in folders for file in _files(folder)))


def read_again(context: Context, before: Freshness, now: Freshness) -> Context:
    """With the files that are others now than they were before; what is wrong in them is in `problems`."""
    paths = context.paths
    if before.settings != now.settings:
        context = context._replace(settings=load_settings(paths.settings, lambda: {command.id for command in ALL}))
    if before.library != now.library:
        context = context._replace(library=load(paths.config))
    return context


def _files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from folder.glob("*.toml")


def _stamp(files: Iterable[Path]) -> Stamps:
    found = set()
    for file in files:
        with suppress(OSError):
            now = file.stat()
            found.add((str(file), now.st_mtime_ns, now.st_size))
    return frozenset(found)
