"""Sets and workouts from another program's sheet: what a row says, and nothing besides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC

from glutetimer.files.reading.names import plain, slug
from glutetimer.files.reading.problem import shown
from glutetimer.history.ids import is_uuid, uuid7
from glutetimer.history.interchange.cells import (
    METRES,
    MOST_WEIGHT,
    describe_weight,
)
from glutetimer.history.interchange.choices import Choices, DateOrder
from glutetimer.history.interchange.dates import When, find_order, read_when
from glutetimer.history.interchange.outside import IMPORTED
from glutetimer.history.interchange.program_row import ProgramRow, Told
from glutetimer.history.interchange.programs import Means, Program
from glutetimer.history.interchange.records import Gathering, Records, Words
from glutetimer.history.interchange.spreadsheet import Spreadsheet
from glutetimer.history.moments import moment, noon, to_iso
from glutetimer.history.records import Moment
from glutetimer.history.rows import RecordKind, Row
from glutetimer.training.exercise import Measure, Side

_KINDS = ("dynamic", _SECONDS := "isometric", "")
"""Kinds of exercises: the amounts of the second are seconds."""
_BARE = ("row without an amount", "rows without an amount")
_FAR = "{} is too far away; write a date from 1971 on"
_UNTOLD = frozenset(("", "0", "normal"))
"""What is said of a set that is like any other."""
_WEIGHTS, _DISTANCES = frozenset(("kg", "lb", "g")), frozenset(METRES)


def read_program(sheet: Spreadsheet, program: Program, choices: Choices, gathering: Gathering) -> Records:
    """The records of a sheet."""
    reader = _ProgramReader(sheet, program, choices, gathering)
    reader.read()
    left_out = tuple(sorted(reader.left_out.items()))
    return replace(gathering.records(), program=program.name, left_out=left_out)


class _ProgramReader:
    def __init__(self, sheet: Spreadsheet, program: Program, choices: Choices, gathering: Gathering) -> None:
        self._sheet = sheet
        self._program = program
        self._choices = choices
        self._gathering = gathering
        self._problems = gathering.problems
        self._columns = {header: column for header in sheet.header if (column := program.column(header))}
        self._order = DateOrder.DAY_FIRST
        self._sessions: dict[str, tuple[Row, str]] = {}
        """By what tells them apart: a row, and where it stands."""
        self._counts: Counter[tuple[str, ...]] = Counter()
        """How many there were of the same kind, and how many began at the same instant."""
        self._notes: dict[tuple[str, str], str] = {}
        self._asked: set[Means] = set()
        self.left_out: Counter[Words] = Counter()
        """What rows were that are no sets."""

    def read(self) -> None:
        """Gather all of it."""
        lines = list(self._lines())
        days = [(f"{line.place}.{header}", text) for line in lines for header, _, text in line.texts(Means.AT)]
        if order := find_order(days, self._choices.dates, self._problems):
            self._order = order
            for line in lines:
                self._line(line)
        for row, place in self._sessions.values():
            self._gathering.take(RecordKind.SESSION, row, place)

    def _lines(self) -> Iterator[ProgramRow]:
        for place, cells in self._sheet.rows(self._problems, self._program.unquoted):
            told: defaultdict[Means, list[Told]] = defaultdict(list)
            for header, column in self._columns.items():
                if text := cells[header].strip():
                    told[column.means].append(Told(header, column.unit, text))
            if not next(iter(cells.values()), "").startswith("#"):  # a comment, as in Calisthenics Memory's template
                yield ProgramRow(told, place, self._sheet.decimal_comma, self._problems)

    def _line(self, line: ProgramRow) -> None:
        before = len(self._problems)
        if what := self._program.no_sets.get(plain(line.text(Means.MARK))):
            self.left_out[what] += 1
            return
        bouts = list(self._amounts(line))
        if len(self._problems) > before:
            return
        if not bouts:
            self.left_out[_BARE] += 1
            return
        if not (when := self._when(line)):
            return
        load = self._load(line)
        session = self._session(line, when)
        exercise = line.name(Means.EXERCISE)
        note = self._note(line, session, exercise)
        if len(self._problems) > before:
            return
        at = self._at(when)
        for side, amounts in bouts:
            number = self._count(session, exercise, side)
            row: Row = {"id": _id(when, f"{self._program.name} set {session} {exercise} {side} {number}")}
            row |= {"session": session if is_uuid(session) else "", "exercise": exercise, "side": side.value, **amounts}
            # What begins at the same instant is kept a millisecond apart, in the file's order.
            row |= _began(at._replace(ms=at.ms + self._count(to_iso(at)) - 1))
            row |= {"load": load, "note": note, IMPORTED: self._mark(line)}
            self._gathering.take(RecordKind.SET, row, line.place)

    def _amounts(self, line: ProgramRow) -> Iterator[tuple[Side, Row]]:
        """How much was done, on which side: none where nothing was."""
        seconds = line.seconds(Means.SECONDS)
        distance, unit = line.measured(Means.DISTANCE)
        reps = line.number(Means.REPS)
        if line.text(Means.LEFT):
            each = {Side.RIGHT: line.number(Means.RIGHT), Side.LEFT: line.number(Means.LEFT)}
        else:
            each = {Side.BOTH: line.number(Means.RIGHT) or reps}
        kind = line.text(Means.KIND).casefold()
        if kind not in _KINDS:
            line.wrong(line.texts(Means.KIND)[0].header, f"{shown(kind)}: write {_KINDS[0]} or {_SECONDS}")
        timed = kind == _SECONDS
        metres = self._metres(line, distance, unit) if distance else None
        for side, amount in each.items():
            row: Row = {
                "reps": None if timed else amount,
                "seconds": amount if timed else seconds,
                "distance_m": metres if side is Side.BOTH else None,
            }
            if any(row.values()):
                row["measure"] = (Measure.REPS if row["reps"] else Measure.TIME).value
                yield side, {key: value for key, value in row.items() if value is not None}

    def _metres(self, line: ProgramRow, distance: float, unit: str) -> float:
        unit = self._unit(line, Means.DISTANCE, unit or line.unit(Means.DISTANCE_UNIT, _DISTANCES), distance)
        return round(distance * METRES.get(unit, 1), 3)

    def _load(self, line: ProgramRow) -> str:
        weight, unit = line.measured(Means.WEIGHT)
        less, unit_less = line.measured(Means.ASSISTANCE)
        if less:
            return describe_weight(-less, unit_less)
        if not weight:
            return ""
        unit = self._unit(line, Means.WEIGHT, unit or line.unit(Means.WEIGHT_UNIT, _WEIGHTS), weight)
        if abs(weight) > MOST_WEIGHT * (1000 if unit == "g" else 1):
            line.wrong(line.texts(Means.WEIGHT)[0].header, f"{weight:g} is out of bounds; write up to {MOST_WEIGHT}")
        return describe_weight(weight, unit)

    def _unit(self, line: ProgramRow, means: Means, said: str | None, amount: float) -> str:
        """The unit that is said in the sheet, or else by the user. What one answer settles is asked once."""
        option, chosen, units = {
            Means.WEIGHT: ("--weight-unit", self._choices.weight_unit, "kg or lb"),
            Means.DISTANCE: ("--distance-unit", self._choices.distance_unit, "m, km or mi"),
        }[means]
        if said == "" and not chosen and means not in self._asked:
            self._asked.add(means)
            line.wrong(line.texts(means)[0].header, f"{amount:g} of what? Add {option} and one of {units}")
        return said or chosen

    def _when(self, line: ProgramRow) -> When | None:
        text = " ".join(filter(None, (line.text(Means.AT), line.text(Means.TIME))))
        header = next((header for header, _, _ in line.texts(Means.AT)), "")
        try:
            when = read_when(text, self._order)
            self._at(when)
        except ValueError as error:
            if header:
                line.wrong(header, str(error))
            else:
                self._problems.append(f"{line.place}: no date; write one such as 2026-11-30")
            return None
        except (OSError, OverflowError):  # a system that knows no time zones for it
            line.wrong(header, _FAR.format(shown(text)))
            return None
        return when

    def _at(self, when: When) -> Moment:
        return moment(when.wall.astimezone(), self._choices.day_start) if when.wall else noon(when.day)

    def _session(self, line: ProgramRow, when: When) -> str:
        """What tells the workout from others: its id, or the instant where the program knows of none."""
        if given := line.text(Means.SESSION):
            return given.lower()
        name = line.name(Means.WORKOUT)
        key = f"{when.wall or when.day} {name}"
        if not any(column.means is Means.WORKOUT for column in self._columns.values()):
            return key
        id = _id(when, f"{self._program.name} session {key}")
        if id not in self._sessions:
            name = name or self._program.name
            row: Row = {"id": id, "workout": slug(name), "name": name, "complete": True, **_began(self._at(when))}
            self._sessions[id] = {**row, IMPORTED: {"from": self._program.name}}, line.place
        row, _ = self._sessions[id]
        if note := line.text(Means.WORKOUT_NOTE):
            row.setdefault("note", _plain_lines(note))
        if (span := self._span(line, when)) is not None:
            row.setdefault("span_s", span)
        return id

    def _span(self, line: ProgramRow, when: When) -> float | None:
        """From the workout's start to its end."""
        if not (header_text := next(iter(line.texts(Means.END)), None)):
            return line.seconds(Means.LENGTH)
        header, _, text = header_text
        try:
            end = read_when(text, self._order).wall
            begin = when.wall
            if begin and end and (begin.tzinfo is None) is not (end.tzinfo is None):  # one alone says its offset
                begin, end = begin.astimezone(), end.astimezone()
            span = (end - begin).total_seconds() if end and begin else -1.0
        except ValueError as error:
            line.wrong(header, str(error))
            return None
        except (OSError, OverflowError):
            line.wrong(header, _FAR.format(shown(text)))
            return None
        return span if span >= 0 else None

    def _note(self, line: ProgramRow, session: str, exercise: str) -> str:
        note = _plain_lines(line.text(Means.NOTE))
        if self._program.one_note and self._notes.get((session, exercise)) == note:
            return ""
        self._notes[session, exercise] = note
        return note

    def _count(self, *what: str) -> int:
        self._counts[what] += 1
        return self._counts[what]

    def _mark(self, line: ProgramRow) -> dict[str, str]:
        mark = line.text(Means.MARK)
        told = {header: text for header, _, text in line.texts(Means.KEPT)}
        told |= {header: text for header, _, text in line.texts(Means.MARK) if not mark.isdigit()}
        kept = {plain(header): text for header, text in told.items() if text.casefold() not in _UNTOLD}
        return {"from": self._program.name, **kept}


def _began(at: Moment) -> Row:
    return {"started": to_iso(at), "local_date": at.local_date.isoformat()}


def _plain_lines(text: str) -> str:
    """A note with its lines as ours have them; Strong writes a break of a line as two characters."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\\n", "\n")


def _id(when: When, content: str) -> str:
    """The same for the same content whatever the zone of the machine, so that importing it twice adds nothing."""
    at = moment(when.wall.replace(tzinfo=UTC)) if when.wall else noon(when.day)
    return uuid7(at.ms, content)
