"""A session being performed: a state machine over an absolute clock, and what somebody may do to it."""

from __future__ import annotations

from collections.abc import Callable

from glutetimer.session.course import SessionCourse, advance_first
from glutetimer.session.events import (
    Event,
    Interrupted,
    LoadChanged,
    NextUp,
    Outcome,
    Paused,
    RestChanged,
    Resumed,
    SetAdded,
)
from glutetimer.session.phase_clock import Mode
from glutetimer.session.question import is_closed
from glutetimer.session.state import is_check
from glutetimer.training.holds.hold import Felt, Pain, Reason
from glutetimer.training.plan import Phase, PhaseKind, Plan, find_next
from glutetimer.training.replanning import add_set, change_load, is_known, leave_out_sets, wait_to_study

RESTART_WITHIN_S = 2.0
"""Going back this early in a set means the set before it; later, this one again (our choice)."""
DEAF_S = 0.5
"""No hold, no set at one's own pace and no open rest ends sooner (our choice): the key that began it may still be
down.
"""
SHORTEST_REST_S = 3.0
"""What is left at the least of a rest made shorter: the count-in (our choice)."""


class Runner(SessionCourse):
    """Performs a plan, led by somebody."""

    # ------------------------------------------------------------ begin, stand still, go on

    @advance_first
    def study(self, now: float) -> list[Event]:
        """Let a wait last until the user knows what comes and is ready, as before an exercise that is new."""
        if not self.studies:
            return []
        self.plan = wait_to_study(self.plan, self.index)
        self.ledger.replan(self.plan, self.index)
        return self._enter(self.index, now)

    @advance_first
    def begin(self, now: float) -> list[Event]:
        """The user is ready: the set begins after the time it takes to get into place, or after the usual lead-in."""
        if self.resting:  # the key that ended the set before it may have been pressed twice
            return self._arrive(self.index + 1, now, False) if self.elapsed(now) >= DEAF_S else []
        return self._arrive(self.index + 1, now, False, self.phase.nominal_s) if self.meeting else []

    @advance_first
    def pause(self, now: float) -> list[Event]:
        """Stand still. What any key ends cannot be paused, only stopped."""
        if self.mode is Mode.LEAD_IN or (self.mode is Mode.RUNNING and not self.ends_by_key):
            self._stand(now)
            return [Paused(now)]
        return []

    @advance_first
    def resume(self, now: float) -> list[Event]:
        """Go on: a set after a lead-in, a wait at once."""
        return [Resumed(now), *self._go_on(now)] if self.mode is Mode.PAUSED else []

    # ------------------------------------------------------------ on and back

    @advance_first
    def skip(self, now: float) -> list[Event]:
        """Leave this phase; what was done of a set is kept. What any key ends is stopped."""
        return self._move_to(now, self.index + 1)

    @advance_first
    def back(self, now: float) -> list[Event]:
        """Redo: this set if it is well under way, else the one before that is not closed. What any key ends is stopped.

        What is closed in between is left out on the way forth.
        """
        again = self.phase.works and self.elapsed(now) > RESTART_WITHIN_S
        before, phases = range(self.index if again else self.index - 1, -1, -1), self.plan.phases
        index = next((index for index in before if phases[index].works and not phases[index].closed), 0)
        return self._move_to(now, index)

    def _move_to(self, now: float, index: int) -> list[Event]:
        if self.mode in (Mode.WAITING, Mode.OVER):
            return []
        if self.ends_by_key:
            return self.stop(now)
        if any(phase.closed for phase in self.plan.phases[index : index + 1]):  # before it there is nothing else
            return []
        paused, events = self.mode is Mode.PAUSED, self._cut(now)
        if any(phase.closed for phase in self.plan.phases[index + 1 :]):
            self.index, self.plan = index, leave_out_sets(self.plan, lambda phase: phase.closed, after=index)
            self.ledger.replan(self.plan, index)
        return events + self._arrive(index, now, paused)

    @advance_first
    def done(self, now: float) -> list[Event]:
        """All repetitions of this set are done, before their tempo has led all of them; none are while it stands."""
        if self.ends_by_key:
            return self.stop(now)
        if self.phase.kind is PhaseKind.WORK and self.phase.reps and self.mode is Mode.RUNNING:
            return self._close(now, Outcome.DONE) + self._arrive(self.index + 1, now, paused=False)
        return []

    @advance_first
    def stop(self, now: float) -> list[Event]:
        """Stop a hold, or repetitions at one's own pace: at this instant, and what follows begins at it.

        The first half second is deaf.
        """
        return self._stop(now, now) if self.ends_by_key and self.elapsed(now) >= DEAF_S else []

    # ------------------------------------------------------------ another plan than was laid out

    @advance_first
    def change_rest(self, now: float, seconds: float) -> list[Event]:
        """Make a running rest, switch or get-ready longer or shorter."""
        if self.length is None or self.phase.works or self.mode not in (Mode.RUNNING, Mode.PAUSED):
            return []
        passed, left = self.elapsed(now), self.remaining(now)
        left = max(min(SHORTEST_REST_S, left), left + seconds)
        self.clock.length = passed + left
        self._plan_rest(passed)
        return [RestChanged(now, self.clock.length - passed)]

    @advance_first
    def change_load(self, now: float, load: str) -> list[Event]:
        """Do an exercise with another load from here on: the coming one.

        At the very end, the set that was just done.
        """
        phase = self.loaded
        if phase is None or phase.exercise is None:
            return []
        changed = LoadChanged(now, phase.name, load)
        if self.is_over:
            return [*self._asking.change_load(now, load), changed]
        return [changed, *self._replan(change_load(self.plan, self.index, phase.exercise.id, load), now)]

    @advance_first
    def add_set(self, now: float) -> list[Event]:
        """One more set of the step that is done, was just done, or comes, up to the most that it may have."""
        phase = self.growing
        grown = add_set(self.plan, self.index) if phase else None
        if phase is None or grown is None:
            return []
        named = self._replan(grown, now)
        last = [each for each in grown.phases if each.works and each.step == phase.step][-1]
        return [SetAdded(now, last), *named]

    @advance_first
    def leave_out(self, now: float, drop: Callable[[Phase], bool]) -> list[Event]:
        """Take sets that have not begun out of the plan, the one that stands before its beginning among them."""
        stands = self.phase.works and self.clock.is_fresh and self.mode not in (Mode.RUNNING, Mode.OVER)
        if not stands or not drop(self.phase):
            return self._replan(leave_out_sets(self.plan, drop, after=self.index), now)
        open_ = leave_out_sets(self.plan, drop, after=self.index - 1)
        if self.index >= len(open_.phases):
            return self._enter(len(self.plan.phases), now)
        self.plan = open_
        self.ledger.replan(open_, self.index - 1)
        if self.mode is Mode.WAITING:
            self._go(self.index, now)
            return []
        return self._arrive(self.index, now, self.mode is Mode.PAUSED)

    def _replan(self, plan: Plan, now: float) -> list[Event]:
        """Go on with a plan that has changed behind this place; what comes next is named where it is another set."""
        expected, self.plan = find_next(self.plan, self.index), plan
        self.ledger.replan(plan, self.index)
        passed, runs = self.elapsed(now), self.mode is Mode.RUNNING
        self._plan_rest(passed if runs or passed else -1.0)
        coming = find_next(plan, self.index)
        by_key = self.phase.works and self.length is None  # nobody is told then what follows
        if coming is None or is_known(coming, expected) or by_key or self.clock.names_next:
            return []
        if runs:
            return [NextUp(now, coming, at_once=self.phase.works)]
        self._name_next(passed, coming)
        return []

    # ------------------------------------------------------------ what is asked

    @advance_first
    def answer(self, now: float, reason: Reason) -> list[Event]:
        """Why the hold, or as many repetitions as went, ended."""
        return self._asking.answer(now, reason)

    @advance_first
    def discard(self, now: float) -> list[Event]:
        """The hold was a false start: there was none."""
        return self._asking.discard(now)

    @advance_first
    def correct(self, now: float, more: float) -> list[Event]:
        """Move what counts: of the hold by a second or so, never beyond what the clock said; or the repetitions."""
        return self._asking.correct(now, more)

    @advance_first
    def type_digit(self, now: float, digit: int) -> list[Event]:
        """Say how many repetitions at one's own pace they were, a digit after the other."""
        return self._asking.type_digit(now, digit)

    @advance_first
    def confirm(self, now: float) -> list[Event]:
        """The repetitions were as many as is shown."""
        return self._asking.confirm(now)

    @advance_first
    def report_pain(self, now: float, pain: Pain | None) -> list[Event]:
        """How bad the pain was that ended the last such set, and where; None: nobody said.

        Then the session ends, or goes on without that side (training.md 5.6).
        """
        if (hurt := self._asking.hurt) is None:
            return []
        from glutetimer.training.holds.pain import ends_session  # most sessions have no pain to ask about

        events = self._asking.pain(now, pain)
        if ends_session(pain):
            return events + self.leave(now)
        events += self.leave_out(now, lambda phase: is_closed(phase, hurt, pain, self._catalogue))
        return events + self.resume(now)

    @advance_first
    def felt(self, now: float, felt: Felt) -> list[Event]:
        """What the check feels hard: the one that runs, or the last one."""
        if is_check(self.phase) and not self.is_over:
            self.check_felt = felt
            return []
        done = self.ledger.last(lambda one: is_check(one.phase))
        return self.ledger.enter(done._replace(at=now, felt=felt)) if done else []

    @advance_first
    def felt_in(self, now: float, index: int, felt: Felt) -> list[Event]:
        """Where a set was felt, as its session's end asks."""
        done = self.ledger.last(lambda one: one.phase_index == index)
        return self.ledger.enter(done._replace(at=now, felt=felt)) if done else []

    # ------------------------------------------------------------ leave

    @advance_first
    def leave(self, now: float, keep: bool = True) -> list[Event]:
        """End the session here; what was done is kept, or discarded."""
        if self.is_over:
            return []
        events = self._end_hold(now, Reason.TARGET) + self._cut(now)  # who leaves has had enough
        return [*events, *self._asking.lapse(now), *self._over(now, keep)]

    @advance_first
    def interrupt(self, now: float) -> list[Event]:
        """The program ends: what was done is kept, and the session stands where it was."""
        if self.mode in (Mode.WAITING, Mode.OVER):
            return self._asking.lapse(now)
        events = self._end_hold(now, Reason.INTERRUPTED)  # nobody says that it was held until then
        if events and self.question and not self.question.false_start:  # it is done, and what follows it comes next
            if self.index + 1 >= len(self.plan.phases):
                return [*events, *self._asking.lapse(now), *self._over(now)]
            self._go(self.index + 1, now)
        events += [*self._cut(now), *self._asking.lapse(now)]
        self.clock.mode = Mode.PAUSED
        self.ledger.watch.stand(now)
        return [*events, Interrupted(now, self.session_s(now), self.index)]

    def _end_hold(self, now: float, reason: Reason) -> list[Event]:
        return self._end_set(now, now, reason) if self.holding and self.elapsed(now) >= DEAF_S else []

    def _cut(self, now: float) -> list[Event]:
        """What was done of a set that is left unfinished."""
        if self.phase.kind is PhaseKind.WORK and self.phase.exercise and self.elapsed(now) > 0:
            return self._close(now, Outcome.CUT)
        return []


Act = Callable[[Runner, float], list[Event]]
"""What somebody does at an instant of the session's clock."""
