"""What is said of a file with a history: what is wrong or in it, which names are known here, what was done with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from glutetimer.cli.files import count_records
from glutetimer.files.reading.problem import GlutetimerError, visible
from glutetimer.history.interchange.exercises import Resolved
from glutetimer.history.interchange.json import Report
from glutetimer.history.interchange.problems import UnreadableError
from glutetimer.history.interchange.records import Records
from glutetimer.training.counting import format_count

MOST_PROBLEMS = 8
"""Of a file's problems, so many are shown: the first ones explain the rest (our choice)."""

MOST_NAMES = 20
"""Of names of one kind, so many are shown (our choice)."""


@contextmanager
def problems_of(place: str, otherwise: str) -> Iterator[None]:
    """What is wrong with a file in lines that name it, the first ones of them."""
    try:
        yield
    except UnreadableError as error:
        lines = [f"{place}: {problem}" for problem in error.problems[:MOST_PROBLEMS]]
        if more := error.count - len(lines):
            lines.append(f"{place}: and {more} more; {otherwise}")
        raise GlutetimerError("\n".join(lines)) from error


def describe_file(records: Records) -> str:
    """Whose file it is, and its days, in a sentence."""
    days = {each.started.local_date for each in records.sets} | {each.started.local_date for each in records.sessions}
    words = describe_records(records)
    if days:
        first, last = min(days), max(days)
        words += f" on {format_count(len(days), 'day')}, {first}" + (f" to {last}" if last > first else "")
    return f"{f'From {records.program}: ' if records.program else 'In it: '}{words}."


def describe_records(records: Records) -> str:
    return count_records(len(records.sessions), len(records.sets), len(records.others))


def describe_left_out(resolved: Resolved) -> Iterator[str]:
    """What is no set of ours, or is to be none, each kind once."""
    parts = [format_count(number, *words) for words, number in resolved.records.left_out]
    if resolved.skipped:
        parts.append(f"{format_count(resolved.skipped, 'set')} by the names in skip")
    if parts:
        yield f"Left out: {', '.join(parts)}."
    if resolved.unreasoned:
        yield (
            f"Kept as timed sets, as nothing says what ended these holds: {resolved.unreasoned}. "
            "Where it was your form, import with --reason form."
        )


def describe_known(known: Mapping[str, str]) -> Iterator[str]:
    """The names that are found here under another."""
    if known:
        yield "Known here:"
        yield from _shorten([f"  {visible(name)}: {id}" for name, id in sorted(known.items())])


def describe_unknown(unknown: Counter[str], way_out: str) -> Iterator[str]:
    """The names that are no exercise's here, each once, and what to do about them."""
    if unknown:
        yield "Not known here, and kept as they are called:"
        yield from _shorten([f"  {visible(name)}, {count_records(0, sets)}" for name, sets in unknown.most_common()])
        yield way_out


def describe_report(report: Report) -> str:
    """What an import did, in a sentence."""
    words = describe_tallies(report) or "nothing in it"
    if report.dry_run:
        return f"Would import: {words}. Nothing is written."
    wrote = any(tally.added or tally.changed for tally in (report.sessions, report.sets, report.others))
    return f"Imported: {words}." + (" One undo in the review takes it back." if wrote else "")


def describe_tallies(report: Report) -> str:
    """How much of the history is added, changed, already there; empty for nothing."""
    parts = []
    for what in ("added", "changed", "same"):
        sessions, sets, others = (getattr(tally, what) for tally in (report.sessions, report.sets, report.others))
        if sessions or sets or others:
            parts.append(f"{count_records(sessions, sets, others)} {'already there' if what == 'same' else what}")
    return "; ".join(parts)


def _shorten(lines: list[str]) -> Iterator[str]:
    yield from lines[:MOST_NAMES]
    if (more := len(lines) - MOST_NAMES) > 0:
        yield f"  and {more} more"
