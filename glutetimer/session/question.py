"""Why did the hold end? Asked once, while the rest runs; no answer takes the sensible default (training.md 5.1)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from glutetimer.session.events import SetDone
from glutetimer.training.holds.hold import FALSE_START_S, Reason


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
