"""A session in somebody's room: the runner on the machine's clocks, and every set into the history as it ends.

Both faces, the full screen and the plain lines, drive a session through this; neither decides what happens next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from math import inf
from typing import Protocol

from glutetimer.clock import Clock, Instant
from glutetimer.history.recorder import Recorder
from glutetimer.session.agenda import SEEN_AHEAD_S
from glutetimer.session.cues import Sound
from glutetimer.session.events import Event
from glutetimer.session.runner import Act, Runner

ASLEEP_S = 2.0
"""The two clocks this far apart: the machine slept (storage.md, Clocks; our choice)."""
AWAY_S = 10.0
"""Unheard of for this long, the program cannot have led anybody, whatever the clocks say: it was stopped, or the system
has but one clock (our choice)."""
MEANT_TOO_S = 0.7
"""A key or a click this soon after the phone ended a set was meant to end it too (our choice)."""
TOLD_EVERY_S = 0.5
"""How often sounds are told what comes where nothing happens: a picture may be due ten times a second (our choice)."""


class Follower(Protocol):
    """What is told of each event once, muted or not. Every call returns at once."""

    def handle(self, event: Event, now: float, wall: Callable[[], datetime]) -> None:
        """An event, the session's clock, and the date and time at that instant."""
        ...

    def suspend(self) -> None:
        """The process is about to be stopped, as ctrl-z means it; the session stands still."""
        ...

    def close(self) -> None:
        """The session is over."""
        ...


class Listening(Protocol):
    """What knows whether a session is heard."""

    @property
    def problem(self) -> str:
        """Why nothing is heard, in a few words; empty where it is."""
        ...

    @property
    def remark(self) -> str:
        """What is not heard as the settings want it, in a line; empty where all of it is."""
        ...

    def close(self) -> None:
        """Listen no more."""
        ...


class Performance:
    """Runs a session.

    Args:
        sounds: what makes its cues audible; None while that is still being looked for.
        find_followers: who else is told what happens; asked as the session begins, and not before it is seen.
    """

    def __init__(
        self,
        runner: Runner,
        clock: Clock,
        recorder: Recorder,
        sounds: Iterable[Sound] | None = (),
        find_followers: Callable[[], Iterable[Follower]] = tuple,
    ) -> None:
        self.runner = runner
        self.recorder = recorder
        self._muted = False
        self._listening: Listening | None = None
        self._lacks = ""
        self._clock = clock
        self._sounds = list(sounds or ())
        self._find_followers = find_followers
        self._followers: tuple[Follower, ...] = ()
        self._unheard: list[Event] | None = [] if sounds is None else None
        self._last = clock.read()
        self._told = self._last.now
        self._ended_by_phone = -inf

    def hear_with(self, sounds: Iterable[Sound], listening: Listening | None = None, lacks: str = "") -> None:
        """Make the cues audible by these, found at last: what could not be heard yet is late, never dropped.

        Args:
            listening: what knows whether that is heard.
            lacks: what is missing, said until the first set begins.
        """
        self._listening, self._lacks = listening, lacks
        self._sounds += sounds
        unheard, self._unheard = self._unheard or [], None
        self._sound(unheard)

    @property
    def now(self) -> float:
        """The session's clock."""
        return self._clock.read().now

    @property
    def unheard(self) -> str:
        """Why nothing is heard, or what is missing, in a few words; empty where all is as its user wants it."""
        if self._listening and (problem := self._listening.problem):
            return f"not heard: {problem}"
        remark = self._listening.remark if self._listening else ""
        return self._lacks or remark if self.runner.gets_ready else ""

    @property
    def muted(self) -> bool:
        return self._muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._muted = muted
        if muted:
            for sound in self._sounds:
                sound.silence()
        else:
            self._sound([])

    def close(self, at_once: bool = False) -> None:
        """Let go of the sounds: once what sounds has ended, which is not waited for, or at once."""
        for sound in self._sounds:
            sound.close(at_once)
        if self._listening:
            self._listening.close()
        for follower in self._followers:
            follower.close()

    def suspend(self) -> None:
        """The process is about to be stopped; the session stands still already."""
        for follower in self._followers:
            follower.suspend()

    def start(self) -> list[Event]:
        self._followers = tuple(self._find_followers())
        self._last = self._clock.read()
        return self._pass_on(self.runner.start(self._last.now))

    def tick(self) -> list[Event]:
        """Everything that has happened until now."""
        before, self._last = self._last, self._clock.read()
        events = self._passed(before, self._last)
        return self._pass_on(events) if events or self._last.now >= self._told + TOLD_EVERY_S else []

    def do(self, act: Act, ago: float = 0.0) -> list[Event]:
        """What the user did `ago` seconds before this instant, and everything until then."""
        before, self._last = self._last, self._clock.read()
        at = max(before.now, self._last.now - ago)
        return self._pass_on(
            self._passed(before, Instant(at, self._last.awake - (self._last.now - at))) + act(self.runner, at)
        )

    def tap(self, act: Act, ago: float = 0.0) -> list[Event]:
        """The same, done on the phone."""
        ends, index = self.runner.ends_by_key, self.runner.index
        events = self.do(act, ago)
        if ends and not (self.runner.ends_by_key and self.runner.index == index):
            self._ended_by_phone = self.now - ago
        return events

    def comes_with_phone(self, at: float) -> bool:
        """Whether what was pressed at an instant of the session's clock was to end what the phone has just ended."""
        return at - self._ended_by_phone < MEANT_TOO_S

    def interrupt(self) -> list[Event]:
        """The program ends: what was done is kept, and the session can go on another time."""
        return self.do(Runner.interrupt)

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

    def _pass_on(self, events: list[Event]) -> list[Event]:
        self.recorder.record(events, self._last.now, self._clock.wall)
        for event in events:
            for follower in self._followers:
                follower.handle(event, self._last.now, self._clock.wall)
        if self._unheard is not None:
            self._unheard += events
        self._sound(events)  # only now: a bell may fail, where its terminal is gone
        return events

    def _sound(self, events: list[Event]) -> None:
        if self._sounds and not self.muted:
            self._told = self._last.now
            ahead = self.runner.peek_events(self._last.now + SEEN_AHEAD_S)
            for sound in self._sounds:
                sound.hear(events, ahead, self._last.now)
