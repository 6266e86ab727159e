"""What the phone beside the mat shows and does: a pure function of the runner and the time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import NamedTuple

from glutetimer.session.events import Event
from glutetimer.session.phase_clock import Mode
from glutetimer.session.runner import Runner
from glutetimer.session.state import SessionState
from glutetimer.session.words import amount, describe_set
from glutetimer.training.exercise import Side
from glutetimer.training.plan import Phase, PhaseKind

BEGIN, STOP, NOTHING = "begin", "stop", ""

Act = Callable[[Runner, float], list[Event]]

ACTS: dict[str, Act] = {
    "ready": Runner.begin,
    "pause": Runner.pause,
    "resume": Runner.resume,
    "done": Runner.done,
    STOP: Runner.stop,
}
"""What the button does in a session, by the name under which the page asks for it."""

COUNTS: dict[str, Act] = {
    "less": lambda runner, now: runner.correct(now, -1),
    "more": lambda runner, now: runner.correct(now, 1),
}
"""What the two buttons beside a number do, that says how many there were."""
WAIT, LOAD = "wait", "load"
"""The load is asked for, in a session that stands still meanwhile; and it is another one."""
BESIDE = {*COUNTS, WAIT, LOAD}


class Load(NamedTuple):
    """With what an exercise is done."""

    exercise: str
    """Its id: what was meant while another comes by now is not meant of that."""
    words: str
    name: str = ""
    """The exercise's, for the page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture of the page. Instants are of the session's clock; the page counts from them by itself."""

    kind: str
    """Whose colours and sign: ready, work, hold, rest, switch, pause, done, or idle."""
    word: str
    line: str = ""
    """What is done now, or comes."""
    side: str = ""
    """left, right, or nothing."""
    action: str = NOTHING
    """What a tap does now, by its name in ACTS."""
    label: str = ""
    """The same in words, on the button."""
    count: int | None = None
    """How many there were in the last set, where that can be put right."""
    load: Load | None = None
    """What comes is done with it; None where nothing can be changed, or nothing is worth a button."""
    number: str = ""
    """Where it is no time that runs."""
    until: float | None = None
    """The count goes down to this instant."""
    since: float | None = None
    """The count goes up from it, and stands at 0 before."""
    length: float = 0.0
    """The longest it can show, in seconds: up to 99 as seconds, longer as m:ss."""


IDLE = Shown("idle", "READY", "Choose a workout at the computer.")
CLOSED = Shown("idle", "CLOSED", "The program has ended. Next time the address is another one.")


def opening(name: str) -> Shown:
    """Before a session: the phone may begin it."""
    return Shown("ready", "READY", name, action=BEGIN, label="BEGIN")


def shown(runner: SessionState, now: float, hide_clock: bool = False, asked: bool = False) -> Shown:
    """The session's picture at a time.

    Args:
        runner: the session.
        now: on its clock.
        hide_clock: a hold is held unwatched.
        asked: the computer waits for an answer, so that a tap could only stop what any key stops.
    """
    phase = runner.phase
    if runner.is_over:
        over = Shown("done", "DONE", "The computer shows how it went.")
        return over if asked else _with_amounts(over, runner)
    if runner.holding:
        since = None if hide_clock else _instant(now - runner.elapsed(now) + runner.reach_s)
        return Shown("hold", "HOLD", phase.name, _side(phase), STOP, "STOP", since=since, length=99)
    picture = _phase(runner, now)
    if runner.ends_by_key:
        return replace(picture, action=STOP, label="DONE")
    if runner.mode is Mode.PAUSED:
        stands = _standing(runner, now)
        picture = replace(picture, kind="pause", word="PAUSED", until=None, since=None, number=stands)
    if asked:
        return replace(picture, action=NOTHING, line="The computer waits for an answer.")
    action = offered(runner)
    label = "GO ON" if runner.resting else _LABELS[action]
    return _with_amounts(replace(picture, action=action, label=label), runner)


_LABELS = {"ready": "READY", "pause": "PAUSE", "resume": "GO ON", "done": "ALL DONE"}


def _with_amounts(picture: Shown, runner: SessionState) -> Shown:
    """With the amounts that can be put right now: how many there were, and the load of what comes."""
    count = runner.question.count if runner.question and runner.question.counts else None
    phase = runner.loaded if runner.mode is not Mode.LEAD_IN else None
    if phase is None or phase.exercise is None or not (phase.load or runner.mode is Mode.PAUSED):
        return replace(picture, count=count)
    return replace(picture, count=count, load=Load(phase.exercise.id, phase.load, phase.name))


def offered(runner: SessionState) -> str:
    """What a tap does now: it stops what any key stops; else what the space bar does."""
    if runner.is_over:
        return NOTHING
    if runner.ends_by_key:
        return STOP
    if runner.mode is Mode.PAUSED:
        return "resume"
    if runner.meeting or runner.resting:
        return "ready"
    return "done" if runner.mode is Mode.RUNNING and runner.phase.reps else "pause"


def act(runner: SessionState, tapped: str, load: Load | None = None) -> Act | None:
    """What a tap means. What any key ends, any tap on the button ends; else one that meant what is not offered any more
    is none.

    Args:
        runner: the session.
        tapped: by its name in ACTS or BESIDE.
        load: what was typed, where the tap is LOAD.
    """
    if tapped in BESIDE:  # beside the button: a tap that comes too late ends no set
        return None if runner.ends_by_key else _act_beside(runner, tapped, load)
    action = offered(runner)
    return ACTS[action] if action in (STOP, tapped) and action else None


def _act_beside(runner: SessionState, tapped: str, load: Load | None) -> Act | None:
    if tapped in COUNTS:
        return COUNTS[tapped] if runner.question and runner.question.counts else None
    phase = runner.loaded
    if phase is None or phase.exercise is None:
        return None
    if tapped == WAIT:
        return Runner.pause
    meant = load and load.exercise == phase.exercise.id
    return (lambda runner, now: runner.change_load(now, load.words)) if load and meant else None


def _phase(runner: SessionState, now: float) -> Shown:
    phase, coming = runner.phase, runner.plan.coming(runner.index)
    if runner.mode is Mode.LEAD_IN:
        until = _instant(now + runner.lead_in(now))
        return Shown("ready", "GET READY", describe_set(phase), _side(phase), until=until, length=10)
    if phase.works:
        much = amount(phase) if phase.reps or phase.own_pace else ""
        line, of = ", ".join(filter(None, (phase.name, much, phase.load))), phase
    else:
        line, of = (f"Next: {describe_set(coming)}", coming) if coming else ("", phase)
    if runner.meeting:
        return Shown(phase.kind.value, "NEW", line, _side(of))
    picture = Shown(phase.kind.value, _WORDS[phase.kind], line, _side(of), length=runner.length or 0)
    if phase.open_rest:
        return replace(picture, since=_instant(now - runner.elapsed(now)), length=99)
    if phase.own_pace and not phase.reps:
        if phase.planned is None:
            return replace(picture, since=_instant(now - runner.elapsed(now)), length=99)
        return replace(picture, number=str(round(phase.planned)), length=99)
    if phase.reps:
        return replace(picture, number=f"{_repetition(phase, runner.elapsed(now))}", length=99)
    return replace(picture, until=_instant(now + runner.remaining(now)))


_WORDS = {
    PhaseKind.READY: "GET READY",
    PhaseKind.WORK: "WORK",
    PhaseKind.HOLD: "HOLD",
    PhaseKind.REST: "REST",
    PhaseKind.SWITCH: "SWITCH",
}


def _standing(runner: SessionState, now: float) -> str:
    """What the count says while it stands still."""
    if runner.phase.reps:
        return f"{_repetition(runner.phase, runner.elapsed(now))}"
    if runner.length is None:
        return ""
    left = ceil(runner.remaining(now) - 1e-6)
    return f"{left}" if runner.length <= 99 else f"{left // 60}:{left % 60:02}"


def _repetition(phase: Phase, elapsed: float) -> int:
    """The repetition that is led; all of them where nobody leads."""
    assert phase.reps
    return min(phase.reps, floor(elapsed / phase.tempo.seconds + 1e-9) + 1) if phase.tempo else phase.reps


def _side(phase: Phase) -> str:
    return phase.side.value if phase.side in (Side.LEFT, Side.RIGHT) else ""


def _instant(at: float) -> float:
    """To the millisecond, so that the same instant, reckoned twice, is the same picture."""
    return round(at, 3)
