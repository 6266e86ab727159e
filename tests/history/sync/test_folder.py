"""The folder as programs, disks and people leave it: copies, torn and damaged lines, files that are none, clones."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from glutetimer.history.batch import Batch, SessionProgress
from glutetimer.history.changes import MOST_STAMP, Reverted
from glutetimer.history.connection import HistoryError
from glutetimer.history.interchange.json import import_, read_json
from glutetimer.history.sync.line import ChangeLine, write_line
from glutetimer.history.sync.sync import Exchange
from glutetimer.training.holds.hold import Pain, Reason
from tests.history.some import a_hold, a_session, a_set
from tests.history.sync.devices import Device, settle

OTHER = "0123456789abcdef"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return tmp_path / "shared"


@pytest.fixture
def make(tmp_path: Path, shared: Path) -> Callable[..., Device]:
    made: list[Device] = []

    def make(name: str, **given: Any) -> Device:
        (tmp_path / name).mkdir()
        made.append(Device(tmp_path / name, shared=shared, **given))
        return made[-1]

    return make


def ids(device: Device) -> list[str]:
    return [done.id for done in device.history.sets()]


def told(*changes: ChangeLine) -> bytes:
    return b"".join(map(write_line, changes))


def change(number: int, body: str | None, id: str = "a", kind: str = "set", **fields: Any) -> ChangeLine:
    return ChangeLine(number, **({"stamp": number << 16, "device": OTHER, "kind": kind, "id": id} | fields), body=body)


SET = (
    '{"id":"a","exercise":"clam","side":"left","measure":"time","seconds":30.0,'
    '"started":"2025-10-01T12:00:00.000+00:00","local_date":"2025-10-01"}'
)


@pytest.mark.parametrize(
    "name",
    [
        "glutetimer-{}.sync-conflict-20251130-043410-ABCDEFG.jsonl",
        "glutetimer-{} (Laptop's conflicted copy 2025-11-30).jsonl",
        "glutetimer-{}-LAPTOP.jsonl",
        "glutetimer-{}.jsonl.orig",
    ],
)
def test_the_copies_of_a_conflict_are_read(make: Callable[..., Device], name: str) -> None:
    laptop, desktop = make("laptop"), make("desktop")
    desktop.history.put(a_set("x"), a_set("y"))
    desktop.sync()
    desktop.own_file.rename(laptop.folder / name.format(desktop.name))
    assert not laptop.sync().problems
    assert ids(laptop) == ["x", "y"]


def test_what_is_no_file_of_a_device_is_left_alone(make: Callable[..., Device], shared: Path) -> None:
    device = make("one")
    names = ["notes.txt", ".syncthing.glutetimer-0123456789abcdef.jsonl.tmp", "glutetimer.jsonl"]
    for name in names:
        (shared / name).write_bytes(told(change(1, SET)))
    (shared / ".stversions").mkdir()
    device.history.put(a_set("mine"))
    done = device.sync()
    assert (done.problems, done.others, ids(device)) == ([], 0, ["mine"])
    assert all((shared / name).read_bytes() == told(change(1, SET)) for name in names)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_and_a_folder_in_a_files_place_hold_nothing_up(make: Callable[..., Device], shared: Path) -> None:
    device = make("one")
    os.mkfifo(shared / "glutetimer-1.jsonl")
    (shared / "glutetimer-2.jsonl").mkdir()
    (shared / f"glutetimer-{OTHER}.jsonl").write_bytes(told(change(1, SET)))
    done = device.sync()
    assert ["this is no file" in done.problems[0], "s a directory" in done.problems[1].lower()] == [True, True]
    assert ids(device) == ["a"]


def test_a_bad_line_is_named_the_others_are_taken_and_it_is_tried_again(
    make: Callable[..., Device], shared: Path
) -> None:
    device, file = make("one"), shared / f"glutetimer-{OTHER}.jsonl"
    lines = [write_line(change(n, SET.replace('"a"', f'"{n}"', 1), id=f"{n}")) for n in (1, 2, 3)]
    file.write_bytes(lines[0] + lines[1].replace(b"clam", b"calm") + lines[2])
    for _ in range(2):
        assert device.sync().problems == [f"{file}: line 2: it is damaged"]
        assert ids(device) == ["1", "3"]
    file.write_bytes(b"".join(lines))
    assert not device.sync().problems
    assert ids(device) == ["1", "2", "3"]
    file.write_bytes(b"<<<<<<< HEAD\n" * 9)
    assert len(device.sync().problems) == 4, "three lines, and how many more"
    assert ids(device) == ["1", "2", "3"]


def test_a_torn_tail_of_another_device_waits_and_ones_own_is_cut_and_told_again(make: Callable[..., Device]) -> None:
    laptop, desktop = make("laptop"), make("desktop")
    desktop.history.put(a_set("x"), a_set("y"))
    desktop.sync()
    whole = desktop.own_file.read_bytes()
    for cut in (1, 5, len(whole) // 2 - 3):
        desktop.own_file.write_bytes(whole[:-cut])
        assert not laptop.sync().problems
        assert desktop.own_file.read_bytes() == whole[:-cut], "another's file is never written"
        assert not desktop.sync().problems
        assert desktop.own_file.read_bytes() == whole
    laptop.sync()
    assert ids(laptop) == ["x", "y"]
    desktop.own_file.write_bytes(whole[: whole.index(b"\n") - 9] + bytes(40) + whole[whole.index(b"\n") :])
    desktop.sync()
    desktop.own_file.write_bytes(desktop.own_file.read_bytes() + bytes(4096))  # as a power cut leaves it
    desktop.sync()
    late = make("late")
    late.sync()
    assert ids(late) == ["x", "y"], "what was damaged is told again at the end"


def test_a_lost_or_an_older_file_is_made_up_for(make: Callable[..., Device], shared: Path, tmp_path: Path) -> None:
    laptop = make("laptop")
    laptop.history.put(a_set("x"))
    laptop.sync()
    first = laptop.own_file.read_bytes()
    laptop.history.put(a_set("y"))
    laptop.sync()
    whole = laptop.own_file.read_bytes()
    laptop.own_file.write_bytes(first)
    laptop.sync()
    assert laptop.own_file.read_bytes() == whole
    laptop.own_file.unlink()
    laptop.sync()
    assert laptop.own_file.read_bytes() == whole
    os.utime(laptop.own_file, (1, 1))
    assert not laptop.sync().sent
    laptop.folder = tmp_path / "another"
    laptop.folder.mkdir()
    laptop.sync()
    assert laptop.own_file.read_bytes() == whole


def test_what_a_newer_program_says_is_kept_and_what_is_not_understood_is_not_shown(
    make: Callable[..., Device], shared: Path
) -> None:
    device, file = make("one"), shared / f"glutetimer-{OTHER}.jsonl"
    known = SET[:-1] + ',"heart_rate":[120,{"max":140}]}'
    strange = SET.replace('"left"', '"third"').replace('"a"', '"b"', 1)
    file.write_bytes(
        told(
            change(1, known),
            change(2, strange, id="b"),
            change(3, '{"id":"w","kg":70}', id="w", kind="weight"),
            change(4, SET.replace('"a"', '"c"', 1), id="c"),
            change(5, strange.replace('"b"', '"c"', 1), id="c"),
            change(6, SET, id="says another"),
        )
    )
    done = device.sync()
    assert not done.problems and not device.history.unreadable
    assert done.arrivals.unshown == {("set", "b"), ("weight", "w"), ("set", "c"), ("set", "says another")}
    assert ids(device) == ["a", "c"], "of what changed into something strange, the last that can be read stays"
    assert device.history.sets()[0].extra == {"heart_rate": [120, {"max": 140}]}
    kept = dict(device.history.select("SELECT id, body FROM changes ORDER BY seq"))
    assert (kept["b"], kept["w"], kept["a"]) == (strange, '{"id":"w","kg":70}', known)
    edited = device.history.sets()[0]._replace(note="mine")
    device.history.put(edited, undoable=True)
    assert device.history.sets()[0].extra == {"heart_rate": [120, {"max": 140}]}


@pytest.mark.parametrize(
    "body",
    [
        SET.replace("30.0", '"long"'),
        SET.replace("30.0", "-1"),
        SET.replace('"clam"', "7"),
        SET.replace('"clam"', '"\\u001b[2J"'),
        SET.replace("2025-10-01T", "2025-13-01T"),
        SET.replace('"measure":"time",', ""),
        SET.replace('"local_date":"2025-10-01"', '"local_date":null'),
        "{}",
    ],
)
def test_a_row_that_would_be_no_import_is_not_shown_and_breaks_nothing(
    make: Callable[..., Device], shared: Path, body: str
) -> None:
    device = make("one")
    (shared / f"glutetimer-{OTHER}.jsonl").write_bytes(
        told(change(1, body), change(2, SET.replace('"a"', '"z"', 1), "z"))
    )
    assert not device.sync().problems
    assert ids(device) == ["z"] and not device.history.unreadable


def test_a_clock_in_the_far_future_freezes_nothing(make: Callable[..., Device], shared: Path) -> None:
    device = make("one")
    file = shared / f"glutetimer-{OTHER}.jsonl"
    file.write_bytes(told(change(1, SET, stamp=(1 << 61) + 9)))
    device.sync()
    device.history.put(a_set("a", note="later"))
    assert device.history.sets()[0].note == "later"
    device.sync()
    late = make("late")
    late.sync()
    assert late.history.sets()[0].note == "later"
    too_far = change(2, SET, stamp=MOST_STAMP)
    file.write_bytes(told(too_far))
    assert device.sync().problems == [f"{file}: line 1: it is no change"]


def copy_home(source: Device, place: Path) -> Device:
    place.mkdir()
    with closing(sqlite3.connect(place / "history.db")) as copy:
        source.history._connection.backup(copy)
    return Device(place, wall=source.wall)


def test_a_home_that_was_brought_back_becomes_a_device_of_its_own(make: Callable[..., Device], tmp_path: Path) -> None:
    laptop = make("laptop")
    laptop.history.put(a_set("x"))
    laptop.sync()
    old = copy_home(laptop, tmp_path / "old")
    laptop.history.put(a_set("y"), a_set("z"))
    laptop.sync()
    file, before = laptop.own_file, laptop.own_file.read_bytes()
    old.folder = laptop.folder
    for number in range(5):  # more than the file has, under the same numbers
        old.history.put(a_set(f"later {number}"), undoable=True)
    done = old.sync()
    assert done.arrivals.is_copy and not done.problems
    assert old.name != laptop.name and file.read_bytes() == before
    assert len(ids(old)) == 8
    desktop = make("desktop")
    desktop.sync()
    assert desktop.export() == old.export()
    assert not old.sync().arrivals.is_copy
    old.history.undo()
    assert len(ids(old)) == 7, "undo goes on where it was"


def test_two_copies_of_a_home_that_write_at_the_same_instant_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    one = Device(tmp_path / "one")
    one.history.put(a_set("x"))
    one.sync()
    two = copy_home(one, tmp_path / "two")
    for each in (one, two):
        each.wall = 5  # by a clock that stands both give the same stamps
        each.history.put(a_set(f"of {each.path.parent.name}"), a_set("x", note=each.path.parent.name))
        each.sync()
    settle(one, two)
    settle(one, two)
    assert one.name != two.name
    assert ids(one) == ["of one", "of two", "x"]
    assert one.export() == two.export() and one.tables() == two.tables()


def test_a_copied_home_offers_no_session_that_was_interrupted_before(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    one = Device(tmp_path / "one")
    gone = '{"process": 4194305, "boot": "another"}'
    progress = SessionProgress("one", '{"session":"one"}', begins=True)
    one.history.write(Batch((a_session(), a_set("x")), progress=progress), gone)
    one.sync()
    two = copy_home(one, tmp_path / "two")
    one.history.put(a_set("y"))
    one.sync()
    one.carry_to(two)
    assert [row.session for row in two.history.running()] == ["one"]
    two.sync()
    assert not two.history.running()
    assert [row.session for row in one.history.running()] == ["one"], "on its own device it can be gone on with"


def test_a_session_that_goes_on_is_seen_on_the_other_device_and_not_offered_there(make: Callable[..., Device]) -> None:
    laptop, desktop = make("laptop"), make("desktop")
    progress = SessionProgress("one", '{"session":"one"}', begins=True)
    laptop.history.write(Batch((a_session(), a_set("x")), progress=progress), "{}")
    laptop.sync()
    desktop.sync()
    assert ids(desktop) == ["x"] and not desktop.history.running()


def test_what_comes_from_a_backup_is_older_than_what_was_changed_and_deleted_elsewhere(
    make: Callable[..., Device],
) -> None:
    desktop = make("desktop")
    desktop.history.put(a_session(), a_hold("h"), a_set("gone"))
    backup = desktop.export().encode()
    desktop.wall += 1000
    desktop.history.put(a_hold("h", 25.0))
    desktop.history.delete("gone")
    desktop.sync()
    laptop = make("laptop", wall=desktop.wall + 1_000_000)
    import_(laptop.history, read_json(backup))
    assert ids(laptop) == ["gone", "h"]
    laptop.sync()
    desktop.sync()
    assert desktop.export() == laptop.export()
    assert [done.held_s for done in laptop.history.sets()] == [25.0]
    assert laptop.history.undo(), "the import, as before"


def test_a_folder_that_is_not_there_or_not_to_be_written_is_said(
    make: Callable[..., Device], shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = make("one")
    device.history.put(a_set("mine"))
    (shared / f"glutetimer-{OTHER}.jsonl").write_bytes(told(change(1, SET)))
    real = os.open

    def refuse(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if flags & os.O_RDWR and str(path).endswith(".jsonl"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", refuse)
    assert device.sync().problems == [f"{device.own_file}: Permission denied"]
    assert ids(device) == ["a", "mine"], "what others wrote comes all the same"
    monkeypatch.undo()
    shutil.move(shared, tmp_path / "away")
    with pytest.raises(HistoryError, match="No such file"):
        device.sync()
    shutil.move(tmp_path / "away", shared)
    assert device.sync().sent == {("set", "mine")}


def test_a_full_disk_leaves_nothing_that_the_next_sync_does_not_mend(
    make: Callable[..., Device], monkeypatch: pytest.MonkeyPatch
) -> None:
    device = make("one")
    device.history.put(*(a_set(f"{number}") for number in range(50)))
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    assert device.sync().problems == [f"{device.own_file}: No space left on device"]
    monkeypatch.setattr(os, "fsync", real)
    device.own_file.write_bytes(device.own_file.read_bytes()[:777])
    device.sync()
    late = make("late")
    late.sync()
    assert late.export() == device.export() and len(ids(late)) == 50


def test_what_was_told_is_told_on_by_others_where_its_device_has_no_file_any_more(
    make: Callable[..., Device], shared: Path, tmp_path: Path
) -> None:
    laptop, desktop = make("laptop"), make("desktop")
    laptop.history.put(a_set("of laptop"))
    desktop.history.put(a_session(), a_set("x"), a_set("y"))
    desktop.history.put(a_set("y", note="edited"))
    desktop.history.delete("x")
    settle(laptop, desktop)
    desktop.history.close()  # for good
    laptop.folder = tmp_path / "another"
    laptop.folder.mkdir()
    assert laptop.sync().sent == {("set", "of laptop"), ("session", "one"), ("set", "x"), ("set", "y")}
    assert laptop.sync() == Exchange()
    late = make("late")
    late.folder = laptop.folder
    late.sync()
    assert late.export() == laptop.export() and ids(late) == ["of laptop", "y"]
    desktop.reopen()  # it comes back
    desktop.folder = laptop.folder
    desktop.history.put(a_set("z"))
    settle(desktop, laptop, late)
    assert late.export() == laptop.export() == desktop.export()
    assert ids(late) == ["of laptop", "y", "z"]
    assert laptop.history.undo() is None, "what others did is not this one's to undo"


def test_an_undo_leaves_what_another_device_said_since(make: Callable[..., Device]) -> None:
    """What hurt there locks a side here, and no undo of an earlier change opens it."""
    laptop, desktop = make("laptop"), make("desktop")
    cramped, hurt = a_hold("x", reason=Reason.CRAMP), a_hold("x", reason=Reason.PAIN)
    laptop.history.put(a_hold("x"))
    laptop.history.put(cramped, undoable=True)
    settle(laptop, desktop)
    desktop.history.put(hurt)
    settle(laptop, desktop)
    assert laptop.history.undo() == Reverted(0, 0, kept=1)
    assert laptop.history.sets() == [hurt]
    assert laptop.history.undo() is None
    assert laptop.history.redo() == Reverted(0, 0)
    settle(laptop, desktop)
    assert laptop.history.sets() == desktop.history.sets() == [hurt]


@pytest.mark.parametrize("later", [True, False])
def test_a_pain_that_one_device_tells_is_not_lost_to_what_another_one_says_without_knowing_of_it(
    make: Callable[..., Device], later: bool
) -> None:
    laptop, desktop = make("laptop"), make("desktop")
    laptop.history.put(a_session(), a_hold("x"))
    settle(laptop, desktop)
    hurt, aching = a_hold("x", reason=Reason.PAIN), a_session(pain=Pain(5, "hip"))
    first, second = (desktop, laptop) if later else (laptop, desktop)
    for each in (first, second):
        each.wall += 1000 * (each is second)
        if each is desktop:
            each.history.put(hurt, aching)
        else:
            each.history.put(a_hold("x", note="shoes on"), a_session(note="warm"))
    settle(laptop, desktop)
    for each in (laptop, desktop):
        assert each.history.sets() == [hurt] and each.history.sessions() == [aching]
    assert laptop.tables() == desktop.tables()
    seen = a_hold("x", reason=Reason.CRAMP)
    laptop.history.put(seen)
    settle(laptop, desktop)
    assert laptop.history.sets() == desktop.history.sets() == [seen], "who sees it may take it back"


def test_two_pains_are_taken_back_one_after_the_other(make: Callable[..., Device]) -> None:
    laptop, desktop = make("laptop"), make("desktop")
    laptop.history.put(a_hold("x"))
    settle(laptop, desktop)
    desktop.wall += 1000
    for each, score in ((laptop, 4), (desktop, 6)):
        each.history.put(a_hold("x", reason=Reason.PAIN, pain=Pain(score, "hip")))
    settle(laptop, desktop)
    assert laptop.history.sets() == desktop.history.sets()
    for _ in range(2):
        (stands,) = laptop.history.sets()
        assert stands.reason is Reason.PAIN
        laptop.history.put(a_hold("x", reason=Reason.CRAMP, note="no pain"))
    assert [each.reason for each in laptop.history.sets()] == [Reason.CRAMP]
    settle(laptop, desktop)
    assert laptop.export() == desktop.export()


def test_an_undo_removes_no_set_that_another_device_changed_since(make: Callable[..., Device]) -> None:
    laptop, desktop = make("laptop"), make("desktop")
    laptop.history.put(a_session(), a_hold("x"), a_hold("y"), undoable=True)
    settle(laptop, desktop)
    hurt = a_hold("x", reason=Reason.PAIN)
    desktop.history.put(hurt)
    settle(laptop, desktop)
    assert laptop.history.undo() == Reverted(1, 1, kept=1)
    settle(laptop, desktop)
    assert laptop.history.sets() == desktop.history.sets() == [hurt]


@pytest.mark.parametrize("body", ["{", "[]", "5"])
def test_a_damaged_row_here_stops_no_other_and_is_mended_by_what_comes(make: Callable[..., Device], body: str) -> None:
    laptop, desktop = make("laptop"), make("desktop")
    laptop.history.put(a_set("x"), a_set("y"))
    settle(laptop, desktop)
    laptop.history._connection.execute("UPDATE changes SET body = ? WHERE id = 'x'", (body,))
    desktop.history.put(a_set("x", note="edited"))
    settle(desktop, laptop)
    assert [done.note for done in laptop.history.sets()] == ["edited", ""]
    laptop.history.put(a_set("z"))
    laptop.history._connection.execute("UPDATE changes SET body = ? WHERE id = 'z'", (body,))
    laptop.history.put(a_set("later"))
    assert laptop.sync().problems == [f"{laptop.path}: the set z cannot be read; it is not sent"]
    desktop.sync()
    assert ids(desktop) == ["later", "x", "y"]


@pytest.mark.parametrize("body", ['["pain"]', '"pain"'])
def test_a_damaged_change_tells_of_no_pain(make: Callable[..., Device], body: str) -> None:
    laptop = make("laptop")
    for note in ("", "damaged"):
        laptop.history.put(a_set("x", note=note))
    laptop.history._connection.execute("UPDATE changes SET body = ? WHERE body LIKE '%damaged%'", (body,))
    laptop.history.put(a_set("x", note="edited"))
    assert [done.note for done in laptop.history.sets()] == ["edited"]


@pytest.mark.skipif(os.name != "posix", reason="no links")
def test_nothing_is_appended_to_what_a_link_leads_to(make: Callable[..., Device], tmp_path: Path) -> None:
    device = make("one")
    device.history.put(a_set("x"))
    (tmp_path / "mine").write_text("half a line")
    device.own_file.symlink_to(tmp_path / "mine")
    assert len(device.sync().problems) == 1
    assert (tmp_path / "mine").read_text() == "half a line"
