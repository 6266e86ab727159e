"""What `export` and `import` say of a file: its format, and how much is in it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from glutetimer.reading.problem import Refusal

STANDARD = "-"
"""Standard input or output, instead of a file."""


class Format(StrEnum):
    """How a history is written down."""

    JSON = "json"
    """Everything, and back the same."""
    CSV = "csv"
    """One set a line, for a spreadsheet."""


def format_of(file: str, given: str | None) -> Format:
    """The format that is given, or that a file's name ends in.

    Raises:
        Refusal: neither says.
    """
    said = given or Path(file).suffix.lower().removeprefix(".")
    if said in set(Format):
        return Format(said)
    if file == STANDARD:
        raise Refusal("standard input and output have no name to tell by; add --format json or --format csv")
    raise Refusal(f"{file}: the name must end in .json or .csv; or add --format json or --format csv")


def counted(sessions: int, sets: int, others: int = 0) -> str:
    """`3 sessions, 21 sets, 1 pause, goal or decision`; what there is none of is left out."""
    parts = (
        (sessions, "session", "sessions"),
        (sets, "set", "sets"),
        (others, "pause, goal or decision", "pauses, goals and decisions"),
    )
    words = [f"{number:,} {one if number == 1 else more}" for number, one, more in parts if number]
    return ", ".join(words) or "nothing"
