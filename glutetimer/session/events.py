"""What happens in a session, each with the time at which it truly happened, however late it was noticed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import floor
from typing import NamedTuple

from glutetimer.session.marks import Marks
from glutetimer.training.exercise import Side, TempoPart
from glutetimer.training.holds.hold import Felt, Pain, Reason
from glutetimer.training.plan import Phase


class Outcome(StrEnum):
    """How a set ended."""

    FINISHED = "finished"
    """Its time was up, or its last repetition done."""
    DONE = "done"
    """The user said that all its repetitions are done."""
    STOPPED = "stopped"
    """A hold, stopped by its user, its ceiling or a suspended machine."""
    CUT = "cut"
    """Skipped, restarted or left: what was done until then is kept."""


class Mark(StrEnum):
    """What a hold passes."""

    LAST = "last"
    TARGET = "target"
    BEST = "best"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. Times are seconds on the session's clock."""

    at: float


@dataclass(frozen=True, slots=True)
class PhaseStarted(Event):
    """A phase began."""

    index: int
    phase: Phase
    last_set: bool = False
    """It is the last of several sets."""
    stands: bool = False
    """It does not run yet: a lead-in comes first, or the session is paused."""


@dataclass(frozen=True, slots=True)
class LeadIn(Event):
    """A set is about to begin, or to go on, after a few seconds to get into place."""

    phase: Phase
    seconds: float


@dataclass(frozen=True, slots=True)
class Begun(Event):
    """A lead-in is over: the set begins, or goes on."""

    phase: Phase
    start: PhaseStarted | None = None
    """The set's start, where it begins here; None where it goes on."""


@dataclass(frozen=True, slots=True)
class Count(Event):
    """So many seconds to the next boundary: three, two, one, or five in all where that is set."""

    left: int


@dataclass(frozen=True, slots=True)
class TimeLeft(Event):
    """So many seconds of a timed set are left."""

    seconds: int


class Halfway(Event):
    """Half of a timed set is done."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Reminder(Event):
    """A cue of the exercise, called out in the middle of a timed set."""

    words: str


@dataclass(frozen=True, slots=True)
class Repetition(Event):
    """A repetition begins."""

    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Beat(Event):
    """A second of a repetition's part begins, from 1."""

    part: TempoPart
    second: int
    named: bool = False
    """It is the first of its kind in the session, and is said in words."""


@dataclass(frozen=True, slots=True)
class NextUp(Event):
    """What comes next, named ahead of its start."""

    phase: Phase
    at_once: bool = False
    """There is no wait before it: it is named in the set before it."""


@dataclass(frozen=True, slots=True)
class Ten(Event):
    """Another ten seconds held."""

    seconds: int
    end: str = ""
    """What ends the hold, said once."""


@dataclass(frozen=True, slots=True)
class Passed(Event):
    """A hold reached a mark."""

    mark: Mark
    seconds: float


class HoldResult(NamedTuple):
    """How a hold ended. What counts is what the clock said, less the time it took to reach the key."""

    clocked_s: float
    trim_s: float
    reason: Reason
    ceiling: bool = False
    """It ran to its ceiling: nobody has said yet that it was really held."""
    pain: Pain | None = None
    """How bad it was and where, once that is answered."""
    fatigued: bool = False
    """It followed other work: it trains, and never scores (training.md 5.2)."""
    answered: bool = True
    """False: nobody stopped it, and nobody has said that it was held; then it never counts (training.md 5.1)."""

    @property
    def held_s(self) -> float:
        """What counts (training.md 5.1), in whole tenths of a second: never more than was held."""
        return max(0.0, floor_tenths(self.clocked_s - self.trim_s))


def floor_tenths(seconds: float) -> float:
    """Whole tenths of a second, as a hold is shown and kept: never more than was held."""
    return floor(seconds * 10 + 1e-6) / 10


@dataclass(frozen=True, slots=True)
class SetDone(Event):
    """A set ended, or something about it was corrected: the same index and attempt replace what was said before."""

    index: int
    """Its phase's place in the plan."""
    attempt: int
    """0, or more where a hold was held once more."""
    phase: Phase
    began: float
    """When it began, on the session's clock."""
    seconds: float
    """How long it took, pauses left out."""
    outcome: Outcome
    reps: int | None = None
    assumed: bool = False
    """Nobody has said how many they were: as many as planned, or as fit into the time that they took."""
    hold: HoldResult | None = None
    reason: Reason | None = None
    """Why as many repetitions as went ended (training.md 5.18); of a hold its result says that."""
    pain: Pain | None = None
    """How bad it was and where, once that is answered."""
    clock_interrupted: bool = False
    felt: Felt | None = None
    """What a check felt hard."""
    marks: Marks = Marks()  # noqa: RUF009 (it is frozen)
    """What a hold was measured against."""
    steps: int | None = None
    distance_m: float | None = None

    @property
    def count(self) -> float | None:
        """How many repetitions, steps or metres they were; None where nothing is counted."""
        return next((each for each in (self.reps, self.steps, self.distance_m) if each is not None), None)

    def counted(self, number: float, *, assumed: bool) -> SetDone:
        """The set with so many of what it counts.

        Args:
            number: repetitions, steps or metres.
            assumed: nobody has said so.
        """
        if self.phase.distance_m is not None:
            return replace(self, distance_m=float(number), assumed=assumed)
        if self.phase.steps is not None:
            return replace(self, steps=round(number), assumed=assumed)
        return replace(self, reps=round(number), assumed=assumed)


@dataclass(frozen=True, slots=True)
class SetDropped(Event):
    """A false start was discarded: there is no such set."""

    index: int
    attempt: int


@dataclass(frozen=True, slots=True)
class Answered(Event):
    """Why a hold, or as many repetitions as went, ended is settled."""

    reason: Reason
    by_default: bool


class Paused(Event):
    """The session stands still."""

    __slots__ = ()


class Resumed(Event):
    """The session goes on."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class RestChanged(Event):
    """A running rest was made longer or shorter."""

    left: float


@dataclass(frozen=True, slots=True)
class LoadChanged(Event):
    """An exercise is done with another load from here on."""

    exercise: str
    """Its name."""
    load: str
    """Empty: with nothing."""


@dataclass(frozen=True, slots=True)
class SetAdded(Event):
    """There is one more set than was planned."""

    phase: Phase
    """The last set of its step now."""


@dataclass(frozen=True, slots=True)
class Woke(Event):
    """The machine, or the program, was asleep."""

    asleep: float
    over: float | None
    """For how long the rest has been over; None where it was no rest, or is not over."""


@dataclass(frozen=True, slots=True)
class Interrupted(Event):
    """The program ends, and not by the user's wish: the session may go on another time."""

    seconds: float
    """How long it has gone on."""
    index: int
    """The phase it would go on with."""


@dataclass(frozen=True, slots=True)
class Finished(Event):
    """The session ended."""

    seconds: float
    """How long it went on: pauses, cuts and sleep left out (training.md 5.14)."""
    complete: bool
    """Whether every set of the plan was done."""
    kept: bool = True
    """Whether what was done is kept; False: it was discarded."""
    bests: tuple[tuple[Side, float], ...] = ()
    """Sides that were held longer than ever before, and how long."""
    days: int = 0
    """Training days in a row, this one among them; 0 where nobody has counted."""
