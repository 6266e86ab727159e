"""Why did the hold end? Asked once, while the rest runs; no answer takes the sensible default (training.md 5.1)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from glutetimer.session.events import Answered, Event, SetDone, SetDropped
from glutetimer.session.ledger import Ledger
from glutetimer.training.holds.hold import FALSE_START_S, Pain, Reason


@dataclass(frozen=True, slots=True)
class Question:
    """A stopped hold whose reason is not settled."""

    done: SetDone
    """As it stands, with the default for its reason: it is on disk already."""
    target_s: float | None
    settled: Reason | None
    """A reason that the default must be (a suspended machine), whatever the seconds."""
    until: float | None
    """When no answer counts as the default; None: when the next set starts."""

    @classmethod
    def about(cls, done: SetDone, target_s: float | None, settled: Reason | None, until: float | None) -> Question:
        """A question about a hold that just ended."""
        question = cls(done, target_s, settled, until)
        return replace(question, done=question.answered(question.default))

    @property
    def held_s(self) -> float:
        """What counts."""
        return self.done.hold.held_s if self.done.hold else 0.0

    @property
    def default(self) -> Reason:
        """What no answer means: target if it was reached, else form; at the ceiling nobody may be there at all."""
        if self.settled:
            return self.settled
        if self.done.hold and self.done.hold.ceiling:
            return Reason.INTERRUPTED
        return Reason.TARGET if self.target_s and self.held_s >= self.target_s else Reason.FORM

    @property
    def false_start(self) -> bool:
        """Too short to be a hold; offered to be discarded."""
        return self.held_s < FALSE_START_S

    def answered(self, reason: Reason) -> SetDone:
        """The set with its reason. "Enough" below the target is a choice (training.md 5.1)."""
        assert self.done.hold
        if reason is Reason.TARGET and not (self.target_s and self.held_s >= self.target_s):
            reason = Reason.CHOICE
        return replace(self.done, hold=replace(self.done.hold, reason=reason))

    def corrected(self, seconds: float) -> Question:
        """With more or less of it counted."""
        assert self.done.hold
        hold = self.done.hold
        trim = min(max(0.0, hold.trim_s - seconds), hold.clocked_s)
        question = replace(self, done=replace(self.done, hold=replace(hold, trim_s=round(trim, 3), answered=True)))
        return replace(question, done=question.answered(question.default))


class Asking:
    """At most one question is open. The hold it is about is in the ledger from its first instant."""

    def __init__(self, ledger: Ledger) -> None:
        self.question: Question | None = None
        self._ledger = ledger
        self._hurt: tuple[int, int] | None = None
        """The hold of which pain was answered, by its place and attempt: how bad it was is still to be said."""

    def ask(self, question: Question) -> list[Event]:
        """Open a question."""
        self.question = question
        return self._ledger.enter(question.done)

    def answer(self, at: float, reason: Reason, by_default: bool = False) -> list[Event]:
        """Why the hold ended; a false start is kept only where it was for pain or cramp (training.md 5.1)."""
        if not self.question:
            return []
        if self.question.false_start and reason not in (Reason.PAIN, Reason.CRAMP):
            return self.discard(at)
        done, self.question = self.question.answered(reason), None
        assert done.hold
        hold = done.hold if by_default else replace(done.hold, answered=True)
        if reason is Reason.PAIN:
            self._hurt = (done.index, done.attempt)
        return [*self._ledger.enter(replace(done, at=at, hold=hold)), Answered(at, hold, by_default)]

    def lapse(self, at: float) -> list[Event]:
        """Nobody answered: the default stands; a false start is discarded."""
        if not self.question:
            return []
        if self.question.false_start:
            return self.discard(at)
        return self.answer(at, self.question.default, by_default=True)

    def discard(self, at: float) -> list[Event]:
        """The hold was a false start: there was none."""
        if not self.question or not self.question.false_start:
            return []
        done, self.question = self.question.done, None
        self._ledger.drop(done)
        return [SetDropped(at, done.index, done.attempt)]

    def correct(self, at: float, seconds: float) -> list[Event]:
        """Count more or less of the hold; never more than the clock said."""
        if not self.question:
            return []
        self.question = self.question.corrected(seconds)
        return self._ledger.enter(replace(self.question.done, at=at))

    @property
    def hurt(self) -> SetDone | None:
        """The hold that pain ended, until how bad it was is said."""
        return self._ledger.find(self._hurt) if self._hurt else None

    def pain(self, at: float, pain: Pain | None) -> list[Event]:
        """How bad the pain was that ended that hold, and where; None: nobody said."""
        done, self._hurt = self.hurt, None
        if not (done and done.hold and pain):
            return []
        return self._ledger.enter(replace(done, at=at, hold=replace(done.hold, pain=pain)))
