"""Which frame of a stream sounds what.

The session's thread and the voice's say what is to be heard when; the device's thread asks for frames, a few at a time.
There is no lock between them, as a device must never wait: each thread changes what is its own, and what the others say
is replaced as a whole.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Mapping
from math import inf

from glutetimer.session.cues import TELLING, Cue
from glutetimer.sound.speech_track import SpeechTrack
from glutetimer.sound.tones import FULL, RATE, Frames

STEADY_S = 0.5
"""How long a device asks at its own pace before its first cue. A sound server may take the first block at once and ask
for the next one 1.5 s later, and what it was given for the time between is late (tests/bench/sound.py)."""
SLOWEST_S = 1.5
"""How long such a server waits at the most with its second question (measured there)."""
PAUSED_S = 0.2
"""A device that has asked for nothing for so long has run dry: it has played silence that it never asked for."""
FREEZE = round(0.06 * RATE)
"""How far ahead a cue's frame is settled, in frames: one that still moved could fall between two blocks (sound.md)."""
LATEST_S = 2.0
"""Late is played rather than never; but what is later than this was slept through (our choice)."""
REMEMBERED_S = 6.0
"""How long a cue that is due is kept: a device may take a while until it is ready."""
WINDOW = 8
"""Blocks whose earliest tells the time: with all of them, one stall would delay everything for ever (sound.md)."""


class CueSchedule:
    """Cues on a stream of frames.

    Args:
        buffered_s: what the device holds back: a frame is heard so much later than it is asked for.
        steady_s: no cue before the device has asked at its own pace for so long; what falls into it sounds after it.
    """

    def __init__(self, tone: Callable[[Cue], Frames], buffered_s: float = 0, steady_s: float = STEADY_S) -> None:
        self.speech = SpeechTrack()
        """The words between the cues."""
        self._tone = tone
        self._buffered_s = buffered_s
        self._steady_s = steady_s
        self._wanted: dict[float, Cue] = {}  # replaced by the session's thread, never changed
        self._placed: dict[float, tuple[int, Frames]] = {}  # this, and all below, is the device's
        self._sounded: set[float] = set()
        self._position = 0
        self._zeros: deque[float] = deque(maxlen=WINDOW)
        self._steady_from = inf  # since when it asks without a pause
        self._ready_from = inf
        self.filled = -inf
        """When frames were last asked for."""

    # ------------------------------------------------------------ the session's thread

    def plan(self, happened: Mapping[float, Cue], coming: Mapping[float, Cue], now: float) -> None:
        """Say what is to be heard, by instant; what was to come and comes no more is taken back."""
        due = {at: cue for at, cue in self._wanted.items() if now - REMEMBERED_S < at <= now}
        self._wanted = {**due, **happened, **coming}

    def clear(self) -> None:
        """Take everything back; a tone that has begun ends."""
        self._wanted = {}

    # ------------------------------------------------------------ the device's thread

    def fill(self, frames: int, now: float) -> Frames:
        if now - self.filled > PAUSED_S:
            self._forget()
            self._steady_from = now
        if self._ready_from == inf and now - self._steady_from >= self._steady_s:
            self._ready_from = now
        self.filled = now
        self._zeros.append(now - self._position / RATE)
        end = self._position + frames
        self._place(end + FREEZE, now)
        block = self._mix(end)
        self._position = end
        return block

    @property
    def steady(self) -> bool:
        """Whether frames are asked for in a regular way: devices may pause after their first block."""
        return len(self._zeros) == WINDOW

    def restart(self) -> None:
        """Another device asks from now on: times and frames go together anew."""
        self._placed.clear()
        self.speech.restart()
        self._forget()

    def ready_from(self, now: float) -> float:
        """When the first cue could sound, on the session's clock; before that is known, the soonest it could be."""
        return max(now, min(self._steady_from, now) + self._steady_s) if self._ready_from == inf else self._ready_from

    def ready_by(self, now: float) -> float:
        """When the first cue sounds at the latest: words that are chosen before that is known must fit then too."""
        return now + SLOWEST_S + self._steady_s if self._ready_from == inf else self._ready_from

    def sounding(self, now: float) -> bool:
        """Whether something that is due has not ended."""
        due = {at for at in self._waited(self._wanted) if at <= now and now - max(at, self.ready_from(now)) < LATEST_S}
        return bool(self._placed or due - self._sounded) or self.speech.sounding(now, self.ready_from(now))

    def _forget(self) -> None:
        """The frames have moved: what is settled and has not begun is settled anew."""
        self._zeros.clear()
        self.speech.forget()
        self._placed = {at: (start, tone) for at, (start, tone) in self._placed.items() if start < self._position}

    def _place(self, before: int, now: float) -> None:
        """Settle the frames of those cues that begin soon; give up those that were taken back in time."""
        wanted = self._wanted
        self._sounded.intersection_update(wanted)
        for at in [at for at, (start, _) in self._placed.items() if start >= self._position and at not in wanted]:
            del self._placed[at]
        if self._ready_from == inf:
            return
        # The earliest of the last blocks was the least delayed on its way here.
        zero = min(self._zeros) + self._buffered_s
        for at, cue in self._waited(wanted).items():
            due = max(at, self._ready_from)
            start = round((due - zero) * RATE)
            if at not in self._placed and at not in self._sounded and start < before and now - due < LATEST_S:
                self._placed[at] = (max(start, self._position), self._tone(cue))
        self.speech.place(self._position, before, now, zero=zero, ready_from=self._ready_from)

    def _waited(self, wanted: dict[float, Cue]) -> dict[float, Cue]:
        """Of those cues that wait together until the device is ready, the most telling one; and all others."""
        waiting = {at: cue for at, cue in wanted.items() if at < self._ready_from}
        if len(waiting) < 2:
            return wanted
        first = min(waiting, key=lambda at: TELLING.index(waiting[at]))
        return {at: cue for at, cue in wanted.items() if at == first or at not in waiting}

    def _mix(self, end: int) -> Frames:
        block = array("h", bytes(2 * (end - self._position)))
        for begin, part in self.speech.lay(self._position, end, self._placed):
            block[begin : begin + len(part)] = _sum(block[begin : begin + len(part)], part)
        for at, (start, frames) in list(self._placed.items()):
            if start >= end:
                continue
            self._sounded.add(at)
            first = max(start, self._position)
            part = frames[first - start : end - start]
            begin = first - self._position
            block[begin : begin + len(part)] = _sum(block[begin : begin + len(part)], part)
            if start + len(frames) <= end:
                del self._placed[at]
        return block


def _sum(one: Frames, other: Frames) -> Frames:
    if not any(one):
        return other
    return array("h", [max(-FULL, min(FULL, a + b)) for a, b in zip(one, other, strict=True)])
