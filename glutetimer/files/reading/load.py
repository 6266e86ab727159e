"""A load as it is typed: in a session, or in the review."""

from __future__ import annotations

from glutetimer.files.reading.values import load


def read_load(line: str) -> str:
    """The load that a line says; empty for none.

    Raises:
        ValueError: it is none; the text says why.
    """
    return load(line) if line.strip() else ""
