"""What the rules offer after a session: a harder rung, an easier one, days of rest. Both faces ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from glutetimer.history.ids import uuid7
from glutetimer.history.queries.holds import find_pain_stops
from glutetimer.history.recorder import Recorder
from glutetimer.history.records import DecisionRecord
from glutetimer.history.store import History
from glutetimer.services.amounts import add_session, describe_next
from glutetimer.services.coach import Coach
from glutetimer.services.context import Context
from glutetimer.services.layout import Layout, read_layout
from glutetimer.services.performance import Performance
from glutetimer.services.preparation import read_coach
from glutetimer.session.events import SetDone
from glutetimer.training.amounts import NOTHING
from glutetimer.training.exercise import Exercise, Measure
from glutetimer.training.holds.hold import Felt, Offer, Reason
from glutetimer.training.holds.next_step import propose_next_step
from glutetimer.training.holds.proposals import SAID_ONCE, Proposal

FELT_QUESTION = "Where did you feel the bridges? g glute, o both, h hamstring, u hard to tell."
TAKEN = "Done. An undo in the review takes it back."
LEFT = "Fine. It stays as it is."

Keep = Callable[[DecisionRecord, bool], None]
"""Puts a decision into the history; and whether an undo may take it back."""


class Offers:
    """One offer at a time, until one is answered.

    Args:
        performance: of the session, which is over.
        coach: what the history said of holds before it; None where there is nothing to offer.
        keep: what keeps decisions.
        layout: what the history says of ranges; None where the session had none.
        hurt: something hurt on its day besides.
    """

    def __init__(
        self,
        performance: Performance,
        coach: Coach | None,
        keep: Keep,
        layout: Layout | None = None,
        hurt: bool = False,
    ) -> None:
        self.standing: Proposal | None = None
        """What is to be answered."""
        self.coach = coach
        self._performance, self._recorder, self._keep = performance, performance.recorder, keep
        self._layout, self._hurt = layout, hurt
        self._answered = False
        self._taken = ""
        """The exercise of a next step that was taken: it begins anew."""
        self._ids: defaultdict[Offer, str] = defaultdict(uuid7)

    @property
    def _sets(self) -> Sequence[SetDone]:
        return self._performance.runner.ledger.sets

    @property
    def asks_felt(self) -> bool:
        """Whether there were bridges of which nobody has said yet where they were felt."""
        return self.coach is not None and bool(self.coach.asks_felt(self._sets))

    @property
    def question(self) -> str:
        """What stands, and how it is answered; empty where nothing does."""
        return f"{self.standing.words} y takes it, n leaves it." if self.standing else ""

    def feel(self, felt: Felt) -> None:
        """Answer that; it may lead on to holds."""
        assert self.coach
        bridges = self.coach.asks_felt(self._sets)
        self._performance.do(lambda runner, now: runner.felt_in(now, bridges[-1].phase_index, felt))
        self.look()

    def look(self) -> None:
        """See what stands now: something may have hurt. What is said once is kept as said, answered or not."""
        self.standing = None if self._answered else self._offered()
        if self.standing and self.standing.offer in SAID_ONCE:
            self._put(self.standing, yes=False, undoable=False)

    def answer(self, yes: bool) -> None:
        """Answer what stands."""
        if self.standing:
            self._put(self.standing, yes, undoable=True)
            self._taken = self.standing.exercise if yes else ""
        self.standing, self._answered = None, True

    @property
    def next_aims(self) -> str:
        """What comes next time in each range, and with which load, in a sentence; empty where nothing is known."""
        trained = self._recorder.trained
        if not trained or not self._sets:
            return ""
        amounts = self._layout.amounts if self._layout else NOTHING
        words = describe_next(
            add_session(amounts, self._sets, self._recorder.session_id, trained.day), self._sets, [self._taken]
        )
        return f"Next time: {words}." if words else ""

    def _offered(self) -> Proposal | None:
        return self._offered_of_holds() or self._offered_of_ranges()

    def _offered_of_ranges(self) -> Proposal | None:
        """The next step after the top of a range; none on a day on which something hurt."""
        trained = self._recorder.trained
        stopped = any((one.hold.reason if one.hold else one.reason) is Reason.PAIN for one in self._sets)
        if not self._layout or not trained or self._recorder.pain or stopped or self._hurt:
            return None
        amounts = add_session(self._layout.amounts, self._sets, self._recorder.session_id, trained.day)
        exercises, past = self._layout.context.library.exercises, self._layout.decisions
        last = {one.phase.exercise.id: one.phase for one in self._sets if one.phase.exercise and one.phase.bounds}
        offers = (
            propose_next_step(phase, amounts.sets_of(id, timed=phase.reps is None), past, trained.day, exercises)
            for id, phase in last.items()
        )
        return next(filter(None, offers), None)

    def _offered_of_holds(self) -> Proposal | None:
        if not self.coach:
            return None
        later = self.coach.after(self._sets, hurt=self._recorder.pain is not None)
        holds_first = sorted(exercises_of(self._sets), key=lambda each: each.measure is not Measure.HOLD)
        return next((offer for each in holds_first if (offer := later.proposal(each))), None)

    def _put(self, offer: Proposal, yes: bool, undoable: bool) -> None:
        if trained := self._recorder.trained:
            record = DecisionRecord(
                id=self._ids[offer.offer],
                day=trained.day,
                offer=offer.offer,
                exercise=offer.exercise,
                to=offer.to,
                yes=yes,
            )
            self._keep(record, undoable)


def exercises_of(sets: Iterable[SetDone]) -> list[Exercise]:
    """What was done, each once."""
    return list({one.phase.exercise.id: one.phase.exercise for one in sets if one.phase.exercise}.values())


def read_offers(
    history: History, context: Context, performance: Performance, coach: Coach | None, keep: Keep
) -> Offers:
    """What can be offered after a session, by what the history says.

    Args:
        history: with or without this session.
        coach: what the history said before it, where that was asked.
        keep: what keeps decisions.
    """
    sets, recorder = performance.runner.ledger.sets, performance.recorder
    leads_on = any(exercise.harder for exercise in exercises_of(sets))
    if not coach and recorder.kept and leads_on:
        coach = read_coach(history, context, before=recorder.started)
    has_ranges = any(one.phase.bounds for one in sets)
    layout = read_layout(history, context, context.today) if has_ranges else None
    hurt = has_ranges and recorder.started is not None and _has_hurt(history, recorder.started.local_date, recorder)
    return Offers(performance, coach, keep, layout, hurt)


def _has_hurt(history: History, day: date, besides: Recorder) -> bool:
    """Whether something hurt on a day: what pain ended, or what the end of another session said."""
    sessions = (each for each in history.sessions(day) if each.id != besides.session_id)
    said = any(each.pain and each.started.local_date == day for each in sessions)
    return said or any(stop.day == day for stop in find_pain_stops(history, day))
