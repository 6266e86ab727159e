"""`glutetimer sync`: one history on several devices, through a folder that something else carries."""

from __future__ import annotations

import argparse
import sys

from glutetimer.cli.loading import find_paths, load_settings
from glutetimer.cli.options import folder
from glutetimer.files.reading.problem import GlutetimerError, shown, visible, visible_lines
from glutetimer.services.sync import sync_folder
from glutetimer.settings.file import save
from glutetimer.settings.paths import expand_home, tilde
from glutetimer.settings.settings import TABLE
from glutetimer.views.sync import describe_exchange

SETTING = next(each for each in TABLE if each.key == "sync-folder")
KEY = (SETTING.key,)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Write what is new of this device into a folder, and take in what others wrote there. Syncthing, Dropbox, git "
        "or a stick carries it. The folder is remembered: each start and each session's end sync by themselves."
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("folder", metavar="DIR", nargs="?", type=folder, help="of its own; without it, the last one")
    which.add_argument("--off", action="store_true", help="forget the folder; what is in it stays")


def run(args: argparse.Namespace) -> int:
    """Sync, and say what went and came; the exit code is 1 where something is left to be done."""
    paths, named = find_paths(args), load_settings(args).sync_folder
    if args.off:
        save(paths.settings, {KEY: ""})
        print(f"Off. {visible(named) or 'There was no folder'}{': its files stay' if named else ''}.")
        return 0
    if args.folder is None and not named:
        raise GlutetimerError("no folder is named yet; write `glutetimer sync DIR`, a folder that is carried")
    place = expand_home(args.folder or named).absolute()
    if args.folder is not None:
        _check_name(tilde(place))
    if args.folder is not None and not place.exists() and place.parent.is_dir():  # the disk that it is on is there
        try:
            place.mkdir()
        except OSError as error:
            raise GlutetimerError(f"{visible(str(place))}: {error.strerror or error}") from None
    done = sync_folder(paths, place)
    for words in describe_exchange(done):
        print(words)
    for problem in done.problems:
        print(f"glutetimer: {visible_lines(problem)}", file=sys.stderr)
    if args.folder is not None and tilde(place) != named:
        save(paths.settings, {KEY: tilde(place)})
        print(f"From now on with {visible(tilde(place))}, at each start and each session's end.")
    return 1 if done.problems else 0


def _check_name(name: str) -> None:
    """Ask the setting that will remember it, before anything goes there.

    Raises:
        GlutetimerError: it would be remembered as another one, or not at all.
    """
    try:
        kept = SETTING.kind.parse(name)
    except ValueError as error:
        raise GlutetimerError(f"{SETTING.key}: {error}") from None
    if kept != name:
        raise GlutetimerError(f"{SETTING.key}: {shown(name)} ends in a space, which no setting keeps; rename it")
