"""What is said at an event: the voice's words and the plain lines are the same."""

from __future__ import annotations

from math import floor

from glutetimer.session.cues import ended_now
from glutetimer.session.events import (
    Answered,
    Begun,
    Event,
    Finished,
    Halfway,
    Interrupted,
    LeadIn,
    Mark,
    NextUp,
    Passed,
    Paused,
    PhaseStarted,
    Repetition,
    RestChanged,
    SetDone,
    SetDropped,
    Squeeze,
    Ten,
    Woke,
)
from glutetimer.session.words import REASONS, announced, clock, described, leg_words, spoken
from glutetimer.training.holds.hold import FALSE_START_S
from glutetimer.training.plan import PhaseKind, Plan

PASSED = {Mark.LAST: "your last hold", Mark.TARGET: "target", Mark.BEST: "your best", Mark.GOAL: "goal"}
"""What a hold passes, in words."""


def said(event: Event, plan: Plan) -> str:
    """The words of an event; empty where it has none."""
    match event:
        case PhaseStarted():
            return _started(event, plan)
        case LeadIn(phase=phase, seconds=seconds):
            return f"{described(phase)}, in {seconds:g}"
        case Begun(phase=phase):
            return _GO[phase.kind]
        case NextUp(phase=phase):
            return f"Next: {announced(phase)}"
        case Halfway():
            return "Halfway"
        case Squeeze():
            return "Squeeze"
        case Repetition(number=number):
            return str(number)
        case Ten(seconds=seconds):
            return str(seconds)
        case Passed(mark=mark, seconds=seconds):
            return f"{floor(seconds)}, {PASSED[mark]}"
        case SetDone(hold=hold) if hold and ended_now(event):
            return f"Good stop, {spoken(floor(hold.held_s))}" if hold.held_s >= FALSE_START_S else ""
        case SetDropped():
            return "Discarded"
        case Answered(hold=hold, by_default=by_default):
            return f"Noted: {REASONS[hold.reason]}" + (", as there was no answer" if by_default else "")
        case Paused():
            return "Paused"
        case RestChanged(left=left):
            return f"{spoken(left)} left"
        case Woke():
            return _woke(event)
        case Interrupted(seconds=seconds):
            return f"Cut off, {clock(seconds)}; what was done is kept"
        case Finished(seconds=seconds, kept=False):
            return f"Ended, {clock(seconds)}; nothing of it is kept"
        case Finished(seconds=seconds, complete=complete):
            return f"Done, {clock(seconds)}" if complete else f"Ended, {clock(seconds)}; what was done is kept"
    return ""


_GO = {PhaseKind.WORK: "Go", PhaseKind.HOLD: "Hold"}


def _started(event: PhaseStarted, plan: Plan) -> str:
    phase = event.phase
    match phase.kind:
        case PhaseKind.READY:
            coming = plan.coming(event.index)
            return f"Get ready: {announced(coming)}" if coming else "Get ready"
        case PhaseKind.REST:
            return f"Rest, {spoken(phase.seconds or 0)}"
        case PhaseKind.SWITCH:
            return f"Switch to the {leg}" if (leg := leg_words(phase.side)) else "Switch"
        case _:
            words = ". ".join(filter(None, (described(phase), phase.cue)))
            return f"Last set: {words}" if event.last_set else words


def _woke(event: Woke) -> str:
    words = f"Awake again after {spoken(event.asleep)}"
    return words + (f"; rest over {spoken(event.over)} ago" if event.over is not None else "")
