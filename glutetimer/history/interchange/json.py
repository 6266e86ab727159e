"""The history as JSON, out and in: `history --json` and `export FILE.json` are one format, and `import` reads it."""

from __future__ import annotations

import json
import math
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from glutetimer.files.reading.problem import shown
from glutetimer.history.changes import Effect
from glutetimer.history.interchange.fields import LONGEST_WHOLE
from glutetimer.history.interchange.problems import UnreadableError
from glutetimer.history.interchange.records import Gathering, Records
from glutetimer.history.rows import RecordKind, to_row
from glutetimer.history.store import History

FORMAT = 1
LARGEST = 128 << 20
"""Bytes of a file that is taken in: about 400,000 sets, or 35 years of every day (our choice)."""

_LISTS = tuple(f"{kind}s" for kind in RecordKind)

Document = dict[str, Any]
"""`{"format": 1, "sessions": [...], "sets": [...]}`; where there are any, also `pauses`, `goals` and `decisions`."""


def export(history: History, since: date | None = None) -> Document:
    """Everything, or everything from a local date on, oldest first; all of it of one instant."""
    with history.snapshot():
        sessions, sets = history.sessions(since), history.sets(since)
        pauses, goals, decisions = history.pauses(), history.goals(), history.decisions()
    document: Document = {
        "format": FORMAT,
        "sessions": [to_row(each) for each in reversed(sessions)],
        "sets": list(map(to_row, sets)),
    }
    pauses.sort(key=lambda pause: (pause.first, pause.id))
    for key, records in (("pauses", pauses), ("goals", goals), ("decisions", decisions)):
        if records:
            document[key] = [to_row(each) for each in records]
    return document


def to_text(document: Document) -> str:
    """The document as JSON, one session or set a line."""
    lists = ",\n".join(f'"{key}": [{_lines(document[key])}]' for key in _LISTS if key in document)
    return f'{{"format": {document["format"]},\n{lists}}}\n'


def read_json(data: bytes) -> Records:
    """Read the bytes of a file that anybody may have written."""
    return read_document(parse(decode(data)))


def read_document(document: object) -> Records:
    """The records of a JSON value."""
    if not isinstance(document, dict):
        raise UnreadableError([f'{shown(document)} is no history; write {{"format": 1, "sessions": [], "sets": []}}'])
    _check_frame(document)
    gathering = Gathering()
    for kind in RecordKind:
        for index, row in enumerate(document.get(f"{kind}s") or ()):
            gathering.take(kind, row, f"{kind}s[{index}]")
    return gathering.records()


def decode(data: bytes) -> str:
    """The text of a file's bytes.

    UTF-16 is read where its mark begins it, as PowerShell writes.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise UnreadableError(["a character is not UTF-16, as which it begins; save the file as UTF-8"]) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError([f"line {line}: a character is not UTF-8; save the file as UTF-8"]) from error


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records an import adds, changes, or finds there already."""

    added: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, or would do."""

    dry_run: bool
    sessions: Tally
    sets: Tally
    others: Tally = Tally(0, 0, 0)
    """Pauses, goals and decisions."""


def import_(history: History, records: Records, *, dry_run: bool = False) -> Report:
    """Take records over, all or nothing; what is there already stays as it is. One undo takes an import back.

    A record whose id is there with other content is replaced.

    Raises:
        HistoryError: nothing was written.
    """
    everything = records.everything
    effects = history.compare(everything) if dry_run else history.put(*everything, undoable=True, aged=True)
    sets = len(records.sessions)
    others = sets + len(records.sets)
    return Report(dry_run, _tally(effects[:sets]), _tally(effects[sets:others]), _tally(effects[others:]))


def _tally(effects: list[Effect]) -> Tally:
    counts = Counter(effects)
    return Tally(counts[Effect.ADDED], counts[Effect.CHANGED], counts[Effect.SAME])


def _lines(rows: list[Any]) -> str:
    return "".join(f"\n{json.dumps(row, ensure_ascii=False)}," for row in rows)[:-1] + "\n" * bool(rows)


def _check_frame(document: Document) -> None:
    problems = []
    version = document.get("format")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        problems.append(f'format: write "format": {FORMAT}')
    elif version > FORMAT:
        problems.append(f"format: {shown(version)} is of a newer glutetimer; this one reads {FORMAT}")
    problems += [
        f"{shown(key)}: unknown here; write format, sessions and sets"
        for key in document
        if key not in ("format", *_LISTS)
    ]
    problems += [
        f"{key}: {shown(document[key])} is no list; write [...]"
        for key in _LISTS
        if not isinstance(document.get(key), list | None)
    ]
    if problems:
        raise UnreadableError(problems)


def parse(text: str) -> Any:
    """The value of a JSON text.

    Raises:
        UnreadableError: it is none, or one that nobody could use: endless numbers, keys that stand twice.
    """
    try:
        return json.loads(text, parse_constant=_number, parse_float=_number, parse_int=_whole, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise UnreadableError([f"line {error.lineno}, column {error.colno}: no JSON: {error.msg}"]) from error
    except RecursionError as error:
        raise UnreadableError(["it nests too deep for a history"]) from error
    except ValueError as error:
        raise UnreadableError([str(error)]) from error


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{shown(text)} is no number that ends")
    return value


def _whole(text: str) -> int:
    if len(text) > LONGEST_WHOLE:
        raise ValueError(f"a number has {len(text)} digits; {LONGEST_WHOLE} are the most")
    return int(text)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise ValueError(f"{shown(twice)} stands twice in one object; keep one of them")
    return row
