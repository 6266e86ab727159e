"""One stream to the sound card for a whole session, each cue at its frame, by miniaudio."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from threading import Event as Flag
from typing import Any

from glutetimer.session.cues import Cue, heard
from glutetimer.session.events import Event
from glutetimer.sound.background import in_background
from glutetimer.sound.schedule import CueSchedule
from glutetimer.sound.speech_track import Utterance
from glutetimer.sound.tones import CLEAR, RATE, Frames, ToneSet

BLOCK_MS = 40
"""What the device asks for at a time; with PulseAudio that is all it holds. A cue that nobody could know before, a
stop, is heard 51 ms later in the median and 70 at the most; with 100 ms it was 114 and 159, and what was known before
was as exact, with both cores busy too. 30 and 50 ms have 5 to 10 ms of spread there (tests/bench/sound.py)."""
BLOCKS = 2
"""How many the device holds, where its system asks for several."""
BUFFERED_S = 0.04
"""From when a frame is asked for until it is heard: 0.03 measured with PulseAudio, a block where a device holds two."""
BACKENDS = ("WASAPI", "DSOUND", "WINMM", "COREAUDIO", "SNDIO", "AUDIO4", "OSS", "PULSEAUDIO", "ALSA")
"""Left out: NULL, which plays nothing, and JACK, which may start a server nobody asked for."""
OPEN_S = 1.0
"""How long a session's start waits for the device; it opens in a few hundredths of a second, or hardly ever."""
LOOK_EVERY_S = 0.25
LOST_S = 1.0
"""A device that asks for nothing for so long is lost."""
SLOW_S = 4.0
"""The same for one that has just been opened."""
AGAIN_S = 2.0
"""How long until a device is looked for again, at first; then twice as long, and so on."""
SELDOM_S = 30.0
"""The longest; each vain look may cost the sound server a connection."""
DRAIN_S = 8.0
"""How long the end waits for the last tone and the last words, which may have to wait until the device is ready
(our choice)."""
TAIL_S = 0.3
"""How long a device takes to play what it holds."""


class Stream:
    """Plays cues at their instants, whatever the program does meanwhile.

    A device that goes away is replaced by the system's next one, for which it is looked again and again.

    Args:
        volume: 0 to 100.
        clock: the session's.
        backends: names of miniaudio's backends, the first that works; none: all that serve.
    """

    def __init__(
        self, volume: int, clock: Callable[[], float], backends: Sequence[str] = (), tones: ToneSet = CLEAR
    ) -> None:
        self.works = False
        """Whether a device plays now."""
        self.installed = True
        """Whether miniaudio is there at all: not every machine has a wheel of it."""
        self.device = ""
        """What plays, in words."""
        self.problem = ""
        """Why nothing plays, in words."""
        self._tone = partial(tones.samples, volume=volume)
        self._clock = clock
        self._backends = backends or BACKENDS
        self._schedule = CueSchedule(self._tone, buffered_s=BUFFERED_S)
        self._tried = Flag()
        self._changed = Flag()
        self._at_once = Flag()
        self._closed: float | None = None

    def open(self) -> bool:
        """Look for a device, and go on doing so; returns whether one plays already."""
        in_background("glutetimer stream", self._keep, self.close)
        self._tried.wait(OPEN_S)
        return self.works

    def ready_from(self) -> float:
        """When the first tone could sound, on the session's clock; before that is known, the soonest it could be."""
        return self._schedule.ready_from(self._clock()) if self.works else 0.0

    def ready_by(self) -> float:
        """When the first tone sounds at the latest, on the session's clock."""
        return self._schedule.ready_by(self._clock())

    def hear(self, happened: Sequence[Event], coming: Sequence[Event], now: float) -> None:
        self._schedule.plan(heard(happened), heard(coming), now)

    def say(self, utterances: Sequence[Utterance]) -> None:
        """Put words into their frames; those of before that have not begun are taken back."""
        self._schedule.speech.say(utterances)

    def hush(self) -> None:
        self._schedule.speech.hush()

    def silence(self) -> None:
        """Take back what has not begun; no tone is longer than a second or so."""
        self._schedule.clear()

    def close(self, at_once: bool = False) -> None:
        """Let the device go, once what is due has sounded, or at once."""
        now = self._clock()
        if self._closed is None:
            self._schedule.plan({}, {}, now)
            self._closed = now
        if at_once:
            self._at_once.set()
        self._changed.set()

    # ------------------------------------------------------------ the keeper's thread

    def _keep(self) -> None:
        again_s = AGAIN_S
        while self._closed is None:
            device = self._open()
            self._tried.set()
            if device:
                again_s = AGAIN_S
                for cue in Cue:
                    self._tone(cue)  # made now, that none is made while somebody waits for it
                self._watch(device)
                self.works = False
                _let_go(device)
            if not self.installed:
                return
            if self._closed is None:
                self._changed.wait(LOOK_EVERY_S if device else again_s)
                again_s = again_s if device else min(2 * again_s, SELDOM_S)

    def _open(self) -> Any:
        """A device that plays, or None, and `problem` says why."""
        device: Any = None
        try:
            miniaudio = import_module("miniaudio")  # untyped; and late, as not every session needs it
            backends = [miniaudio.Backend[name] for name in self._backends]
            device = object.__new__(miniaudio.PlaybackDevice)  # known even where its making fails, to be let go of
            device.__init__(
                miniaudio.SampleFormat.SIGNED16,
                1,
                RATE,
                BLOCK_MS,
                backends=backends,
                callback_periods=BLOCKS,
                app_name="glutetimer",
            )
            self._schedule.restart()
            device.stop_callback = self._changed.set
            frames = self._frames()
            next(frames)
            device.start(frames)
        except Exception as error:  # whatever is wrong with a sound card, the session goes on
            self.installed = not isinstance(error, ImportError)
            self.problem = _words(error)
            if device:
                _let_go(device)
            return None
        self.device, self.problem, self.works = device.backend, "", True
        return device

    def _frames(self) -> Generator[bytes | Frames, int, None]:
        asked = yield b""
        while True:
            asked = yield self._schedule.fill(asked, self._clock())

    def _watch(self, device: Any) -> None:
        """Return once the device is lost or needed no more."""
        opened = self._clock()
        while not self._done(self._clock()):
            self._changed.wait(LOOK_EVERY_S)
            self._changed.clear()
            quiet = self._clock() - max(self._schedule.filled, opened)
            if not device.running or quiet > (LOST_S if self._schedule.steady else SLOW_S):
                return
        self._at_once.wait(TAIL_S)

    def _done(self, now: float) -> bool:
        if self._closed is None:
            return False
        return self._at_once.is_set() or now - self._closed > DRAIN_S or not self._schedule.sounding(now)


def _let_go(device: Any) -> None:
    """Close a device, and its connection to the sound server, which the binding would leave open."""
    with suppress(Exception):  # it is gone already, perhaps
        device.close()
        if context := device.__dict__.pop("_context", None):
            import_module("miniaudio").lib.ma_context_uninit(context)


def _words(error: Exception) -> str:
    if isinstance(error, ImportError):
        return "miniaudio is not installed"
    return f"no sound card plays ({error.args[0]})" if error.args else "no sound card plays"
