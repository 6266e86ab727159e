"""What happens within a phase, and when: a pure function of the plan."""

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from glutetimer.session.events import (
    Beat,
    Count,
    Event,
    Halfway,
    Mark,
    NextUp,
    Passed,
    Reminder,
    Repetition,
    Ten,
    TimeLeft,
)
from glutetimer.session.marks import Marks
from glutetimer.session.words import name_set
from glutetimer.training.exercise import LEGS, TempoPart
from glutetimer.training.plan import Phase, PhaseKind, Plan, find_next
from glutetimer.training.reminders import (
    CLEAR_S,
    MOST_TIMES,
    TAKES_S,
    place_calls,
    place_led_calls,
    place_own_pace_calls,
)
from glutetimer.training.speech import speech_s
from glutetimer.training.workout import HoldMode

COUNT_IN = 3
"""Three, two, one before every boundary (our choice)."""
NAMED_AHEAD_S = 15.0
"""How long before its start the next exercise is named: one has to roll over, and to get there (our choice)."""
SEEN_AHEAD_S = NAMED_AHEAD_S + 1.0
"""How far ahead sounds are told what comes: as an exercise is named, its start is seen, and whether it is the last."""
SIDE_S = 1.5
"""What it takes to hear that a wait begins, and which leg comes (our choice: its tone is over in 0.7 s, and "right" in
0.5 s). Nothing is counted before it."""
TONE_S = 0.8
"""Until the tone of a start is over, and its words have begun (our choice: the longest takes 0.67 s)."""
RESULT_S = 0.8
"""What the least of a hold's result takes besides: "28" (our choice)."""
CEILING_S = {HoldMode.TARGET: 120.0, HoldMode.MAX: 180.0}
"""Where a hold ends by itself (training.md 5.1; our choice)."""


class Calls(NamedTuple):
    """What is called out besides, as somebody set it."""

    count_in: int = COUNT_IN
    """From which number every boundary is counted in: 3 or 5."""
    every_s: int = 0
    """In a timed set the seconds left are said this often; 0: never."""


CALLS = Calls()
"""Where nobody has set anything."""


Entry = tuple[float, Event]
"""Seconds from the phase's start, and what happens then (its `at` is not yet known)."""


def length(phase: Phase, reach_s: float = 0.0) -> float | None:
    """When a phase ends by itself, in seconds from its start; None: never.

    A hold's ceiling, as all of it, is in seconds that count: `reach_s` is taken off them.
    """
    return CEILING_S[phase.hold] + reach_s if phase.hold else phase.seconds


def agenda(
    plan: Plan, index: int, seconds: float | None, marks: Marks, *, calls: Calls = CALLS, reach_s: float = 0.0
) -> list[Entry]:
    """Everything that happens in a phase, in order, its end left out.

    Its length now is `seconds` (a rest may have been changed); None where only the user ends it. The seconds of a hold
    begin to count `reach_s` later (training.md 5.1).
    """
    phase = plan.phases[index]
    if phase.reps and phase.tempo and not phase.hold:
        entries = list(_repetitions(phase, min(phase.reps, 2 if begins_unnamed(plan, index) else 1)))
    else:
        entries = list(_within(phase, seconds, marks, calls, reach_s))
    clear = _told_first_s(plan, index)
    entries = [entry for entry in entries if not 0 < entry[0] < clear]
    if not phase.works and waits_to_meet(plan, index + 1):  # nothing begins then
        entries = [entry for entry in entries if not isinstance(entry[1], Count)]
    if phase.hold and not tells_end(plan, index):
        entries = [(at, event._replace(end="") if isinstance(event, Ten) else event) for at, event in entries]
    if seconds is not None and (following := _named_in(plan, index)):
        ahead = min(NAMED_AHEAD_S, seconds)
        entries.append((seconds - ahead, NextUp(0, following, at_once=phase.works)))
    return sorted((e for e in entries if seconds is None or e[0] < seconds), key=lambda entry: entry[0])


def begins_unnamed(plan: Plan, index: int) -> bool:
    """Whether a set begins before anybody could say what it is, or which leg: its start has to.

    Nothing was before it, or a set that a key ended, or one whose tempo leaves no time for words, or a wait too short.
    """
    phase = next(iter(plan.phases[index : index + 1]), None)
    if phase is None or not phase.works:  # a plan that is shorter by now has no such place
        return False
    if not index:
        return True
    before, again = plan.phases[index - 1], _is_again(plan, index, phase)
    if again and phase.side not in LEGS:
        return False
    if before.works:
        return before.seconds is None or before.reps is not None or _leaves_no_time(before)
    return before.seconds is not None and before.seconds < (
        SIDE_S if again else _name_s(phase) + _result_s(plan, index - 1) + 1
    )


def _is_again(plan: Plan, index: int, phase: Phase) -> bool:
    """Whether what is done in a set, here or next, was done before it too."""
    done = next((each for each in reversed(plan.phases[:index]) if each.works), None)
    return done is not None and (done.exercise, done.title) == (phase.exercise, phase.title)


def _told_first_s(plan: Plan, index: int) -> float:
    """How long nothing is counted from a phase's start, for what has to be said then: which set, or which leg."""
    phase, coming = plan.phases[index], plan.coming(index)
    if coming is None or (phase.works and not begins_unnamed(plan, index)):
        return 0.0
    result = _result_s(plan, index)
    if phase.works:
        return _name_s(phase) + result
    side = SIDE_S + result if coming.side in LEGS else 0.0
    if _is_again(plan, index, coming):
        return side
    told = (_place_s(coming) + result, _name_s(coming) + result, side)
    return next((least for least in told if phase.seconds is None or phase.seconds >= least + 1), side)


def _result_s(plan: Plan, index: int) -> float:
    """What it takes to say at a phase's start how the hold before it went."""
    return RESULT_S if index and plan.phases[index - 1].hold else 0.0


def lead_told_s(phase: Phase, seconds: float, named: bool) -> float:
    """How long nothing is counted in a lead-in before a set that begins by a key: it is named in it, and its leg.

    Its last second is counted however short it is. `named`: the wait before has named the set, which may need its leg
    alone.
    """
    least = (SIDE_S if phase.side in LEGS else 0.0) if named else _name_s(phase)
    return max(0.0, min(least, seconds - 1))


def _name_s(phase: Phase) -> float:
    """What it takes to say at a start what a set is."""
    return TONE_S + speech_s(name_set(phase))


def _place_s(phase: Phase) -> float:
    """What it takes to say what another exercise is, and where one has to get to for it."""
    where = phase.exercise.say.position if phase.exercise and phase.set <= 1 else ""
    return TONE_S + speech_s(". ".join(filter(None, (name_set(phase), where))))


def _leaves_no_time(phase: Phase) -> bool:
    """Whether it is a set too short to be told in it what follows."""
    return phase.works and phase.seconds is not None and phase.seconds <= NAMED_AHEAD_S


def _within(phase: Phase, seconds: float | None, marks: Marks, calls: Calls, reach_s: float) -> Iterator[Entry]:
    if phase.kind is PhaseKind.HOLD:
        end = phase.exercise.say.end if phase.exercise else ""
        counted = _hold(marks, CEILING_S[phase.hold or HoldMode.TARGET], end)
        yield from ((at + reach_s, event) for at, event in counted)
    elif phase.own_pace:
        placed = place_own_pace_calls(phase.nominal_s)
        yield from ((at, Reminder(0, words)) for at, words in zip(placed, phase.reminders, strict=False))
    elif seconds is not None:
        yield from ((seconds - n, Count(0, n)) for n in range(calls.count_in, 0, -1) if seconds > n)
        if phase.kind is PhaseKind.WORK:
            yield from _timed_work(phase, seconds, calls)


def _timed_work(phase: Phase, seconds: float, calls: Calls) -> Iterator[Entry]:
    """Cues in turn, half time, and the time that is left: where somebody wants it, and where no cue is left to say."""
    wanted = _left_at(seconds, calls.every_s)
    reminders = iter(phase.reminders)
    for at, half in place_calls(seconds, sparse=phase.runs):
        if half:
            yield at, Halfway(0)
            wanted = {left: when for left, when in wanted.items() if abs(when - at) >= TAKES_S}
        elif words := next(reminders, ""):
            # What is left is said with a cue that is near it: neither is over the other.
            near = next((when for when in wanted.values() if abs(when - at) < TAKES_S), at)
            yield near, Reminder(0, words)
        elif not phase.runs and all(abs(when - at) >= TAKES_S for when in wanted.values()):
            yield at, TimeLeft(0, round(seconds - at))
    yield from ((at, TimeLeft(0, left)) for left, at in wanted.items())


def _left_at(seconds: float, every_s: int) -> dict[int, float]:
    """When the time that is left is said, by what is left; never in the last seconds."""
    if not every_s:
        return {}
    return {left: seconds - left for left in range(every_s, ceil(seconds), every_s) if left > CLEAR_S}


def _repetitions(phase: Phase, worded: int) -> Iterator[Entry]:
    """Repetitions that a tempo leads. One is told in words, without ticks between them, and in some a cue is called."""
    assert phase.tempo and phase.reps
    begins = phase.exercise.begins if phase.exercise else TempoPart.LIFT
    placed = place_led_calls(phase.reps, phase.tempo, begins)
    cues = dict(zip(placed, phase.reminders, strict=False))
    for n in range(1, phase.reps + 1):
        at = (n - 1) * phase.tempo.seconds
        yield at, Repetition(0, n, phase.reps)
        in_words = n == worded and phase.set <= 1
        called = placed[n][0] if n in cues and not in_words else None
        for part, lasts in phase.tempo.parts(begins):
            if part is called:
                yield at, Beat(0, part, 1, cue=cues[n])
                break
            seconds = 1 if in_words else ceil(lasts)
            yield from ((at + s, Beat(0, part, s + 1, named=in_words)) for s in range(seconds))
            at += lasts


def _hold(marks: Marks, ceiling: float, end: str) -> Iterator[Entry]:
    yield from ((float(s), Ten(0, s, end if s == 10 else "")) for s in range(10, ceil(ceiling), 10))
    target = None if marks.hidden else marks.target_s
    for mark, seconds in (
        (Mark.LAST, marks.last_s),
        (Mark.TARGET, target),
        (Mark.BEST, marks.best_s),
        (Mark.GOAL, marks.goal_s),
    ):
        if seconds and not (mark is Mark.GOAL and seconds == target):
            yield seconds, Passed(0, mark, seconds)


def _named_in(plan: Plan, index: int) -> Phase | None:
    """What is named in this phase: the next one, where this is the wait before it or there is no wait between.

    Get ready and a switch have named it at their start; and after a set that is too short it names itself.
    """
    phase = plan.phases[index]
    if phase.kind in (PhaseKind.SWITCH, PhaseKind.READY) or _leaves_no_time(phase):
        return None
    return find_next(plan, index) if phase.works else find_coming(plan, index)


def find_coming(plan: Plan, index: int) -> Phase | None:
    """The set that a rest leads to: at once, or by way of the wait in which somebody gets to know its exercise."""
    return plan.coming(index) if waits_to_meet(plan, index + 1) else find_next(plan, index)


def waits_to_meet(plan: Plan, index: int) -> bool:
    """Whether a phase is the wait in which somebody gets to know an exercise."""
    return any(phase.is_meeting for phase in plan.phases[index : index + 1])


def tells_end(plan: Plan, index: int) -> bool:
    """Whether a hold says what ends it: not once that was said often enough, in holds or at a first meeting."""
    held = [each for each in plan.phases[: index + 1] if each.hold and each.exercise]
    met = [plan.coming(n) for n in range(index) if waits_to_meet(plan, n)]
    told = [each.exercise.say.end for each in (*held, *met) if each and each.exercise and each.hold]
    return told.count(told[len(held) - 1]) <= MOST_TIMES if held else True
