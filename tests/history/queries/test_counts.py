"""As many repetitions as went: their sets, and those that pain ended."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from glutetimer.history.queries.counts import find_counted, find_counted_pain
from glutetimer.history.queries.holds import find_pain_stops
from glutetimer.history.store import History
from glutetimer.training.exercise import Measure, Side
from glutetimer.training.holds.hold import Pain, Reason
from glutetimer.training.most import CountedSet, Most, find_most
from glutetimer.training.workout import HoldMode
from tests.history.some import a_set


def test_what_was_kept_is_what_the_rules_read(tmp_path: Path) -> None:
    sets = [
        (12, Side.LEFT, Reason.FORM, False),
        (9, Side.LEFT, None, False),
        (30, Side.LEFT, Reason.FORM, True),
        (11, Side.RIGHT, Reason.PAIN, False),
    ]
    with History(tmp_path / "history.db") as history:
        for n, (reps, side, reason, assumed) in enumerate(sets):
            one = a_set(
                id=f"s{n}",
                exercise="clam",
                measure=Measure.REPS,
                side=side,
                reps=reps,
                assumed=assumed,
                mode=HoldMode.MAX,
                reason=reason,
            )
            history.put(one._replace(started=one.started._replace(ms=one.started.ms + 1000 * n)))
        history.put(a_set(id="other", exercise="clam", side=Side.RIGHT, reps=40))
        found = find_counted(history, "clam")
        assert [each.done for each in found] == [CountedSet(side, reps, why, a) for reps, side, why, a in sets]
        assert find_counted(history) == found and find_counted(history, "squat") == []
        assert find_counted(history, "clam", found[0].day - timedelta(1)) == []
        assert find_most(each.done for each in found) == {Side.LEFT: Most(9, 12)}


def test_a_stop_for_pain_is_one_of_that_exercise_and_side(tmp_path: Path) -> None:
    good = a_set(
        id="b",
        exercise="sl-bridge",
        measure=Measure.REPS,
        side=Side.RIGHT,
        reps=9,
        mode=HoldMode.MAX,
        reason=Reason.FORM,
    )
    hurt = good._replace(id="a", side=Side.LEFT, reps=8, reason=Reason.PAIN, pain=Pain(3, "hip"))
    day = hurt.started.local_date
    with History(tmp_path / "history.db") as history:
        history.put(hurt, good)
        (stop,) = find_counted_pain(history, day)
        assert (stop.exercise, stop.side, stop.day, stop.reason) == ("sl-bridge", Side.LEFT, day, Reason.PAIN)
        assert stop.pain == Pain(3, "hip")
        assert find_counted_pain(history, day + timedelta(1)) == []
        assert find_pain_stops(history, day) == [stop], "it locks as a hold does"
