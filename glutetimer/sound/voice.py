"""The voice: a process a phrase, begun when its tone is over, ended when another tone or phrase comes."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from typing import Protocol

from glutetimer.session.cues import Cue, heard
from glutetimer.session.events import Event
from glutetimer.settings.settings import Talk
from glutetimer.sound.background import LONGEST_S, in_background
from glutetimer.sound.phrases import Phrase, phrase
from glutetimer.sound.speech_track import LATE_S
from glutetimer.sound.tones import CLEAR
from glutetimer.training.plan import Plan
from glutetimer.training.speech import speech_s

LOOK_EVERY_S = 0.1
"""How often a process is looked after."""


class Speaks(Protocol):
    """What says words by a process for each phrase."""

    @property
    def name(self) -> str:
        """What speaks, in words."""
        ...

    @property
    def lag_s(self) -> float:
        """How long it takes to begin."""
        ...

    def say(self, words: str) -> subprocess.Popen[bytes]:
        """Begin to say something. The process ends when it is said; ending it ends the words.

        Raises:
            OSError: it cannot be said.
        """
        ...

    def silence(self, process: subprocess.Popen[bytes]) -> None:
        """Stop what a process says, and take leave of it."""
        ...


@dataclass(frozen=True, slots=True)
class _End:
    """Say no more."""

    at_once: bool


class Voice:
    """Says what happens, where there is time for it.

    Args:
        ready_from: until when, on the session's clock, tones wait for their device, and the voice for them.
        plays: whether there is a device; where there is none, nothing is said.
        speed: of what speaks, in hundredths of the usual one.
    """

    def __init__(
        self,
        speaker: Speaks,
        talk: Talk,
        plan: Callable[[], Plan],
        clock: Callable[[], float],
        *,
        ready_from: Callable[[], float] = float,
        plays: Callable[[], bool] = lambda: True,
        tone_s: Callable[[Cue], float] = CLEAR.length_s,
        speed: int = 100,
    ) -> None:
        self._speaker = speaker
        self._talk = talk
        self._plan = plan
        self._clock = clock
        self._ready_from = ready_from
        self._plays = plays
        self._tone_s = tone_s
        self._speed = speed
        self._orders: SimpleQueue[Phrase | _End | None] = SimpleQueue()
        self._waiting: Phrase | None = None  # this, and the process, is the voice's thread's
        self._process: subprocess.Popen[bytes] | None = None
        in_background("glutetimer voice", self._speak, self.close)

    @property
    def works(self) -> bool:
        """Whether what is said now would be heard."""
        return self._plays()

    def hear(self, happened: Sequence[Event], coming: Sequence[Event], now: float) -> None:
        """Say what there is time to say; a tone ends what is being said."""
        words = phrase(
            happened,
            coming,
            self._plan(),
            talk=self._talk,
            lag_s=self._speaker.lag_s,
            ready_from=self._ready_from(),
            speech=partial(speech_s, speed=self._speed),
            tone=self._tone_s,
        )
        if words and self._plays():
            self._orders.put(words)
        elif heard(happened):
            self._orders.put(None)

    def silence(self) -> None:
        """Stop in the middle of a word."""
        self._orders.put(None)

    def close(self, at_once: bool = False) -> None:
        """Say what is begun to its end, in the background, or stop."""
        self._orders.put(_End(at_once))

    # ------------------------------------------------------------ the voice's thread

    def _speak(self) -> None:
        ends = None
        while ends is None or ((self._waiting or self._process) and self._clock() < ends):
            try:
                order = self._orders.get(timeout=self._patience())
            except Empty:
                self._go_on()
            else:
                if isinstance(order, _End) and not order.at_once:
                    ends = ends or self._clock() + LONGEST_S
                else:
                    self._stop()
                    self._waiting = order if isinstance(order, Phrase) else None
                    ends = self._clock() if isinstance(order, _End) else ends
        self._stop()

    def _patience(self) -> float | None:
        """How long to wait for orders until there is something to do without."""
        if self._waiting:
            return max(0.0, self._begin(self._waiting) - self._clock())
        return LOOK_EVERY_S if self._process else None

    def _go_on(self) -> None:
        """Begin the words whose time has come; take leave of a process that has said its own."""
        if self._waiting and self._clock() >= (begin := self._begin(self._waiting)):
            words, self._waiting = self._waiting, None
            if self._clock() - begin < LATE_S:
                with suppress(OSError):
                    self._process = self._speaker.say(words.words)
        elif self._process and self._process.poll() is not None:
            self._process = None

    def _begin(self, words: Phrase) -> float:
        """When words begin: their tone may still wait for its device."""
        return max(words.at, self._ready_from() + words.after_s)

    def _stop(self) -> None:
        process, self._process, self._waiting = self._process, None, None
        if process:
            with suppress(OSError, subprocess.SubprocessError):
                self._speaker.silence(process)
