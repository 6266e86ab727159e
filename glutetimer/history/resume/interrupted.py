"""A session in progress, on disk at every phase, so that the next start can offer to go on with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glutetimer.history.moments import from_iso, to_iso
from glutetimer.history.records import Moment
from glutetimer.training.exercise import Category, Dose, Exercise, Measure, Side, Sides, Tempo
from glutetimer.training.plan import Phase, PhaseKind, Plan, assign_reminders
from glutetimer.training.workout import HoldMode, Workout, own_first

if TYPE_CHECKING:
    from glutetimer.history.running import RunningSession


@dataclass(frozen=True, slots=True)
class InterruptedSession:
    """Where a session stood when it was last heard of."""

    session: str
    """The session's id in the history."""
    started: Moment
    plan: Plan
    index: int
    """The phase it stood in."""
    done: Mapping[tuple[int, int], str]
    """The ids of the sets that are done, by their place in the plan and their attempt."""
    elapsed_s: float
    """How long it had gone on."""
    seen: RunningSession | None = None
    """As it was read: an answer counts only while it is still so."""

    @property
    def sets(self) -> int:
        """How many sets the plan has."""
        return self._sets_in(self.plan.phases)

    @property
    def sets_done(self) -> int:
        """How many of them are done."""
        return len({place for place, _ in self.done})

    @property
    def next_set(self) -> int:
        """Which of them comes next, from 1; a session may have been begun in the middle of its plan."""
        return min(self.sets, self._sets_in(self.plan.phases[: self.index]) + 1)

    @staticmethod
    def _sets_in(phases: Iterable[Phase]) -> int:
        return sum(1 for phase in phases if phase.works and phase.exercise)


def to_text(interrupted: InterruptedSession) -> str:
    """As it is kept."""
    return json.dumps(
        {
            "session": interrupted.session,
            "started": to_iso(interrupted.started),
            "local_date": interrupted.started.local_date.isoformat(),
            "workout": interrupted.plan.workout.id,
            "name": interrupted.plan.workout.name,
            "own": [_own(exercise) for exercise in interrupted.plan.workout.exercises],
            "phases": [_phase(phase) for phase in interrupted.plan.phases],
            "index": interrupted.index,
            "done": {f"{place}.{attempt}": id for (place, attempt), id in sorted(interrupted.done.items())},
            "elapsed_s": interrupted.elapsed_s,
        },
        separators=(",", ":"),
    )


def from_text(text: str, exercises: Mapping[str, Exercise]) -> InterruptedSession | None:
    """What was kept; None where it cannot be performed any more: an exercise is gone, or a newer version wrote it."""
    from datetime import date

    try:
        row = json.loads(text)
        name = row["name"]
        own = {each["id"]: _to_own(each) for each in row.get("own", ())}
        known = own_first(own.values(), exercises)
        phases = tuple(assign_reminders(_to_phase(each, known) for each in row["phases"]))
        workout = Workout(id=row["workout"], name=name, short=name.upper(), steps=(), exercises=tuple(own.values()))
        found = InterruptedSession(
            session=row["session"],
            started=from_iso(row["started"], date.fromisoformat(row["local_date"])),
            plan=Plan(workout, phases),
            index=int(row["index"]),
            done={_key(key): str(id) for key, id in row["done"].items()},
            elapsed_s=float(row["elapsed_s"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    return found if 0 <= found.index < len(phases) else None


def _own(exercise: Exercise) -> dict[str, str]:
    """An exercise that may be in no catalogue when the session goes on."""
    return {
        "id": exercise.id,
        "name": exercise.name,
        "short": exercise.short,
        "sides": exercise.sides.value,
        "measure": exercise.measure.value,
    }


def _to_own(row: dict[str, str]) -> Exercise:
    return Exercise(
        id=row["id"],
        name=row["name"],
        short=row["short"],
        category=Category.STRENGTH,
        sides=Sides(row["sides"]),
        measure=Measure(row["measure"]),
        dose=Dose(sets=1, source="own"),
        origin="own",
    )


def _key(text: str) -> tuple[int, int]:
    """A place and an attempt; earlier versions kept the first attempt alone, by its place."""
    place, _, attempt = text.partition(".")
    return int(place), int(attempt or 0)


def _phase(phase: Phase) -> dict[str, Any]:
    tempo = phase.tempo
    values = {
        "kind": phase.kind.value,
        "seconds": phase.seconds,
        "exercise": phase.exercise.id if phase.exercise else None,
        "title": phase.title,
        "side": phase.side,
        "set": phase.set,
        "sets": phase.sets,
        "reps": phase.reps,
        "bounds": phase.bounds,
        "load": phase.load,
        "planned_load": phase.planned_load,
        "names_load": phase.names_load,
        "step": phase.step,
        "more_sets": phase.more_sets,
        "between_s": phase.between_s,
        "tempo": [tempo.lift, tempo.hold, tempo.lower, tempo.pause] if tempo else None,
        "hold": phase.hold,
        "fatigued": phase.fatigued,
        "round": phase.round,
        "rounds": phase.rounds,
        "nominal_s": phase.nominal_s,
        "cue": phase.cue,
        "note": phase.note,
    }
    return {key: value for key, value in values.items() if value}


def _to_phase(row: dict[str, Any], exercises: Mapping[str, Exercise]) -> Phase:
    return Phase(
        kind=PhaseKind(row["kind"]),
        seconds=row.get("seconds"),
        exercise=exercises[row["exercise"]] if "exercise" in row else None,
        title=row.get("title", ""),
        side=Side(row["side"]) if "side" in row else None,
        set=row.get("set", 0),
        sets=row.get("sets", 0),
        reps=row.get("reps"),
        bounds=tuple(row["bounds"]) if "bounds" in row else None,
        load=row.get("load", ""),
        planned_load=row.get("planned_load", ""),
        names_load=row.get("names_load", False),
        step=row.get("step", 0),
        more_sets=row.get("more_sets", 0),
        between_s=row.get("between_s", 0),
        tempo=Tempo(*row["tempo"]) if "tempo" in row else None,
        hold=HoldMode(row["hold"]) if "hold" in row else None,
        fatigued=row.get("fatigued", False),
        round=row.get("round", 0),
        rounds=row.get("rounds", 0),
        nominal_s=row.get("nominal_s", 0),
        cue=row.get("cue", ""),
        note=row.get("note", ""),
    )
