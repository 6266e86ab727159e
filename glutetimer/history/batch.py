"""What is written into the history in one transaction, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from glutetimer.history.rows import Record


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a session stands that goes on."""

    session: str
    text: str | None
    """None: it is over."""
    begins: bool = False
    """Whether this is the first that is heard of it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes that belong together: a set, and that its session stands behind it now."""

    put: tuple[Record, ...] = ()
    delete: tuple[str, ...] = ()
    """Ids; of a session, with its sets."""
    progress: Progress | None = None
    undoable: bool = False
    """What the user's hand did: an undo takes it back."""
