"""Where a session stands: all that is the case in it, and no way to change it."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Self

from glutetimer.session.events import SetDone, floor_tenths
from glutetimer.session.ledger import Ledger
from glutetimer.session.marks import Marks
from glutetimer.session.phase_clock import Mode, PhaseClock
from glutetimer.session.question import Asking, Question
from glutetimer.training.exercise import Category
from glutetimer.training.holds.hold import Felt
from glutetimer.training.plan import Phase, PhaseKind, Plan
from glutetimer.training.replanning import find_growing


def is_check(phase: Phase) -> bool:
    """Whether a phase asks what is felt, rather than trains (training.md 2.8)."""
    return phase.exercise is not None and phase.exercise.category is Category.CHECK


class SessionState:
    """What every face shows of a session. Times are seconds on the session's clock.

    Args:
        plan: what is performed; at least one phase.
        index: the place in it.
        marks: what a hold is measured against, by phase.
        reach_s: taken off a hold: the time to reach the key (training.md 5.1; our choice, 2 s).
        ledger: what is done.
    """

    def __init__(
        self, plan: Plan, index: int, *, marks: Callable[[Phase], Marks], reach_s: float, ledger: Ledger
    ) -> None:
        self.plan = plan
        self.index = index
        self.marks_of = marks
        self.reach_s = reach_s
        """What is taken off a hold."""
        self.ledger = ledger
        self.clock = PhaseClock()
        self.check_felt: Felt | None = None
        """What the check that runs feels hard."""
        self._asking = Asking(ledger)

    def __copy__(self) -> Self:
        """An independent twin, to see what would happen."""
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        twin.ledger = copy(self.ledger)
        twin.clock = copy(self.clock)
        twin._asking = Asking(twin.ledger)
        twin._asking.question = self.question
        return twin

    # ------------------------------------------------------------ where it stands

    @property
    def phase(self) -> Phase:
        return self.plan.phases[self.index]

    @property
    def mode(self) -> Mode:
        return self.clock.mode

    @property
    def question(self) -> Question | None:
        """Why did the last hold end, or how many repetitions were they? None: nothing is asked."""
        return self._asking.question

    @property
    def hurt(self) -> SetDone | None:
        """The set that pain ended, until how bad it was is said."""
        return self._asking.hurt

    @property
    def marks(self) -> Marks:
        return self.marks_of(self.phase)

    @property
    def length(self) -> float | None:
        """How long the phase lasts, in seconds; None where the user decides."""
        return None if self.phase.kind is PhaseKind.HOLD else self.clock.length

    @property
    def holding(self) -> bool:
        return self.phase.kind is PhaseKind.HOLD and self.mode is Mode.RUNNING

    @property
    def gets_ready(self) -> bool:
        """Whether no set of this session has begun yet."""
        begun = self.plan.phases[: self.index + (self.mode is not Mode.LEAD_IN)]
        return not any(phase.works for phase in begun)

    @property
    def meeting(self) -> Phase | None:
        """The set that somebody gets to know, and begins with a key; None: nothing waits for that."""
        waits = self.phase.is_meeting and not self.is_over
        return self.plan.coming(self.index) if waits else None

    @property
    def studies(self) -> bool:
        """Whether a wait runs that could last until one knows what comes, and there is something to know of that."""
        waits = self.mode is Mode.RUNNING and not (self.phase.works or self.phase.is_meeting or self.question)
        coming = self.plan.coming(self.index) if waits else None
        return coming is not None and coming.exercise is not None

    @property
    def resting(self) -> bool:
        """Whether a rest runs that lasts as long as one needs."""
        return self.phase.open_rest and self.mode is Mode.RUNNING

    @property
    def concludes(self) -> bool:
        """Whether nothing is left of the session but the question why its last hold ended."""
        return self.is_over and self.question is not None and not self.question.counts

    @property
    def is_over(self) -> bool:
        return self.mode is Mode.OVER

    # ------------------------------------------------------------ its seconds

    def elapsed(self, now: float) -> float:
        """Seconds of the phase that have passed."""
        return self.clock.elapsed(now)

    def counted(self, now: float) -> float:
        """Seconds of a hold that count, were it stopped now: all that is seen and heard of it (training.md 5.1)."""
        return max(0.0, floor_tenths(floor_tenths(self.elapsed(now)) - self.reach_s))

    def remaining(self, now: float) -> float:
        """Seconds of the phase that are left; 0 where the user decides."""
        return max(0.0, self.length - self.elapsed(now)) if self.length is not None else 0.0

    def lead_in(self, now: float) -> float:
        """Seconds until a set goes on; 0 where there is no lead-in."""
        return self.clock.lead_in(now)

    def left(self, now: float) -> float:
        """Seconds until the plan's end, holds reckoned at their nominal time."""
        if self.is_over:  # its last set may be asked about; it is done
            return 0.0
        passed = 0.0 if self.meeting else self.elapsed(now)
        this = self.remaining(now) if self.length is not None else max(0.0, self.phase.nominal_s - passed)
        return this + sum(phase.nominal_s for phase in self.plan.phases[self.index + 1 :])

    def session_s(self, now: float) -> float:
        """How long the session has gone on, in seconds."""
        return self.ledger.watch.seconds(now)

    # ------------------------------------------------------------ what the user may do

    @property
    def ends_by_key(self) -> bool:
        """Whether whatever is pressed ends the set that runs: a hold, or one at one's own pace."""
        return self.holding or (self.phase.own_pace and self.mode is Mode.RUNNING)

    @property
    def begins_by_key(self) -> bool:
        """Whether whatever is pressed ends the wait that runs: before a new exercise, or a rest as long as one needs.

        What is asked meanwhile keeps the keys that answer it: they alone begin nothing.
        """
        return self.meeting is not None or self.resting

    @property
    def loaded(self) -> Phase | None:
        """The set whose load can be changed: the one that stands still, or the one to come; at the end the last one."""
        if self.ends_by_key or (self.phase.works and self.mode is Mode.RUNNING):
            return None
        coming = None if self.is_over else self.plan.coming(self.index)
        last = self.question.done.phase if self.question else None
        found = coming or last
        return found if found and found.exercise else None

    @property
    def growing(self) -> Phase | None:
        """A set whose step can have another one; None where there is none."""
        return None if self.is_over else find_growing(self.plan, self.index)

    @property
    def checking(self) -> tuple[Phase, Felt | None] | None:
        """The check whose answer is asked for: the one that runs, or the one just before this wait; and its answer."""
        if self.is_over:
            return None
        if is_check(self.phase):
            return self.phase, self.check_felt
        before = self.ledger.last(lambda one: one.phase_index == self.index - 1 and is_check(one.phase))
        return (before.phase, before.felt) if before and not self.phase.works else None
