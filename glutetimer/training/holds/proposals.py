"""What the rules offer: a harder rung, an easier one, days of rest. Offered once, answered yes or no, never forced.

A plateau is said at most once in 21 days (training.md 5.11). What that holds back is the sentence that nobody asked
for, at a session's end: as it is shown it is kept as a decision, a no until it is answered, so that who leaves without
a word is not told again either. `glutetimer progress` is a report that was asked for: it names a plateau each time, and
keeps to one advice until the next is due.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from glutetimer.training.exercise import Exercise, Side
from glutetimer.training.holds import words
from glutetimer.training.holds.hold import Offer
from glutetimer.training.holds.progress import Progress

AGAIN_DAYS = 21
"""An offer that was answered is not made again sooner (training.md 5.11 for a plateau; our choice for the others)."""
REST_DAYS = 2
"""How long a rest from holds lasts that was agreed to (5.11; our choice)."""
SAID_ONCE = (Offer.PLATEAU, Offer.HARDER, Offer.HEAVIER)
"""Offers that are not made again because they were made, answered or not (5.11, 5.16)."""
_ON_LADDER = (Offer.ADVANCE, Offer.STEP_BACK)
"""Offers that move on the ladder of holds, where they are taken."""


class Decision(NamedTuple):
    """An offer and its answer."""

    day: date
    offer: Offer
    exercise: str
    to: str
    """The rung that was offered; empty where none was."""
    yes: bool


class Proposal(NamedTuple):
    """An offer to be answered."""

    offer: Offer
    exercise: str
    to: str
    words: str


def proposal(found: Progress, catalogue: Mapping[str, Exercise], past: Iterable[Decision]) -> Proposal | None:
    """The one offer of a day, the most careful first; None where there is none, or it was answered lately. `past`:
    decisions of the history, in any order.
    """
    past = list(past)
    moved = rung(found.exercise, past, found.on) != found.exercise  # who keeps it up is past it
    offers = _offers(found, catalogue, plateaus(past, found.exercise, found.on), moved)
    return next((offer for offer in offers if stands(offer, past, found.on)), None)


def onto_holds(exercise: str, to: Exercise, past: Iterable[Decision], on: date) -> Proposal | None:
    """The offer of a hold to who is ready for it after repetitions; None where it was answered lately.

    Args:
        exercise: a rung of repetitions.
        past: decisions of the history, in any order.
    """
    offer = Proposal(Offer.ADVANCE, exercise, to.id, words.advance_words(to))
    return offer if stands(offer, past, on) else None


def stands(offer: Proposal, past: Iterable[Decision], on: date) -> bool:
    """Whether an offer may be made: it was not answered in the last 21 days."""
    return not any(
        (decision.offer, decision.exercise, decision.to) == (offer.offer, offer.exercise, offer.to)
        and 0 <= (on - decision.day).days < AGAIN_DAYS
        for decision in past
    )


def plateaus(past: Iterable[Decision], exercise: str, on: date) -> int:
    """How many plateaus were said before the one that may be said now, or was in the last 21 days.

    So the next advice has its turn (5.11: in order; our choice).
    """
    return sum(
        decision.offer is Offer.PLATEAU and decision.exercise == exercise and (on - decision.day).days >= AGAIN_DAYS
        for decision in past
    )


def _offers(found: Progress, catalogue: Mapping[str, Exercise], nth: int, moved: bool) -> Iterable[Proposal]:
    id = found.exercise
    if found.step_back and found.step_back_for:
        said = words.step_back_words(catalogue[found.step_back].name, found.step_back_for)
        yield Proposal(Offer.STEP_BACK, id, found.step_back, said)
    if any(side.bad_patch for side in found.sides.values()):
        yield Proposal(Offer.REST, id, "", words.REST)
    if flat := found.plateau:
        side = flat[0] if len(flat) == 1 else Side.BOTH
        yield Proposal(Offer.PLATEAU, id, "", words.plateau_words(side, nth))
    if found.advance and not moved:
        yield Proposal(Offer.ADVANCE, id, found.advance, words.advance_words(catalogue[found.advance]))


def rung(exercise: str, past: Sequence[Decision], on: date, offers: Collection[Offer] = _ON_LADDER) -> str:
    """The exercise to train in place of this one, where the accepted moves lead. `past`: the oldest first."""
    for move in _moves(exercise, past, on, offers):
        exercise = move.to
    return exercise


def upkeep(exercise: str, past: Sequence[Decision], on: date) -> str | None:
    """The exercise that was left for a harder one in its place, to be kept up once a week (5.10); None: none was.
    `past`: decisions, the oldest first.
    """
    moves = list(_moves(exercise, past, on, _ON_LADDER))
    return moves[-1].exercise if moves and moves[-1].offer is Offer.ADVANCE else None


def _moves(exercise: str, past: Iterable[Decision], on: date, offers: Collection[Offer]) -> Iterator[Decision]:
    """The offers that were taken, each of where the last led."""
    for decision in past:
        taken = decision.yes and decision.to and decision.offer in offers and decision.day <= on
        if taken and decision.exercise == exercise:
            yield decision
            exercise = decision.to


def resting(past: Iterable[Decision], on: date) -> bool:
    """Whether the user agreed to rest from holds on this day: the first advice on a plateau is rest, the others not."""
    past = list(past)

    def rests(decision: Decision) -> bool:
        if decision.offer is Offer.PLATEAU:
            return plateaus(past, decision.exercise, decision.day) % len(words.PLATEAU_ADVICE) == 0
        return decision.offer is Offer.REST

    return any(
        decision.yes and decision.day < on <= decision.day + timedelta(REST_DAYS) and rests(decision)
        for decision in past
    )
