"""Words in their frames: begun once, whole, at their instant; ended by what comes."""

from __future__ import annotations

from array import array
from itertools import pairwise

import pytest

from glutetimer.session.cues import Cue
from glutetimer.sound.frames import FADE
from glutetimer.sound.schedule import STEADY_S, CueSchedule
from glutetimer.sound.speech_track import LATE_S, Utterance
from glutetimer.sound.tones import RATE, Frames

TONE = 1000
"""Every frame of a tone; one lasts a tenth of a second."""
BLOCK = 480


class Device:
    """Asks for frames; its clock is the session's, and frame 0 is heard at 100 s."""

    def __init__(self, steady_s: float = 0.0) -> None:
        self.schedule = CueSchedule(lambda _: array("h", [TONE] * (RATE // 10)), steady_s=steady_s)
        self.played = array("h")

    @property
    def now(self) -> float:
        return 100 + len(self.played) / RATE

    def run(self, until: float, block: int = BLOCK, late: float = 0.0) -> Device:
        while self.now < until - 1e-9:
            self.played += self.schedule.fill(block, self.now + late)
        return self

    def say(self, *utterances: Utterance) -> None:
        self.schedule.speech.say(utterances)

    def begins(self, value: int) -> list[float]:
        """When frames of this value begin."""
        played = self.played
        return [100 + n / RATE for n, each in enumerate(played) if each == value and (n == 0 or played[n - 1] != value)]

    def count(self, value: int) -> int:
        return sum(each == value for each in self.played)


def words(at: float, value: int, seconds: float = 0.5, after_s: float = 0.0) -> Utterance:
    return Utterance(at, after_s, array("h", [value] * round(seconds * RATE)))


def test_words_begin_at_their_frame_whatever_the_blocks() -> None:
    for block in (100, 480, 1024, 4800):
        d = Device()
        d.say(words(101.00001, 7), words(102.5, 9, after_s=0.25))
        d.run(104, block)
        assert d.begins(7) == [pytest.approx(101.00001, abs=1 / RATE)]
        assert d.begins(9) == [pytest.approx(102.75, abs=1 / RATE)]
        assert d.count(7) == d.count(9) == RATE // 2


def test_two_runs_are_the_same_to_the_sample() -> None:
    def run() -> Frames:
        d = Device()
        d.schedule.plan({}, {101.0: Cue.START}, 100)
        d.say(words(101.0, 7, after_s=0.2), words(101.9, 9))
        return d.run(103).played

    assert run() == run()


def test_words_are_said_once_however_often_they_are_asked_for() -> None:
    d = Device()
    for n in range(30):
        d.say(words(101.0, 7))
        d.run(100 + n / 10)
    assert d.count(7) == RATE // 2


def test_words_that_come_late_are_said_whole_and_much_later_not_at_all() -> None:
    d = Device().run(101.2)
    d.say(words(101.0, 7))
    d.run(102)
    assert d.begins(7) == [101.2] and d.count(7) == RATE // 2
    d.say(words(102 - LATE_S - 0.01, 9))
    assert d.run(103).count(9) == 0


def test_what_is_taken_back_before_it_begins_is_not_said() -> None:
    d = Device()
    d.say(words(101.0, 7))
    d.run(100.97)  # settled by now
    d.say()
    assert d.run(102).count(7) == 0


def test_what_has_begun_is_said_to_its_end_though_it_is_asked_for_no_more() -> None:
    d = Device()
    d.say(words(101.0, 7))
    d.run(101.1)
    d.say()
    assert d.run(102).count(7) == RATE // 2


def test_a_tone_ends_words_about_something_earlier_without_a_click() -> None:
    d = Device()
    d.say(words(101.0, 7, 2.0))
    d.schedule.plan({}, {101.5: Cue.STOP}, 100)
    d.run(104)
    assert d.count(7) == pytest.approx(RATE // 2, abs=1)
    behind = d.played[round(1.5 * RATE) : round(1.5 * RATE) + FADE + 50]
    assert max(a - b for a, b in pairwise(behind)) <= 1, "the words fade beneath the tone"


def test_the_tone_that_words_belong_to_does_not() -> None:
    d = Device()
    d.schedule.plan({}, {101.0: Cue.STOP}, 100)
    d.say(words(101.0, 7, 1.0, after_s=0.15))
    d.run(103)
    assert d.begins(7) == [pytest.approx(101.15, abs=1 / RATE)]
    assert d.count(7) == RATE


def test_words_that_wait_are_overtaken_by_a_later_tone() -> None:
    d = Device()
    d.say(words(101.0, 7, after_s=0.3))
    d.schedule.plan({}, {101.2: Cue.STOP}, 100)
    assert d.run(103).count(7) == 0
    d.say(words(101.1, 9))  # made late, when the tone is over
    assert d.run(104).count(9) == 0


def test_later_words_end_those_before() -> None:
    d = Device()
    d.say(words(101.0, 7, 2.0), words(101.5, 9))
    d.run(104)
    assert d.count(7) == RATE // 2
    assert d.begins(9) == [pytest.approx(101.5, abs=0.01)], "those before fade beneath it"
    assert d.played[RATE * 3 // 2] > 9


def test_of_several_that_are_late_the_last_is_said() -> None:
    d = Device().run(101)
    d.say(words(100.5, 7), words(100.9, 9))
    d.run(102)
    assert (d.count(7), d.count(9)) == (0, RATE // 2)


def test_hushed_in_the_middle_of_a_word() -> None:
    d = Device()
    d.say(words(101.0, 700, 2.0), words(101.8, 9))
    d.run(101.3)
    d.schedule.speech.hush()
    d.run(104)
    assert d.count(700) <= 0.31 * RATE
    assert not any(d.played[round(1.33 * RATE) :])


def test_words_wait_with_their_tone_for_a_device() -> None:
    d = Device(steady_s=STEADY_S)
    d.schedule.plan({100.0: Cue.READY}, {}, 100)
    d.say(words(100.0, 7, after_s=0.2))
    assert d.schedule.sounding(100.3)
    d.run(102)
    assert d.begins(TONE) == [pytest.approx(100.5, abs=0.02)]
    assert d.begins(7) == [pytest.approx(100.7, abs=0.02)] and d.count(7) == RATE // 2
    assert not d.schedule.sounding(d.now)


def test_another_device_does_not_go_on_in_the_middle_of_a_word() -> None:
    d = Device()
    d.say(words(101.0, 7, 2.0), words(104.0, 9))
    d.run(101.5)
    d.schedule.restart()
    said = d.count(7)
    d.run(105)
    assert d.count(7) == said
    assert d.begins(9) == [104.0]


def test_words_that_are_due_keep_the_device_until_they_are_over() -> None:
    d = Device().run(100.5)
    d.say(words(100.5, 7, 1.0, after_s=0.3), words(110, 9))
    assert d.schedule.sounding(100.5)
    assert d.run(101.2).schedule.sounding(101.2)
    assert not d.run(102).schedule.sounding(102), "what is still to come is not waited for"
