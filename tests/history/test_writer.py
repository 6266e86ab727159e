import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from glutetimer.history.connection import HistoryError
from glutetimer.history.interchange.rescue import take_aside
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
    writer.put_session(a_session())
    writer.put_set(a_set("a", seconds=10.0))
    writer.put_set(a_set("b"))
    writer.put_set(a_set("a", seconds=12.0))
    writer.delete("b")
    writer.put_progress("step 2")

    assert writer.close(PATIENCE_S)
    assert (writer.unsaved, writer.error) == (0, "")
    with History.reading(path) as history:
        assert (history.sessions(), history.sets()) == ([a_session()], [a_set("a", seconds=12.0)])
        assert history.progress() == "step 2"


def test_what_is_told_as_saved_is_on_disk(path: Path) -> None:
    status = Status()
    writer = Writer(path, on_status=status)
    for count in range(1, 4):
        writer.put_set(a_set(str(count)))
        status.until(lambda: writer.unsaved == 0)
        with History.reading(path) as history:
            assert len(history.sets()) == count
    writer.close()


def test_what_fails_stays_and_is_tried_again(blocked: Path) -> None:
    status = Status()
    writer = Writer(blocked, on_status=status, delays_s=(0.0, 0.001))
    writer.put_session(a_session())
    writer.put_set(a_set())
    writer.put_progress("step 1")
    status.until(lambda: writer.error != "")
    assert writer.unsaved == 2
    assert writer.error == f"{blocked}: this is a folder"

    blocked.rmdir()
    status.until(lambda: writer.unsaved == 0 and not writer.error)
    assert writer.close(PATIENCE_S)
    with History.reading(blocked) as history:
        assert (history.sessions(), history.sets(), history.progress()) == ([a_session()], [a_set()], "step 1")


def test_it_tries_again_by_itself(blocked: Path) -> None:
    failures: list[str] = []
    status = Status()

    def told() -> None:
        if writer.error and failures.append(writer.error) is None and len(failures) == 5:
            blocked.rmdir()
        status()

    writer = Writer(blocked, on_status=told, delays_s=(0.0, 0.001))
    writer.put_set(a_set())
    status.until(lambda: writer.unsaved == 0)

    assert len(failures) == 5
    assert writer.close(PATIENCE_S)


def test_closing_tries_once_more(blocked: Path) -> None:
    status = Status()
    writer = Writer(blocked, on_status=status, delays_s=NEVER)
    writer.put_set(a_set())
    status.until(lambda: writer.error != "")
    blocked.rmdir()

    assert writer.close(PATIENCE_S)


def test_what_is_unsaved_at_the_end_is_saved_aside_and_taken_in_by_the_next_start(
    blocked: Path, tmp_path: Path
) -> None:
    writer = Writer(blocked, delays_s=NEVER)
    writer.put_session(a_session())
    writer.put_set(a_set("a", seconds=10.0))
    writer.put_set(a_set("gone"))
    writer.put_set(a_set("a", seconds=12.0))
    writer.delete("gone")
    assert not writer.close(PATIENCE_S)
    assert writer.unsaved == 5

    aside = tmp_path / "unsaved.json"
    assert writer.save_aside(aside) == aside
    assert (writer.unsaved, writer.error) == (0, "")
    assert writer.save_aside(aside) is None

    blocked.rmdir()
    with History(blocked) as history:
        assert take_aside(history, aside) == 2
        assert (history.sessions(), history.sets()) == ([a_session()], [a_set("a", seconds=12.0)])
        assert history.undo() is None
        assert take_aside(history, aside) == 0
    assert not aside.exists()


def test_what_is_on_its_way_while_it_is_saved_aside_costs_no_other_set(path: Path, tmp_path: Path) -> None:
    arrived, go_on = threading.Event(), threading.Event()

    def slow_disk() -> int:
        arrived.set()
        assert go_on.wait(PATIENCE_S)
        return 1

    writer = Writer(path, wall=slow_disk)
    writer.put_set(a_set("on its way"))
    assert arrived.wait(PATIENCE_S)
    writer.save_aside(tmp_path / "unsaved.json")
    writer.put_set(a_set("later"))
    go_on.set()

    assert writer.close(PATIENCE_S)
    with History(path) as history:
        take_aside(history, tmp_path / "unsaved.json")
        assert {each.id for each in history.sets()} == {"on its way", "later"}


def test_what_could_not_be_saved_aside_either_is_still_there(blocked: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    writer = Writer(blocked, delays_s=NEVER)
    writer.put_set(a_set())
    writer.close(PATIENCE_S)

    with pytest.raises(HistoryError, match=r"file.*(Not a directory|exists)"):
        writer.save_aside(tmp_path / "file" / "unsaved.json")
    assert writer.unsaved == 1


def test_a_screen_that_fails_loses_no_set(path: Path) -> None:
    def told() -> None:
        raise RuntimeError("the screen has gone")

    writer = Writer(path, on_status=told)
    writer.put_set(a_set("a"))
    writer.put_set(a_set("b"))

    assert writer.close(PATIENCE_S)
    with History.reading(path) as history:
        assert len(history.sets()) == 2


def test_a_newer_history_is_not_written(path: Path) -> None:
    with History(path) as history:
        history._connection.execute("PRAGMA user_version = 99")
    writer = Writer(path, delays_s=NEVER)
    writer.put_set(a_set())

    assert not writer.close(PATIENCE_S)
    assert "a newer glutetimer wrote it" in writer.error


def test_a_writer_that_got_nothing_creates_nothing(path: Path) -> None:
    assert Writer(path).close(PATIENCE_S)
    assert not path.exists()
