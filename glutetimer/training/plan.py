"""A workout laid out in time: phases, with their seconds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from glutetimer.training.exercise import Exercise, Flag, Side, Tempo
from glutetimer.training.reminders import Reminders
from glutetimer.training.shuffle import Draw, drawing
from glutetimer.training.substitution import NOMINAL_HOLD_S, NOMINAL_REPETITION_S, fitted
from glutetimer.training.workout import (
    MOST_ROUNDS,
    Block,
    HoldMode,
    Order,
    Pace,
    Step,
    StepSides,
    Workout,
    side_of,
)

LONGEST_SWITCH_S = 15.0
"""A pause between sides that is longer is a rest, and is shown and named as one (our choice)."""

MEETING_S = 5.0
"""To get into place after the key that ends a wait for an exercise that is new (our choice)."""

SideRule = Callable[[str, HoldMode | None], Side]
"""Chooses the side that goes first, by exercise id and hold mode."""


class PhaseKind(StrEnum):
    """What a phase is."""

    READY = "ready"
    WORK = "work"
    HOLD = "hold"
    REST = "rest"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One stretch of a session's time."""

    kind: PhaseKind
    seconds: float | None
    """None where the user decides when it ends: a hold, repetitions at one's own pace, a wait for an exercise."""
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
    """What leads the repetitions; None: they are done at one's own pace."""
    hold: HoldMode | None = None
    fatigued: bool = False
    round: int = 0
    """Which of several rounds it belongs to, from 1; 0 where there are none. A rest between rounds opens the next."""
    rounds: int = 0
    nominal_s: float = 0
    """The seconds a plan reckons with: `seconds`, or a hold's nominal time."""
    cue: str = ""
    """The workout's own, instead of the exercise's first."""
    note: str = ""
    """What the workout says of it beforehand."""
    reminders: tuple[str, ...] = ()
    """What is called out in the middle of a timed set, in order."""

    @property
    def works(self) -> bool:
        """Whether something is done in it, rather than waited for."""
        return self.kind in (PhaseKind.WORK, PhaseKind.HOLD)

    @property
    def own_pace(self) -> bool:
        """Whether it is repetitions that nothing leads: a key says when they are done."""
        return self.reps is not None and self.seconds is None

    @property
    def pace(self) -> Pace | None:
        """Who says how fast its repetitions go; None where it has none."""
        return None if self.reps is None else Pace.OWN if self.own_pace else Pace.LED

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

    @property
    def total_s(self) -> float:
        """The nominal length."""
        return sum(phase.nominal_s for phase in self.phases)

    @property
    def is_estimate(self) -> bool:
        """Whether its user decides when something of it ends: the nominal length is about that."""
        return any(phase.seconds is None for phase in self.phases)

    def coming(self, index: int) -> Phase | None:
        """The next phase at or after `index` in which something is done."""
        return next((phase for phase in self.phases[index:] if phase.works), None)


def left_first(exercise: str, mode: HoldMode | None) -> Side:
    """The side rule of somebody without a history (training.md 5.7; our choice)."""
    return Side.LEFT


def plan(
    workout: Workout,
    catalogue: Mapping[str, Exercise],
    first: SideRule = left_first,
    *,
    seed: str = "",
    leave_out: Collection[Flag] = (),
    pace: Pace = Pace.LED,
) -> Plan:
    """Lay a workout out.

    Rests of zero seconds are left out: they cost no time and make no sound. Rests in a row are one, such as that of a
    step and that of its round. No rest follows the last set.

    A block with `until` is repeated in whole rounds, one at least, as long as the next round's last set would still
    end within that time, the rests between its rounds included: nominal seconds, counted from the block's begin.

    Args:
        workout: its steps name exercises of the catalogue.
        catalogue: exercises by id.
        first: which side begins where a step leaves that to the history.
        seed: what a random order is drawn from. It is the training day, so that a preview shows what the session
            does, and another day brings another order.
        leave_out: flags; what has them is replaced or left out, and `changes` says so.
        pace: of repetitions with a tempo, where the workout says nothing; without one they are at one's own pace.

    Raises:
        KeyError: a step names an exercise that the catalogue has not; the reader of workout files refuses such a file.
    """
    own, changes = fitted(workout, catalogue, leave_out) if leave_out else (workout, ())
    cut: list[str] = []
    phases = _joined(_lay_out(own, catalogue, first=first, seed=seed, cut=cut, pace=pace))
    return Plan(workout, tuple(assign_reminders(_numbered(phases[: _length(phases)]))), (*changes, *cut))


def assign_reminders(phases: Iterable[Phase]) -> Iterator[Phase]:
    """Give each timed set the cues that are called out in it."""
    reminders = Reminders()
    for phase in phases:
        if phase.works and phase.exercise and phase.seconds and not phase.reps and not phase.hold:
            yield replace(phase, reminders=reminders.choose(phase.exercise, phase.seconds, phase.cue))
        else:
            yield phase


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
    return laid_out._replace(phases=tuple(_numbered(kept)))


def meet_exercises(laid_out: Plan, unknown: AbstractSet[str]) -> Plan:
    """The plan with a wait before the first set of each exercise that is new; a key ends it (coach.md, 3).

    Args:
        laid_out: the plan.
        unknown: the ids of exercises that were never done, or not for long.
    """
    phases: list[Phase] = []
    met: set[str] = set()
    for phase in laid_out.phases:
        id = phase.exercise.id if phase.works and phase.exercise else ""
        if id in unknown and id not in met:
            met.add(id)
            before = phases.pop() if phases and phases[-1].kind is PhaseKind.READY else None
            phases.append(replace(before or _pause(PhaseKind.READY, MEETING_S), seconds=None))
        phases.append(phase)
    return laid_out._replace(phases=tuple(phases))


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
        if phase.kind is PhaseKind.READY:  # what was new once is known now, or forgotten
            continue
        while at < len(laid_out.phases) and laid_out.phases[at].kind is PhaseKind.READY:
            at += 1
        if at < len(laid_out.phases) and _same(laid_out.phases[at], phase):
            at += 1
    if not any(phase.works for phase in laid_out.phases[:at]):
        return 0
    begin = next((place for place, phase in enumerate(laid_out.phases) if place >= at and phase.works), 0)
    return (
        begin - 1
        if begin and laid_out.phases[begin - 1].seconds is None and not laid_out.phases[begin - 1].works
        else begin
    )


def _same(one: Phase, other: Phase) -> bool:
    """Whether two phases are the same, however many sets there are beside them."""
    return replace(one, set=0, sets=0, reminders=()) == replace(other, set=0, sets=0, reminders=())


def _joined(phases: Iterator[Phase]) -> list[Phase]:
    """Without phases of no time, and with one rest where there were several."""
    joined: list[Phase] = []
    for phase in phases:
        before = joined[-1] if joined else None
        if before and _is_plain_rest(before) and _is_plain_rest(phase):
            both = before.nominal_s + phase.nominal_s
            joined[-1] = replace(before, seconds=both, nominal_s=both)
        elif phase.seconds is None or phase.seconds > 0:
            joined.append(phase)
    return joined


def _is_plain_rest(phase: Phase) -> bool:
    """Whether it is a rest, and not one between two sides."""
    return phase.kind is PhaseKind.REST and phase.side is None


def _length(phases: Sequence[Phase]) -> int:
    """How many phases there are up to the last set."""
    return next((at for at in range(len(phases), 0, -1) if phases[at - 1].works), 0)


def _lay_out(
    workout: Workout, catalogue: Mapping[str, Exercise], *, first: SideRule, seed: str, cut: list[str], pace: Pace
) -> Iterator[Phase]:
    """The phases, those of no time among them; `cut` takes what did not fit into the most rounds."""
    yield _pause(PhaseKind.READY, workout.ready_s)
    draw = drawing(f"{workout.id} {seed}") if any(b.order is Order.RANDOM for b in workout.parts) else list
    for part in workout.parts:
        paced = replace(part, steps=tuple(replace(s, pace=workout.pace_of(s, part, pace)) for s in part.steps))
        yield from _block(paced, catalogue, first, draw if part.order is Order.RANDOM else list, cut)


def _block(
    block: Block, catalogue: Mapping[str, Exercise], first: SideRule, draw: Draw, cut: list[str]
) -> Iterator[Phase]:
    timed = block.until_s is not None
    rounds: list[list[Phase]] = []
    for turn in range(MOST_ROUNDS if timed else block.rounds):
        round_ = [_pause(PhaseKind.REST, block.round_rest_s)] if turn else []
        for step in draw(block.steps):
            round_ += _step(step, catalogue, first)
        if block.until_s is not None and turn and not _fits(rounds, round_, block.until_s):
            break
        rounds.append(round_)
    if block.until_s is not None and len(rounds) == MOST_ROUNDS and _fits(rounds, rounds[-1], block.until_s):
        cut.append(f"{MOST_ROUNDS} rounds are the most: they end before its `until`")
    for number, round_ in enumerate(rounds, 1):
        for phase in round_:
            yield replace(phase, round=number, rounds=len(rounds)) if len(rounds) > 1 else phase
    yield _pause(PhaseKind.REST, block.rest_s)


def _fits(rounds: Sequence[Sequence[Phase]], another: Sequence[Phase], until_s: float) -> bool:
    """Whether another round's last set would still end in time."""
    return sum(map(_milliseconds, rounds)) + _milliseconds(another[: _length(another)]) <= round(1000 * until_s)


def _milliseconds(phases: Sequence[Phase]) -> int:
    """In whole ones: five times 25.2 s are 126 s, which binary fractions of a second miss."""
    return sum(round(1000 * phase.nominal_s) for phase in phases)


def _step(step: Step, catalogue: Mapping[str, Exercise], first: SideRule) -> Iterator[Phase]:
    for _ in range(step.sets):
        if step.free is not None:
            yield _free(step, step.free)
        elif step.exercise is not None:
            exercise = catalogue[step.exercise]
            for turn, side in enumerate(_sides(step, first)):
                if turn:
                    kind = PhaseKind.SWITCH if step.switch_s <= LONGEST_SWITCH_S else PhaseKind.REST
                    yield replace(_pause(kind, step.switch_s), side=side)
                yield _work(step, exercise, side)
        yield _pause(PhaseKind.REST, step.rest_s)


def _sides(step: Step, first: SideRule) -> tuple[Side, ...]:
    if step.sides is not StepSides.EACH:
        return (side_of(step.sides),)
    begins = first(step.exercise or "", step.hold) if step.first.by_history else Side(step.first.value)
    return (begins, begins.other)


def _work(step: Step, exercise: Exercise, side: Side) -> Phase:
    tempo = None if step.reps and step.pace is Pace.OWN else step.tempo or exercise.tempo
    seconds: float | None
    if step.hold:
        seconds, nominal = None, NOMINAL_HOLD_S[step.hold]
    elif step.reps:
        seconds = step.reps * tempo.seconds if tempo else None
        nominal = seconds or step.reps * NOMINAL_REPETITION_S
    else:
        seconds = nominal = step.work_s or 0
    return Phase(
        kind=PhaseKind.HOLD if step.hold else PhaseKind.WORK,
        seconds=seconds,
        nominal_s=nominal,
        exercise=exercise,
        side=side,
        reps=step.reps,
        tempo=None if step.hold else tempo,
        hold=step.hold,
        fatigued=step.fatigued,
        cue=step.cue,
        note=step.note,
    )


def _free(step: Step, title: str) -> Phase:
    seconds = step.work_s or 0
    return Phase(kind=PhaseKind.WORK, seconds=seconds, nominal_s=seconds, title=title, cue=step.cue, note=step.note)


def _pause(kind: PhaseKind, seconds: float) -> Phase:
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
