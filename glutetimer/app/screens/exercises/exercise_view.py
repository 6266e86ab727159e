"""What the page of an exercise shows, as ready-made words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from glutetimer.training.exercise import ALWAYS_STOP, Exercise, Measure, Sides
from glutetimer.views.exercise import ADDED, FLAGS, SIDES, describe_full_dose, describe_tempo, shorten_name

_MEASURES = {Measure.REPS: "repetitions", Measure.TIME: "by the clock", Measure.HOLD: "hold"}
BRIEF_SIDES = {Sides.UNILATERAL: "each side", Sides.BILATERAL: "both sides", Sides.ALTERNATING: "in turn"}
"""How the two sides are used, for a line in a list."""


@dataclass(frozen=True, slots=True)
class Rung:
    """The easier or the harder way."""

    command: str
    """easier or harder."""
    words: str
    to: str
    """The exercise it leads to, by id; nothing where it is a sentence."""


@dataclass(frozen=True, slots=True)
class SourcedFact:
    """Something to know, and where it comes from."""

    label: str
    words: str
    source: str = ""


def find_rungs(exercise: Exercise, exercises: Mapping[str, Exercise]) -> list[Rung]:
    """What is easier and what is harder, where either is known."""
    rungs = []
    for command, words in (("easier", exercise.easier), ("harder", exercise.harder)):
        if words:
            other = exercises.get(words)
            rungs.append(Rung(command, shorten_name(other) if other else words, other.id if other else ""))
    return rungs


def describe_kind(exercise: Exercise) -> str:
    return f"{_MEASURES[exercise.measure]}, {BRIEF_SIDES[exercise.sides]}"


def describe_counting(exercise: Exercise) -> str:
    """What it counts, on which sides: reps, each side."""
    return f"{exercise.measure}, {BRIEF_SIDES[exercise.sides]}"


def list_facts(exercise: Exercise) -> list[SourcedFact]:
    dose = exercise.dose
    notes = [SourcedFact("Dose", describe_full_dose(exercise), _from(dose.source))]
    if exercise.tempo:
        notes.append(SourcedFact("Tempo", describe_tempo(exercise), _from(exercise.tempo_source)))
    notes += [
        SourcedFact("Always stop", f"at {_or(ALWAYS_STOP)}"),
        SourcedFact("Needs", "nothing" if exercise.equipment == "none" else exercise.equipment),
        SourcedFact("Flags", ", ".join(FLAGS[flag] for flag in exercise.flags)),
        SourcedFact("Kind", f"{exercise.category}, {SIDES[exercise.sides]}"),
        SourcedFact("Also called", ", ".join(exercise.aliases)),
        SourcedFact("Answer", exercise.result or ""),
        SourcedFact("Origin", {"addition": ADDED, "own": "a file of your own"}.get(exercise.origin, "")),
    ]
    return [note for note in notes if note.words]


def _from(source: str) -> str:
    """Where numbers come from: an article, a study, our own choice."""
    return f"source: {source}" if source else ""


def _or(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
