"""What stands in a file's place is never waited for, for ever."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

import pytest

from glutetimer.files.reading import pipes
from glutetimer.files.reading.pipes import read_from, write_into

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")


@pytest.fixture
def pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pipes, "PATIENCE_S", 60)  # a busy machine's other end may be late
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipes, "PATIENCE_S", 0)


def test_a_pipe_that_a_user_names_is_read_to_its_end(pipe: Path) -> None:
    def write() -> None:
        with pipe.open("wb", buffering=0) as out:
            for _ in range(20):
                out.write(b"0123456789" * 1000)

    writer = threading.Thread(target=write)
    writer.start()
    assert read_from(pipe, 1 << 20, waits=True) == b"0123456789" * 20_000
    writer.join()


def test_a_writer_that_has_nothing_to_say_yet_is_waited_for(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    impatient(monkeypatch)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # so that the writer can open it before anybody reads
    writing = os.open(pipe, os.O_WRONLY)
    found: list[bytes] = []
    reader = threading.Thread(target=lambda: found.append(read_from(pipe, 9, waits=True)))
    reader.start()
    os.write(writing, b"clam")
    os.close(writing)
    reader.join()
    os.close(reading)
    assert found == [b"clam"]


def test_no_more_is_read_than_may_be(pipe: Path) -> None:
    writer = threading.Thread(target=lambda: pipe.write_bytes(b"0123456789" * 10))
    writer.start()
    assert read_from(pipe, 9, waits=True) == b"012345678"
    writer.join()


def test_a_pipe_that_nothing_writes_to_is_refused(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    impatient(monkeypatch)
    with pytest.raises(OSError, match="this is a pipe, and nothing writes to it"):
        read_from(pipe, 9, waits=True)


def test_what_is_read_unasked_is_a_file_or_nothing(pipe: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OSError, match="this is no file"):
        read_from(pipe, 9)
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(tmp_path)  # a socket's path is short
        listening.bind("s")
        with pytest.raises(OSError, match="this is no file"):
            read_from(Path("s"), 9)
    assert read_from(Path(os.devnull), 9) == b""
    terminal, other = os.openpty()
    with pytest.raises(OSError, match="this is no file"):
        read_from(Path(os.ttyname(other)), 9)
    os.close(terminal)
    os.close(other)


def test_a_pipe_that_nothing_reads_from_is_refused(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    impatient(monkeypatch)
    with pytest.raises(OSError, match="this is a pipe, and nothing reads from it"):
        write_into(pipe, b"x")


def test_a_slow_reader_gets_everything(pipe: Path) -> None:
    found: list[bytes] = []
    reader = threading.Thread(target=lambda: found.append(pipe.read_bytes()))
    reader.start()
    write_into(pipe, b"x" * 200_000)
    reader.join()
    assert found == [b"x" * 200_000]
