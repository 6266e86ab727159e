"""What is announced at an event: the plain lines, and what the voice says where it has the time (coach.md)."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from glutetimer.session.agenda import begins_unnamed, find_coming
from glutetimer.session.cues import ended_now
from glutetimer.session.events import (
    Answered,
    Beat,
    Begun,
    Concluded,
    Count,
    Event,
    Finished,
    Halfway,
    HoldResult,
    Interrupted,
    LeadIn,
    LoadChanged,
    Mark,
    NextUp,
    Passed,
    Paused,
    PhaseStarted,
    Reminder,
    Repetition,
    RestChanged,
    SetAdded,
    SetDone,
    SetDropped,
    Ten,
    TimeLeft,
    Woke,
)
from glutetimer.session.instructions import (
    announce_set,
    describe_beginning,
    describe_cue,
    describe_meeting,
    describe_move,
    describe_side,
    describe_switch,
)
from glutetimer.session.marks import Marks
from glutetimer.session.words import REASONS, clock, describe_count, spoken
from glutetimer.training.counting import format_count
from glutetimer.training.exercise import LEGS
from glutetimer.training.holds.hold import FALSE_START_S, Reason
from glutetimer.training.plan import PhaseKind, Plan
from glutetimer.training.reminders import MOST_TIMES
from glutetimer.training.sentences import join_sentences

PASSED = {Mark.LAST: "last time", Mark.TARGET: "target", Mark.BEST: "best", Mark.GOAL: "goal"}
"""What a hold passes, in words; the later ones are the higher ones."""
ANY_KEY = "Any key, or a tap, when you are ready"
WHEN_DONE = "any key when you are done"
OWN_PACE = f"At your own pace; {WHEN_DONE}"
GOES_ON = "any key goes on"
STILL_HOLDING = "Still holding?"
"""Asked where the longest hold there is ended by itself (training.md 5.1)."""
OPEN_REST = f"Rest as long as you need; {GOES_ON}"


def describe_wait(plan: Plan, index: int) -> str:
    """What is said once of the set to come, as a wait begins: for whoever spoke into it. Empty where it comes later."""
    phase = plan.phases[index]
    coming = find_coming(plan, index) if phase.open_rest else plan.coming(index)
    if coming is None or phase.works or (phase.seconds is not None and phase.kind is not PhaseKind.SWITCH):
        return ""
    if phase.open_rest:
        return describe_event(NextUp(0, coming), plan)
    return _describe_start(PhaseStarted(0, index, phase, False), plan)


def explains_own_pace(plan: Plan, index: int) -> bool:
    """Whether the start of a set says how one goes at one's own pace: it is the first of a session, or the next one
    after something else, once; then it is known, and the number alone is said.
    """
    own = [phase.own_pace for phase in plan.phases[: index + 1] if phase.works]
    begun = sum(now and not before for before, now in zip([False, *own], own, strict=False))
    return own[-2:] in ([True], [False, True]) and begun <= MOST_TIMES


def describe_open_rest(plan: Plan, index: int) -> str:
    """A rest as long as one needs: the first of a session in full, then in short what ends it."""
    earlier = sum(phase.open_rest for phase in plan.phases[:index])
    return OPEN_REST if earlier < MOST_TIMES else f"Rest; {GOES_ON}"


def describe_event(event: Event, plan: Plan) -> str:
    """The words of an event, all of them; empty where it has none."""
    match event:
        case PhaseStarted():
            return _describe_start(event, plan)
        case LeadIn(phase=phase, seconds=seconds):
            return f"{announce_set(phase)}, in {seconds:g}"
        case Begun(phase=phase, start=start):
            last = "Last set" if start and start.last_set else ""
            move = _tell_move(start, plan) if start else ""
            return join_sentences(last, _GO[phase.kind], OWN_PACE if phase.own_pace else "", move)
        case NextUp(phase=phase):
            return join_sentences(f"Next: {announce_set(phase)}", *describe_beginning(phase, plan))
        case Count(left=left):
            return str(left)
        case Halfway():
            return "Halfway"
        case Reminder(words=words):
            return words
        case TimeLeft(seconds=seconds):
            return f"{spoken(seconds)} left"
        case Repetition(number=number) if number > 1:
            return str(number - 1)
        case Beat(cue=cue) if cue:
            return cue
        case Beat(part=part, named=True):
            return part.capitalize()
        case Ten(seconds=seconds, end=end):
            return join_sentences(str(seconds), end)
        case Passed(mark=mark, seconds=seconds):
            return f"{floor(seconds)}, {PASSED[mark]}"
        case SetDone(hold=hold, marks=marks) if hold and ended_now(event):
            return describe_stop(hold, marks)
        case SetDone(amount=count, hold=None, phase=phase) if count and phase.own_pace:
            if event.assumed or not phase.max_reps:
                return "" if event.assumed else describe_count(phase, count)
            compared = "" if event.reason is Reason.PAIN else _compare_counts(count, event.marks)
            return join_sentences(describe_count(phase, count), compared, "Good stop")
        case SetDone(reps=reps, hold=None) if reps and ended_now(event):
            return str(reps)
        case SetDropped():
            return "Discarded"
        case Answered(reason=reason, by_default=by_default):
            return f"Noted: {REASONS[reason]}" + (", as there was no answer" if by_default else "")
        case Paused():
            return "Paused"
        case RestChanged(left=left):
            return f"{spoken(left)} left"
        case LoadChanged(exercise=exercise, load=load):
            return f"{exercise}: {load or 'no load'} from here on"
        case SetAdded(phase=phase):
            return f"One set more: {phase.name} has {phase.sets}"
        case Woke():
            return _describe_waking(event)
        case Interrupted(seconds=seconds):
            return f"Cut off, {clock(seconds)}"
        case Finished(asks=True):
            return ""
        case Concluded(finished=finished):
            return describe_event(finished, plan)
        case Finished(seconds=seconds, kept=False):
            return f"Ended, {clock(seconds)}; discarded"
        case Finished(seconds=seconds, complete=True):
            return join_sentences(f"Done, {clock(seconds)}", *describe_achievements(event))
        case Finished(seconds=seconds):
            return f"Ended, {clock(seconds)}"  # that it is kept is said once it is on the disk
    return ""


_GO = {PhaseKind.WORK: "Go", PhaseKind.HOLD: "Hold"}


def keep_telling(events: Sequence[Event]) -> list[Event]:
    """Events without those that another one at the same instant makes needless.

    Of a hold's calls the highest stays; what only stands is named by its lead-in, where that begins; how many they were
    is not said again where it is said why they ended, nor a hold's end where its answer lapses with it.
    """
    order = list(Mark)

    def height(event: Event) -> int:
        return order.index(event.mark) + 1 if isinstance(event, Passed) else 0 if isinstance(event, Ten) else -1

    highest: dict[float, int] = {}
    for event in events:
        highest[event.at] = max(height(event), highest.get(event.at, -1))
    led = {event.at for event in events if isinstance(event, LeadIn)}
    answered = {event.at for event in events if isinstance(event, Answered)}
    ended: dict[tuple[int, int], Event] = {}
    for event in events:
        if isinstance(event, SetDone):
            ended.setdefault((event.phase_index, event.attempt), event)
    return [
        event
        for event in events
        if height(event) in (-1, highest[event.at])
        and not (isinstance(event, PhaseStarted) and event.stands and event.at in led)
        and not (isinstance(event, SetDone) and event.hold is None and event.at in answered)
        and not (isinstance(event, SetDone) and event.hold and event is not ended[event.phase_index, event.attempt])
    ]


def changes_exercise(plan: Plan, index: int) -> bool:
    """Whether another exercise follows a wait than was done before it."""
    before = next((phase for phase in reversed(plan.phases[:index]) if phase.works), None)
    coming = plan.coming(index)
    return before is not None and coming is not None and before.exercise != coming.exercise


def describe_stop(hold: HoldResult, marks: Marks) -> str:
    """What a hold's stop means: how much of it counts, beside what was held before. Any stop is a good stop.

    A fatigued one trains, and is measured against nothing (training.md 5.2); nor is one that nobody has stopped (5.1).
    """
    if hold.held_s < FALSE_START_S:
        return ""
    held = floor(hold.held_s)
    if not hold.answered:
        return join_sentences(format_count(held, "second"), STILL_HOLDING if hold.ceiling else "")
    return join_sentences(format_count(held, "second"), "" if hold.fatigued else _compare(held, marks), "Good stop")


def _compare(held: int, marks: Marks) -> str:
    if marks.best_s and held > floor(marks.best_s):
        return "New best"
    if marks.target_s and not marks.hidden and held >= marks.target_s:
        return "Target reached"
    if not marks.last_s:
        return ""
    return _compare_with_last(held - floor(marks.last_s)) or "As long as last time"


def _compare_counts(count: float, marks: Marks) -> str:
    """As many repetitions as went, beside those of before."""
    if not marks.last_s or not marks.best_s:
        return ""
    if count > marks.best_s:
        return "New best"
    return _compare_with_last(round(count - marks.last_s)) or "As many as last time"


def _compare_with_last(more: int) -> str:
    return f"{more} more than last time" if more > 0 else f"{-more} short of last time" if more else ""


def describe_achievements(finished: Finished) -> list[str]:
    """What one wants to hear at a session's end: new bests, and the days in a row."""
    bests = [
        f"New best on the {side}: {floor(held_s)}" if side in LEGS else f"New best: {floor(held_s)}"
        for side, held_s in finished.bests
    ]
    days = [f"{format_count(finished.days, 'day')} in a row"] if finished.days > 1 else []
    return bests + days


def _describe_start(event: PhaseStarted, plan: Plan) -> str:
    phase = event.phase
    match phase.kind:
        case PhaseKind.WORK | PhaseKind.HOLD if event.stands:
            return f"Last set: {announce_set(phase)}" if event.last_set else announce_set(phase)
        case PhaseKind.READY:
            coming = plan.coming(event.phase_index)
            if coming is None:
                return "Get ready"
            if phase.seconds is None:
                return join_sentences(f"New: {announce_set(coming)}", *describe_meeting(coming), ANY_KEY)
            return join_sentences(f"Get ready: {announce_set(coming)}", *describe_beginning(coming, plan))
        case PhaseKind.REST:
            if phase.seconds is None:
                return describe_open_rest(plan, event.phase_index)
            return f"Rest, {spoken(phase.seconds)}"
        case PhaseKind.SWITCH:
            coming = plan.coming(event.phase_index)
            if coming and changes_exercise(plan, event.phase_index):
                return join_sentences(f"Switch: {announce_set(coming)}", *describe_beginning(coming, plan))
            return describe_switch(coming) if coming else "Switch"
        case _:
            named = announce_set(phase, ahead=event.phase_index == 0)
            which = describe_side(phase) if begins_unnamed(plan, event.phase_index) else ""
            how = OWN_PACE if explains_own_pace(plan, event.phase_index) else ""
            words = join_sentences(named, which, how, describe_cue(phase), _tell_move(event, plan))
            return f"Last set: {words}" if event.last_set else words


def _tell_move(event: PhaseStarted, plan: Plan) -> str:
    """What moves, as the voice says it when the first timed set of an exercise begins."""
    phase = event.phase
    known = any(each.exercise == phase.exercise for each in plan.phases[: event.phase_index])
    return "" if known or phase.reps or phase.hold or phase.own_pace else describe_move(phase)


def _describe_waking(event: Woke) -> str:
    words = f"Awake again after {spoken(event.asleep)}"
    return words + (f"; rest over {spoken(event.over)} ago" if event.over is not None else "")
