"""As many repetitions as went: the last and the best number, by side."""

from __future__ import annotations

from pathlib import Path

from glutetimer.history.queries.counts import find_count_marks
from glutetimer.history.store import History
from glutetimer.session.marks import Marks
from glutetimer.training.exercise import Side
from glutetimer.training.workout import HoldMode
from tests.history.some import a_set


def test_what_nobody_confirmed_is_neither_the_last_nor_the_best(tmp_path: Path) -> None:
    sets = [(12, Side.LEFT, False), (9, Side.LEFT, False), (30, Side.LEFT, True), (11, Side.RIGHT, False)]
    with History(tmp_path / "history.db") as history:
        for n, (reps, side, assumed) in enumerate(sets):
            one = a_set(id=f"s{n}", exercise="clam", side=side, reps=reps, assumed=assumed, mode=HoldMode.MAX)
            history.put(one._replace(started=one.started._replace(ms=one.started.ms + 1000 * n)))
        history.put(a_set(id="other", exercise="clam", side=Side.RIGHT, reps=40))
        assert find_count_marks(history, "clam") == {
            Side.LEFT: Marks(last_s=9, best_s=12),
            Side.RIGHT: Marks(last_s=11, best_s=11),
        }
        assert find_count_marks(history, "squat") == {}
