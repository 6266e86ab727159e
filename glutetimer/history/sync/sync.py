"""One exchange with the folder: what is new of this device is written into its own file, what is new of others is read.

It is done in pieces, each of which leaves everything sound: another window commits its sets in between, and whatever is
cut off is made up for the next time.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from glutetimer.history.store import History
from glutetimer.history.sync.folder import FileContent, FileState, append_lines, list_files, name_file, read_file
from glutetimer.history.sync.line import BadLineError, ChangeLine, read_line, write_line
from glutetimer.history.sync.union import Arrivals, RowKey, adopt_device, take_in

PIECE = 2_000
"""Lines in one transaction (our choice): a tenth of a second."""
CACHE_KIB = 32_000
"""So that a piece is written to the disk once, at its end."""
YIELDS = 0.25
"""How long, of the time that a piece took, others may write before the next one (our choice)."""

MOST_NAMED = 3
"""Of a file's bad lines."""


@dataclass(slots=True)
class Exchange:
    """What went and came."""

    sent: set[RowKey] = field(default_factory=set)
    arrivals: Arrivals = field(default_factory=Arrivals)
    problems: list[str] = field(default_factory=list)
    """What could not be read or written, a line each. It is tried again the next time."""
    others: int = 0
    """How many files of others there are."""


def exchange(history: History, folder: Path) -> Exchange:
    """Send and take in all that is new.

    Args:
        history: one that can be written.

    Raises:
        HistoryError: the folder or the history cannot be read, or the history not be written; what was done until then
            stays.
    """
    done = Exchange()
    names = list_files(folder)
    history.select(f"PRAGMA cache_size = {-CACHE_KIB}")
    _adopt_missing(history, names)
    _send(history, folder, done)
    for name in names:
        if name != name_file(device_of_history(history)):
            done.others += 1
            _take_in_file(history, folder, name, done)
    if done.arrivals.is_copy:  # under its new name it tells everything
        _send(history, folder, done)
    return done


def _adopt_missing(history: History, names: Collection[str]) -> None:
    """Tell what devices have told that have no file here: the folder is another one, or they are gone for good."""
    own = device_of_history(history)
    known = [device for (device,) in history.select(_DEVICES) if device not in (None, own)]
    if missing := [device for device in known if name_file(device) not in names]:
        with history.writing() as connection:
            for device in missing:
                adopt_device(connection, device)


def count_unsent(history: History) -> int:
    """How many changes of this device its file does not have, as far as is known."""
    device = device_of_history(history)
    state = _state_of(history, name_file(device))
    return _last_number(history, device) - ((state.sent or 0) if state else 0)


def device_of_history(history: History) -> str:
    """What this device is called."""
    found: str = history.select("SELECT id FROM device")[0][0]
    return found


def _send(history: History, folder: Path, done: Exchange) -> None:
    """Append to our own file what it lacks. It is read first, where it is not as we left it."""
    device = device_of_history(history)
    name, last = name_file(device), _last_number(history, device)
    path, before = folder / name, _state_of(history, name)
    content = None
    try:
        content = read_file(path, before)
    except FileNotFoundError:
        before = None
    except OSError as error:
        done.problems.append(_describe(path, error))
        return
    present: Collection[int] = range(1, (before.sent or 0) + 1) if before else ()
    if content:
        present = _find_present(history, device, content)
        before = _take_in_content(history, path, content, done)
        if device != device_of_history(history):  # another one writes to it too: it is left to that one
            _send(history, folder, done)
            return
    elif len(present) == last:
        return
    sent: set[RowKey] = set()

    def write_lines() -> Iterator[bytes]:
        for change in _find_missing(history, device, present, last):
            try:
                yield write_line(change)
                sent.add((change.kind, change.id))
            except ValueError:
                done.problems.append(f"{history.path}: the {change.kind} {change.id} cannot be read; it is not sent")

    try:
        state = append_lines(path, before, write_lines())
    except OSError as error:
        done.problems.append(_describe(path, error))
        return
    with history.writing() as connection:
        _keep_state(connection, name, state._replace(sent=last))
    done.sent |= sent


def _find_present(history: History, device: str, content: FileContent) -> Collection[int]:
    """Which of our numbers our own file has."""
    state = content.state
    ours = {number: (stamp, id) for number, stamp, id in history.select(_OWN, device)}
    found = set(range(1, (state.sent or 0) + 1))
    for line in content.lines(state.taken if state.sent is not None else 0):
        with suppress(BadLineError):
            change = read_line(line.data)
            if line.whole and change.device == device and ours.get(change.number) == (change.stamp, change.id):
                found.add(change.number)
    return found


def _find_missing(history: History, device: str, present: Collection[int], last: int) -> Iterator[ChangeLine]:
    """Our changes that our file lacks."""
    for first in range(1, last + 1, PIECE):
        if all(number in present for number in range(first, min(first + PIECE, last + 1))):
            continue
        for number, stamp, kind, id, body, based in history.select(
            _CHANGES, device, first, min(first + PIECE - 1, last)
        ):
            if number not in present:
                yield ChangeLine(number, stamp, device, kind, id, body, based=based)


def _take_in_file(history: History, folder: Path, name: str, done: Exchange) -> None:
    path = folder / name
    try:
        content = read_file(path, _state_of(history, name))
    except OSError as error:
        done.problems.append(_describe(path, error))
        return
    if content:
        _take_in_content(history, path, content, done)


def _take_in_content(history: History, path: Path, content: FileContent, done: Exchange) -> FileState:
    """Take in what is new, piece by piece; a line that is not whole, or not sound, is looked at again the next time."""
    state, waits = content.state, False
    piece: list[ChangeLine] = []
    end, bad = state.taken, 0

    def keep() -> None:
        nonlocal state
        if not piece and state.taken == end and state == _state_of(history, path.name):
            return
        began = time.monotonic()
        with history.writing() as connection:
            take_in(connection, piece, done.arrivals)
            state = state._replace(taken=end, crc=crc32(content.data[state.taken : end], state.crc))
            _keep_state(connection, path.name, state)
        piece.clear()
        took = time.monotonic() - began
        if end < len(content.data):
            time.sleep(YIELDS * took)

    for line in content.lines(state.taken):
        try:
            if line.data.strip():
                piece.append(read_line(line.data))
            waits = waits or not line.whole
        except BadLineError as error:
            waits = True
            if line.whole:
                bad += 1
                if bad <= MOST_NAMED:
                    done.problems.append(f"{path}: line {line.number}: {error}")
        if not waits:
            end = line.end
        if len(piece) == PIECE:
            keep()
    if bad > MOST_NAMED:
        done.problems.append(f"{path}: {bad - MOST_NAMED} more lines like these")
    keep()
    return state


def _describe(path: Path, error: OSError) -> str:
    return f"{path}: {error.strerror or error}"


def _last_number(history: History, device: str) -> int:
    return history.select("SELECT max(number) FROM changes WHERE device = ?", device)[0][0] or 0


def _state_of(history: History, name: str) -> FileState | None:
    found = history.select("SELECT bytes, mtime_ns, taken, crc, sent FROM folder_files WHERE name = ?", name)
    return FileState(*found[0]) if found else None


def _keep_state(connection: sqlite3.Connection, name: str, state: FileState) -> None:
    connection.execute("INSERT OR REPLACE INTO folder_files VALUES (?, ?, ?, ?, ?, ?)", (name, *state))


_DEVICES = """
    WITH RECURSIVE known (device) AS (
        SELECT min(device) FROM changes
        UNION ALL SELECT (SELECT min(device) FROM changes WHERE device > known.device) FROM known WHERE device NOTNULL
    ) SELECT device FROM known
"""
"""By the index: a list of all changes is long, and that of devices short."""
_OWN = "SELECT number, stamp, id FROM changes WHERE device = ?"
_CHANGES = """
    SELECT number, stamp, kind, id, body, based FROM changes WHERE device = ? AND number BETWEEN ? AND ? ORDER BY number
"""
