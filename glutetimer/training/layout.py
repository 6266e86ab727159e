"""A workout laid out: its blocks, in rounds or by side, and the rests between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count, repeat

from glutetimer.training.amounts import NOTHING, Amounts
from glutetimer.training.exercise import Exercise, Flag, Side
from glutetimer.training.plan import Phase, PhaseKind, Plan, drop_last_waits, make_wait, number_sets
from glutetimer.training.reminders import assign_reminders
from glutetimer.training.shuffle import Draw, drawing
from glutetimer.training.step_layout import LayoutRules, SideRule, change_sides, has_side, lay_out_step, left_first
from glutetimer.training.substitution import fitted
from glutetimer.training.workout import MOST_ROUNDS, Block, Order, Pace, Step, Workout


def lay_out(
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
    phases = _join_rests(_lay_out_parts(own, LayoutRules(catalogue, first, amounts, count(1)), seed, cut, pace))
    numbered = number_sets(_name_loads(_begin_with(workout.note, drop_last_waits(phases))))
    return Plan(workout, tuple(assign_reminders(numbered)), (*changes, *cut), week if workout.weeks > 1 else 0)


def _begin_with(note: str, phases: list[Phase]) -> list[Phase]:
    """The phases, where what is to be known before the workout is known before its first set (coach.md, 4)."""
    first = next((place for place, phase in enumerate(phases) if phase.works), None)
    if not note or first is None:
        return phases
    return [*phases[:first], phases[first]._replace(opening=note), *phases[first + 1 :]]


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


def _lay_out_parts(workout: Workout, rules: LayoutRules, seed: str, cut: list[str], pace: Pace) -> Iterator[Phase]:
    """The phases, those of no time among them; `cut` takes what did not fit into the most rounds."""
    yield make_wait(PhaseKind.READY, workout.ready_s)
    draw = drawing(f"{workout.id} {seed}") if any(b.order is Order.RANDOM for b in workout.parts) else list
    for part in workout.parts:
        steps = (
            step._replace(pace=workout.pace_of(step, part, pace), load=workout.load_of(step, part))
            for step in part.steps
        )
        own = part._replace(steps=tuple(steps))
        yield from _lay_out_block(own, rules, draw if part.order is Order.RANDOM else list, cut)


def _lay_out_block(block: Block, rules: LayoutRules, draw: Draw, cut: list[str]) -> Iterator[Phase]:
    timed = block.until_s is not None
    rounds: list[list[Phase]] = []
    for turn in range(MOST_ROUNDS if timed else block.rounds):
        round_ = [make_wait(PhaseKind.REST, block.round_rest_s)] if turn else []
        steps = draw(block.steps)
        if block.by_side:
            round_ += _lay_out_by_side(block, steps, rules)
        else:
            round_ += [phase for step in steps for phase in lay_out_step(step, rules)]
        if block.until_s is not None and turn and not _fits(rounds, round_, block.until_s):
            break
        rounds.append(round_)
    if block.until_s is not None and len(rounds) == MOST_ROUNDS and _fits(rounds, rounds[-1], block.until_s):
        cut.append(f"{MOST_ROUNDS} rounds are the most: they end before its `until`")
    for number, round_ in enumerate(rounds, 1):
        for phase in round_:
            yield phase._replace(round=number, rounds=len(rounds)) if len(rounds) > 1 else phase
    yield make_wait(PhaseKind.REST, block.rest_s)


def _fits(rounds: Sequence[Sequence[Phase]], another: Sequence[Phase], until_s: float) -> bool:
    """Whether another round's last set would still end in time."""
    return sum(map(_milliseconds, rounds)) + _milliseconds(drop_last_waits(another)) <= round(1000 * until_s)


def _milliseconds(phases: Sequence[Phase]) -> int:
    """In whole ones: five times 25.2 s are 126 s, which binary fractions of a second miss."""
    return sum(round(1000 * phase.nominal_s) for phase in phases)


def _lay_out_by_side(block: Block, steps: Sequence[Step], rules: LayoutRules) -> Iterator[Phase]:
    """All steps on one side, a switch, and all of them on the other.

    A rest that is due between the sides and is longer than the switch takes its place: none is lost, and none comes
    before another wait.
    """
    begins = _find_first_side(block, rules)
    stations = sum(not step.is_rest for step in steps)
    # Both halves of a step that works a side have one number; what works both sides is another step in each.
    own_rules = [
        rules._replace(numbers=repeat(next(rules.numbers))) if has_side(step, rules) else rules for step in steps
    ]
    for side in (begins, begins.other):
        half: list[Phase] = []
        station = 0
        for step, its_rules in zip(steps, own_rules, strict=True):
            station += not step.is_rest
            own = lay_out_step(step, its_rules, side)
            half += [each._replace(station=station, stations=stations) if each.works else each for each in own]
        if side is begins:
            done = drop_last_waits(half)
            rests = [make_wait(PhaseKind.SWITCH, block.switch_s), *_join_rests(iter(half[len(done) :]))]
            yield from done
            yield change_sides(side.other, max(rests, key=lambda rest: (rest.seconds is None, rest.nominal_s)))
        else:
            yield from half


def _find_first_side(block: Block, rules: LayoutRules) -> Side:
    """The side that a block begins with."""
    if not block.first.by_history:
        return Side(block.first.value)
    sided = [step for step in block.steps if has_side(step, rules)]
    asked = next((step for step in sided if step.hold), sided[0] if sided else None)
    return rules.first(asked.exercise or "", asked.hold) if asked else Side.LEFT


def _join_rests(phases: Iterator[Phase]) -> list[Phase]:
    """Without phases of no time, and with one rest where there were several."""
    joined: list[Phase] = []
    for phase in phases:
        before = joined[-1] if joined else None
        if before and _is_plain_rest(before) and _is_plain_rest(phase):
            joined[-1] = _add_rests(before, phase)
        elif phase.seconds is None or phase.seconds > 0:
            joined.append(phase)
    return joined


def _add_rests(before: Phase, after: Phase) -> Phase:
    """Two rests in a row as one: their sum, or an open one for both."""
    if before.seconds is None or after.seconds is None:
        return before._replace(seconds=None, nominal_s=max(before.nominal_s, after.nominal_s))
    both = before.seconds + after.seconds
    return before._replace(seconds=both, nominal_s=both)


def _is_plain_rest(phase: Phase) -> bool:
    """Whether it is a rest, and not one between two sides."""
    return phase.kind is PhaseKind.REST and phase.side is None
