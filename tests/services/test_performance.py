"""What a performance tells its sounds: each event once, and always what comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

import pytest

from glutetimer.history.recorder import Recorder
from glutetimer.services.performance import TOLD_EVERY_S, Performance
from glutetimer.session.agenda import SEEN_AHEAD_S
from glutetimer.session.events import Count, Event, NextUp, PhaseStarted
from glutetimer.session.runner import Runner
from glutetimer.training.workout import Pace, Step
from tests.app.conftest import FakeClock
from tests.session.sample import BRIDGES, CLAMS, laid_out


class Forgets(Recorder):
    """Keeps nothing."""

    def __init__(self) -> None:
        pass

    def record(self, events: Iterable[Event], now: float, wall: Callable[[], datetime]) -> None: ...


class Ear:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.happened: list[Event] = []
        self.coming: list[Event] = []
        self.log: list[str] = []
        self.told = 0
        self.until = 0.0

    def hear(self, happened: Sequence[Event], coming: Sequence[Event], now: float) -> None:
        assert all(event.at <= now for event in happened)
        assert all(event.at <= now + SEEN_AHEAD_S for event in coming)
        self.told, self.until = self.told + 1, now + SEEN_AHEAD_S
        self.happened += happened
        self.coming = list(coming)

    def silence(self) -> None:
        self.log.append("silence")

    def close(self, at_once: bool = False) -> None:
        self.log.append("close at once" if at_once else "close")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def performance(clock: FakeClock, ear: Ear) -> Performance:
    return Performance(Runner(laid_out(CLAMS)), clock, Forgets(), [ear])


def test_sounds_are_told_what_comes_before_it_happens(performance: Performance, clock: FakeClock, ear: Ear) -> None:
    performance.start()
    foretold = list(ear.coming)
    for _ in range(40):
        clock.now += 0.25
        performance.tick()
    assert [event for event in ear.happened if event.at > 1000] == foretold
    assert any(isinstance(event, PhaseStarted) for event in foretold)


def test_pictures_in_between_tell_no_sound_anew(performance: Performance, clock: FakeClock, ear: Ear) -> None:
    """A picture may be due ten times a second; what comes is known for ten seconds."""
    performance.start()
    told, heard = ear.told, 0
    for tick in range(1, 100):
        clock.now += 0.1
        performance.tick()
        assert ear.until >= clock.now + SEEN_AHEAD_S - TOLD_EVERY_S - 1e-9
        heard = ear.told - told
        assert heard <= tick * 0.1 / TOLD_EVERY_S + len(ear.happened)
    assert heard >= 9.9 / (TOLD_EVERY_S + 0.1) - 1


def test_a_pause_takes_back_what_was_to_come(performance: Performance, clock: FakeClock, ear: Ear) -> None:
    performance.start()
    assert ear.coming
    clock.now += 2
    performance.do(Runner.pause)
    assert ear.coming == []
    clock.now += 100
    performance.do(Runner.resume)
    assert next(event.at for event in ear.coming if isinstance(event, Count)) == 1107


def test_mute_is_silent_at_once_and_goes_on_with_what_comes(
    performance: Performance, clock: FakeClock, ear: Ear
) -> None:
    performance.start()
    performance.muted = True
    assert ear.log == ["silence"]
    told = len(ear.happened)
    clock.now += 6
    performance.tick()
    assert len(ear.happened) == told
    performance.muted = False
    assert [event.left for event in ear.coming if isinstance(event, Count)][:2] == [3, 2]


def test_the_end(performance: Performance, ear: Ear) -> None:
    performance.close()
    performance.close(at_once=True)
    assert ear.log == ["close", "close at once"]


def test_as_an_exercise_is_named_it_is_known_whether_it_is_the_last(clock: FakeClock, ear: Ear) -> None:
    runner = Runner(laid_out(CLAMS._replace(rest_s=40), BRIDGES))
    performance = Performance(runner, clock, Forgets(), [ear])
    performance.start()
    while not runner.is_over:
        clock.now += performance.wait() or 0
        named = [event for event in performance.tick() if isinstance(event, NextUp)]
        if named:
            starts = [event for event in ear.coming if isinstance(event, PhaseStarted)]
            assert any(event.phase == named[0].phase for event in starts), "its start is seen"


class Told:
    """A follower that remembers."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def handle(self, event: Event, now: float, wall: Callable[[], datetime]) -> None:
        self.events.append(event)

    def suspend(self) -> None: ...

    def close(self) -> None: ...


def test_who_else_is_told_is_asked_as_it_begins_and_misses_nothing(clock: FakeClock, ear: Ear) -> None:
    found: list[Told] = []

    def find_followers() -> list[Told]:
        found.append(Told())
        return found

    performance = Performance(Runner(laid_out(CLAMS)), clock, Forgets(), [ear], find_followers)
    assert not found
    begun = performance.start()
    assert [told.events for told in found] == [begun] and begun


def test_a_key_as_the_phone_ends_a_set_does_not_end_the_one_that_follows_at_once(clock: FakeClock, ear: Ear) -> None:
    """Both were meant to end the first: of two at one's own pace without a rest, the second would be over as well."""
    reps = Step(exercise="bridge", reps=10, pace=Pace.OWN, rest_s=0)
    performance = Performance(Runner(laid_out(reps, reps, CLAMS, ready=0)), clock, Forgets(), [ear])
    performance.start()
    for _ in range(2):
        clock.now += 20
        performance.tap(Runner.stop)
        assert performance.comes_with_phone(clock.now + 0.6) and not performance.comes_with_phone(clock.now + 0.8)
    clock.now += 10
    performance.tap(Runner.pause)
    assert not performance.comes_with_phone(clock.now + 0.1), "a pause has ended nothing"
