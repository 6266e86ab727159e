"""A workout laid out in time: phases, with their seconds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from math import isinf
from typing import NamedTuple

from glutetimer.training.exercise import Category, Exercise, Side, Tempo
from glutetimer.training.substitution import NOMINAL_REST_S
from glutetimer.training.workout import HoldMode, Pace, Workout


class PhaseKind(StrEnum):
    """What a phase is."""

    READY = "ready"
    WORK = "work"
    HOLD = "hold"
    REST = "rest"
    SWITCH = "switch"


class Phase(NamedTuple):
    """One stretch of a session's time."""

    kind: PhaseKind
    seconds: float | None
    """None where the user decides when it ends: a hold, what is done at one's own pace, an open rest, a wait for an
    exercise.
    """
    exercise: Exercise | None = None
    """None in a rest, a switch, get ready and a free block."""
    title: str = ""
    """A free block's own name."""
    side: Side | None = None
    set: int = 0
    """Which set of this exercise on this side, from 1: left and right are one set."""
    sets: int = 0
    reps: int | None = None
    bounds: tuple[float, float] | None = None
    """The ends between which the history chose its repetitions or seconds."""
    load: str = ""
    """What it is done with, in words; empty for nothing."""
    planned_load: str = ""
    """What the workout says of that: the history may have had another since."""
    names_load: bool = False
    """The load is named with it: it is the first set with it."""
    step: int = 0
    """Which step of the plan it belongs to, from 1; 0: none."""
    more_sets: int = 0
    """How many sets may still be added to its step; 0 where there may be none on its side."""
    between_s: float = 0
    """The rest before a set that is added."""
    tempo: Tempo | None = None
    """What leads the repetitions; None: they are done at one's own pace."""
    max_reps: bool = False
    """As many repetitions as go in good form; `reps` is None."""
    distance_m: float | None = None
    steps: int | None = None
    breaths: int | None = None
    """What its seconds stand for."""
    hold: HoldMode | None = None
    fatigued: bool = False
    round: int = 0
    """Which of several rounds it belongs to, from 1; 0 where there are none. A rest between rounds opens the next."""
    rounds: int = 0
    apart: bool = False
    """All sets of its step on this side come before those on the other."""
    station: int = 0
    """Which step of a block that is done by side, from 1; 0 elsewhere."""
    stations: int = 0
    nominal_s: float = 0
    """The seconds a plan reckons with: `seconds`, or the nominal time of what its user ends."""
    cue: str = ""
    """The workout's own, instead of the exercise's first."""
    note: str = ""
    """What the workout says of it beforehand."""
    opening: str = ""
    """What the workout says of all of it, before its first set."""
    reminders: tuple[str, ...] = ()
    """What is called out in the middle of a timed set, in order."""
    closed: bool = False
    """It was left out once its time had come or gone: nothing leads back to it (training.md 5.6)."""

    @property
    def works(self) -> bool:
        """Whether something is done in it, rather than waited for."""
        return self.kind in (PhaseKind.WORK, PhaseKind.HOLD)

    @property
    def is_meeting(self) -> bool:
        """Whether it waits until somebody knows what comes, and is ready."""
        return self.kind is PhaseKind.READY and self.seconds is None

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known before it: of the workout, and of itself."""
        return tuple(filter(None, (self.opening, self.note)))

    @property
    def runs(self) -> bool:
        """Whether it is a run, or a block of the workout's own, such as a walk: nobody waits there for words."""
        return self.works and (self.exercise is None or self.exercise.category is Category.RUN)

    @property
    def own_pace(self) -> bool:
        """Whether nothing leads what is done in it: a key says when it is done."""
        return self.kind is PhaseKind.WORK and self.seconds is None

    @property
    def planned(self) -> float | None:
        """How many repetitions, steps or metres it plans; None where it has none, or as many as go."""
        return next((each for each in (self.reps, self.steps, self.distance_m) if each is not None), None)

    @property
    def open_rest(self) -> bool:
        """Whether it is a rest that a key ends."""
        return self.kind is PhaseKind.REST and self.seconds is None

    @property
    def pace(self) -> Pace | None:
        """Who says how fast it goes; None where it is done by the clock."""
        return Pace.OWN if self.own_pace else None if self.reps is None else Pace.LED

    @property
    def aim(self) -> float | None:
        """What is aimed at in a range, in repetitions or seconds; None where there is no range."""
        return None if self.bounds is None else self.reps if self.reps is not None else self.seconds

    @property
    def name(self) -> str:
        """What is done, in words."""
        return self.exercise.name if self.exercise else self.title

    @property
    def short(self) -> str:
        """What is done, for letters drawn large."""
        return self.exercise.short if self.exercise else self.title.upper()

    @property
    def cues(self) -> tuple[str, ...]:
        """What to think of: the workout's own cue or else the exercise's first, the note, the exercise's others."""
        known = self.exercise.cues if self.exercise else ()
        return tuple(filter(None, (self.cue or "".join(known[:1]), self.note, *known[1:])))


class Plan(NamedTuple):
    """A workout's phases, in order. It never ends with a rest."""

    workout: Workout
    phases: tuple[Phase, ...]
    changes: tuple[str, ...] = ()
    """What was replaced or left out for somebody's flags, and where `until` is cut, in words."""
    week: int = 0
    """Which week of the workout it is, from 1; 0 where nothing goes by week."""
    locked: bool = False
    """All that is done in it was left out for pain (training.md 5.6): nothing of it is left today."""

    @property
    def total_s(self) -> float:
        return sum(phase.nominal_s for phase in self.phases)

    @property
    def is_estimate(self) -> bool:
        """Whether its user decides when something of it ends: the nominal length is about that."""
        return any(phase.seconds is None or phase.more_sets for phase in self.phases)

    def coming(self, index: int) -> Phase | None:
        """The next phase at or after `index` in which something is done."""
        return next((phase for phase in self.phases[index:] if phase.works), None)


def find_next(laid_out: Plan, index: int) -> Phase | None:
    """The set that follows a phase at once; None where a wait does, or nothing."""
    after = laid_out.phases[index + 1 : index + 2]
    return next((phase for phase in after if phase.works), None)


def make_wait(kind: PhaseKind, seconds: float) -> Phase:
    if isinf(seconds):
        return Phase(kind=kind, seconds=None, nominal_s=NOMINAL_REST_S)
    return Phase(kind=kind, seconds=seconds, nominal_s=seconds)


def drop_last_waits(phases: Sequence[Phase]) -> list[Phase]:
    """The phases up to the last set."""
    return list(phases[: next((at for at in range(len(phases), 0, -1) if phases[at - 1].works), 0)])


def number_sets(phases: list[Phase]) -> Iterator[Phase]:
    """Give every set its number of how many."""

    def key(phase: Phase) -> tuple[str, Side | None] | None:
        return (phase.exercise.id, phase.side) if phase.exercise and phase.works else None

    totals = Counter(map(key, phases))
    seen: Counter[tuple[str, Side | None]] = Counter()
    for phase in phases:
        if (which := key(phase)) is None:
            yield phase
        else:
            seen[which] += 1
            yield phase._replace(set=seen[which], sets=totals[which])
