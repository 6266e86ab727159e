"""Files that are not what they should be: of others, newer, older, damaged, half written."""

from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from glutetimer.history import schema
from glutetimer.history.connection import HistoryError
from glutetimer.history.schema import APPLICATION_ID, MIGRATIONS
from glutetimer.history.store import History
from tests.history.some import a_set


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


@pytest.fixture
def filled(path: Path) -> Path:
    with History(path) as history:
        history.put(*(a_set(f"{number:03}", note="x" * 400) for number in range(100)))
    return path


def refused(path: Path, match: str) -> None:
    for open_it in (History, History.reading):
        with pytest.raises(HistoryError, match=match) as caught, open_it(path) as history:
            history.sets()
        assert "\n" not in str(caught.value)
        assert str(path) in str(caught.value)


def test_the_file_says_whose_it_is_and_is_written_safely(path: Path) -> None:
    with History(path) as history:
        asked = ("application_id", "user_version", "journal_mode", "synchronous", "fullfsync")
        answers = [history._connection.execute(f"PRAGMA {each}").fetchone()[0] for each in asked]

    assert answers == [APPLICATION_ID, len(MIGRATIONS), "delete", 3, 1]


def test_another_programs_file_is_left_as_it_is(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = path.read_bytes()

    refused(path, "not a history of glutetimer")
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"Dear diary, today I held for 60 s.\n" * 100, b"\0" * 8192])
def test_a_file_that_is_no_database_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    refused(path, "not a history of glutetimer")
    assert path.read_bytes() == content


def test_a_folder_is_no_history(path: Path) -> None:
    path.mkdir()

    refused(path, "this is a folder")


def test_a_link_that_leads_nowhere_is_no_empty_history(path: Path, tmp_path: Path) -> None:
    path.symlink_to(tmp_path / "a disk that is not there" / "history.db")

    refused(path, r"a link to .*history\.db, which is not there")
    (tmp_path / "a disk that is not there").mkdir()
    refused(path, "which is not there")
    assert path.is_symlink() and not path.exists()


def test_an_empty_file_is_an_empty_history(path: Path) -> None:
    path.touch()
    with History.reading(path) as history:
        assert history.sets() == []
    assert path.stat().st_size == 0

    with History(path) as history:
        history.put(a_set())
        assert history.sets() == [a_set()]


@pytest.mark.parametrize("query", range(3))
def test_a_file_that_another_program_makes_at_this_instant_is_none_of_others(path: Path, query: int) -> None:
    path.touch()

    class Connection(sqlite3.Connection):
        """Between two of its queries another program makes the history."""

        queries = 0

        def execute(self, *args: Any) -> sqlite3.Cursor:
            if self.queries == query:
                History(path).close()
            self.queries += 1
            return super().execute(*args)

    connection = sqlite3.connect(path, factory=Connection, isolation_level=None)
    assert schema.version_of(connection) in (0, len(MIGRATIONS))
    connection.close()


def test_a_newer_file_is_shown_and_not_written(filled: Path) -> None:
    connection = sqlite3.connect(filled)
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    before = filled.read_bytes()

    with History(filled) as history:
        assert (
            history.read_only
            == f"{filled}: a newer glutetimer wrote it (version 9; this one knows {len(MIGRATIONS)}): not written"
        )
        assert len(history.sets()) == 100
        with pytest.raises(HistoryError, match="a newer glutetimer wrote it"):
            history.put(a_set())
    assert filled.read_bytes() == before


def test_an_older_file_is_copied_before_it_is_changed(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = filled.read_bytes()
    monkeypatch.setattr(schema, "MIGRATIONS", (*MIGRATIONS, ("CREATE TABLE more (x)", "INSERT INTO more VALUES (1)")))
    monkeypatch.setattr("glutetimer.history.connection.MIGRATIONS", schema.MIGRATIONS)

    with History.reading(filled) as history:  # in memory alone
        assert len(history.sets()) == 100
        assert history._connection.execute("SELECT x FROM more").fetchall() == [(1,)]
    assert filled.read_bytes() == before
    assert list(filled.parent.iterdir()) == [filled]

    with History(filled) as history:
        assert len(history.sets()) == 100
    (copy,) = set(filled.parent.iterdir()) - {filled}
    assert re.fullmatch(rf"history-v{len(MIGRATIONS)}-\d{{4}}-\d\d-\d\d\.db", copy.name)
    old = sqlite3.connect(copy)
    assert old.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert old.execute("SELECT count(*) FROM sets").fetchone() == (100,)
    old.close()

    with History(filled):  # nothing more to do: no further copy
        assert len(list(filled.parent.iterdir())) == 2


def test_a_migration_that_fails_changes_nothing_and_leaves_no_copy(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = filled.read_bytes()
    monkeypatch.setattr(schema, "MIGRATIONS", (*MIGRATIONS, ("CREATE TABLE more (x)", "DROP TABLE missing")))
    monkeypatch.setattr("glutetimer.history.connection.MIGRATIONS", schema.MIGRATIONS)
    for _ in range(2):
        with pytest.raises(HistoryError, match="no such table"):
            History(filled)
        assert list(filled.parent.iterdir()) == [filled]
        assert filled.read_bytes() == before


@pytest.fixture
def older(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is to be brought to a later version."""
    monkeypatch.setattr(schema, "MIGRATIONS", (*MIGRATIONS, ("CREATE TABLE more (x)",)))
    monkeypatch.setattr("glutetimer.history.connection.MIGRATIONS", schema.MIGRATIONS)
    return filled


def test_a_copy_never_replaces_one(older: Path) -> None:
    data = older.read_bytes()
    for copies in (1, 2):
        older.write_bytes(data)
        History(older).close()
        assert len(list(older.parent.glob(f"history-v{len(MIGRATIONS)}-*.db"))) == copies


def test_without_room_for_the_copy_the_file_stays_as_it_is_and_is_read(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = older.read_bytes()
    monkeypatch.setattr(schema, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 0, len(before)))  # type: ignore[attr-defined]
    with pytest.raises(HistoryError, match=r"needs 0\.\d MB of room, and 0\.\d MB are free"):
        History(older)
    with History.reading(older) as history:
        assert len(history.sets()) == 100
    assert list(older.parent.iterdir()) == [older]
    assert older.read_bytes() == before


def test_a_copy_that_fails_is_removed_and_what_a_kill_left_of_one_too(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (older.parent / ".history.db.copy.new").write_bytes(b"half")
    monkeypatch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(HistoryError, match="No space left"):
        History(older)
    assert list(older.parent.iterdir()) == [older]


EARLY = MIGRATIONS[0][:12] + MIGRATIONS[0][13:]
"""The first files of all, before there was a calendar."""


@pytest.mark.parametrize("version", [1, 2])
def test_a_file_without_a_calendar_is_as_good_as_any(path: Path, version: int) -> None:
    assert not any("calendar" in statement for statement in EARLY)
    connection = sqlite3.connect(path)
    for statement in (*EARLY, *(MIGRATIONS[1] if version == 2 else ())):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("INSERT INTO progress VALUES (1, ?)", ('{"session":"one","process":7,"index":3}',))
    connection.commit()
    connection.close()
    for open_it in (History.reading, History):
        with open_it(path) as history:
            assert (history.goals(), history.pauses(), history.sets()) == ([], [], [])
            (row,) = history.running()
            assert (row.session, row.owner) == ("one", '{"process":7}')
    with History(path) as history:
        history.put(a_set())
        assert history.sets() == [a_set()]


@pytest.mark.parametrize("page", [1, 2, 5])
def test_a_damaged_page_is_one_line(filled: Path, page: int) -> None:
    data = bytearray(filled.read_bytes())
    assert len(data) > 10 * 4096
    if page == 1:
        data[100:4096] = b"\xff" * 3996  # the header stays, its table of tables does not
    else:
        data[(page - 1) * 4096 :] = b"\xff" * (len(data) - (page - 1) * 4096)
    filled.write_bytes(data)

    refused(filled, "it is damaged")
    assert filled.read_bytes() == data


def test_a_cut_off_file_is_one_line(filled: Path) -> None:
    filled.write_bytes(filled.read_bytes()[:6000])

    refused(filled, "it is damaged")


@pytest.mark.parametrize("body", ["{", "{}", '{"id": "000", "side": "up"}', "[1]", "[]", "5"])
def test_a_damaged_row_is_named_and_left_out(filled: Path, body: str) -> None:
    connection = sqlite3.connect(filled)
    connection.execute("UPDATE changes SET body = ? WHERE id = '000'", (body,))
    connection.commit()
    connection.close()

    for open_it in (History, History.reading):
        with open_it(filled) as history:
            assert len(history.sets()) == len(history.sets()) == 99
            assert list(history.unreadable) == [f"{filled}: the set 000 cannot be read; it is left out"]


def test_reading_undoes_a_write_that_was_cut_off(filled: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(filled, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")  # so that it writes into the file before the commit
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE changes SET body = zeroblob(5000)")
    killed = tmp_path / "killed" / "history.db"
    killed.parent.mkdir()
    for suffix in ("", "-journal"):
        shutil.copy(f"{filled}{suffix}", f"{killed}{suffix}")
    connection.close()
    assert killed.read_bytes() != filled.read_bytes()

    with History.reading(killed) as history:
        assert len(history.sets()) == 100
        with pytest.raises(HistoryError, match="read"):
            history.put(a_set())
        with pytest.raises(sqlite3.OperationalError, match="readonly"):  # whatever its code may try
            history._connection.execute("DELETE FROM sets")


def test_a_name_with_every_sign_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a?b#c%20d é" / "history?mode=ro.db"
    with History(path) as history:
        history.put(a_set())
    with History.reading(path) as history:
        assert history.sets() == [a_set()]


def test_a_file_without_an_ending_in_a_folder_to_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HistoryError, match="file"):
        History(tmp_path / "file" / "history.db")
