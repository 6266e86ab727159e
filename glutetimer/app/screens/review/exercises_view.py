"""What all exercises add up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from glutetimer.history.queries.totals import Total
from glutetimer.training.exercise import Exercise
from glutetimer.views.words import format_short_date

HEADINGS = ("exercise", "sets", "repetitions", "time", "last")


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """One exercise: `HEADINGS` in words."""

    name: str
    sets: str
    reps: str
    time: str
    last: str


@dataclass(frozen=True, slots=True)
class ExerciseTotalsView:
    """One picture of the sums."""

    rows: tuple[ExerciseRow, ...]
    cursor: int


def exercises_view(
    totals: Sequence[Total], cursor: int, on: date, exercises: Mapping[str, Exercise]
) -> ExerciseTotalsView:
    """The sums of all exercises, and of everything together where there are several.

    Args:
        totals: in the order in which they are shown.
        cursor: which is chosen.
        on: today.
        exercises: by id, for their names.
    """
    return ExerciseTotalsView(
        tuple(
            ExerciseRow(
                name=known.name if (known := exercises.get(each.exercise)) else each.exercise,
                sets=f"{each.sets:,}",
                reps=f"{each.reps:,}" if each.reps else "",
                time=length(each.seconds),
                last=format_short_date(each.last, on),
            )
            for each in totals
        ),
        cursor,
    )


def length(seconds: float) -> str:
    """A long time: 40 s, 12 min, 3 h 05."""
    if seconds < 60:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60:,} h {minutes % 60:02}"
