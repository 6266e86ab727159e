"""What an undo or a redo did, in words."""

from __future__ import annotations

from glutetimer.history.changes import Reverted
from glutetimer.training.counting import format_count


def describe_reverted(reverted: Reverted | None, did: str, nothing: str) -> str:
    """What it touched: Undone: 1 session, 7 sets; and what stays as another device has it."""
    if reverted is None:
        return nothing
    counts = ((reverted.sessions, "session"), (reverted.sets, "set"), (reverted.others, "pause, goal or decision"))
    touched = ", ".join(format_count(number, word) for number, word in counts if number) or "nothing"
    kept = f" Another device changed {format_count(reverted.kept, 'row')} since: kept." if reverted.kept else ""
    return f"{did}: {touched}.{kept}"
