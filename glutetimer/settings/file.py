"""A setting changed on the screen, into the file that a person writes: every other line stays as it is."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from pathlib import Path

from glutetimer.files.reading.document import examine, fetch
from glutetimer.files.reading.problem import FileError, GlutetimerError
from glutetimer.files.writing.atomic import behind_links, replace_whole
from glutetimer.files.writing.toml_edit import Changes, change_document
from glutetimer.system.locks import alone

KEYS = "keys"
"""The table of keys by the commands' ids."""
TRIES = 5
"""How often it is begun anew, where an editor saves at the same instant."""
ALONE_S = 1.0
"""How long another window's change is waited for (our choice): its setting would be lost between two looks."""


def save(path: Path, changes: Changes) -> None:
    """Write settings into the file, which is read again first: what an editor has saved meanwhile stays.

    Raises:
        GlutetimerError: it was not saved, and why; the file is as it was.
    """
    try:
        path = behind_links(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        with alone(path.parent, ALONE_S):
            for _ in range(TRIES):
                before = _state(path)
                old = _read(path) if before else b""
                new = change_document(_rename(old, changes), changes)
                if new == old or replace_whole(path, new, partial(_stands, path, before)):
                    return
    except OSError as error:
        raise GlutetimerError(f"not saved: {error.strerror or error}") from None
    raise GlutetimerError(f"not saved: another program is writing {path.name}")


def _rename(data: bytes, changes: Changes) -> bytes:
    """The file with the new names of the settings that change, in their old lines."""
    from glutetimer.settings.settings import TABLE

    for each in TABLE:
        if each.was and (each.key,) in changes and not re.search(rb"(?m)^\s*%s\s*=" % each.key.encode(), data):
            top, table, rest = data.partition(b"\n[")
            top = re.sub(rb"(?m)^(\s*)%s(?=\s*=)" % each.was.encode(), rb"\g<1>" + each.key.encode(), top, count=1)
            data = top + table + rest
    return data


def _read(path: Path) -> bytes:
    """The bytes of a file that is TOML."""
    try:
        data = fetch(path)
        _, problems = examine(data, path.name, lambda table: None)
    except FileError as faulty:
        problems = faulty.problems
    if problems:
        raise GlutetimerError(f"not saved, mend the file first: {problems[0]}")
    return data


def _state(path: Path) -> tuple[int, ...] | None:
    """What differs once somebody else has written the file; None where there is none."""
    with suppress(FileNotFoundError):
        stat = path.stat()
        return stat.st_ino, stat.st_size, stat.st_mtime_ns
    return None


def _stands(path: Path, before: tuple[int, ...] | None) -> bool:
    """Whether it still is the file that was read."""
    return _state(path) == before
