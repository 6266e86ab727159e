"""`glutetimer workouts edit`: a workout in the user's editor, checked on return. What was written is never lost.

The editor has a copy beside the file, under a name that no workout has. Only a text without mistakes takes the file's
place; another waits there, and the next `edit` opens it again.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from glutetimer import system
from glutetimer.cli.loading import load_context_aloud
from glutetimer.cli.options import add_workout
from glutetimer.cli.workout_files import describe_length, find_file
from glutetimer.files.reading.document import LARGEST, fetch
from glutetimer.files.reading.ids import SUFFIX
from glutetimer.files.reading.names import slug
from glutetimer.files.reading.problem import FileError, GlutetimerError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.library.catalogue import Library
from glutetimer.library.user_files import is_built_in, own, replace
from glutetimer.services.context import Context
from glutetimer.services.layout import find_layout
from glutetimer.settings.paths import Paths
from glutetimer.training.workout import Workout

Ask = Callable[[str], str]
"""Asks a question in the terminal, and returns the answer."""

QUESTION = "[e]dit again, [k]eep it for later, [d]iscard it? "


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_workout(parser)


def run(args: argparse.Namespace) -> int:
    ask = input if sys.stdin.isatty() and sys.stdout.isatty() else None
    return edit_workout(load_context_aloud(args), args.workout, ask)


def edit_workout(context: Context, name: str, ask: Ask | None = None) -> int:
    """Open a workout in the user's editor, and put it in its place when it is right.

    Args:
        context: finds the workout; what becomes of a built-in one is saved among the user's.
        name: an id, a name, or the path of a file, which need not be without mistakes.
        ask: what to do with a text that has mistakes; without a terminal None, and the text is kept.

    Returns:
        The exit code: 1 where the text has mistakes and is kept, or the editor failed.
    """
    paths, library = context.paths, context.library
    source = own(paths.workouts, slug(name)) or _find_source(paths, library, name)
    target = source
    if is_built_in(source):
        target = paths.workouts / source.name
        print(f"{slug(source.stem)} is built in; what you save becomes your own, and replaces it.")
    before = fetch(source)
    if len(before) > LARGEST:  # what is not read here would be lost
        raise GlutetimerError(f"{source}: larger than {LARGEST // 1024} KiB; split it")
    draft = target.with_name(f".{target.stem}.edit{SUFFIX}")
    if draft.exists() and fetch(draft) != before:
        print("An edit that was not finished is opened again.")
    else:
        _write_draft(draft, before)
    return _edit_until_right(context, target, draft, before, ask)


def _edit_until_right(context: Context, target: Path, draft: Path, before: bytes, ask: Ask | None) -> int:
    """Edit until the text is right, or put off."""
    while True:
        try:
            code = _open_editor(draft)
        finally:
            data = fetch(draft)
            changed = data != before
            if not changed:
                draft.unlink()
        if code:
            kept = f"; your text is kept in {draft}" if changed else ""
            raise GlutetimerError(f"the editor ended with {code}, so nothing is saved{kept}")
        if not changed:
            print("Nothing was changed.")
            return 0
        try:
            workout = read_workout(data, str(target), slug(target.stem), context.library.names)
        except FileError as faulty:
            print(faulty, file=sys.stderr)
            answer = _ask_what_next(ask)
            if answer == "e":
                continue
            if answer == "d":
                draft.unlink()
                print("Discarded; nothing is saved.")
                return 0
            print(f"Kept in {draft}; `glutetimer workouts edit` opens it again.", file=sys.stderr)
            return 1
        return _save(context, workout, target, draft=draft, data=data, before=before)


def _save(context: Context, workout: Workout, target: Path, *, draft: Path, data: bytes, before: bytes) -> int:
    if target.exists() and fetch(target) != before:
        raise GlutetimerError(f"{target} was changed by something else meanwhile; your text is kept in {draft}")
    try:
        replace(target, data.decode("utf-8-sig"))
    except GlutetimerError as refusal:
        raise GlutetimerError(f"{refusal}; your text is kept in {draft}") from None
    draft.unlink()
    print(f"Saved: {target}, {describe_length(find_layout(context).lay_out(workout))}")
    return 0


def _find_source(paths: Paths, library: Library, name: str) -> Path:
    path = Path(name)
    if (path.suffix == SUFFIX or path.name != name) and path.is_file():
        return path
    return find_file(paths, library, library.workout(name), name)


def _ask_what_next(ask: Ask | None) -> str:
    while ask:
        try:
            answer = ask(QUESTION).strip().casefold()[:1]
        except EOFError:
            break
        if answer in ("e", "k", "d"):
            return answer
    return "k"


def _write_draft(draft: Path, data: bytes) -> None:
    try:
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()  # half of it would be taken for an edit that was not finished
        raise GlutetimerError(f"{draft}: {error.strerror}") from error


def _open_editor(path: Path) -> int:
    """Let the user edit a file; returns the editor's exit code."""
    said = os.environ.get("VISUAL") or os.environ.get("EDITOR") or system.this.editor
    try:
        words = system.this.split_command(said)
    except ValueError as error:
        raise GlutetimerError(f"EDITOR is {said!r}: {error}") from error
    try:
        return subprocess.run([*words, str(path)]).returncode
    except OSError as error:
        raise GlutetimerError(f"the editor {said!r} cannot be started: {error.strerror}; set EDITOR") from error
