"""What has a FIT file: each session that is over, and sets without one."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from glutetimer.history.ids import now_ms
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.history.resume.owner import is_gone
from glutetimer.history.store import History
from glutetimer.services.context import Context
from glutetimer.services.resume import find_interrupted

Training = tuple[SessionRecord, list[SetRecord]]
"""A session with its sets, oldest first."""


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
