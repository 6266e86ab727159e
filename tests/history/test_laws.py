"""Any order of puts, deletions, undos, redos and restarts, against a model that keeps everything in dictionaries."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.history.rows import Record, to_row
from glutetimer.history.store import History
from tests.history.drawn import sessions, sets
from tests.history.some import DAY

Rows = dict[str, dict[str, Any]]
"""Rows by id; in the model, ids of sessions begin with S."""
Step = dict[str, tuple[Any, Any]]
"""What an action did: by id, the row before and after."""

SESSION_IDS, SET_IDS = ["S1", "S2"], ["a", "b", "c"]
NEAR = st.sampled_from([DAY, DAY + timedelta(days=1)])


def near(drawn: tuple[Any, date]) -> Any:
    """A record moved to one of two days, so that records meet."""
    record, day = drawn
    return record._replace(started=record.started._replace(local_date=day))


SESSIONS = sessions(st.sampled_from(SESSION_IDS))
SETS = st.tuples(sets(st.sampled_from(SET_IDS)), st.sampled_from([*SESSION_IDS, ""])).map(
    lambda drawn: drawn[0]._replace(session=drawn[1])
)
RECORDS = st.tuples(SESSIONS | SETS, NEAR).map(near)


class Model:
    def __init__(self) -> None:
        self.rows: Rows = {}
        self.done: list[Step] = []
        self.undone: list[Step] = []

    def apply(self, after: dict[str, Any], undoable: bool) -> None:
        step = {id: (self.rows.get(id), row) for id, row in after.items() if self.rows.get(id) != row}
        self._take(step)
        if undoable and step:
            self.done.append(step)
            self.undone.clear()

    def revert(self, source: list[Step], target: list[Step]) -> bool:
        if not source:
            return False
        step = source.pop()
        back = {id: (self.rows.get(id), taken_back(*change, self.rows.get(id))) for id, change in step.items()}
        self._take(back)
        target.append(back)
        return True

    def _take(self, step: Step) -> None:
        for id, (_, row) in step.items():
            if row is None:
                self.rows.pop(id, None)
            else:
                self.rows[id] = row


def taken_back(before: Any, after: Any, now: Any) -> Any:
    if now is None:
        return before if after is None else None
    if after is None:
        return now
    if before is None:
        return None if now == after else now
    row = dict(now)
    for key in {*before, *after}:
        was, became = (each.get(key, KeyError) for each in (before, after))
        if was != became:
            if now.get(key, KeyError) != became:
                return now
            row.pop(key, None)
            if was is not KeyError:
                row[key] = was
    return row


class AnyOrder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "history.db"
        self.model = Model()

    @initialize()
    def start(self) -> None:
        self.history = History(self.path)

    def teardown(self) -> None:
        if hasattr(self, "history"):
            self.history.close()
        self.folder.cleanup()

    @rule(records=st.lists(RECORDS, min_size=1, max_size=3, unique_by=lambda record: record.id), undoable=st.booleans())
    def put(self, records: list[Record], undoable: bool) -> None:
        self.history.put(*records, undoable=undoable)
        self.model.apply({record.id: to_row(record) for record in records}, undoable)

    @rule(id=st.sampled_from([*SESSION_IDS, *SET_IDS]), undoable=st.booleans())
    def delete(self, id: str, undoable: bool) -> None:
        self.history.delete(id, undoable=undoable)
        if id in self.model.rows:
            its_sets = [other for other, row in self.model.rows.items() if row.get("session") == id]
            self.model.apply(dict.fromkeys([*its_sets, id]), undoable)

    @rule()
    def undo(self) -> None:
        assert bool(self.history.undo()) is self.model.revert(self.model.done, self.model.undone)

    @rule()
    def redo(self) -> None:
        assert bool(self.history.redo()) is self.model.revert(self.model.undone, self.model.done)

    @rule()
    def restart(self) -> None:
        self.history.close()
        self.history = History(self.path)

    @invariant()
    def the_history_is_the_model(self) -> None:
        if not hasattr(self, "history"):
            return
        for kind, records in ((SessionRecord, self.history.sessions()), (SetRecord, self.history.sets())):
            wanted = {id: row for id, row in self.model.rows.items() if (id in SESSION_IDS) is (kind is SessionRecord)}
            assert {record.id: to_row(record) for record in records} == wanted

    @invariant()
    def the_days_are_those_of_the_sets(self) -> None:
        if not hasattr(self, "history"):
            return
        rows = self.model.rows
        totals: dict[str, list[float]] = defaultdict(lambda: [0, 0.0])
        for id in (id for id in SET_IDS if id in rows):
            totals[rows[id]["local_date"]][0] += 1
            if rows.get(rows[id]["session"], {}).get("seconds") is None:
                known = [rows[id][key] for key in ("seconds", "clocked_s", "held_s") if rows[id][key] is not None]
                totals[rows[id]["local_date"]][1] += known[0] if known else 0
        for id in (id for id in SESSION_IDS if id in rows):
            if rows[id]["local_date"] in totals:
                totals[rows[id]["local_date"]][1] += rows[id]["seconds"] or 0
        days = {day.date.isoformat(): [day.sets, round(day.seconds, 6)] for day in self.history.days()}
        assert days == {date: [count, round(seconds, 6)] for date, (count, seconds) in totals.items()}

    @invariant()
    def the_changes_only_grow_without_gaps_and_tell_the_same(self) -> None:
        if not hasattr(self, "history"):
            return
        connection = self.history._connection
        changes = connection.execute("SELECT number, stamp, id, body FROM changes ORDER BY seq").fetchall()
        assert [number for number, *_ in changes] == list(range(1, len(changes) + 1))
        stamps = [stamp for _, stamp, *_ in changes]
        assert stamps == sorted(set(stamps))
        newest = {id: body for _, _, id, body in changes}
        derived = connection.execute("SELECT id FROM sessions UNION ALL SELECT id FROM sets").fetchall()
        assert {id for id, body in newest.items() if body is not None} == {id for (id,) in derived}
        for id, row in self.model.rows.items():
            assert json.loads(newest[id]).items() <= row.items()


AnyOrder.TestCase.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
TestAnyOrder = AnyOrder.TestCase
