"""The rules in sentences (training.md 5.4 to 5.11): what they decided, and why. Never a grade, never a push."""

from __future__ import annotations

from datetime import date

from glutetimer.training.counting import format_count
from glutetimer.training.exercise import Exercise, Measure, Side
from glutetimer.training.holds.asymmetry import Lagging
from glutetimer.training.holds.change import Change
from glutetimer.training.holds.hold import FALSE_START_S, Hold, Pain, Reason, counts
from glutetimer.training.holds.ladder import StepBack
from glutetimer.training.holds.order import Because, StartingSide
from glutetimer.training.holds.pain import STOP_SCORE, Lock, ends_session
from glutetimer.training.holds.patches import bad_night
from glutetimer.training.holds.scores import BASE_SCORES, Track, epoch, gap, standing_base
from glutetimer.training.holds.target import FLOOR_S, LOW_PERCENT, Target, TargetKind, eased_percent, peak, step
from glutetimer.training.holds.week import Week

BASELINE = "No target yet: hold until your form slips."
PAIN_LATELY = "there was pain lately. Stop at once if it comes back."
NO_NEED = "No need to beat the other side."
PROFESSIONAL = "Please see a physiotherapist or a doctor."
REST = "Three short days in a row: a day or two of rest may be due. Were you ill, short of sleep, or running hard?"
ONCE = "Held today already: once a day is enough."
"""A side has one attempt a day (5.2; an article: stop, and try again another time)."""
CRAMP = "Cramp last time: heel closer, press the heel rather than the toes, lift the toes."
PLATEAU_ADVICE = (
    "Two days off, then a hold every other day.",
    "For a week or two, three shorter holds with three minutes of rest between, instead of one long one.",
    "Look at the set-up again, step by step: the exercise's page has it.",
    "Swap to repetitions, or to an easier or harder hold, for a week, then take one test.",
)
"""What may help on a plateau, in the order to try it (5.11; our choice)."""

FEW_YEARS_WEEKS = 105
"""From two years on nobody counts in weeks."""

_TENTHS = {90: "nine tenths", 80: "eight tenths", 70: "seven tenths"}
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}


def target_words(aim: Target, scores: Track, on: date, goal_s: int, other: Side | None) -> str:
    """A side's target as the sum that it is, with its reason (5.3 to 5.7). `other`: the other side, where it has
    scores.
    """
    days = format_count(gap(scores, on) or 0, "day")
    match aim.kind:
        case TargetKind.LOCKED:
            return _capital(locked_words(aim.lock))
        case TargetKind.BASELINE if aim.ask_pain:
            return f"{BASELINE} Gently: {PAIN_LATELY}"
        case TargetKind.BASELINE:
            return f"{BASELINE} {NO_NEED}" if other else BASELINE
        case TargetKind.STEADY:
            return f"{aim.seconds} s: {middle_words(scores)}; no step further while the {other} side catches up."
        case TargetKind.PICK_UP:
            return f"{aim.seconds} s: pick up where you were, {days} since your last hold: {middle_words(scores)}."
        case TargetKind.EASE:
            share = _share_of(scores, eased_percent(gap(scores, on) or 0))
            return f"{aim.seconds} s: ease back in, {days} since your last hold: {share}."
        case TargetKind.REBASELINE:
            share = _share_of(scores, LOW_PERCENT)
            return f"About {aim.seconds} s: a fresh start after {days}, {share}. Your best stays on record."
        case TargetKind.AFTER_PAIN:
            return f"{aim.seconds} s at most, gently: {_share_of(scores, LOW_PERCENT)}; {PAIN_LATELY}"
        case TargetKind.GOAL if scores[-1].base_s >= goal_s:
            return f"{aim.seconds} s: the goal. Two or three holds a week keep it."
        case TargetKind.GOAL:
            return f"{aim.seconds} s: {_sum(scores, on)}; no more than the goal of {goal_s}."
        case TargetKind.NORMAL:
            least = f"; none is shorter than {FLOOR_S}" if aim.seconds == FLOOR_S else ""
            return f"{aim.seconds} s: {_sum(scores, on)}{least}."


def _sum(scores: Track, on: date) -> str:
    """What a target starts from, what is added, and what was left out of it."""
    base, last = scores[-1].base_s, scores[-1].seconds
    by = step(base, peak(scores, on))
    faster = ", faster on the way back to where you were" if by > step(base, None) else ""
    faster += ", in whole seconds" if base % 1 and not base <= last <= base + 2 * by else ""
    if base <= last <= base + 2 * by:
        return f"last time {last}, plus {by}{faster}"
    if last > base:
        return f"{middle_words(scores)}, plus {3 * by}{faster}; last time's {last} counts in part"
    night = f"; last time's {last} was a bad night, as everyone has" if bad_night(scores) else ""
    return f"{middle_words(scores)}, plus {by}{faster}{night or f'; last time was {last}'}"


def middle_words(scores: Track) -> str:
    """The base as the plain number that it is: the middle of your last five is 28."""
    recent = epoch(scores)[-BASE_SCORES:]
    base = f"{scores[-1].base_s:g}"
    return f"last time {base}" if len(recent) == 1 else f"the middle of your last {_NUMBERS[len(recent)]} is {base}"


def _share_of(scores: Track, percent: int) -> str:
    recent = epoch(scores)[-BASE_SCORES:]
    base = f"{scores[-1].base_s:g}"
    of = "your last" if len(recent) == 1 else f"the middle of your last {_NUMBERS[len(recent)]}"
    return f"{_TENTHS[percent]} of {base}, {of}"


def locked_words(closed: Lock | None) -> str:
    if closed and closed.repeated:
        return f"locked until {_day(closed.opens)}: pain on two days within a week. {PROFESSIONAL}"
    return "locked today: a hold was stopped for pain. That was the right thing to do."


def stop_words(done: Hold, before: Track) -> str:
    """What is said of a hold that just ended: a stop is a good stop, and how far it went (5.6, 5.9). `before`: its
    side's scores of the days before.
    """
    if done.reason is Reason.PAIN:
        return "Stopped for pain: that was right."
    if done.fatigued and done.seconds >= FALSE_START_S:
        return "Good stop. Too soon after other work to count."
    if not before or done.seconds < FALSE_START_S:
        return "Good stop."
    best = max(score.seconds for score in before)
    if done.seconds > best and counts(done, standing_base(before, done.day)):
        return f"Good stop. A new best, by {done.seconds - best}."
    past = done.seconds - before[-1].seconds
    return f"Good stop. {past} past last time." if past > 0 else "Good stop."


def pain_words(answer: Pain | None) -> str:
    """What follows today from an answer about pain (5.6)."""
    if ends_session(answer):
        return f"Enough for today. If it is sharp, spreads or stays: {PROFESSIONAL[0].lower()}{PROFESSIONAL[1:]}"
    return "This side rests today. An easier exercise, in a smaller range, is fine where it is free of pain."


def hurt_words(pain: Pain) -> str:
    """What follows from pain at a session's end (5.6, Part 6); "stop this exercise" is of physiotherapists' scales."""
    if ends_session(pain):
        stop = f"{STOP_SCORE} or more: stop" if pain.score >= STOP_SCORE else "In the back: stop"
        spreads = f"{PROFESSIONAL[0].lower()}{PROFESSIONAL[1:]}"
        return f"{stop} this exercise for today. If it is sharp, spreads or stays: {spreads}"
    return "0 to 3 is acceptable if it settles. Before the next holds you are asked again."


def first_words(first: StartingSide) -> str:
    side, other = _capital(first.side), first.side.other
    match first.because:
        case Because.ONE:
            return ""
        case Because.OPEN:
            return f"{side} only: the {other} side is locked."
        case Because.UNTESTED:
            return f"{side} goes first: it has no hold on record yet."
        case Because.WEAKER:
            return f"{side} goes first: it was shorter lately."
        case Because.TURN:
            return f"{side} goes first: it was second last time."
        case Because.MISSED:
            return f"{side} goes first: it was not held last time."
        case Because.START:
            return f"{side} goes first, and next time second."


def lagging_words(lag: Lagging) -> str:
    much = f"at least {lag.percent} %" if lag.at_least else f"about {lag.percent} %"
    return (
        f"Your {lag.side} side has been {much} shorter lately. The weaker side goes first, and the other waits for it."
    )


def compare_words(days: int) -> str:
    return f"{format_count(days, 'more day')} with both sides, and I can compare them."


def extra_words(side: Side, seconds: int) -> str:
    """The offer of one more hold for the side that lags."""
    return f"If you like: one more hold of {seconds} s on the {side}, three minutes later. It does not count."


def change_words(side: Side, change: Change) -> str:
    """What has changed, and whether that is more than noise."""
    noise = f"the {100 * (change.band - 1):.0f} % of day-to-day noise"
    verdict = f"a real change, beyond {noise}" if change.real else f"within {noise}"
    weeks = change.days // 7
    span = format_count(weeks, "week") if weeks < FEW_YEARS_WEEKS else format_count(change.days // 365, "year")
    return f"{_of(side)}{change.first_s:g} s to {change.last_s:g} s in {span}: {verdict}."


def week_words(week: Week) -> str:
    """The last seven days in a sentence; nothing where there was no hold."""
    if not week.days:
        return ""
    stops = ", ".join(f"{reason.value} on {days}" for reason, days in week.stops.items())
    return f"Last seven days: holds on {week.days}; stops: {stops}."


def plateau_words(side: Side, nth: int = 0) -> str:
    """That a side has stopped growing, with the advice whose turn it is; after the last, the first again."""
    advice = PLATEAU_ADVICE[nth % len(PLATEAU_ADVICE)]
    return _capital(f"{_of(side)}not growing for three weeks. What may help: {advice}")


def advance_words(to: Exercise) -> str:
    afresh = "It begins afresh: expect 20 s or so." if to.measure is Measure.HOLD else "These are repetitions, slowly."
    return f"Ready for {to.name}, if you like. {afresh} Keep this one once a week."


def step_back_words(name: str, why: StepBack) -> str:
    match why:
        case StepBack.PAIN:
            return f"Once it is free of pain: {name} is the easier one, if you like."
        case StepBack.CRAMP:
            return f"Cramp on several days lately: {name} is the easier one, if you like."
        case StepBack.SHORT:
            return f"Short holds so far: {name} is the easier one, if you like."


def _of(side: Side) -> str:
    return f"{_capital(side)}: " if side is not Side.BOTH else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
