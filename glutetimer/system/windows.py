"""What Windows alone has: consoles, and processes that are asked by handles."""

from __future__ import annotations

import ctypes
import signal
import time
from collections.abc import Callable
from functools import cache
from typing import Any, TextIO

LEAVE_S = 5.0
"""How long a console that is closed gives its programs to end."""
_CLOSED = {2, 5, 6}
"""A console's closing button, logging off, shutting down (HandlerRoutine)."""
_MAY_ASK = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_NO_SUCH_PROCESS = 87  # ERROR_INVALID_PARAMETER
_STILL_ACTIVE = 259


@cache
def _kernel() -> Any:
    return ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]


def find_beginning(process: int) -> str | None:
    """When a process began, as the system counts; `-` for one that has ended but is kept. None: it does not tell.

    Empty where there is no such process.
    """
    kernel = _kernel()
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(_MAY_ASK, False, process)
    if not handle:
        return "" if ctypes.get_last_error() == _NO_SUCH_PROCESS else None  # type: ignore[attr-defined]
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


def tell_null_from_console(*streams: TextIO) -> None:
    """Of a stream that leads to NUL, Windows says that it is a terminal; after this, it is none for anybody."""
    for stream in streams:
        if stream.isatty() and not _is_console(stream):
            stream.isatty = lambda: False  # type: ignore[method-assign]


def _is_console(stream: TextIO) -> bool:
    from msvcrt import get_osfhandle  # type: ignore[attr-defined]

    handle, mode = ctypes.c_void_p(get_osfhandle(stream.fileno())), ctypes.c_ulong()
    return bool(_kernel().GetConsoleMode(handle, ctypes.byref(mode)))


@cache
def end_with_console() -> Callable[[int], bool]:
    """Let a console that is closed end the program as ctrl-break does, and wait meanwhile.

    Windows ends it as soon as this is answered, or after five seconds.

    Returns:
        what Windows calls, in a thread of its own; it has to be kept.
    """

    @ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_ulong)  # type: ignore[attr-defined, untyped-decorator]
    def close(kind: int) -> bool:
        if kind not in _CLOSED:
            return False
        signal.raise_signal(signal.SIGBREAK)  # type: ignore[attr-defined]
        time.sleep(LEAVE_S)
        return True

    _kernel().SetConsoleCtrlHandler(close, True)
    return close  # type: ignore[no-any-return]
