"""What was said to be saved is there: after kills and power cuts, beside other writers, on full disks, after errors."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from glutetimer.history.connection import HistoryError
from glutetimer.history.interchange.rescue import find_waiting
from glutetimer.history.store import History
from glutetimer.history.writer import Writer
from tests.disks import Disk
from tests.history.some import a_set
from tests.history.test_writer import NEVER, PATIENCE_S, Status

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "tests.history.faults"]
KILLS, CUTS = 6, 6


def start(*command: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(part) for part in command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def saved(lines: str) -> set[str]:
    """The sets that a program said were saved."""
    return {line.split()[1] for line in lines.splitlines() if line.startswith("saved ")}


def check(path: Path, acknowledged: set[str]) -> None:
    """The file is sound, what was acknowledged is there, the tables agree, and the next write works."""
    with History(path) as history:
        assert acknowledged <= {each.id for each in history.sets()}
        history.put(a_set("next"))
        assert a_set("next") in history.sets()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        changes, sets, of_days = (
            connection.execute(query).fetchone()[0]
            for query in ("SELECT count(DISTINCT id) FROM changes", "SELECT count(*) FROM sets",
                          "SELECT sum(sets) FROM days")
        )  # fmt: skip
        assert changes == sets == of_days
        numbers = [number for (number,) in connection.execute("SELECT number FROM changes ORDER BY seq")]
        assert numbers == list(range(1, len(numbers) + 1))


def test_a_kill_at_any_instant_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    path, chance = tmp_path / "history.db", random.Random(1)
    acknowledged: set[str] = set()
    for kill in range(KILLS):
        program = start(*PROGRAM, path, f"kill{kill}", "1000")
        assert program.stdout
        lines = "".join(program.stdout.readline() for _ in range(chance.randrange(20)))
        until = time.perf_counter() + chance.uniform(0, 0.005)
        while time.perf_counter() < until:
            pass
        program.kill()
        acknowledged |= saved(lines + program.communicate()[0])
        if path.exists():  # the first may have been killed before it began
            check(path, acknowledged)
    assert len(acknowledged) > KILLS


def test_four_programs_write_into_one_history_at_once(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    programs = [start(*PROGRAM, path, name, "25") for name in "abcd"]
    told = "".join("".join(program.communicate()) for program in programs)

    assert saved(told) == {f"{name}-{number}" for name in "abcd" for number in range(25)}, told
    check(path, saved(told))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("mounting a disk needs root")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("this system mounts no disk")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_on_a_full_disk_a_set_waits_until_there_is_room(small_disk: Path) -> None:
    path, ballast, status = small_disk / "history.db", small_disk / "ballast", Status()
    ballast.write_bytes(b"x" * 600_000)
    writer = Writer(path, on_status=status, delays_s=(0.001,))
    given: list[str] = []
    while not writer.error:
        given.append(f"set-{len(given)}")
        writer.put(a_set(given[-1], note="x" * 5000))
        status.until(lambda: writer.unsaved == 0 or writer.error != "")
    assert writer.error == f"{path}: the disk is full"
    assert writer.unsaved == 1
    with History.reading(path) as history:
        assert {each.id for each in history.sets()} == set(given[:-1])

    ballast.unlink()
    status.until(lambda: writer.unsaved == 0 and not writer.error)
    assert writer.close(PATIENCE_S)
    check(path, set(given))


def test_a_full_disk_takes_no_half_of_a_file_aside_and_another_folder_takes_it_whole(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(b"x" * 1_040_000)
    elsewhere = small_disk.parent / "state"
    writer = Writer(
        small_disk / "data" / "history.db", [(small_disk, "unsaved"), (elsewhere, "unsaved")], delays_s=NEVER
    )
    for number in range(10):
        writer.put(a_set(str(number), note="x" * 5000))
    assert not writer.close(PATIENCE_S)

    assert [each.name for each in small_disk.iterdir() if each.is_file()] == ["ballast"]
    assert writer.unsaved == 10
    (waiting,) = find_waiting([(elsewhere, "unsaved")])
    assert waiting.unsaved and len(waiting.unsaved.put) == 10


def test_on_a_read_only_disk_the_history_is_shown_and_a_write_is_refused_in_words(small_disk: Path) -> None:
    path = small_disk / "history.db"
    with History(path) as history:
        history.put(a_set("a"))
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)

    for open_it in (History, History.reading):
        with open_it(path) as history:
            assert history.sets() == [a_set("a")]
            with pytest.raises(HistoryError, match=r"read"):
                history.put(a_set("b"))
    with pytest.raises(HistoryError, match=r"new.*(Read-only|cannot be)"):
        History(small_disk / "new" / "history.db")
    with History.reading(small_disk / "new" / "history.db") as history:
        assert history.sets() == []

    writer = Writer(path, delays_s=NEVER)
    writer.put(a_set("b"))
    assert not writer.close(PATIENCE_S)
    assert writer.error == f"{path}: it cannot be written: it, its folder or its disk is read-only"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of ext4."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not (shutil.which("mkfs.ext4") and shutil.which("mount")):
        pytest.skip("a disk whose power can be cut needs root and mkfs.ext4")
    try:
        disk = Disk("ext4", tmp_path / "disk", tmp_path / "image")
    except OSError:
        pytest.skip("this system mounts no loop device: no power is cut")
    yield disk
    disk.remove()


def test_a_power_cut_loses_nothing_that_was_saved(disk: Disk) -> None:
    path, chance = disk.folder / "history.db", random.Random(2)
    acknowledged: set[str] = set()
    for cut in range(CUTS):
        program = start(*PROGRAM, path, f"cut{cut}", "1000")
        assert program.stdout
        lines = "".join(program.stdout.readline() for _ in range(1 + chance.randrange(20)))
        disk.cut_power()
        program.kill()
        acknowledged |= saved(lines + program.communicate()[0])
        disk.start_again()
        check(path, acknowledged)
    assert len(acknowledged) >= CUTS


@pytest.fixture(scope="session")
def strace() -> str:
    found = shutil.which("strace")
    if not found or subprocess.run([found, "-qq", "true"], capture_output=True).returncode:
        pytest.skip("strace is not to be had: no errors of the disk are made")
    return found


@pytest.mark.parametrize(
    ("call", "fault", "why"),
    [
        ("fsync,fdatasync", "error=EIO", "the disk reports an error"),
        ("pwrite64", "error=ENOSPC", "the disk is full"),
        ("pwrite64", "signal=KILL", "killed, and so silent"),
    ],
)
def test_a_fault_at_any_call_loses_nothing_that_was_saved(
    strace: str, tmp_path: Path, call: str, fault: str, why: str
) -> None:
    template = tmp_path / "history.db"
    with History(template) as history:
        history.put(a_set("before-0"))

    def with_fault(number: int) -> bool:
        """Run with a fault at the n-th call; False where there is no n-th call any more."""
        path = tmp_path / str(number) / "history.db"
        path.parent.mkdir()
        shutil.copy(template, path)
        log = path.with_name("log")
        inject = ("-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}")
        program = start(strace, "-f", "-o", log, *inject, *PROGRAM, path, "during", "1")
        told, errors = program.communicate()
        assert errors == ""
        assert told in ("saved during-0\n", f"failed {path}: {why}\n", "")
        with History.reading(path) as history:  # what a listing after the fault does
            assert {"before-0"} | saved(told) <= {each.id for each in history.sets()}
        check(path, {"before-0"} | saved(told))
        met = "(INJECTED)" in log.read_text() or program.returncode != 0
        assert met or saved(told) == {"during-0"}
        return met

    calls = _until_false(with_fault)
    assert calls > 3


def _until_false(attempt: Callable[[int], bool]) -> int:
    """Attempt 1, 2, 3, ... until one is False, two at a time; how many were True."""
    with ThreadPoolExecutor(2) as pool:
        number = 1
        while all(pool.map(attempt, (number, number + 1))):
            number += 2
        return number
