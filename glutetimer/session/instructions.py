"""What there is to say of a set: what it is, which leg, where one has to get to, and what moves (coach.md)."""

from __future__ import annotations

from glutetimer.session.agenda import waits_to_meet
from glutetimer.session.words import amount, describe_station, name_set
from glutetimer.training.exercise import LEGS, Sides, name_side
from glutetimer.training.plan import Phase, Plan
from glutetimer.training.reminders import count_calls

HOLD_CLOCK = "The clock starts at hold; any key stops it"


def announce_set(phase: Phase, *, ahead: bool = True) -> str:
    """What is done, and how much of it: Clam, left, 40 seconds; the second time: Clam, left, set 2 of 3.

    Repetitions that nobody leads have their number every time, and a load is named once, `ahead` of its first set.
    """
    which = f"set {phase.set} of {phase.sets}" if phase.set > 1 else ""
    much = amount(phase) if phase.set <= 1 or phase.own_pace else ""
    load = phase.load if ahead and phase.names_load else ""
    return ", ".join(filter(None, (name_set(phase), describe_station(phase), which, much, load)))


def describe_side(phase: Phase) -> str:
    """Which leg a set's side is, and how one lies or stands for it (training.md 5.13); empty where it has no side."""
    means = phase.exercise.side_means if phase.exercise else None
    return means.describe(phase.side) if means and phase.side in LEGS else ""


def describe_switch(phase: Phase) -> str:
    """How to change to a set's side from the other one."""
    means = phase.exercise.side_means if phase.exercise else None
    side = phase.side
    if side is None or side not in LEGS:
        return "Switch"
    return means.describe_switch(side) if means else f"Switch to the {side}"


def describe_beginning(phase: Phase, plan: Plan) -> list[str]:
    """What to know before a set, what matters most first: which leg, what the workout says, how to lie, what moves.

    How to lie and what moves is told before the very first set: who changes legs knows it.
    """
    own = [*phase.notes, phase.cue if phase.hold else ""] if phase.set <= 1 else []
    if not phase.exercise:
        return [*filter(None, own)]
    first = next((each for each in plan.phases if each.works and each.exercise == phase.exercise), phase)
    say = phase.exercise.say
    if any(waits_to_meet(plan, n) and plan.coming(n) == phase for n in range(len(plan.phases))):
        return [*filter(None, (describe_position(phase) or describe_side(phase),))]  # its meeting says all of it
    lines = [say.begin, _move_of(phase)] if phase.set <= 1 and phase.side is first.side else []
    if phase.hold:  # its clock starts with what moves
        lines.reverse()
    return [*filter(None, (describe_side(phase), *own, *(_say(line, phase) for line in lines)))]


def describe_cue(phase: Phase) -> str:
    """The workout's own cue, as a set's start says it where nothing is called out in the set."""
    return "" if phase.hold or phase.set > 1 or count_calls(phase) else phase.cue


def describe_position(phase: Phase) -> str:
    """Where one has to get to for a set: On hands and knees; empty where its exercise does not say."""
    return _say(phase.exercise.say.position, phase) if phase.exercise else ""


def changes_position(phase: Phase, plan: Plan) -> bool:
    """Whether a set is done elsewhere than what is done before it, as far as their exercises say."""
    place = next((n for n, each in enumerate(plan.phases) if each == phase), 0)
    before = next((each for each in reversed(plan.phases[:place]) if each.works), None)
    return before is not None and describe_position(before) != describe_position(phase)


def describe_begin(phase: Phase) -> str:
    """How to lie or stand for a set; empty where its exercise does not say."""
    return _say(phase.exercise.say.begin, phase) if phase.exercise else ""


def describe_move(phase: Phase) -> str:
    """What moves in a set; of turns that are done a side at a time, how that side is done."""
    return _say(_move_of(phase), phase) or (describe_side(phase) if _keeps_a_side(phase) else "")


def _move_of(phase: Phase) -> str:
    """What an exercise says of what moves; nothing where it speaks of turns, and a side is done at a time."""
    return phase.exercise.say.move if phase.exercise and not _keeps_a_side(phase) else ""


def _keeps_a_side(phase: Phase) -> bool:
    """Whether it is an exercise whose sides take turns, done a side at a time."""
    return phase.side in LEGS and phase.exercise is not None and phase.exercise.sides is Sides.ALTERNATING


def _say(line: str, phase: Phase) -> str:
    """A line for the side of a set; nothing where it names one leg, and both take turns."""
    if phase.side in LEGS:
        return name_side(line, phase.side)
    return "" if "{" in line else line


def describe_meeting(phase: Phase) -> list[str]:
    """What is said before an exercise that somebody has never done, in order (coach.md, 3)."""
    assert phase.exercise
    say = phase.exercise.say
    clock = HOLD_CLOCK if phase.hold else ""
    lines = [
        describe_side(phase),
        say.first,
        say.begin,
        _move_of(phase),
        say.end,
        clock,
        *phase.notes,
        phase.cue if phase.hold else "",
    ]
    return [_say(line, phase) for line in dict.fromkeys(lines) if line]


def list_setup(phase: Phase) -> tuple[str, ...]:
    """The steps that lead to a set. Those of an exercise in turns go from one leg to the other: where a side is done at
    a time, how to lie and what that side does are in their place.
    """
    if phase.exercise is None:
        return ()
    lines = (describe_begin(phase), describe_side(phase)) if _keeps_a_side(phase) else ()
    return tuple(f"{line}." for line in lines if line) or phase.exercise.setup
