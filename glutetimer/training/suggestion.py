"""What to do today: the articles' minimum is five minutes and the bridges, every day (training.md, Part 4; design)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from glutetimer.training.workout import Workout

DAILY = "five-a-day"
SINGLE = "bridge-builder-1"
DOUBLE = "bridge-builder-2"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A workout for today, and why."""

    workout: str
    why: str


def suggest(
    workouts: Mapping[str, Workout],
    done_today: Collection[str],
    ever: bool,
    single_leg: bool = False,
    resting: bool = False,
) -> Suggestion | None:
    """Today's first choice among the workouts there are; None where there are none.

    Args:
        workouts: by id.
        done_today: the ids of what was done today.
        ever: whether anything was ever done.
        resting: whether the user agreed to a rest from holds today.
        single_leg: whether the single-leg bridge is the rung to train.
    """
    bridges = SINGLE if single_leg else DOUBLE
    wanted = (
        (DAILY, "Five minutes, every day." if ever else "Five minutes is where to begin."),
        (bridges, "The five minutes are done. The bridges are next."),
    )
    for id, why in wanted:
        if id in workouts and id not in done_today and not (resting and id == bridges):
            return Suggestion(id, why)
    if DAILY in workouts:
        if resting:
            return Suggestion(DAILY, "A day off from holds, as you agreed.")
        return Suggestion(DAILY, "Today is done. Whatever comes now is extra.")
    return Suggestion(next(iter(workouts)), "") if workouts else None
