"""An exercise as a file or a table of a workout: what `reading.exercise_file` reads back the same."""

from __future__ import annotations

from glutetimer.files.reading.duration import number
from glutetimer.files.reading.names import title
from glutetimer.training.exercise import Category, Dose, Exercise, Say, SideMeaning, TempoPart

OWN = "own"
"""Where a user's numbers come from, and where the exercise does, unless a file says otherwise."""


def to_table(exercise: Exercise) -> dict[str, object]:
    """What a table says of an exercise, without what it has when nothing is said."""
    said: dict[str, object] = {
        "name": exercise.name if exercise.name != title(exercise.id) else None,
        "short": exercise.short if exercise.short != exercise.name.upper() else None,
        "aliases": exercise.aliases,
        "category": exercise.category.value if exercise.category is not Category.STRENGTH else None,
        "sides": exercise.sides.value,
        "measure": exercise.measure.value,
        "tempo": str(exercise.tempo) if exercise.tempo else None,
        "tempo-source": _unless_own(exercise.tempo_source),
        "begins": exercise.begins.value if exercise.begins is not TempoPart.LIFT else None,
        "setup": exercise.setup,
        "cues": exercise.cues,
        "mistakes": exercise.mistakes,
        "stop": exercise.stop,
        "muscles": exercise.muscles,
        "equipment": exercise.equipment if exercise.equipment != "none" else None,
        "easier": exercise.easier,
        "harder": exercise.harder,
        "flags": [flag.value for flag in exercise.flags],
        "instead": {flag.value: words for flag, words in exercise.instead},
        "result": exercise.result,
        "side-means": _texts(exercise.side_means) if exercise.side_means else None,
        "say": _texts(exercise.say),
        "dose": _dose(exercise.dose),
        "origin": _unless_own(exercise.origin),
        "articles": exercise.articles,
    }
    return {key: list(value) if isinstance(value, tuple) else value for key, value in said.items() if value}


def _unless_own(words: str) -> str | None:
    return None if words == OWN else words


def _texts(said: Say | SideMeaning) -> dict[str, object]:
    return {field: words for field, words in said._asdict().items() if words}


def _dose(dose: Dose) -> dict[str, object]:
    said: dict[str, object] = {
        "sets": dose.sets if dose.sets > 1 else None,
        "min-sets": dose.min_sets,
        "reps": dose.reps,
        "work": dose.work_s and number(dose.work_s),
        "rest": dose.rest_s and number(dose.rest_s),
        "goal": dose.goal_s and number(dose.goal_s),
        "source": _unless_own(dose.source),
    }
    return {key: value for key, value in said.items() if value}
