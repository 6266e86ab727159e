"""Sessions and sets as CSV (RFC 4180), one a line: what opens in a spreadsheet, out and in."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from glutetimer.files.reading.names import plain
from glutetimer.files.reading.problem import shown
from glutetimer.history.interchange.choices import NOTHING_CHOSEN, Choices, DateOrder
from glutetimer.history.interchange.dates import find_order, read_when
from glutetimer.history.interchange.json import Document, parse
from glutetimer.history.interchange.loop import is_loop, read_loop
from glutetimer.history.interchange.problems import Problems, UnreadableError
from glutetimer.history.interchange.program_reader import read_program
from glutetimer.history.interchange.programs import PROGRAMS, find_program
from glutetimer.history.interchange.records import Gathering, Records
from glutetimer.history.interchange.spreadsheet import Spreadsheet, note_twice, read_spreadsheet
from glutetimer.history.rows import RecordKind, Row

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
_DAY = "local_date"
_TOLD_BY = ("exercise", "side")
"""The columns by which a sheet is one of ours."""
_FLAGS = {"assumed", "fatigued", "answered", "edited", "clock_interrupted", "complete"}
_TRUTHS: dict[str, bool] = dict.fromkeys(
    ("true", "wahr", "vrai", "verdadero", "verdadeiro", "vero", "waar", "prawda", "sant", "sand"), True
) | dict.fromkeys(("false", "falsch", "faux", "falso", "onwaar", "fałsz", "falskt", "falsk"), False)
"""What a spreadsheet makes of `true` and `false`, be it German, French, Spanish, Portuguese, Italian, Dutch, Polish,
Swedish or Danish.
"""
_NUMBER = re.compile(r"-?\d{1,300}(\.\d{1,300})?([eE][+-]?\d{1,3})?", re.ASCII)


def to_csv(document: Document) -> str:
    """The sessions of a document, then its sets; pauses, goals and decisions are left out."""
    out = io.StringIO()
    writer = csv.writer(out)  # RFC 4180: commas, quotes where they are needed, CRLF
    writer.writerow(COLUMNS)
    for kind in (RecordKind.SESSION, RecordKind.SET):
        writer.writerows([_cell(value) for value in _flat(kind, row)] for row in document[f"{kind}s"])
    return out.getvalue()


def read_csv(data: bytes, choices: Choices = NOTHING_CHOSEN) -> Records:
    """Read the bytes of a sheet that anybody may have written, or another program, which its headers tell.

    Of our own columns any order is right, and those unknown are kept. A line is a set, unless it says that it is a
    session.
    """
    gathering = Gathering()
    sheet = read_spreadsheet(data, gathering.problems)
    if gathering.problems:
        return gathering.records()
    if program := find_program(sheet.header):
        return read_program(sheet, program, choices, gathering)
    if is_loop(sheet):
        return read_loop(sheet, choices, gathering)
    own = sheet._replace(header=[_find_column(column) for column in sheet.header])
    missing = [column for column in _TOLD_BY if column not in own.header]
    if not missing:
        note_twice(own.header, "line 1", gathering.problems)
        if not gathering.problems:
            _read_own(own, choices, gathering)
    elif len(missing) < len(_TOLD_BY):
        gathering.problems.append(
            f"line 1: there is no column {missing[0]}; a sheet of your own has exercise, side, local_date, and an "
            "amount: reps, seconds, or held_s with reason"
        )
    else:
        names = ", ".join(each.name for each in PROGRAMS)
        gathering.problems.append(f"line 1: no header with the columns exercise, side, ...; nor one of {names} or Loop")
    return gathering.records()


def _find_column(header: str) -> str:
    """Our column that a header means, in any case and with any gap; what is none of ours stays as it is."""
    name = plain(header).replace(" ", "_")
    return name if name in COLUMNS else header


def _read_own(sheet: Spreadsheet, choices: Choices, gathering: Gathering) -> None:
    rows = list(sheet.rows(gathering.problems))
    days = [(f"{place}.{_DAY}", cells[_DAY]) for place, cells in rows if cells.get(_DAY)]
    order = find_order(days, choices.dates, gathering.problems)
    if not order:
        return
    for place, cells in rows:
        kind = cells.pop("kind", "") or RecordKind.SET.value
        if cells.get(_DAY):
            cells[_DAY] = _day(cells[_DAY], order)
        row = _row(cells, place, sheet.decimal_comma, gathering.problems)
        if "zone" in cells:  # empty or not: an exported row has it
            row.setdefault("zone", "")
        if kind in (RecordKind.SESSION, RecordKind.SET):
            gathering.take(RecordKind(kind), row, place)
        else:
            gathering.problems.append(f"{place}.kind: {shown(kind)}: write session or set")


def _day(text: str, order: DateOrder) -> str:
    """A day as JSON would have it; what is none stays as it is, and is refused as one."""
    with suppress(ValueError):
        when = read_when(text, order)
        return when.day.isoformat() if when.wall is None else text
    return text


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


def _row(cells: dict[str, str], place: str, decimal_comma: bool, problems: Problems) -> Row:
    """The row as JSON would have it; an empty cell is left out."""
    row: Row = {column: _value(column, text, decimal_comma) for column, text in cells.items() if text}
    pain = {key: row.pop(f"pain_{key}") for key in ("score", "place") if f"pain_{key}" in row}
    if pain:
        row["pain"] = pain
    return {**_extra(row.pop("extra", None), place, problems), **row}


def _value(column: str, text: str, decimal_comma: bool) -> Any:
    """A cell as JSON would have it; what is no number or flag stays text, and is refused as one."""
    number = text.replace(",", ".", 1) if decimal_comma and "." not in text else text
    if column in _NUMBERS and _NUMBER.fullmatch(number):
        return float(number) if not number.lstrip("-").isdigit() else int(number)
    if column in _FLAGS:
        return _TRUTHS.get(text.lower(), text)
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
