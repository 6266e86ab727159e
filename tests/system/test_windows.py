"""What Windows tells of processes and consoles. Elsewhere a stand-in answers as its documents say it does."""

from __future__ import annotations

import io
import os
import pathlib
import signal
import sys
from typing import Any

import pytest

from glutetimer.system import windows
from glutetimer.system.windows import POLL_S, Windows
from tests.system.conftest import BEGAN, Console, Kernel, stand_in

ACCESS_DENIED, NO_SUCH_PROCESS = 5, 87


@pytest.mark.parametrize(
    ("kernel", "said"),
    [
        (Kernel(), str(BEGAN)),
        (Kernel(code=0), "-"),
        (Kernel(error=NO_SUCH_PROCESS), ""),
        (Kernel(error=ACCESS_DENIED), None),
    ],
)
def test_when_a_process_began(kernel: Kernel, said: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, kernel)
    assert Windows().find_beginning(7) == said
    assert kernel.open == 0
    assert Windows().find_beginning(10**30) == ""


@pytest.mark.skipif(sys.platform != "win32", reason="Windows itself is asked")
def test_this_process_began_once() -> None:
    assert Windows().find_beginning(os.getpid()) == Windows().find_beginning(os.getpid())
    assert int(Windows().find_beginning(os.getpid()) or 0) > BEGAN
    assert Windows().find_beginning(0x7FFFFFF0) == ""


@pytest.mark.parametrize("times", [0, 3, 19, 20])
def test_a_file_takes_the_place_of_one_that_is_read_just_now(
    times: int, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A virus scanner, or a prompt that asks what runs, has it open for a moment."""
    path, new, refusals, replace = tmp_path / "file", tmp_path / "new", [PermissionError()] * times, os.replace
    path.write_text("old")
    new.write_text("whole")

    def refuse(new: pathlib.Path, path: pathlib.Path) -> pathlib.Path:
        if refusals:
            raise refusals.pop()
        replace(new, path)
        return path

    monkeypatch.setattr(pathlib.Path, "replace", refuse)
    monkeypatch.setattr(windows.time, "sleep", lambda seconds: None)
    if times < 20:
        Windows().put_in_place(new, path)
        assert path.read_text() == "whole"
    else:
        with pytest.raises(PermissionError):
            Windows().put_in_place(new, path)
        assert path.read_text() == "old"


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("console", [False, True])
def test_what_leads_to_nul_is_no_terminal(console: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, Kernel(console=console))
    with pathlib.Path(os.devnull).open("rb") as null, Terminal(null) as stream:
        Windows().settle_console(stream)
        assert stream.isatty() is console


def test_a_console_that_is_closed_ends_the_program_as_ctrl_break_does(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = stand_in(monkeypatch, Kernel())
    done: list[Any] = []
    monkeypatch.setattr(signal, "raise_signal", done.append)
    monkeypatch.setattr("time.sleep", lambda seconds: done.append("waits"))
    windows.end_with_console()
    [close] = kernel.handlers
    assert not close(0) and not close(1) and not done  # ctrl-c and ctrl-break are Python's
    for kind in (2, 5, 6):
        assert close(kind)
    assert done == [21, "waits"] * 3


@pytest.mark.parametrize(
    ("typed", "keys"),
    [("nn", [b"n", b"n"]), ("\xe0M\xe0K", [b"\x1b[C", b"\x1b[D"]), ("\0;q", [b"q"]), ("à", ["à".encode()])],
)
def test_keys_of_a_console(typed: str, keys: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """A key without a character is told by what à is too, and a code."""
    stand_in(monkeypatch, Kernel(), Console(typed))
    there = Windows().open_keys(0)
    found = iter(lambda: there.read(POLL_S), b"")
    assert list(found) == keys
    there.wake()
    assert there.read(1000) == b""
    assert Windows().open_keys(None).read(0) == b"", "no terminal"
