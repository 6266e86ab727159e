"""FIT files, as watches and their clients exchange activities: messages as bytes (Garmin's FIT protocol, version 2).

A file is a header, messages, and a checksum. Each message is preceded, once for several of one shape, by its
definition: which fields it has, how long each is, and of what type.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from struct import pack
from typing import NamedTuple

EPOCH_S = 631_065_600
"""FIT counts seconds from 31 December 1989, here in seconds since 1970."""
FIRST_S = EPOCH_S + 0x1000_0000
"""What is earlier reads as seconds since a device was switched on: 3 July 1998."""
LAST_S = EPOCH_S + 0xFFFF_FFFE
LONGEST_TEXT = 254
"""Bytes of a text, which a zero ends."""

_PROTOCOL, _PROFILE = 0x20, 21_218
_DEFINITION = 0x40
_CRC = (
    *(0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401),
    *(0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400),
)
"""CRC-16 of four bits at a time, polynomial 0xA001."""


class BaseType(Enum):
    """The types of a field: their number in a definition, how they are packed, and what says that there is no value."""

    ENUM = (0x00, "B", 0xFF)
    UINT8 = (0x02, "B", 0xFF)
    UINT16 = (0x84, "H", 0xFFFF)
    UINT32 = (0x86, "I", 0xFFFF_FFFF)
    UINT32Z = (0x8C, "I", 0)
    TEXT = (0x07, "s", 0)


class FitField(NamedTuple):
    """A field of a message. A number that has no room in it is no value."""

    number: int
    base: BaseType
    value: int | str | None


class FitMessage(NamedTuple):
    """A message: its number in Garmin's profile, and its fields."""

    number: int
    fields: tuple[FitField, ...]


def encode(messages: Iterable[FitMessage]) -> bytes:
    """The file of some messages, of sixteen kinds at most; the same messages give the same bytes."""
    body = bytearray()
    local: dict[int, int] = {}
    shapes: dict[int, bytes] = {}
    for message in messages:
        number = local.setdefault(message.number, len(local))
        packed = [_pack(field) for field in message.fields]
        shape = _define(message, packed)
        if shapes.get(number) != shape:
            shapes[number] = shape
            body += bytes([_DEFINITION | number]) + shape
        body += bytes([number]) + b"".join(packed)
    header = pack("<BBHI4s", 14, _PROTOCOL, _PROFILE, len(body), b".FIT")
    header += pack("<H", find_checksum(header))
    return header + body + pack("<H", find_checksum(header + body))


def find_checksum(data: bytes) -> int:
    """The checksum that ends a file, and its header."""
    found = 0
    for byte in data:
        for part in (byte & 15, byte >> 4):
            found = found >> 4 ^ _CRC[found & 15] ^ _CRC[part]
    return found


def _define(message: FitMessage, packed: list[bytes]) -> bytes:
    fields = b"".join(
        bytes([field.number, len(data), field.base.value[0]])
        for field, data in zip(message.fields, packed, strict=True)
    )
    return pack("<BBHB", 0, 0, message.number, len(packed)) + fields  # little-endian


def _pack(field: FitField) -> bytes:
    _, letter, nothing = field.base.value
    if isinstance(field.value, str):
        return field.value.encode("utf-8", "replace")[:LONGEST_TEXT].decode("utf-8", "ignore").encode() + b"\0"
    size = 8 * len(pack(f"<{letter}", 0))
    known = field.value is not None and 0 <= field.value < 1 << size
    return pack(f"<{letter}", field.value if known else nothing)
