"""A session in somebody's room: the runner on the machine's clocks, and every set into the history as it ends.

Both faces, the full screen and the plain lines, drive a session through this; neither decides what happens next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from glutetimer.clock import Clock, Instant
from glutetimer.history.recorder import Recorder
from glutetimer.session.cues import Sound, cue_of
from glutetimer.session.events import Event
from glutetimer.session.runner import Runner
from glutetimer.session.words import said

ASLEEP_S = 2.0
"""The two clocks this far apart: the machine slept (storage.md, Clocks; design)."""
AWAY_S = 10.0
"""Unheard of for this long, the program cannot have led anybody, whatever the clocks say: it was stopped, or the system
has but one clock (design)."""


class Performance:
    """Runs a session.

    Args:
        runner: the session.
        clock: where its time comes from.
        recorder: keeps each set when it ends.
        sounds: what makes its cues audible.
    """

    def __init__(self, runner: Runner, clock: Clock, recorder: Recorder, sounds: Iterable[Sound] = ()) -> None:
        self.runner = runner
        self.recorder = recorder
        self.muted = False
        self._clock = clock
        self._sounds = list(sounds)
        self._last = clock.read()

    @property
    def now(self) -> float:
        """The session's clock."""
        return self._clock.read().now

    def start(self) -> list[Event]:
        """Begin, at this instant."""
        self._last = self._clock.read()
        return self._take(self.runner.start(self._last.now))

    def tick(self) -> list[Event]:
        """Everything that has happened until now."""
        before, self._last = self._last, self._clock.read()
        return self._take(self._passed(before, self._last))

    def do(self, action: Callable[[Runner, float], list[Event]], ago: float = 0.0) -> list[Event]:
        """What the user did `ago` seconds before this instant, and everything until then."""
        before, self._last = self._last, self._clock.read()
        at = max(before.now, self._last.now - ago)
        return self._take(
            self._passed(before, Instant(at, self._last.awake - (self._last.now - at))) + action(self.runner, at)
        )

    def wait(self) -> float | None:
        """Seconds until something happens by itself; None: nothing will."""
        due = self.runner.due()
        return None if due is None else max(0.0, due - self.now)

    def _passed(self, before: Instant, after: Instant) -> list[Event]:
        gone = after.now - before.now
        asleep = gone - (after.awake - before.awake)
        if asleep > ASLEEP_S or gone > AWAY_S:
            return self.runner.woke(before.now, after.now)
        return self.runner.advance(after.now)

    def _take(self, events: list[Event]) -> list[Event]:
        for event in events:
            self.recorder.take(event, self._last.now, self._clock.wall)
            cue = cue_of(event)
            if cue and not self.muted:
                for sound in self._sounds:
                    sound.play(cue, said(event, self.runner.plan))
        return events
