"""What the page of an exercise shows, as ready-made words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from glutetimer.training.exercise import ALWAYS_STOP, LEGS, Exercise, Measure, Sides
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


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """An exercise's page, without its figure."""

    title: str
    """In letters, where they can be drawn."""
    name: str
    facts: tuple[str, ...]
    """What kind of exercise it is, and how it has been going: a line each."""
    steps: tuple[str, ...]
    sides: tuple[tuple[str, str], ...]
    """What left and right are: the word, and how that side is done."""
    stop: tuple[str, ...]
    cues: tuple[str, ...]
    slips: tuple[str, ...]
    works: tuple[str, ...]
    rungs: tuple[Rung, ...]
    notes: tuple[SourcedFact, ...]
    commands: tuple[str, ...]
    """What works now, for the key line."""


def exercise_view(exercise: Exercise, exercises: Mapping[str, Exercise], best: str = "") -> ExerciseView:
    rungs = tuple(
        _rung(command, words, exercises)
        for command, words in (("easier", exercise.easier), ("harder", exercise.harder))
        if words
    )
    meaning = exercise.side_means
    one_sided = exercise.sides is Sides.UNILATERAL
    return ExerciseView(
        title=exercise.short,
        name=exercise.name,
        facts=tuple(filter(None, (f"{_MEASURES[exercise.measure]}, {BRIEF_SIDES[exercise.sides]}", best))),
        steps=exercise.setup,
        sides=tuple((side.capitalize(), meaning.describe(side)) for side in LEGS) if meaning else (),
        stop=exercise.stop,
        cues=exercise.cues,
        slips=exercise.mistakes,
        works=exercise.muscles,
        rungs=rungs,
        notes=tuple(_notes(exercise)),
        commands=(
            "hold",
            *(rung.command for rung in rungs if rung.to),
            *(("side",) if one_sided else ()),
            "previous",
            "next",
            "back",
            "help",
        ),
    )


def describe_counting(exercise: Exercise) -> str:
    """What it counts, on which sides: reps, each side."""
    return f"{exercise.measure}, {BRIEF_SIDES[exercise.sides]}"


def _rung(command: str, words: str, exercises: Mapping[str, Exercise]) -> Rung:
    other = exercises.get(words)
    return Rung(command, shorten_name(other) if other else words, other.id if other else "")


def _notes(exercise: Exercise) -> list[SourcedFact]:
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
