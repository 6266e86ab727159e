"""Who has done an exercise lately knows it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from glutetimer.history.store import History
from glutetimer.services.familiarity import FORGOTTEN_DAYS, introduce_exercises
from glutetimer.services.layout import find_layout
from glutetimer.settings.settings import Learn
from tests.app.past import WALL, a_set, kit_at


def new_in(folder: Path, learn: Learn = Learn.FIRST) -> list[str]:
    context = kit_at(folder)
    context = context._replace(settings=context.settings._replace(learn=learn))
    plan = introduce_exercises(context, find_layout(context).lay_out(context.library.workout("five-a-day")))
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


def test_a_history_that_cannot_be_read_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "history.db").write_text("no history")
    assert new_in(tmp_path) == ALL
