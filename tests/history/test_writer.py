import re
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from glutetimer.history.batch import Batch, SessionProgress
from glutetimer.history.interchange.rescue import find_waiting, take_in
from glutetimer.history.rows import Record
from glutetimer.history.store import History
from glutetimer.history.writer import Writer
from tests.history.some import a_session, a_set

NEVER = (3600.0,)
PATIENCE_S = 10.0


class Status:
    """Waits until a writer says what is expected of it."""

    def __init__(self) -> None:
        self._told = threading.Condition()

    def __call__(self) -> None:
        with self._told:
            self._told.notify_all()

    def until(self, reached: Callable[[], bool]) -> None:
        with self._told:
            assert self._told.wait_for(reached, PATIENCE_S)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture
def blocked(path: Path) -> Path:
    """A history that cannot be opened, until this folder is removed."""
    path.mkdir(parents=True)
    return path


def test_what_is_given_is_committed_in_order(path: Path) -> None:
    writer = Writer(path)
    writer.put(a_session())
    writer.put(a_set("a", seconds=10.0))
    writer.put(a_set("b"))
    writer.put(a_set("a", seconds=12.0))
    writer.write(Batch(delete=("b",)))
    writer.write(Batch(progress=SessionProgress("one", "step 2", begins=True)))

    assert writer.close(PATIENCE_S)
    assert (writer.unsaved, writer.error) == (0, "")
    with History.reading(path) as history:
        assert (history.sessions(), history.sets()) == ([a_session()], [a_set("a", seconds=12.0)])
        assert [row.text for row in history.running()] == ["step 2"]


def test_what_is_told_as_saved_is_on_disk(path: Path) -> None:
    status = Status()
    writer = Writer(path, on_status=status)
    for count in range(1, 4):
        writer.put(a_set(str(count)))
        status.until(lambda: writer.unsaved == 0)
        with History.reading(path) as history:
            assert len(history.sets()) == count
    writer.close()


def test_what_fails_stays_and_is_tried_again(blocked: Path) -> None:
    status = Status()
    writer = Writer(blocked, on_status=status, delays_s=(0.0, 0.001))
    writer.put(a_session())
    writer.put(a_set())
    writer.write(Batch(progress=SessionProgress("one", "step 1", begins=True)))
    status.until(lambda: writer.error != "")
    assert writer.unsaved == 2
    assert writer.error == f"{blocked}: this is a folder"

    blocked.rmdir()
    status.until(lambda: writer.unsaved == 0 and not writer.error)
    assert writer.close(PATIENCE_S)
    with History.reading(blocked) as history:
        assert (history.sessions(), history.sets()) == ([a_session()], [a_set()])
        assert [row.text for row in history.running()] == ["step 1"]


def test_it_tries_again_by_itself(blocked: Path) -> None:
    failures: list[str] = []
    status = Status()

    def told() -> None:
        if writer.error and failures.append(writer.error) is None and len(failures) == 5:
            blocked.rmdir()
        status()

    writer = Writer(blocked, on_status=told, delays_s=(0.0, 0.001))
    writer.put(a_set())
    status.until(lambda: writer.unsaved == 0)

    assert len(failures) == 5
    assert writer.close(PATIENCE_S)


def test_closing_tries_once_more(blocked: Path) -> None:
    status = Status()
    writer = Writer(blocked, on_status=status, delays_s=NEVER)
    writer.put(a_set())
    status.until(lambda: writer.error != "")
    blocked.rmdir()

    assert writer.close(PATIENCE_S)


def folders(*paths: Path) -> list[tuple[Path, str]]:
    return [(path, "unsaved") for path in paths]


def test_what_is_unsaved_is_in_a_file_that_the_next_start_takes_in(blocked: Path, tmp_path: Path) -> None:
    writer = Writer(blocked, folders(tmp_path), delays_s=NEVER)
    writer.put(a_session())
    writer.put(a_set("a", seconds=10.0))
    writer.put(a_set("gone"))
    writer.put(a_set("a", seconds=12.0))
    writer.write(Batch(delete=("gone",)))
    assert not writer.close(PATIENCE_S)
    assert (writer.unsaved, writer.aside_error) == (5, "")
    assert writer.aside and writer.aside.parent == tmp_path

    blocked.rmdir()
    with History(blocked) as history:
        assert take_in(history, folders(tmp_path)).records == 2
        assert (history.sessions(), history.sets()) == ([a_session()], [a_set("a", seconds=12.0)])
        assert history.undo() is None
        assert take_in(history, folders(tmp_path)).files == ()
    assert not writer.aside.exists()


def test_it_is_in_the_file_while_the_program_still_runs_until_it_is_saved(blocked: Path, tmp_path: Path) -> None:
    status = Status()
    writer = Writer(blocked, folders(tmp_path), on_status=status, delays_s=(0.05,))
    for id in "ab":
        writer.put(a_set(id))
        status.until(lambda: {each.id for each in waiting(tmp_path)} == set("ab"[: "ab".index(id) + 1]))  # noqa: B023
    blocked.rmdir()
    status.until(lambda: not writer.unsaved)
    assert writer.trouble == ""
    assert not list(tmp_path.glob("unsaved*"))
    assert writer.close(PATIENCE_S)


def waiting(folder: Path) -> list[Record]:
    """What a kill at this instant would leave."""
    return [one for each in find_waiting(folders(folder)) if each.unsaved for one in each.unsaved.put.values()]


def test_a_commit_that_takes_long_is_said_and_kept_aside(path: Path, tmp_path: Path) -> None:
    go_on, status = threading.Event(), Status()

    def slow_disk() -> int:
        assert go_on.wait(PATIENCE_S)
        return 1

    writer = Writer(path, folders(tmp_path), on_status=status, slow_s=0.01, wall=slow_disk, owner="me")
    go_on.set()
    writer.put(a_set("before"))
    assert writer.drain(PATIENCE_S)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        writer.put(a_set("waits"))
        status.until(lambda: writer.trouble != "")
        assert writer.trouble == "the disk has not answered for 0.01 s"
        status.until(lambda: [each.id for each in waiting(tmp_path)] == ["waits"])
        writer.put(a_set("too"))
        status.until(lambda: len(waiting(tmp_path)) == 2)
        other.execute("ROLLBACK")
    status.until(lambda: not writer.unsaved)
    assert (writer.trouble, waiting(tmp_path)) == ("", [])
    assert writer.close(PATIENCE_S)


def test_where_the_best_folder_cannot_be_written_the_next_one_is(blocked: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    writer = Writer(blocked, folders(tmp_path / "file", tmp_path / "state"), delays_s=NEVER)
    writer.put(a_set())
    assert not writer.close(PATIENCE_S)
    assert writer.aside and writer.aside.parent == tmp_path / "state"
    assert (tmp_path / "state").stat().st_mode & 0o777 == 0o700


def test_where_no_folder_can_be_written_why_is_said(blocked: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    writer = Writer(blocked, folders(tmp_path / "file"), delays_s=NEVER)
    writer.put(a_set())
    assert not writer.close(PATIENCE_S)
    assert (writer.unsaved, writer.aside) == (1, None)
    assert re.search(r"file.*(Not a directory|exists)", writer.aside_error)


def test_a_screen_that_fails_loses_no_set(path: Path) -> None:
    def told() -> None:
        raise RuntimeError("the screen has gone")

    writer = Writer(path, on_status=told)
    writer.put(a_set("a"))
    writer.put(a_set("b"))

    assert writer.close(PATIENCE_S)
    with History.reading(path) as history:
        assert len(history.sets()) == 2


def test_a_newer_history_is_not_written(path: Path) -> None:
    with History(path) as history:
        history._connection.execute("PRAGMA user_version = 99")
    writer = Writer(path, delays_s=NEVER)
    writer.put(a_set())

    assert not writer.close(PATIENCE_S)
    assert "a newer glutetimer wrote it" in writer.error


def test_a_writer_that_got_nothing_creates_nothing(path: Path) -> None:
    assert Writer(path).close(PATIENCE_S)
    assert not path.exists()
