"""A workout as a sheet of plain text, which `sheet` reads back the same.

Each line is said as a sheet would say it, as far as that is read back alike; what is not, such as an amount by week,
stands in braces at its end, as a workout file spells it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from glutetimer.files.importers.sheet.line import read_line
from glutetimer.files.importers.sheet.phrases import Values
from glutetimer.files.importers.sheet.values import to_seconds
from glutetimer.files.reading.duration import OPEN, clock_with_tenths
from glutetimer.files.reading.names import Named
from glutetimer.files.writing.exercise_file import to_table
from glutetimer.files.writing.toml import value as to_value
from glutetimer.files.writing.workout_file import write_block, write_head, write_step
from glutetimer.training.exercise import Exercise
from glutetimer.training.workout import Block, Step, Workout, own_first

_LABELLED = ("short", "goal", "summary", "frequency", "source", "note")
"""What is said of the whole, a line each."""

AS_SET = "Pace: as set"
"""Repetitions without a word on their pace; a sheet that says nothing at all means one's own."""

_AMOUNTS: dict[str, Callable[[object], str]] = {
    "reps": lambda value: "as many as you can" if value == "max" else f"{value} reps",
    "work": lambda value: f"{_spell(value)}",
    "hold": lambda value: "held as a test" if value == "max" else "held until your form slips",
    "distance": str,
    "steps": lambda value: f"{value} steps",
    "breaths": lambda value: f"{value} breaths",
}
_PHRASES: dict[str, Callable[[object], str]] = {
    "tempo": lambda value: f"tempo {value}",
    "pace": lambda value: "at your own pace" if value == "own" else "led by the tempo",
    "sides": lambda value: {"each": "each side", "alternating": "alternating"}.get(str(value), f"on the {value}"),
    "first": lambda value: {"weaker": "weaker side first", "rule": "first by rule"}.get(str(value), f"{value} first"),
    "switch-after": lambda value: "switch after all sets" if value == "sets" else "",
    "switch": lambda value: f"{_spell(value)} to switch",
    "load": lambda value: f"with {value}",
    "fatigued": lambda value: "after other work",
    "rest": lambda value: "rest as long as needed" if value == OPEN else f"rest {_spell(value)}",
}


def write_sheet(workout: Workout, catalogue: Named[Exercise]) -> str:
    return "\n".join(_document(workout, catalogue)) + "\n"


def _document(workout: Workout, catalogue: Named[Exercise]) -> Iterator[str]:
    known = own_first(workout.exercises, catalogue.things)
    yield f"Workout: {workout.name}"
    head = {key: each for key, each in write_head(workout).items() if each is not None and key != "name"}
    for key in _LABELLED:
        if key in head:
            yield f"{key.capitalize()}: {head.pop(key)}"
    if workout.pace is None and any(step.reps or step.max_reps for step in workout.every_step):
        yield AS_SET
    turns: Values = {} if workout.blocks else {key: head.pop(key) for key in ("rounds", "round-rest") if key in head}
    if head:
        yield to_value(_plain(head))
    if workout.warmup:
        yield from _part("Warm-up", {}, workout.warmup, False, known=known, catalogue=catalogue)
    if workout.steps:
        yield from _part("Steps", turns, workout.steps, workout.by_side, known=known, catalogue=catalogue)
    for block in workout.blocks:
        yield from _part("Block", _said(block), block.steps, block.by_side, known=known, catalogue=catalogue)
    if workout.finish:
        yield from _part("Finish", {}, workout.finish, False, known=known, catalogue=catalogue)
    for exercise in workout.exercises:
        yield ""
        yield f"Exercises: {to_value({exercise.id: _plain(to_table(exercise))})}"


def _said(block: Block) -> Values:
    return {key: each for key, each in write_block(block).items() if each is not None}


def _plain(table: Mapping[str, object]) -> dict[str, object]:
    """Values as TOML writes them: no enumerations in lists."""
    return {key: list(each) if isinstance(each, tuple) else each for key, each in table.items()}


def _part(
    heading: str,
    turns: Values,
    steps: Iterable[Step],
    by_side: bool,
    *,
    known: Mapping[str, Exercise],
    catalogue: Named[Exercise],
) -> Iterator[str]:
    yield ""
    yield _heading(heading, turns)
    for step in steps:
        keys = {key: each for key, each in write_step(step, by_side).items() if each is not None}
        below = [f"  {key.capitalize()}: {keys.pop(key)}" for key in ("cue", "note") if isinstance(keys.get(key), str)]
        yield _step(keys, known, catalogue)
        yield from below


def _heading(heading: str, turns: Values) -> str:
    left = dict(turns)
    rounds = left.get("rounds")
    said = f"{heading}:"
    if isinstance(rounds, int) and rounds > 1:
        said += f" {left.pop('rounds')} rounds"
        rest = left.get("round-rest")
        if rest is not None and _is_phrase(_seconds_of(rest)):
            said += f", rest {_spell(left.pop('round-rest'))} between rounds"
    return f"{said} {to_value(_plain(left))}" if left else said


def _step(keys: Values, known: Mapping[str, Exercise], catalogue: Named[Exercise]) -> str:
    left = dict(keys)
    if "free" in left:
        name, end = json.dumps(str(left.pop("free")), ensure_ascii=False), " (free)"
    elif "exercise" in left:
        name, end = _name(known[str(left.pop("exercise"))], catalogue), ""
    else:
        rest = left.get("rest")
        if set(left) == {"rest"} and _is_phrase(_seconds_of(rest)):
            return f"Rest {_spell(rest)}"
        return "Rest as long as needed" if left == {"rest": OPEN} else f"Rest {to_value(_plain(left))}"
    said = _phrases(name + end, left)
    line = f"{name}{end}: {', '.join(said)}" if said else f"{name}{end}:"
    return f"{line} {to_value(_plain(left))}" if left else line.removesuffix(":")


def _name(exercise: Exercise, catalogue: Named[Exercise]) -> str:
    """What the exercise is called in a line, as it is found again; in quotes where it could be read as more."""
    found = catalogue.find(exercise.name)
    name = exercise.name if found and found.id == exercise.id else exercise.id
    line = read_line(f"{name}: 5 reps")
    plain = line.name == name and not line.left and set(line.keys) <= {"reps", "bare"} and line.keys.get("reps") == 5
    return name if plain and " with " not in name else json.dumps(name, ensure_ascii=False)


def _phrases(name: str, left: Values) -> list[str]:
    """What can be said in words; it is taken out of what is left."""
    said: list[str] = []
    wanted: Values = {}
    amount = next((key for key in _AMOUNTS if key in left), None)
    if amount:
        words = _AMOUNTS[amount](left[amount])
        sets = left.get("sets")
        whole = {amount: left[amount], **({"sets": sets} if sets is not None else {})}
        of = amount != "hold" and left[amount] != "max"
        many = f"{sets} sets of {words}" if of else f"{words}, {sets} sets"
        for phrase, keys in ((many, whole) if sets is not None else (words, whole), (words, {amount: left[amount]})):
            if _reads(name, [phrase], keys):
                said, wanted = [phrase], keys
                break
    for key, spell in _PHRASES.items():
        if key not in left:
            continue
        phrase = spell(left[key])
        more = {**wanted, key: left[key]}
        if phrase and _reads(name, [*said, phrase], more):
            said, wanted = [*said, phrase], more
    for key in wanted:
        del left[key]
    return said


def _reads(name: str, said: list[str], wanted: Values) -> bool:
    """Whether a line is read as just that."""
    if not all(isinstance(each, str | int | float) for each in wanted.values()):
        return False
    line = read_line(f"{name}: {', '.join(said)}")
    got = {key: each for key, each in line.keys.items() if key != "bare"}
    alone = not (line.left or line.group or line.frequency or line.taken)
    return alone and {key: _seconds_of(each) for key, each in got.items()} == {
        key: _seconds_of(each) if key in ("work", "rest", "switch") else each for key, each in wanted.items()
    }


def _seconds_of(value: object) -> object:
    """Seconds as a number, however they are spelt."""
    return to_seconds(value) if isinstance(value, str) and ":" in value and "-" not in value else value


def _is_phrase(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _spell(value: object) -> str:
    seconds = _seconds_of(value)
    if isinstance(seconds, int | float):
        return clock_with_tenths(seconds) if seconds >= 120 and seconds % 60 == 0 else f"{seconds:g} s"
    return f"{seconds} s"
