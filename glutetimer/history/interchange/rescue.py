"""Files for what could not be saved into the history: written while that fails, taken in by the next start.

Each is written beside its name and renamed, and written anew with each set more. It lies beside the history, or where
that cannot be written in the folder for the state of programs, or else in the one for temporary files. It has the
format of an export, and besides what was deleted, and which sessions were over.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Any

from glutetimer.files.reading.pipes import read_from
from glutetimer.files.writing.atomic import replace_whole
from glutetimer.files.writing.own_folder import is_ours, make_own_folder
from glutetimer.history.batch import SessionProgress, Unsaved
from glutetimer.history.changes import stamp_at
from glutetimer.history.connection import HistoryError, in_words
from glutetimer.history.interchange.json import FORMAT, LARGEST, decode, parse, read_document, to_text
from glutetimer.history.interchange.problems import UnreadableError
from glutetimer.history.interchange.records import Records
from glutetimer.history.rows import Record, RecordKind, kind_of, to_row

if TYPE_CHECKING:
    from glutetimer.history.store import History

_LISTS = {RecordKind.SESSION: "sessions", RecordKind.SET: "sets", RecordKind.DECISION: "decisions"}
_OURS = "unsaved"
"""The key of what an export does not have."""


class RescueFile:
    """The file of one writer. `folders`: where it may lie, the best first, and what its name begins with there."""

    def __init__(self, folders: Sequence[tuple[Path, str]]) -> None:
        self._folders = folders
        self._name = f"{time.strftime('%Y%m%d-%H%M%S')}-{os.urandom(3).hex()}.json"
        self.path: Path | None = None
        """Where it is; None: nothing is in it."""

    def write(self, unsaved: Unsaved) -> Path:
        """Write what waits, instead of what is in it.

        Raises:
            HistoryError: no folder can be written; what was in it is still there.
        """
        data, failed = _to_bytes(unsaved), None
        for number, (folder, prefix) in enumerate(self._folders):
            path = folder / f"{prefix}-{self._name}"
            try:
                with in_words(path):
                    _make(folder, shared=number > 0)
                    replace_whole(path, data)
            except HistoryError as error:
                failed = failed or error
                continue
            if self.path and self.path != path:
                with suppress(OSError):
                    self.path.unlink()
            self.path = path
            return path
        raise failed or HistoryError("there is no folder to write to")

    def remove(self) -> None:
        """All of it is saved."""
        if self.path:
            with suppress(OSError):  # taken in by a later start, it changes nothing that was written since
                self.path.unlink()
            self.path = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file of what could not be saved."""

    path: Path
    digest: str
    """Of its bytes: taken in once, it is known."""
    unsaved: Unsaved | None
    problem: str = ""
    """Why it cannot be read, in one line."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the files."""

    files: tuple[Path, ...]
    """Those that are saved now, and gone."""
    records: int
    """How many sessions and sets they held."""
    problems: tuple[str, ...]
    """Why others are still there, a line each."""


def find_waiting(folders: Sequence[tuple[Path, str]]) -> list[Waiting]:
    """The files that wait, whatever their names go on with, the oldest first."""
    found: list[tuple[float, Path]] = []
    for number, (folder, prefix) in enumerate(folders):
        with suppress(OSError):
            for path in folder.glob(f"{prefix}*.json"):
                status = path.lstat() if number else path.stat()
                if number == 0 or (S_ISREG(status.st_mode) and is_ours(status)):  # elsewhere anybody may have put it
                    found.append((status.st_mtime, path))
    return [_read(path, seconds) for seconds, path in sorted(found)]


def take_in(history: History, folders: Sequence[tuple[Path, str]]) -> TakenIn:
    """Take in what waits, each file once, and remove it when it is saved. What is not readable stays, and is said.

    Raises:
        HistoryError: the history cannot be written; the files are still there.
    """
    files: list[Path] = []
    records, problems = 0, []
    for waiting in find_waiting(folders):
        if waiting.unsaved is None:
            problems.append(f"{waiting.path}: {waiting.problem}")
            continue
        if history.take_in(waiting.unsaved, waiting.digest):
            records += len(waiting.unsaved.put)
            files.append(waiting.path)
        with suppress(OSError):  # it is known, and none is taken in twice
            _remove(waiting)
    return TakenIn(tuple(files), records, tuple(problems))


def _remove(taken: Waiting) -> None:
    """Remove what was taken in. A window that lives may have put more in its place: that waits for the next time."""
    path = taken.path
    aside = path.with_name(f"{path.stem}-{os.urandom(3).hex()}.json")  # found like any other, should this end here
    path.rename(aside)
    if _digest(read_from(aside, LARGEST + 1)) == taken.digest:
        aside.unlink()


def _make(folder: Path, shared: bool) -> None:
    """Have a folder; one in a place for everybody is the user's alone."""
    if shared:
        make_own_folder(folder)
    else:
        folder.mkdir(parents=True, exist_ok=True)


def _to_bytes(unsaved: Unsaved) -> bytes:
    document: dict[str, Any] = {"format": FORMAT, "sessions": [], "sets": []}
    for record in unsaved.put.values():
        document.setdefault(_LISTS[kind_of(record)], []).append(to_row(record))
    ours = {
        "stamp": unsaved.stamp,
        "owner": unsaved.owner,
        "deleted": list(unsaved.deleted),
        "discarded": list(unsaved.discarded),
        "progress": [
            {"session": each.session, "text": each.text, "begins": each.begins} for each in unsaved.progress.values()
        ],
    }
    return (to_text(document).rstrip()[:-1] + f',\n"{_OURS}": {json.dumps(ours, ensure_ascii=False)}}}\n').encode()


def _digest(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def _read(path: Path, seconds: float) -> Waiting:
    data = b""
    try:
        data = read_from(path, LARGEST + 1)
        unsaved, problem = _from_bytes(data, seconds), ""
    except OSError as error:
        unsaved, problem = None, error.strerror or str(error)
    except UnreadableError as error:
        unsaved, problem = None, error.problems[0]
    except (AttributeError, KeyError, TypeError, ValueError):
        unsaved, problem = None, "it is damaged"
    return Waiting(path, _digest(data), unsaved, problem)


def _from_bytes(data: bytes, seconds: float) -> Unsaved:
    document = parse(decode(data))
    ours = document.pop(_OURS, {}) if isinstance(document, dict) else {}
    found: Records = read_document(document)
    # Older versions wrote nothing of their own into it: then all of it is as of when it was written.
    unsaved = Unsaved(str(ours.get("owner", "")), int(ours.get("stamp", stamp_at(int(seconds * 1000)))))
    records: Iterable[Record] = (*found.sessions, *found.sets, *found.decisions)
    unsaved.put = {each.id: each for each in records}
    unsaved.deleted = dict.fromkeys(map(str, ours.get("deleted", ())))
    unsaved.discarded = dict.fromkeys(map(str, ours.get("discarded", ())))
    for row in ours.get("progress", ()):
        text = None if row["text"] is None else str(row["text"])
        unsaved.progress[row["session"]] = SessionProgress(str(row["session"]), text, bool(row["begins"]))
    return unsaved
