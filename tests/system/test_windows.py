"""What Windows tells of processes and consoles. Elsewhere a stand-in answers as its documents say it does."""

from __future__ import annotations

import ctypes
import io
import os
import pathlib
import signal
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from glutetimer.system import windows

BEGAN = 133_000_000_000_000_000
ACCESS_DENIED, NO_SUCH_PROCESS = 5, 87


class Kernel:
    """The functions of kernel32 that are called."""

    def __init__(self, code: int = 259, error: int = 0, console: bool = False) -> None:
        self.code, self.error, self.console = code, error, console
        self.open, self.handlers = 0, list[Any]()
        self.OpenProcess = lambda access, inherits, process: self._open()
        self.GetExitCodeProcess = lambda handle, code: self._set(code, self.code)
        self.GetProcessTimes = lambda handle, begun, *others: self._set(begun, BEGAN)
        self.CloseHandle = lambda handle: setattr(self, "open", self.open - 1)
        self.GetConsoleMode = lambda handle, mode: self.console
        self.SetConsoleCtrlHandler = lambda handler, add: self.handlers.append(handler)

    def _open(self) -> int:
        self.open += not self.error
        return 0 if self.error else 8

    def _set(self, reference: Any, value: int) -> int:
        reference._obj.value = value
        return 1


def stand_in(monkeypatch: pytest.MonkeyPatch, kernel: Kernel) -> Kernel:
    monkeypatch.setattr(windows, "_kernel", lambda: kernel)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: kernel.error, raising=False)
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(get_osfhandle=lambda number: number))
    return kernel


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
    assert windows.find_beginning(7) == said
    assert kernel.open == 0


@pytest.mark.skipif(sys.platform != "win32", reason="Windows itself is asked")
def test_this_process_began_once() -> None:
    assert windows.find_beginning(os.getpid()) == windows.find_beginning(os.getpid())
    assert int(windows.find_beginning(os.getpid()) or 0) > BEGAN
    assert windows.find_beginning(0x7FFFFFF0) == ""


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("console", [False, True])
def test_what_leads_to_nul_is_no_terminal(console: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, Kernel(console=console))
    with pathlib.Path(os.devnull).open("rb") as null, Terminal(null) as stream:
        windows.tell_null_from_console(stream)
        assert stream.isatty() is console


def test_a_console_that_is_closed_ends_the_program_as_ctrl_break_does(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = stand_in(monkeypatch, Kernel())
    done: list[Any] = []
    monkeypatch.setattr(ctypes, "WINFUNCTYPE", lambda *_: lambda function: function, raising=False)
    monkeypatch.setattr(signal, "SIGBREAK", 21, raising=False)
    monkeypatch.setattr(signal, "raise_signal", done.append)
    monkeypatch.setattr("time.sleep", lambda seconds: done.append("waits"))
    windows.end_with_console.cache_clear()
    windows.end_with_console()
    [close] = kernel.handlers
    assert not close(0) and not close(1) and not done  # ctrl-c and ctrl-break are Python's
    for kind in (2, 5, 6):
        assert close(kind)
    assert done == [21, "waits"] * 3
    windows.end_with_console.cache_clear()
