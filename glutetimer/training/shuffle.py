"""Steps in random order, drawn so that the same seed gives the same order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from glutetimer.training.workout import Step

Draw = Callable[[Sequence[Step]], Sequence[Step]]
"""Puts the steps of one round in order."""


def drawing(seed: str) -> Draw:
    """What draws round after round; rests keep their places, so that no round begins with one that stood at its end."""
    from random import Random  # few workouts need it, and every start would pay for it

    random = Random(seed).random  # of all that draws, its sequence alone is promised to stay what it is

    def draw(steps: Sequence[Step]) -> Sequence[Step]:
        drawn = iter(sorted((step for step in steps if not step.is_rest), key=lambda _: random()))
        return [step if step.is_rest else next(drawn) for step in steps]

    return draw
