"""A folder with a FIT file for each session: its names sort by time, and writing twice adds nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from glutetimer.files.writing.atomic import replace_whole
from glutetimer.history.changes import Effect
from glutetimer.history.ids import now_ms
from glutetimer.history.interchange.fit_session import encode_session
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.history.resume.owner import is_gone
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.services.resume import find_interrupted

LONGEST_NAME = 40
"""Characters of a workout's name in that of a file (our choice)."""
_OTHER = re.compile(r"[^a-z0-9]+")
_OWN_NAME = r"\d{8}T\d{6}Z-[a-z0-9-]+-"

Training = tuple[SessionRecord, list[SetRecord]]
"""A session with its sets, oldest first."""


def name_file(session: SessionRecord) -> str:
    """`20251120T063000Z-five-a-day-0c1d2e3f4a5b.fit`: when it began, in UTC; its workout; and what is its own alone."""
    began = datetime.fromtimestamp(session.started.ms // 1000, UTC)
    workout = _OTHER.sub("-", session.workout.lower()).strip("-")[:LONGEST_NAME].rstrip("-")
    return f"{began:%Y%m%dT%H%M%SZ}-{workout or 'training'}-{_mark(session)}.fit"


def _mark(session: SessionRecord) -> str:
    return sha256(session.id.encode()).hexdigest()[:12]


def write_session(
    folder: Path, session: SessionRecord, sets: Sequence[SetRecord], name_of: Callable[[str], str]
) -> Effect:
    """Write a session's file, as a whole or not at all; one that is there already as it would be is left alone.

    A session that was moved to another day has its file under the new name alone.

    Raises:
        UnfitError: FIT cannot hold it.
        OSError: it cannot be written; what was there stays.
    """
    data = encode_session(session, sets, name_of)
    file = folder / name_file(session)
    with suppress(FileNotFoundError):
        if file.read_bytes() == data:
            return Effect.SAME
    was = list(_find_own(folder, session))
    replace_whole(file, data)
    for each in was:
        if each != file:
            each.unlink(missing_ok=True)
    return Effect.CHANGED if was else Effect.ADDED


def _find_own(folder: Path, session: SessionRecord) -> Iterator[Path]:
    """The files of a session, under whatever time and workout it had."""
    own = re.compile(f"{_OWN_NAME}{_mark(session)}\\.fit")
    return (each for each in folder.glob(f"*-{_mark(session)}.fit") if own.fullmatch(each.name))


def list_trainings(history: History, since: date | None = None) -> list[Training]:
    """Each session with its sets, oldest first; sets of a day whose session is not known are one."""
    with history.snapshot():
        sessions, sets = history.sessions(since), history.sets(since)
    by_session: dict[str, list[SetRecord]] = {}
    for done in sets:
        by_session.setdefault(done.session, []).append(done)
    found = [(session, by_session.pop(session.id, [])) for session in sessions]
    for id, its in by_session.items():
        for day, alone in groupby(its, lambda done: done.started.local_date):
            first, *more = alone
            found.append((SessionRecord(f"{id} {day}", "", "Training", first.started), [first, *more]))
    return sorted(found, key=lambda training: (training[0].started.ms, training[0].id))


def find_unfinished(context: Context, history: History) -> set[str]:
    """The sessions that go on in a window, or were cut and wait for an answer: these have no file yet."""
    performed = {row.session for row in history.running() if not is_gone(row.owner, row.heard_ms, now_ms())}
    return performed | {each.session for each in find_interrupted(context)}
