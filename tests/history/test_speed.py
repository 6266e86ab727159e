"""Ten years of daily training, about 110,000 sets, are read as fast as ten days. Times are the best of a few."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import perf_counter

import pytest

from glutetimer.history.exchange import export, import_, read_json, to_text
from glutetimer.history.store import History
from tests.history.some import DAY, a_hold, a_session, a_set

DAYS, SETS_A_DAY = 3_650, 30


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("speed") / "history.db"
    with History(path) as history:
        days = [DAY + timedelta(days=number) for number in range(DAYS)]
        history.put(*(a_session(f"{day}", day) for day in days))
        history.put(*(a_set(f"{day}-{n}", day, session=f"{day}") for day in days for n in range(SETS_A_DAY)))
    return path


def best_ms(work: Callable[[], object]) -> float:
    times = []
    for _ in range(7):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return min(times) * 1000


@pytest.mark.parametrize("open_it", [History, History.reading])
def test_opening_takes_no_time(ten_years: Path, open_it: Callable[[Path], History]) -> None:
    assert best_ms(lambda: open_it(ten_years).close()) < 10


def test_the_training_days_take_no_time(ten_years: Path) -> None:
    with History.reading(ten_years) as history:
        assert len(history.days()) == DAYS
        assert best_ms(history.days) < 20


def test_what_a_screen_shows_takes_no_time(ten_years: Path) -> None:
    with History.reading(ten_years) as history:
        (last,) = history.sessions(limit=1)
        assert len(history.sets(session=last.id)) == SETS_A_DAY
        assert best_ms(lambda: history.sessions(limit=20)) < 10
        assert best_ms(lambda: history.sets(session=last.id)) < 10
        assert best_ms(lambda: history.sets(since=last.started.local_date)) < 10


def test_a_write_and_its_undo_take_no_time(ten_years: Path) -> None:
    with History(ten_years) as history:
        begun = perf_counter()
        history.put_set(a_set("one more"), undoable=True)
        history.undo()
        assert perf_counter() - begun < 1  # of which the disk takes the most


def test_ten_thousand_holds_are_imported_in_a_moment(tmp_path: Path) -> None:
    with History(tmp_path / "history.db") as history:
        holds = [a_hold(f"{n}", n % 60, DAY + timedelta(days=n // 4)) for n in range(10_000)]
        with History(tmp_path / "from.db") as other:
            other.put(*holds)
            data = to_text(export(other)).encode()
        begun = perf_counter()
        report = import_(history, read_json(data))
        took = perf_counter() - begun
        begun = perf_counter()
        assert len(history.holds("sl-bridge-hold")) == report.sets.added == 10_000
        assert perf_counter() - begun < 1
        assert took < 5  # about 1 s alone on the machine
