"""What `export` and `import` say of a file: its format, and how much is in it."""

from __future__ import annotations

import argparse
import sys
from codecs import BOM_UTF8, BOM_UTF16_LE
from enum import StrEnum
from pathlib import Path

from glutetimer.cli.options import file_name
from glutetimer.files.reading.document import LARGEST, fetch
from glutetimer.files.reading.pipes import write_into
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.writing.atomic import behind_links, replace_whole
from glutetimer.training.counting import format_count

STANDARD = "-"
"""Standard input or output, instead of a file."""


_BEFORE_TEXT = BOM_UTF8 + BOM_UTF16_LE + b"\0 \t\r\n"
"""Bytes of which a text says nothing yet, in UTF-8 and UTF-16."""


class Format(StrEnum):
    """How a history is written down."""

    JSON = "json"
    """Everything, and back the same."""
    CSV = "csv"
    """One set a line, for a spreadsheet."""


def add_file(parser: argparse.ArgumentParser | argparse._MutuallyExclusiveGroup, *, optional: bool = False) -> None:
    """FILE, of a history."""
    parser.add_argument(
        "file",
        metavar="FILE",
        type=file_name,
        nargs="?" if optional else None,
        help="a name in .json or .csv; - for standard input or output",
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """--format, of a history."""
    parser.add_argument("--format", choices=("json", "csv"), help="instead of what the name says")


def find_format(file: str, given: str | None) -> Format:
    """The format that is given, or that a file's name ends in; what is whole, and comes back, where there is no name.

    Raises:
        GlutetimerError: neither says.
    """
    said = given or Path(file).suffix.lower().removeprefix(".")
    if said in set(Format):
        return Format(said)
    if is_nameless(file):
        return Format.JSON
    raise GlutetimerError(f"{file}: the name must end in .json or .csv; or add --format json or --format csv")


def is_nameless(file: str) -> bool:
    """Whether a name says nothing: standard input or output, or a pipe such as `<(...)`."""
    return file == STANDARD or (not Path(file).suffix and Path(file).exists() and not Path(file).is_file())


def guess_format(data: bytes) -> Format:
    """The format of a history, by what it begins with."""
    begins = data[:1000].lstrip(_BEFORE_TEXT)[:1]
    return Format.JSON if begins in (b"{", b"[", b"") else Format.CSV


def read_file(file: str, most: int = LARGEST) -> bytes:
    """What is in a file that the user named, or comes in; one byte more than `most` at most."""
    if file != STANDARD:
        return fetch(Path(file), most, waits=True)
    try:
        return sys.stdin.buffer.read(most + 1)
    except OSError as error:
        raise GlutetimerError(f"standard input: {error.strerror}") from error


def write_whole(file: str, data: bytes, otherwise: str = "") -> None:
    """Write a file as a whole or not at all: beside the name first, and what was there stays until that is done.

    Raises:
        GlutetimerError: it cannot be written; `otherwise` says what that means.
    """
    path = Path(file)
    try:
        if path.exists() and not path.is_file():  # a pipe, a terminal, /dev/null: nothing to put in its place
            write_into(path, data)
        else:
            replace_whole(behind_links(path), data)
    except (OSError, ValueError) as error:  # a ValueError for a name with a null character
        raise GlutetimerError(f"{file}: {getattr(error, 'strerror', None) or error}{otherwise}") from error


def count_records(sessions: int, sets: int, others: int = 0) -> str:
    """`3 sessions, 21 sets, 1 pause, goal or decision`; what there is none of is left out."""
    parts = (
        (sessions, "session", ""),
        (sets, "set", ""),
        (others, "pause, goal or decision", "pauses, goals and decisions"),
    )
    words = [format_count(number, one, more) for number, one, more in parts if number]
    return ", ".join(words) or "nothing"
