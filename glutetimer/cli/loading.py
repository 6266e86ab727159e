"""What commands work with. Imported when it is needed, `--help` does without."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glutetimer.history.store import History
    from glutetimer.library.catalogue import Library
    from glutetimer.services.context import Context
    from glutetimer.settings.paths import Paths
    from glutetimer.settings.settings import Settings
    from glutetimer.training.exercise import Exercise


def find_paths(args: argparse.Namespace) -> Paths:
    """Where everything is, looked at first."""
    from glutetimer.files.reading.problem import GlutetimerError
    from glutetimer.settings import paths

    where = paths.paths(args.data_dir)
    for folder in (where.data, where.config):
        there = next(each for each in (folder, *folder.parents) if os.path.lexists(each) or each == each.parent)
        if not there.is_dir():
            raise GlutetimerError(f"{there}: everything is kept in there, so it must be a folder")
        if there != folder:
            continue
        if not os.access(folder, os.R_OK | os.X_OK):
            raise GlutetimerError(f"{folder}: everything is kept in there, so it must be yours to read")
    return where


def load_library(args: argparse.Namespace) -> Library:
    from glutetimer.library.catalogue import load

    return load(find_paths(args).config)


def load_settings(args: argparse.Namespace) -> Settings:
    from glutetimer.settings.settings import load

    return load(find_paths(args).settings, _command_ids)


def load_context(args: argparse.Namespace) -> Context:
    from glutetimer.clock import SystemClock
    from glutetimer.services.context import Context

    return Context(find_paths(args), load_settings(args), load_library(args), SystemClock())


def load_context_aloud(args: argparse.Namespace) -> Context:
    """The same, for what is printed: what is wrong in the settings is said first."""
    found = load_context(args)
    tell_problems(found.settings)
    return found


def tell_problems(settings: Settings) -> None:
    """Say what is wrong in the settings, on standard error."""
    for problem in settings.problems:
        print(f"glutetimer: {problem}", file=sys.stderr)


def report_history(paths: Paths, history: History) -> int:
    """Say what is not in what was read: what waits to be saved, and what cannot be read; returns the exit code."""
    from glutetimer.services.rescue import waiting_words

    for words in waiting_words(paths):
        print(f"glutetimer: NOT SAVED yet: {words}; the next start takes it in", file=sys.stderr)
    for words in history.unreadable:
        print(f"glutetimer: {words}", file=sys.stderr)
    return 1 if history.unreadable else 0


def find_hold(library: Library, name: str) -> Exercise:
    """A hold by its id, name or an alias."""
    from glutetimer.files.reading.problem import GlutetimerError
    from glutetimer.training.exercise import Measure

    exercise = library.exercise(name)
    if exercise.measure is not Measure.HOLD:
        holds = ", ".join(each.id for each in library.exercises.values() if each.measure is Measure.HOLD)
        raise GlutetimerError(f"{exercise.id} is no hold; these are: {holds}")
    return exercise


def _command_ids() -> set[str]:
    from glutetimer.keys.commands import ALL

    return {command.id for command in ALL}
