"""A workout laid out in time: phases, with their seconds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from itertools import count, repeat
from math import isinf
from typing import Any, NamedTuple

from glutetimer.training.amounts import NOTHING, Amounts
from glutetimer.training.exercise import Category, Exercise, Flag, Side, Sides, Tempo
from glutetimer.training.reminders import Reminders, place_calls, place_led_calls, place_own_pace_calls
from glutetimer.training.shuffle import Draw, drawing
from glutetimer.training.substitution import (
    NOMINAL_COUNT_S,
    NOMINAL_HOLD_S,
    NOMINAL_METRE_S,
    NOMINAL_REPETITION_S,
    NOMINAL_REST_S,
    NOMINAL_STEP_S,
    fitted,
)
from glutetimer.training.workout import (
    BREATH_S,
    MOST_ROUNDS,
    Block,
    HoldMode,
    Order,
    Pace,
    Step,
    StepSides,
    SwitchAfter,
    Workout,
    side_of,
)

LONGEST_SWITCH_S = 15.0
"""A pause between sides that is longer is a rest, and is shown and named as one (our choice)."""

INTO_PLACE_S = 10.0
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

    @property
    def total_s(self) -> float:
        """The nominal length."""
        return sum(phase.nominal_s for phase in self.phases)

    @property
    def is_estimate(self) -> bool:
        """Whether its user decides when something of it ends: the nominal length is about that."""
        return any(phase.seconds is None or phase.more_sets for phase in self.phases)

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
    week: int = 1,
    amounts: Amounts = NOTHING,
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
        week: which of its weeks, from 1, where amounts go by week.
        amounts: what the history says of loads and of aims in ranges.

    Raises:
        KeyError: a step names an exercise that the catalogue has not; the reader of workout files refuses such a file.
    """
    catalogue = workout.knows(catalogue)
    this_week = workout.in_week(week)
    own, changes = fitted(this_week, catalogue, leave_out) if leave_out else (this_week, ())
    cut: list[str] = []
    phases = _joined(_lay_out(own, _Rules(catalogue, first, amounts, count(1)), seed, cut, pace))
    numbered = _numbered(_name_loads(_begin_with(workout.note, phases[: _length(phases)])))
    return Plan(workout, tuple(assign_reminders(numbered)), (*changes, *cut), week if workout.weeks > 1 else 0)


def _begin_with(note: str, phases: list[Phase]) -> list[Phase]:
    """The phases, where what is to be known before the workout is known before its first set (coach.md, 4)."""
    first = next((place for place, phase in enumerate(phases) if phase.works), None)
    if not note or first is None:
        return phases
    return [*phases[:first], phases[first]._replace(opening=note), *phases[first + 1 :]]


def assign_reminders(phases: Iterable[Phase]) -> Iterator[Phase]:
    """Give each set the cues that are called out in it."""
    reminders = Reminders()
    for phase in phases:
        if phase.exercise and (calls := count_calls(phase)):
            phase = phase._replace(reminders=reminders.choose(phase.exercise, calls, phase.cue))
        yield phase


def count_calls(phase: Phase) -> int:
    """How many cues there is time for in a set."""
    if phase.kind is not PhaseKind.WORK or not phase.exercise:
        return 0
    if phase.own_pace:
        return len(place_own_pace_calls(phase.nominal_s))
    if phase.reps and phase.tempo:
        return len(place_led_calls(phase.reps, phase.tempo, phase.exercise.begins))
    return sum(not half for _, half in place_calls(phase.seconds or 0, sparse=phase.runs))


def _name_loads(phases: Iterable[Phase]) -> list[Phase]:
    """Have each load named once: with the first set of an exercise that has it, or has another than before."""
    named: list[Phase] = []
    last: dict[str, str] = {}
    for phase in phases:
        id = phase.exercise.id if phase.works and phase.exercise else ""
        named.append(phase._replace(names_load=True) if id and phase.load != last.get(id, "") else phase)
        if id:
            last[id] = phase.load
    return named


def change_load(laid_out: Plan, index: int, exercise: str, load: str) -> Plan:
    """The plan with another load of an exercise from a place on; whoever changes it knows it, and it is not named."""
    phases = (
        phase._replace(load=load, names_load=False)
        if place >= index and phase.works and phase.exercise and phase.exercise.id == exercise
        else phase
        for place, phase in enumerate(laid_out.phases)
    )
    return laid_out._replace(phases=tuple(phases))


def find_next(laid_out: Plan, index: int) -> Phase | None:
    """The set that follows a phase at once; None where a wait does, or nothing."""
    after = laid_out.phases[index + 1 : index + 2]
    return next((phase for phase in after if phase.works), None)


def is_known(coming: Phase, expected: Phase | None) -> bool:
    """Whether a set is the one that was expected, as far as somebody was told: whoever changed its load knows that."""
    return expected is not None and _same(
        coming, expected if coming.names_load else expected._replace(load=coming.load)
    )


def find_growing(laid_out: Plan, index: int) -> Phase | None:
    """The set whose step can have another set at a place: the one that is there, or the last one before a wait."""
    here = laid_out.phases[index]
    before = here if here.works else next((p for p in reversed(laid_out.phases[:index]) if p.works), None)
    near = [phase.step for phase in (before, laid_out.coming(index)) if phase]
    growing = (phase for step in near for phase in laid_out.phases if phase.more_sets and phase.step == step)
    found = next(growing, None)
    return found if found and _grows(laid_out, index, found) else None


def add_set(laid_out: Plan, index: int) -> Plan | None:
    """The plan with one more set of the step that is at a place, or was just before it; None where there is no more.

    It comes after the sets that are planned. In the wait after the last of them it comes after that wait, which is
    repeated behind it. Each side has one more, but one that nothing may be added to.
    """
    growing = find_growing(laid_out, index)
    if growing is None:
        return None
    places = _places_of(laid_out, growing)
    phases = list(laid_out.phases)
    if growing.apart:
        groups = [(own[-1], own[-1]) for own in places.values()]
    else:
        lasts = sorted(own[-1] for own in places.values())
        groups = [(lasts[0], lasts[-1])]
    for first, last in sorted(groups, reverse=True):
        again = [phase._replace(names_load=False) for phase in laid_out.phases[first : last + 1]]
        if index > last:
            phases[index + 1 : index + 1] = [*again, phases[index]]
        else:
            phases[last + 1 : last + 1] = [*_rest_of(growing.between_s), *again]
    fewer = [p._replace(more_sets=p.more_sets - 1) if p.more_sets and p.step == growing.step else p for p in phases]
    return laid_out._replace(phases=tuple(_numbered(fewer[: _length(fewer)])))


def _places_of(laid_out: Plan, one: Phase) -> dict[Side | None, list[int]]:
    """Where the sets of a step are, by side; a side that nothing may be added to has none."""
    places: dict[Side | None, list[int]] = {}
    for place, phase in enumerate(laid_out.phases):
        if phase.more_sets and phase.step == one.step:
            places.setdefault(phase.side, []).append(place)
    return places


def _grows(laid_out: Plan, index: int, one: Phase) -> bool:
    """Whether each side of a step can have one more: where they are done apart, the first must not be over."""
    last = min(own[-1] for own in _places_of(laid_out, one).values())
    return not one.apart or index <= last or (index == last + 1 and not laid_out.phases[index].works)


def _rest_of(seconds: float) -> list[Phase]:
    return [_pause(PhaseKind.REST, seconds)] if seconds else []


def without(laid_out: Plan, drop: Callable[[Phase], bool], after: int = -1) -> Plan:
    """The plan without some of its sets, and without the waits that followed them.

    Args:
        laid_out: the plan.
        drop: which sets.
        after: what is at this place or before it stays; but no set is added to such ones any more.
    """
    kept = [
        phase._replace(more_sets=0) if phase.more_sets and drop(phase) else phase
        for phase in laid_out.phases[: after + 1]
    ]
    dropped, unnamed = False, set[tuple[str, str]]()
    for phase in laid_out.phases[after + 1 :]:
        what = (phase.exercise.id if phase.exercise else "", phase.load)
        if phase.works:
            dropped = drop(phase)
            if dropped and phase.names_load:
                unnamed.add(what)
        if not dropped:
            kept.append(phase._replace(names_load=True) if what in unnamed else phase)
            unnamed.discard(what)
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
            phases.append((before or _pause(PhaseKind.READY, INTO_PLACE_S))._replace(seconds=None))
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
        if begin and laid_out.phases[begin - 1].kind is PhaseKind.READY and laid_out.phases[begin - 1].seconds is None
        else begin
    )


def _same(one: Phase, other: Phase) -> bool:
    """Whether two phases are the same, however many sets there are beside them."""
    loose: dict[str, Any] = {"set": 0, "sets": 0, "reminders": (), "names_load": False, "more_sets": 0}
    return one._replace(**loose) == other._replace(**loose)


def _joined(phases: Iterator[Phase]) -> list[Phase]:
    """Without phases of no time, and with one rest where there were several."""
    joined: list[Phase] = []
    for phase in phases:
        before = joined[-1] if joined else None
        if before and _is_plain_rest(before) and _is_plain_rest(phase):
            joined[-1] = _both_rests(before, phase)
        elif phase.seconds is None or phase.seconds > 0:
            joined.append(phase)
    return joined


def _both_rests(before: Phase, after: Phase) -> Phase:
    """Two rests in a row as one: their sum, or an open one for both."""
    if before.seconds is None or after.seconds is None:
        return before._replace(seconds=None, nominal_s=max(before.nominal_s, after.nominal_s))
    both = before.seconds + after.seconds
    return before._replace(seconds=both, nominal_s=both)


def _is_plain_rest(phase: Phase) -> bool:
    """Whether it is a rest, and not one between two sides."""
    return phase.kind is PhaseKind.REST and phase.side is None


def _length(phases: Sequence[Phase]) -> int:
    """How many phases there are up to the last set."""
    return next((at for at in range(len(phases), 0, -1) if phases[at - 1].works), 0)


class _Rules(NamedTuple):
    """What steps are laid out by."""

    catalogue: Mapping[str, Exercise]
    first: SideRule
    amounts: Amounts
    numbers: Iterator[int]
    """Of steps, each time that one is laid out."""


def _lay_out(workout: Workout, rules: _Rules, seed: str, cut: list[str], pace: Pace) -> Iterator[Phase]:
    """The phases, those of no time among them; `cut` takes what did not fit into the most rounds."""
    yield _pause(PhaseKind.READY, workout.ready_s)
    draw = drawing(f"{workout.id} {seed}") if any(b.order is Order.RANDOM for b in workout.parts) else list
    for part in workout.parts:
        steps = (
            step._replace(pace=workout.pace_of(step, part, pace), load=workout.load_of(step, part))
            for step in part.steps
        )
        own = part._replace(steps=tuple(steps))
        yield from _block(own, rules, draw if part.order is Order.RANDOM else list, cut)


def _block(block: Block, rules: _Rules, draw: Draw, cut: list[str]) -> Iterator[Phase]:
    timed = block.until_s is not None
    rounds: list[list[Phase]] = []
    for turn in range(MOST_ROUNDS if timed else block.rounds):
        round_ = [_pause(PhaseKind.REST, block.round_rest_s)] if turn else []
        steps = draw(block.steps)
        if block.by_side:
            round_ += _by_side(block, steps, rules)
        else:
            round_ += [phase for step in steps for phase in _step(step, rules)]
        if block.until_s is not None and turn and not _fits(rounds, round_, block.until_s):
            break
        rounds.append(round_)
    if block.until_s is not None and len(rounds) == MOST_ROUNDS and _fits(rounds, rounds[-1], block.until_s):
        cut.append(f"{MOST_ROUNDS} rounds are the most: they end before its `until`")
    for number, round_ in enumerate(rounds, 1):
        for phase in round_:
            yield phase._replace(round=number, rounds=len(rounds)) if len(rounds) > 1 else phase
    yield _pause(PhaseKind.REST, block.rest_s)


def _fits(rounds: Sequence[Sequence[Phase]], another: Sequence[Phase], until_s: float) -> bool:
    """Whether another round's last set would still end in time."""
    return sum(map(_milliseconds, rounds)) + _milliseconds(another[: _length(another)]) <= round(1000 * until_s)


def _milliseconds(phases: Sequence[Phase]) -> int:
    """In whole ones: five times 25.2 s are 126 s, which binary fractions of a second miss."""
    return sum(round(1000 * phase.nominal_s) for phase in phases)


def _by_side(block: Block, steps: Sequence[Step], rules: _Rules) -> Iterator[Phase]:
    """All steps on one side, a switch, and all of them on the other.

    A rest that is due between the sides and is longer than the switch takes its place: none is lost, and none comes
    before another wait.
    """
    begins = _begins(block, rules)
    stations = sum(not step.is_rest for step in steps)
    # Both halves of a step that works a side have one number; what works both sides is another step in each.
    own_rules = [
        rules._replace(numbers=repeat(next(rules.numbers))) if _has_a_side(step, rules) else rules for step in steps
    ]
    for side in (begins, begins.other):
        half: list[Phase] = []
        station = 0
        for step, its_rules in zip(steps, own_rules, strict=True):
            station += not step.is_rest
            own = _step(step, its_rules, side)
            half += [each._replace(station=station, stations=stations) if each.works else each for each in own]
        if side is begins:
            done = _length(half)
            rests = [_pause(PhaseKind.SWITCH, block.switch_s), *_joined(iter(half[done:]))]
            yield from half[:done]
            yield _change_to(side.other, max(rests, key=lambda rest: (rest.seconds is None, rest.nominal_s)))
        else:
            yield from half


def _begins(block: Block, rules: _Rules) -> Side:
    """The side that a block begins with."""
    if not block.first.by_history:
        return Side(block.first.value)
    sided = [step for step in block.steps if _has_a_side(step, rules)]
    asked = next((step for step in sided if step.hold), sided[0] if sided else None)
    return rules.first(asked.exercise or "", asked.hold) if asked else Side.LEFT


def _has_a_side(step: Step, rules: _Rules) -> bool:
    """Whether a step is done on one side in a block that is done by side."""
    return step.exercise is not None and rules.catalogue[step.exercise].sides is not Sides.BILATERAL


def _change_to(side: Side, wait: Phase) -> Phase:
    """A wait between the sides: a switch, or a rest where it is longer than one."""
    short = wait.seconds is not None and wait.seconds <= LONGEST_SWITCH_S
    return wait._replace(kind=PhaseKind.SWITCH if short else PhaseKind.REST, side=side)


def _step(step: Step, rules: _Rules, of_block: Side | None = None) -> Iterator[Phase]:
    """A step's phases.

    Args:
        step: what to lay out.
        rules: by which.
        of_block: the side that its block does, in one that is done by side.
    """
    number, rest = next(rules.numbers), _pause(PhaseKind.REST, step.rest_s)
    if step.exercise is None:
        for _ in range(step.sets):
            if step.free is not None:
                yield _free(step, step.free)
            yield rest
        return
    if of_block:
        sides: tuple[Side, ...] = (of_block if _has_a_side(step, rules) else Side.BOTH,)
    else:
        sides = _sides(step, rules.first)
    apart = bool(of_block) or step.switch_after is SwitchAfter.SETS
    works = [_work(step, rules, side)._replace(step=number, apart=apart) for side in sides]
    switches = [_change_to(side, _pause(PhaseKind.SWITCH, step.switch_s)) for side in sides]
    if step.switch_after is SwitchAfter.SETS:
        for turn, work in enumerate(works):
            for n in range(step.sets):
                if n or turn:
                    yield rest if n else switches[turn]
                yield work
        yield rest
        return
    for _ in range(step.sets):
        for turn, work in enumerate(works):
            if turn:
                yield switches[turn]
            yield work
        yield rest


def _sides(step: Step, first: SideRule) -> tuple[Side, ...]:
    if step.sides is not StepSides.EACH:
        return (side_of(step.sides),)
    begins = first(step.exercise or "", step.hold) if step.first.by_history else Side(step.first.value)
    return (begins, begins.other)


def _work(step: Step, rules: _Rules, side: Side) -> Phase:
    exercise = rules.catalogue[step.exercise or ""]
    tempo = None if step.reps and step.pace is Pace.OWN else step.tempo or exercise.tempo
    low, high = (step.reps, step.reps_to) if step.reps else (step.work_s, step.work_to_s)
    bounds = (low, high) if low is not None and high is not None else None
    aim = rules.amounts.choose_aim(exercise.id, *bounds, timed=not step.reps) if bounds else low
    reps = round(aim) if step.reps and aim else None
    seconds: float | None
    if step.hold:
        seconds, nominal = None, NOMINAL_HOLD_S[step.hold]
    elif reps:
        seconds = reps * tempo.seconds if tempo else None
        nominal = seconds or reps * NOMINAL_REPETITION_S
    elif nominal := _nominal_own_pace(step):
        seconds = tempo = None
    elif step.breaths:
        seconds = nominal = float(step.breaths * BREATH_S)
    else:
        seconds = nominal = aim or 0
    return Phase(
        kind=PhaseKind.HOLD if step.hold else PhaseKind.WORK,
        seconds=seconds,
        nominal_s=nominal,
        exercise=exercise,
        side=side,
        reps=reps,
        bounds=bounds,
        load=rules.amounts.choose_load(exercise.id, step.load),
        planned_load=step.load,
        more_sets=step.sets_to - step.sets if step.sets_to else 0,
        between_s=step.rest_s if step.sets_to else 0,
        tempo=None if step.hold else tempo,
        max_reps=step.max_reps,
        distance_m=step.distance_m,
        steps=step.steps,
        breaths=step.breaths,
        hold=step.hold,
        fatigued=step.fatigued,
        cue=step.cue,
        note=step.note,
    )


def _nominal_own_pace(step: Step) -> float:
    """What is reckoned for what nothing but one's own pace can lead; 0 for anything else."""
    metres, steps = step.distance_m or 0, step.steps or 0
    return metres * NOMINAL_METRE_S + steps * NOMINAL_STEP_S + step.max_reps * NOMINAL_COUNT_S


def _free(step: Step, title: str) -> Phase:
    seconds = step.work_s or 0
    return Phase(kind=PhaseKind.WORK, seconds=seconds, nominal_s=seconds, title=title, cue=step.cue, note=step.note)


def _pause(kind: PhaseKind, seconds: float) -> Phase:
    if isinf(seconds):
        return Phase(kind=kind, seconds=None, nominal_s=NOMINAL_REST_S)
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
            yield phase._replace(set=seen[which], sets=totals[which])
