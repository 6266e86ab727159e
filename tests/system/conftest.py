"""What only Windows has, as its documents say that it answers: for the ways through its module on other systems."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from errno import EACCES
from importlib import import_module
from typing import Any

import pytest

from glutetimer import system
from tests.sound.conftest import no_library, no_miniaudio, programs

__all__ = ["no_library", "no_miniaudio", "programs"]

windows: Any = import_module("glutetimer.system.windows")  # which mypy reads on Windows alone
BEGAN = 133_000_000_000_000_000


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


class Console:
    """The functions of msvcrt that are called."""

    LK_NBLCK = 2

    def __init__(self, typed: str = "") -> None:
        self.typed = list(typed)

    def kbhit(self) -> bool:
        return bool(self.typed)

    def getwch(self) -> str:
        return self.typed.pop(0)

    def get_osfhandle(self, number: int) -> int:
        return number

    def locking(self, number: int, mode: int, size: int) -> None:
        import fcntl

        assert (mode, size) == (self.LK_NBLCK, 1)
        assert os.lseek(number, 0, os.SEEK_CUR) > os.fstat(number).st_size, "what is in it stays to be read"
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PermissionError(EACCES, "Permission denied") from None


def stand_in(monkeypatch: pytest.MonkeyPatch, kernel: Kernel, console: Console | None = None) -> Kernel:
    """Let them answer for Windows."""
    monkeypatch.setattr(windows, "_kernel", lambda: kernel)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: kernel.error, raising=False)
    monkeypatch.setattr(ctypes, "WINFUNCTYPE", lambda *_: lambda function: function, raising=False)
    monkeypatch.setitem(sys.modules, "msvcrt", console or Console())
    windows.end_with_console.cache_clear()
    return kernel


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    yield
    windows.end_with_console.cache_clear()


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> Kernel:
    """Its module chosen; elsewhere no program may be begun with its flag."""
    monkeypatch.setattr(windows.Windows, "no_window", 0)
    monkeypatch.setattr(system, "this", windows.Windows())
    return stand_in(monkeypatch, Kernel())
