"""Options that several commands have, and the values that they take."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time

    from glutetimer.training.exercise import Flag

FIRST_YEAR, LAST_YEAR = 1900, 2999
REMOTE = "--remote"
_REMOTE = {REMOTE[:length] for length in range(len("--rem"), len(REMOTE) + 1)}
"""As argparse takes it too, written in part."""
LONGEST_ADDRESS = 60


def add_json(parser: argparse.ArgumentParser | argparse._MutuallyExclusiveGroup, default: object = False) -> None:
    parser.add_argument(
        "--json",
        action="store_true",
        default=default,
        help="for other programs; `glutetimer help json` says what is in it",
    )


def add_remote(parser: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    """--remote, alone or with an address; `settle_remote` has to see the line before."""
    parser.add_argument(
        REMOTE,
        nargs="?",
        metavar="ADDRESS",
        type=address_name,
        const="",
        default=default,
        help="a button on the phone, with a QR code: in every network that a phone may be in, or at this address of "
        "the machine alone; --remote=NAME: in the network of this name",
    )


def settle_remote(argv: Sequence[str]) -> list[str]:
    """What was typed, so that a workout behind --remote is none of its addresses."""
    words = list(argv)
    end = words.index("--") if "--" in words else len(words)
    for at in range(end - 1, -1, -1):
        if words[at] in _REMOTE:
            has_address = at + 1 < end and _is_ip(words[at + 1])
            words[at : at + 2 if has_address else at + 1] = [f"{REMOTE}={words[at + 1] if has_address else ''}"]
    return words


def _is_ip(text: str) -> bool:
    if not text[:1].isalnum() and text[:1] not in "[:":
        return False
    from ipaddress import ip_address  # hardly any line has one

    try:
        ip_address(text.strip("[]"))
    except ValueError:
        return False
    return True


def address_name(text: str) -> str:
    """An address, or a network's name; nothing: whatever is found."""
    if len(text) > LONGEST_ADDRESS or not text.isprintable():
        raise argparse.ArgumentTypeError(f"{text[:LONGEST_ADDRESS]!r} is no address; write one such as 192.168.1.23")
    return text.strip()


def add_without(parser: argparse.ArgumentParser, default: object = ()) -> None:
    parser.add_argument(
        "--without",
        metavar="FLAGS",
        type=flags,
        default=default,
        help="replace or leave out what has one of these flags: supine, impact, wrists, space, outdoors",
    )


def add_data_dir(parser: argparse.ArgumentParser, default: object) -> None:
    """--data-dir, which may stand before a command and after it."""
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        type=folder,
        default=default,
        help="where everything is kept instead of the system's folders",
    )


def text(typed: str) -> str:
    """Words, as is all that names no type: they are kept and shown, where a file's name is handed back as it is."""
    try:
        typed.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError(f"{typed!r} has bytes that are no text; write it in UTF-8") from None
    return typed


def name_or_file(text: str) -> str:
    """A name of a list, or a file's, whose bytes need not be text."""
    return text


def add_workout(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workout", metavar="WORKOUT", type=name_or_file, help="a name of the list, or a path to a file")


def file_name(text: str) -> str:
    """A file's name, or `-`; the empty name of a shell's unset variable is none."""
    if not text:
        raise argparse.ArgumentTypeError("it is empty; name a file")
    return text


def folder(text: str) -> Path:
    """A folder; an empty name would be the one that one is in."""
    if not text:
        raise argparse.ArgumentTypeError("it is empty; name a folder, or leave it out")
    return Path(text)


def date_of(text: str) -> date:
    from datetime import date

    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write one such as 2026-11-20") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:  # whole years are shown around it
        raise argparse.ArgumentTypeError(f"{text!r} is too far away; write one from {FIRST_YEAR} to {LAST_YEAR}")
    return day


def weeks(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 52:
        raise argparse.ArgumentTypeError(f"{text!r} is out of bounds; write 1 to 52")
    return int(text)


def clock_time(text: str) -> time:
    from datetime import time

    try:
        return time.fromisoformat(text).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time of day; write one such as 07:00") from None


def flags(text: str) -> tuple[Flag, ...]:
    """Flags with commas between them."""
    from glutetimer.files.reading.values import choice
    from glutetimer.training.exercise import Flag

    try:
        return tuple(choice(Flag)(word.strip()) for word in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
