"""A line for each session in a text file of the user's own (`log-file`)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from glutetimer import system
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.history.words import find_template, write_log_line
from glutetimer.services.context import Context
from glutetimer.settings.paths import expand_home

TAIL = 1 << 16
"""Bytes of the log's end that are looked at for a line that is there already (our choice)."""


def write_line(context: Context, session: SessionRecord, sets: Sequence[SetRecord]) -> None:
    """Append a session's line, as the settings have it."""
    settings = context.settings
    line = write_log_line(find_template(settings.log_template), session, sets, context.library.name_of)
    append_line(expand_home(settings.log_file), line)


def append_line(file: Path, line: str) -> None:
    """Append a line as a whole or not at all; one that ends the file already is not repeated."""
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | system.this.at_once | system.this.binary
    number = os.open(file, flags, 0o666)
    with os.fdopen(number, "r+b", buffering=0) as log:
        if not log.seekable():
            raise OSError("this is no file")
        system.this.lock(number)  # two windows may write at once; another program's lock is not waited for
        size = log.seek(0, os.SEEK_END)
        log.seek(max(0, size - TAIL))
        tail = log.read()
        data = line.encode("utf-8", "replace")
        if data in tail.splitlines():
            return
        data = b"\n" * (bool(tail) and not tail.endswith(b"\n")) + data + b"\n"
        try:
            if log.write(data) != len(data):
                raise OSError("there is no room for it")
            system.this.flush(number)
        except OSError:
            if log.seek(0, os.SEEK_END) > size:
                log.truncate(size)  # half a line is worse than none
            raise
