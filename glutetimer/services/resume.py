"""A session that was cut off: whether there is one, what becomes of it, and what it goes on with."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from glutetimer.services.context import Context
from glutetimer.services.preparation import advised

if TYPE_CHECKING:  # nearly every start has none, and is sooner without
    from glutetimer.history.resume.earlier import Earlier
    from glutetimer.history.resume.unfinished import InterruptedSession
    from glutetimer.history.writer import Writer
    from glutetimer.services.coach import Coach

RESUME, KEEP, DISCARD = "resume", "keep", "discard"
"""What may become of it."""


def find_interrupted(context: Context) -> InterruptedSession | None:
    """A session that was cut off and has sets.

    None where there is none, where it still goes on in another window, or where a pain ended it of which nobody said
    how bad it was: that is read as the careful answer, after which nothing is left to do (training.md 5.6).
    """
    if not context.paths.history.exists():
        return None
    from glutetimer.history.connection import HistoryError
    from glutetimer.history.store import History

    try:
        with History.reading(context.paths.history) as history:
            if not (text := history.progress()):  # as at nearly every start, which is sooner without what reads it
                return None
            from glutetimer.history.resume.unfinished import from_text

            left = from_text(text, context.library.exercises)
            if not left or not left.done or _alive(left.process):
                return None
            from glutetimer.training.holds.hold import Reason
            from glutetimer.training.holds.pain import ends_session

            sets = history.sets(session=left.session)
            return None if any(one.reason is Reason.PAIN and ends_session(one.pain) for one in sets) else left
    except HistoryError:
        return None


def go_on(context: Context, left: InterruptedSession) -> tuple[Earlier, Coach]:
    """What the history has of a session that goes on, and what it says of holds, as when the session began."""
    from glutetimer.history.connection import HistoryError
    from glutetimer.history.resume.earlier import Earlier, earlier
    from glutetimer.history.store import History

    coach, _ = advised(context, before=left.started)
    try:
        with History.reading(context.paths.history) as history:
            return earlier(history, left), coach
    except HistoryError:
        return Earlier(left), coach


def settle(writer: Writer, left: InterruptedSession, answer: str) -> None:
    """Do with it what was answered; what is resumed stays offered until it is performed."""
    if answer == DISCARD:
        writer.delete(left.session)
    if answer != RESUME:
        writer.put_progress(None)


def _alive(process: int) -> bool:
    """Whether a process still performs a session; where that cannot be asked, it counts as gone."""
    if sys.platform == "win32" or process <= 0 or process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    try:  # since then, perhaps since the machine was started anew, its number may have become another program's
        return b"glutetimer" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return True  # only Linux tells
