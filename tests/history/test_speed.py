"""Ten years of daily training, about 110,000 sets, are read as fast as a month.

Work is counted in steps of SQLite's virtual machine, by tens, which no load of the machine changes. How many
milliseconds home and the review take is measured by `tests/bench/opening.py`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from glutetimer.history.interchange.json import export, import_, read_json, to_text
from glutetimer.history.queries.holds import holds
from glutetimer.history.store import History
from tests.growth import cost
from tests.history.some import DAY, a_hold, a_session, a_set

pytestmark = pytest.mark.xdist_group("ten years")  # which are made once

MONTH, TEN_YEARS, SETS_A_DAY = 30, 3_650, 30


def made(path: Path, count: int) -> Path:
    with History(path) as history:
        days = [DAY + timedelta(days=number) for number in range(count)]
        history.put(*(a_session(f"{day}", day) for day in days))
        history.put(*(a_set(f"{day}-{n}", day, session=f"{day}") for day in days for n in range(SETS_A_DAY)))
    return path


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("speed") / "history.db", MONTH)


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("speed") / "history.db", TEN_YEARS)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], int]:
    """Count what connections opened from now on do in some work."""
    done = [0]
    connect = sqlite3.connect

    def counted(*args: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*args, **named)

        def step() -> int:
            done[0] += 1
            return 0

        connection.set_progress_handler(step, 10)
        return connection

    monkeypatch.setattr(sqlite3, "connect", counted)

    def of(work: Callable[[], object]) -> int:
        before = done[0]
        work()
        return done[0] - before

    return of


Steps = Callable[[Callable[[], object]], int]


@pytest.mark.parametrize("open_it", [History, History.reading])
def test_opening_is_no_more_work(
    month: Path, ten_years: Path, steps: Steps, open_it: Callable[[Path], History]
) -> None:
    assert steps(lambda: open_it(ten_years).close()) == steps(lambda: open_it(month).close())


def test_the_training_days_are_read_without_their_sets(ten_years: Path, steps: Steps) -> None:
    with History.reading(ten_years) as history:
        assert len(history.days()) == TEN_YEARS
        assert 10 * steps(history.days) < TEN_YEARS * SETS_A_DAY, "fewer steps than there are sets"


@pytest.mark.parametrize(
    "read",
    [
        lambda history, last: history.sessions(limit=20),
        lambda history, last: history.sets(session=last.id),
        lambda history, last: history.sets(since=last.started.local_date),
    ],
    ids=["sessions", "sets of one", "sets of a day"],
)
def test_what_a_screen_shows_is_no_more_work(
    month: Path, ten_years: Path, steps: Steps, read: Callable[[History, Any], list[object]]
) -> None:
    work = []
    for path in (month, ten_years):
        with History.reading(path) as history:
            (last,) = history.sessions(limit=1)
            assert read(history, last)
            work.append(steps(lambda history=history, last=last: read(history, last)))  # type: ignore[misc]
    assert 0 < work[1] <= work[0] + 1


def test_a_write_and_its_undo_are_no_more_work(month: Path, ten_years: Path, steps: Steps) -> None:
    work = []
    for path in (month, ten_years):
        with History(path) as history:

            def write_and_undo(history: History = history) -> None:
                history.put(a_set("one more"), undoable=True)
                history.undo()

            work.append(steps(write_and_undo))
    assert 0 < work[1] <= work[0] + 1


def test_five_times_as_many_holds_are_imported_in_about_five_times_the_time(tmp_path: Path) -> None:
    costs = []
    for count in (2_000, 10_000):
        with History(tmp_path / f"{count}.db") as history, History(tmp_path / f"from-{count}.db") as other:
            other.put(*(a_hold(f"{n}", n % 60, DAY + timedelta(days=n // 4)) for n in range(count)))
            data = to_text(export(other)).encode()
            costs.append(cost(lambda history=history, data=data: import_(history, read_json(data)), tries=1))  # type: ignore[misc]
            assert len(holds(history, "sl-bridge-hold")) == count
    assert costs[1] < 12 * costs[0], "the square would be 25"
