"""A table of exercises as lines: each row says in words what the head of its columns says (language.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_COLUMNS = {
    "name": r"(?:exercises?|movements?|moves?|übung(?:en)?|name)",
    "sets": r"(?:sets?|sätze|satz|rounds?|rds?|runden)",
    "time": r"(?:time|duration|dauer|hold(?: time)?|zeit|seconds?|sec|sek(?:unden)?)",
    "amount": r"(?:reps?|repetitions|wdhl?|wiederholungen|amount)(?: ?(?:/|or|oder) ?(?:time|hold|sec|sek|zeit|s))?",
    "rest": r"(?:rest|pause|recovery)",
    "tempo": r"tempo",
    "load": r"(?:load|weight|gewicht|band|resistance|equipment|kg|lbs?)",
    "side": r"(?:sides?|seiten?|legs?|bein)",
    "note": r"(?:notes?|comments?|cues?|remarks?|hinweise?|bemerkung(?:en)?|notizen?|#|nr\.?|no\.?)",
}
_HEADER = [(kind, re.compile(rf"{pattern}\.?\s*(?:\((.*)\))?", re.IGNORECASE)) for kind, pattern in _COLUMNS.items()]
_GAPS = (r"\s*\|\s*", r"\t", r"\s*;\s*", r"\s*,\s*", r" {2,}")
"""What stands between cells: a pasted table, a spreadsheet, its export, columns of blanks."""
_RULE = re.compile(r"[\s|:+=-]*\|?[\s|:+=-]*")
_HEADLESS = re.compile(r'(?!\s*\w+:\s)[^"{}|]*\|[^"{}|]*\|[^"{}]*')
"""Three cells and more, which nobody named: not a text of the sheet's head that has such a sign in it."""
_EMPTY = re.compile(r"[-–—/]?")
_BARE = re.compile(r"\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+)?")

Columns = list[tuple[str, str]]
"""Of each column what it says, and in which unit, if its head names one."""


def lay_out_table(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a sheet, as many as they were; the rows of its tables are sentences, their heads empty."""
    gap, columns = "", Columns()
    for line in lines:
        if found := _read_header(line):
            gap, columns = found
            yield ""
            continue
        if columns and line.strip() and _RULE.fullmatch(line):
            yield ""
            continue
        if not columns:
            gap = _GAPS[0] if _HEADLESS.fullmatch(line) else ""
        cells = _cells(line, gap) if gap else []
        if len(cells) < 2:
            gap, columns = "", Columns()
            yield line
        else:
            yield _say(cells, columns)


def _cells(line: str, gap: str) -> list[str]:
    return re.split(gap, line.strip(" \n").strip("|").strip(" "))


def _read_header(line: str) -> tuple[str, Columns] | None:
    for gap in _GAPS:
        columns = [_column(cell) for cell in _cells(line, gap)]
        kinds = [kind for kind, _ in columns]
        if len(columns) > 1 and "" not in kinds and kinds.count("name") == 1:
            return gap, columns
    return None


def _column(cell: str) -> tuple[str, str]:
    for kind, pattern in _HEADER:
        if found := pattern.fullmatch(cell.strip(" *_")):
            return kind, found[1] or (cell.strip(" *_") if kind == "load" and len(cell.strip(" *_")) < 4 else "")
    return "", ""


def _say(cells: list[str], columns: Columns) -> str:
    """A row as a line. Without a head: an exercise, how many sets where that is a bare number, and how much."""
    if not columns:
        kinds = ["name", "sets", "amount"] if len(cells) > 2 and re.fullmatch(r"\d+", cells[1]) else ["name"]
        columns = [(kind, "") for kind in kinds]
    said = dict.fromkeys(_COLUMNS, "")
    for at, cell in enumerate(cells):
        kind, unit = columns[at] if at < len(columns) else ("note", "")
        cell = cell.strip()
        if not _EMPTY.fullmatch(cell) and not (kind == "note" and re.fullmatch(r"\d+[.)]?", cell)):
            said[kind] = ", ".join(filter(None, (said[kind], _with_unit(kind, unit, cell))))
    amount = said["time"] or said["amount"]
    both = said["amount"] and said["time"]
    much = f"{said['sets']} x {said['amount'] or amount}" if said["sets"] and amount else amount
    if said["sets"] and not amount:
        much = f"sets: {said['sets']}"
    parts = (
        " ".join(filter(None, (said["name"], much, said["side"]))),
        f"hold {said['time']}" if both else "",
        f"rest {said['rest']}" if said["rest"] else "",
        f"tempo {said['tempo']}" if said["tempo"] else "",
        f"with {said['load']}" if said["load"] else "",
        said["note"],
    )
    return ", ".join(filter(None, parts))


def _with_unit(kind: str, unit: str, cell: str) -> str:
    """A bare number with its unit: that of the head, and seconds of what is a time."""
    if _BARE.fullmatch(cell):
        return f"{cell} {unit or ('s' if kind in ('time', 'rest') else '')}".strip()
    return cell
