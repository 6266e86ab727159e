"""A session in progress, on disk at every phase, so that the next start can offer to go on with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glutetimer.files.reading.duration import OPEN
from glutetimer.history.moments import from_iso, to_iso
from glutetimer.history.records import Moment
from glutetimer.training.exercise import Category, Dose, Exercise, Measure, Side, Sides, Tempo
from glutetimer.training.plan import Phase, PhaseKind, Plan
from glutetimer.training.reminders import assign_reminders
from glutetimer.training.workout import OPEN_S, HoldMode, Workout, own_first

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
    moved: tuple[int, int] | None = None
    """What the ledger says of places that have moved."""
    written: int = 0
    """How often this was written before; what was kept aside may come later than what was written after it."""
    seen: RunningSession | None = None
    """As it was read: an answer counts only while it is still so."""

    @property
    def sets(self) -> int:
        return self._sets_in(self.plan.phases)

    @property
    def sets_done(self) -> int:
        return len({place for place, _ in self.done})

    @property
    def next_set(self) -> int:
        """Which of them comes next, from 1; a session may have been begun in the middle of its plan."""
        return min(self.sets, self._sets_in(self.plan.phases[: self.index]) + 1)

    @property
    def next_words(self) -> str:
        """Which set that is, in words: one that was cut off is kept as far as it was done, and is done again."""
        again = any(place == self.index for place, _ in self.done)
        return f"set {self.next_set}" + (" again" if again else "")

    @staticmethod
    def _sets_in(phases: Iterable[Phase]) -> int:
        return sum(1 for phase in phases if phase.works and phase.exercise)


def to_text(interrupted: InterruptedSession) -> str:
    return json.dumps(
        {
            "session": interrupted.session,
            "started": to_iso(interrupted.started),
            "local_date": interrupted.started.local_date.isoformat(),
            "zone": interrupted.started.zone,
            "workout": interrupted.plan.workout.id,
            "name": interrupted.plan.workout.name,
            "own": [_own(exercise) for exercise in interrupted.plan.workout.exercises],
            "phases": [_phase(phase) for phase in interrupted.plan.phases],
            "index": interrupted.index,
            "done": {f"{place}.{attempt}": id for (place, attempt), id in sorted(interrupted.done.items())},
            "elapsed_s": interrupted.elapsed_s,
            "written": interrupted.written,
            **({"moved": interrupted.moved} if interrupted.moved else {}),
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
            started=from_iso(row["started"], date.fromisoformat(row["local_date"]), str(row.get("zone", ""))),
            plan=Plan(workout, phases),
            index=int(row["index"]),
            done={_key(key): str(id) for key, id in row["done"].items()},
            elapsed_s=float(row["elapsed_s"]),
            written=int(row.get("written", 0)),
            moved=(int(row["moved"][0]), int(row["moved"][1])) if "moved" in row else None,
        )
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
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


_PLAIN = (
    *("seconds", "title", "set", "sets", "reps", "max_reps", "distance_m", "steps", "breaths", "load", "planned_load"),
    *("names_load", "step", "more_sets", "between_s", "fatigued", "round", "rounds", "apart", "station", "stations"),
    *("nominal_s", "cue", "note", "opening", "closed"),
)
"""What is kept of a phase as it is, where there is any."""


def _phase(phase: Phase) -> dict[str, Any]:
    tempo = phase.tempo
    values = {
        "kind": phase.kind.value,
        "exercise": phase.exercise.id if phase.exercise else None,
        "side": phase.side,
        "tempo": [tempo.lift, tempo.hold, tempo.lower, tempo.pause] if tempo else None,
        "hold": phase.hold,
        "bounds": phase.bounds,
        **{key: getattr(phase, key) for key in _PLAIN},
    }
    if phase.between_s == OPEN_S:  # JSON has no number for it
        values["between_s"] = OPEN
    return {key: value for key, value in values.items() if value}


def _to_phase(row: dict[str, Any], exercises: Mapping[str, Exercise]) -> Phase:
    plain = {key: row[key] for key in _PLAIN if key in row}
    if plain.get("between_s") == OPEN:
        plain["between_s"] = OPEN_S
    return Phase(
        kind=PhaseKind(row["kind"]),
        exercise=exercises[row["exercise"]] if "exercise" in row else None,
        side=Side(row["side"]) if "side" in row else None,
        tempo=Tempo(*row["tempo"]) if "tempo" in row else None,
        hold=HoldMode(row["hold"]) if "hold" in row else None,
        bounds=tuple(row["bounds"]) if "bounds" in row else None,
        **({"seconds": None} | plain),
    )
