"""What the pages of an exercise say alike, in text and in the full window: how much, how slowly, on which sides."""

from __future__ import annotations

from collections.abc import Iterable

from glutetimer.session.words import clock
from glutetimer.training.exercise import Category, Exercise, Flag, Side, Sides, name_side

SIDES = {
    Sides.UNILATERAL: "each side by itself",
    Sides.BILATERAL: "both sides at once",
    Sides.ALTERNATING: "sides in turn",
}
"""How the two sides are used."""

FLAGS = {
    Flag.SUPINE: "lying on the back",
    Flag.IMPACT: "impact",
    Flag.WRISTS: "load on the wrists",
    Flag.SPACE: "needs space",
    Flag.OUTDOORS: "outdoors",
}
"""What somebody may want to leave out, in words."""

ADDED = "no article names it: it was added, from the literature or because printed routines have it"
"""Of an exercise that is a rung of our own."""

_CATEGORIES = list(Category)


def sort_by_category(exercises: Iterable[Exercise]) -> list[Exercise]:
    """The order in which they are listed: by category, and in each as the catalogue has them."""
    return sorted(exercises, key=lambda exercise: _CATEGORIES.index(exercise.category))


def shorten_name(exercise: Exercise) -> str:
    """Its name in few letters, as one writes it: One-leg hold."""
    return exercise.short.capitalize() if exercise.short.isupper() else exercise.short


def describe_dose(exercise: Exercise) -> str:
    """How much a first-timer does: `2 × 10 a side`, `4 × 30 s`, `to 60 s a side`."""
    return describe_sets(exercise) + (" a side" if exercise.sides is Sides.UNILATERAL else "")


def describe_sets(exercise: Exercise) -> str:
    """The same without its sides."""
    dose = exercise.dose
    sets = f"{dose.min_sets}-{dose.sets}" if dose.min_sets and dose.min_sets != dose.sets else f"{dose.sets}"
    if dose.goal_s:
        return f"to {_seconds(dose.goal_s)}"
    each = str(dose.reps) if dose.reps else _seconds(dose.work_s) if dose.work_s else ""
    return f"{sets} × {each}" if each else f"{sets} set{'' if sets == '1' else 's'}"


def describe_full_dose(exercise: Exercise) -> str:
    """The dose, what it is by the clock, and its rest."""
    parts = [describe_dose(exercise)]
    if exercise.dose.work_s and exercise.dose.reps:
        parts.append(f"by the clock {_seconds(exercise.dose.work_s)}")
    if exercise.dose.rest_s:
        parts.append(f"rest {_seconds(exercise.dose.rest_s)}")
    return "; ".join(parts)


def describe_tempo(exercise: Exercise) -> str:
    """A repetition's parts in order: `2-1-2-0: lift 2, hold 1, lower 2`; nothing where there is no tempo."""
    if exercise.tempo is None:
        return ""
    parts = ", ".join(f"{part} {seconds:g}" for part, seconds in exercise.tempo.parts(exercise.begins))
    return f"{exercise.tempo}: {parts}"


def list_spoken(exercise: Exercise) -> list[str]:
    """What is said of it, in the order of a set, which is one of the left side here."""
    say = exercise.say
    return [name_side(words, Side.LEFT) for words in (say.first, say.begin, say.move, say.end) if words]


def _seconds(seconds: float) -> str:
    """Runners count in seconds; from 100 on a clock reads better."""
    return f"{seconds:g} s" if seconds < 100 else clock(seconds)
