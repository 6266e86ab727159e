"""The ladder of bridges: when a harder or an easier rung is offered, never forced (training.md 5.10)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from glutetimer.training.exercise import Exercise, Measure, Side, follow
from glutetimer.training.holds.asymmetry import paired
from glutetimer.training.holds.hold import Hold, Reason
from glutetimer.training.holds.scores import Track, epoch

TWO_LEGS = (2, 3, 14)
"""A two-leg hold: at the goal on 2 of the last 3 scored days, within 14 days (5.10; our choice)."""
ONE_LEG = (3, 5, 21)
"""Single-leg holds: both sides at the goal on 3 of the last 5 paired days, within 21 days (5.10; our choice)."""
LOW_S = 10
"""A base below it is the lowest band of a study of marathon runners (5.10)."""
LOW_SCORES = 3
CRAMP_DAYS = (3, 5)
"""Cramp on 3 of the last 5 days with holds (5.2, 5.10; our choice)."""


class StepBack(StrEnum):
    """Why an easier rung is offered."""

    PAIN = "pain"
    CRAMP = "cramp"
    SHORT = "short"


class Rungs(NamedTuple):
    """An exercise's place on the ladder, by id."""

    easier: str | None = None
    """Its neighbours; None where there is none."""
    harder: str | None = None
    below: frozenset[str] = frozenset()
    """What it is harder than."""
    ladder: frozenset[str] = frozenset()
    """What shares the ladder with it, harder or easier."""


def rungs(exercise: Exercise, catalogue: Mapping[str, Exercise]) -> Rungs:
    """An exercise's neighbours. `catalogue`: exercises by id. What names no exercise of it is advice in words, and no
    rung.
    """
    return Rungs(_neighbour(exercise.easier, exercise, catalogue), _neighbour(exercise.harder, exercise, catalogue))


def on_ladder(exercise: Exercise, catalogue: Mapping[str, Exercise], stops: Iterable[str]) -> Rungs:
    """The same, and what pain in these other exercises means to it. `stops`: exercises in which something hurt: few, so
    that few are looked at.
    """
    mine = set(follow(exercise.id, catalogue, lambda each: each.easier))
    below, ladder = set(), set()
    for id in {id for id in stops if id in catalogue and id != exercise.id}:
        above = exercise.id in follow(id, catalogue, lambda each: each.harder)
        if above or id in mine:
            below.add(id)
        if above or not mine.isdisjoint(follow(id, catalogue, lambda each: each.easier)):
            ladder.add(id)
    found = rungs(exercise, catalogue)
    return Rungs(found.easier, found.harder, frozenset(below), frozenset(ladder))


def _neighbour(id: str | None, exercise: Exercise, catalogue: Mapping[str, Exercise]) -> str | None:
    return id if id in catalogue and id != exercise.id else None


def above(exercise: Exercise, catalogue: Mapping[str, Exercise]) -> list[str]:
    """The holds above an exercise by id, the nearest first."""
    found = follow(exercise.id, catalogue, lambda each: each.harder)
    return [id for id in found[1:] if catalogue[id].measure is Measure.HOLD]


def ready_for_more(tracks: Mapping[Side, Track], on: date, goal_s: int) -> bool:
    """Whether the goal has been reached often enough lately for the next rung (5.10; our choice).

    Pain and a lagging side speak against it; they are the caller's to ask.

    Args:
        tracks: of both legs, or of the one side of a two-leg hold; no scores after `on`.
        goal_s: of the exercise: its dose, or the user's.
    """
    reached: list[tuple[date, bool]]
    if len(tracks) == 1:
        needed, of, days = TWO_LEGS
        reached = [(score.day, score.seconds >= goal_s) for score in next(iter(tracks.values()))[-of:]]
    else:
        needed, of, days = ONE_LEG
        pairs = islice(paired(tracks[Side.LEFT], tracks[Side.RIGHT]), of)
        reached = [(pair.day, min(pair.left, pair.right) >= goal_s) for pair in pairs]
    return sum(1 for day, there in reached if there and (on - day).days <= days) >= needed


def step_back(holds: Sequence[Hold], tracks: Iterable[Track], locked: bool) -> StepBack | None:
    """Whether an easier rung is offered (5.10; our choice). `holds`: of the exercise, up to the day asked about."""
    if locked:
        return StepBack.PAIN
    if cramped(holds):
        return StepBack.CRAMP
    low = any(len(epoch(scores)) >= LOW_SCORES and scores[-1].base_s < LOW_S for scores in tracks)
    return StepBack.SHORT if low else None


def cramped(holds: Sequence[Hold]) -> bool:
    """Whether there was cramp on three of the last five days with holds (5.2, 5.10; our choice)."""
    needed, of = CRAMP_DAYS
    last = sorted({hold.day for hold in holds})[-of:]
    return len({hold.day for hold in holds if hold.reason is Reason.CRAMP} & set(last)) >= needed
