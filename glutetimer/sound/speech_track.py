"""Words on a stream's frames: each begins at its own, and ends where a tone or other words begin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from glutetimer.sound.frames import FADE, fade
from glutetimer.sound.tones import RATE, Frames

LATE_S = 1.0
"""Words that could begin no sooner are no longer true (our choice)."""
Placed = Mapping[float, tuple[int, Frames]]
"""Tones by the instant of their event: their first frame, and all of them."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words for the stream."""

    at: float
    """The instant of what they are about, on the session's clock: words are begun once for it."""
    after_s: float
    """How long its tone takes, and the gap after it."""
    frames: Frames

    def due(self, ready_from: float) -> float:
        """When they begin: their tone may have to wait for its device."""
        return max(self.at, ready_from) + self.after_s


class SpeechTrack:
    """The words of one stream. `say` and `hush` are for the voice, all else is the device's thread's."""

    def __init__(self) -> None:
        self._wanted: Sequence[Utterance] = ()  # replaced by the voice, never changed
        self._hushed = False
        self._next: tuple[int, Utterance] | None = None  # settled, not begun
        self._running: list[tuple[int, float, Frames]] = []
        """First frame, instant, and frames of words that have begun: those before may be fading still."""
        self._over = -inf
        """The instant up to which all words have begun, or are too late."""
        self._toned = -inf
        """The instant of the last tone that began: words of an earlier one are overtaken."""

    def say(self, utterances: Iterable[Utterance]) -> None:
        """Say what is to be said; what was to be said before and has not begun is taken back."""
        self._wanted = tuple(utterances)

    def hush(self) -> None:
        """Stop in the middle of a word, and say nothing more."""
        self._wanted = ()
        self._hushed = True

    def forget(self) -> None:
        """Frames and times go together anew: what has not begun is settled anew."""
        self._next = None

    def restart(self) -> None:
        """Another device asks: what the last one was saying is lost with it."""
        self._next = None
        self._running.clear()

    def sounding(self, now: float, ready_from: float) -> bool:
        """Whether words are said, or will be of what has happened."""
        waiting = (each for each in self._wanted if each.at > self._over and each.at >= self._toned)
        return bool(self._running) or any(each.at <= now < each.due(ready_from) + LATE_S for each in waiting)

    def place(self, position: int, before: int, now: float, *, zero: float, ready_from: float) -> None:
        """Settle the first frame of words that begin soon.

        Args:
            before: what begins at or after it is left open.
            zero: when frame 0 is heard, on that clock.
            ready_from: when the device is ready.
        """
        wanted = self._wanted
        if self._next and self._next[1] not in wanted:
            self._next = None
        for each in wanted if self._next is None else ():
            due = each.due(ready_from)
            start = max(position, round((due - zero) * RATE))
            if start < before and each.at > self._over and each.at >= self._toned and now - due < LATE_S:
                self._next = start, each  # of several that are late, the last

    def lay(self, position: int, end: int, tones: Placed) -> list[tuple[int, Frames]]:
        """What is said in the next frames: frames, and at which of them they begin.

        Args:
            position: the first.
            end: behind the last.
            tones: those that begin before it, or later.
        """
        if self._hushed:
            self._hushed, self._next = False, None
            self._cut(position)
        for at, (first, _) in sorted(tones.items(), key=lambda each: each[1][0]):
            if position <= first < end:
                self._cut(first, at)
                self._toned = max(self._toned, at)
                if self._next and self._next[1].at < at and self._next[0] >= first:
                    self._next = None
        if self._next and self._next[0] < end:
            start, words = self._next
            self._cut(start)
            self._running.append((start, words.at, words.frames))
            self._over, self._next = max(self._over, words.at), None
        laid = []
        for start, _, frames in self._running:
            first = max(start, position)
            if part := frames[first - start : end - start]:
                laid.append((first - position, part))
        self._running = [each for each in self._running if each[0] + len(each[2]) > end]
        return laid

    def _cut(self, at_frame: int, before: float = inf) -> None:
        """What is said of an earlier instant ends here."""
        for n, (start, at, frames) in enumerate(self._running):
            count = at_frame - start
            if at < before and count < len(frames):
                self._running[n] = start, -inf, frames[:count] + fade(frames[count : count + FADE])
