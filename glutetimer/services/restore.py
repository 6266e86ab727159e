"""A backup's files beside those that are there: which are new, the same, or differ, and how they are put in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar

from glutetimer.files.reading.document import fetch
from glutetimer.files.reading.names import slug
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.writing.atomic import behind_links, replace_whole
from glutetimer.history.changes import Effect
from glutetimer.history.interchange.records import Records
from glutetimer.history.rows import Record
from glutetimer.history.store import History
from glutetimer.library.user_files import own
from glutetimer.services.backup import LARGEST_FILE, find_place
from glutetimer.settings.paths import Paths
from glutetimer.training.counting import format_count

_R = TypeVar("_R", bound=Record)


class Compared(NamedTuple):
    """The files of a backup, by name, with where each belongs."""

    new: dict[str, Path]
    same: dict[str, Path]
    different: dict[str, Path]
    """What is there under this name, or this id, says something else."""


def compare_files(paths: Paths, files: Mapping[str, bytes]) -> Compared:
    """Look at what is there.

    Raises:
        GlutetimerError: one that is there cannot be read.
    """
    found = Compared({}, {}, {})
    for name, data in files.items():
        place = _find_own(paths, name)
        if not place.exists():
            found.new[name] = place
        elif fetch(place, LARGEST_FILE) == data:
            found.same[name] = place
        else:
            found.different[name] = place
    return found


def leave_edited(history: History, records: Records) -> Records:
    """The records of a backup without those that say something else here: what was put right since then stays."""

    def kept(several: tuple[_R, ...]) -> tuple[_R, ...]:
        effects = history.compare(several)
        return tuple(each for each, effect in zip(several, effects, strict=True) if effect is not Effect.CHANGED)

    return replace(
        records,
        sessions=kept(records.sessions),
        sets=kept(records.sets),
        pauses=kept(records.pauses),
        goals=kept(records.goals),
        decisions=kept(records.decisions),
    )


def write_files(places: Mapping[str, Path], files: Mapping[str, bytes]) -> None:
    """Put files in place, each as a whole; done again it goes on where it stopped.

    Raises:
        GlutetimerError: one cannot be written; those before it are.
    """
    for name, place in places.items():
        try:
            path = behind_links(place)
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_whole(path, files[name])
        except OSError as error:
            raise GlutetimerError(
                f"{place}: {error.strerror or error}; restore again when it can be written"
            ) from error


def _find_own(paths: Paths, name: str) -> Path:
    """Where a file belongs: a workout of the same id is the same workout, if none is spelt like that very file."""
    place, path = find_place(paths, name), PurePosixPath(name)
    if path.parent.name and not place.exists():
        return own(place.parent, slug(path.stem)) or place
    return place


def count_kinds(names: Collection[str]) -> str:
    """`2 workouts, 1 figure, settings`: what files are, by their names; empty for none."""
    kinds = Counter(PurePosixPath(name).parent.name for name in names)
    counted = [format_count(number, kind[:-1]) for kind, number in sorted(kinds.items()) if kind]
    return ", ".join([*counted, *(PurePosixPath(name).stem for name in names if "/" not in name)])
