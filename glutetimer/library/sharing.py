"""A workout as one file that another glutetimer reads: its own text, and below it the exercises it brings along.

Below are tables [exercises.ID], as any workout may have them, and [figures.ID], with what stands in files of these
names. Only an import takes figures, and puts each in its folder.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from glutetimer.figure.file import take_figure
from glutetimer.files.reading.document import decode, fetch, read, read_table
from glutetimer.files.reading.ids import id_of
from glutetimer.files.reading.own_exercises import MOST_OWN
from glutetimer.files.reading.problem import GlutetimerError, shown
from glutetimer.files.reading.table import Table
from glutetimer.files.writing.toml import tables
from glutetimer.library.user_files import own
from glutetimer.training.workout import Workout

EXERCISES, FIGURES = BROUGHT = ("exercises", "figures")

_MARK = "# What this workout brings along."
_BEGINS = re.compile(r"^[ \t]*\[\[?[ \t]*[\"']?figures\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shared:
    """What a shared file holds."""

    text: str
    """The workout's, with its own exercises."""
    figures: Mapping[str, str] = field(default_factory=dict)
    """By exercise, each the text of a file."""


def pack(text: str, workout: Workout, folder: Path) -> str:
    """A workout's text, with those exercises and figures below it that are the user's own.

    Args:
        workout: what it says.
        folder: has the user's exercises/ and figures/.

    Raises:
        GlutetimerError: one of these files cannot be read.
    """
    below: list[str] = []
    brought = {exercise.id for exercise in workout.exercises}
    for kind in BROUGHT:
        for id in exercises_of(workout):
            if (path := own(folder / kind, id)) and not (kind == EXERCISES and id in brought):
                below += tables(_contents(fetch(path), str(path)), kind, id)
    mark = [] if _MARK in text else [_MARK, ""]
    return text if not below else "\n".join([text.rstrip("\n"), "", *mark, *below]).rstrip("\n") + "\n"


def unpack(data: bytes, file: str) -> Shared:
    """Take a shared file apart.

    Raises:
        GlutetimerError: it is no TOML, or a figure in it is wrong; the workout itself is not looked at.
    """
    contents = _contents(data, file)
    brought = contents.pop(FIGURES, None)
    text = decode(data)
    if brought is None:
        return Shared(text)
    figures: dict[str, str] = {}
    for id, table in _named(brought, file):
        # Read before it is written anew: what can be read can be written.
        read_table(table, f"{file}: [{FIGURES}.{id}]", take_figure)
        figures[id] = "\n".join(tables(table)).rstrip("\n") + "\n"
    return Shared(_own_text(text, contents), figures)


def exercises_of(workout: Workout) -> Iterator[str]:
    """The ids of the exercises that a workout names, each once: those that take another's place too."""
    steps = list(workout.every_step)
    named = [step.exercise for step in steps if step.exercise]
    yield from dict.fromkeys((*named, *(id for step in steps for _, id in step.instead)))


def _contents(data: bytes, file: str) -> dict[str, object]:
    """A document as tomllib reads it."""

    def build(table: Table) -> dict[str, object]:
        return {key: table.take(key, lambda value: value) for key in list(table.keys()) if key != "format"}

    return read(data, file, build)


def _named(things: object, file: str) -> Iterator[tuple[str, dict[str, object]]]:
    """The figures by id; an id is a file's name later, and must be one."""
    if not isinstance(things, dict) or len(things) > MOST_OWN:
        raise GlutetimerError(f"{file}: {FIGURES}: at most {MOST_OWN} tables such as [{FIGURES}.my-own] belong here")
    for id, table in things.items():
        if not isinstance(table, dict):
            raise GlutetimerError(f"{file}: {FIGURES}: {shown(id)} is no table; write [{FIGURES}.{shown(id)}]")
        if id_of(id) != id:
            raise GlutetimerError(f"{file}: {FIGURES}: {shown(id)} is no id; {shown(id_of(id))} would be one")
        yield id, table


def _own_text(text: str, contents: dict[str, object]) -> str:
    """The workout's part as it was written, where it stands above the rest; else written anew, without its comments."""
    match = _BEGINS.search(text)
    ends = match.start() if match else len(text)
    above = text[:ends].rstrip("\n") + "\n"
    try:
        found = tomllib.loads(above)
    except tomllib.TOMLDecodeError:
        found = {}
    found.pop("format", None)
    return above if found == contents else "\n".join(tables(contents)).rstrip("\n") + "\n"
