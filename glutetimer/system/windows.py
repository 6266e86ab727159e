"""What Windows has: consoles instead of terminals, handles instead of signals."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from errno import EACCES, EWOULDBLOCK
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    import subprocess
    from socket import socket

    from glutetimer.system.system import Commands

assert sys.platform == "win32" or not TYPE_CHECKING  # mypy takes each module for its system

POLL_S = 0.05
"""One cannot wait for a key and a time at once."""
LEAVE_S = 5.0
"""How long a console that is closed gives its programs to end."""
_TRIES, _BETWEEN_TRIES_S = 20, 0.02
"""How often, and how soon again, a file's name is asked for that somebody else holds for a moment (our choice)."""
_BREAK = 21  # SIGBREAK
_CLOSED = {2, 5, 6}
"""A console's closing button, logging off, shutting down (HandlerRoutine)."""
_MAY_ASK = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_NO_SUCH_PROCESS = 87  # ERROR_INVALID_PARAMETER
_STILL_ACTIVE = 259
_FAR = 0x7FFFFFF0
"""Where a file is locked: behind all that is in it, for whoever locks a byte keeps others from reading it."""
_ARROWS = {"K": b"\x1b[D", "M": b"\x1b[C"}
"""The codes of arrows, as terminals send them."""


class Windows:
    """It has no signals but a few, no owners of files, and no folder that could be flushed or locked."""

    editor: str = "notepad"
    pager: str = ""
    players: Commands = (("winsound",),)  # a module
    mixers: tuple[Commands, ...] = ()  # it has no command for this
    speakers: tuple[str, ...] = ("powershell",)
    voice_package: str = ""
    voice_libraries: tuple[str, ...] = ("libespeak-ng.dll",)
    libraries_print: bool = False

    at_once: int = 0
    no_link: int = 0
    keeps_to_xdg: bool = False
    binary: int = 0x8000  # O_BINARY
    no_window: int = 0x08000000  # CREATE_NO_WINDOW
    leaving: tuple[int, ...] = (signal.SIGINT, signal.SIGTERM, _BREAK)  # the last for a console that is closed, too
    stopping: int | None = None

    def read_clocks(self) -> tuple[float, float]:
        now = time.monotonic()  # counts while the machine sleeps
        return now, now

    def find_zone(self) -> str:
        return ""

    def find_user(self) -> int | None:
        return None

    def flush(self, number: int) -> None:
        os.fsync(number)

    def settle_folder(self, folder: Path) -> None:
        pass

    def put_in_place(self, new: Path, path: Path) -> None:
        for tries_left in reversed(range(_TRIES)):
            try:
                new.replace(path)
                return
            except PermissionError:  # whoever reads the other one now, a virus scanner as well, keeps its name
                if not tries_left:
                    raise
                time.sleep(_BETWEEN_TRIES_S)

    def lock(self, number: int) -> None:
        import msvcrt

        place = os.lseek(number, 0, os.SEEK_CUR)
        os.lseek(number, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno not in (EACCES, 0):  # Wine does not say why
                raise
            raise BlockingIOError(EWOULDBLOCK, "another program has locked it") from error
        finally:
            os.lseek(number, place, os.SEEK_SET)

    def end_session(self, process: subprocess.Popen[bytes], kill: bool = False) -> None:
        with suppress(PermissionError):
            process.terminate()  # which asks nobody

    def identify(self) -> dict[str, str]:
        import platform

        return {"machine": platform.node(), "boot": "", "space": ""}

    def find_beginning(self, process: int) -> str | None:
        import ctypes

        if process >> 32:  # no process has such a number
            return ""
        kernel = _kernel()
        kernel.OpenProcess.restype = ctypes.c_void_p
        handle = kernel.OpenProcess(_MAY_ASK, False, process)
        if not handle:
            return "" if ctypes.get_last_error() == _NO_SUCH_PROCESS else None
        handle = ctypes.c_void_p(handle)
        code, times = ctypes.c_ulong(), [ctypes.c_uint64() for _ in range(4)]
        try:
            if not kernel.GetExitCodeProcess(handle, ctypes.byref(code)):
                return None
            if code.value != _STILL_ACTIVE:
                return "-"
            return str(times[0].value) if kernel.GetProcessTimes(handle, *map(ctypes.byref, times)) else None
        finally:
            kernel.CloseHandle(handle)

    def read_link(self, name: str) -> dict[str, str]:
        return {}

    def drop_when_silent(self, connection: socket, milliseconds: int) -> None:
        pass

    def split_command(self, text: str) -> list[str]:
        r"""As programs there read their line: only " quotes, and a \ is itself but before a "."""
        words: list[str] = []
        word: str | None = None
        quoted = False
        for slashes, char in re.findall(r"(\\*)([^\\]|$)", text, re.DOTALL):
            if char == '"':
                word = (word or "") + slashes[: len(slashes) // 2]
                if len(slashes) % 2:
                    word += char
                else:
                    quoted = not quoted
            elif char in (" ", "\t") and not quoted:
                if slashes or word is not None:
                    words.append((word or "") + slashes)
                word = None
            elif slashes or char:
                word = (word or "") + slashes + char
        if quoted:
            raise ValueError("No closing quotation")
        return words if word is None else [*words, word]

    def join_command(self, words: Sequence[str]) -> str:
        from subprocess import list2cmdline

        return list2cmdline(words)

    def settle_console(self, *streams: TextIO) -> None:
        """NUL is no terminal, whatever is said of it; a console that is closed ends the program as ctrl-break does."""
        for stream in streams:
            with suppress(OSError):  # one that leads into another window, as IDLE's, has no number
                if stream.isatty() and not _is_console(stream):
                    stream.isatty = lambda: False  # type: ignore[method-assign]
        end_with_console()

    def open_keys(self, terminal: int | None) -> WindowsKeys:
        return WindowsKeys(terminal)

    def wait_for_line(self, terminal: int) -> None:
        pass  # a console wakes who reads from it

    def set_cbreak(self, terminal: int, flush: bool = False) -> Callable[[], None] | None:
        return None

    def ignore_flow_control(self, terminal: int) -> Callable[[], None]:
        return lambda: None  # a console stops for no key


class WindowsKeys:
    """The console's keys, as `msvcrt` has them; it is no matter how the console is set."""

    def __init__(self, terminal: int | None) -> None:
        self._works = terminal is not None
        self._woken = False

    def read(self, seconds: float) -> bytes | None:
        end = time.monotonic() + seconds
        while not self._woken:
            if typed := self._take_key():
                return typed
            if (left := end - time.monotonic()) <= 0:
                break
            time.sleep(min(POLL_S, left))
        self._woken = False
        return b""

    def _take_key(self) -> bytes:
        import msvcrt

        if not (self._works and msvcrt.kbhit()):
            return b""
        char = msvcrt.getwch()
        if char in "\0\xe0" and msvcrt.kbhit():  # a key without a character is followed by its code; à is not
            return _ARROWS.get(msvcrt.getwch(), b"")
        return char.encode(errors="replace")

    def wake(self) -> None:
        self._woken = True

    def give_back(self) -> None:
        pass

    def take(self) -> None:
        pass

    def close(self) -> None:
        pass


@cache
def _kernel() -> Any:
    import ctypes

    return ctypes.WinDLL("kernel32", use_last_error=True)


def _is_console(stream: TextIO) -> bool:
    import ctypes
    from msvcrt import get_osfhandle

    handle, mode = ctypes.c_void_p(get_osfhandle(stream.fileno())), ctypes.c_ulong()
    return bool(_kernel().GetConsoleMode(handle, ctypes.byref(mode)))


@cache
def end_with_console() -> Callable[[int], bool]:
    """Let a console that is closed end the program, and wait meanwhile: as soon as this is answered, Windows ends it.

    Returns:
        what Windows calls, in a thread of its own; it has to be kept.
    """
    import ctypes

    @ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_ulong)  # type: ignore[untyped-decorator]
    def close(kind: int) -> bool:
        if kind not in _CLOSED:
            return False
        signal.raise_signal(_BREAK)
        time.sleep(LEAVE_S)
        return True

    _kernel().SetConsoleCtrlHandler(close, True)
    return close
