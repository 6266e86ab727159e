"""Each system's module has what the program asks of one; the ways of those that are not this one are walked here."""

from __future__ import annotations

import inspect
import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from glutetimer import system
from glutetimer.cli.main import main
from glutetimer.files.writing.atomic import replace_whole
from glutetimer.history.resume import owner
from glutetimer.services.session_log import append_line
from glutetimer.sound import speaker
from glutetimer.sound.synthesizer import Manner
from glutetimer.system.linux import Linux
from glutetimer.system.locks import alone
from glutetimer.system.macos import MacOS
from glutetimer.system.posix import Posix
from glutetimer.system.system import System
from glutetimer.system.windows import Windows
from tests.real.program import ONE
from tests.sound.conftest import Programs, needs_sh

SYSTEMS = (Posix, Linux, MacOS, Windows)


def public_names(kind: type) -> set[str]:
    own = {name for base in kind.__mro__ if base.__module__.startswith("glutetimer") for name in vars(base)}
    own |= set().union(*(getattr(base, "__annotations__", {}) for base in kind.__mro__))
    return {name for name in own if not name.startswith("_")}


@pytest.mark.parametrize("kind", SYSTEMS)
def test_a_system_has_what_is_asked_of_one_and_nothing_else(kind: type) -> None:
    assert public_names(kind) == public_names(System), "say in System what each has, and give it to each"
    for name, asked in inspect.getmembers(System, inspect.isfunction):
        if not name.startswith("_"):
            asked, there = inspect.signature(asked), inspect.signature(getattr(kind, name))
            assert list(there.parameters.values()) == list(asked.parameters.values()), (kind, name)


# ---------------------------------------------------------------- a session on each


DANIEL = "Daniel              en_GB    # Hello! My name is Daniel."
TELLS = 'for last; do :; done; echo "$last" >> "$0.told"'


@pytest.fixture
def own_process() -> Iterator[None]:
    owner.this_process.cache_clear()
    yield
    owner.this_process.cache_clear()


def perform_one(folder: Path, capsys: pytest.CaptureFixture[str], ready: int = 0) -> None:
    """A session of one set, aloud; it is in the history."""
    (folder / "one.toml").write_text(ONE.replace("ready = 0", f"ready = {ready}"), "utf-8")
    at = ("--data-dir", str(folder / "data"))
    assert main([*at, "start", str(folder / "one.toml"), "--plain"]) == 0
    assert "1 set kept" in capsys.readouterr().out
    assert main([*at, "history", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["sets"]) == 1


@needs_sh
@pytest.mark.usefixtures("no_miniaudio", "no_library", "own_process")
def test_a_session_on_macos(
    tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    programs.add("afplay", TELLS)
    programs.add(
        "say", 'case "$2" in "?") echo "Daniel en_GB # Hello!";; *) echo "$@" >> "$0.told"; cat >> "$0.said";; esac'
    )
    programs.add("osascript", "echo 'output volume:44, input volume:50, alert volume:100, output muted:true'")
    monkeypatch.setattr(system, "this", MacOS())
    perform_one(tmp_path, capsys, ready=2)
    assert {"silence", "ready", "start"} <= {Path(line).stem for line in programs.told("afplay")}
    assert programs.told("say")[0].startswith("-v Daniel -r ")
    assert json.loads(owner.this_process())["begun"], "as ps says"
    main(["--data-dir", str(tmp_path / "data"), "doctor"])
    assert "voice        say\n" in capsys.readouterr().out


@needs_sh
@pytest.mark.usefixtures("no_miniaudio", "no_library", "own_process", "on_windows")
def test_a_session_on_windows(
    tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    programs.add("powershell", 'cat >> "$0.told"')
    played: list[str] = []
    player = SimpleNamespace(SND_FILENAME=0, SND_ASYNC=1, PlaySound=lambda path, how: path and played.append(path))
    monkeypatch.setitem(sys.modules, "winsound", player)
    perform_one(tmp_path, capsys)
    assert "start" in {Path(line).stem for line in played}
    speaks = speaker.find(Manner())
    assert speaks and speaks.say("Turn over").wait(20) == 0
    assert programs.told("powershell") == ["Turn over"]


# ---------------------------------------------------------------- files


@needs_sh
def test_on_macos_a_file_goes_through_the_drives_own_memory_where_the_drive_knows_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "this", MacOS())
    done: list[object] = []
    monkeypatch.setattr(os, "fsync", lambda number: done.append("fsync"))
    replace_whole(tmp_path / "a", b"1")
    assert done == ["fsync", "fsync"], "Linux's disks do not"
    done.clear()
    monkeypatch.setattr("fcntl.fcntl", lambda number, command: done.append(command))
    replace_whole(tmp_path / "a", b"2")
    assert done == [51, 51], "the file, and its name"


@needs_sh
@pytest.mark.usefixtures("on_windows")
def test_on_windows_one_window_at_a_time(tmp_path: Path) -> None:
    log = tmp_path / "log"
    append_line(log, "first")
    with log.open("r+b") as other:
        system.this.lock(other.fileno())
        with pytest.raises(BlockingIOError):
            append_line(log, "second")
    append_line(log, "second")
    assert log.read_text("utf-8") == "first\nsecond\n"
    inside: list[int] = []

    def come_in(number: int) -> None:
        with alone(tmp_path / "lock", 20):
            inside.append(number)
            inside.append(number)

    with alone(tmp_path / "lock", 20):
        threads = [threading.Thread(target=come_in, args=(number,)) for number in range(3)]
        for each in threads:
            each.start()
        assert not inside
    for each in threads:
        each.join(20)
    assert len(inside) == 6 and inside[::2] == inside[1::2]
    with alone(tmp_path, 0):
        pass  # a folder cannot be locked, and keeps nobody
