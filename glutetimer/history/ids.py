"""Row ids: UUIDs of version 7 (RFC 9562), which sort by the time they were made."""

from __future__ import annotations

import os
import re
import time
import uuid

_UUID = r"(?ai)[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}"


def is_uuid(id: str) -> bool:
    """Whether an id stands for one thing wherever it is read; `1` or `a` does so in its own file alone."""
    return re.fullmatch(_UUID, id) is not None


def now_ms() -> int:
    """Milliseconds since 1970: for ids and for the order of changes alone, never for a duration."""
    return time.time_ns() // 1_000_000


def uuid7(ms: int | None = None, content: str | None = None) -> str:
    """A new id.

    Args:
        ms: milliseconds since 1970, from 0 up; now, where left out.
        content: the same content at the same ms gives the same id, so that importing it twice adds nothing; random,
            where left out.
    """
    bits = int.from_bytes(os.urandom(10) if content is None else _digest(content), "big")
    high = ((now_ms() if ms is None else ms) & (1 << 48) - 1) << 80
    version, variant = 7 << 76, 2 << 62
    return str(uuid.UUID(int=high | version | (bits >> 68) << 64 | variant | bits & (1 << 62) - 1))


def _digest(content: str) -> bytes:
    import hashlib  # only an import needs it, and a session's start would pay for it

    return hashlib.sha256(content.encode()).digest()[:10]
