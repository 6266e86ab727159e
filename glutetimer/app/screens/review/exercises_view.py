"""What all exercises add up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from textual.widgets.option_list import Option

from glutetimer.app.drawing.cells import widest
from glutetimer.app.drawing.grid import Size
from glutetimer.app.widgets.rows import Cell, Row
from glutetimer.history.queries.totals import Total
from glutetimer.training.exercise import Exercise, Side
from glutetimer.training.most import Most
from glutetimer.views.words import format_short_date

HEADINGS = ("exercise", "sets", "repetitions", "most", "time", "last")


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """One exercise: `HEADINGS` in words."""

    name: str
    sets: str
    reps: str
    most: str
    """The best of as many as went, by side."""
    time: str
    last: str


def describe_totals(
    totals: Sequence[Total],
    on: date,
    exercises: Mapping[str, Exercise],
    most: Mapping[str, Mapping[Side, Most]] | None = None,
) -> tuple[ExerciseRow, ...]:
    """The sums of all exercises, in the order in which they are given."""
    best = most or {}
    return tuple(
        ExerciseRow(
            name=known.name if (known := exercises.get(each.exercise)) else each.exercise,
            sets=f"{each.sets:,}",
            reps=f"{each.reps:,}" if each.reps else "",
            most=_describe_most(best.get(each.exercise, {})),
            time=describe_length(each.seconds),
            last=format_short_date(each.last, on),
        )
        for each in totals
    )


def make_options(rows: Sequence[ExerciseRow], size: Size) -> tuple[Row, list[Option]]:
    """The headings, and the rows of a list; a tiny window leaves all but the sets and the last day out."""
    most = (3,) if any(row.most for row in rows) else ()
    kept = (0, 1, 5) if size is Size.TINY else (0, 1, 2, *most, 4, 5)
    table = [tuple((row.name, row.sets, row.reps, row.most, row.time, row.last)[n] for n in kept) for row in rows]
    heads = tuple(HEADINGS[n] for n in kept)
    wide = [widest(row[n] for row in (heads, *table)) for n in range(len(kept))]
    wide[0] = min(wide[0], 16 if size is Size.TINY else 34)

    def cells(row: Sequence[str], look: str) -> Row:
        first, *others = (Cell(text, wide[n] + 2 * bool(n), look, right=bool(n)) for n, text in enumerate(row))
        return Row(first, *others, Cell(""))

    return cells(heads, "heading"), [Option(cells(row, "plain")) for row in table]


def _describe_most(sides: Mapping[Side, Most]) -> str:
    """The best of each side: ←14 →12; of both 14."""
    arrows = {Side.LEFT: "←", Side.RIGHT: "→"}
    return " ".join(f"{arrows.get(side, '')}{its.best}" for side, its in sorted(sides.items()))


def describe_length(seconds: float) -> str:
    """A long time: 40 s, 12 min, 3 h 05."""
    if seconds < 60:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60:,} h {minutes % 60:02}"
