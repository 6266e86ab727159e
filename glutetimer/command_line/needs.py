"""What commands work with. Imported when it is needed, `--help` does without."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glutetimer.kit import Kit
    from glutetimer.library import Library
    from glutetimer.paths import Paths
    from glutetimer.settings import Settings


def paths(args: argparse.Namespace) -> Paths:
    """Where everything is, looked at first.

    Raises:
        Refusal: it cannot be there.
    """
    from glutetimer import paths
    from glutetimer.reading.problem import Refusal

    where = paths.paths(args.data_dir)
    for folder in (where.data, where.config):
        there = next(each for each in (folder, *folder.parents) if os.path.lexists(each) or each == each.parent)
        if not there.is_dir():
            raise Refusal(f"{there}: everything is kept in there, so it must be a folder")
        if there != folder:
            continue
        if not os.access(folder, os.R_OK | os.X_OK):
            raise Refusal(f"{folder}: everything is kept in there, so it must be yours to read")
    return where


def library(args: argparse.Namespace) -> Library:
    """What there is to do."""
    from glutetimer.library import load

    return load(paths(args).config)


def settings(args: argparse.Namespace) -> Settings:
    """What the user set."""
    from glutetimer.settings import load

    return load(paths(args).settings, _command_ids)


def kit(args: argparse.Namespace) -> Kit:
    """All of it, and the clocks."""
    from glutetimer.clock import SystemClock
    from glutetimer.kit import Kit

    return Kit(paths(args), settings(args), library(args), SystemClock())


def told(args: argparse.Namespace) -> Kit:
    """The same, for what is printed: what is wrong in the settings is said first, on standard error."""
    found = kit(args)
    for problem in found.settings.problems:
        print(f"glutetimer: {problem}", file=sys.stderr)
    return found


def _command_ids() -> set[str]:
    from glutetimer.app.commands import ALL

    return {command.id for command in ALL}
