"""Who has done an exercise lately knows it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from glutetimer.history.store import History
from glutetimer.services.familiarity import FORGOTTEN_DAYS, introduce_exercises
from glutetimer.services.layout import find_layout
from glutetimer.settings.settings import Learn
from glutetimer.training.exercise import Measure, Side
from tests.app.past import WALL, a_hold, a_set, kit_at


def new_in(folder: Path, learn: Learn = Learn.FIRST, workout: str = "five-a-day") -> list[str]:
    context = kit_at(folder)
    context = context._replace(settings=context.settings._replace(learn=learn))
    plan = introduce_exercises(context, find_layout(context).lay_out(context.library.workout(workout)))
    waits = [plan.coming(n) for n, phase in enumerate(plan.phases) if not phase.works and phase.seconds is None]
    return [phase.exercise.id for phase in waits if phase and phase.exercise]


ALL = ["clam", "fire-hydrant", "kick-back", "glute-squeeze"]


def test_the_first_time_all_of_it_is_new(tmp_path: Path) -> None:
    assert new_in(tmp_path) == ALL
    assert new_in(tmp_path, Learn.NEVER) == []


@pytest.mark.parametrize(("ago", "known"), [(0, True), (FORGOTTEN_DAYS, True), (FORGOTTEN_DAYS + 1, False)])
def test_what_was_done_lately_is_known(tmp_path: Path, ago: int, known: bool) -> None:
    with History(tmp_path / "history.db") as history:
        history.put(a_set("c", "s", WALL.date() - timedelta(ago)))
    assert new_in(tmp_path) == (ALL[1:] if known else ALL)
    assert new_in(tmp_path, Learn.ALWAYS) == ALL


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ({"seconds": 11.0}, False),
        ({"seconds": 20.0}, True),
        ({"measure": Measure.REPS, "reps": 4, "seconds": 60.0}, False),
        ({"measure": Measure.REPS, "reps": 5, "seconds": 9.0}, True),
        ({"measure": Measure.REPS, "reps": None, "seconds": None}, True),
        ({"measure": Measure.TIME, "seconds": None}, True),
    ],
)
def test_a_set_that_was_broken_off_at_once_shows_nobody_how_it_goes(
    tmp_path: Path, fields: dict[str, object], known: bool
) -> None:
    """Half of what comes, or of what a first-timer does, is enough; so is what an import says nothing of."""
    with History(tmp_path / "history.db") as history:
        history.put(a_set("c", "s", WALL.date(), **fields))
    assert new_in(tmp_path) == (ALL[1:] if known else ALL)


def test_a_short_set_that_was_finished_is_known(tmp_path: Path) -> None:
    with History(tmp_path / "history.db") as history:
        history.put(a_set("g", "s", WALL.date(), exercise="glute-squeeze", side=Side.BOTH, seconds=10.0))
    assert new_in(tmp_path) == ALL[:-1]


def test_any_hold_is_known_as_it_ends_when_it_is_stopped(tmp_path: Path) -> None:
    with History(tmp_path / "history.db") as history:
        history.put(a_hold("h", "s", WALL.date(), Side.LEFT, 4.0, 0))
    assert new_in(tmp_path, workout="bridge-builder-1") == ["shoulder-bridge"]


def test_a_history_that_cannot_be_read_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "history.db").write_text("no history")
    assert new_in(tmp_path) == ALL
