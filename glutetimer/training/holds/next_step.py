"""What comes after the top of a range: a harder exercise, or more load (training.md 5.16). Offered once, undoable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from glutetimer.training.exercise import Exercise, Measure
from glutetimer.training.holds.hold import Offer
from glutetimer.training.holds.proposals import Decision, Proposal, stands
from glutetimer.training.load import add_weight
from glutetimer.training.plan import Phase
from glutetimer.training.ranges import AimedSet, at_top


def propose_next_step(
    phase: Phase, sets: Iterable[AimedSet], past: Iterable[Decision], on: date, catalogue: Mapping[str, Exercise]
) -> Proposal | None:
    """The next step of an exercise whose sets were all at the top of their range, two sessions in a row.

    Args:
        phase: a set of it, as it was done today.
        sets: its sets with an aim that count, those of today among them.
        past: decisions of the history, in any order.
    """
    if phase.exercise is None or phase.bounds is None or not at_top(phase.bounds[1], sets):
        return None
    offer = _harder(phase, phase.exercise, catalogue) or _heavier(phase, phase.exercise)
    return offer if stands(offer, past, on) else None


def _reached(phase: Phase) -> str:
    assert phase.bounds
    top = phase.bounds[1]
    return f"{phase.name}: {top:g}{'' if phase.reps is not None else ' s'} in all sets, two sessions in a row."


def _harder(phase: Phase, exercise: Exercise, catalogue: Mapping[str, Exercise]) -> Proposal | None:
    """The harder exercise, where it can be done by the same amount."""
    harder = catalogue.get(exercise.harder or "")
    if harder is None or harder.measure is Measure.HOLD or (phase.reps is None) is (harder.measure is Measure.REPS):
        return None
    return Proposal(Offer.HARDER, exercise.id, harder.id, f"{_reached(phase)} Go on with {harder.name} instead?")


def _heavier(phase: Phase, exercise: Exercise) -> Proposal:
    """More load; where it is no weight, what the exercise itself calls harder stands beside it."""
    assert phase.bounds
    to, low = add_weight(phase.load), f"{phase.bounds[0]:g}{'' if phase.reps is not None else ' s'}"
    way = f" ({exercise.harder[:1].lower()}{exercise.harder[1:]})" if exercise.harder and " " in exercise.harder else ""
    more = f"{to} from now on" if to else f"more load from now on, a heavier band or a weight{way}"
    return Proposal(Offer.HEAVIER, exercise.id, to, f"{_reached(phase)} Go on with {more}, and from {low} again?")
