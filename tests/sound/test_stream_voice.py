"""The voice in the stream: made before it is due, true when it is said, and silent when it should be."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from threading import Event as Flag
from threading import get_ident

import pytest

from glutetimer.library.catalogue import load as load_library
from glutetimer.session.cues import Cue, heard
from glutetimer.session.events import Beat, Event, NextUp, Paused, Reminder, RestChanged, TimeLeft
from glutetimer.session.runner import Runner
from glutetimer.settings.settings import Talk
from glutetimer.sound import stream_voice
from glutetimer.sound.phrases import GAP_S
from glutetimer.sound.script import perform
from glutetimer.sound.speech_track import Utterance
from glutetimer.sound.stream_voice import MADE_AHEAD_S, StreamVoice
from glutetimer.sound.synthesizer import SynthesisError, SynthesizerChain
from glutetimer.sound.tones import CLEAR, RATE, Frames
from glutetimer.training.exercise import TempoPart
from glutetimer.training.layout import lay_out
from tests.session.sample import CLAMS, laid_out
from tests.sound.conftest import until

PLAN = laid_out(CLAMS)
NEXT = next(phase for phase in PLAN.phases if phase.works)


class Maker:
    """Makes words of known length, and frames that are its words' letters."""

    def __init__(self, name: str = "maker", a_letter_s: float = 0.01, instant: bool = True) -> None:
        self.name, self.instant, self.a_letter_s = name, instant, a_letter_s
        self.asked: list[str] = []
        self.threads: set[int] = set()
        self.fails = False
        self.held: Flag | None = None

    def synthesize(self, words: str) -> Frames:
        self.asked.append(words)
        self.threads.add(get_ident())
        if self.held:
            self.held.wait(10)
        if self.fails:
            raise SynthesisError("no breath")
        said = array("h", [len(words), *map(ord, words)])
        return said + array("h", bytes(2 * (round(len(words) * self.a_letter_s * RATE) - len(said))))


def read(frames: Frames) -> str:
    """The words that a maker made."""
    return "".join(map(chr, frames[1 : 1 + frames[0]]))


class Wire:
    """What is told to a stream."""

    def __init__(self) -> None:
        self.works = True
        self.ready = 0.0
        self.said: Sequence[Utterance] = ()
        self.ever: dict[float, str] = {}
        """All that was told, by its instant."""
        self.hushed = 0

    def ready_by(self) -> float:
        return self.ready

    def say(self, utterances: Sequence[Utterance]) -> None:
        self.said = utterances
        self.ever |= self.told

    def hush(self) -> None:
        self.said, self.hushed = (), self.hushed + 1

    @property
    def told(self) -> dict[float, str]:
        return {each.at: read(each.frames) for each in self.said}


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def voice(wire: Wire, maker: Maker) -> Iterator[StreamVoice]:
    made = make(wire, maker)
    yield made
    made.close(at_once=True)


def make(wire: Wire, *makers: Maker) -> StreamVoice:
    chain = SynthesizerChain(makers)
    return StreamVoice(chain, wire, Talk.FULL, lambda: PLAN, tone_s=CLEAR.length_s)  # type: ignore[arg-type]


def test_words_are_told_before_they_are_due_by_another_thread(voice: StreamVoice, wire: Wire, maker: Maker) -> None:
    voice.hear([], [TimeLeft(101, 30), Reminder(102, "Squeeze"), TimeLeft(100 + MADE_AHEAD_S + 1, 20)], 100)
    until(lambda: len(wire.said) == 2)
    assert wire.told == {101: "30 seconds left", 102: "Squeeze"}
    assert [each.after_s for each in wire.said] == [0, CLEAR.length_s(Cue.REMINDER) + GAP_S]
    assert get_ident() not in maker.threads


def test_words_that_wait_for_a_slow_device_are_over_before_the_next(voice: StreamVoice, wire: Wire) -> None:
    first, then = [TimeLeft(100, 30)], [TimeLeft(101, 20)]
    voice.hear(first, then, 100)
    until(lambda: 100 in wire.told)
    assert wire.told[100] == "30 seconds left"
    wire.ready = 100.85
    voice.hear(first, then, 100)
    until(lambda: wire.told.get(100) == "30")


def test_the_same_words_are_made_once(voice: StreamVoice, wire: Wire, maker: Maker) -> None:
    for n in range(5):
        voice.hear([], [TimeLeft(101 + n, 30)], 100 + n)
        until(lambda n=n: 101 + n in wire.told)
    assert maker.asked == ["30 seconds left"]


def test_what_comes_no_more_is_taken_back_at_once(voice: StreamVoice, wire: Wire, maker: Maker) -> None:
    voice.hear([], [TimeLeft(101, 30)], 100)
    until(lambda: wire.said)
    maker.held = Flag()
    voice.hear([Paused(100.5)], [], 100.5)
    assert wire.said == (), "nobody waits for words to be made"
    maker.held.set()
    until(lambda: wire.told == {100.5: "Paused"})


def test_words_of_what_has_happened_stand_while_they_wait_until_a_later_tone(voice: StreamVoice, wire: Wire) -> None:
    voice.hear([Reminder(100, "Squeeze")], [TimeLeft(103, 30)], 100)
    until(lambda: wire.told == {100: "Squeeze", 103: "30 seconds left"})
    voice.hear([], [TimeLeft(103, 30)], 100.4)
    assert 100 in wire.told
    voice.hear([Beat(100.5, TempoPart.LIFT, 1)], [TimeLeft(103, 30)], 100.5)
    assert 100 not in wire.told


def test_the_length_of_words_is_known_not_reckoned(wire: Wire) -> None:
    quick, slow = Maker(a_letter_s=0.001), Maker(a_letter_s=0.5)
    said = []
    for maker in (quick, slow):
        voice = make(wire, maker)
        voice.hear([NextUp(100, NEXT)], [Beat(103, TempoPart.LIFT, 1)], 100)
        voice.hear([], [TimeLeft(200, 5)], 199)  # when this is made, that is
        until(lambda: 200 in wire.told)
        said.append(wire.ever.pop(100, ""))
        voice.close(at_once=True)
    assert len(said[0]) > len(NEXT.name)
    assert len(said[1]) * 0.5 <= 3, "what takes too long is left out"


def test_one_that_takes_its_time_is_reckoned_then_known(wire: Wire) -> None:
    slow = Maker(a_letter_s=0.2, instant=False)
    voice = make(wire, slow)
    voice.hear([NextUp(100, NEXT)], [Beat(104, TempoPart.LIFT, 1)], 100)
    voice.hear([], [TimeLeft(200, 5)], 199)
    until(lambda: 200 in wire.told)
    assert len(slow.asked[0]) * 0.2 > 4, "it was reckoned to fit"
    assert len(wire.ever[100]) * 0.2 <= 4
    voice.close(at_once=True)


def test_one_that_fails_is_not_asked_again_and_the_next_one_speaks(wire: Wire, maker: Maker) -> None:
    broken = Maker("piper")
    broken.fails = True
    voice = make(wire, broken, maker)
    voice.hear([], [TimeLeft(101, 30)], 100)
    until(lambda: wire.told == {101: "30 seconds left"})
    voice.hear([], [TimeLeft(101, 30), TimeLeft(102, 20)], 100.5)
    until(lambda: 102 in wire.told)
    assert broken.asked == ["30 seconds left"]
    assert voice.works
    maker.fails = True
    voice.hear([RestChanged(110, 7)], [], 110)
    until(lambda: not voice.works)
    voice.close(at_once=True)


def test_a_voice_without_a_device_does_not_work(voice: StreamVoice, wire: Wire) -> None:
    assert voice.works
    wire.works = False
    assert not voice.works


def test_silence_is_at_once_and_lasts(voice: StreamVoice, wire: Wire, maker: Maker) -> None:
    maker.held = Flag()
    voice.hear([RestChanged(100, 42)], [TimeLeft(103, 30)], 100)
    until(lambda: maker.asked)
    voice.silence()
    assert wire.hushed == 1
    maker.held.set()
    maker.held = None
    voice.hear([RestChanged(104, 32)], [], 104)
    until(lambda: wire.told == {104: "32 seconds left"})


def test_an_end_lets_the_last_words_be_made_and_an_end_at_once_hushes(wire: Wire, maker: Maker) -> None:
    voice = make(wire, maker)
    voice.hear([RestChanged(100, 42)], [], 100)
    voice.close()
    until(lambda: wire.told == {100: "42 seconds left"})
    assert wire.hushed == 0
    voice.close(at_once=True)
    assert wire.hushed == 1


def test_nobody_waits_for_words(voice: StreamVoice, maker: Maker) -> None:
    maker.held = Flag()
    happened: list[Event] = [RestChanged(100, 42)]
    for n in range(50):
        voice.hear(happened, [TimeLeft(103, 30)], 100 + n / 10)
    assert maker.asked[1:] == [], "all of it stood while the first words were being made"
    maker.held.set()


@pytest.mark.parametrize("name", ["five-a-day", "bridge-builder-1"])
def test_a_whole_session_is_said_as_it_was_planned_and_no_word_over_a_tone(
    name: str, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each phrase that a session foresees is made before it is due, is the one that is true then, and ends in time."""
    work: list[Callable[[], None]] = []
    monkeypatch.setattr(stream_voice, "in_background", lambda name, run, end: work.append(run))
    library = load_library(None)
    laid_out = lay_out(library.workouts[name], library.exercises, seed="2026-11-20")
    voice = StreamVoice(
        SynthesizerChain([Maker(a_letter_s=0.06)]),
        wire,  # type: ignore[arg-type]
        Talk.FULL,
        lambda: laid_out,
        tone_s=CLEAR.length_s,
    )
    planned: dict[float, str] = {}
    said, tones = [], set[float]()
    for happened, ahead, by_user in perform(Runner(laid_out)):
        now = max((event.at for event in happened), default=0.0)
        voice.hear(happened, ahead, now)
        voice.close()
        work[0]()  # all that it was told
        tones |= set() if by_user else heard(happened).keys()  # one that its user brings about ends what is said
        if not by_user and now in planned:
            assert wire.told.get(now) == planned[now]
        planned = {at: words for at, words in wire.told.items() if now < at}
        said += [each for each in wire.said if each.at == now]
    assert len(said) > 20
    for each in said:
        ends = each.at + each.after_s + len(each.frames) / RATE
        assert not [at for at in tones if each.at < at < ends - 1e-6], read(each.frames)
