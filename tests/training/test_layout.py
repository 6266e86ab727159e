"""A workout laid out: its rounds, its waits, and the number of each set."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from glutetimer.library.catalogue import load
from glutetimer.training.layout import lay_out

LIBRARY = load(None)
PLANS = [lay_out(workout, LIBRARY.exercises) for workout in LIBRARY.workouts.values()]


def test_phases_know_their_round() -> None:
    for laid_out in PLANS:
        rounds = [phase.round for phase in laid_out.phases]
        several = laid_out.workout.rounds if laid_out.workout.rounds > 1 else 0
        assert max(rounds) == max(phase.rounds for phase in laid_out.phases) == several
        inside = [n for n in rounds if n]
        assert inside == sorted(inside)
        assert not laid_out.phases[0].round


def test_it_ends_with_a_set_and_has_no_two_rests_in_a_row() -> None:
    for laid_out in PLANS:
        assert laid_out.phases[-1].works
        waits = [not phase.works for phase in laid_out.phases]
        assert not any(one and other for one, other in pairwise(waits))


def test_each_set_of_an_exercise_and_side_has_its_number() -> None:
    for laid_out in PLANS:
        sets = [phase for phase in laid_out.phases if phase.works and phase.exercise]
        seen: Counter[tuple[str, object]] = Counter()
        for phase in sets:
            seen[phase.name, phase.side] += 1
            assert phase.set == seen[phase.name, phase.side]
        assert all(phase.sets == seen[phase.name, phase.side] for phase in sets)
