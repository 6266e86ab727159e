"""A session that goes on: what the history has of it from before, as its runner and its recorder know it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.history.resume.interrupted import InterruptedSession
from glutetimer.session.agenda import length
from glutetimer.session.events import HoldResult, Outcome, SetDone
from glutetimer.session.marks import Marks, no_marks
from glutetimer.training.plan import Phase


@dataclass(frozen=True, slots=True)
class Resume:
    """An interrupted session, until then."""

    interrupted: InterruptedSession
    session: SessionRecord | None = None
    """As it is kept; None where it cannot be read."""
    sets: tuple[SetRecord, ...] = ()

    def done(self, now: float, wall: datetime, marks: Callable[[Phase], Marks] = no_marks) -> list[SetDone]:
        """The sets that were done before the interruption.

        Args:
            now: the session's clock.
            wall: the date and time at `now`, from which it follows when they began on that clock.
            marks: what they are measured against, as what follows is.
        """
        ms, known = wall.timestamp() * 1000, {record.id: record for record in self.sets}
        return [
            _done(record, place, attempt, phase, now - (ms - record.started.ms) / 1000)._replace(marks=marks(phase))
            for (place, attempt), id in self.interrupted.done.items()
            if (record := known.get(id)) and (phase := self._find_phase(record, place, attempt))
        ]

    def _find_phase(self, record: SetRecord, place: int, attempt: int) -> Phase | None:
        """What was done: what the plan has in its place; where that is another set by now, one like it of its side.

        None: the plan has none of its exercise any more.
        """
        phases, moved = self.interrupted.plan.phases, self.interrupted.moved
        if place < len(phases) and not (moved and place >= moved[0] and attempt < moved[1]):
            return phases[place]
        alike = [phase for phase in phases if phase.works and phase.exercise and phase.exercise.id == record.exercise]
        found = next((phase for phase in alike if phase.side is record.side), next(iter(alike), None))
        return found and found._replace(side=record.side)


def _done(record: SetRecord, place: int, attempt: int, phase: Phase, began: float) -> SetDone:
    hold, seconds = None, record.seconds or 0.0
    if record.held_s is not None and record.reason:
        clocked_s = record.held_s if record.clocked_s is None else record.clocked_s
        hold = HoldResult(
            clocked_s,
            clocked_s - record.held_s,
            record.reason,
            pain=record.pain,
            fatigued=record.fatigued,
            answered=record.answered,
        )
    return SetDone(
        at=began + seconds,
        phase_index=place,
        attempt=attempt,
        phase=phase,
        began=began,
        seconds=seconds,
        outcome=Outcome.STOPPED if hold else _outcome(phase, record, seconds),
        reps=record.reps,
        assumed=record.assumed,
        steps=record.steps,
        distance_m=record.distance_m,
        hold=hold,
        reason=None if hold else record.reason,
        pain=None if hold else record.pain,
        clock_interrupted=record.clock_interrupted,
        felt=record.felt,
    )


def _outcome(phase: Phase, record: SetRecord, seconds: float) -> Outcome:
    """Less than was planned: it was left unfinished, unless somebody at their own pace said that it was so many."""
    if phase.own_pace and not record.assumed:
        return Outcome.DONE
    done = next((each for each in (record.reps, record.steps, record.distance_m) if each is not None), None)
    less = done < (phase.planned or 0) if done is not None else seconds < round(length(phase) or 0, 1)
    return Outcome.CUT if less else Outcome.FINISHED
