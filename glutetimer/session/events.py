"""What happens in a session, each with the time at which it truly happened, however late it was noticed.

`at` is in seconds on the session's clock.
"""

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


class PhaseStarted(NamedTuple):
    """A phase began."""

    at: float
    phase_index: int
    phase: Phase
    last_set: bool = False
    """It is the last of several sets."""
    stands: bool = False
    """It does not run yet: a lead-in comes first, or the session is paused."""


class LeadIn(NamedTuple):
    """A set is about to begin, or to go on, after a few seconds to get into place."""

    at: float
    phase: Phase
    seconds: float


class Begun(NamedTuple):
    """A lead-in is over: the set begins, or goes on."""

    at: float
    phase: Phase
    start: PhaseStarted | None = None
    """The set's start, where it begins here; None where it goes on."""


class Count(NamedTuple):
    """So many seconds to the next boundary: three, two, one, or five in all where that is set."""

    at: float
    left: int


class TimeLeft(NamedTuple):
    """So many seconds of a timed set are left."""

    at: float
    seconds: int


class Halfway(NamedTuple):
    """Half of a timed set is done."""

    at: float


class Reminder(NamedTuple):
    """A cue of the exercise, called out in the middle of a timed set."""

    at: float
    words: str


class Repetition(NamedTuple):
    """A repetition begins."""

    at: float
    number: int
    of: int


class Beat(NamedTuple):
    """A second of a repetition's part begins, from 1."""

    at: float
    part: TempoPart
    second: int
    named: bool = False
    """It is the first of its kind in the session, and is said in words."""
    cue: str = ""
    """What is called out in its place."""


class NextUp(NamedTuple):
    """What comes next, named ahead of its start."""

    at: float
    phase: Phase
    at_once: bool = False
    """There is no wait before it: it is named in the set before it."""


class Ten(NamedTuple):
    """Another ten seconds held."""

    at: float
    seconds: int
    end: str = ""
    """What ends the hold, said once."""


class Passed(NamedTuple):
    """A hold reached a mark."""

    at: float
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


class SetDone(NamedTuple):
    """A set ended, or something about it was corrected: the same phase and attempt replace what was said before."""

    at: float
    phase_index: int
    """In the plan."""
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
    marks: Marks = Marks()
    """What a hold was measured against."""
    steps: int | None = None
    distance_m: float | None = None

    @property
    def amount(self) -> float | None:
        """How many repetitions, steps or metres they were; None where nothing is counted."""
        return next((each for each in (self.reps, self.steps, self.distance_m) if each is not None), None)

    def counted(self, number: float, *, assumed: bool) -> "SetDone":
        """The set with so many of what it counts.

        Args:
            number: repetitions, steps or metres.
            assumed: nobody has said so.
        """
        if self.phase.distance_m is not None:
            return self._replace(distance_m=float(number), assumed=assumed)
        if self.phase.steps is not None:
            return self._replace(steps=round(number), assumed=assumed)
        return self._replace(reps=round(number), assumed=assumed)


class SetDropped(NamedTuple):
    """A false start was discarded: there is no such set."""

    at: float
    phase_index: int
    """Of the plan as it was then: it may be shorter by now."""
    attempt: int
    phase: Phase


class Answered(NamedTuple):
    """Why a hold, or as many repetitions as went, ended is settled."""

    at: float
    reason: Reason
    by_default: bool


class Paused(NamedTuple):
    """The session stands still."""

    at: float


class Resumed(NamedTuple):
    """The session goes on."""

    at: float


class RestChanged(NamedTuple):
    """A running rest was made longer or shorter."""

    at: float
    left: float


class LoadChanged(NamedTuple):
    """An exercise is done with another load from here on."""

    at: float
    exercise: str
    """Its name."""
    load: str
    """Empty: with nothing."""


class SetAdded(NamedTuple):
    """There is one more set than was planned."""

    at: float
    phase: Phase
    """The last set of its step now."""


class Woke(NamedTuple):
    """The machine, or the program, was asleep."""

    at: float
    asleep: float
    over: float | None
    """For how long the rest has been over; None where it was no rest, or is not over."""


class Interrupted(NamedTuple):
    """The program ends, and not by the user's wish: the session may go on another time."""

    at: float
    seconds: float
    """How long it has gone on."""
    phase_index: int
    """Of the phase that it would go on with."""


class Finished(NamedTuple):
    """The session ended."""

    at: float
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
    asks: bool = False
    """Why the last hold ended is still asked: nothing is said to be done before that is settled."""


class Concluded(NamedTuple):
    """What was asked of a session's last hold is settled, or its time is over: now the session is done."""

    at: float
    finished: Finished


Event = (
    PhaseStarted
    | LeadIn
    | Begun
    | Count
    | TimeLeft
    | Halfway
    | Reminder
    | Repetition
    | Beat
    | NextUp
    | Ten
    | Passed
    | SetDone
    | SetDropped
    | Answered
    | Paused
    | Resumed
    | RestChanged
    | LoadChanged
    | SetAdded
    | Woke
    | Interrupted
    | Finished
    | Concluded
)
"""Something that happened."""
