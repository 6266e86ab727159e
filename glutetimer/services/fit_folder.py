"""A folder with a FIT file for each session: its names sort by time, and writing twice adds nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from glutetimer.files.writing.atomic import replace_whole
from glutetimer.history.changes import Effect
from glutetimer.history.interchange.fit_session import encode_session
from glutetimer.history.records import SessionRecord, SetRecord

LONGEST_NAME = 40
"""Characters of a workout's name in that of a file (our choice)."""
_OTHER = re.compile(r"[^a-z0-9]+")
_OWN_NAME = r"\d{8}T\d{6}Z-[a-z0-9-]+-"


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
