"""`glutetimer restore`: what `backup` wrote, into an empty place or beside what is there."""

from __future__ import annotations

import argparse
from pathlib import Path

from glutetimer import system
from glutetimer.cli.imported import describe_tallies, problems_of
from glutetimer.cli.loading import find_paths
from glutetimer.cli.options import file_name
from glutetimer.files.reading.document import fetch
from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.history.connection import BUSY_S
from glutetimer.history.interchange.json import LARGEST, import_, read_json
from glutetimer.history.interchange.outside import settle
from glutetimer.history.store import History
from glutetimer.services.backup import HISTORY, SETTINGS, Backup, read_backup
from glutetimer.services.restore import Compared, compare_files, count_kinds, leave_edited, write_files
from glutetimer.settings.settings import read_settings
from glutetimer.training.counting import format_count


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Take in what backup wrote. The history is merged by its ids, and what was changed here since stays. Files "
        "that are not there are written; where one differs, all is refused. Run it with --dry-run first."
    )
    parser.add_argument("file", metavar="FILE", type=file_name, help="a name in .zip")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    parser.add_argument(
        "--replace", action="store_true", help="where yours differs, in files and in the history, take the backup's"
    )


def run(args: argparse.Namespace) -> int:
    """Restore all of a backup, or refuse it in words.

    Raises:
        GlutetimerError: it is no backup, or files differ, and nothing is changed; or something cannot be written.
    """
    paths, place = find_paths(args), visible(args.file)
    data = fetch(Path(args.file), LARGEST, waits=True)
    if len(data) > LARGEST:
        raise GlutetimerError(f"{place}: larger than {LARGEST >> 20} MiB; nothing is restored")
    backup = read_backup(data, place)
    compared = compare_files(paths, backup.files)
    if compared.different and not args.replace and not args.dry_run:
        raise GlutetimerError("\n".join(f"{place}: {words}" for words in _describe_different(compared)))
    written = compared.new | (compared.different if args.replace else {})
    with problems_of(f"{place}: {HISTORY}", "nothing is restored"):
        records = read_json(backup.history)
        with History.reading(paths.history, BUSY_S) if args.dry_run else History(paths.history) as history:
            records = settle(history, records, Path(args.file).name)
            kept = records if args.replace else leave_edited(history, records)
            report = import_(history, kept, dry_run=args.dry_run)
    if not args.dry_run:
        write_files(written, backup.files)
    parts = [describe_tallies(report), *_describe_files(compared, args.replace)]
    if edited := len(records.everything) - len(kept.everything):
        parts.append(format_count(edited, "change of yours stays", "changes of yours stay"))
    words = "; ".join(filter(None, parts)) or "nothing in it"
    print(f"Would restore: {words}. Nothing is written." if args.dry_run else f"Restored: {words}.")
    if args.dry_run and not args.replace:
        print("".join(f"{words}\n" for words in _describe_different(compared)), end="")
    print("".join(f"{words}\n" for words in _describe_settings(backup, written)), end="")
    return 0


def _describe_files(compared: Compared, replaced: bool) -> list[str]:
    different = compared.different if replaced else {}
    found = ((compared.new, "added"), (different, "replaced"), (compared.same, "already there"))
    return [f"{count_kinds(names)} {what}" for names, what in found if names]


def _describe_different(compared: Compared) -> list[str]:
    found = compared.different.items()
    return [f"{name} differs from {visible(str(place))}; with --replace it takes that place" for name, place in found]


def _describe_settings(backup: Backup, written: dict[str, Path]) -> list[str]:
    """What the settings will do by themselves: whoever takes them in should know."""
    if SETTINGS not in written:
        return []
    settings = read_settings(backup.files[SETTINGS], SETTINGS)
    said = [
        f"Its settings run a command, {hook}: {visible(system.this.join_command(words))}"
        for hook, words in settings.hooks.items()
    ]
    if settings.sync_folder:  # of the machine that it was made on, which may be another one
        said.append(f"Its settings sync with {visible(settings.sync_folder)}: `glutetimer sync --off` forgets that.")
    return said
