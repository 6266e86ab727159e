"""A setting changed on the screen, into the file that a person writes: every other line stays as it is.

tomlkit keeps comments, order and spaces. It is imported here alone, and late: only who saves needs it.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from time import sleep
from typing import Any

from glutetimer.reading.document import examine, fetch
from glutetimer.reading.problem import Faulty, Refusal
from glutetimer.writing.whole import behind_links, replace_whole

KEYS = "keys"
"""The table of keys by the commands' ids."""
TRIES = 5
"""How often it is begun anew, where an editor saves at the same instant."""
LOCK_TRIES, LOCK_WAIT_S = 100, 0.01
"""How often, and how far apart, it is asked whether another window is done with its change (design)."""
_BOM = b"\xef\xbb\xbf"

Changes = Mapping[tuple[str, ...], Any]
"""By path, ("reach",) or ("keys", "home.start"), the value to write; None takes the line out."""


def save(path: Path, changes: Changes) -> None:
    """Write settings into the file, which is read again first: what an editor has saved meanwhile stays.

    Raises:
        Refusal: it was not saved, and why; the file is as it was.
    """
    try:
        path = behind_links(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path.parent):
            for _ in range(TRIES):
                before = _state(path)
                old = _read(path) if before else b""
                new = changed(old, changes)
                if new == old or replace_whole(path, new, partial(_stands, path, before)):
                    return
    except OSError as error:
        raise Refusal(f"not saved: {error.strerror or error}; it holds until you leave") from None
    raise Refusal(f"not saved: another program is writing {path.name}; it holds until you leave")


def changed(old: bytes, changes: Changes) -> bytes:
    """A file's bytes with other settings in it.

    A line that is there keeps its place and its comment. A new one goes below the last of its table.

    Raises:
        Refusal: the file is no TOML, or what became of it would not say what it should.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    bom, text = old[: len(_BOM)] == _BOM, old.decode("utf-8-sig")
    windows = "\r\n" in text and "\n" not in text.replace("\r\n", "")
    text = text.replace("\r\n", "\n")
    wanted = tomllib.loads(text)
    try:
        document = tomlkit.parse(text)
        for path, value in changes.items():
            _put(document, path, value)
            _put_plain(wanted, path, value)
        new = tomlkit.dumps(document)
        faithful = tomllib.loads(new) == wanted
    except (TOMLKitError, tomllib.TOMLDecodeError, ValueError, KeyError, TypeError, AttributeError):
        faithful = False
    if not faithful:  # rather not saved than a file that somebody wrote spoilt
        raise Refusal("not saved: the file is laid out in a way that is not understood here; edit it by hand")
    return (_BOM if bom else b"") + (new.replace("\n", "\r\n") if windows else new).encode()


def _read(path: Path) -> bytes:
    """The bytes of a file that is TOML.

    Raises:
        Refusal: it is none.
    """
    try:
        data = fetch(path)
        _, problems = examine(data, path.name, lambda table: None)
    except Faulty as faulty:
        problems = faulty.problems
    if problems:
        raise Refusal(f"not saved, mend the file first: {problems[0]}")
    return data


def _put(document: Any, path: tuple[str, ...], value: Any) -> None:
    """Set a value in a tomlkit document."""
    import tomlkit

    *tables, key = path
    table = document
    for name in tables:
        if name not in table:
            if value is None:
                return
            document[name] = tomlkit.table()
        table = table[name]
    if key in table:
        if value is None:
            del table[key]
        elif repr(_plain(table[key])) != repr(value):  # true is 1 to Python, and nothing of the kind to TOML
            table[key] = value
    elif value is not None:
        last = None if tables else _last_plain(document)
        if last is None:
            table[key] = value
        else:  # tomlkit itself would put it between a comment and the table below
            item = tomlkit.item(value)
            item.trivia.trail = "\n"
            document._insert_after(last, key, item)


def _plain(value: Any) -> Any:
    """Python's own value; tomlkit gives a truth as such, and everything else as its own."""
    return value.unwrap() if hasattr(value, "unwrap") else value


def _last_plain(document: Any) -> Any:
    """The key of the last line of the root, before any table; None where there is none."""
    from tomlkit.items import AoT, Table

    plain = None
    for key, item in document.body:
        if isinstance(item, Table | AoT):
            break
        plain = key or plain
    return plain


def _put_plain(values: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    *tables, key = path
    for name in tables:
        if name not in values and value is None:
            return
        values = values.setdefault(name, {})
    if value is None:
        values.pop(key, None)
    else:
        values[key] = value


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one glutetimer at a time change a file in there: a second window's setting would be lost between two looks.

    Where that cannot be had, or not soon, it goes on without; an editor does not ask anyway.
    """
    with ExitStack() as held:
        with suppress(ImportError, OSError):  # Windows has no flock, and not every file system
            from fcntl import LOCK_EX, LOCK_NB, flock

            number = os.open(folder, os.O_RDONLY)
            held.callback(os.close, number)  # which lets go of it
            for _ in range(LOCK_TRIES):
                try:
                    flock(number, LOCK_EX | LOCK_NB)
                    break
                except BlockingIOError:
                    sleep(LOCK_WAIT_S)
        yield


def _state(path: Path) -> tuple[int, ...] | None:
    """What differs once somebody else has written the file; None where there is none."""
    with suppress(FileNotFoundError):
        stat = path.stat()
        return stat.st_ino, stat.st_size, stat.st_mtime_ns
    return None


def _stands(path: Path, before: tuple[int, ...] | None) -> bool:
    """Whether it still is the file that was read."""
    return _state(path) == before
