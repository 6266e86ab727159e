"""Which frame of a stream sounds what.

The session's thread says what is to be heard when; the device's thread asks for frames, a few at a time. There is no
lock between them, as a device must never wait: each thread changes what is its own, and the session's is replaced as a
whole.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Mapping

from glutetimer.session.cues import TELLING, Cue
from glutetimer.sound.tones import FULL, RATE, Frames

WARM_S = 2.5
"""How long a stream runs before its first cue: devices swallow what comes sooner (sound.md)."""
FREEZE = round(0.06 * RATE)
"""How far ahead a cue's frame is settled, in frames: one that still moved could fall between two blocks (sound.md)."""
LATEST_S = 2.0
"""Late is played rather than never; but what is later than this was slept through (design)."""
REMEMBERED_S = WARM_S + LATEST_S + 1
"""How long a cue that is due is kept."""
WINDOW = 8
"""Blocks whose earliest tells the time: with all of them, one stall would delay everything for ever (sound.md)."""


class Schedule:
    """Cues on a stream of frames.

    Args:
        tone: the frames of a cue.
        buffered_s: what the device holds back: a frame is heard so much later than it is asked for.
        warm_s: no cue in the first seconds; what falls into them sounds after them.
    """

    def __init__(self, tone: Callable[[Cue], Frames], buffered_s: float = 0, warm_s: float = WARM_S) -> None:
        self._tone = tone
        self._buffered_s = buffered_s
        self._warm_s = warm_s
        self._wanted: dict[float, Cue] = {}  # replaced by the session's thread, never changed
        self._placed: dict[float, tuple[int, Frames]] = {}  # this, and all below, is the device's
        self._sounded: set[float] = set()
        self._position = 0
        self._zeros: deque[float] = deque(maxlen=WINDOW)
        self._warm_from: float | None = None
        self.filled = 0.0
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
        """The next frames.

        Args:
            frames: how many.
            now: the session's clock.
        """
        if self._warm_from is None:
            self._warm_from = now + self._warm_s
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
        self._zeros.clear()
        self._placed.clear()

    def sounding(self, now: float) -> bool:
        """Whether something that is due has not ended."""
        due = {
            at for at in self._warmed(self._wanted) if at <= now and now - max(at, self._warm_from or now) < LATEST_S
        }
        return bool(self._placed or due - self._sounded)

    def _place(self, before: int, now: float) -> None:
        """Settle the frames of those cues that begin soon; give up those that were taken back in time."""
        wanted = self._wanted
        self._sounded.intersection_update(wanted)
        for at in [at for at, (start, _) in self._placed.items() if start >= self._position and at not in wanted]:
            del self._placed[at]
        # The earliest of the last blocks was the least delayed on its way here.
        zero = min(self._zeros) + self._buffered_s
        for at, cue in self._warmed(wanted).items():
            due = max(at, self._warm_from or at)
            start = round((due - zero) * RATE)
            if at not in self._placed and at not in self._sounded and start < before and now - due < LATEST_S:
                self._placed[at] = (max(start, self._position), self._tone(cue))

    def _warmed(self, wanted: dict[float, Cue]) -> dict[float, Cue]:
        """Of those cues that wait together until the device is warm, the most telling one; and all others."""
        waiting = {at: cue for at, cue in wanted.items() if at < (self._warm_from or at)}
        if len(waiting) < 2:
            return wanted
        first = min(waiting, key=lambda at: TELLING.index(waiting[at]))
        return {at: cue for at, cue in wanted.items() if at == first or at not in waiting}

    def _mix(self, end: int) -> Frames:
        block = array("h", bytes(2 * (end - self._position)))
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
