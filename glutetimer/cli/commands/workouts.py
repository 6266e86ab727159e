"""`glutetimer workouts`: the list, a workout phase by phase as a dry run, and the check of workout files."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from textwrap import wrap

from glutetimer.cli.commands.files import STANDARD, standard_input
from glutetimer.files.reading.document import LARGEST
from glutetimer.files.reading.duration import clock, number
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.hooks.facts import phase_facts
from glutetimer.library.catalogue import Library
from glutetimer.training.exercise import Flag, Side
from glutetimer.training.plan import Phase, PhaseKind, Plan, plan
from glutetimer.training.workout import Workout

COLUMNS = 80
_LABEL = 11
_WORDS = 28
"""Where what is said of a phase begins."""


def listing(library: Library, *, as_json: bool = False, without: Collection[Flag] = ()) -> int:
    """Print all workouts with their nominal length; problems of own files go to standard error.

    Args:
        library: what there is.
        as_json: as an object for other programs instead of a table.
        without: flags to leave out, and with them the workouts of which nothing is left.

    Returns:
        The exit code.
    """
    every = (plan(workout, library.exercises, leave_out=without) for workout in library.workouts.values())
    plans = [each for each in every if each.phases]
    if as_json:
        print(json.dumps({"workouts": [_entry(each) for each in plans]}, indent=2))
    else:
        print("\n".join(_table(plans)))
    for problem in library.problems:
        print(problem, file=sys.stderr)
    return 0


def show(
    library: Library, name: str, *, as_json: bool = False, prepare: Callable[[Workout], Plan] | None = None
) -> int:
    """Print a workout, phase by phase: what a session of it would be.

    Args:
        library: where it is looked up.
        name: its id or name, or the path of a file.
        as_json: as an object for other programs instead of a page.
        prepare: lays it out as the user has it today; None: as somebody has it who has no history.

    Returns:
        The exit code.

    Raises:
        GlutetimerError: there is no such workout, or its file is faulty.
    """
    workout = library.workout(name)
    laid_out = prepare(workout) if prepare else plan(workout, library.exercises)
    print(json.dumps(to_json(laid_out), indent=2) if as_json else "\n".join(_page(laid_out)))
    return 0


def schema(library: Library) -> int:
    """Print the JSON Schema of workout files, with the exercises there are.

    Returns:
        The exit code.
    """
    from glutetimer.files.reading.schema import workout_schema

    print(json.dumps(workout_schema(library.names), indent=2, ensure_ascii=False))
    return 0


def check(library: Library, files: Sequence[str]) -> int:
    """Print every problem of every file, a line each, or that a file is well.

    Returns:
        The exit code: 1 if there is any problem.
    """
    code = 0
    for file in files:
        try:
            workout = _standard(library) if file == STANDARD else library.workout_of(Path(file))
        except GlutetimerError as refusal:
            print(refusal)
            code = 1
        else:
            print(f"{file}: ok, {in_words(plan(workout, library.exercises))}")
    return code


def _standard(library: Library) -> Workout:
    return read_workout(standard_input(LARGEST), "standard input", "workout", library.names)


def to_json(laid_out: Plan) -> dict[str, object]:
    """A plan as documented for `--json`; `seconds` is null where the user decides when a phase ends."""
    return {
        "workout": laid_out.workout.id,
        "name": laid_out.workout.name,
        "total_s": number(laid_out.total_s),
        "changes": list(laid_out.changes),
        "phases": list(map(phase_facts, laid_out.phases)),
    }


def _entry(laid_out: Plan) -> dict[str, object]:
    workout = laid_out.workout
    return {
        "workout": workout.id,
        "name": workout.name,
        "summary": workout.summary,
        "goal": workout.goal,
        "frequency": workout.frequency,
        "source": workout.source,
        "total_s": number(laid_out.total_s),
    }


def _table(plans: Sequence[Plan]) -> Iterator[str]:
    id_width = max((len(each.workout.id) for each in plans), default=0)
    length_width = max((len(clock(each.total_s)) for each in plans), default=0)
    name_width = max((len(each.workout.name) for each in plans), default=0)
    for each in plans:
        workout = each.workout
        line = f"{workout.id:{id_width}}  {clock(each.total_s):>{length_width}}  {workout.name:{name_width}}"
        yield f"{line}  {workout.summary}".rstrip()


def _page(laid_out: Plan) -> Iterator[str]:
    workout = laid_out.workout
    yield f"{workout.name} ({workout.id}), {in_words(laid_out)}"
    labels = (
        ("Goal", workout.goal),
        ("How often", workout.frequency),
        ("Source", workout.source),
        ("Note", workout.note),
    )
    for label, words in labels:
        yield from wrap(words, COLUMNS, initial_indent=f"{label:{_LABEL}}", subsequent_indent=" " * _LABEL)
    yield from laid_out.changes
    yield ""
    at, open_ended = 0.0, False
    for phase in laid_out.phases:
        # From a hold on, every start is an estimate.
        start = f"{'~' if open_ended else ''}{clock(at)}"
        length = clock(phase.nominal_s) if phase.seconds is not None else f"~{clock(phase.nominal_s)}"
        yield f"{start:>8}  {length:>6}  {phase.kind:6}  {_words(phase)}".rstrip()
        for words in filter(None, (phase.cue, phase.note)):
            yield from wrap(words, COLUMNS, initial_indent=" " * _WORDS, subsequent_indent=" " * _WORDS)
        at += phase.nominal_s
        open_ended |= phase.seconds is None


def in_words(laid_out: Plan) -> str:
    """The nominal length; a hold ends when its form slips, so it is about that."""
    about = "about " if any(phase.seconds is None for phase in laid_out.phases) else ""
    return f"{about}{clock(laid_out.total_s)}"


def _words(phase: Phase) -> str:
    if not phase.works:
        return f"then {phase.side}" if phase.kind is PhaseKind.SWITCH else ""
    words = [phase.name]
    if phase.side in (Side.LEFT, Side.RIGHT):
        words.append(f", {phase.side}")
    if phase.reps:
        words.append(f", {phase.reps} × {phase.tempo}")
    if phase.hold:
        words.append(f", {phase.hold}")
    if phase.sets > 1:
        words.append(f", set {phase.set} of {phase.sets}")
    return "".join(words)
