"""Words for phases, lengths, sides and answers. They know no events: the first screen does without those."""

from __future__ import annotations

from math import ceil, isinf

from glutetimer.training.counting import format_count
from glutetimer.training.exercise import LEGS, Side
from glutetimer.training.holds.hold import Felt, Reason
from glutetimer.training.plan import Phase, Plan
from glutetimer.training.substitution import (
    NOMINAL_COUNT_S,
    NOMINAL_METRE_S,
    NOMINAL_REPETITION_S,
    NOMINAL_REST_S,
    NOMINAL_STEP_S,
)

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

_ANSWER_WORDS = {
    Reason.TARGET: "enough for today",
    Reason.CEILING: "held to the end",
    Reason.CHOICE: "enough for today",
}


def answer_words(reason: Reason) -> str:
    """A reason as an answer: whoever has stopped says "enough", below the target too."""
    return _ANSWER_WORDS.get(reason, REASONS[reason])


FELT = {
    Felt.GLUTE: "You felt the glute.",
    Felt.BOTH: "You felt both.",
    Felt.HAMSTRING: "You felt the hamstring more than the glute today. Squeeze first, hands on the glutes, then again.",
    Felt.UNSURE: "Hard to tell. Somebody you trust can feel it for you.",
}
"""What is said of a check's answer: awareness, no diagnosis (training.md 2.8)."""

FELT_KEYS = {"g": Felt.GLUTE, "o": Felt.BOTH, "h": Felt.HAMSTRING, "u": Felt.UNSURE}
"""The key of each answer."""

PAIN_PLACES = (
    ("h", "hip", "hip or buttock"),
    ("m", "hamstring", "hamstring"),
    ("k", "knee", "knee"),
    ("b", "back", "back or pelvis"),
    ("o", "other", "somewhere else"),
)
"""Where it hurts: key, what is stored, and words (training.md 5.6)."""


def clock(seconds: float) -> str:
    """m:ss of a length, to the nearest second; of a rest that a key ends, that it is open."""
    if isinf(seconds):
        return "open"
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def spoken(seconds: float) -> str:
    """A length as one says it: 40 seconds, 1 minute 30, 12 minutes."""
    whole = ceil(seconds - 0.001)
    if whole < 60:
        return format_count(whole, "second")
    minutes, rest = divmod(whole, 60)
    return format_count(minutes, "minute") + (f" {rest}" if rest else "")


def describe_total(plan: Plan) -> str:
    """A plan's length: 5:00, or ~5:00 where that is an estimate; of one that is locked, that it is."""
    return "locked" if plan.locked else f"{'~' if plan.is_estimate else ''}{clock(plan.total_s)}"


def describe_reckoning(plan: Plan) -> str:
    """What a plan's length assumes where something of it ends when its user says so; empty where nothing does."""
    open_ended = [phase for phase in plan.phases if phase.seconds is None]
    kinds = (
        (lambda phase: phase.own_pace and phase.reps, f"a repetition at your own pace {NOMINAL_REPETITION_S:g} s"),
        (lambda phase: phase.max_reps, f"as many as go {NOMINAL_COUNT_S:g} s"),
        (lambda phase: phase.steps, f"a step {NOMINAL_STEP_S:g} s"),
        (lambda phase: phase.distance_m, f"a metre {NOMINAL_METRE_S:g} s"),
        (lambda phase: phase.open_rest, f"an open rest {NOMINAL_REST_S:g} s"),
    )
    assumed = [words for has, words in kinds if any(map(has, open_ended))]
    assumed += [f"a hold {seconds:g} s" for seconds in sorted({p.nominal_s for p in open_ended if p.hold})]
    if any(phase.more_sets for phase in plan.phases):
        assumed.append("no set more than planned")
    return f"Reckoned: {', '.join(assumed)}" if assumed else ""


def describe_metres(metres: float) -> str:
    """A distance as it is written: 20 m, 1.5 km."""
    whole = metres >= 1000 and metres == int(metres)
    return f"{metres / 1000:.6g} km" if whole else f"{round(metres, 3):.9g} m"


def describe_distance(metres: float) -> str:
    """A distance as one says it: 20 metres, 1.5 kilometres."""
    number, unit = describe_metres(metres).split()
    return f"{number} {'kilometre' if unit == 'km' else 'metre'}{'' if number == '1' else 's'}"


def describe_count(phase: Phase, number: float) -> str:
    """So many of what a set counts: 12 repetitions, 10 steps, 20 metres."""
    if phase.distance_m is not None:
        return describe_distance(number)
    return format_count(round(number), "repetition" if phase.steps is None else "step")


def name_unit(phase: Phase) -> str:
    """What a set counts, as briefly as it can be said: reps, steps, metres."""
    return "metres" if phase.distance_m is not None else "reps" if phase.steps is None else "steps"


def describe_station(phase: Phase) -> str:
    """Which step of a block that is done by side: step 3 of 7; empty where there is none, or but one."""
    return f"step {phase.station} of {phase.stations}" if phase.works and phase.stations > 1 else ""


def side_word(side: Side | None) -> str:
    """left or right; nothing where a set has no side of its own."""
    return side if side in LEGS else ""


def amount(phase: Phase) -> str:
    """How much of a phase's exercise: 10 repetitions, 40 seconds, 20 metres, until form slips."""
    if phase.hold:
        return "until form slips"
    if phase.max_reps:
        return "as many as go in good form"
    if phase.reps:
        return format_count(phase.reps, "repetition")
    if phase.distance_m:
        return describe_distance(phase.distance_m)
    if phase.steps:
        return format_count(phase.steps, "step")
    if phase.breaths:
        return format_count(phase.breaths, "breath")
    return spoken(phase.seconds or 0)


def describe_amount(phase: Phase) -> str:
    """How much, and with what: 10 repetitions, green band."""
    return ", ".join(filter(None, (amount(phase), phase.load)))


def name_set(phase: Phase) -> str:
    """What is done, on which side: Clam, left."""
    return ", ".join(filter(None, (phase.name, side_word(phase.side))))


def describe_set(phase: Phase) -> str:
    """What is done, how much, and with what: Clam, left, 40 seconds, green band."""
    return f"{name_set(phase)}, {describe_amount(phase)}"
