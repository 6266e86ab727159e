"""As many repetitions as went in good form, of the history: what the next such set is measured against."""

from __future__ import annotations

from glutetimer.history.store import History
from glutetimer.session.marks import Marks
from glutetimer.training.exercise import Side
from glutetimer.training.workout import HoldMode


def find_count_marks(history: History, exercise: str) -> dict[Side, Marks]:
    """The last and the best number of an exercise, by side; what nobody confirmed is none of them.

    Raises:
        HistoryError: it cannot be read.
    """
    rows = history.select(
        "SELECT json_extract(body, '$.side'), sets.reps FROM sets JOIN changes ON seq = change"
        " WHERE exercise = ? AND sets.reps > 0 AND json_extract(body, '$.mode') = ?"
        " AND NOT coalesce(json_extract(body, '$.assumed'), 0) ORDER BY date, ms, sets.id",
        exercise,
        HoldMode.MAX.value,
    )
    found: dict[Side, Marks] = {}
    sides = {side.value: side for side in Side}
    for word, reps in rows:
        if side := sides.get(word):
            best = found[side].best_s or 0 if side in found else 0
            found[side] = Marks(last_s=float(reps), best_s=float(max(best, reps)))
    return found
