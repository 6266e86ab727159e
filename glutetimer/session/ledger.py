"""The sets done in a session, one for each place in the plan: redoing replaces, and nothing is lost by a skip."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from math import floor

from glutetimer.session.events import Event, Outcome, SetDone
from glutetimer.session.stopwatch import Stopwatch
from glutetimer.training.exercise import Side
from glutetimer.training.holds.fatigue import Effort, tired
from glutetimer.training.holds.hold import FALSE_START_S, KEPT_IF_SHORT, Reason
from glutetimer.training.plan import Phase, Plan

KEPT_FROM_S = 5.0
"""A timed set that was cut off sooner is no set (our choice); of repetitions, one is enough."""

_NO_SCORES = (Reason.PAIN, Reason.INTERRUPTED)


class Ledger:
    """What was done, by place in the plan."""

    def __init__(
        self,
        plan: Plan,
        earlier: Iterable[SetDone] = (),
        tiring: Iterable[Effort] = (),
        earlier_s: float = 0.0,
        moved: tuple[int, int] | None = None,
    ) -> None:
        """What was done until now: nothing, where nothing was interrupted.

        Of a session that was: the `earlier` sets, holds just before it that are `tiring`, of other sessions too, the
        seconds that it had gone on, and what `moved` was.
        """
        self.watch = Stopwatch(earlier_s)
        self._done = {(done.phase_index, done.attempt): done for done in earlier}
        self._tiring = tuple(tiring)
        """With those holds of this session that were held again in their place: they tired all the same."""
        self.moved = moved
        """From this place on, a set is another one than what was done there before: its attempts count from the second
        number, and take no other's place."""
        self._lay_out(plan)

    def replan(self, plan: Plan, index: int) -> None:
        """The plan has changed behind a place; who had gone back to it may have done what was behind it."""
        if len(plan.phases) != len(self.plan.phases) and any(place > index for place, _ in self._done):
            first = min(index + 1, self.moved[0]) if self.moved else index + 1
            self.moved = first, 1 + max(attempt for _, attempt in self._done)
        self._lay_out(plan)

    def _lay_out(self, plan: Plan) -> None:
        self.plan = plan
        self._sets = [index for index, phase in enumerate(plan.phases) if phase.works and phase.exercise]

    def find(self, key: tuple[int, int]) -> SetDone | None:
        return self._done.get(key)

    def last(self, which: Callable[[SetDone], bool]) -> SetDone | None:
        """Of such sets, the one entered last: a clock may have been set back since one before an interruption began."""
        return next(filter(which, reversed(self._done.values())), None)

    def __copy__(self) -> Ledger:
        twin = object.__new__(Ledger)
        twin.__dict__.update(self.__dict__)
        twin._done = dict(self._done)
        twin.watch = copy(self.watch)
        return twin

    @property
    def sets(self) -> list[SetDone]:
        """The sets done, in the plan's order."""
        return [self._done[key] for key in sorted(self._done)]

    @property
    def planned(self) -> int:
        return len(self._sets)

    @property
    def complete(self) -> bool:
        """Whether each planned set was done, none of them cut short."""
        stand = [key for key, done in self._done.items() if done.outcome is not Outcome.CUT]
        return {index for index, attempt in stand if attempt >= self.first_attempt(index)} >= set(self._sets)

    @property
    def bests(self) -> list[tuple[Side, float]]:
        """Sides that were held longer than ever before, and how long, as far as it counts (training.md 5.2)."""
        best: dict[Side, float] = {}
        for done in self.sets:
            hold, side = done.hold, done.phase.side or Side.BOTH
            if not hold or not done.marks.best_s or hold.fatigued or hold.reason in _NO_SCORES:
                continue
            if floor(hold.held_s) > floor(max(best.get(side, 0.0), done.marks.best_s)):
                best[side] = hold.held_s
        return list(best.items())

    def is_last(self, index: int) -> bool:
        """Whether it is the last of several sets."""
        return len(self._sets) > 1 and index == self._sets[-1]

    def enter(self, done: SetDone) -> list[Event]:
        """Keep a set unless a better one stands in its place; returns it where it is to be recorded."""
        before = self._done.get((done.phase_index, done.attempt))
        if done.outcome is Outcome.CUT and (not _worth_keeping(done) or (before and not _more(done, before))):
            return []
        if before and before.began != done.began:
            self._tiring += tuple(_efforts([before]))
        self._done.pop((done.phase_index, done.attempt), None)  # a dictionary keeps the place of a key that it has
        self._done[done.phase_index, done.attempt] = done
        return [done]

    def drop(self, done: SetDone) -> None:
        self._done.pop((done.phase_index, done.attempt), None)

    def fatigued(self, phase: Phase, began: float) -> bool:
        """Whether a hold that began then trains but does not score: after other work, or soon after one on its side
        (training.md 5.2). Its record says so.
        """
        earlier = (*self._tiring, *_efforts(self._done.values()))
        return phase.fatigued or tired(earlier, phase.side or Side.BOTH, began)

    def first_attempt(self, index: int) -> int:
        return self.moved[1] if self.moved and index >= self.moved[0] else 0

    def attempts(self, index: int) -> int:
        """The number of a hold's next attempt. A false start or an interrupted hold is replaced; a real one never, nor
        one that pain or a cramp has ended, however short.
        """
        first = self.first_attempt(index)
        earlier = [done for (place, attempt), done in self._done.items() if place == index and attempt >= first]
        return first + sum(1 for done in earlier if not _was_none(done))


def measure_done(done: SetDone) -> float:
    """How much was done: what was counted, else seconds."""
    return done.amount if done.amount is not None else done.seconds


def _worth_keeping(done: SetDone) -> bool:
    return done.amount > 0 if done.amount is not None else done.seconds >= KEPT_FROM_S


def _more(done: SetDone, before: SetDone) -> bool:
    return before.outcome is Outcome.CUT and measure_done(done) >= measure_done(before)


def _was_none(done: SetDone) -> bool:
    if (hold := done.hold) is None:
        return False
    is_false_start = hold.held_s < FALSE_START_S and hold.reason not in KEPT_IF_SHORT
    return is_false_start or hold.reason is Reason.INTERRUPTED


def _efforts(sets: Iterable[SetDone]) -> Iterable[Effort]:
    return (
        Effort(done.phase.side or Side.BOTH, done.began + done.seconds, done.hold.held_s) for done in sets if done.hold
    )
