"""Sessions that are cut off, and go on: a few of each kind. `python -m tests.real.cuts` counts as many as one likes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random

import pytest

from glutetimer.history.store import History
from tests.real.cuts import (
    Counts,
    Session,
    count_faults,
    count_full_disks,
    count_kills,
    count_power_cuts,
    kill,
)


def can_mount() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("mount") is not None


mounts = pytest.mark.skipif(not can_mount(), reason="mounting a disk needs root")


def expect(counts: Counts, cuts: int) -> None:
    assert counts.faultless and counts["cuts"] >= cuts, counts


def test_a_session_that_is_killed_goes_on() -> None:
    expect(count_kills("plain", 2), 2)


@pytest.mark.long
def test_a_session_in_the_window_that_is_killed_goes_on() -> None:
    expect(count_kills("window", 4), 4)


@pytest.mark.long
@mounts
@pytest.mark.parametrize("kind", ["ext4", "xfs"])
def test_a_session_on_a_machine_without_power_goes_on(kind: str) -> None:
    if not shutil.which(f"mkfs.{kind}"):
        pytest.skip(f"no mkfs.{kind}")
    expect(count_power_cuts(kind, 4), 4)


@pytest.mark.long
@mounts
def test_a_session_on_a_full_disk_is_whole_once_there_is_room() -> None:
    expect(count_full_disks(4), 4)


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("strace"), reason="no strace")
@pytest.mark.parametrize(
    ("call", "fault"),
    [("pwrite64", "signal=KILL"), ("pwrite64", "error=ENOSPC"), ("fsync,fdatasync", "error=EIO")],
)
def test_a_session_with_a_fault_at_any_call_goes_on(call: str, fault: str) -> None:
    expect(count_faults(9, 12, call, fault), 4)


def test_what_is_lost_or_doubled_is_counted(tmp_path: Path) -> None:
    counts = Counts()
    session = Session(tmp_path, True, counts, Random(1))
    session.cut_by(lambda terminal: (session.watch(terminal, 60, lambda _: len(session.seen) > 1), kill(terminal)))
    with History(session.data / "history.db") as history:
        history.delete(history.sets()[0].id)
    session.look()
    assert counts["lost"] == 1
