"""Cues in their frames: once each, whatever the device asks, unless they are taken back."""

from __future__ import annotations

from array import array
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.session.cues import Cue, heard
from glutetimer.session.runner import Runner
from glutetimer.sound.schedule import LATEST_S, STEADY_S, CueSchedule
from glutetimer.sound.tones import FULL, RATE, Frames
from glutetimer.training.workout import Step, StepSides
from tests.session.sample import laid_out

CUES = list(Cue)


def marker(cue: Cue) -> Frames:
    """A tone of a few frames that tells which cue it is."""
    return array("h", [CUES.index(cue) + 1] * 4)


class Device:
    """Asks for frames; its clock is the session's, and frame 0 is heard at 100 s."""

    def __init__(self, schedule: CueSchedule) -> None:
        self.schedule = schedule
        self.position = 0
        self.heard: list[tuple[float, Cue]] = []
        """When each tone began, in seconds, by its frame."""
        self._before = 0

    @property
    def now(self) -> float:
        return 100 + self.position / RATE

    def run(self, seconds: float, block: int = 960, late: float = 0.0) -> Device:
        end = self.now + seconds
        while self.now < end - 1e-9:
            self.ask(block, late)
        return self

    def ask(self, block: int, late: float = 0.0) -> None:
        frames = self.schedule.fill(block, self.now + late)
        assert len(frames) == block
        for n, value in enumerate(frames) if any(frames) else ():
            if value and value != self._before:
                self.heard.append((100 + (self.position + n) / RATE, CUES[value - 1]))
            self._before = value
        self._before = frames[-1]
        self.position += block


def device(steady_s: float = 0.0) -> Device:
    return Device(CueSchedule(marker, steady_s=steady_s))


def test_a_cue_begins_at_its_frame() -> None:
    d = device()
    d.schedule.plan({}, {101.0: Cue.START, 101.50001: Cue.TEN}, 100)
    d.run(3)
    assert d.heard == [(101.0, Cue.START), (pytest.approx(101.50001, abs=1 / RATE), Cue.TEN)]


def test_what_the_device_holds_back_is_allowed_for() -> None:
    d = Device(CueSchedule(marker, buffered_s=0.02, steady_s=0))
    d.schedule.plan({}, {101.0: Cue.START}, 100)
    d.run(2)
    assert d.heard == [(pytest.approx(100.98, abs=1e-9), Cue.START)]


@settings(max_examples=60)
@given(
    st.lists(st.floats(100.5, 106), min_size=1, max_size=12, unique_by=lambda at: round(at, 2)),
    st.lists(st.tuples(st.integers(64, 4096), st.floats(0, 0.03)), min_size=8, max_size=40),
    st.integers(0, 11),
)
def test_each_cue_once_and_in_time_whatever_the_blocks(
    instants: list[float], blocks: list[tuple[int, float]], shift: int
) -> None:
    """The device asks at odd times for odd lengths; the session says the same again and again."""
    d = device()
    wanted = {at: CUES[(n + shift) % len(CUES)] for n, at in enumerate(instants)}
    turn = 0
    while d.now < 108:
        now = d.now
        passed = {at: cue for at, cue in wanted.items() if now - 0.1 < at <= now}
        d.schedule.plan(passed, {at: cue for at, cue in wanted.items() if now < at <= now + 3}, now)
        for _ in range(3):
            # Now and then a block comes when it should: the earliest tells the time.
            block, late = blocks[turn % len(blocks)]
            d.ask(block, late if turn % 4 else 0.0)
            turn += 1
    if all(b - a > 0.002 for a, b in pairwise(sorted(instants))):
        assert [cue for _, cue in d.heard] == [wanted[at] for at in sorted(wanted)]
        assert [at for at, _ in d.heard] == pytest.approx(sorted(wanted), abs=2 / RATE)


def test_a_pause_takes_back_what_was_scheduled() -> None:
    d = device()
    d.schedule.plan({}, {101.0: Cue.COUNT, 102.0: Cue.COUNT, 103.0: Cue.START}, 100)
    d.run(1.5)
    d.schedule.plan({101.5: Cue.PAUSE}, {}, 101.5)
    d.run(5)
    assert [cue for _, cue in d.heard] == [Cue.COUNT, Cue.PAUSE]


def test_what_is_settled_already_is_taken_back_until_it_begins() -> None:
    d = device()
    d.schedule.plan({}, {101.0: Cue.START}, 100)
    d.run(0.98)  # within the stretch in which frames are settled
    d.schedule.clear()
    d.run(2)
    assert d.heard == []


def test_a_tone_that_has_begun_ends() -> None:
    d = Device(CueSchedule(lambda cue: array("h", [7] * RATE), steady_s=0))
    d.schedule.plan({}, {100.5: Cue.START}, 100)
    d.run(1)
    d.schedule.clear()
    sounded = array("h")
    for _ in range(100):
        sounded += d.schedule.fill(960, d.now)
        d.position += 960
    assert sum(map(bool, sounded)) == RATE // 2


def test_late_is_played_at_once() -> None:
    d = device().run(1)
    d.schedule.plan({100.4: Cue.STOP}, {}, 101)
    d.run(1)
    assert d.heard == [(101.0, Cue.STOP)]


def test_what_was_slept_through_is_not_played() -> None:
    d = device()
    d.schedule.plan({}, {101.0: Cue.START}, 100)
    d.run(0.5)
    d.run(1, late=LATEST_S + 3600)
    assert d.heard == []


def test_a_stall_delays_nothing_that_comes_after_it() -> None:
    """With the earliest of all blocks instead of the last ones, everything after a stall was late."""
    d = device()
    d.schedule.plan({}, {103.0: Cue.TEN}, 100)
    d.run(0.5)
    d.schedule.fill(960, 100.77)  # 270 ms late; the device has played silence meanwhile
    heard_at: list[float] = []
    for n in range(200):
        now = 100.79 + n * 0.02
        if any(d.schedule.fill(960, now)):
            heard_at.append(now)
    assert heard_at[0] == pytest.approx(103.0, abs=0.02)


def test_the_first_cue_waits_until_the_device_is_ready() -> None:
    d = device(steady_s=STEADY_S)
    assert d.schedule.ready_from(100) == 100 + STEADY_S
    d.schedule.plan({100.0: Cue.READY}, {104.0: Cue.COUNT}, 100)
    d.run(6)
    assert d.heard == [(pytest.approx(100 + STEADY_S, abs=0.02), Cue.READY), (104.0, Cue.COUNT)]
    assert d.schedule.ready_from(d.now) == pytest.approx(d.heard[0][0], abs=0.02)


def test_a_device_that_pauses_after_its_first_block_is_ready_later() -> None:
    """As a sound server does whose sink has been idle."""
    d = device(steady_s=STEADY_S)
    d.schedule.plan({100.0: Cue.READY}, {101.0: Cue.NEXT, 103.0: Cue.COUNT}, 100)
    d.run(0.02)
    pause_s = 1.48
    latest = d.schedule.ready_by(d.now)
    assert d.schedule.ready_from(d.now + pause_s) == d.now + pause_s
    d.run(4, late=pause_s)  # what it plays from now on is heard so much later than by its frame
    assert [cue for _, cue in d.heard] == [Cue.READY, Cue.COUNT]
    assert [at + pause_s for at, _ in d.heard] == pytest.approx([101.5 + STEADY_S, 103.0], abs=0.03)
    assert d.heard[0][0] + pause_s <= latest, "words that were chosen sooner are not cut by the next tone"
    assert d.schedule.ready_by(d.now) == d.schedule.ready_from(d.now)


def test_what_was_settled_before_a_device_ran_dry_is_settled_anew() -> None:
    d = device()
    d.schedule.plan({}, {100.55: Cue.START}, 100)
    d.run(0.5)
    d.run(1, late=0.3)
    assert [at + 0.3 for at, _ in d.heard] == [pytest.approx(100.8, abs=0.03)]
    d.schedule.plan({}, {102.0: Cue.TEN}, 101.8)
    d.run(1, late=0.3)
    assert d.heard[1][0] + 0.3 == pytest.approx(102.0, abs=0.001)


def test_of_cues_that_wait_together_the_most_telling_sounds() -> None:
    d = device(steady_s=STEADY_S)
    d.schedule.plan({100.0: Cue.READY}, {100.1: Cue.NEXT, 100.2: Cue.COUNT, 103.0: Cue.START}, 100)
    d.run(6)
    assert [cue for _, cue in d.heard] == [Cue.COUNT, Cue.START]
    assert not d.schedule.sounding(d.now)


def test_two_tones_at_once_are_never_too_loud() -> None:
    schedule = CueSchedule(lambda cue: array("h", [30_000 if cue is Cue.START else -30_000] * 2000), steady_s=0)
    schedule.plan({}, {100.0: Cue.START, 100.01: Cue.START, 100.1: Cue.STOP, 100.11: Cue.STOP}, 99)
    frames = schedule.fill(12_000, 100)
    assert max(frames) == FULL and min(frames) == -FULL


def test_another_device_goes_on_from_its_own_beginning() -> None:
    d = device()
    d.schedule.plan({}, {101.0: Cue.COUNT, 110.0: Cue.START}, 100)
    d.run(2)
    d.schedule.restart()
    d.position += 5 * RATE  # there was none for five seconds, and its first block is asked for at 107 s
    d.run(4)
    assert d.heard[0] == (101.0, Cue.COUNT)
    assert [cue for _, cue in d.heard] == [Cue.COUNT, Cue.START]


def test_an_hour_with_every_cue_in_its_frame() -> None:
    """A session as Performance leads it, told once a second, on a device that asks ten times a second."""
    steps = [
        Step(exercise="clam", work_s=40, sides=StepSides.EACH, switch_s=5, rest_s=35),
        Step(exercise="bridge", reps=10, rest_s=60),
    ] * 15
    runner = Runner(laid_out(*steps, ready=65))
    d = device()
    d.run(0.5, block=4800)
    happened = runner.start(d.now)
    expected = heard(happened)
    while not runner.is_over:
        ahead = runner.peek_events(d.now + 10)
        d.schedule.plan(heard(happened), heard(ahead), d.now)
        d.run(1, block=4800)
        happened = runner.advance(d.now)
        expected |= heard(happened)
    d.schedule.plan(heard(happened), {}, d.now)
    d.run(1, block=4800)
    assert runner.session_s(d.now) > 3600
    assert len(expected) > 1200
    first, *rest = sorted(expected.items())
    assert d.heard[0] == (pytest.approx(first[0], abs=0.001), first[1])
    assert [cue for _, cue in d.heard[1:]] == [cue for _, cue in rest]
    assert [round(at * RATE) for at, _ in d.heard[1:]] == [round(at * RATE) for at, _ in rest]
