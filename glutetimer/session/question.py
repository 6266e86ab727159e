"""What a key has ended is asked about once, while the rest runs; no answer takes the sensible default.

Why did the hold end, and how long was it (training.md 5.1)? How many repetitions at one's own pace were they, and where
they were as many as go, why did they end (5.18)?
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from glutetimer.session.events import Answered, Event, SetDone, SetDropped
from glutetimer.session.ledger import Ledger
from glutetimer.training.exercise import Exercise, Side
from glutetimer.training.holds.hold import FALSE_START_S, KEPT_IF_SHORT, Hold, Pain, Reason, works
from glutetimer.training.plan import Phase

MOST_COUNTED = 1_000
"""Repetitions in a set, where not more are planned: as many as a workout may ask for (our choice)."""
TYPED_TOGETHER_S = 3.0
"""A digit typed this soon after another belongs to the same number (our choice)."""


class Question(NamedTuple):
    """A stopped hold whose reason is not settled, or repetitions that nobody has counted yet."""

    done: SetDone
    """As it stands, with the default for its reason: it is on disk already."""
    target_s: float | None
    settled: Reason | None
    """A reason that the default must be (a suspended machine), whatever the seconds."""
    until: float | None
    """When no answer counts as the default; None: when the next set starts."""
    typed_at: float | None = None
    """When its last digit was typed."""

    @classmethod
    def about(cls, done: SetDone, target_s: float | None, settled: Reason | None, until: float | None) -> "Question":
        question = cls(done, target_s, settled, until)
        asks_why = question.asks_why
        return question._replace(done=question.answered(question.default)) if asks_why else question

    @property
    def counts(self) -> bool:
        """Whether it asks how many there were; otherwise, why a hold ended."""
        return self.done.hold is None

    @property
    def asks_why(self) -> bool:
        """Whether it asks why a set ended: a hold, or as many repetitions as went."""
        return not self.counts or self.done.phase.max_reps

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The answers to why the set ended, in the order of every face."""
        ceiling = self.done.hold is not None and self.done.hold.ceiling
        first = (Reason.CEILING,) if ceiling else ()
        usual = (Reason.FORM, Reason.TARGET, Reason.CRAMP, Reason.PAIN, Reason.INTERRUPTED)
        return (*first, *usual) if self.asks_why else ()

    @property
    def marked(self) -> Reason:
        """The answer that no answer stands for, of `reasons`."""
        chosen = self.done.reason if self.counts and self.done.reason else self.default
        return Reason.TARGET if chosen is Reason.CHOICE else chosen

    @property
    def amount(self) -> int:
        """How many repetitions, steps or metres, as far as is said."""
        return round(self.done.amount or 0)

    @property
    def most(self) -> int:
        """The highest number that is believed: a long walk has more metres than any set has repetitions."""
        return max(MOST_COUNTED, round(10 * (self.done.phase.planned or 0)))

    @property
    def held_s(self) -> float:
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
        return not self.counts and self.held_s < FALSE_START_S

    def answered(self, reason: Reason) -> SetDone:
        """The set with its reason. "Enough" below the target is a choice (training.md 5.1)."""
        if reason is Reason.TARGET and not (self.target_s and self.held_s >= self.target_s):
            reason = Reason.CHOICE
        if not self.done.hold:
            return self.done._replace(reason=reason)
        return self.done._replace(hold=self.done.hold._replace(reason=reason))

    def corrected(self, more: float) -> "Question":
        """With more or less of it counted: seconds of a hold, or repetitions."""
        if self.counts:
            return self.counted(self.amount + round(more))
        assert self.done.hold
        hold = self.done.hold
        trim = min(max(0.0, hold.trim_s - more), hold.clocked_s)
        question = self._replace(done=self.done._replace(hold=hold._replace(trim_s=round(trim, 3), answered=True)))
        return question._replace(done=question.answered(question.default))

    def counted(self, number: int) -> "Question":
        """With so many repetitions, steps or metres, as somebody said."""
        number = max(0, min(number, self.most))
        return self._replace(done=self.done.counted(number, assumed=False), typed_at=None)

    def typed(self, at: float, digit: int) -> "Question":
        """With a digit of how many they were: a first one, or one more."""
        together = self.typed_at is not None and at - self.typed_at < TYPED_TOGETHER_S
        number = 10 * self.amount + digit if together else digit
        question = self.counted(number if number <= self.most else digit)
        return question._replace(typed_at=at)


class Asking:
    """At most one question is open. The set it is about is in the ledger from its first instant."""

    def __init__(self, ledger: Ledger) -> None:
        self.question: Question | None = None
        self._ledger = ledger
        self._hurt: tuple[int, int] | None = None
        """The set of which pain was answered, by its place and attempt: how bad it was is still to be said."""

    def ask(self, question: Question) -> list[Event]:
        self.question = question
        return self._ledger.enter(question.done)

    def answer(self, at: float, reason: Reason, by_default: bool = False) -> list[Event]:
        """Why the set ended; a false start is kept only where it was for pain or cramp (training.md 5.1)."""
        if not self.question or not self.question.asks_why:
            return []
        if reason is Reason.CEILING and reason not in self.question.reasons:  # only some holds end by themselves
            return []
        if self.question.counts:
            return self._answer_counted(at, self.question, reason)
        if self.question.false_start and reason not in KEPT_IF_SHORT:
            return self.discard(at)
        done, self.question = self.question.answered(reason), None
        assert done.hold
        hold = done.hold if by_default else done.hold._replace(answered=True)
        if reason is Reason.PAIN:
            self._hurt = (done.phase_index, done.attempt)
        return [*self._ledger.enter(done._replace(at=at, hold=hold)), Answered(at, hold.reason, by_default)]

    def _answer_counted(self, at: float, question: Question, reason: Reason) -> list[Event]:
        """Why the repetitions ended: how many they were is still asked, until it was said or pain ended them."""
        done = question.answered(reason)._replace(at=at)
        if reason is Reason.PAIN:
            self._hurt = (done.phase_index, done.attempt)
        settled = reason is Reason.PAIN or not done.assumed
        self.question = None if settled else question._replace(done=done)
        kept = self._ledger.enter(done) if done.amount or reason is Reason.PAIN else []
        return [*kept, Answered(at, done.reason or reason, by_default=False)]

    def confirm(self, at: float) -> list[Event]:
        """So many repetitions they were, as it stands there."""
        if not self.question or not self.question.counts:
            return []
        events = self._enter(at, self.question.counted(self.question.amount)) if self.question.done.assumed else []
        self.question = None
        return events

    def lapse(self, at: float) -> list[Event]:
        """Nobody answered: the default stands; a false start is discarded."""
        if not self.question:
            return []
        if self.question.counts:
            self.question = None
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
        return [SetDropped(at, done.phase_index, done.attempt, done.phase)]

    def correct(self, at: float, more: float) -> list[Event]:
        """Count more or less: seconds of the hold, never more than the clock said; or repetitions."""
        return self._enter(at, self.question.corrected(more)) if self.question else []

    def change_load(self, at: float, load: str) -> list[Event]:
        """The set that is asked about was done with another load."""
        if not self.question:
            return []
        done = self.question.done
        return self._enter(at, self.question._replace(done=done._replace(phase=done.phase._replace(load=load))))

    def type_digit(self, at: float, digit: int) -> list[Event]:
        """A digit of how many repetitions they were."""
        if not self.question or not self.question.counts:
            return []
        return self._enter(at, self.question.typed(at, digit))

    def _enter(self, at: float, question: Question) -> list[Event]:
        """The set as it is now said to be; no repetition at all is no set, until somebody says more."""
        before, self.question = self.question, question
        done = question.done._replace(at=at)
        if not question.counts or question.amount:
            return self._ledger.enter(done)
        self._ledger.drop(done)
        return [SetDropped(at, done.phase_index, done.attempt, done.phase)] if before and before.amount else []

    @property
    def hurt(self) -> SetDone | None:
        """The set that pain ended, until how bad it was is said."""
        return self._ledger.find(self._hurt) if self._hurt else None

    def pain(self, at: float, pain: Pain | None) -> list[Event]:
        """How bad the pain was that ended that set, and where; None: nobody said."""
        done, self._hurt = self.hurt, None
        if not (done and pain):
            return []
        if not done.hold:
            return self._ledger.enter(done._replace(at=at, pain=pain))
        return self._ledger.enter(done._replace(at=at, hold=done.hold._replace(pain=pain)))


def is_closed(phase: Phase, hurt: SetDone, pain: Pain | None, catalogue: Mapping[str, Exercise]) -> bool:
    """Whether a set must not follow one that pain has ended: on its side nothing until form slips, and nothing harder
    (training.md 5.6 and 5.18).
    """
    if not phase.exercise or not hurt.phase.exercise:
        return False
    side, other = hurt.phase.side or Side.BOTH, phase.side or Side.BOTH
    if (phase.hold or phase.max_reps) and works(side, other):
        return True
    stop = Hold(
        exercise=hurt.phase.exercise.id,
        side=side,
        day=date.min,
        held_s=hurt.hold.held_s if hurt.hold else 0.0,
        reason=Reason.PAIN,
        pain=pain,
    )
    from glutetimer.training.holds.pain import closes  # most sessions have no holds, and begin sooner without

    return closes(stop, phase.exercise, other, catalogue)
