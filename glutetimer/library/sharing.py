"""A workout as one file that another glutetimer reads: its own text, and below it the exercises it brings along.

Below are tables [exercises.ID] and [figures.ID], with what stands in files of these names. Only an import takes them,
and puts each in its folder: a file that is merely opened adds nothing to the catalogue.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from glutetimer.figure.file import take_figure
from glutetimer.files.reading.document import fetch, read, read_table
from glutetimer.files.reading.exercise_file import take_exercise
from glutetimer.files.reading.problem import GlutetimerError, shown
from glutetimer.files.reading.table import Table
from glutetimer.files.writing.toml import tables
from glutetimer.library.user_files import id_of, own
from glutetimer.training.exercise import Exercise
from glutetimer.training.workout import Workout

BROUGHT = ("exercises", "figures")

MOST_BROUGHT = 100
"""Exercises in one file (our choice)."""

_MARK = "# What this workout brings along; `glutetimer workouts import` puts it in its place."
_BEGINS = re.compile(r"^[ \t]*\[\[?[ \t]*[\"']?(?:exercises|figures)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shared:
    """What a shared file holds."""

    text: str
    """The workout's own."""
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    """By id, with their texts in `texts`."""
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Of exercises and figures, by ("exercises" or "figures", id)."""


def pack(text: str, workout: Workout, folder: Path) -> str:
    """A workout's text, with those exercises and figures below it that are the user's own.

    Args:
        text: the workout's file.
        workout: what it says.
        folder: has the user's exercises/ and figures/.

    Raises:
        GlutetimerError: one of these files cannot be read.
    """
    below: list[str] = []
    for id in exercises_of(workout):
        for kind in BROUGHT:
            if path := own(folder / kind, id):
                below += tables(_contents(fetch(path), str(path)), kind, id)
    return text if not below else "\n".join([text.rstrip("\n"), "", _MARK, "", *below]).rstrip("\n") + "\n"


def unpack(data: bytes, file: str) -> Shared:
    """Take a shared file apart.

    Args:
        data: its bytes.
        file: its name for the problems.

    Raises:
        GlutetimerError: it is no TOML, or what it brings along is wrong; the workout itself is not looked at.
    """
    contents = _contents(data, file)
    brought = {kind: contents.pop(kind) for kind in BROUGHT if kind in contents}
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    if not brought:
        return Shared(text)
    exercises: dict[str, Exercise] = {}
    texts: dict[tuple[str, str], str] = {}
    for kind, things in brought.items():
        for id, table in _named(kind, things, file):
            # Read before it is written anew: what can be read can be written.
            place = f"{file}: [{kind}.{id}]"
            if kind == "exercises":
                exercises[id] = read_table(table, place, partial(take_exercise, id=id))
            else:
                read_table(table, place, take_figure)
            texts[kind, id] = "\n".join(tables(table)).rstrip("\n") + "\n"
    return Shared(_own_text(text, contents), exercises, texts)


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


def _named(kind: str, things: object, file: str) -> Iterator[tuple[str, dict[str, object]]]:
    """The tables by id; an id is a file's name later, and must be one."""
    if not isinstance(things, dict) or len(things) > MOST_BROUGHT:
        raise GlutetimerError(f"{file}: {kind}: at most {MOST_BROUGHT} tables such as [{kind}.my-own] belong here")
    for id, table in things.items():
        if not isinstance(table, dict):
            raise GlutetimerError(f"{file}: {kind}: {shown(id)} is no table; write [{kind}.{shown(id)}]")
        if id_of(id) != id:
            raise GlutetimerError(f"{file}: {kind}: {shown(id)} is no id; {shown(id_of(id))} would be one")
        yield id, table


def _own_text(text: str, contents: dict[str, object]) -> str:
    """The workout's part as it was written, where it stands above the rest; else written anew, without its comments."""
    ends = text.find(_MARK)
    if ends < 0:
        match = _BEGINS.search(text)
        ends = match.start() if match else len(text)
    above = text[:ends].rstrip("\n") + "\n"
    try:
        found = tomllib.loads(above)
    except tomllib.TOMLDecodeError:
        found = {}
    found.pop("format", None)
    return above if found == contents else "\n".join(tables(contents)).rstrip("\n") + "\n"
