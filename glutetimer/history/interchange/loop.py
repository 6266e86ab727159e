"""Training days from Loop Habit Tracker's sheets: the days on which one habit was ticked off by hand.

Two sheets are known: one habit's own, and one of several habits, each a column.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from glutetimer.files.reading.names import plain
from glutetimer.files.reading.problem import shown
from glutetimer.history.ids import uuid7
from glutetimer.history.interchange.choices import Choices
from glutetimer.history.interchange.dates import find_order, read_when
from glutetimer.history.interchange.outside import IMPORTED
from glutetimer.history.interchange.records import Gathering, Records, Words
from glutetimer.history.interchange.spreadsheet import Spreadsheet
from glutetimer.history.moments import noon
from glutetimer.history.rows import RecordKind, Row
from glutetimer.training.exercise import Measure, Side

NAME = "Loop Habit Tracker"

_UNTICKED = ("day that was not ticked off", "days that were not ticked off")
_DONE, _SKIPPED = ("yes manual", "2"), 3
_CELL = re.compile(r"-?\d{1,12}|yes manual|yes auto|no|skip|unknown|", re.ASCII)
_OWN = ["date", "value", "notes"]
"""The headers of one habit's own sheet."""
_NUMBERED = re.compile(r"\d{3} +", re.ASCII)
"""What its folder's name begins with."""


def is_loop(sheet: Spreadsheet) -> bool:
    """Whether a sheet is one of Loop's: by its first column, and by what stands in all the others.

    The headers of several habits are the user's words; after the last of them Loop writes one comma more.
    """
    headers = [plain(column) for column in sheet.header]
    if headers[:1] != ["date"] or len(headers) < 2:
        return False
    if headers[: len(_OWN)] == _OWN:
        return True
    cells = [plain(cell) for _, cells in sheet.lines for cell in cells[1:]]
    return (headers[-1] == "" or any(map(str.isalpha, "".join(cells)))) and all(map(_CELL.fullmatch, cells))


def read_loop(sheet: Spreadsheet, choices: Choices, gathering: Gathering) -> Records:
    """A set for each day that was ticked off: of the habit's name, and of an amount that nobody knows."""
    date, note = sheet.header[0], ""
    if [plain(column) for column in sheet.header][: len(_OWN)] == _OWN:
        habit, column, note = choices.habit or _NUMBERED.sub("", choices.folder, 1).strip(), *sheet.header[1:3]
        if not habit:
            gathering.problems.append('what is the habit called? Add --habit "Bridges"')
    else:
        habit = column = _choose(sheet, choices.habit, gathering)
    rows = [] if gathering.problems else list(sheet.rows(gathering.problems))
    order = find_order([(f"{place}.{date}", cells[date]) for place, cells in rows], choices.dates, gathering.problems)
    left_out: Counter[Words] = Counter()
    if not order:
        return gathering.records()
    for place, cells in rows:
        try:
            day = read_when(cells[date], order).day
        except ValueError as error:
            gathering.problems.append(f"{place}.{date}: {error}")
            continue
        value = plain(cells[column])
        if not _CELL.fullmatch(value):
            gathering.problems.append(f"{place}.{column}: {shown(cells[column])}: write YES_MANUAL, NO, or a number")
        elif not _is_done(value):
            left_out[_UNTICKED] += 1
        else:
            row: Row = {"exercise": habit, "side": Side.BOTH.value, "measure": Measure.TIME.value}
            row |= {"id": uuid7(noon(day).ms, f"{NAME} {habit} {day}"), "local_date": day.isoformat()}
            row |= {"note": cells.get(note, "").strip(), IMPORTED: {"from": NAME, "value": cells[column].strip()}}
            gathering.take(RecordKind.SET, row, place)
    return replace(gathering.records(), program=NAME, left_out=tuple(left_out.items()))


def _choose(sheet: Spreadsheet, wanted: str, gathering: Gathering) -> str:
    """The column of the habit that is meant."""
    habits = [column for column in sheet.header[1:] if column]
    if found := next(
        (each for each in habits if plain(each) == plain(wanted)), habits[0] if not wanted and len(habits) == 1 else ""
    ):
        return found
    names = ", ".join(map(shown, habits))
    asked = f"there is no habit {shown(wanted)}; write" if wanted else "which habit? Add"
    gathering.problems.append(f"{asked} --habit and one of these: {names}")
    return ""


def _is_done(value: str) -> bool:
    """Ticked off by hand; of a habit that is counted, any amount, which is kept in thousandths."""
    return value in _DONE or (value.isdigit() and int(value) > _SKIPPED)
