"""A plan that changes once it is laid out: sets more or fewer, another load, a wait for what is new, a later begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from glutetimer.training.exercise import Side
from glutetimer.training.plan import Phase, PhaseKind, Plan, drop_last_waits, make_wait, number_sets

INTO_PLACE_S = 10.0
"""To get into place after the key that ends a wait for an exercise that is new (our choice)."""


def change_load(laid_out: Plan, index: int, exercise: str, load: str) -> Plan:
    """The plan with another load of an exercise from a place on; whoever changes it knows it, and it is not named."""
    phases = (
        phase._replace(load=load, names_load=False)
        if place >= index and phase.works and phase.exercise and phase.exercise.id == exercise
        else phase
        for place, phase in enumerate(laid_out.phases)
    )
    return laid_out._replace(phases=tuple(phases))


def find_growing(laid_out: Plan, index: int) -> Phase | None:
    """The set whose step can have another set at a place: the one that is there, or the last one before a wait."""
    here = laid_out.phases[index]
    before = here if here.works else next((p for p in reversed(laid_out.phases[:index]) if p.works), None)
    near = [phase.step for phase in (before, laid_out.coming(index)) if phase]
    growing = (phase for step in near for phase in laid_out.phases if phase.more_sets and phase.step == step)
    found = next(growing, None)
    return found if found and _grows(laid_out, index, found) else None


def add_set(laid_out: Plan, index: int) -> Plan | None:
    """The plan with one more set of the step that is at a place, or was just before it; None where there is no more.

    It comes after the sets that are planned. In the wait after the last of them it comes after that wait, which is
    repeated behind it. Each side has one more, but one that nothing may be added to.
    """
    growing = find_growing(laid_out, index)
    if growing is None:
        return None
    places = _places_of(laid_out, growing)
    phases = list(laid_out.phases)
    if growing.apart:
        groups = [(own[-1], own[-1]) for own in places.values()]
    else:
        lasts = sorted(own[-1] for own in places.values())
        groups = [(lasts[0], lasts[-1])]
    for first, last in sorted(groups, reverse=True):
        again = [phase._replace(names_load=False) for phase in laid_out.phases[first : last + 1]]
        if index > last:
            phases[index + 1 : index + 1] = [*again, phases[index]]
        else:
            rest = [make_wait(PhaseKind.REST, growing.between_s)] if growing.between_s else []
            phases[last + 1 : last + 1] = [*rest, *again]
    fewer = [p._replace(more_sets=p.more_sets - 1) if p.more_sets and p.step == growing.step else p for p in phases]
    return laid_out._replace(phases=tuple(number_sets(drop_last_waits(fewer))))


def _places_of(laid_out: Plan, one: Phase) -> dict[Side | None, list[int]]:
    """Where the sets of a step are, by side; a side that nothing may be added to has none."""
    places: dict[Side | None, list[int]] = {}
    for place, phase in enumerate(laid_out.phases):
        if phase.more_sets and phase.step == one.step:
            places.setdefault(phase.side, []).append(place)
    return places


def _grows(laid_out: Plan, index: int, one: Phase) -> bool:
    """Whether each side of a step can have one more: where they are done apart, the first must not be over."""
    last = min(own[-1] for own in _places_of(laid_out, one).values())
    return not one.apart or index <= last or (index == last + 1 and not laid_out.phases[index].works)


def leave_out_sets(laid_out: Plan, drop: Callable[[Phase], bool], after: int = -1) -> Plan:
    """The plan without some of its sets, and without the waits that followed them.

    Args:
        drop: which sets.
        after: what is at this place or before it stays, closed: none is added to such ones, nor done once more.
    """
    kept = [
        phase._replace(more_sets=0, closed=True) if phase.works and drop(phase) else phase
        for phase in laid_out.phases[: after + 1]
    ]
    dropped, unnamed = False, set[tuple[str, str]]()
    for phase in laid_out.phases[after + 1 :]:
        what = (phase.exercise.id if phase.exercise else "", phase.load)
        if phase.works:
            dropped = drop(phase)
            if dropped and phase.names_load:
                unnamed.add(what)
        if not dropped:
            kept.append(phase._replace(names_load=True) if what in unnamed else phase)
            unnamed.discard(what)
    kept[after + 1 :] = drop_last_waits(kept[after + 1 :])
    return laid_out._replace(phases=tuple(number_sets(kept)))


def meet_exercises(laid_out: Plan, unknown: AbstractSet[str]) -> Plan:
    """The plan with a wait before the first set of each exercise that is new; a key ends it (coach.md, 3). `unknown`:
    the ids of exercises that were never done, or not for long.
    """
    phases: list[Phase] = []
    met: set[str] = set()
    for phase in laid_out.phases:
        id = phase.exercise.id if phase.works and phase.exercise else ""
        if id in unknown and id not in met:
            met.add(id)
            before = phases.pop() if phases and phases[-1].kind is PhaseKind.READY else None
            phases.append((before or make_wait(PhaseKind.READY, INTO_PLACE_S))._replace(seconds=None))
        phases.append(phase)
    return laid_out._replace(phases=tuple(phases))


def wait_to_study(laid_out: Plan, index: int) -> Plan:
    """The plan with the wait at a place as long as it takes to know what comes; a key ends it."""
    wait = laid_out.phases[index]._replace(kind=PhaseKind.READY, seconds=None, nominal_s=INTO_PLACE_S)
    return laid_out._replace(phases=(*laid_out.phases[:index], wait, *laid_out.phases[index + 1 :]))


def begin_after(laid_out: Plan, passed_over: Sequence[Phase]) -> int:
    """Where to begin in a plan when what comes first is passed over.

    Args:
        passed_over: the phases before the one to begin with, of this plan or of one that had more of its sets.

    Returns:
        the place of a set; 0 where nothing is passed over but waits.
    """
    at = 0
    for phase in passed_over:
        if phase.kind is PhaseKind.READY:  # what was new once is known now, or forgotten
            continue
        while at < len(laid_out.phases) and laid_out.phases[at].kind is PhaseKind.READY:
            at += 1
        if at < len(laid_out.phases) and _same(laid_out.phases[at], phase):
            at += 1
    if not any(phase.works for phase in laid_out.phases[:at]):
        return 0
    begin = next((place for place, phase in enumerate(laid_out.phases) if place >= at and phase.works), 0)
    return begin - 1 if begin and laid_out.phases[begin - 1].is_meeting else begin


def is_known(coming: Phase, expected: Phase | None) -> bool:
    """Whether a set is the one that was expected, as far as somebody was told: whoever changed its load knows that."""
    return expected is not None and _same(
        coming, expected if coming.names_load else expected._replace(load=coming.load)
    )


def _same(one: Phase, other: Phase) -> bool:
    """Whether two phases are the same, however many sets there are beside them."""
    loose: dict[str, Any] = {"set": 0, "sets": 0, "reminders": (), "names_load": False, "more_sets": 0, "closed": False}
    return one._replace(**loose) == other._replace(**loose)
