"""The voice in the stream: words are made before they are due, and begin at their frame as the tones do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from queue import SimpleQueue
from threading import Lock
from typing import NamedTuple

from glutetimer.session.cues import Cue, heard
from glutetimer.session.events import Event
from glutetimer.settings.settings import Talk
from glutetimer.sound.background import in_background
from glutetimer.sound.phrases import Phrase, phrase
from glutetimer.sound.speech_track import Utterance
from glutetimer.sound.stream import Stream
from glutetimer.sound.synthesizer import SynthesisError, SynthesizerChain
from glutetimer.sound.tones import RATE, Frames
from glutetimer.training.plan import Plan
from glutetimer.training.speech import speech_s

MADE_AHEAD_S = 4.0
"""How long before an event its words are made (our choice): sooner, it is not known yet what follows it."""
BREATH_S = 0.05
"""Between the last word and the next tone (our choice)."""
KEPT = 40
"""So many phrases are kept: the counts and the sides come again and again (our choice). A second has 96 kB."""


class _Order(NamedTuple):
    """What the voice was told."""

    number: int
    happened: Sequence[Event]
    coming: Sequence[Event]
    now: float
    plan: Plan


class StreamVoice:
    """Says what happens, where there is time for it. `speed`: of what speaks, in hundredths of the usual one: how long
    words take is reckoned by it.
    """

    def __init__(
        self,
        synthesizer: SynthesizerChain,
        stream: Stream,
        talk: Talk,
        plan: Callable[[], Plan],
        *,
        tone_s: Callable[[Cue], float],
        speed: int = 100,
    ) -> None:
        self._synthesizer = synthesizer
        self._stream = stream
        self._talk = talk
        self._plan = plan
        self._tone_s = tone_s
        self._speed = speed
        self._kept = lru_cache(KEPT)(self._synthesize)  # this and the lengths are the voice's thread's
        self._lengths: dict[tuple[str, str], float] = {}
        """By what speaks, and the words."""
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._lock = Lock()
        self._number = self._hushed = 0
        self._said: tuple[Utterance, ...] = ()
        in_background("glutetimer voice", self._speak, self.close)

    @property
    def works(self) -> bool:
        return self._stream.works and self._synthesizer.works

    def hear(self, happened: Sequence[Event], coming: Sequence[Event], now: float) -> None:
        """Say what there is time to say; what comes no more is taken back at once."""
        tones = heard(happened)
        last = max((event.at for event in happened), default=0.0)
        alive = {event.at for event in coming} | {last}
        with self._lock:
            self._number += 1
            kept = [each for each in self._said if each.at in alive or (each.at <= now and not _follows(each, tones))]
            self._tell(kept)
            self._orders.put(_Order(self._number, happened, coming, now, self._plan()))

    def silence(self) -> None:
        with self._lock:
            self._number += 1
            self._hushed = self._number
            self._said = ()
            self._stream.hush()

    def close(self, at_once: bool = False) -> None:
        """Say what is begun to its end, in the background, or stop."""
        if at_once:
            self.silence()
        self._orders.put(None)

    # ------------------------------------------------------------ the voice's thread

    def _speak(self) -> None:
        while order := self._orders.get():
            self._plan_words(order)

    def _plan_words(self, order: _Order) -> None:
        """Say what an order asks for: what has happened first, then what comes, as long as it is the last one."""
        if order.happened:
            made = self._choose(order.plan, order.happened, order.coming)
            last = max(event.at for event in order.happened)
            with self._lock:
                if order.number > self._hushed:
                    others = [each for each in self._said if each.at > last]
                    self._tell([made, *others] if made else others)
        for at, group in groupby(sorted(order.coming, key=attrgetter("at")), attrgetter("at")):
            if at > order.now + MADE_AHEAD_S or order.number != self._number:
                return
            made = self._choose(order.plan, list(group), [event for event in order.coming if event.at > at])
            with self._lock:
                if order.number == self._number:
                    others = [each for each in self._said if each.at != at]
                    self._tell([made, *others] if made else others)

    def _choose(self, plan: Plan, events: Sequence[Event], after: Sequence[Event]) -> Utterance | None:
        """The words of an instant, made: those that fit, as their length is known by now."""
        with suppress(SynthesisError):
            while found := self._find_phrase(plan, events, after):
                frames = self._make(found.words)
                if found.at + len(frames) / RATE <= found.until or self._find_phrase(plan, events, after) == found:
                    return Utterance(found.instant, found.after_s, frames)
        return None

    def _find_phrase(self, plan: Plan, events: Sequence[Event], after: Sequence[Event]) -> Phrase | None:
        return phrase(
            events,
            after,
            plan,
            talk=self._talk,
            lag_s=BREATH_S,
            ready_from=self._stream.ready_by(),
            speech=self._measure,
            tone=self._tone_s,
        )

    def _measure(self, words: str) -> float:
        """How long words take: known where they are made, or made in no time; else reckoned."""
        known = self._lengths.get((self._synthesizer.name, words))
        if known is None and not self._synthesizer.instant:
            return speech_s(words, self._speed)
        return len(self._make(words)) / RATE if known is None else known

    def _make(self, words: str) -> Frames:
        frames = self._kept(self._synthesizer.name, words)
        self._lengths[self._synthesizer.name, words] = len(frames) / RATE
        return frames

    def _synthesize(self, _: str, words: str) -> Frames:
        return self._synthesizer.synthesize(words)

    def _tell(self, said: Sequence[Utterance]) -> None:
        self._said = tuple(sorted(said, key=attrgetter("at")))
        self._stream.say(self._said)


def _follows(words: Utterance, tones: dict[float, Cue]) -> bool:
    """Whether a tone is of a later instant than words that wait: they are overtaken."""
    return any(at > words.at for at in tones)
