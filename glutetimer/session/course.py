"""The course of a session: what happens in it by itself, as time passes.

Every call takes the time as its first argument and returns the events that have happened since, in order, each with its
true time. Ticks are never counted: the state is a phase and the instant at which it began, so late, early, double or
missing ticks change nothing. Times are seconds on any clock that does not step back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from glutetimer.session.agenda import CALLS, Calls, Entry, agenda, find_coming, lead_told_s, length
from glutetimer.session.events import (
    Begun,
    Concluded,
    Event,
    Finished,
    LeadIn,
    NextUp,
    Outcome,
    Paused,
    PhaseStarted,
    Woke,
)
from glutetimer.session.ledger import Ledger
from glutetimer.session.marks import Marks, no_marks
from glutetimer.session.phase_clock import Mode
from glutetimer.session.question import Question
from glutetimer.session.results import make_hold, make_set
from glutetimer.session.state import SessionState
from glutetimer.training.exercise import Exercise
from glutetimer.training.holds.hold import Reason
from glutetimer.training.plan import Phase, PhaseKind, Plan, find_next

LEAD_IN_S = 3.0
"""Before a set that is resumed, redone or skipped to, where nothing else is set (our choice)."""
HOLD_LEAD_IN_S = 10.0
"""The same before a hold (training.md 5.1; our choice)."""
ANSWER_WITHIN_S = 60.0
"""How long an answer is waited for where no rest sets the time (training.md 5.1; our choice)."""

C = TypeVar("C", bound="SessionCourse")
P = ParamSpec("P")
Action = Callable[Concatenate[C, float, P], list[Event]]


def advance_first(act: Action[C, P]) -> Action[C, P]:
    """What somebody does comes after all that has happened until then, and may settle the last question."""

    @wraps(act)
    def acted(course: C, now: float, /, *args: P.args, **kwargs: P.kwargs) -> list[Event]:
        return [*course.advance(now), *act(course, now, *args, **kwargs), *course._conclude(now)]

    return acted


class SessionCourse(SessionState):
    """Performs a plan, as long as nobody does anything.

    Args:
        plan: what to perform; at least one phase.
        marks: what a hold is measured against, by phase.
        ledger: with what was done before an interruption, on the same clock; None: nothing was.
        reach_s: taken off a hold: the time to reach the key (training.md 5.1; our choice, 2 s).
        begin: the phase to stand in, paused, where the session goes on after an interruption.
        ready_s: seconds to get ready for the phase at `begin`, where nothing was interrupted: what is before it is
            passed over. None: stand still in it.
        lead_in_s: before a set that goes on by a key, 0 for none; a hold has `HOLD_LEAD_IN_S` at the least.
        calls: what is counted aloud.
        days: counts the training days in a row, this one among them, for the last sentence; 0: nobody has counted.
        catalogue: exercises by id, for the ladder that a pain stop closes.
    """

    def __init__(
        self,
        plan: Plan,
        marks: Callable[[Phase], Marks] = no_marks,
        *,
        ledger: Ledger | None = None,
        reach_s: float = 2.0,
        begin: int = 0,
        ready_s: float | None = None,
        lead_in_s: float = LEAD_IN_S,
        calls: Calls = CALLS,
        days: Callable[[], int] = int,
        catalogue: Mapping[str, Exercise] | None = None,
    ) -> None:
        super().__init__(plan, begin, marks=marks, reach_s=reach_s, ledger=ledger or Ledger(plan))
        self._goes_on = bool(begin or self.session_s(0.0))
        self._ready_s = ready_s
        self._lead_in_s = lead_in_s
        self._calls = calls
        self._days = days
        self._catalogue = catalogue or {}
        self._unsaid: Finished | None = None
        self._go(begin, 0.0)

    def start(self, now: float) -> list[Event]:
        """Begin. A second start does nothing."""
        if self.mode is not Mode.WAITING:
            return []
        if not self._goes_on:
            return self._enter(0, now)
        if self._ready_s is not None:
            self._count_from(now)
        return self._arrive(self.index, now, self._ready_s is None, self._ready_s or 0.0)

    def due(self) -> float | None:
        """When something happens next; None: only if the user does something."""
        return step[0] if (step := self._next()) else None

    def peek_events(self, until: float) -> list[Event]:
        """What will happen by itself until then, if the user does nothing; a tone is exact only if it was prepared."""
        due = self.due()
        return copy(self).advance(until) if due is not None and due <= until else []

    def advance(self, now: float) -> list[Event]:
        """Everything that has happened until now."""
        events: list[Event] = []
        while (step := self._next()) and step[0] <= now:
            events += [*step[1](step[0]), *self._conclude(step[0])]
        return events

    @advance_first
    def woke(self, slept: float, now: float) -> list[Event]:
        """The machine or the program was away from `slept` to `now`.

        A rest counts it: the body rested, and one that a key ends goes on. A set pauses where it was; what any key
        ends, ends there, and asks. Nothing begins by itself after a rest that ended meanwhile. The set in which it
        happened is flagged.
        """
        if self.mode in (Mode.WAITING, Mode.PAUSED, Mode.OVER):
            return []
        asleep = now - slept
        self.ledger.watch.stand(slept)
        if self.ends_by_key:
            self.clock.slept = True
            return [Woke(now, asleep, None), *self._stop(slept, now, Reason.INTERRUPTED)]
        if self.phase.works:
            self.clock.slept |= self.mode is Mode.RUNNING
            self._stand(slept)
            return [Woke(now, asleep, None), Paused(now)]
        if (end := self.clock.end) is None or end > now:
            self._count_from(now)
            self._plan_rest(self.elapsed(now))
            return [Woke(now, asleep, None)]
        woke = Woke(now, asleep, now - end)
        if self.index + 1 >= len(self.plan.phases):  # pain has taken out all that was to come
            return [woke, *self._enter(self.index + 1, now)]
        self._go(self.index + 1, now)
        self.clock.mode = Mode.PAUSED
        return [woke, Paused(now)]

    # ------------------------------------------------------------ from phase to phase

    def _next(self) -> tuple[float, Callable[[float], list[Event]]] | None:
        """The next thing that happens by itself: when, and what to do then."""
        lapses, due = self.question.until if self.question else None, self.clock.due()
        if lapses is not None and (due is None or lapses <= due):
            return lapses, self._asking.lapse
        return None if due is None else (due, self._happen)

    def _happen(self, at: float) -> list[Event]:
        if event := self.clock.pop(at):
            return [event]
        if self.mode is Mode.LEAD_IN:
            return self._lead_over(at)
        if self.phase.kind is PhaseKind.HOLD:
            return self._stop(at, at, ceiling=True)
        return self._close(at, Outcome.FINISHED) + self._enter(self.index + 1, at)

    def _lead_over(self, at: float) -> list[Event]:
        start = self._started(at) if self.clock.is_fresh else None
        self._run(at)
        return [*self._asking.lapse(at), Begun(at, self.phase, start)]

    def _enter(self, index: int, at: float) -> list[Event]:
        """Begin a phase at its instant, without a lead-in."""
        if index >= len(self.plan.phases):
            # A question that the next set was to settle: it was skipped, and none comes any more.
            unsettled = self.question is not None and self.question.until is None
            return [*(self._asking.lapse(at) if unsettled else []), *self._over(at)]
        self._go(index, at)
        self._run(at)
        started: list[Event] = [self._started(at)]
        if self.phase.open_rest and (coming := find_coming(self.plan, index)):  # nobody knows when to name it later
            started.append(NextUp(at, coming))
        while self.clock.due() == at and (event := self.clock.pop(at)):  # one with its start, and said with it
            started.append(event)
        return [*self._asking.lapse(at), *started] if self.phase.works else started

    def _arrive(self, index: int, now: float, paused: bool, ready_s: float = 0.0) -> list[Event]:
        """Come to a phase by a key: a set begins after a lead-in; in a pause, everything waits."""
        if index >= len(self.plan.phases) or (not paused and not self.plan.phases[index].works):
            return self._enter(index, now)
        named = self.resting  # such a rest has named what follows
        self._go(index, now)
        self.clock.mode = Mode.PAUSED
        stands = self._started(now, stands=True)
        return [stands] if paused else [stands, *self._go_on(now, ready_s, named)]

    def _go_on(self, now: float, ready_s: float = 0.0, named: bool = False) -> list[Event]:
        if not self.phase.works:
            self._run(now)
            return []
        least = max(self._lead_in_s, HOLD_LEAD_IN_S) if self.phase.kind is PhaseKind.HOLD else self._lead_in_s
        seconds = max(least, ready_s)
        told_s = lead_told_s(self.phase, seconds, named) if self.clock.is_fresh else 0.0
        counts = tuple(n for n in range(self._calls.count_in, 0, -1) if n <= seconds - told_s)
        self.clock.lead(now, seconds, counts)
        return [LeadIn(now, self.phase, seconds)] if seconds else self._lead_over(now)

    def _started(self, at: float, stands: bool = False) -> PhaseStarted:
        return PhaseStarted(at, self.index, self.phase, self.ledger.is_last(self.index), stands)

    def _go(self, index: int, at: float) -> None:
        self.index = index
        self.check_felt = None
        self.clock.turn_to(at, length(self.phase, self.reach_s))
        self.clock.agenda = tuple(self._plan_phase())

    def _run(self, at: float) -> None:
        self.clock.run(at)
        self._count_from(at)

    def _stand(self, at: float) -> None:
        self.clock.stand(at)
        self.ledger.watch.stand(at)

    def _count_from(self, at: float) -> None:
        """The session's seconds go on, but for a wait in which somebody reads what is new (training.md 5.14)."""
        if self.meeting:
            self.ledger.watch.stand(at)
        else:
            self.ledger.watch.go(at)

    # ------------------------------------------------------------ what is to happen in a phase

    def _plan_phase(self) -> list[Entry]:
        return agenda(self.plan, self.index, self.clock.length, self.marks, calls=self._calls, reach_s=self.reach_s)

    def _plan_rest(self, passed: float) -> None:
        """Plan the rest of a phase anew, `passed` seconds into it, less than 0 where it has not begun.

        What comes next is still named.
        """
        unsaid, clock = self.clock.names_next, self.clock
        clock.agenda = tuple(entry for entry in self._plan_phase() if entry[0] > passed)
        if unsaid and not clock.names_next and clock.length and (coming := find_next(self.plan, self.index)):
            self._name_next(passed, coming)

    def _name_next(self, passed: float, coming: Phase) -> None:
        entry = passed, NextUp(0, coming, at_once=self.phase.works)
        self.clock.agenda = (entry, *self.clock.agenda)

    # ------------------------------------------------------------ a set's end, and the session's

    def _close(self, at: float, outcome: Outcome) -> list[Event]:
        """Enter the present set, if it is one, into the ledger."""
        if self.phase.kind is not PhaseKind.WORK or not self.phase.exercise:
            return []
        return self.ledger.enter(make_set(self, at, self.elapsed(at), outcome))

    def _stop(self, at: float, now: float, reason: Reason | None = None, ceiling: bool = False) -> list[Event]:
        """End what a key ends at `at`; what follows begins then, or at `now` after a suspended machine."""
        return self._end_set(at, now, reason, ceiling) + self._enter(self.index + 1, now)

    def _end_set(self, at: float, now: float, reason: Reason | None = None, ceiling: bool = False) -> list[Event]:
        """Ask why a hold ended; or how many repetitions they were: as many as planned, until somebody says another."""
        seconds = self.elapsed(at)
        if self.phase.own_pace:
            question = Question.about(make_set(self, now, seconds, Outcome.DONE), None, None, self._answer_by(now))
        else:
            answered = not ceiling and reason is not Reason.INTERRUPTED
            done = make_hold(self, now, seconds, ceiling=ceiling, answered=answered)
            question = Question.about(done, self.marks.target_s, reason, self._answer_by(now))
        self.clock.clear()
        return self._asking.ask(question)

    def _answer_by(self, now: float) -> float | None:
        """Until when an answer is waited for: the start of the next set settles it, or a minute."""
        after = self.plan.phases[self.index + 1 :]
        return None if after and not after[0].works else now + ANSWER_WITHIN_S

    def _over(self, at: float, kept: bool = True) -> list[Event]:
        self.clock.mode = Mode.OVER
        self.ledger.watch.stand(at)
        bests = tuple(self.ledger.bests) if kept else ()
        finished = Finished(
            at, self.session_s(at), self.ledger.complete, kept, bests, self._days(), asks=self.concludes
        )
        self._unsaid = finished if self.concludes else None
        return [finished]

    def _conclude(self, at: float) -> list[Event]:
        """Say that a session is done, once nothing is asked of its last hold any more."""
        finished = self._unsaid
        if finished is None or self.question is not None:
            return []
        self._unsaid = None
        bests = tuple(self.ledger.bests) if finished.kept else ()
        return [Concluded(at, finished._replace(complete=self.ledger.complete, bests=bests, asks=False))]
