"""What a session says of itself to other programs: always what it does now, and nothing once it is over."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from glutetimer.services.running_status import RunningStatus, read_running
from glutetimer.services.status_file import StatusFile
from glutetimer.session.runner import Runner
from tests.session.sample import CLAMS, HOLDS, runner

BEGUN = datetime(2026, 11, 29, 18, 0, tzinfo=UTC)


class Told:
    """A session whose every event is handled, on a clock that begins at 0, at six in the evening."""

    def __init__(self, folder: Path, session: Runner) -> None:
        self.where = (folder / "run", "running-abc-")
        self.session = session
        self.follower = StatusFile(session, self.where)
        for event in session.start(0):
            self.follower.handle(event, 0, lambda: BEGUN)

    def advance(self, now: float) -> RunningStatus | None:
        for event in self.session.advance(now):
            self.follower.handle(event, now, lambda: BEGUN + timedelta(seconds=now))
        return read_running(self.where)


@pytest.fixture
def alive(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process performs itself it does not take for another's that lives; here both are one."""
    monkeypatch.setattr("glutetimer.services.running_status.is_gone", lambda *_: False)


def at(seconds: float) -> float:
    return BEGUN.timestamp() + seconds


@pytest.mark.usefixtures("alive")
def test_a_session_from_its_beginning_to_its_end(tmp_path: Path) -> None:
    told = Told(tmp_path, runner(CLAMS))
    now = 0.0
    while not told.session.is_over:
        phase = told.session.phase
        status = told.advance(now)
        if not told.session.is_over and told.session.phase is phase and phase.seconds:
            assert status
            assert status.show_count(at(now)) == f"{told.session.remaining(now):.0f}"
            assert status.side == (phase.side.value if phase.works and phase.side else status.side)
        now += 1
    assert read_running(told.where) is None
    assert not list(told.where[0].iterdir())


@pytest.mark.usefixtures("alive")
def test_a_hold_counts_up_for_whoever_reads(tmp_path: Path) -> None:
    told = Told(tmp_path, runner(HOLDS))
    while not told.session.holding:
        due = told.session.due()
        assert due is not None
        told.advance(due)
    status = read_running(told.where)
    assert status and status.kind == "hold" and status.since
    assert [status.show_count(status.since + after) for after in (0, 0.9, 7.2, 61)] == ["0", "0", "7", "61"]


def test_a_process_that_is_gone_says_nothing(tmp_path: Path) -> None:
    told = Told(tmp_path, runner(CLAMS))
    (path,) = told.where[0].iterdir()
    fields = json.loads(path.read_text("utf-8"))
    owner = json.loads(fields["owner"])
    fields["owner"] = json.dumps(owner | {"process": 2**22 + 1, "token": "another"})
    path.write_text(json.dumps(fields), "utf-8")
    assert read_running(told.where) is None


def test_what_a_killed_session_left_goes_with_the_next(tmp_path: Path) -> None:
    """Each kill would leave a file more, and every reader asks all of them."""
    told = Told(tmp_path, runner(CLAMS))
    (path,) = told.where[0].iterdir()
    fields = json.loads(path.read_text("utf-8"))
    fields["owner"] = json.dumps(json.loads(fields["owner"]) | {"process": 2**22 + 1, "token": "another"})
    path.unlink()
    left = path.with_name("running-abc-7.json")
    left.write_text(json.dumps(fields), "utf-8")
    StatusFile(told.session, told.where)
    assert not left.exists()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"owner": 3}', '{"owner": "{}", "name": 1}', "\x00"])
def test_a_file_that_is_broken_says_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "running-abc-1.json").write_text(text, "utf-8")
    assert read_running((tmp_path, "running-abc-")) is None


def test_where_nothing_can_be_written_the_session_goes_on(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("a file", "utf-8")
    told = Told(tmp_path, runner(CLAMS))
    assert told.advance(5) is None
    told.follower.close()


def test_one_that_reads_another_folders_session_sees_none(tmp_path: Path) -> None:
    told = Told(tmp_path, runner(CLAMS))
    assert read_running((told.where[0], "running-other-")) is None
    assert os.getpid() == int(next(told.where[0].iterdir()).stem.rpartition("-")[2])


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name != "posix", reason="no links")
def test_nothing_is_written_where_a_link_leads(tmp_path: Path) -> None:
    """In a place for everybody, somebody else may have put it there."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "run").symlink_to(tmp_path / "elsewhere")
    told = Told(tmp_path, runner(CLAMS))
    assert told.advance(5) is None
    assert list((tmp_path / "elsewhere").iterdir()) == []
