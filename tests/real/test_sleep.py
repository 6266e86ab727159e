"""A machine that sleeps, and a program that is stopped: the session notices, and nothing is made up."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from glutetimer.clock import Instant
from glutetimer.history.batch import Batch
from glutetimer.history.recorder import Recorder
from glutetimer.history.records import SessionRecord, SetRecord
from glutetimer.services.performance import Performance
from glutetimer.session.events import Event, Finished, PhaseStarted, Woke
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Runner
from glutetimer.training.holds.hold import Reason
from glutetimer.training.workout import Step
from tests.session.sample import BRIDGES, CLAMS, HOLDS, runner


class Hands:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = self.awake = 1000.0

    def read(self) -> Instant:
        return Instant(self.now, self.awake)

    def wall(self) -> datetime:
        return datetime(2026, 3, 2, 18, tzinfo=UTC) + timedelta(seconds=self.now)

    def pass_by(self, seconds: float, asleep: bool = False) -> None:
        self.now += seconds
        self.awake += 0 if asleep else seconds


class Drawer:
    """Keeps what it is given."""

    def __init__(self) -> None:
        self.sessions: dict[str, SessionRecord] = {}
        self.sets: dict[str, SetRecord] = {}
        self.progress: str | None = None

    def write(self, batch: Batch) -> None:
        for id in batch.delete:
            self.sets.pop(id, None)
        for record in batch.put:
            if isinstance(record, SessionRecord):
                self.sessions[record.id] = record
            elif isinstance(record, SetRecord):
                self.sets[record.id] = record
        if batch.progress:
            self.progress = batch.progress.text


class Session:
    """A session on a clock of its own, with a heartbeat."""

    def __init__(self, *steps: Step) -> None:
        self.runner: Runner = runner(*steps)
        self.clock, self.drawer = Hands(), Drawer()
        recorder = Recorder(self.drawer, self.runner.ledger)
        self.performance = Performance(self.runner, self.clock, recorder)
        self.performance.start()

    def live(self, seconds: float) -> list[Event]:
        """Seconds with a heartbeat each."""
        events: list[Event] = []
        for _ in range(round(seconds)):
            self.clock.pass_by(1)
            events += self.performance.tick()
        return events

    def away(self, seconds: float, asleep: bool) -> list[Event]:
        """Seconds without one."""
        self.clock.pass_by(seconds, asleep)
        return self.performance.tick()


@pytest.mark.parametrize("seconds, asleep", [(60.0, True), (2.5, True), (10.5, False), (36_000.0, False)])
def test_a_set_pauses_where_it_was(seconds: float, asleep: bool) -> None:
    session = Session(CLAMS)
    session.live(20)  # 10 to get ready, 10 of 40
    events = session.away(seconds, asleep)
    assert [event.asleep for event in events if isinstance(event, Woke)] == [pytest.approx(seconds)]
    assert session.runner.mode is Mode.PAUSED
    assert session.runner.elapsed(session.clock.now) == 10
    assert not any(isinstance(event, PhaseStarted | Finished) for event in events)

    session.performance.do(Runner.resume)
    session.live(33.5 + 0.5)
    (done,) = session.drawer.sets.values()
    assert (done.seconds, done.clock_interrupted) == (40.0, True)


@pytest.mark.parametrize("seconds, asleep", [(9.5, False), (1.5, True)])
def test_a_stutter_is_no_sleep(seconds: float, asleep: bool) -> None:
    session = Session(CLAMS)
    session.live(20)
    assert not any(isinstance(event, Woke) for event in session.away(seconds, asleep))
    assert session.runner.mode is Mode.RUNNING
    assert session.runner.elapsed(session.clock.now) == 10 + seconds


def test_a_rest_counts_the_sleep_and_nothing_begins_by_itself() -> None:
    session = Session(CLAMS, BRIDGES)
    session.live(97)  # 2 s into the 10 s of rest after both sides
    (woke,) = [event for event in session.away(720, asleep=True) if isinstance(event, Woke)]
    assert woke.over == pytest.approx(712)
    assert session.runner.mode is Mode.PAUSED
    assert session.runner.elapsed(session.clock.now) == 0


def test_a_hold_ends_where_the_machine_fell_asleep_and_is_flagged() -> None:
    session = Session(HOLDS)
    session.live(10 + 12)
    session.away(9 * 3600, asleep=True)
    assert session.runner.question
    assert session.runner.question.default is Reason.INTERRUPTED
    (hold,) = session.drawer.sets.values()
    assert hold.clocked_s == 12.0
    assert (hold.reason, hold.clock_interrupted) == (Reason.INTERRUPTED, True)


IN_ANOTHER_TIME = """
import ctypes, os, sys
from glutetimer.clock import SystemClock
before = SystemClock().read()
NEW_TIME = 0x80
if ctypes.CDLL(None, use_errno=True).unshare(NEW_TIME):
    sys.exit(77)
with open("/proc/self/timens_offsets", "w") as offsets:
    offsets.write("boottime 60 0")
if os.fork():
    sys.exit(os.waitstatus_to_exitcode(os.wait()[1]))
after = SystemClock().read()
print(after.now - before.now, after.awake - before.awake)
"""
"""A child in a time namespace of its own: to it the machine has slept for a minute since its parent read the clocks."""


@pytest.mark.skipif(sys.platform != "linux", reason="time namespaces are Linux's")
def test_the_systems_clocks_tell_sleep_from_waking() -> None:
    done = subprocess.run([sys.executable, "-c", IN_ANOTHER_TIME], capture_output=True, text=True, timeout=60)
    if done.returncode == 77 or "PermissionError" in done.stderr:
        pytest.skip("no time namespace can be made here: that needs root, and its rights")
    assert done.returncode == 0, done.stderr
    gone, awake = map(float, done.stdout.split())
    assert gone == pytest.approx(60, abs=1)
    assert awake < 1
