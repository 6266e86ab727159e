"""JSON Schema of workout and exercise files, for editors: `glutetimer workouts schema` prints it.

What each key may be comes from the readers (schema_probe.py); this file has the words, and the rules between keys as
far as a schema can say them. The schema refuses nothing that the reader takes; what it cannot say, `workouts check`
does.
"""

from __future__ import annotations

from functools import partial
from itertools import combinations

from glutetimer.files.reading.exercise_file import take_exercise
from glutetimer.files.reading.names import Named
from glutetimer.files.reading.schema_probe import Schema, Sketch, sketched
from glutetimer.files.reading.step import AMOUNTS, OF_SIDES
from glutetimer.files.reading.workout_file import TURNS, take_workout
from glutetimer.training.exercise import Exercise
from glutetimer.training.workout import BREATH_S

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest that editors of TOML (taplo, and so Even Better TOML) read."""

_TIME = 'in seconds, or as "1:30"'
_REST = f"{_TIME}; open: until a key ends it"
_WEEKS = "a list has one value a week"
_LOAD = f'What it is done with, in words: "green band", "8 kg"; {_WEEKS}'

WORDS: dict[str, dict[str, str]] = {
    "workout": {
        "": "A workout of glutetimer",
        "format": "The version of this language: 1. A program that reads only older ones says so",
        "name": "The name; left out, it is the file's",
        "short": "The name in letters drawn large: two short words",
        "goal": "What it is for, in a sentence",
        "summary": "A few words for the list of workouts",
        "frequency": "How often, in a sentence",
        "source": "Where its numbers come from",
        "articles": "The articles that it rests on",
        "note": "What to know before it",
        "pace": "Of all repetitions. own: any key ends the set; led: by their tempo, where there is one",
        "load": f"Of all its steps. {_LOAD}",
        "begin": "The first day of the first week, where amounts go by week; left out, that of the first session",
        "ready": f"To get ready, {_TIME}; left out, 10",
        "rounds": f"How often the steps are repeated; {_WEEKS}",
        "round-rest": f"Between rounds, never after the last, {_REST}",
        "until": f"Instead of rounds: as many whole rounds as fit into this time, one at least; {_TIME}",
        "order": "random: drawn anew for each round, the same all day; rests keep their places",
        "sides": "each: all steps on one side, a switch, and all of them on the other",
        "first": "The side that begins, where the steps are done by side: rule or weaker lets the history choose",
        "switch": f"Between the sides, where the steps are done by side, {_TIME}; left out, 8",
        "warmup": "Steps before the first round",
        "step": "A step of each round; left and right are one step",
        "block": "Instead of steps: several blocks, each with its steps and rounds; a superset is one with two steps",
        "finish": "Steps after the last round",
        "exercises": "Exercises of the file's own, by id: [exercises.side-plank] alone is one",
    },
    "block": {
        "": "Steps done in turn, round after round",
        "rest": f"After the block and between its rounds, {_REST}; {_WEEKS}",
        "load": f"Of its steps. {_LOAD}",
        "rounds": f"How often the steps are repeated; {_WEEKS}",
        "round-rest": f"Between rounds, where it is not what `rest` says, {_REST}",
        "until": f"Instead of rounds: as many whole rounds as fit into this time, one at least; {_TIME}",
        "order": "random: drawn anew for each round, the same all day; rests keep their places",
        "sides": "each: all its steps on one side, a switch, and all of them on the other",
        "first": "The side that begins, where it is done by side: rule or weaker lets the history choose",
        "switch": f"Between the sides, where it is done by side, {_TIME}; left out, 8",
        "pace": "Of its repetitions. own: any key ends the set; led: by their tempo, where there is one",
        "step": "A step of each round",
    },
    "step": {
        "": "An exercise, a free block of time, or a rest",
        "exercise": "An exercise: its id, its name or an alias",
        "free": "The title of an untracked block of time, whose length `work` says",
        "work": f'How long each side works, {_TIME}; "20-30": chosen by what was done last; {_WEEKS}',
        "reps": "How many repetitions on each side: led by the tempo, or at your own pace where there is none; "
        f'"10-15": chosen by what was done last; max: as many as go in good form, counted afterwards; {_WEEKS}',
        "hold": "target: until your form slips, with an aim from your history; max: the test",
        "distance": 'How far, at your own pace, such as "20 m"',
        "steps": "How many steps to walk, at your own pace",
        "breaths": f"As long as so many breaths take, at {BREATH_S} seconds each",
        "sets": f'How often, with `rest` between; "2-4": two, and a key adds more; {_WEEKS}',
        "load": _LOAD,
        "sides": "Left out: all that the exercise has. each: one side, then the other",
        "first": "The side that begins: rule or weaker lets the history choose",
        "switch": f"Between the sides, {_TIME}; left out, 5, or 8 to turn over",
        "switch-after": "set: left, right, set after set; sets: all sets on one side, then all on the other",
        "rest": f"After the step and between its sets, never at the very end, {_REST}; {_WEEKS}",
        "tempo": 'Instead of the exercise\'s: lift-hold-lower or lift-hold-lower-pause in seconds, such as "2-1-3"',
        "pace": "Of its repetitions. own: any key ends the set, whatever the exercise's tempo; led: by the tempo",
        "fatigued": "The hold follows other work: it trains, and never scores",
        "cue": "What to think of, instead of the exercise's first cue",
        "note": "What to know before the step",
        "instead": "By flag: the exercise for whoever leaves the flag out",
    },
    "exercise": {
        "": "An exercise of glutetimer",
        "format": "The version of this language: 1. A program that reads only older ones says so",
        "name": "The name; left out, it is the file's",
        "short": "The name in letters drawn large: two short words",
        "aliases": "Other names",
        "category": "What it is for",
        "sides": "each: one side at a time; both: at once; alternating: they change within the set",
        "measure": "What a set counts",
        "tempo": "Seconds of lift-hold-lower or lift-hold-lower-pause, such as 2-1-3",
        "tempo-source": "Where the tempo comes from",
        "begins": "The part that a repetition begins with; lower for what starts standing",
        "setup": "How to get into it, a sentence each",
        "cues": "What to think of, a few words each",
        "mistakes": "What goes wrong",
        "stop": "When to end the set",
        "muscles": "What works",
        "equipment": "What it needs",
        "easier": "An easier exercise's id, or a sentence",
        "harder": "A harder exercise's id, or a sentence",
        "flags": "What somebody may want to leave out",
        "instead": "By flag: another exercise's id, or a sentence on how to do this one without",
        "result": "What becomes of a check's answer",
        "origin": "Where the exercise comes from",
        "articles": "The articles that it rests on",
        "dose": "How much a first-timer does",
        "side-means": "What left and right are",
        "say": "What is said of it, for closed eyes",
    },
    "side-means": {
        "": "What left and right are",
        "leg": "Which leg a side names, such as: the upper leg",
        "words": "How a side is done, before its first set; {side} and {other} are filled in",
        "switch": "The same where the sides change; left out, as before the first set",
    },
    "say": {
        "": "What is said of it, for closed eyes; in an exercise for each side, {side} and {other} are filled in",
        "position": "Where one has to get to: On hands and knees",
        "first": "What to know before the very first time",
        "begin": "How to lie or stand",
        "move": "What moves",
        "end": "What ends a hold",
    },
    "dose": {
        "": "How much a first-timer does",
        "sets": "How many sets",
        "min-sets": "The fewest",
        "reps": "Repetitions of a set",
        "work": f"How long a set works, {_TIME}",
        "rest": f"Between sets, {_TIME}",
        "goal": f"Where a hold's progression ends, {_TIME}",
        "source": "Where the numbers come from",
    },
    "instead": {
        "": "What takes its place, by flag",
        "supine": "For whoever does not lie on the back",
        "impact": "For whoever does not jump",
        "wrists": "For whoever does not lean on the wrists",
        "space": "For a small room",
        "outdoors": "For whoever stays in",
    },
}
"""What each key means, by kind of table; under the empty key, the table itself."""


def _together(*keys: str) -> Schema:
    return {"required": list(keys)}


_TURNS = {"not": _together("rounds", "until")}
_BY_SIDE = {"first": ["sides"], "switch": ["sides"]}

_OF_EXERCISES = (*AMOUNTS[1:], *OF_SIDES, "tempo", "pace", "load", "fatigued", "instead")
"""What a free block has not."""

RULES: dict[str, Schema] = {
    "workout": {
        "oneOf": [_together("step"), _together("block")],
        "dependencies": _BY_SIDE,
        "not": {
            "anyOf": [
                _together("rounds", "until"),
                *(_together("block", key) for key in TURNS),
            ]
        },
    },
    "block": {"required": ["step"], "dependencies": _BY_SIDE, **_TURNS},
    "step": {
        "anyOf": [_together("exercise"), _together("free", "work"), _together("rest")],
        "not": {
            "anyOf": [
                _together("exercise", "free"),
                *(_together(*pair) for pair in combinations(AMOUNTS, 2)),
                *(_together("free", key) for key in _OF_EXERCISES),
            ]
        },
        "dependencies": {"fatigued": ["hold"], "pace": ["reps"]},
    },
}
"""Rules between keys."""

_KINDS = {"warmup": "step", "finish": "step", "exercises": "exercise"}

_OWN = "own-"
"""Before the names of the tables of an exercise in a workout: its `instead` is another one than a step's."""


def workout_schema(catalogue: Named[Exercise]) -> Schema:
    """What a workout file may say. `catalogue`: the exercises whose ids an editor offers."""
    return _whole("workout", sketched(partial(take_workout, id="", catalogue=catalogue)))


def exercise_schema() -> Schema:
    return _whole("exercise", sketched(partial(take_exercise, id="")))


def _whole(kind: str, table: Sketch) -> Schema:
    definitions: dict[str, Schema] = {}
    made = _table(kind, table, definitions)
    return {"$schema": DRAFT, "title": WORDS[kind][""], **made, "definitions": definitions}


def _table(kind: str, table: Sketch, definitions: dict[str, Schema], prefix: str = "") -> Schema:
    """A kind of table; those in it become definitions."""
    words = WORDS[kind]
    properties: dict[str, object] = {}
    for key, value in table.values.items():
        properties[key] = {"description": words[key], **value}
    for key, own in table.tables.items():
        of = _KINDS.get(key, key)
        name = f"{_OWN}{of}" if key in table.named else prefix + of
        definitions.setdefault(name, _table(of, own, definitions, _OWN if key in table.named else prefix))
        reference = {"$ref": f"#/definitions/{name}"}
        if key in table.named:
            some = {"type": "object", "maxProperties": table.named[key], "additionalProperties": reference}
            properties[key] = {"description": words[key], **some}
        elif key in table.lists:
            many = {"type": "array", "maxItems": table.lists[key], "items": reference}
            properties[key] = {"description": words[key], **many}
        else:
            properties[key] = {"description": words[key], "allOf": [reference]}
    made: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    if table.required:
        made["required"] = table.required
    return made | RULES.get(kind, {})
