"""A session's events become records: each set is kept when it ends, under an id that a redone set keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol

from glutetimer.history.batch import Batch, SessionProgress
from glutetimer.history.ids import uuid7
from glutetimer.history.moments import moment
from glutetimer.history.records import Moment, SessionRecord, SetRecord
from glutetimer.session.events import (
    Event,
    Finished,
    Interrupted,
    LoadChanged,
    PhaseStarted,
    Resumed,
    SetAdded,
    SetDone,
    SetDropped,
)
from glutetimer.session.ledger import Ledger
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Pain
from glutetimer.training.plan import Phase
from glutetimer.training.workout import HoldMode

if TYPE_CHECKING:
    from glutetimer.history.resume.resume import Resume
    from glutetimer.history.rows import Record
    from glutetimer.training.streaks import Trained


WRITTEN_EVERY_S = 60.0
"""Where a session stands is written at least so often: on another machine nobody can ask whether it is performed."""


class RecordSink(Protocol):
    """Where records go. Returns at once; what failed is retried there."""

    def write(self, batch: Batch) -> None:
        """Write what belongs together, as a whole or not at all."""
        ...


class Recorder:
    """Records one session.

    Args:
        resume: what was done before an interruption, where the session goes on.
        zone: the zone's name, where it is known.
    """

    def __init__(
        self,
        sink: RecordSink,
        ledger: Ledger,
        day_start: time = time(4),
        resume: Resume | None = None,
        zone: str = "",
    ) -> None:
        before, known = (resume.interrupted, resume.session) if resume else (None, None)
        self.session_id = before.session if before else uuid7()
        self._sink = sink
        self._ledger = ledger
        self._day_start, self._zone = day_start, zone
        self._started: Moment | None = before.started if before else None
        self._known = before is not None
        """Whether the history has heard of it."""
        self._session = known
        """As it was written last; what was changed of it since an interruption stays."""
        self._index = 0
        self._ids = dict(before.done) if before else {}
        self._over = False
        self._seconds: float | None = None
        self._span_s: float | None = None
        self._discarded = False
        self.effort = known.effort if known else None
        self.pain = known.pain if known else None
        self.note = known.note if known else ""
        # What is to be written together.
        self._put: dict[str, Record] = {}
        self._deleted: dict[str, None] = {}
        self._stands: float | None = None
        """Where the session stands is written as of then, by the session's clock."""
        self._written = before.written + 1 if before else 0
        self._heard: float | None = None
        """When that was written last; None before it begins here."""

    @property
    def kept(self) -> int:
        return len(self._ids)

    @property
    def started(self) -> Moment | None:
        return self._started

    @property
    def trained(self) -> Trained | None:
        """The training day of this session, once it has a set."""
        from glutetimer.training.streaks import Trained

        at = self._started
        return Trained(at.local_date, at.ms, at.offset_min) if at and self.kept else None

    def record(self, events: Iterable[Event], now: float, wall: Callable[[], datetime]) -> None:
        """Record what there is to record of events; what follows from one instant is written as a whole.

        Args:
            now: the session's clock.
            wall: the date and time at `now`; asked only where something is written.
        """
        for event in events:
            if not self._discarded:
                self._handle(event, now, wall)
        if self._known and self._heard is not None and now - self._heard >= WRITTEN_EVERY_S:
            self._stands = now
        if self._stands is not None:
            self._heard = now
        self._write()

    def _handle(self, event: Event, now: float, wall: Callable[[], datetime]) -> None:
        match event:
            case PhaseStarted(at=at, phase_index=index):  # from here the session could go on
                self._started = self._started or self._moment(at, now, wall)
                self._index = index
                self._stands = at
            case SetDone(at=at):
                self._set(event, self._moment(event.began, now, wall))
                self._stands = at
            case SetDropped(phase_index=index, attempt=attempt, at=at):
                self._drop((index, attempt))
                self._stands = at
            case Resumed(at=at) | LoadChanged(at=at) | SetAdded(at=at):  # what is performed may have changed
                self._stands = at
            case Interrupted(at=at, phase_index=index, seconds=seconds):
                self._index = index
                self._end(seconds, self._moment(at, now, wall))
                self._stands = at
            case Finished(kept=False):
                self._write()  # what was cut off by that, too: an undo brings back all of it
                self.discard()
            case Finished(at=at, seconds=seconds):
                self._over = True
                self._end(seconds, self._moment(at, now, wall))
                self._stands = at

    def _write(self, undoable: bool = False) -> None:
        """Write what has gathered, and where the session stands."""
        progress = None if self._stands is None or self._started is None else self._progress(self._stands)
        if self._put or self._deleted or progress:
            self._sink.write(Batch(tuple(self._put.values()), tuple(self._deleted), progress, undoable))
        self._put, self._deleted, self._stands = {}, {}, None

    def _progress(self, at: float) -> SessionProgress | None:
        """Where it stands; None where it is over, and the history knows."""
        assert self._started is not None
        if self._over or self._discarded:
            known, self._known = self._known, False
            return SessionProgress(self.session_id, None) if known else None
        from glutetimer.history.resume.interrupted import InterruptedSession, to_text  # by now the session is seen

        stands = InterruptedSession(
            session=self.session_id,
            started=self._started,
            plan=self._ledger.plan,
            index=self._index,
            done=dict(self._ids),
            elapsed_s=round(self._ledger.watch.seconds(at), 1),
            moved=self._ledger.moved,
            written=self._written,
        )
        self._written += 1
        known, self._known = self._known, True
        return SessionProgress(self.session_id, to_text(stands), begins=not known)

    def rate(self, effort: int) -> None:
        """How hard the session was, 1 easy to 5 very."""
        self.effort = effort
        self._put_session()
        self._write(undoable=True)

    def report_pain(self, pain: Pain | None) -> None:
        """What hurt in the session; None, or 0 of 10: nothing did."""
        self.pain = pain if pain and pain.score else None
        self._put_session()
        self._write(undoable=True)

    def annotate(self, note: str) -> None:
        """A note to the session; empty takes it away."""
        self.note = note
        self._put_session()
        self._write(undoable=True)

    def discard(self) -> None:
        """Keep nothing of this session, nor of what was done of it before an interruption; an undo brings it back."""
        self._discarded = True
        self._ids.clear()
        self._put, self._deleted, self._stands = {}, {self.session_id: None}, 0.0
        self._write(undoable=True)

    def _moment(self, at: float, now: float, wall: Callable[[], datetime]) -> Moment:
        found = moment(wall() - timedelta(seconds=now - at), self._day_start, self._zone)
        # A session is one day, its first, however long it lasts (training.md 5.1).
        return found._replace(local_date=self._started.local_date) if self._started else found

    def _set(self, done: SetDone, began: Moment) -> None:
        first, key = not self.kept, (done.phase_index, done.attempt)
        # The same set has the same id in whichever window, so that nothing can double it.
        place = f"{self.session_id} {done.phase_index}.{done.attempt}"
        id = self._ids.setdefault(key, uuid7(self._started.ms if self._started else None, place))
        if first or self._over:  # what is said of the last set may still make the session whole, or a part
            self._put_session()
        self._deleted.pop(id, None)
        self._put[id] = self._record(id, done, began)

    def _drop(self, key: tuple[int, int]) -> None:
        if key in self._ids:
            self._delete(self._ids.pop(key))
            if not self.kept:
                self._delete(self.session_id)
            elif self._over:
                self._put_session()

    def _delete(self, id: str) -> None:
        self._put.pop(id, None)
        self._deleted[id] = None

    def _end(self, seconds: float, at: Moment) -> None:
        self._seconds = round(seconds, 1)
        if self._started:
            self._span_s = max(0.0, (at.ms - self._started.ms) / 1000)
        if self.kept:
            self._put_session()

    def _put_session(self) -> None:
        assert self._started
        workout = self._ledger.plan.workout
        self._deleted.pop(self.session_id, None)
        begun = self._session or SessionRecord(
            id=self.session_id, workout=workout.id, name=workout.name, started=self._started
        )
        self._session = self._put[self.session_id] = begun._replace(
            seconds=self._seconds,
            span_s=self._span_s,
            complete=self._over and self._ledger.complete,
            effort=self.effort,
            pain=self.pain,
            note=self.note,
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
            assumed=done.assumed,
            distance_m=done.distance_m,
            steps=done.steps,
            aim=phase.aim,
            load=phase.load,
            planned_load=phase.planned_load,
            seconds=round(hold.clocked_s if hold else done.seconds, 1),
            held_s=hold.held_s if hold else None,
            clocked_s=round(hold.clocked_s, 1) if hold else None,
            trim_s=round(hold.trim_s, 1) if hold else None,
            reason=hold.reason if hold else done.reason,
            mode=HoldMode.MAX if phase.max_reps else phase.hold,
            fatigued=bool(hold and hold.fatigued),
            answered=hold is None or hold.answered,
            pain=hold.pain if hold else done.pain,
            felt=done.felt,
            clock_interrupted=done.clock_interrupted,
        )


def _measure(phase: Phase) -> Measure:
    if phase.hold:
        return Measure.HOLD
    return Measure.REPS if phase.reps or phase.max_reps else Measure.TIME
