"""What a key does in a session in lines."""

from __future__ import annotations

from glutetimer.keys.layout import digit_of
from glutetimer.session.phase_clock import Mode
from glutetimer.session.question import Question
from glutetimer.session.runner import Act, Runner
from glutetimer.session.words import FELT_KEYS
from glutetimer.training.holds.hold import Reason

REST_STEP_S = 10.0

_ENTER = ("\r", "\n")
_ANSWERS = {
    "f": Reason.FORM,
    "t": Reason.TARGET,
    "c": Reason.CRAMP,
    "p": Reason.PAIN,
    "x": Reason.INTERRUPTED,
    "h": Reason.CEILING,
}
_STEPS: dict[str, Act] = {
    "p": Runner.pause,
    "n": Runner.skip,
    "right": Runner.skip,
    "a": Runner.add_set,
    "b": Runner.back,
    "left": Runner.back,
    "+": lambda runner, now: runner.change_rest(now, REST_STEP_S),
    "=": lambda runner, now: runner.change_rest(now, REST_STEP_S),
    "-": lambda runner, now: runner.change_rest(now, -REST_STEP_S),
}
_ELSEWHERE = frozenset(("n", "right", "b", "left", "p"))
"""Keys that mean the same in a wait that any other key ends."""


def find_act(runner: Runner, key: str) -> Act | None:
    """What a key does as the session stands; None: nothing."""
    if runner.ends_by_key:
        return None if key == "escape" else Runner.stop
    if runner.question and (answer := _answer(runner.question, key)):
        if runner.begins_by_key and key in _ENTER:
            return lambda runner, now: [*answer(runner, now), *runner.begin(now)]
        return answer
    if runner.begins_by_key and key not in _ELSEWHERE:
        return Runner.begin
    if runner.checking and (felt := FELT_KEYS.get(key)):
        return lambda runner, now: runner.felt(now, felt)
    return _space(runner) if key == " " else _STEPS.get(key)


def _space(runner: Runner) -> Act:
    if runner.mode is Mode.PAUSED:
        return Runner.resume
    return Runner.done if runner.mode is Mode.RUNNING and runner.phase.reps else Runner.pause


def _answer(question: Question, key: str) -> Act | None:
    if key in ("+", "=", "-"):
        return lambda runner, now: runner.correct(now, -1 if key == "-" else 1)
    reason = answer if (answer := _ANSWERS.get(key)) in question.reasons else None
    if question.counts and not reason:
        return _count(key)
    if key in _ENTER:
        if question.false_start:
            return Runner.discard
        return lambda runner, now: runner.answer(now, question.default)
    if key == "d":
        return Runner.discard
    return (lambda runner, now: runner.answer(now, reason)) if reason else None


def _count(key: str) -> Act | None:
    """What a key says of how many repetitions they were."""
    if key in _ENTER:
        return Runner.confirm
    digit = digit_of(key)
    return (lambda runner, now: runner.type_digit(now, int(digit))) if digit else None
