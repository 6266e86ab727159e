"""What may stand in a file's place and is none: a pipe, a socket, a terminal, a device.

A pipe without anybody at its other end would be waited for, for ever.
"""

from __future__ import annotations

import os
from errno import EINVAL, EISDIR, ENXIO
from pathlib import Path
from stat import S_ISCHR, S_ISFIFO, S_ISREG
from typing import BinaryIO

from glutetimer import system

PATIENCE_S = 2.0
"""How long the other end of a pipe may take to be opened: a shell's `<(...)` is there at once (our choice)."""

_NO_FILE = "this is no file, but a pipe, a socket or a device"


def read_from(path: Path, most: int, *, waits: bool = False) -> bytes:
    """The bytes of a file, without waiting for what may never come.

    Args:
        most: no more bytes than these.
        waits: take a pipe or a terminal too, and wait for who writes there: for what a user names on the command line,
            such as `/dev/stdin` or `<(...)`. Whatever is read unasked has to be a file, or empty as /dev/null is.

    Raises:
        OSError: it cannot be opened, or is no file.
    """
    with _open(path) as file:
        mode = os.fstat(file.fileno()).st_mode
        if S_ISREG(mode):
            return file.read(most)
        if not (waits or (S_ISCHR(mode) and not file.isatty())):
            raise OSError(EINVAL, _NO_FILE, str(path))
        begin = _first(file, path, most) if S_ISFIFO(mode) and system.this.at_once else b""
        if waits and system.this.at_once:
            os.set_blocking(file.fileno(), True)
        return begin + (file.read(most - len(begin)) or b"")


def write_into(path: Path, data: bytes) -> None:
    """Write into what is there and no file: a pipe, a terminal, /dev/null.

    Raises:
        OSError: it cannot be written, or is a pipe that nothing reads from.
    """
    with os.fdopen(_open_to_write(path), "wb") as file:
        if system.this.at_once:
            os.set_blocking(file.fileno(), True)
        file.write(data)


def _open(path: Path) -> BinaryIO:
    try:
        return open(path, "rb", opener=lambda name, flags: os.open(name, flags | system.this.at_once))
    except OSError as error:
        raise _told(error, path) from error


def _first(pipe: BinaryIO, path: Path, most: int) -> bytes:
    """What a pipe begins with; nothing where its writer has not written yet."""
    from time import monotonic, sleep

    until = monotonic() + PATIENCE_S
    while True:  # to ask with select would not do: macOS calls a pipe without a writer ready at once
        try:
            begin = os.read(pipe.fileno(), min(most, 4096))
        except BlockingIOError:
            return b""
        if begin:
            return begin
        if monotonic() >= until:
            raise OSError(EINVAL, "this is a pipe, and nothing writes to it", str(path))
        sleep(0.02)


def _open_to_write(path: Path) -> int:
    from time import monotonic, sleep

    is_pipe = S_ISFIFO(path.stat().st_mode)
    until = monotonic() + PATIENCE_S
    while True:
        try:
            return os.open(path, os.O_WRONLY | system.this.at_once)
        except OSError as error:
            if error.errno != ENXIO or not is_pipe:
                raise _told(error, path) from error
            if monotonic() >= until:
                raise OSError(ENXIO, "this is a pipe, and nothing reads from it", str(path)) from error
            sleep(0.02)


def _told(error: OSError, path: Path) -> OSError:
    """ENXIO is a socket's, and its own words are about devices; of a folder, Windows says that it is forbidden."""
    if isinstance(error, PermissionError) and path.is_dir():
        return IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
    return OSError(ENXIO, _NO_FILE, str(path)) if error.errno == ENXIO else error
