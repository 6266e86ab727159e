"""Devices that write, edit, delete, undo and sync in any order: all have the same in the end, and nothing is lost."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from glutetimer.history.projections import Derived
from glutetimer.history.records import GoalRecord, PauseRecord, SessionRecord, SetRecord
from glutetimer.history.rows import Record, kind_of, to_lean, to_session, to_set
from glutetimer.history.schema import migrate
from glutetimer.history.sync.sync import Exchange
from glutetimer.history.sync.union import is_sound
from tests.history.drawn import sessions, sets
from tests.history.some import DAY, a_session, a_set
from tests.history.sync.devices import Device, settle
from tests.history.test_laws import RECORDS

MINUTE = 60_000
CLOCKS = {
    "right": 1_760_000_000_000,
    "20 minutes fast": 1_760_000_000_000 + 20 * MINUTE,
    "two days slow": 1_760_000_000_000 - 2 * 1440 * MINUTE,
    "far in the future": 1 << 44,
    "beyond every calendar": 1 << 60,
    "before 1970": -5,
}
WHICH = st.integers(0, 2)
CALENDAR = st.tuples(st.sampled_from("xy"), st.integers(1, 7), st.booleans()).map(
    lambda drawn: GoalRecord(drawn[0], DAY, drawn[1]) if drawn[2] else PauseRecord(drawn[0], DAY)
)


class Devices(RuleBasedStateMachine):
    """Two with a copy of the folder each, and a third one on the first one's: as two machines on one network folder."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.made: dict[str, SetRecord] = {}
        """Sets that nobody changes: each must be everywhere in the end."""
        self.brought_back = self.damaged = False

    @initialize(clocks=st.tuples(*[st.sampled_from(sorted(CLOCKS))] * 3))
    def start(self, clocks: tuple[str, ...]) -> None:
        self.places = [Path(self.place.name, name) for name in "abc"]
        first = Device(self.places[0], CLOCKS[clocks[0]])
        second = Device(self.places[1], CLOCKS[clocks[1]])
        self.devices = [first, second, Device(self.places[2], CLOCKS[clocks[2]], shared=first.folder)]

    def teardown(self) -> None:
        try:
            if hasattr(self, "devices"):
                self.check()
        finally:
            for each in getattr(self, "devices", []):
                each.history.close()
            self.place.cleanup()

    @rule(which=WHICH, records=st.lists(RECORDS | CALENDAR, min_size=1, max_size=3), by_hand=st.booleans())
    def put(self, which: int, records: list[Record], by_hand: bool) -> None:
        self.devices[which].history.put(*records, undoable=by_hand)

    @rule(which=WHICH)
    def perform(self, which: int) -> None:
        done = a_set(f"performed {len(self.made)}", session="")
        self.made[done.id] = done
        self.devices[which].history.put(done)

    @rule(which=WHICH, id=st.sampled_from(["S1", "S2", "a", "b", "c", "x", "y"]), by_hand=st.booleans())
    def delete(self, which: int, id: str, by_hand: bool) -> None:
        self.devices[which].history.delete(id, undoable=by_hand)

    @rule(which=WHICH, again=st.booleans())
    def undo(self, which: int, again: bool) -> None:
        history = self.devices[which].history
        assert (history.redo() if again else history.undo()) or True

    @rule(which=WHICH)
    def sync(self, which: int) -> None:
        problems = self.devices[which].sync().problems
        assert self.damaged or not problems

    @rule(which=WHICH, to=WHICH)
    def carry(self, which: int, to: int) -> None:
        if self.devices[which].folder != self.devices[to].folder:
            self.devices[which].carry_to(self.devices[to])

    @precondition(lambda self: not self.brought_back)
    @rule(which=WHICH)
    def lose_the_folder(self, which: int) -> None:
        for each in self.devices[which].folder.iterdir():
            each.unlink()

    @precondition(lambda self: not self.brought_back)
    @rule(which=WHICH, of=WHICH, cut=st.integers(1, 400))
    def tear(self, which: int, of: int, cut: int) -> None:
        """A file that was not written to its end, in one copy of the folder; its own device heals it."""
        file = self.devices[which].folder / self.devices[of].own_file.name
        if file.exists():
            file.write_bytes(file.read_bytes()[:-cut])

    @precondition(lambda self: not self.brought_back)
    @rule(which=WHICH, of=WHICH, at=st.floats(0, 0.99), size=st.integers(1, 300), byte=st.integers(0, 255))
    def write_over(self, which: int, of: int, at: float, size: int, byte: int) -> None:
        """As a disk does; what is lost by that its own device tells again."""
        file = self.devices[which].folder / self.devices[of].own_file.name
        if file.exists():
            data = bytearray(file.read_bytes())
            first = int(at * len(data))
            data[first : first + size] = bytes([byte]) * len(data[first : first + size])
            file.write_bytes(data)
            self.damaged = True

    @rule(which=WHICH, minutes=st.integers(0, 60))
    def wait(self, which: int, minutes: int) -> None:
        self.devices[which].wall += minutes * MINUTE

    @rule(which=WHICH)
    def back_up(self, which: int) -> None:
        with closing(sqlite3.connect(self.places[which] / "kept.db")) as kept:
            self.devices[which].history._connection.backup(kept)

    @rule(which=WHICH, then=st.integers(0, 3))
    def bring_back(self, which: int, then: int) -> None:
        """The home is as it was at the last `back_up`, and writes at once. What was told nobody is lost with a home."""
        device, kept = self.devices[which], self.places[which] / "kept.db"
        if not kept.exists():
            return
        device.sync()
        self.brought_back = True
        device.history.close()
        shutil.copy(kept, device.path)
        device.reopen()
        for _ in range(then):
            self.perform(which)

    @invariant()
    def no_two_rows_are_of_one_id(self) -> None:
        for each in getattr(self, "devices", []):
            ids = [done.id for done in each.history.sets()]
            assert len(ids) == len(set(ids))
            assert not each.history.unreadable

    def check(self) -> None:
        """All have the same, down to the bytes of an export; syncing once more changes nothing and sends nothing."""
        settle(*self.devices)
        settle(*self.devices)
        first = self.devices[0]
        for each in self.devices:
            assert each.export() == first.export()
            assert each.tables() == first.tables()
            sets = {done.id: done for done in each.history.sets()}
            assert {id: sets.get(id) for id in self.made} == self.made
            changes = each.history.select("SELECT count(*) FROM changes")
            again, others = each.sync(), len(list(each.folder.iterdir())) - each.own_file.exists()
            assert again == Exchange(others=others, problems=again.problems if self.damaged else [])
            assert each.history.select("SELECT count(*) FROM changes") == changes


Devices.TestCase.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
TestDevices = Devices.TestCase


@pytest.mark.parametrize("record", [a_session(), a_set()])
def test_what_an_import_would_make_up_is_no_row_of_anothers(record: Record) -> None:
    row = to_lean(record)
    assert is_sound(kind_of(record), record.id, row)
    assert not is_sound(kind_of(record), record.id, {**row, "started": ""})


ROWS = (sessions() | sets()).map(lambda record: (record, to_lean(record)))
JUNK = (
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | st.text(max_size=3) | st.just([]) | st.just({"a": 1})
)


@given(ROWS, st.data())
def test_what_is_shown_can_be_read_whatever_is_wrong_with_a_row(
    drawn: tuple[Record, dict[str, Any]], data: st.DataObject
) -> None:
    record, row = drawn
    assert is_sound(kind_of(record), record.id, row)
    for key in data.draw(st.lists(st.sampled_from([*row, "pain", "measure", "started"]), max_size=2)):
        if data.draw(st.booleans()):
            row.pop(key, None)
        else:
            row[key] = data.draw(JUNK)
    if is_sound(kind_of(record), record.id, row):
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            migrate(connection)
            derived = Derived(connection)
            derived.put(1, kind_of(record), record.id, row)
            derived.close()
        made = to_session(row) if isinstance(record, SessionRecord) else to_set(row)
        assert to_lean(made)["id"] == record.id
