"""What an earlier session could not save: taken in at the start, and said as long as it waits."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from glutetimer.services.context import Context, ask_history
from glutetimer.settings.paths import Paths
from glutetimer.training.counting import format_count

if TYPE_CHECKING:  # nearly every start has none, and is sooner without
    from glutetimer.history.interchange.rescue import Waiting


NOT_SAVED = "NOT SAVED"
"""What a line begins with of what waits."""


def shorten(words: str, folder: Path) -> str:
    """A line for a screen: files of this folder by their names alone."""
    return words.replace(f"{folder}{os.sep}", "")


def take_in(context: Context) -> list[str]:
    """Take in what waits; returns what there is to say of it, a line each."""
    if not is_waiting(context.paths):
        return []
    from glutetimer.history.connection import HistoryError
    from glutetimer.history.interchange.rescue import take_in
    from glutetimer.history.store import History

    try:
        with History(context.paths.history) as history:
            if history.read_only:
                raise HistoryError(history.read_only)
            done = take_in(history, context.paths.rescue)
    except HistoryError as error:
        return [f"{NOT_SAVED}: {error}; {words}" for words in waiting_words(context.paths)]
    lines = [f"{NOT_SAVED}: {problem}; it is still there" for problem in done.problems]
    if done.records:
        names = ", ".join(map(str, done.files))
        saved = format_count(done.records, "session or set", "sessions and sets")
        lines.insert(0, f"saved what was kept in {names}: {saved}")
    return lines


def find_waiting(paths: Paths) -> list[Waiting]:
    """The files of what is not in the history yet. Those that were taken in and could not be removed are none."""
    if not is_waiting(paths):
        return []
    from glutetimer.history.interchange.rescue import find_waiting

    found = find_waiting(paths.rescue)
    known = ask_history(paths, lambda history: history.known([each.digest for each in found]), set())
    return [each for each in found if each.digest not in known]


def waiting_words(paths: Paths) -> list[str]:
    """What waits, a line each file."""
    return [f"{_describe_waiting(each)} in {each.path}" for each in find_waiting(paths)]


def _describe_waiting(waiting: Waiting) -> str:
    if waiting.unsaved is None:
        return "what cannot be read waits"
    if not (number := len(waiting.unsaved.put)):
        return "what became of a session waits"
    return format_count(number, "session or set waits", "sessions and sets wait")


def is_waiting(paths: Paths) -> bool:
    """Whether there are files of what was not saved at once."""
    return any(next(iter(folder.glob(f"{prefix}*.json")), None) for folder, prefix in paths.rescue)
