"""What the list of exercises shows, as ready-made words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from glutetimer.app.drawing.posture import Posture
from glutetimer.app.screens.exercises.exercise_view import brief
from glutetimer.training.exercise import Exercise
from glutetimer.training.exercise_names import spell_exercise_name
from glutetimer.views.exercise import describe_amount, sort_by_category


@dataclass(frozen=True, slots=True)
class ListRow:
    """An exercise in the list."""

    category: str
    """Named at its first exercise alone."""
    name: str
    brief: str
    dose: str


@dataclass(frozen=True, slots=True)
class ExercisesView:
    """One picture of the list."""

    title: str
    """The exercise under the cursor, in letters where it can be drawn."""
    name: str
    rows: tuple[ListRow, ...]
    cursor: int
    cues: tuple[str, ...]
    finding: str | None
    """What was typed to find; None: nothing is looked for."""
    commands: tuple[str, ...]
    posture: Posture | None = None
    verb: str = "opens"
    """What Enter does with the one under the cursor."""


def exercises_view(found: Sequence[Exercise], cursor: int, finding: str | None = None) -> ExercisesView:
    """The list, in which a category is named once.

    Args:
        found: what is listed, in order.
        cursor: which is chosen.
        finding: what was typed to find.
    """
    chosen = found[cursor] if found else None
    return ExercisesView(
        title=chosen.short if chosen else "",
        name=chosen.name if chosen else "No exercise has that in its name.",
        rows=tuple(
            ListRow(
                each.category.capitalize() if n == 0 or found[n - 1].category is not each.category else "",
                each.name,
                brief(each),
                describe_amount(each),
            )
            for n, each in enumerate(found)
        ),
        cursor=cursor,
        cues=chosen.cues if chosen else (),
        finding=finding,
        commands=("open", "find", "help", "back"),
    )


def find(exercises: Iterable[Exercise], typed: str) -> list[Exercise]:
    """The exercises that have all of the typed words in their names, or all of it in whatever spelling, by category."""
    words, spelled = typed.casefold().split(), spell_exercise_name(typed)

    def is_meant(exercise: Exercise) -> bool:
        names = (exercise.id, exercise.name, exercise.short, *exercise.aliases, exercise.category)
        told = " ".join(names).casefold()
        return all(word in told for word in words) or (
            spelled != "" and any(spelled in spell_exercise_name(name) for name in names)
        )

    return [each for each in sort_by_category(exercises) if is_meant(each)]
