"""A change as a line of text: `crc32 SP {"v":1,"n":number,"h":stamp,"d":device,"k":kind,"id":row,"p":stamp,"b":{...}}`.

The checksum is of the JSON's bytes, in eight hexadecimal digits, and the JSON is ASCII: whatever is cut off, doubled or
written over in a line is told from what was written. A deletion has `null` as its body.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from glutetimer.history.changes import MOST_STAMP
from glutetimer.history.rows import UNSHOWABLE, Row, pack

VERSION = 1
LONGEST = 1 << 20
"""Bytes of a line (our choice): a note has 10,000 characters at most."""
DEVICE = re.compile(r"[0-9a-f]{16}", re.ASCII)
"""What a device is called."""

_LINE = re.compile(rb"([0-9a-f]{8}) (\{.*\})", re.ASCII | re.DOTALL)
_MOST_NUMBER = 1 << 62
_LONGEST_NAME = 200


class BadLineError(ValueError):
    """A line that cannot be taken in; its text says why."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change, as one device tells the others."""

    number: int
    stamp: int
    device: str
    kind: str
    """Of a newer program, any name."""
    id: str
    body: str | None
    """As it is kept: JSON, written by `rows.pack`; None: there is no such row any more."""
    row: Row | None = field(default=None, compare=False)
    """The same, where it has been read."""
    based: int | None = None
    """The stamp of what the row said before; None: it was not there."""


def write_line(change: ChangeLine) -> bytes:
    """The line, with its end.

    Raises:
        ValueError: the body is no JSON object; it is damaged.
    """
    body = "null" if change.body is None else tidy(change.body)
    head = json.dumps(
        {
            "v": VERSION,
            "n": change.number,
            "h": change.stamp,
            "d": change.device,
            "k": change.kind,
            "id": change.id,
            "p": change.based,
        },
        separators=(",", ":"),
    )
    data = f'{head[:-1]},"b":{body}}}'.encode("ascii")
    return b"%08x %s\n" % (crc32(data), data)


def read_line(line: bytes) -> ChangeLine:
    """The change of a line without its end.

    Keys of a newer program beside these are passed over: its file keeps them. What it says of the row is all kept.

    Raises:
        BadLineError: it is damaged, or of a newer version.
    """
    found = _LINE.fullmatch(line.removesuffix(b"\r"))  # as a copy that was made for Windows has it
    if not found or int(found[1], 16) != crc32(found[2]):
        raise BadLineError("it is damaged")
    try:
        row = json.loads(found[2])
        version = row["v"]
        if isinstance(version, int) and version > VERSION:
            raise BadLineError("a newer glutetimer wrote it; update this one")
        body = row["b"]
        text = None if body is None else pack(body)
        change = ChangeLine(
            number=row["n"],
            stamp=row["h"],
            device=row["d"],
            kind=row["k"],
            id=row["id"],
            body=text,
            row=body,
            based=row.get("p"),
        )
    except BadLineError:
        raise
    except (KeyError, RecursionError, TypeError, ValueError):
        raise BadLineError("it is no change") from None
    if not (
        version == VERSION
        and _is_whole(change.number, _MOST_NUMBER)
        and _is_whole(change.stamp, MOST_STAMP)
        and _is_name(change.device)
        and DEVICE.fullmatch(change.device)
        and _is_name(change.kind)
        and _is_name(change.id)
        and (change.based is None or _is_whole(change.based, MOST_STAMP))
        and (body is None or isinstance(body, dict))
    ):
        raise BadLineError("it is no change")
    return change


def tidy(body: str) -> str:
    """A body as every device has it.

    Raises:
        ValueError: it is no JSON object.
    """
    row = json.loads(body)
    if not isinstance(row, dict):
        raise ValueError("no object")
    return pack(row)


def _is_whole(value: Any, below: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < below


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_NAME and not re.search(UNSHOWABLE, value)
