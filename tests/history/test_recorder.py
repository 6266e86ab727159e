"""A session's records: whose day they are, and how long it lasted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from glutetimer.clock import Instant
from glutetimer.history.recorder import Recorder
from glutetimer.history.resume.interrupted import from_text
from glutetimer.history.resume.owner import SILENT_MS
from glutetimer.history.store import History
from glutetimer.history.writer import Writer
from glutetimer.services.performance import Performance
from glutetimer.session.events import Concluded
from glutetimer.session.runner import Act, Runner
from glutetimer.training.workout import Pace, Step, StepSides
from tests.session.sample import CATALOGUE, CLAMS, HOLDS, laid_out

NIGHT = datetime(2026, 11, 20, 3, 58, tzinfo=UTC)
"""Two minutes before the day begins."""


class Hands:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def read(self) -> Instant:
        return Instant(self.now, self.now)

    def wall(self) -> datetime:
        return NIGHT + timedelta(seconds=self.now)


def performed(path: Path, pause_s: float = 0.0) -> History:
    """Clams and holds over the day's start, perhaps with a pause."""
    clock, writer = Hands(), Writer(path)
    runner = Runner(laid_out(CLAMS, HOLDS))
    performance = Performance(runner, clock, Recorder(writer, runner.ledger))
    performance.start()
    while not runner.is_over:
        clock.now += 1
        performance.tick()
        if clock.now == 30 and pause_s:
            performance.do(Runner.pause)
            for _ in range(round(pause_s)):
                clock.now += 1
                performance.tick()
            performance.do(Runner.resume)
        if runner.holding and runner.counted(clock.now) >= 20:
            performance.do(Runner.stop)
    assert writer.close(60)
    return History(path)


def test_a_session_is_one_day_its_first(tmp_path: Path) -> None:
    with performed(tmp_path / "history.db") as history:
        (session,) = history.sessions()
        assert session.started.local_date == date(2026, 11, 19)
        assert {done.started.local_date for done in history.sets()} == {date(2026, 11, 19)}
        assert max(done.started.ms for done in history.sets()) > (NIGHT + timedelta(minutes=2)).timestamp() * 1000
        (day,) = history.days()
        assert (day.date, day.sets, day.seconds) == (date(2026, 11, 19), 4, session.seconds)


@pytest.mark.parametrize("pause_s", [1, 900])
def test_a_pause_is_no_minute_of_training(tmp_path: Path, pause_s: float) -> None:
    with performed(tmp_path / "straight.db") as history:
        (straight,) = history.sessions()
    with performed(tmp_path / "paused.db", pause_s) as history:
        (paused,) = history.sessions()
        (day,) = history.days()
    lead_in_s = 3
    assert paused.seconds == straight.seconds == day.seconds
    assert straight.span_s == straight.seconds
    assert paused.span_s == straight.span_s + pause_s + lead_in_s


@pytest.mark.parametrize("paused", [True, False])
def test_who_performs_a_session_is_heard_of_as_long_as_it_lasts(tmp_path: Path, paused: bool) -> None:
    """Else another machine, which cannot ask whether it is still performed, would offer it as interrupted."""
    clock = Hands()
    writer = Writer(tmp_path / "history.db", wall=lambda: round(clock.wall().timestamp() * 1000))
    runner = Runner(laid_out(CLAMS._replace(work_s=3000)))
    performance = Performance(runner, clock, Recorder(writer, runner.ledger))
    performance.start()
    if paused:
        performance.do(Runner.pause)
    for _ in range(1200):
        clock.now += 1
        performance.tick()
        if clock.now % 100 == 0:
            assert writer.drain(60)
            with History.reading(tmp_path / "history.db") as history:
                (row,) = history.running()
            silent_ms = round(clock.wall().timestamp() * 1000) - row.heard_ms
            assert silent_ms <= SILENT_MS / 3
    assert writer.close(60)


def test_the_zone_is_kept_and_goes_on_after_a_cut(tmp_path: Path) -> None:
    clock, writer = Hands(), Writer(tmp_path / "history.db")
    runner = Runner(laid_out(CLAMS))
    performance = Performance(runner, clock, Recorder(writer, runner.ledger, zone="Europe/Berlin"))
    performance.start()
    for _ in range(60):
        clock.now += 1
        performance.tick()
    assert writer.close(60)
    with History(tmp_path / "history.db") as history:
        assert {each.started.zone for each in (*history.sets(), *history.sessions())} == {"Europe/Berlin"}
        (row,) = history.running()
    found = from_text(row.text, CATALOGUE)
    assert found and found.started.zone == "Europe/Berlin"


OWN_REPS = Step(exercise="bridge", reps=10, pace=Pace.OWN)


@pytest.mark.parametrize(("last", "none", "again"), [
    (HOLDS._replace(sides=StepSides.LEFT), Runner.discard, None),
    (OWN_REPS, lambda runner, now: runner.type_digit(now, 0), lambda runner, now: runner.correct(now, 8)),
])  # fmt: skip
def test_a_session_whose_last_set_was_none_is_a_part(tmp_path: Path, last: Step, none: Act, again: Act | None) -> None:
    """Only after its end it is said that the last hold was a false start, or that there was no repetition at all."""
    clock, writer = Hands(), Writer(tmp_path / "history.db")
    runner = Runner(laid_out(CLAMS, last))
    performance = Performance(runner, clock, Recorder(writer, runner.ledger))

    def is_whole() -> bool:
        assert writer.drain(60)
        with History.reading(tmp_path / "history.db") as history:
            (session,) = history.sessions()
        return session.complete

    performance.start()
    while not runner.ends_by_key:
        clock.now += 1
        performance.tick()
    clock.now += 2
    performance.do(Runner.stop)
    assert runner.is_over and is_whole()
    events = performance.do(none)
    assert not is_whole() and not any(isinstance(each, Concluded) and each.finished.complete for each in events)
    if again:
        performance.do(again)
        assert is_whole()
    assert writer.close(60)
