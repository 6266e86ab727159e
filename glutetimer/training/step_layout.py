"""A step laid out: its sets on its sides, with the waits between them."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from glutetimer.training.amounts import Amounts
from glutetimer.training.exercise import Exercise, Side, Sides
from glutetimer.training.plan import Phase, PhaseKind, make_wait
from glutetimer.training.substitution import (
    NOMINAL_COUNT_S,
    NOMINAL_HOLD_S,
    NOMINAL_METRE_S,
    NOMINAL_REPETITION_S,
    NOMINAL_STEP_S,
)
from glutetimer.training.workout import BREATH_S, HoldMode, Pace, Step, StepSides, SwitchAfter, side_of

LONGEST_SWITCH_S = 15.0
"""A pause between sides that is longer is a rest, and is shown and named as one (our choice)."""

SideRule = Callable[[str, HoldMode | None], Side]
"""Chooses the side that goes first, by exercise id and hold mode."""


def left_first(exercise: str, mode: HoldMode | None) -> Side:
    """The side rule of somebody without a history (training.md 5.7; our choice)."""
    return Side.LEFT


class LayoutRules(NamedTuple):
    """What steps are laid out by."""

    catalogue: Mapping[str, Exercise]
    first: SideRule
    amounts: Amounts
    numbers: Iterator[int]
    """Of steps, each time that one is laid out."""


def lay_out_step(step: Step, rules: LayoutRules, of_block: Side | None = None) -> Iterator[Phase]:
    """A step's phases. `of_block`: the side that its block does, in one that is done by side."""
    number, rest = next(rules.numbers), make_wait(PhaseKind.REST, step.rest_s)
    if step.exercise is None:
        for _ in range(step.sets):
            if step.free is not None:
                yield _make_free(step, step.free)
            yield rest
        return
    if of_block:
        sides: tuple[Side, ...] = (of_block if has_side(step, rules) else Side.BOTH,)
    else:
        sides = _order_sides(step, rules.first)
    apart = bool(of_block) or step.switch_after is SwitchAfter.SETS
    works = [_make_work(step, rules, side)._replace(step=number, apart=apart) for side in sides]
    switches = [change_sides(side, make_wait(PhaseKind.SWITCH, step.switch_s)) for side in sides]
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


def _order_sides(step: Step, first: SideRule) -> tuple[Side, ...]:
    if step.sides is not StepSides.EACH:
        return (side_of(step.sides),)
    begins = first(step.exercise or "", step.hold) if step.first.by_history else Side(step.first.value)
    return (begins, begins.other)


def has_side(step: Step, rules: LayoutRules) -> bool:
    """Whether a step is done on one side in a block that is done by side."""
    return step.exercise is not None and rules.catalogue[step.exercise].sides is not Sides.BILATERAL


def change_sides(side: Side, wait: Phase) -> Phase:
    """A wait between the sides: a switch, or a rest where it is longer than one."""
    short = wait.seconds is not None and wait.seconds <= LONGEST_SWITCH_S
    return wait._replace(kind=PhaseKind.SWITCH if short else PhaseKind.REST, side=side)


def _make_work(step: Step, rules: LayoutRules, side: Side) -> Phase:
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


def _make_free(step: Step, title: str) -> Phase:
    seconds = step.work_s or 0
    return Phase(kind=PhaseKind.WORK, seconds=seconds, nominal_s=seconds, title=title, cue=step.cue, note=step.note)
