"""What went into the sync folder and came out of it, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from glutetimer.history.rows import RecordKind
from glutetimer.history.sync.sync import Exchange
from glutetimer.history.sync.union import RowKey
from glutetimer.training.counting import format_count


def describe_exchange(done: Exchange) -> Iterator[str]:
    """A line of what went and came, and one of what is out of the ordinary."""
    sent, came = describe_rows(done.sent), describe_rows(done.arrivals.rows)
    yield f"Sent: {sent or 'nothing new'}. Came: {came or 'nothing new'}."
    if not done.others:
        yield "No other device has written into this folder yet."
    if done.arrivals.unshown:
        rows = format_count(len(done.arrivals.unshown), "row")
        yield f"{rows} of a newer glutetimer: kept, and shown once this one is as new."
    if done.arrivals.is_copy:
        yield "This history was copied, or brought back: from now on it is a device of its own."


def describe_rows(rows: Collection[RowKey]) -> str:
    """`1 session, 7 sets`; empty for none."""
    kinds = Counter(kind for kind, _ in rows)
    sessions, sets = kinds.pop(RecordKind.SESSION, 0), kinds.pop(RecordKind.SET, 0)
    counts = ((sessions, "session", ""), (sets, "set", ""), (kinds.total(), "other row", ""))
    return ", ".join(format_count(number, word, several) for number, word, several in counts if number)
