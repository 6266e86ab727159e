"""Sessions and sets as CSV (RFC 4180), one a line: what opens in a spreadsheet, out and in."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from glutetimer.files.reading.problem import shown
from glutetimer.history.interchange.json import Document, decode, parse
from glutetimer.history.interchange.problems import Problems, UnreadableError
from glutetimer.history.interchange.records import Gathering, Records
from glutetimer.history.rows import RecordKind, Row
from glutetimer.training.counting import format_count

COLUMNS = (
    "kind",
    "id",
    "session",
    "exercise",
    "side",
    "measure",
    "reps",
    "assumed",
    "distance_m",
    "steps",
    "aim",
    "load",
    "planned_load",
    "seconds",
    "span_s",
    "held_s",
    "clocked_s",
    "trim_s",
    "reason",
    "mode",
    "fatigued",
    "answered",
    "pain_score",
    "pain_place",
    "felt",
    "workout",
    "name",
    "complete",
    "effort",
    "started",
    "local_date",
    "zone",
    "note",
    "edited",
    "clock_interrupted",
    "extra",
)
"""The fields of sessions and sets, of which each line has its own; `kind` says which it is.

Pain has two columns, and what this version does not know stands in the last, as JSON.
"""

_SESSIONS = frozenset(("workout", "name", "complete", "effort", "span_s"))
_BOTH = frozenset(("id", "seconds", "started", "local_date", "zone", "note", "edited"))
_FRAME = frozenset(("kind", "pain_score", "pain_place", "extra"))
_OWN = {RecordKind.SESSION: _BOTH | _SESSIONS, RecordKind.SET: frozenset(COLUMNS) - _SESSIONS - _FRAME}
"""The fields that stand in columns of their own; what is unknown stands in the last, whatever its name."""

_NUMBERS = {
    *("reps", "distance_m", "steps"),
    *("aim", "seconds", "span_s", "held_s", "clocked_s", "trim_s", "pain_score", "effort"),
}
_FLAGS = {"assumed", "fatigued", "answered", "edited", "clock_interrupted", "complete"}
_NUMBER = re.compile(r"-?\d{1,300}(\.\d{1,300})?([eE][+-]?\d{1,3})?", re.ASCII)


def to_csv(document: Document) -> str:
    """The sessions of a document, then its sets; pauses, goals and decisions are left out."""
    out = io.StringIO()
    writer = csv.writer(out)  # RFC 4180: commas, quotes where they are needed, CRLF
    writer.writerow(COLUMNS)
    for kind in (RecordKind.SESSION, RecordKind.SET):
        writer.writerows([_cell(value) for value in _flat(kind, row)] for row in document[f"{kind}s"])
    return out.getvalue()


def read_csv(data: bytes) -> Records:
    """Read the bytes of a file that anybody may have written; columns in any order, those unknown kept.

    A line is a set, unless it says that it is a session.

    Raises:
        UnreadableError: all its problems.
    """
    gathering = Gathering()
    lines = _lines(decode(data), gathering.problems)
    _, header = next(lines, (1, []))
    _check_header(header, gathering.problems)
    if not gathering.problems:
        for line, cells in lines:
            place = f"line {line}"
            if len(cells) != len(header):
                gathering.problems.append(f"{place}: {format_count(len(cells), 'cell')}; the header has {len(header)}")
                continue
            named = dict(zip(header, cells, strict=True))
            kind = named.pop("kind", "") or RecordKind.SET.value
            row = _row(named, place, gathering.problems)
            if "zone" in named:  # empty or not: an exported row has it
                row.setdefault("zone", "")
            match kind:
                case RecordKind.SESSION.value:
                    gathering.session(row, place)
                case RecordKind.SET.value:
                    gathering.set(row, place)
                case other:
                    gathering.problems.append(f"{place}.kind: {shown(other)}: write session or set")
    return gathering.records()


def _flat(kind: RecordKind, row: Row) -> Iterator[Any]:
    pain = row["pain"] or {}
    own = {key: value for key, value in row.items() if key in _OWN[kind]}
    flat = {**own, "kind": kind.value, "pain_score": pain.get("score"), "pain_place": pain.get("place")}
    yield from (flat.get(column) for column in COLUMNS[:-1])
    yield {key: value for key, value in row.items() if key not in own and key != "pain"} or None


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _lines(text: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        problems.append(f"line {begins}: no CSV: {error}")


def _check_header(header: list[str], problems: Problems) -> None:
    for column in sorted(column for column, count in Counter(header).items() if count > 1):
        problems.append(f"line 1: the column {shown(column)} stands twice")
    if not problems and not {"exercise", "side"} <= set(header):
        problems.append("line 1: no header with the columns exercise, side, ..., separated by commas")


def _row(cells: dict[str, str], place: str, problems: Problems) -> Row:
    """The row as JSON would have it; an empty cell is left out."""
    row: Row = {column: _value(column, text) for column, text in cells.items() if text}
    pain = {key: row.pop(f"pain_{key}") for key in ("score", "place") if f"pain_{key}" in row}
    if pain:
        row["pain"] = pain
    return {**_extra(row.pop("extra", None), place, problems), **row}


def _value(column: str, text: str) -> Any:
    """A cell as JSON would have it; what is no number or flag stays text, and is refused as one."""
    if column in _NUMBERS and _NUMBER.fullmatch(text):
        return float(text) if not text.lstrip("-").isdigit() else int(text)
    if column in _FLAGS:
        return {"true": True, "false": False}.get(text.lower(), text)
    return text.replace("\r\n", "\n")


def _extra(text: str | None, place: str, problems: Problems) -> Row:
    if text is None:
        return {}
    try:
        extra = parse(text)
    except UnreadableError as error:
        for problem in error.problems:
            problems.append(f"{place}.extra: {problem}")
        return {}
    if isinstance(extra, dict):
        return extra
    problems.append(f"{place}.extra: {shown(extra)} is no object; write {{...}}, or nothing")
    return {}
