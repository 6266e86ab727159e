"""A line for each session in a file of the user's own: once, whole, and later where it cannot be now."""

from __future__ import annotations

import errno
import io
import os
import threading
from pathlib import Path

import pytest

from glutetimer.history.ids import uuid7
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.services.session_log import LogFollower, SessionLog, append_line, note_session, write_noted
from glutetimer.session.events import Finished, Interrupted
from glutetimer.settings.settings import Settings
from tests.app.past import ON, WALL, a_session, a_set, at, kit_at


def logging(folder: Path, file: str = "log.txt") -> Context:
    return kit_at(folder, Settings(sound=False, log_file=str(folder / file), log_template="{date} {time} {workout}"))


def performed(context: Context, minute: int = 0) -> str:
    started = at(ON, minute)
    id = uuid7(started.ms)
    with History(context.paths.history) as history:
        history.put(a_session(id, ON, started=started), a_set(f"{id}-1", id, ON, minute))
    return id


def wait(log: SessionLog) -> None:
    log.close(60)


def test_a_session_that_ends_has_one_line_and_a_cut_one_none_yet(tmp_path: Path) -> None:
    context, told = logging(tmp_path), list[str]()
    id = performed(context)
    log = SessionLog(lambda: context, lambda _: True, told.append)
    follower = LogFollower(log, id)
    follower.handle(Interrupted(at=1, seconds=1, index=0), 1, lambda: WALL)
    wait(log)
    assert not (tmp_path / "log.txt").exists()
    log = SessionLog(lambda: context, lambda _: True, told.append)
    follower = LogFollower(log, id)  # it goes on, under the same id
    follower.handle(Finished(at=2, seconds=2, complete=True), 2, lambda: WALL)
    wait(log)
    wait(SessionLog(lambda: context, lambda _: True, told.append))
    assert (tmp_path / "log.txt").read_text() == "2025-11-20 07:30 Bridge builder\n"
    assert not told and not list(context.paths.unlogged.iterdir())


def test_what_is_discarded_has_no_line(tmp_path: Path) -> None:
    context = logging(tmp_path)
    log = SessionLog(lambda: context, lambda _: True, print)
    LogFollower(log, performed(context)).handle(Finished(at=2, seconds=2, complete=False, kept=False), 2, lambda: WALL)
    wait(log)
    assert not context.paths.unlogged.exists()


def test_what_cannot_be_written_is_said_once_and_comes_later_in_order(tmp_path: Path) -> None:
    context, told = logging(tmp_path, "no/such/log.txt"), list[str]()
    log = SessionLog(lambda: context, lambda _: True, told.append)
    for minute in (0, 60):
        log.note(performed(context, minute))
        log.write()
    wait(log)
    assert len(told) == 1 and "No such file or directory" in told[0] and "log.txt" in told[0]
    (tmp_path / "no" / "such").mkdir(parents=True)
    wait(SessionLog(lambda: context, lambda _: True, told.append))
    lines = (tmp_path / "no" / "such" / "log.txt").read_text().splitlines()
    assert lines == ["2025-11-20 07:30 Bridge builder", "2025-11-20 08:30 Bridge builder"]
    assert len(told) == 1


def test_a_line_waits_for_its_session_to_be_saved(tmp_path: Path) -> None:
    context = logging(tmp_path)
    note_session(context, performed(context))
    write_noted(context, lambda _: False)
    assert not (tmp_path / "log.txt").exists() and list(context.paths.unlogged.iterdir())


def test_a_session_that_was_deleted_meanwhile_has_no_line(tmp_path: Path) -> None:
    context = logging(tmp_path)
    note_session(context, uuid7())
    write_noted(context)
    assert not (tmp_path / "log.txt").exists() and not list(context.paths.unlogged.iterdir())


def test_a_disk_that_hangs_holds_nothing_up(tmp_path: Path) -> None:
    context, hangs = logging(tmp_path), threading.Event()
    log = SessionLog(lambda: context, lambda _: hangs.wait(60), print)
    log.note(performed(context))
    log.write()  # returns
    log.close(0.01)
    assert not (tmp_path / "log.txt").exists()
    hangs.set()
    log.close(60)
    assert (tmp_path / "log.txt").read_text().count("\n") == 1


def test_a_log_that_an_editor_left_without_an_end_of_line(tmp_path: Path) -> None:
    file = tmp_path / "log.txt"
    file.write_bytes("# Träning".encode())
    append_line(file, "one")
    append_line(file, "two")
    append_line(file, "two")
    assert file.read_text("utf-8") == "# Träning\none\ntwo\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_log_and_holds_nothing_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="no file"):
        append_line(tmp_path / "pipe", "one")


def test_a_full_disk_leaves_no_half_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "log.txt"
    append_line(file, "one")
    real = os.fdopen

    class Full(io.FileIO):
        def write(self, data: object) -> int:
            super().write(bytes(data)[:2])  # type: ignore[call-overload]
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fdopen", lambda number, *_, **__: Full(number, "r+"))
    with pytest.raises(OSError, match="No space"):
        append_line(file, "two")
    monkeypatch.setattr(os, "fdopen", real)
    assert file.read_bytes() == b"one\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('log-file = "training.md"', "is no whole path"),
        ('log-template = "{dat}"', "there is no 'dat'; did you mean 'date'?"),
    ],
)
def test_a_setting_with_a_slip_is_one_line(tmp_path: Path, words: str, said: str) -> None:
    from glutetimer.settings.settings import load

    (tmp_path / "settings.toml").write_text(words + "\n")
    found = load(tmp_path / "settings.toml")
    assert len(found.problems) == 1 and said in str(found.problems[0])
    assert (found.log_file, found.log_template) == ("", "markdown")
