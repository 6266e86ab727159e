"""A TOML file that anybody may have written: from its bytes to something of ours, or to all of its problems."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, TypeVar, cast

from glutetimer.files.reading.pipes import read_from
from glutetimer.files.reading.problem import FileError, GlutetimerError, Problem, shown
from glutetimer.files.reading.table import Finding, Table, TooManyError, Value

if TYPE_CHECKING:
    from glutetimer.files.reading.locate import Path

LARGEST = 256 * 1024
"""Bytes; the longest built-in file has 2,000."""

FORMAT = 1
"""The one version of the language so far; a file may say `format = 1`."""

MOST_PARTS = 32
"""Of one dotted key: tomllib's time for it grows with the square of its parts."""

LARGEST_WHOLE = 2**63 - 1
"""What TOML itself takes; nothing of ours is larger, and arithmetic with floats goes on."""

_PLACE = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"
_LONGEST_WORDS = 120
_NO_DATE = r"""\s*[\w."'-]+\s*=\s*(\d{1,4}([-./])\d{1,2}\2\d{1,4})\s*(?:#.*)?$"""
_DEEP = r"(?:[\[{][^\]}\[{]*){20}"
_HUGE_NUMBER = r"[0-9_]{1000,}"
_LONG_NUMBER = re.compile(r"[0-9a-f_]{16,}", re.ASCII | re.IGNORECASE)
_LONG_KEY = rf"(?a)(?:[\w-]+[ \t]*\.[ \t]*){{{MOST_PARTS}}}[\w-]"
_HINTS = {
    "Invalid value": 'text needs quotes, such as "clam"',
    "Invalid statement": "a line is key = value, a [table] or a # comment",
    "Cannot overwrite a value": "say a key once",
    "Expected newline or end of document after a statement": "one key a line, and text in quotes",
}

T = TypeVar("T")


def fetch(path: FilePath, most: int = LARGEST, *, waits: bool = False) -> bytes:
    """A file's bytes, one more of them at most than may be read.

    Args:
        waits: take pipes too: the user named this very file.

    Raises:
        FileError: it cannot be opened, or is a folder.
    """
    try:
        return read_from(path, most + 1, waits=waits)
    except IsADirectoryError:
        words = "this is a folder; name a file"
    except FileNotFoundError:
        words = "a link to a file that is not there" if path.is_symlink() else "there is no such file"
    except (OSError, ValueError) as error:  # a ValueError for a name with a null character
        words = f"cannot be read: {getattr(error, 'strerror', None) or error}"
    raise FileError([Problem(str(path), 0, 0, words)])


def read(data: bytes, file: str, build: Callable[[Table], T]) -> T:
    """Read what a file holds.

    Args:
        build: makes something of the whole document; it notes what is wrong in the table and goes on.

    Raises:
        FileError: all that is wrong.
    """
    built, problems = examine(data, file, build)
    if problems:
        raise FileError(problems)
    return cast(T, built)


def examine(data: bytes, file: str, build: Callable[[Table], T]) -> tuple[T | None, tuple[Problem, ...]]:
    """As `read`, but what could be made is returned beside the problems; None where there is not even a document."""
    built: T | None = None
    findings: list[Finding] = []
    try:
        text = _text(data, file)
        built = _build(_values(text, file), findings, build)
        if findings:
            raise FileError(_placed(findings, text, file))
    except FileError as faulty:
        return built, faulty.problems
    return built, ()


def read_table(values: dict[str, object], place: str, build: Callable[[Table], T]) -> T:
    """As `read`, for what stands in a table of another document.

    Raises:
        GlutetimerError: all that is wrong, each line with this place.
    """
    findings: list[Finding] = []
    built = _build(values, findings, build)
    if findings:
        raise GlutetimerError("\n".join(f"{place}: {each.words}" for each in findings))
    return cast(T, built)


def _build(values: dict[str, object], findings: list[Finding], build: Callable[[Table], T]) -> T | None:
    table = Table(values, findings)
    table.take("format", version)
    if findings:  # every other word of the file may be of another language
        return None
    with suppress(TooManyError):
        return build(table)
    return None


def _format(value: object) -> None:
    if isinstance(value, int) and value > FORMAT and value is not True:
        raise ValueError(f"{shown(value)} is for a newer glutetimer; this one reads {FORMAT}")
    if value is True or value != FORMAT:
        raise ValueError(f"{shown(value)} is not read here; write {FORMAT}, or leave it out")


version = Value(_format, {"const": FORMAT})
"""Which version of the language a file is in."""


def decode(data: bytes) -> str:
    """The text of a file, without the mark and the line ends of Windows."""
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def _text(data: bytes, file: str) -> str:
    if len(data) > LARGEST:
        raise FileError([Problem(file, 1, 1, f"larger than {LARGEST // 1024} KiB; split it")])
    try:
        text = decode(data)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        words = f"not UTF-8 (byte 0x{error.object[error.start]:02X}); save the file as UTF-8"
        raise FileError([_problem(file, before, len(before), words)]) from None
    if any(line.count(".") >= MOST_PARTS for line in text.split("\n")) and (key := re.search(_LONG_KEY, _bare(text))):
        raise FileError([_problem(file, text, key.start(), f"more than {MOST_PARTS} points in a line; break it")])
    return text


def _bare(text: str) -> str:
    """A text of the same length, with nothing but one sign in place of what is quoted, and of comments."""
    from glutetimer.files.reading.locate import STRING

    pattern = re.compile(f"{STRING.pattern}|(?P<comment>\\#[^\\n]*)", re.VERBOSE)
    return pattern.sub(lambda found: (" " if found["comment"] else "_") * len(found[0]), text)


def _values(text: str, file: str) -> dict[str, object]:
    try:
        values = tomllib.loads(text)
        if not _LONG_NUMBER.search(text) or not (path := _huge_in(values)):
            return values
        from glutetimer.files.reading.locate import locate

        at, words = locate(text)[path][1], f"a huge number; write {LARGEST_WHOLE:.0e} at most"
    except RecursionError:
        at, words = _start(_DEEP, text), "nested too deeply; two levels of brackets are enough"
    except tomllib.TOMLDecodeError as error:
        at, words = _told(error, text)
    except ValueError:  # Python refuses to read a number of thousands of digits
        at, words = _start(_HUGE_NUMBER, text), "a number with too many digits"
    raise FileError([_problem(file, text, at, words)])


def _huge_in(values: dict[str, object]) -> Path | None:
    """Where a whole number stands that is larger than TOML's."""
    left: list[tuple[Path, object]] = [((), values)]
    while left:
        path, value = left.pop()
        if isinstance(value, dict):
            left += [((*path, key), each) for key, each in value.items()]
        elif isinstance(value, list):
            left += [((*path, at), each) for at, each in enumerate(value)]
        elif isinstance(value, int) and abs(value) > LARGEST_WHOLE:
            return path
    return None


def _start(pattern: str, text: str) -> int:
    match = re.search(pattern, text)
    return match.start() if match else 0


def _told(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, str]:
    """Where tomllib stopped, which it tells in its message alone before Python 3.14, and what it missed."""
    message = str(error)
    match = re.search(_PLACE, message)
    at = len(text)
    if match:
        message = message[: match.start()]
        if match[1]:
            lines = text.split("\n", int(match[1]) - 1)
            at = len(text) - len(lines[-1]) + int(match[2]) - 1
    begin = text.rfind("\n", 0, at) + 1
    if date := re.match(_NO_DATE, text[begin:].partition("\n")[0]):
        return begin + date.start(1), f"{shown(date[1])} is no date; write one such as 2026-11-23"
    hint = _HINTS.get(message)
    message = message[:1].lower() + message[1:_LONGEST_WORDS]
    return at, f"not TOML: {message}" + (f"; {hint}" if hint else "")


def _placed(findings: list[Finding], text: str, file: str) -> Iterator[Problem]:
    from glutetimer.files.reading.locate import locate

    spots = locate(text)
    for finding in findings:
        key, value = spots[finding.path]
        yield _problem(file, text, key if finding.at_key else value, finding.words)


def _problem(file: str, text: str, at: int, words: str) -> Problem:
    """A problem at a character of a text. Most files have none, and do without what finds its place."""
    from glutetimer.files.reading.locate import place

    return Problem(file, *place(text, at), words)
