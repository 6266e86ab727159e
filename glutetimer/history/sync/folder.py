"""The folder that is carried between devices: a file of lines for each, which its device alone appends to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple
from zlib import crc32

from glutetimer import system
from glutetimer.history.connection import HistoryError
from glutetimer.history.sync.line import LONGEST

PREFIX, SUFFIX = "glutetimer-", ".jsonl"
LARGEST = 1 << 29
"""Bytes of a file that is read: more than 40 years of every day (our choice)."""


class FileState(NamedTuple):
    """What a file was when it was read or written last."""

    bytes: int
    mtime_ns: int
    taken: int
    """Up to which byte each of its lines is among the changes."""
    crc: int
    """Of the bytes up to there."""
    sent: int | None = None
    """Of this device's own file: it has each of its numbers up to this one."""

    def is_of(self, status: os.stat_result) -> bool:
        """Whether the file is as it was then."""
        return (self.bytes, self.mtime_ns) == (status.st_size, status.st_mtime_ns)


class FileLine(NamedTuple):
    """A line, and where it ends."""

    number: int
    """Of the file's lines, from 1."""
    data: bytes
    """Without its end."""
    end: int
    """Behind its end."""
    whole: bool
    """Whether it has an end."""


class FileContent(NamedTuple):
    """The bytes of a file at an instant."""

    data: bytes
    state: FileState
    """With nothing taken but what was taken before, if that is what it still begins with."""

    def lines(self, start: int) -> Iterator[FileLine]:
        """From a byte on, where a line begins."""
        at, number = start, self.data.count(b"\n", 0, start)
        while at < len(self.data):
            number += 1
            end = self.data.find(b"\n", at)
            whole = end >= 0
            end = end if whole else len(self.data)
            yield FileLine(number, self.data[at : min(end, at + LONGEST + 1)], end + whole, whole)
            at = end + whole


def name_file(device: str) -> str:
    return f"{PREFIX}{device}{SUFFIX}"


def list_files(folder: Path) -> list[str]:
    """The names of all files of lines, in their order: those of devices, and copies that a program made of a conflict.

    Such a copy has a device's name with something more: `.sync-conflict-…` of Syncthing, `(conflicted copy …)` of
    Dropbox, a host's name of OneDrive.

    Raises:
        HistoryError: the folder is not there, or cannot be read.
    """
    try:
        with os.scandir(folder) as found:
            return sorted(each.name for each in found if each.name.startswith(PREFIX) and SUFFIX in each.name)
    except OSError as error:
        raise HistoryError(f"{folder}: {error.strerror or error}") from error


def read_file(path: Path, before: FileState | None) -> FileContent | None:
    """What a file holds.

    Args:
        before: what it was the last time; what it had then and still has is taken.

    Returns:
        None where it is as it was, and all of it is taken.

    Raises:
        OSError: it is not there, cannot be read, is no file, or too large.
    """
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | system.this.at_once)) as file:
        status = os.fstat(file.fileno())
        _check_kind(status)
        if before and before.is_of(status) and before.taken == status.st_size:
            return None
        if status.st_size > LARGEST:
            raise OSError(f"larger than {LARGEST >> 20} MiB")
        data = file.read(status.st_size)
    state = FileState(len(data), status.st_mtime_ns, 0, 0)
    if before and len(data) >= before.taken and crc32(data[: before.taken]) == before.crc:
        state = before._replace(bytes=state.bytes, mtime_ns=state.mtime_ns)
    return FileContent(data, state)


def append_lines(path: Path, before: FileState | None, lines: Iterable[bytes]) -> FileState:
    """Append to this device's own file what is missing in it, through to the disk; a torn line at its end is cut off.

    Args:
        path: the file; made where there is none.
        before: what it was when it was looked at; None: it was not there.
        lines: each with its end.

    Returns:
        what it is now, all of it taken.

    Raises:
        OSError: it cannot be written, or another program wrote it meanwhile. Whatever is in it by then is found the
            next time.
    """
    # What is appended to is a file in the folder, and not whatever somebody let its name lead to.
    flags = os.O_RDWR | system.this.at_once | system.this.no_link | system.this.binary
    flags |= 0 if before else os.O_CREAT | os.O_EXCL
    number = os.open(path, flags, 0o666)
    with os.fdopen(number, "r+b") as file:
        status = os.fstat(number)
        _check_kind(status)
        if before and not before.is_of(status):
            raise OSError("another program writes to it")
        if before and before.taken == before.bytes:
            end, crc = before.taken, before.crc
        else:
            data = file.read()
            end = data.rfind(b"\n") + 1
            crc = crc32(data[:end])
            file.truncate(end)
        file.seek(end)
        for line in lines:
            file.write(line)
            end += len(line)
            crc = crc32(line, crc)
        file.flush()
        system.this.flush(number)
        status = os.fstat(number)
    if not before:
        system.this.settle_folder(path.parent)
    return FileState(status.st_size, status.st_mtime_ns, end, crc)


def _check_kind(status: os.stat_result) -> None:
    if not S_ISREG(status.st_mode):
        raise OSError("this is no file")
