"""A session's events become records: each set is kept when it ends, under an id that a redone set keeps."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol

from glutetimer.history.ids import uuid7
from glutetimer.history.moments import moment
from glutetimer.history.records import Moment, SessionRecord, SetRecord
from glutetimer.session.events import (
    Event,
    Finished,
    Interrupted,
    PhaseStarted,
    Resumed,
    SetDone,
    SetDropped,
)
from glutetimer.session.ledger import Ledger
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Pain
from glutetimer.training.plan import Phase

if TYPE_CHECKING:
    from glutetimer.history.resume.earlier import Earlier
    from glutetimer.training.streaks import Trained


class RecordSink(Protocol):
    """Where records go. Returns at once; what failed is retried there."""

    def put_session(self, record: SessionRecord, undoable: bool = False) -> None:
        """Keep a session, or its newer state; undoable where the user's hand changed it."""
        ...

    def put_set(self, record: SetRecord) -> None:
        """Keep a set, or its newer state."""
        ...

    def delete(self, id: str) -> None:
        """There is no such session or set."""
        ...

    def put_progress(self, text: str | None) -> None:
        """Keep where the session stands; None: it is over."""
        ...


class Recorder:
    """Records one session.

    Args:
        keeper: where the records go.
        ledger: the runner's: what is performed.
        day_start: when a training day begins.
        earlier: the session until it was cut off, where it goes on.
    """

    def __init__(
        self,
        keeper: RecordSink,
        ledger: Ledger,
        day_start: time = time(4),
        earlier: Earlier | None = None,
    ) -> None:
        left, known = (earlier.left, earlier.session) if earlier else (None, None)
        self.session_id = left.session if left else uuid7()
        self._keeper = keeper
        self._ledger = ledger
        self._day_start = day_start
        self._started: Moment | None = left.started if left else None
        self._index = 0
        self._ids = dict(left.done) if left else {}
        self._over: Finished | None = None
        self._seconds: float | None = None
        self._span_s: float | None = None
        self._discarded = False
        self.effort = known.effort if known else None
        self.pain = known.pain if known else None
        self.note = known.note if known else ""

    @property
    def kept(self) -> int:
        """How many sets are kept."""
        return len(self._ids)

    @property
    def started(self) -> Moment | None:
        """When it began."""
        return self._started

    @property
    def trained(self) -> Trained | None:
        """The training day of this session, once it has a set."""
        from glutetimer.training.streaks import Trained

        at = self._started
        return Trained(at.local_date, at.ms, at.offset_min) if at and self.kept else None

    def take(self, event: Event, now: float, wall: Callable[[], datetime]) -> None:
        """Record what there is to record of an event.

        Args:
            event: what happened.
            now: the session's clock.
            wall: the date and time at `now`; asked only where something is written.
        """
        if self._discarded:
            return
        if isinstance(event, PhaseStarted):
            self._begun(event, now, wall)
        match event:
            case SetDone():
                self._set(event, self._moment(event.began, now, wall))
            case SetDropped(index=index, attempt=attempt):
                self._drop((index, attempt))
                if not self._over:
                    self._progress(event.at)
            case Resumed():  # what is performed may have changed in the pause
                self._progress(event.at)
            case Interrupted(seconds=seconds):
                self._ended(seconds, self._moment(event.at, now, wall))
                self._progress(event.at)
            case Finished(kept=False):
                self.discard()
            case Finished(seconds=seconds):
                self._over = event
                self._ended(seconds, self._moment(event.at, now, wall))
                self._keeper.put_progress(None)

    def _begun(self, event: PhaseStarted, now: float, wall: Callable[[], datetime]) -> None:
        """A phase begins: from here the session could go on."""
        if self._started is None:
            self._started = self._moment(event.at, now, wall)
        self._index = event.index
        self._progress(event.at)

    def _progress(self, at: float) -> None:
        assert self._started is not None
        from glutetimer.history.resume.unfinished import InterruptedSession, to_text  # by now the session is seen

        stands = InterruptedSession(
            self.session_id,
            self._started,
            self._ledger.plan,
            self._index,
            dict(self._ids),
            round(self._ledger.watch.seconds(at), 1),
            os.getpid(),
        )
        self._keeper.put_progress(to_text(stands))

    def rate(self, effort: int) -> None:
        """How hard the session was, 1 easy to 5 very."""
        self.effort = effort
        self._session(undoable=True)

    def report_pain(self, pain: Pain | None) -> None:
        """What hurt in the session; None, or 0 of 10: nothing did."""
        self.pain = pain if pain and pain.score else None
        self._session(undoable=True)

    def annotate(self, note: str) -> None:
        """A note to the session; empty takes it away."""
        self.note = note
        self._session(undoable=True)

    def discard(self) -> None:
        """Keep nothing of this session, nor of what was done of it before an interruption."""
        self._discarded = True
        self._keeper.put_progress(None)
        for key in list(self._ids):
            self._keeper.delete(self._ids.pop(key))
        self._keeper.delete(self.session_id)

    def _moment(self, at: float, now: float, wall: Callable[[], datetime]) -> Moment:
        found = moment(wall() - timedelta(seconds=now - at), self._day_start)
        # A session is one day, its first, however long it lasts (training.md 5.1).
        return replace(found, local_date=self._started.local_date) if self._started else found

    def _set(self, done: SetDone, began: Moment) -> None:
        first = not self.kept
        id = self._ids.setdefault((done.index, done.attempt), uuid7())
        if first:
            self._session()
        self._keeper.put_set(self._record(id, done, began))
        if not self._over:
            self._progress(done.at)

    def _drop(self, key: tuple[int, int]) -> None:
        if key in self._ids:
            self._keeper.delete(self._ids.pop(key))
            if not self.kept:
                self._keeper.delete(self.session_id)

    def _ended(self, seconds: float, at: Moment) -> None:
        self._seconds = round(seconds, 1)
        if self._started:
            self._span_s = max(0.0, (at.ms - self._started.ms) / 1000)
        if self.kept:
            self._session()

    def _session(self, undoable: bool = False) -> None:
        assert self._started
        workout = self._ledger.plan.workout
        self._keeper.put_session(
            SessionRecord(
                id=self.session_id,
                workout=workout.id,
                name=workout.name,
                started=self._started,
                seconds=self._seconds,
                span_s=self._span_s,
                complete=bool(self._over and self._over.complete),
                effort=self.effort,
                pain=self.pain,
                note=self.note,
            ),
            undoable,
        )

    def _record(self, id: str, done: SetDone, began: Moment) -> SetRecord:
        phase, hold = done.phase, done.hold
        assert phase.exercise
        return SetRecord(
            id=id,
            session=self.session_id,
            exercise=phase.exercise.id,
            side=phase.side or Side.BOTH,
            measure=_measure(phase),
            started=began,
            reps=done.reps,
            seconds=round(hold.clocked_s if hold else done.seconds, 1),
            held_s=hold.held_s if hold else None,
            clocked_s=round(hold.clocked_s, 1) if hold else None,
            trim_s=round(hold.trim_s, 1) if hold else None,
            reason=hold.reason if hold else None,
            mode=phase.hold,
            fatigued=bool(hold and hold.fatigued),
            answered=hold is None or hold.answered,
            pain=hold.pain if hold else None,
            felt=done.felt,
            clock_interrupted=done.clock_interrupted,
        )


def _measure(phase: Phase) -> Measure:
    if phase.hold:
        return Measure.HOLD
    return Measure.REPS if phase.reps else Measure.TIME
