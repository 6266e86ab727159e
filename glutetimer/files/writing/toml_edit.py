"""Values of a TOML document changed: every other line stays as it is.

tomlkit keeps comments, order and spaces. It is imported here alone, and late: only who saves needs it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from glutetimer.files.reading.problem import GlutetimerError

_BOM = b"\xef\xbb\xbf"

NOT_UNDERSTOOD = "not saved: the file is laid out in a way that is not understood here; edit it by hand"

Changes = Mapping[tuple[str, ...], Any]
"""By path, ("reach",) or ("keys", "home.start"), the value to write; None takes the line out."""


def change_document(old: bytes, changes: Changes) -> bytes:
    """A file's bytes with other settings in it.

    A line that is there keeps its place and its comment. A new one goes below the last of its table.

    Raises:
        GlutetimerError: the file is no TOML, or what became of it would not say what it should.
    """

    def put_all(document: Any) -> None:
        # What goes, goes first: a new line is written below one that stays.
        for path, value in sorted(changes.items(), key=lambda change: change[1] is not None):
            _put(document, path, value)

    def put_all_plain(values: dict[str, Any]) -> None:
        for path, value in changes.items():
            _put_plain(values, path, value)

    return edit_document(old, put_all, put_all_plain)


def edit_document(old: bytes, change: Callable[[Any], None], change_plain: Callable[[dict[str, Any]], None]) -> bytes:
    """A file's bytes, changed as a tomlkit document; what it then says is compared with what it should.

    Args:
        change_plain: does the same to what tomllib read from the file.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    bom, text = old[: len(_BOM)] == _BOM, old.decode("utf-8-sig")
    windows = "\r\n" in text and "\n" not in text.replace("\r\n", "")
    text = text.replace("\r\n", "\n")
    wanted = tomllib.loads(text)
    change_plain(wanted)
    try:
        document = tomlkit.parse(text)
        change(document)
        new = tomlkit.dumps(document)
        faithful = tomllib.loads(new) == wanted
    except (TOMLKitError, tomllib.TOMLDecodeError, ValueError, KeyError, TypeError, AttributeError):
        faithful = False
    if not faithful:  # rather not saved than a file that somebody wrote spoilt
        raise GlutetimerError(NOT_UNDERSTOOD)
    return (_BOM if bom else b"") + (new.replace("\n", "\r\n") if windows else new).encode()


def _put(document: Any, path: tuple[str, ...], value: Any) -> None:
    import tomlkit

    *tables, key = path
    if isinstance(value, Mapping):
        inline = tomlkit.inline_table()
        inline.update(value)
        value = inline
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
        else:
            add_below(document.item(last), key, value)


def add_below(above: Any, key: str, value: Any) -> None:
    """Add a line directly below a value's, or below a table's header; tomlkit has no way to say where.

    It is there for whoever reads the file, but not for whoever asks this very document.
    """
    import tomlkit

    trail = above.trivia.trail
    end = "" if trail.endswith("\n") else "\n"
    above.trivia.trail = f"{trail}{end}{tomlkit.key(key).as_string()} = {tomlkit.item(value).as_string()}\n"


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
