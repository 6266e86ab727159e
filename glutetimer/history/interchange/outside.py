"""Rows that another program numbered, made fit for this history: `1` of a spreadsheet is no other spreadsheet's `1`.

An id that is no UUID belongs to its file and its kind. The row gets one of our own and keeps beside it, as `imported`,
where it comes from: so the same row is found again when the file comes a second time, corrected or under another name,
and sets find the session that stands in another file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from glutetimer.history.ids import is_uuid, uuid7
from glutetimer.history.interchange.problems import UnreadableError
from glutetimer.history.interchange.records import Records, ms_of
from glutetimer.history.moments import noon
from glutetimer.history.records import DecisionRecord, GoalRecord, PauseRecord, SessionRecord, SetRecord
from glutetimer.history.rows import Record, Row, kind_of, to_lean
from glutetimer.history.store import History

IMPORTED = "imported"
"""The field that says of which file a row is, and which id and session it had there."""

_DAY_MS = 86_400_000
_SECOND_MS = 1000
"""What stands for the same instant in the file is kept a millisecond apart: its order stays."""

_R = TypeVar("_R", SessionRecord, SetRecord, PauseRecord, GoalRecord, DecisionRecord)
_Bout = TypeVar("_Bout", SessionRecord, SetRecord)


def settle(history: History, records: Records, file: str) -> Records:
    """Give what comes from outside the ids that it has here, and an order that stays.

    Args:
        history: where it will go; nothing is written.
        file: its name, without its folder.

    Raises:
        UnreadableError: an id of our own kind stands for something of another kind here.
    """
    _refuse_other_kinds(history, records)
    settling = _Settling(history, file, records)
    sessions = [settling.session(each) for each in records.sessions]
    sets = [settling.set(each) for each in records.sets]
    return replace(
        records,
        sessions=tuple(_keep_order(records.sessions, sessions, settling)),
        sets=tuple(_keep_order(records.sets, sets, settling)),
        pauses=tuple(map(settling.other, records.pauses)),
        goals=tuple(map(settling.other, records.goals)),
        decisions=tuple(map(settling.other, records.decisions)),
    )


class _Settling:
    def __init__(self, history: History, file: str, records: Records) -> None:
        self._file = file
        self._records = records
        self.found: set[str] = set()
        """Rows that are here already, from the same file under another name."""
        self._sessions: dict[str, str] = {}
        """Ours, by those of the file."""
        self._numbered: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
        """What came from outside before, by its kind and the id that it had there."""
        self._waiting: defaultdict[tuple[str, date], set[str]] = defaultdict(set)
        """Sessions of which sets are here, and they themselves not yet: by the id that they had, and their day."""
        self._read(history)

    def is_ours(self, record: Record) -> bool:
        """Whether a row is as a glutetimer wrote it, or its id stands for one thing everywhere."""
        return self._is_exported(record) or (is_uuid(record.id) and record.id not in self._records.named_here)

    def _is_exported(self, record: Record) -> bool:
        return (kind_of(record), record.id) in self._records.exported

    def session(self, record: SessionRecord) -> SessionRecord:
        if self._is_exported(record) or is_uuid(record.id):
            return self._keep_moment(record)
        given = record.id
        settled = self._numbered_here(record, _without_id)
        waiting = self._waiting[given, record.started.local_date]
        if settled.id not in self._known and len(waiting) == 1:
            settled = settled._replace(id=next(iter(waiting)))
        self._sessions[given] = settled.id
        return settled

    def set(self, record: SetRecord) -> SetRecord:
        """A set as it is kept here, with its session."""
        if self._is_exported(record):
            return record
        given = record.session
        if given and not is_uuid(given):
            record = _marked(record, file=self._file, session=given)
            record = record._replace(session=self._session_of(given, record.started.local_date))
        return self._keep_moment(record) if is_uuid(record.id) else self._numbered_here(record, _without_session)

    def other(self, record: _R) -> _R:
        """A pause, a goal or a decision as it is kept here."""
        # These have no fields that tell who wrote them; they come with sessions and sets that do.
        if self._records.exported or is_uuid(record.id):
            return record
        return self._numbered_here(record, _without_id)

    def _read(self, history: History) -> None:
        with history.snapshot():
            sessions, sets = history.sessions(), history.sets()
            others: list[Record] = [*history.pauses(), *history.goals(), *history.decisions()]
        known = {each.id for each in sessions}
        self._moments = {each.id: each.started for each in sessions} | {each.id: each.started for each in sets}
        self._known = known | {each.id for each in sets} | {each.id for each in others}
        for each in (*sessions, *sets, *others):
            if id := _mark_of(each).get("id"):
                self._numbered[kind_of(each), id].append(each)
        for done in sets:
            if (given := _mark_of(done).get("session")) and done.session not in known:
                self._waiting[given, done.started.local_date].add(done.session)

    def _keep_moment(self, record: _Bout) -> _Bout:
        """Another program's row, when it was by the zone of its first import: its id stands for a time on the wall."""
        if not self._records.program or not (there := self._moments.get(record.id)):
            return record
        ms = there.ms // _SECOND_MS * _SECOND_MS + record.started.ms % _SECOND_MS
        return record._replace(started=there._replace(ms=ms))

    def _numbered_here(self, record: _R, content: Callable[[Record], Row]) -> _R:
        """A row that has an id of the file's own."""
        given, at = record.id, ms_of(record)
        settled = _marked(record._replace(id=uuid7(at, f"{kind_of(record)} {self._file} {given}")), id=given)
        settled = _marked(settled, file=self._file)
        for there in self._numbered[kind_of(record), given]:
            if _mark_of(there).get("file") == self._file and ms_of(there) // _DAY_MS == at // _DAY_MS:
                return settled._replace(id=there.id)
            if content(there) == content(record) and 0 <= ms_of(there) - at < _SECOND_MS:
                self.found.add(there.id)
                return there  # type: ignore[return-value]  # of one kind
        return settled

    def _session_of(self, given: str, day: date) -> str:
        if given not in self._sessions:
            there = {each.id for each in self._numbered["session", given] if _day_of(each) == day}
            alone = uuid7(noon(day).ms, f"session {self._file} {given}")
            self._sessions[given] = there.pop() if len(there) == 1 else alone
        return self._sessions[given]


def _refuse_other_kinds(history: History, records: Records) -> None:
    kinds = {id: "session" for (id,) in history.select("SELECT id FROM sessions")}
    kinds |= {id: "set" for (id,) in history.select("SELECT id FROM sets")}
    kinds |= dict(history.select("SELECT id, kind FROM calendar"))
    wrong = [
        f"the {kind_of(each)} {each.id}: a {kinds[each.id]} has this id here; every id stands for one thing"
        for each in records.everything
        if is_uuid(each.id) and kinds.get(each.id, kind_of(each)) != kind_of(each)
    ]
    if wrong:
        raise UnreadableError(wrong)


def _keep_order(given: Iterable[_Bout], settled: Iterable[_Bout], settling: _Settling) -> Iterable[_Bout]:
    """What begins at the same instant as something above it in the file, a millisecond later.

    Rows of our own are left as they are: they are in order.
    """
    following: dict[int, int] = {}
    """A millisecond that is free, or nearer to one, for each that is taken."""
    for before, after in zip(given, settled, strict=True):
        if settling.is_ours(before):
            yield after
            continue
        passed: list[int] = []
        free = before.started.ms
        while free in following:
            passed.append(free)
            free = following[free]
        following |= dict.fromkeys([*passed, free], free + 1)
        here = after.id in settling.found
        yield after if here else after._replace(started=after.started._replace(ms=free))


def _marked(record: _R, **fields: str) -> _R:
    """A record that says where it comes from."""
    mark = _mark_of(record)
    if IMPORTED in record.extra and not mark:
        return record  # a field of somebody else's, which happens to be called so
    return record._replace(extra={**record.extra, IMPORTED: {**mark, **fields}})


def _mark_of(record: Record) -> dict[str, str]:
    mark = record.extra.get(IMPORTED)
    if not isinstance(mark, dict):
        return {}
    return {key: each for key, each in mark.items() if isinstance(key, str) and isinstance(each, str)}


def _day_of(record: Record) -> date | None:
    return record.started.local_date if isinstance(record, SessionRecord) else None


def _without_id(record: Record) -> Row:
    """What a row says, apart from its id and from what order adds to its instant."""
    row = to_lean(record)
    return {key: value for key, value in row.items() if key not in ("id", "started", IMPORTED)}


def _without_session(record: Record) -> Row:
    return {key: value for key, value in _without_id(record).items() if key != "session"}
