"""What is said at an event: the voice's words and the plain lines are the same."""

from __future__ import annotations

from math import ceil, floor

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
from glutetimer.training.exercise import Side
from glutetimer.training.holds.felt import Felt
from glutetimer.training.holds.hold import FALSE_START_S, Reason
from glutetimer.training.plan import Kind, Phase, Plan

REASONS = {
    Reason.FORM: "form slipped",
    Reason.TARGET: "target reached",
    Reason.CEILING: "the longest there is",
    Reason.CHOICE: "enough for today",
    Reason.CRAMP: "cramp",
    Reason.PAIN: "pain",
    Reason.INTERRUPTED: "interrupted",
}
"""Why a hold ended, in words."""

FELT = {
    Felt.GLUTE: "You felt the glute.",
    Felt.BOTH: "You felt both.",
    Felt.HAMSTRING: "You felt the hamstring more than the glute today. Squeeze first, hands on the glutes, then again.",
    Felt.UNSURE: "Hard to tell. Somebody you trust can feel it for you.",
}
"""What is said of a check's answer: awareness, no diagnosis (training.md 2.8)."""

PAIN_PLACES = (
    ("h", "hip", "hip or buttock"),
    ("m", "hamstring", "hamstring"),
    ("k", "knee", "knee"),
    ("b", "back", "back or pelvis"),
    ("o", "other", "somewhere else"),
)
"""Where it hurts: key, what is stored, and words (training.md 5.6)."""

PASSED = {Mark.LAST: "your last hold", Mark.TARGET: "target", Mark.BEST: "your best", Mark.GOAL: "goal"}
"""What a hold passes, in words."""


def clock(seconds: float) -> str:
    """m:ss of a length, to the nearest second."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def spoken(seconds: float) -> str:
    """A length as one says it: 40 seconds, 1 minute 30, 12 minutes."""
    whole = ceil(seconds - 0.001)
    if whole < 60:
        return "1 second" if whole == 1 else f"{whole} seconds"
    minutes, rest = divmod(whole, 60)
    return (f"{minutes} minute" + ("s" if minutes > 1 else "")) + (f" {rest}" if rest else "")


def side_words(side: Side | None) -> str:
    """ "left side", or nothing where there is no side."""
    return f"{side} side" if side in (Side.LEFT, Side.RIGHT) else ""


def leg_words(side: Side | None) -> str:
    """ "left leg", or nothing where there is no side."""
    return f"{side} leg" if side in (Side.LEFT, Side.RIGHT) else ""


def amount(phase: Phase) -> str:
    """How much of a phase's exercise: 10 repetitions, 40 seconds, until form slips."""
    if phase.hold:
        return "until form slips"
    if phase.reps:
        return "1 repetition" if phase.reps == 1 else f"{phase.reps} repetitions"
    return spoken(phase.seconds or 0)


def described(phase: Phase) -> str:
    """What is done: Clam, left side, 40 seconds."""
    return ", ".join(part for part in (phase.name, side_words(phase.side), amount(phase)) if part)


def announced(phase: Phase) -> str:
    """What is done, before it begins, with what the workout notes of it."""
    return ". ".join(filter(None, (described(phase), phase.note)))


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


_GO = {Kind.WORK: "Go", Kind.HOLD: "Hold"}


def _started(event: PhaseStarted, plan: Plan) -> str:
    phase = event.phase
    match phase.kind:
        case Kind.READY:
            coming = plan.coming(event.index)
            return f"Get ready: {announced(coming)}" if coming else "Get ready"
        case Kind.REST:
            return f"Rest, {spoken(phase.seconds or 0)}"
        case Kind.SWITCH:
            return f"Switch to the {leg}" if (leg := leg_words(phase.side)) else "Switch"
        case _:
            words = ". ".join(filter(None, (described(phase), phase.cue)))
            return f"Last set: {words}" if event.last_set else words


def _woke(event: Woke) -> str:
    words = f"Awake again after {spoken(event.asleep)}"
    return words + (f"; rest over {spoken(event.over)} ago" if event.over is not None else "")
