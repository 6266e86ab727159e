"""A workout laid out in time: phases, with their seconds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from glutetimer.training.exercise import Exercise, Side, Tempo
from glutetimer.training.workout import First, HoldMode, Step, StepSides, Workout, side_of

NOMINAL_HOLD_S = {HoldMode.TARGET: 30.0, HoldMode.MAX: 45.0}
"""What a hold takes when a duration is estimated (training.md, Part 4; design)."""

NOMINAL_REPETITION_S = 3.0
"""The same for a repetition without a tempo: its set ends when the user says so (design)."""

LONGEST_SWITCH_S = 15.0
"""A pause between sides that is longer is a rest, and is shown and named as one (design)."""

SideRule = Callable[[str, HoldMode | None], Side]
"""Chooses the side that goes first, by exercise id and hold mode."""


class Kind(StrEnum):
    """What a phase is."""

    READY = "ready"
    WORK = "work"
    HOLD = "hold"
    REST = "rest"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One stretch of a session's time."""

    kind: Kind
    seconds: float | None
    """None where the user decides when it ends: a hold, or repetitions without a tempo."""
    exercise: Exercise | None = None
    """None in a rest, a switch, get ready and a free block."""
    title: str = ""
    """A free block's own name."""
    side: Side | None = None
    set: int = 0
    """Which set of this exercise on this side, from 1: left and right are one set."""
    sets: int = 0
    reps: int | None = None
    tempo: Tempo | None = None
    hold: HoldMode | None = None
    fatigued: bool = False
    round: int = 0
    """Which round of the workout it belongs to, from 1; 0 before and after the rounds."""
    nominal_s: float = 0
    """The seconds a plan reckons with: `seconds`, or a hold's nominal time."""

    @property
    def works(self) -> bool:
        """Whether something is done in it, rather than waited for."""
        return self.kind in (Kind.WORK, Kind.HOLD)

    @property
    def name(self) -> str:
        """What is done, in words."""
        return self.exercise.name if self.exercise else self.title

    @property
    def short(self) -> str:
        """What is done, for letters drawn large."""
        return self.exercise.short if self.exercise else self.title.upper()


@dataclass(frozen=True, slots=True)
class Plan:
    """A workout's phases, in order. It never ends with a rest."""

    workout: Workout
    phases: tuple[Phase, ...]

    @property
    def total_s(self) -> float:
        """The nominal length."""
        return sum(phase.nominal_s for phase in self.phases)

    def coming(self, index: int) -> Phase | None:
        """The next phase at or after `index` in which something is done."""
        return next((phase for phase in self.phases[index:] if phase.works), None)


def left_first(exercise: str, mode: HoldMode | None) -> Side:
    """The side rule of somebody without a history (training.md 5.7; design)."""
    return Side.LEFT


def plan(workout: Workout, catalogue: Mapping[str, Exercise], first: SideRule = left_first) -> Plan:
    """Lay a workout out.

    Rests of zero seconds are left out: they cost no time and make no sound. No rest follows the last set.

    Args:
        workout: its steps name exercises of the catalogue.
        catalogue: exercises by id.
        first: which side begins where a step leaves that to the history.

    Raises:
        KeyError: a step names an exercise that the catalogue has not; the reader of workout files refuses such a file.
    """
    phases = [phase for phase in _lay_out(workout, catalogue, first) if phase.seconds is None or phase.seconds > 0]
    while phases and not phases[-1].works:
        phases.pop()
    return Plan(workout, tuple(_numbered(phases)))


def without(laid_out: Plan, drop: Callable[[Phase], bool], after: int = -1) -> Plan:
    """The plan without some of its sets, and without the waits that followed them.

    Args:
        laid_out: the plan.
        drop: which sets.
        after: what is at this place or before it stays.
    """
    kept = list(laid_out.phases[: after + 1])
    dropped = False
    for phase in laid_out.phases[after + 1 :]:
        if phase.works:
            dropped = drop(phase)
        if not dropped:
            kept.append(phase)
    while len(kept) > after + 1 and kept and not kept[-1].works:
        kept.pop()
    return Plan(laid_out.workout, tuple(_numbered(kept)))


def begin_after(laid_out: Plan, passed_over: Sequence[Phase]) -> int:
    """Where to begin in a plan when what comes first is passed over.

    Args:
        laid_out: the plan.
        passed_over: the phases before the one to begin with, of this plan or of one that had more of its sets.

    Returns:
        the place of a set; 0 where nothing is passed over but waits.
    """
    at = 0
    for phase in passed_over:
        if at < len(laid_out.phases) and _same(laid_out.phases[at], phase):
            at += 1
    if not any(phase.works for phase in laid_out.phases[:at]):
        return 0
    return next((place for place, phase in enumerate(laid_out.phases) if place >= at and phase.works), 0)


def _same(one: Phase, other: Phase) -> bool:
    """Whether two phases are the same, however many sets there are beside them."""
    return replace(one, set=0, sets=0) == replace(other, set=0, sets=0)


def _lay_out(workout: Workout, catalogue: Mapping[str, Exercise], first: SideRule) -> Iterator[Phase]:
    yield _pause(Kind.READY, workout.ready_s)
    for step in workout.warmup:
        yield from _step(step, catalogue, first)
    for turn in range(workout.rounds):
        if turn:
            yield replace(_pause(Kind.REST, workout.round_rest_s), round=turn)
        for step in workout.steps:
            yield from (replace(phase, round=turn + 1) for phase in _step(step, catalogue, first))
    for step in workout.finish:
        yield from _step(step, catalogue, first)


def _step(step: Step, catalogue: Mapping[str, Exercise], first: SideRule) -> Iterator[Phase]:
    for _ in range(step.sets):
        if step.free is not None:
            yield Phase(kind=Kind.WORK, seconds=step.work_s, nominal_s=step.work_s or 0, title=step.free)
        elif step.exercise is not None:
            exercise = catalogue[step.exercise]
            for turn, side in enumerate(_sides(step, first)):
                if turn:
                    kind = Kind.SWITCH if step.switch_s <= LONGEST_SWITCH_S else Kind.REST
                    yield replace(_pause(kind, step.switch_s), side=side)
                yield _work(step, exercise, side)
        yield _pause(Kind.REST, step.rest_s)


def _sides(step: Step, first: SideRule) -> tuple[Side, ...]:
    if step.sides is not StepSides.EACH:
        return (side_of(step.sides),)
    begins = first(step.exercise or "", step.hold) if step.first is First.RULE else Side(step.first.value)
    return (begins, begins.other)


def _work(step: Step, exercise: Exercise, side: Side) -> Phase:
    tempo = step.tempo or exercise.tempo
    seconds: float | None
    if step.hold:
        seconds, nominal = None, NOMINAL_HOLD_S[step.hold]
    elif step.reps:
        seconds = step.reps * tempo.seconds if tempo else None
        nominal = seconds or step.reps * NOMINAL_REPETITION_S
    else:
        seconds = nominal = step.work_s or 0
    return Phase(
        kind=Kind.HOLD if step.hold else Kind.WORK,
        seconds=seconds,
        nominal_s=nominal,
        exercise=exercise,
        side=side,
        reps=step.reps,
        tempo=None if step.hold else tempo,
        hold=step.hold,
        fatigued=step.fatigued,
    )


def _pause(kind: Kind, seconds: float) -> Phase:
    return Phase(kind=kind, seconds=seconds, nominal_s=seconds)


def _numbered(phases: list[Phase]) -> Iterator[Phase]:
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
            yield replace(phase, set=seen[which], sets=totals[which])
