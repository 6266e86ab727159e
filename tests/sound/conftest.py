"""Programs that play and speak, which are not there: shell scripts that write down what they are told."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from glutetimer.sound import espeak
from glutetimer.sound import stream as stream_module

PATIENCE_S = 60.0
"""A session waits for its device for a second; on a loaded machine a test waits for it longer."""
needs_sh = pytest.mark.skipif(os.name != "posix", reason="the stand-ins are shell scripts")


def until(true: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait until something in another thread or process is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.005)


def children() -> set[int]:
    """The processes that this one started and that it has not taken leave of, the dead ones too."""
    found = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())], capture_output=True, text=True)
    return {int(line.split()[0]) for line in found.stdout.splitlines() if "ps -o" not in line}


class Programs:
    """A PATH of stand-ins."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, name: str, script: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)

    def remove(self, name: str) -> None:
        (self.folder / name).unlink()

    def touch(self, name: str) -> None:
        """Make an empty file beside them."""
        (self.folder / name).touch()

    def told(self, name: str) -> list[str]:
        """What a stand-in wrote down, by `>> "$0.told"`."""
        path = self.folder / f"{name}.told"
        return path.read_text("utf-8").splitlines() if path.exists() else []


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Programs]:
    """Nothing but what the test adds is found."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for needed in ("sh", "sleep", "cat", "ps"):
        for place in ("/bin", "/usr/bin"):
            if Path(place, needed).exists() and not (folder / needed).exists():
                (folder / needed).symlink_to(Path(place, needed))
    monkeypatch.setenv("PATH", str(folder))
    yield Programs(folder)


@pytest.fixture
def no_miniaudio(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine that has no wheel of it."""
    monkeypatch.setitem(sys.modules, "miniaudio", None)


def take_library_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without espeak-ng's library."""

    def load() -> None:
        raise OSError("there is no espeak-ng")

    monkeypatch.setattr(espeak, "load", load)


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without espeak-ng's library."""
    take_library_away(monkeypatch)


def be_silent_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine whose sound card plays nothing but keeps the time, and is let go the moment that is wanted."""
    pytest.importorskip("miniaudio")
    monkeypatch.setattr(stream_module, "BACKENDS", ("NULL",))
    monkeypatch.setattr(stream_module, "OPEN_S", PATIENCE_S)
    close = stream_module.Stream.close

    def let_go(self: stream_module.Stream, at_once: bool = False) -> None:
        close(self, at_once)
        self.works = False

    monkeypatch.setattr(stream_module.Stream, "close", let_go)
