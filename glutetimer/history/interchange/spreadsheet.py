"""Rows and columns from bytes that any spreadsheet may have written: commas, semicolons or tabs between the cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from glutetimer.files.reading.problem import shown
from glutetimer.history.interchange.json import decode
from glutetimer.history.interchange.problems import Problems
from glutetimer.training.counting import format_count

_SEPARATORS = ",;\t"
_PREAMBLES = ("#type ", "sep=")
"""What PowerShell and Excel write above the header."""


class SpreadsheetRow(NamedTuple):
    """A row that is not blank."""

    place: str
    """`line 3`: where it begins in the file."""
    cells: list[str]


class Spreadsheet(NamedTuple):
    """A table with a header."""

    header: list[str]
    lines: list[SpreadsheetRow]
    decimal_comma: bool
    """Whether a comma stands in numbers: it does not stand between cells."""

    def rows(self, problems: Problems, unquoted: str = "") -> Iterator[tuple[str, dict[str, str]]]:
        """Each row's place and cells by column; a row that does not fit the header is a problem. `unquoted`: a column
        in which the program leaves commas as they are: what is too much belongs there.
        """
        wide = len(self.header)
        at = self.header.index(unquoted) if unquoted in self.header else None
        for place, cells in self.lines:
            more = len(cells) - wide
            if more > 0 and at is not None:
                cells = [*cells[:at], ",".join(cells[at : at + more + 1]), *cells[at + more + 1 :]]
            if len(cells) != wide:
                problems.append(f"{place}: {format_count(len(cells), 'cell')}; the header has {wide}")
            else:
                yield place, dict(zip(self.header, cells, strict=True))


def read_spreadsheet(data: bytes, problems: Problems) -> Spreadsheet:
    """The table of a file; what is wrong with it is noted."""
    text = decode(data)
    preamble = text.partition("\n")[0]
    skipped = 0
    if preamble.lower().startswith(_PREAMBLES):
        text, skipped = text[len(preamble) + 1 :], 1
    separator = _find_separator(text)
    lines = list(_read_lines(text, separator, skipped, problems))
    header = [cell.strip() for cell in lines[0].cells] if lines else []
    if lines:
        note_twice(header, lines[0].place, problems)
    return Spreadsheet(header, lines[1:], separator != ",")


def note_twice(header: list[str], place: str, problems: Problems) -> None:
    for column in sorted(column for column, count in Counter(filter(None, header)).items() if count > 1):
        problems.append(f"{place}: the column {shown(column)} stands twice")


def _find_separator(text: str) -> str:
    """What stands most often in the header, outside of quotes."""
    header = "".join(text.lstrip().partition("\n")[0].split('"')[::2])
    return max(_SEPARATORS, key=header.count)


def _read_lines(text: str, separator: str, skipped: int, problems: Problems) -> Iterator[SpreadsheetRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1 + skipped
    try:
        for cells in reader:
            if any(cells):
                yield SpreadsheetRow(f"line {begins}", cells)
            begins = reader.line_num + 1 + skipped
    except csv.Error as error:
        problems.append(f"line {begins}: no CSV: {error}")
