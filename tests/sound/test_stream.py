"""The stream: miniaudio's backend that plays nothing but keeps the time, and devices that come and go."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from enum import Enum
from functools import partial
from itertools import repeat
from threading import Lock
from threading import enumerate as enumerate_threads
from types import ModuleType
from typing import Any

import pytest

from glutetimer.session.cues import Cue
from glutetimer.session.events import Begun, Count, Event
from glutetimer.sound import stream as stream_module
from glutetimer.sound.schedule import CueSchedule
from glutetimer.sound.stream import BUFFERED_S, Stream
from glutetimer.sound.tones import RATE, Frames, ToneSet
from glutetimer.training.plan import Phase, PhaseKind
from tests.sound.conftest import PATIENCE_S, until

needs_miniaudio = pytest.mark.skipif(not importlib.util.find_spec("miniaudio"), reason="miniaudio is not installed")
PHASE = Phase(kind=PhaseKind.WORK, seconds=30)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_module, "OPEN_S", PATIENCE_S)


class Played:
    """What a stream gave to its device: when each stretch of sound began, by a clock that the frames themselves move.

    So a loaded machine, on which a device asks late, plays everything later and nothing elsewhere.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.began: list[float] = []
        self._silent = True
        self._frames = 0
        self._asking = Lock()
        monkeypatch.setattr(stream_module, "CueSchedule", partial(self._schedule, steady_s=0))

    def clock(self) -> float:
        """Seconds that were asked for so far."""
        return 1000 + self._frames / RATE

    @contextmanager
    def held(self) -> Iterator[float]:
        """The device asks for nothing meanwhile; the time that it is."""
        with self._asking:
            yield self.clock()

    def _schedule(self, *args: Any, **how: Any) -> CueSchedule:
        schedule = CueSchedule(*args, **how)
        fill = schedule.fill

        def watched(frames: int, now: float) -> Frames:
            with self._asking:
                block = fill(frames, now)
                if any(block) and self._silent:
                    first = next(n for n, value in enumerate(block) if value)
                    self.began.append(now + first / RATE)
                self._silent = not any(block[-50:])
                self._frames += frames
                return block

        schedule.fill = watched  # type: ignore[method-assign]
        return schedule


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> Played:
    return Played(monkeypatch)


def ended() -> bool:
    """Whether no stream's thread is left, that would let go of a device in another test."""
    return all(thread.name != "glutetimer stream" for thread in enumerate_threads())


# ---------------------------------------------------------------- a device that plays nothing


@pytest.fixture
def null(played: Played) -> Iterator[Stream]:
    stream = Stream(80, played.clock, ["NULL"])
    assert stream.open(), stream.problem
    yield stream
    stream.close(at_once=True)
    until(ended)


@needs_miniaudio
def test_cues_are_given_to_the_device_at_their_instants(null: Stream, played: Played) -> None:
    with played.held() as now:
        cues: list[Event] = [Count(now + 0.25 + n * 0.4137, 1) for n in range(4)]
        null.hear([], cues, now)
    until(lambda: len(played.began) == 4)
    assert played.began == pytest.approx([cue.at - BUFFERED_S for cue in cues], abs=0.005)
    assert (null.works, null.device, null.problem) == (True, "Null", "")


@needs_miniaudio
def test_what_is_taken_back_is_not_given(null: Stream, played: Played) -> None:
    with played.held() as now:
        null.hear([], [Count(now + 0.3, 1)], now)
        null.hear([], [], now)
        null.hear([], [Count(now + 0.5, 1)], now)
    until(lambda: played.began)
    assert played.began == [pytest.approx(now + 0.5 - BUFFERED_S, abs=0.005)]


@needs_miniaudio
def test_the_end_lets_the_last_tone_end(null: Stream, played: Played) -> None:
    with played.held() as now:
        null.hear([Begun(now, PHASE)], [], now)
        null.close()
        assert null.works, "nobody waited for it"
    until(lambda: not null.works)
    assert played.clock() - now > 0.4


END = """
import sys, time
from glutetimer.session.events import Count
from glutetimer.sound import stream as stream_module
stream_module.OPEN_S = {patience}
stream = stream_module.Stream(80, time.monotonic, ["NULL"])
assert stream.open()
now = time.monotonic()
stream.hear([], [Count(now + 5, 1)], now)
{end}
"""


@needs_miniaudio
@pytest.mark.parametrize(("end", "code"), [("", 0), ("raise RuntimeError", 1), ("sys.exit(3)", 3)])
def test_a_program_that_just_ends_does_end(end: str, code: int) -> None:
    """A device left open at the end of an interpreter waits for it for ever."""
    command = [sys.executable, "-c", END.format(end=end, patience=PATIENCE_S)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=2 * PATIENCE_S)
    assert done.returncode == code
    assert done.stderr.count("Traceback") == (code == 1) and "Exception ignored" not in done.stderr


# ---------------------------------------------------------------- devices that come and go


class FakeDevice:
    """A device of miniaudio's; it asks for frames only when the test says so."""

    made: list[FakeDevice]
    fails: Iterator[Exception]
    """What the next ones fail with."""

    def __init__(self, *args: object, **how: object) -> None:
        self._context = object()
        self.made.append(self)
        if failure := next(self.fails, None):
            raise failure
        self.backend = "Fake"
        self.running = False
        self.closed = 0
        self.stop_callback: Any = None

    def start(self, frames: Generator[bytes | Frames, int, None]) -> None:
        self.frames = frames
        self.running = True

    def ask(self, frames: int = 960) -> Frames:
        asked = self.frames.send(frames)
        assert not isinstance(asked, bytes)
        return asked

    def unplug(self) -> None:
        self.running = False
        self.stop_callback()

    def close(self) -> None:
        self.running = False
        self.closed = getattr(self, "closed", 0) + 1


class FakeLibrary:
    """The C functions."""

    def __init__(self) -> None:
        self.let_go: list[object] = []

    def ma_context_uninit(self, context: object) -> None:
        self.let_go.append(context)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A miniaudio whose devices are fakes."""
    module: Any = ModuleType("miniaudio")
    module.PlaybackDevice = FakeDevice
    module.SampleFormat = Enum("SampleFormat", ["SIGNED16"])
    module.Backend = Enum("Backend", list(stream_module.BACKENDS))
    module.lib = FakeLibrary()
    monkeypatch.setitem(sys.modules, "miniaudio", module)
    monkeypatch.setattr(FakeDevice, "made", [], raising=False)
    monkeypatch.setattr(FakeDevice, "fails", iter(()), raising=False)
    monkeypatch.setattr(stream_module, "LOOK_EVERY_S", 0.01)
    monkeypatch.setattr(stream_module, "AGAIN_S", 0.01)
    yield module
    until(ended)


def test_headphones_pulled_out_go_on_elsewhere(fake: Any, played: Played) -> None:
    clock = [100.0]
    stream = Stream(80, lambda: clock[0])
    assert stream.open()
    stream.hear([], [Count(100.0, 1), Count(101.0, 1)], 99.9)
    assert any(fake.PlaybackDevice.made[0].ask(9600))
    fake.PlaybackDevice.made[0].unplug()
    until(lambda: len(fake.PlaybackDevice.made) == 2 and stream.works)
    assert fake.PlaybackDevice.made[0].closed
    clock[0] = 100.97
    assert any(fake.PlaybackDevice.made[1].ask(4800))
    stream.close(at_once=True)
    until(lambda: not stream.works)
    assert len(fake.lib.let_go) == 2
    assert played.began == pytest.approx([100.0, 101.0], abs=0.05)


def test_a_device_that_falls_silent_is_replaced(fake: Any) -> None:
    clock = [100.0]
    stream = Stream(80, lambda: clock[0])
    assert stream.open()
    for _ in range(10):
        fake.PlaybackDevice.made[0].ask()
        clock[0] += 0.02

    def silent() -> bool:
        """More and more time passes: the thread that watches may begin to at any moment."""
        clock[0] += stream_module.LOST_S
        return len(fake.PlaybackDevice.made) >= 2

    until(silent)
    stream.close(at_once=True)
    until(lambda: not stream.works)


def test_a_device_is_looked_for_again_and_again(fake: Any) -> None:
    broken = RuntimeError("failed to init device", -401)
    FakeDevice.fails = repeat(broken)
    stream = Stream(80, time.monotonic)
    assert not stream.open()
    assert stream.problem == "no sound card plays (failed to init device)"
    until(lambda: len(fake.PlaybackDevice.made) > 3)
    FakeDevice.fails = iter(())
    until(lambda: stream.works)
    assert stream.problem == ""
    assert len(fake.lib.let_go) == len(fake.PlaybackDevice.made) - 1, "a connection to a sound server is left over"
    stream.close(at_once=True)
    until(lambda: not stream.works)


def test_a_device_that_cannot_be_started_is_let_go(fake: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: FakeDevice, frames: object) -> None:
        raise OSError("no")

    monkeypatch.setattr(FakeDevice, "start", broken)
    stream = Stream(80, time.monotonic)
    assert not stream.open()
    assert FakeDevice.made[0].closed
    stream.close()


def test_without_miniaudio_nothing_is_looked_for(no_miniaudio: None) -> None:
    stream = Stream(80, time.monotonic)
    assert not stream.open()
    assert not stream.installed
    assert stream.problem == "miniaudio is not installed"
    stream.hear([Count(1, 1)], [], 1)
    stream.silence()
    stream.close()


def test_tones_are_made_before_anybody_waits_for_them(fake: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made: set[Cue] = set()
    monkeypatch.setattr(ToneSet, "samples", lambda self, cue, volume: made.add(cue))
    stream = Stream(33, time.monotonic)
    assert stream.open()
    until(lambda: made == set(Cue))
    stream.close(at_once=True)
    until(lambda: not stream.works)
