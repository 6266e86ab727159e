"""What the rules offer: a harder rung, an easier one, days of rest. Offered once, answered yes or no, never forced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from glutetimer.frozen import dataclass
from glutetimer.training.holds import words
from glutetimer.training.holds.offer import Offer
from glutetimer.training.holds.progress import Progress

AGAIN_DAYS = 21
"""An offer that was answered is not made again sooner (training.md 5.11 for a plateau; design for the others)."""
REST_DAYS = 2
"""How long a rest from holds lasts that was agreed to (5.11; design)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """An offer and its answer."""

    day: date
    offer: Offer
    exercise: str
    to: str
    """The rung that was offered; empty where none was."""
    yes: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """An offer to be answered."""

    offer: Offer
    exercise: str
    to: str
    words: str


def proposal(found: Progress, names: dict[str, str], past: Iterable[Decision]) -> Proposal | None:
    """The one offer of a day, the most careful first; None where there is none, or it was answered lately.

    Args:
        found: what the rules say of an exercise.
        names: exercises' names by id.
        past: decisions of the history, in any order.
    """
    lately = {
        (decision.offer, decision.exercise, decision.to)
        for decision in past
        if 0 <= (found.on - decision.day).days < AGAIN_DAYS
    }
    for offer in _offers(found, names):
        if (offer.offer, offer.exercise, offer.to) not in lately:
            return offer
    return None


def _offers(found: Progress, names: dict[str, str]) -> Iterable[Proposal]:
    id = found.exercise
    if found.step_back and found.step_back_for:
        said = words.step_back_words(names[found.step_back], found.step_back_for)
        yield Proposal(Offer.STEP_BACK, id, found.step_back, said)
    if any(side.bad_patch for side in found.sides.values()):
        yield Proposal(Offer.REST, id, "", words.REST)
    for side in found.plateau[:1]:
        yield Proposal(Offer.PLATEAU, id, "", f"{words.plateau_words(side)} {words.PLATEAU_ADVICE[0]}")
    if found.advance:
        yield Proposal(Offer.ADVANCE, id, found.advance, words.advance_words(names[found.advance]))


def rung(exercise: str, past: Sequence[Decision], on: date) -> str:
    """The exercise to train in place of this one: where the accepted moves on the ladder lead.

    Args:
        exercise: an exercise's id.
        past: decisions, the oldest first.
        on: the training day.
    """
    for decision in past:
        moves = decision.yes and decision.to and decision.day <= on
        if moves and decision.exercise == exercise:
            exercise = decision.to
    return exercise


def resting(past: Iterable[Decision], on: date) -> bool:
    """Whether the user agreed to rest from holds on this day."""
    return any(
        decision.yes
        and decision.offer in (Offer.REST, Offer.PLATEAU)
        and decision.day < on <= decision.day + timedelta(REST_DAYS)
        for decision in past
    )
