"""Sessions that were interrupted: which there are, what becomes of each, and what one goes on with.

What is answered holds only if the session is still as it was when it was asked about; that is checked in the very
transaction that carries the answer out.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from glutetimer.history.connection import HistoryError
from glutetimer.services.context import Context
from glutetimer.services.layout import find_layout
from glutetimer.services.preparation import find_coach
from glutetimer.services.rescue import find_waiting
from glutetimer.training.replanning import leave_out_sets

if TYPE_CHECKING:  # nearly every start has none, and is sooner without
    from glutetimer.history.resume.interrupted import InterruptedSession
    from glutetimer.history.resume.resume import Resume
    from glutetimer.history.running import RunningSession
    from glutetimer.history.store import History
    from glutetimer.services.coach import Coach
    from glutetimer.training.plan import Phase

RESUME, KEEP, DISCARD = "resume", "keep", "discard"
"""What may become of it."""
NOTHING_LEFT = "no holds today, and nothing else is left of it"


def find_interrupted(context: Context) -> list[InterruptedSession]:
    """The sessions that were interrupted and have sets, the last one first.

    Without those that still go on in another window, and those that a pain ended of which nobody said how bad it was:
    that is read as the careful answer, after which nothing is left to do (training.md 5.6).
    """
    if not context.paths.history.exists():
        return []
    from glutetimer.history.store import History

    try:
        with History.reading(context.paths.history) as history, history.snapshot():
            if not (rows := history.running()):
                return []
            found = [_interrupted(context, history, row) for row in rows]
    except HistoryError:
        return []
    # What waits to be saved may say how one of them ended.
    files = find_waiting(context.paths)
    waiting = {session for each in files if each.unsaved is not None for session in each.unsaved.progress}
    return [each for each in found if each and each.session not in waiting]


def _interrupted(context: Context, history: History, row: RunningSession) -> InterruptedSession | None:
    from glutetimer.history.ids import now_ms
    from glutetimer.history.resume.interrupted import from_text
    from glutetimer.history.resume.owner import is_gone
    from glutetimer.training.holds.hold import Reason
    from glutetimer.training.holds.pain import ends_session

    sets = {each.id: each for each in history.sets(session=row.session)}
    if not sets or not is_gone(row.owner, row.heard_ms, now_ms()):
        return None
    if not (found := from_text(row.text, context.library.exercises)):
        return None
    done = {key: id for key, id in found.done.items() if id in sets}  # any may have been deleted since
    if not done or any(each.reason is Reason.PAIN and ends_session(each.pain) for each in sets.values()):
        return None
    return replace(found, done=done, seen=row)


def end(context: Context, interrupted: InterruptedSession, *, discard: bool = False) -> None:
    """Keep it as it is, or discard it, which an undo brings back.

    Raises:
        HistoryError: nothing was changed; a ChangedMeanwhileError where another window went on with it.
    """
    from glutetimer.history.store import History

    assert interrupted.seen
    with History(context.paths.history) as history:
        history.end(interrupted.seen, discard=discard)
    if not discard:  # this was its end
        from glutetimer.services.session_outlets import find_outlets, note_session

        for outlet in find_outlets(context.settings):
            with suppress(OSError):
                note_session(context, outlet, interrupted.session)


def asks_about_pain(context: Context, interrupted: InterruptedSession) -> bool:
    """Whether "any pain now?" comes before going on: there are holds left of it, and something hurt lately (training.md
    5.6).
    """
    left = interrupted.plan.phases[interrupted.index :]
    if not any(phase.hold for phase in left):
        return False
    coach, _ = find_coach(context)
    return coach.asks_about_pain(left)


def resume(context: Context, interrupted: InterruptedSession, without_holds: bool = False) -> tuple[Resume, Coach]:
    """Go on with it: it belongs to this process from now on.

    Args:
        without_holds: it hurts too much for them now.

    Returns:
        what was done until now, and what the history said of holds when the session began.

    Raises:
        HistoryError: nothing was changed; a ChangedMeanwhileError where another window went on with it; a LockedError
            where all that is left of it is locked for pain that came meanwhile, or are holds.
    """
    from glutetimer.history.resume.owner import this_process
    from glutetimer.history.resume.resume import Resume
    from glutetimer.history.store import History

    seen, interrupted = interrupted.seen, _leave_out_closed(context, interrupted, without_holds)
    assert seen
    with History(context.paths.history) as history:
        session, sets = history.claim(seen, this_process())
    coach, _ = find_coach(context, before=interrupted.started)
    return Resume(interrupted, session, tuple(sets)), coach


class Decided(NamedTuple):
    """What became of an interrupted session."""

    goes_on: tuple[Resume, Coach] | None = None
    """It is performed now."""
    said: str = ""
    error: HistoryError | None = None
    """Why nothing was changed; `said` has it too."""


class InterruptedSessions:
    """Those to be asked about, one after the other. Both faces ask."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._passed_over: set[str] = set()

    def find_next(self) -> InterruptedSession | None:
        """The one to ask about; None where there is none left."""
        found = find_interrupted(self._context)
        return next((each for each in found if each.session not in self._passed_over), None)

    def decide(self, interrupted: InterruptedSession, answer: str, without_holds: bool = False) -> Decided:
        """Do what was answered. What another window did meanwhile is asked anew; what fails is not asked again.

        Args:
            without_holds: it goes on, and hurts too much for them.
        """
        from glutetimer.history.running import ChangedMeanwhileError

        try:
            if answer == RESUME:
                return Decided(resume(self._context, interrupted, without_holds))
            end(self._context, interrupted, discard=answer == DISCARD)
        except ChangedMeanwhileError as error:
            return Decided(said=f"Nothing is changed: {error}.", error=error)
        except LockedError as error:
            self._passed_over.add(interrupted.session)
            return Decided(said=str(error), error=error)
        except HistoryError as error:
            self._passed_over.add(interrupted.session)
            return Decided(said=f"NOT SAVED, nothing is changed: {error}", error=error)
        return Decided(said="Discarded. u in the review brings it back." if answer == DISCARD else "")


class LockedError(HistoryError):
    """What is left of a session is locked."""


def _leave_out_closed(
    context: Context, interrupted: InterruptedSession, without_holds: bool = False
) -> InterruptedSession:
    """Going on is no way round a lock, nor is going back in it: what hurt meanwhile is left out, and said."""
    layout, at, plan = find_layout(context), interrupted.index, interrupted.plan

    def is_closed(phase: Phase) -> bool:
        return (without_holds and phase.hold is not None) or layout.find_lock(phase) is not None

    if not any(map(is_closed, plan.phases)):
        return interrupted
    locks = layout.describe_locks(plan._replace(phases=plan.phases[at:]))
    open_ = leave_out_sets(plan, is_closed, after=at - 1)
    if not any(phase.works for phase in open_.phases[at:]):
        raise LockedError(" ".join(locks) or NOTHING_LEFT)
    return replace(interrupted, plan=open_._replace(changes=(*open_.changes, *locks)))
