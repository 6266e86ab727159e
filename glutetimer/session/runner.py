"""A session being performed: a state machine over an absolute clock.

Every call takes the time as its first argument and returns the events that have happened since, in order, each with its
true time. Ticks are never counted: the state is a phase and the instant at which it began, so late, early, double or
missing ticks change nothing. Times are seconds on any clock that does not step back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import replace
from enum import Enum, auto

from glutetimer.session.agenda import CALLS, Calls, Entry, agenda, find_coming, lead_told_s, length
from glutetimer.session.events import (
    Begun,
    Concluded,
    Count,
    Event,
    Finished,
    HoldResult,
    Interrupted,
    LeadIn,
    LoadChanged,
    NextUp,
    Outcome,
    Paused,
    PhaseStarted,
    RestChanged,
    Resumed,
    SetAdded,
    SetDone,
    Woke,
    floor_tenths,
)
from glutetimer.session.ledger import Ledger
from glutetimer.session.marks import Marks, no_marks
from glutetimer.session.question import Asking, Question, is_closed
from glutetimer.training.exercise import Category, Exercise
from glutetimer.training.holds.fatigue import Effort
from glutetimer.training.holds.hold import Felt, Pain, Reason
from glutetimer.training.plan import (
    INTO_PLACE_S,
    Phase,
    PhaseKind,
    Plan,
    add_set,
    change_load,
    find_growing,
    find_next,
    is_known,
    without,
)
from glutetimer.training.substitution import NOMINAL_REPETITION_S

LEAD_IN_S = 3.0
"""Before a set that is resumed, redone or skipped to, where nothing else is set (our choice)."""
HOLD_LEAD_IN_S = 10.0
"""The same before a hold (training.md 5.1; our choice)."""
RESTART_WITHIN_S = 2.0
"""Going back this early in a set means the set before it; later, this one again (our choice)."""
DEAF_S = 0.5
"""No hold, no set at one's own pace and no open rest ends sooner (our choice): the key that began it may still be
down.
"""
SHORTEST_REST_S = 3.0
"""What is left at the least of a rest made shorter: the count-in (our choice)."""
ANSWER_WITHIN_S = 60.0
"""How long an answer is waited for where no rest sets the time (training.md 5.1; our choice)."""


def is_check(phase: Phase) -> bool:
    """Whether a phase asks what is felt, rather than trains (training.md 2.8)."""
    return phase.exercise is not None and phase.exercise.category is Category.CHECK


def count_done(phase: Phase, seconds: float, *, cut: bool) -> float | None:
    """How many repetitions, steps or metres a set was: as many as planned, or as its time was enough for.

    Args:
        phase: the set; None is the answer where nothing is counted in it.
        seconds: how long it took.
        cut: it was left unfinished.
    """
    if phase.max_reps:
        return max(0 if cut else 1, int(seconds / NOMINAL_REPETITION_S))
    if phase.planned is None or not cut:
        return phase.planned
    one_s = phase.tempo.seconds if phase.tempo and phase.reps else phase.nominal_s / phase.planned
    return min(phase.planned, int(seconds / one_s))


class Mode(Enum):
    """Whether time passes."""

    WAITING = auto()
    """Not begun."""
    RUNNING = auto()
    PAUSED = auto()
    LEAD_IN = auto()
    OVER = auto()


class Runner:
    """Performs a plan.

    Args:
        plan: what to perform; at least one phase.
        marks: what a hold is measured against, by phase.
        reach_s: taken off a hold: the time to reach the key (training.md 5.1; our choice, 2 s).
        begin: the phase to stand in, paused, where the session goes on after an interruption.
        earlier: the sets that were done before it, on the same clock.
        earlier_s: how long the session had gone on before it.
        moved: what the ledger said then of places that have moved.
        ready_s: seconds to get ready for the phase at `begin`, where nothing was interrupted: what is before it is
            passed over. None: stand still in it.
        lead_in_s: before a set that goes on by a key, 0 for none; a hold has `HOLD_LEAD_IN_S` at the least.
        tiring: holds just before the session, on the same clock.
        calls: what is counted aloud.
        days: counts the training days in a row, this one among them, for the last sentence; 0: nobody has counted.
        catalogue: exercises by id, for the ladder that a pain stop closes.
    """

    def __init__(
        self,
        plan: Plan,
        marks: Callable[[Phase], Marks] = no_marks,
        *,
        reach_s: float = 2.0,
        begin: int = 0,
        earlier: Iterable[SetDone] = (),
        earlier_s: float = 0.0,
        moved: tuple[int, int] | None = None,
        ready_s: float | None = None,
        lead_in_s: float = LEAD_IN_S,
        tiring: Iterable[Effort] = (),
        calls: Calls = CALLS,
        days: Callable[[], int] = int,
        catalogue: Mapping[str, Exercise] | None = None,
    ) -> None:
        self.plan = plan
        self._catalogue = catalogue or {}
        self.mode = Mode.WAITING
        self.index = begin
        self.ledger = Ledger(plan, earlier, tiring, earlier_s, moved)
        self._watch = self.ledger.watch
        self._asking = Asking(self.ledger)
        self.marks_of = marks
        self.reach_s = reach_s
        """What is taken off a hold."""
        self._goes_on = bool(begin or earlier_s)
        self._ready_s = ready_s
        self._lead_in_s = lead_in_s
        self._calls = calls
        self._days = days
        self._anchor = 0.0  # when the phase's own clock read 0; moved on by every pause
        self._frozen = 0.0  # what the phase's own clock reads while it stands still
        self._lead_until = 0.0
        self._lead_counts: list[int] = []
        self.whole_lead_in = 0.0
        """How long the last lead-in was from its beginning."""
        self._began = 0.0  # when the phase truly began
        self._length: float | None = None
        self._agenda: list[Entry] = []
        self._interrupted = False
        self._felt: Felt | None = None
        self._unsaid: Finished | None = None
        self._go(begin, 0.0)

    def __copy__(self) -> Runner:
        """An independent twin, to see what would happen."""
        twin = object.__new__(Runner)
        twin.__dict__.update(self.__dict__)
        twin.ledger = copy(self.ledger)
        twin._watch = twin.ledger.watch
        twin._asking = Asking(twin.ledger)
        twin._asking.question = self.question
        twin._agenda = list(self._agenda)
        twin._lead_counts = list(self._lead_counts)
        return twin

    # ------------------------------------------------------------ what is the case

    @property
    def phase(self) -> Phase:
        """The phase that runs, or stands."""
        return self.plan.phases[self.index]

    @property
    def question(self) -> Question | None:
        """Why did the last hold end, or how many repetitions were they? None: nothing is asked."""
        return self._asking.question

    @property
    def marks(self) -> Marks:
        """What the present hold is measured against."""
        return self.marks_of(self.phase)

    @property
    def length(self) -> float | None:
        """How long the phase lasts, in seconds; None where the user decides."""
        return None if self.phase.kind is PhaseKind.HOLD else self._length

    @property
    def holding(self) -> bool:
        """Whether a hold runs."""
        return self.phase.kind is PhaseKind.HOLD and self.mode is Mode.RUNNING

    @property
    def gets_ready(self) -> bool:
        """Whether no set of this session has begun yet."""
        begun = self.plan.phases[: self.index + (self.mode is not Mode.LEAD_IN)]
        return not any(phase.works for phase in begun)

    @property
    def ends_by_key(self) -> bool:
        """Whether whatever is pressed ends the set that runs: a hold, or one at one's own pace."""
        return self.holding or (self.phase.own_pace and self.mode is Mode.RUNNING)

    @property
    def resting(self) -> bool:
        """Whether a rest runs that lasts as long as one needs."""
        return self.phase.open_rest and self.mode is Mode.RUNNING

    @property
    def begins_by_key(self) -> bool:
        """Whether whatever is pressed ends the wait that runs: before a new exercise, or a rest as long as one needs.

        What is asked meanwhile keeps the keys that answer it: they alone begin nothing.
        """
        return self.meeting is not None or self.resting

    @property
    def concludes(self) -> bool:
        """Whether nothing is left of the session but the question why its last hold ended."""
        return self.mode is Mode.OVER and self.question is not None and not self.question.counts

    @property
    def is_over(self) -> bool:
        """Whether the session has ended."""
        return self.mode is Mode.OVER

    def elapsed(self, now: float) -> float:
        """Seconds of the phase that have passed."""
        return max(0.0, now - self._anchor) if self.mode is Mode.RUNNING else self._frozen

    def counted(self, now: float) -> float:
        """Seconds of a hold that count, were it stopped now: all that is seen and heard of it (training.md 5.1)."""
        return max(0.0, floor_tenths(floor_tenths(self.elapsed(now)) - self.reach_s))

    def remaining(self, now: float) -> float:
        """Seconds of the phase that are left; 0 where the user decides."""
        return max(0.0, self.length - self.elapsed(now)) if self.length is not None else 0.0

    def lead_in(self, now: float) -> float:
        """Seconds until a set goes on; 0 where there is no lead-in."""
        return max(0.0, self._lead_until - now) if self.mode is Mode.LEAD_IN else 0.0

    def left(self, now: float) -> float:
        """Seconds until the plan's end, holds reckoned at their nominal time."""
        passed = 0.0 if self.meeting else self.elapsed(now)
        this = self.remaining(now) if self.length is not None else max(0.0, self.phase.nominal_s - passed)
        return this + sum(phase.nominal_s for phase in self.plan.phases[self.index + 1 :])

    def session_s(self, now: float) -> float:
        """How long the session has gone on, in seconds."""
        return self._watch.seconds(now)

    def due(self) -> float | None:
        """When something happens next; None: only if the user does something."""
        return step[0] if (step := self._next()) else None

    # ------------------------------------------------------------ time passes

    def start(self, now: float) -> list[Event]:
        """Begin. A second start does nothing."""
        if self.mode is not Mode.WAITING:
            return []
        if not self._goes_on:
            return self._enter(0, now)
        if self._ready_s is not None:
            self._count_from(now)
        return self._arrive(self.index, now, self._ready_s is None, self._ready_s or 0.0)

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

    def woke(self, slept: float, now: float) -> list[Event]:
        """The machine or the program was away from `slept` to `now`.

        A rest counts it: the body rested, and one that a key ends goes on. A set pauses where it was; what any key
        ends, ends there, and asks. Nothing begins by itself after a rest that ended meanwhile. The set in which it
        happened is flagged.
        """
        events = self.advance(slept)
        if self.mode in (Mode.WAITING, Mode.PAUSED, Mode.OVER):
            return events
        asleep = now - slept
        self._watch.stand(slept)
        if self.ends_by_key:
            self._interrupted = True
            return [*events, Woke(now, asleep, None), *self._stop(slept, now, Reason.INTERRUPTED)]
        if self.phase.works:
            self._interrupted |= self.mode is Mode.RUNNING
            self._freeze(slept)
            return [*events, Woke(now, asleep, None), Paused(now)]
        if self._length is None or (end := self._anchor + self._length) > now:
            self._count_from(now)
            self._go_over(now - self._anchor)
            return [*events, Woke(now, asleep, None)]
        self._go(self.index + 1, now)
        self.mode = Mode.PAUSED
        return [*events, Woke(now, asleep, now - end), Paused(now)]

    # ------------------------------------------------------------ what the user does

    @property
    def meeting(self) -> Phase | None:
        """The set that somebody gets to know, and begins with a key; None: nothing waits for that."""
        waits = self.phase.is_meeting and not self.is_over
        return self.plan.coming(self.index) if waits else None

    def study(self, now: float) -> list[Event]:
        """Let a wait last until the user knows what comes and is ready, as before an exercise that is new."""
        events = self.advance(now)
        if self.phase.works or self.meeting or self.is_over or self.question or not self.plan.coming(self.index):
            return events
        wait = self.phase._replace(kind=PhaseKind.READY, seconds=None, nominal_s=INTO_PLACE_S)
        phases = (*self.plan.phases[: self.index], wait, *self.plan.phases[self.index + 1 :])
        self.plan = self.plan._replace(phases=phases)
        self.ledger.replan(self.plan, self.index)
        return [*events, *self._enter(self.index, now)]

    def begin(self, now: float) -> list[Event]:
        """The user is ready: the set begins after the time it takes to get into place, or after the usual lead-in."""
        events = self.advance(now)
        if self.resting:  # the key that ended the set before it may have been pressed twice
            return [*events, *(self._arrive(self.index + 1, now, False) if self.elapsed(now) >= DEAF_S else ())]
        if not self.meeting:
            return events
        return [*events, *self._arrive(self.index + 1, now, False, self.phase.nominal_s)]

    def pause(self, now: float) -> list[Event]:
        """Stand still. What any key ends cannot be paused, only stopped."""
        events = self.advance(now)
        if (self.mode is Mode.RUNNING and not self.ends_by_key) or self.mode is Mode.LEAD_IN:
            self._freeze(now)
            events.append(Paused(now))
        return events

    def resume(self, now: float) -> list[Event]:
        """Go on: a set after a lead-in, a wait at once."""
        events = self.advance(now)
        if self.mode is Mode.PAUSED:
            events += [Resumed(now), *self._go_on(now)]
        return events

    def skip(self, now: float) -> list[Event]:
        """Leave this phase; what was done of a set is kept. What any key ends is stopped."""
        events = self.advance(now)
        if self.mode in (Mode.WAITING, Mode.OVER):
            return events
        if self.ends_by_key:
            return events + self.stop(now)
        paused = self.mode is Mode.PAUSED
        events += self._cut(now)
        return events + self._arrive(self.index + 1, now, paused)

    def back(self, now: float) -> list[Event]:
        """Redo: this set if it is well under way, else the one before. What any key ends is stopped."""
        events = self.advance(now)
        if self.mode in (Mode.WAITING, Mode.OVER):
            return events
        if self.ends_by_key:
            return events + self.stop(now)
        paused = self.mode is Mode.PAUSED
        again = self.phase.works and self.elapsed(now) > RESTART_WITHIN_S
        events += self._cut(now)
        before = range(self.index if again else self.index - 1, -1, -1)
        return events + self._arrive(next((i for i in before if self.plan.phases[i].works), 0), now, paused)

    def change_rest(self, now: float, seconds: float) -> list[Event]:
        """Make a running rest, switch or get-ready longer or shorter."""
        events = self.advance(now)
        if self._length is None or self.phase.works or self.mode not in (Mode.RUNNING, Mode.PAUSED):
            return events
        passed = self.elapsed(now)
        self._length = passed + max(min(SHORTEST_REST_S, self.remaining(now)), self.remaining(now) + seconds)
        self._go_over(passed)
        return [*events, RestChanged(now, self._length - passed)]

    @property
    def loaded(self) -> Phase | None:
        """The set whose load can be changed: the one that stands still, or the one to come; at the end the last one."""
        if self.ends_by_key or (self.phase.works and self.mode is Mode.RUNNING and not self.is_over):
            return None
        coming = None if self.is_over else self.plan.coming(self.index)
        last = self.question.done.phase if self.question else None
        found = coming or last
        return found if found and found.exercise else None

    def change_load(self, now: float, load: str) -> list[Event]:
        """Do an exercise with another load from here on: the coming one; at the very end, the set that was just done.

        Args:
            now: the session's clock.
            load: in words; empty for none.
        """
        events = self.advance(now)
        phase = self.loaded
        if phase is None or phase.exercise is None:
            return events
        if self.is_over:
            return [*events, *self._asking.change_load(now, load), LoadChanged(now, phase.name, load)]
        named = self._replan(change_load(self.plan, self.index, phase.exercise.id, load), now)
        return [*events, LoadChanged(now, phase.name, load), *named]

    @property
    def growing(self) -> Phase | None:
        """A set whose step can have another one; None where there is none."""
        return None if self.is_over else find_growing(self.plan, self.index)

    def add_set(self, now: float) -> list[Event]:
        """One more set of the step that is done, was just done, or comes, up to the most that it may have."""
        events = self.advance(now)
        phase = self.growing
        grown = add_set(self.plan, self.index) if phase else None
        if phase is None or grown is None:
            return events
        named = self._replan(grown, now)
        last = [each for each in grown.phases if each.works and each.step == phase.step][-1]
        return [*events, SetAdded(now, last), *named]

    def _replan(self, plan: Plan, now: float) -> list[Event]:
        """Go on with a plan that has changed behind this place; what comes next is named where it is another set."""
        expected, self.plan = find_next(self.plan, self.index), plan
        self.ledger.replan(plan, self.index)
        begun = self.mode is Mode.RUNNING or self._frozen > 0
        self._go_over(self.elapsed(now) if begun else -1.0)
        coming = find_next(plan, self.index)
        by_key = self.phase.works and self.length is None  # nobody is told then what follows
        if coming is None or is_known(coming, expected) or by_key or self._names_next:
            return []
        if self.mode is Mode.RUNNING:
            return [NextUp(now, coming, at_once=self.phase.works)]
        self._agenda.insert(0, (self._frozen, NextUp(0, coming, at_once=self.phase.works)))
        return []

    def done(self, now: float) -> list[Event]:
        """All repetitions of this set are done, before their tempo has led all of them."""
        events = self.advance(now)
        if self.ends_by_key:
            return events + self.stop(now)
        if self.phase.kind is PhaseKind.WORK and self.phase.reps and self.mode in (Mode.RUNNING, Mode.PAUSED):
            events += self._close(now, Outcome.DONE)
            events += self._arrive(self.index + 1, now, paused=False)
        return events

    def stop(self, now: float) -> list[Event]:
        """Stop a hold, or repetitions at one's own pace: at this instant, and what follows begins at it.

        The first half second is deaf.
        """
        events = self.advance(now)
        if self.ends_by_key and self.elapsed(now) >= DEAF_S:
            events += self._stop(now, now)
        return events

    def answer(self, now: float, reason: Reason) -> list[Event]:
        """Why the hold, or as many repetitions as went, ended."""
        return [*self.advance(now), *self._asking.answer(now, reason), *self._conclude(now)]

    def discard(self, now: float) -> list[Event]:
        """The hold was a false start: there was none."""
        return [*self.advance(now), *self._asking.discard(now), *self._conclude(now)]

    def correct(self, now: float, more: float) -> list[Event]:
        """Move what counts: of the hold by a second or so, never beyond what the clock said; or the repetitions."""
        return self.advance(now) + self._asking.correct(now, more)

    def type_digit(self, now: float, digit: int) -> list[Event]:
        """Say how many repetitions at one's own pace they were, a digit after the other."""
        return self.advance(now) + self._asking.type_digit(now, digit)

    def confirm(self, now: float) -> list[Event]:
        """The repetitions were as many as is shown."""
        return self.advance(now) + self._asking.confirm(now)

    def report_pain(self, now: float, pain: Pain | None) -> list[Event]:
        """How bad the pain was that ended the last such set, and where; None: nobody said.

        Then the session ends, or goes on without that side (training.md 5.6).
        """
        events = self.advance(now)
        if (hurt := self._asking.hurt) is None:
            return events
        events += self._asking.pain(now, pain)
        from glutetimer.training.holds.pain import ends_session  # most sessions have no pain to ask about

        if ends_session(pain):
            return events + self.leave(now)
        events += self.leave_out(now, lambda phase: is_closed(phase, hurt, pain, self._catalogue))
        return events + self.resume(now)

    def felt(self, now: float, felt: Felt) -> list[Event]:
        """What the check feels hard: the one that runs, or the last one."""
        events = self.advance(now)
        if is_check(self.phase) and not self.is_over:
            self._felt = felt
            return events
        done = self.ledger.last(lambda one: is_check(one.phase))
        return events + (self.ledger.enter(replace(done, at=now, felt=felt)) if done else [])

    def felt_in(self, now: float, index: int, felt: Felt) -> list[Event]:
        """Where a set was felt, as its session's end asks."""
        done = self.ledger.last(lambda one: one.index == index)
        return self.advance(now) + (self.ledger.enter(replace(done, at=now, felt=felt)) if done else [])

    @property
    def checking(self) -> tuple[Phase, Felt | None] | None:
        """The check whose answer is asked for: the one that runs, or the one just before this wait; and its answer."""
        if self.is_over:
            return None
        if is_check(self.phase):
            return self.phase, self._felt
        before = self.ledger.last(lambda one: one.index == self.index - 1 and is_check(one.phase))
        return (before.phase, before.felt) if before and not self.phase.works else None

    def leave_out(self, now: float, drop: Callable[[Phase], bool]) -> list[Event]:
        """Take sets that have not begun out of the plan."""
        events = self.advance(now)
        return events + self._replan(without(self.plan, drop, after=self.index), now)

    def leave(self, now: float, keep: bool = True) -> list[Event]:
        """End the session here; what was done is kept, or discarded."""
        events = self.advance(now)
        if self.is_over:
            return events
        if self.holding and self.elapsed(now) >= DEAF_S:
            events += self._hold_done(now, now, Reason.CHOICE)
        events += self._cut(now)
        return [*events, *self._asking.lapse(now), *self._over(now, keep)]

    def interrupt(self, now: float) -> list[Event]:
        """The program ends: what was done is kept, and the session stands where it was."""
        events = self.advance(now)
        if self.mode in (Mode.WAITING, Mode.OVER):
            return [*events, *self._asking.lapse(now), *self._conclude(now)]
        if self.holding and self.elapsed(now) >= DEAF_S:
            events += self._hold_done(now, now, Reason.CHOICE)
            if self.question and not self.question.false_start:  # it is done, and what follows it comes next
                if self.index + 1 >= len(self.plan.phases):
                    return [*events, *self._asking.lapse(now), *self._over(now)]
                self._go(self.index + 1, now)
        events += [*self._cut(now), *self._asking.lapse(now)]
        self.mode = Mode.PAUSED
        self._watch.stand(now)
        return [*events, Interrupted(now, self._watch.seconds(now), self.index)]

    # ------------------------------------------------------------ inside

    def _next(self) -> tuple[float, Callable[[float], list[Event]]] | None:
        """The next thing that happens by itself: when, and what to do then."""
        steps: list[tuple[float, Callable[[float], list[Event]]]] = []
        if self.question and self.question.until is not None:
            steps.append((self.question.until, self._asking.lapse))
        if self.mode is Mode.LEAD_IN:
            steps.append(
                (self._lead_until - self._lead_counts[0], self._lead_count)
                if self._lead_counts
                else (self._lead_until, self._lead_over)
            )
        elif self.mode is Mode.RUNNING:
            if self._agenda:
                steps.append((self._anchor + self._agenda[0][0], self._happen))
            elif self._length is not None:
                steps.append((self._anchor + self._length, self._time_up))
        return min(steps, key=lambda step: step[0]) if steps else None

    def _happen(self, at: float) -> list[Event]:
        _, event = self._agenda.pop(0)
        return [replace(event, at=at)]

    def _lead_count(self, at: float) -> list[Event]:
        return [Count(at, self._lead_counts.pop(0))]

    def _lead_over(self, at: float) -> list[Event]:
        self.mode = Mode.RUNNING
        self._count_from(at)
        self._anchor = at - self._frozen
        start = None
        if self._frozen == 0:
            self._began = at
            start = self._started(at)
        return [*self._asking.lapse(at), Begun(at, self.phase, start)]

    def _time_up(self, at: float) -> list[Event]:
        if self.phase.kind is PhaseKind.HOLD:
            return self._stop(at, at, ceiling=True)
        return self._close(at, Outcome.FINISHED) + self._enter(self.index + 1, at)

    def _enter(self, index: int, at: float) -> list[Event]:
        """Begin a phase at its instant, without a lead-in."""
        if index >= len(self.plan.phases):
            # A question that the next set was to settle: it was skipped, and none comes any more.
            unsettled = self.question is not None and self.question.until is None
            return [*(self._asking.lapse(at) if unsettled else []), *self._over(at)]
        self._go(index, at)
        self.mode = Mode.RUNNING
        self._count_from(at)
        started: list[Event] = [self._started(at)]
        if self.phase.open_rest and (coming := find_coming(self.plan, index)):  # nobody knows when to name it later
            started.append(NextUp(at, coming))
        while self._agenda and self._agenda[0][0] <= 0:  # what is at its start is one with it, and is said with it
            started += self._happen(at)
        return [*self._asking.lapse(at), *started] if self.phase.works else started

    def _count_from(self, at: float) -> None:
        """The session's seconds go on, but for a wait in which somebody reads what is new (training.md 5.14)."""
        if self.meeting:
            self._watch.stand(at)
        else:
            self._watch.go(at)

    def _started(self, at: float, stands: bool = False) -> PhaseStarted:
        return PhaseStarted(at, self.index, self.phase, self.ledger.is_last(self.index), stands)

    def _arrive(self, index: int, now: float, paused: bool, ready_s: float = 0.0) -> list[Event]:
        """Come to a phase by a key: a set begins after a lead-in; in a pause, everything waits."""
        if index >= len(self.plan.phases) or (not paused and not self.plan.phases[index].works):
            return self._enter(index, now)
        named = self.resting  # such a rest has named what follows
        self._go(index, now)
        self.mode = Mode.PAUSED
        stands = self._started(now, stands=True)
        return [stands] if paused else [stands, *self._go_on(now, ready_s, named)]

    def _go(self, index: int, at: float) -> None:
        self.index = index
        self._anchor = self._began = at
        self._frozen = 0.0
        self._interrupted = False
        self._felt = None
        self._length = length(self.phase, self.reach_s)
        self._agenda = self._plan_phase()

    def _plan_phase(self) -> list[Entry]:
        return agenda(self.plan, self.index, self._length, self.marks, calls=self._calls, reach_s=self.reach_s)

    @property
    def _names_next(self) -> bool:
        """Whether what follows this phase is still to be named in it."""
        return any(isinstance(event, NextUp) for _, event in self._agenda)

    def _go_over(self, passed: float) -> None:
        """Plan the rest of a phase anew, `passed` seconds into it, less than 0 where it has not begun.

        What comes next is still named.
        """
        unsaid = self._names_next
        self._agenda = [entry for entry in self._plan_phase() if entry[0] > passed]
        if unsaid and not self._names_next and self._length and (coming := find_next(self.plan, self.index)):
            self._agenda.insert(0, (passed, NextUp(0, coming, at_once=self.phase.works)))

    def _go_on(self, now: float, ready_s: float = 0.0, named: bool = False) -> list[Event]:
        if not self.phase.works:
            self.mode = Mode.RUNNING
            self._count_from(now)
            self._anchor = now - self._frozen
            return []
        least = max(self._lead_in_s, HOLD_LEAD_IN_S) if self.phase.kind is PhaseKind.HOLD else self._lead_in_s
        self.whole_lead_in = seconds = max(least, ready_s)
        if not seconds:
            return self._lead_over(now)
        self.mode = Mode.LEAD_IN
        self._lead_until = now + seconds
        told_s = lead_told_s(self.phase, seconds, named) if self._frozen == 0 else 0.0
        self._lead_counts = [n for n in range(self._calls.count_in, 0, -1) if n <= seconds - told_s]
        return [LeadIn(now, self.phase, seconds)]

    def _freeze(self, at: float) -> None:
        self._frozen = self.elapsed(at)
        self.mode = Mode.PAUSED
        self._watch.stand(at)

    def _cut(self, now: float) -> list[Event]:
        """What was done of a set that is left unfinished."""
        if self.phase.kind is PhaseKind.WORK and self.phase.exercise and self.elapsed(now) > 0:
            return self._close(now, Outcome.CUT)
        return []

    def _close(self, at: float, outcome: Outcome) -> list[Event]:
        """Enter the present set, if it is one, into the ledger."""
        phase = self.phase
        if phase.kind is not PhaseKind.WORK or not phase.exercise:
            return []
        return self.ledger.enter(self._set_done(at, self.elapsed(at), outcome))

    def _set_done(self, at: float, seconds: float, outcome: Outcome) -> SetDone:
        """The present set, that is no hold."""
        attempt = self.ledger.first_attempt(self.index)
        done = SetDone(
            *(at, self.index, attempt, self.phase, self._began, seconds, outcome),
            clock_interrupted=self._interrupted,
            felt=self._felt,
            marks=self.marks if self.phase.max_reps else Marks(),
        )
        number = count_done(self.phase, seconds, cut=outcome is Outcome.CUT)
        return done if number is None else done.counted(number, assumed=self.phase.own_pace)

    def _stop(self, at: float, now: float, reason: Reason | None = None, ceiling: bool = False) -> list[Event]:
        """End what a key ends at `at`; what follows begins then, or at `now` after a suspended machine."""
        ended = self._reps_done(at, now) if self.phase.own_pace else self._hold_done(at, now, reason, ceiling)
        return ended + self._enter(self.index + 1, now)

    def _reps_done(self, at: float, now: float) -> list[Event]:
        """The repetitions at one's own pace are done: as many as planned, until somebody says another number."""
        done = self._set_done(now, self.elapsed(at), Outcome.DONE)
        self.mode = Mode.PAUSED
        self._frozen = 0.0
        return self._asking.ask(Question.about(done, None, None, self._answer_by(now)))

    def _hold_done(self, at: float, now: float, reason: Reason | None = None, ceiling: bool = False) -> list[Event]:
        clocked = self.elapsed(at)
        tenths = floor_tenths(clocked)  # so that clock less reach is what counts
        hold = HoldResult(
            tenths,
            min(self.reach_s, tenths),
            Reason.FORM,
            ceiling,
            fatigued=self.ledger.fatigued(self.phase, self._began),
            answered=not ceiling and reason is not Reason.INTERRUPTED,
        )
        attempt = self.ledger.attempts(self.index)
        done = SetDone(
            *(now, self.index, attempt, self.phase, self._began, clocked, Outcome.STOPPED),
            hold=hold,
            clock_interrupted=self._interrupted,
            marks=self.marks,
        )
        self.mode = Mode.PAUSED
        self._frozen = 0.0
        return self._asking.ask(Question.about(done, self.marks.target_s, reason, self._answer_by(now)))

    def _answer_by(self, now: float) -> float | None:
        """Until when an answer is waited for: the start of the next set settles it, or a minute."""
        after = self.plan.phases[self.index + 1 :]
        return None if after and not after[0].works else now + ANSWER_WITHIN_S

    def _over(self, at: float, kept: bool = True) -> list[Event]:
        self.mode = Mode.OVER
        self._watch.stand(at)
        bests = tuple(self.ledger.bests) if kept else ()
        seconds, complete, days = self._watch.seconds(at), self.ledger.complete, self._days()
        finished = Finished(at, seconds, complete, kept, bests, days, asks=self.concludes)
        self._unsaid = finished if self.concludes else None
        return [finished]

    def _conclude(self, at: float) -> list[Event]:
        """Say that a session is done, once nothing is asked of its last hold any more."""
        finished = self._unsaid
        if finished is None or self.question is not None:
            return []
        self._unsaid = None
        bests = tuple(self.ledger.bests) if finished.kept else ()
        return [Concluded(at, replace(finished, bests=bests, asks=False))]
