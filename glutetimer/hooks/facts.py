"""What a command is told of an event: documented fields, named as `--json` names them."""

from __future__ import annotations

from dataclasses import dataclass

from glutetimer.files.reading.duration import number
from glutetimer.session.cues import ended_now
from glutetimer.session.events import (
    Event,
    Finished,
    Interrupted,
    Passed,
    Paused,
    PhaseStarted,
    Resumed,
    SetDone,
    SetDropped,
)
from glutetimer.settings.settings import Hook
from glutetimer.training.plan import Phase, Plan


@dataclass(frozen=True, slots=True)
class Facts:
    """One event: whose hook is told, and what."""

    hook: Hook
    fields: dict[str, object]
    """Each a name, a text, a number, a truth or null."""


def begun(plan: Plan) -> Facts:
    """The session has begun; its length is the plan's."""
    return Facts(Hook.SESSION, {"state": "begun", "total_s": number(plan.total_s)})


def facts_of(event: Event) -> Facts | None:
    """What there is to tell of an event; None where no hook is told."""
    match event:
        case PhaseStarted(phase_index=index, phase=phase, last_set=last_set):
            return Facts(Hook.PHASE, {"place": index, **phase_facts(phase), "last_set": last_set})
        case SetDone(phase_index=index, attempt=attempt):
            state = "done" if ended_now(event) else "corrected"
            return Facts(Hook.SET, {"place": index, "attempt": attempt, "state": state, **_set(event)})
        case SetDropped(phase_index=index, attempt=attempt, phase=phase):
            return Facts(Hook.SET, {"place": index, "attempt": attempt, "state": "dropped", **_named(phase)})
        case Passed(mark=mark, seconds=seconds):
            return Facts(Hook.MARK, {"mark": mark, "mark_s": _tenths(seconds)})
        case Paused():
            return Facts(Hook.PAUSE, {"state": "paused"})
        case Resumed():
            return Facts(Hook.PAUSE, {"state": "resumed"})
        case Interrupted(seconds=seconds):
            return Facts(Hook.SESSION, {"state": "interrupted", "elapsed_s": _tenths(seconds)})
        case Finished(seconds=seconds, complete=complete):
            return Facts(Hook.SESSION, {"state": "done" if complete else "ended", "elapsed_s": _tenths(seconds)})
    return None


def phase_facts(phase: Phase) -> dict[str, object]:
    """A phase; `seconds` is null where the user decides when it ends."""
    return {
        "kind": phase.kind,
        "exercise": phase.exercise.id if phase.exercise else None,
        "side": phase.side,
        "set": phase.set or None,
        "sets": phase.sets or None,
        "reps": phase.reps,
        "reps_range": _bounds(phase) if phase.reps is not None else None,
        "work_range_s": _bounds(phase) if phase.reps is None else None,
        "max_reps": phase.max_reps,
        "distance_m": phase.distance_m,
        "steps": phase.steps,
        "breaths": phase.breaths,
        "load": phase.load or None,
        "pace": phase.pace,
        "seconds": None if phase.seconds is None else number(phase.seconds),
        "cue": phase.cue or None,
        "note": phase.note or None,
    }


def _bounds(phase: Phase) -> list[float] | None:
    return None if phase.bounds is None else [number(end) for end in phase.bounds]


def _set(done: SetDone) -> dict[str, object]:
    hold = done.hold
    return phase_facts(done.phase) | {
        "reps": done.reps,
        "assumed": done.assumed,
        "distance_m": done.distance_m,
        "steps": done.steps,
        "seconds": _tenths(hold.clocked_s if hold else done.seconds),
        "held_s": hold.held_s if hold else None,
        "clocked_s": _tenths(hold.clocked_s) if hold else None,
        "trim_s": _tenths(hold.trim_s) if hold else None,
        "reason": hold.reason if hold else done.reason,
    }


def _named(phase: Phase) -> dict[str, object]:
    facts = phase_facts(phase)
    return {key: facts[key] for key in ("kind", "exercise", "side", "set", "sets")}


def _tenths(seconds: float) -> float:
    return number(round(seconds, 1))
