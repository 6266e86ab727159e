"""`glutetimer exercises`: the catalogue, one exercise as a page of text, and files of one's own."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap

from glutetimer.cli.columns import pad, width
from glutetimer.cli.files import STANDARD, read_file
from glutetimer.cli.loading import find_paths, load_library
from glutetimer.cli.options import add_json, name_or_file
from glutetimer.files.reading.duration import number
from glutetimer.files.reading.exercise_file import read_exercise
from glutetimer.files.reading.ids import SUFFIX
from glutetimer.files.reading.names import slug
from glutetimer.files.reading.problem import GlutetimerError
from glutetimer.library.catalogue import Library
from glutetimer.library.user_files import add_exercise
from glutetimer.settings.paths import Paths
from glutetimer.training.exercise import ALWAYS_STOP, LEGS, Exercise, Measure, SideMeaning, Sides
from glutetimer.views.exercise import (
    ADDED,
    SIDES,
    describe_dose,
    describe_full_dose,
    describe_tempo,
    list_spoken,
    sort_by_category,
)

COLUMNS = 80
"""A page is laid out for this width, on a terminal and in a pipe."""

_LABEL = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "exercise",
        metavar="EXERCISE",
        type=name_or_file,
        nargs="*",
        help="its name; or `new NAME` for a file of your own, or `check FILE...` for all that is wrong with files",
    )
    parser.add_argument("--sides", choices=list(Sides), help="of a new one; both without it")
    parser.add_argument("--measure", choices=list(Measure), help="of a new one; time without it")
    add_json(parser)
    parser.add_argument("--schema", action="store_true", help="the language of exercise files as JSON Schema")


def run(args: argparse.Namespace) -> int:
    """Do one thing.

    Raises:
        argparse.ArgumentError: what is said beside it is of another.
    """
    action = args.exercise[0] if args.exercise[1:] and args.exercise[0] in ("new", "check") else ""
    if action != "new" and (args.sides or args.measure):
        raise argparse.ArgumentError(None, "--sides and --measure are of a new one: glutetimer exercises new NAME")
    if args.schema and args.exercise:
        raise argparse.ArgumentError(None, "--schema is of no one exercise: glutetimer exercises --schema")
    if args.json and action:
        raise argparse.ArgumentError(None, f"--json is of the list or of one exercise; `{action}` prints lines")
    if args.schema:
        print_schema()
    elif action == "new":
        sides, measure = args.sides or Sides.BILATERAL.value, args.measure or Measure.TIME.value
        print(add_new(find_paths(args), load_library(args), " ".join(args.exercise[1:]), sides, measure))
    elif action == "check":
        return check_files(args.exercise[1:])
    elif name := " ".join(args.exercise):
        library = load_library(args)
        print_exercise(library, name, as_json=args.json)
        if not args.json and sys.stdout.isatty():
            from glutetimer.cli.figure import show_in_terminal
            from glutetimer.figure.figures import Figures

            figures = Figures.load(find_paths(args).config)
            show_in_terminal(library.exercise(name), figures, sys.stdout, *get_terminal_size())
    else:
        print_exercises(load_library(args), as_json=args.json)
    return 0


def add_new(paths: Paths, library: Library, name: str, sides: str, measure: str) -> Path:
    """Write the file of an exercise of the user's own."""
    if known := library.names.find(name):
        raise GlutetimerError(f"{known.id} is there already; `glutetimer exercises {known.id}` shows it")
    return paths.exercises / f"{add_exercise(paths.exercises, name, sides, measure)}{SUFFIX}"


def check_files(files: Sequence[str]) -> int:
    """Print every problem of every exercise file, or that it is well; returns 1 if there is any problem."""
    code = 0
    for file in files:
        try:
            data = read_file(file)
            place = "standard input" if file == STANDARD else file
            exercise = read_exercise(data, place, "exercise" if file == STANDARD else slug(Path(file).stem))
        except GlutetimerError as refusal:
            print(refusal)
            code = 1
        else:
            print(f"{place}: ok, {exercise.name}, {SIDES[exercise.sides]}")
    return code


def print_exercises(library: Library, *, as_json: bool = False) -> None:
    """Print all exercises, by category; problems of own files go to standard error."""
    if as_json:
        print(json.dumps({"exercises": [to_json(exercise) for exercise in library.exercises.values()]}, indent=2))
    else:
        print("\n".join(_table(list(library.exercises.values()))))
    for problem in library.problems:
        print(problem, file=sys.stderr)


def print_schema() -> None:
    from glutetimer.files.reading.schema import exercise_schema

    print(json.dumps(exercise_schema(), indent=2, ensure_ascii=False))


def print_exercise(library: Library, name: str, *, as_json: bool = False) -> None:
    """Print one exercise, by its id, name or an alias: a page, or an object for other programs."""
    exercise = library.exercise(name)
    print(json.dumps(to_json(exercise), indent=2) if as_json else "\n".join(_page(exercise, library)))


def to_json(exercise: Exercise) -> dict[str, object]:
    """An exercise as documented for `--json`: seconds as numbers, null where it has none."""
    dose = exercise.dose
    return {
        "exercise": exercise.id,
        "name": exercise.name,
        "short": exercise.short,
        "aliases": exercise.aliases,
        "category": exercise.category,
        "sides": exercise.sides,
        "measure": exercise.measure,
        "dose": {
            "sets": dose.sets,
            "min_sets": dose.min_sets,
            "reps": dose.reps,
            "work_s": dose.work_s and number(dose.work_s),
            "rest_s": dose.rest_s and number(dose.rest_s),
            "goal_s": dose.goal_s and number(dose.goal_s),
            "source": dose.source,
        },
        "tempo": str(exercise.tempo) if exercise.tempo else None,
        "tempo_source": exercise.tempo_source if exercise.tempo else None,
        "begins": exercise.begins if exercise.tempo else None,
        "setup": exercise.setup,
        "cues": exercise.cues,
        "mistakes": exercise.mistakes,
        "stop": exercise.stop,
        "muscles": exercise.muscles,
        "equipment": exercise.equipment,
        "easier": exercise.easier,
        "harder": exercise.harder,
        "flags": exercise.flags,
        "instead": dict(exercise.instead),
        "result": exercise.result,
        "side_means": _side_means(exercise.side_means),
        "say": {field: words or None for field, words in exercise.say._asdict().items()},
        "origin": exercise.origin,
        "articles": exercise.articles,
    }


def _side_means(meaning: SideMeaning | None) -> dict[str, object] | None:
    if meaning is None:
        return None
    return {
        "leg": meaning.leg,
        **{side: meaning.describe(side) for side in LEGS},
        "switch": {side: meaning.describe_switch(side) for side in LEGS},
    }


def _table(exercises: Sequence[Exercise]) -> Iterator[str]:
    id_width = max((width(exercise.id) for exercise in exercises), default=0)
    name_width = max((width(exercise.name) for exercise in exercises), default=0)
    for category, members in groupby(sort_by_category(exercises), key=lambda exercise: exercise.category):
        yield category.capitalize()
        for exercise in members:
            yield f"  {pad(exercise.id, id_width)}  {pad(exercise.name, name_width)}  {describe_dose(exercise)}"


def _page(exercise: Exercise, library: Library) -> Iterator[str]:
    yield f"{exercise.name} ({exercise.id})"
    yield f"{exercise.category}, {SIDES[exercise.sides]}"
    if exercise.aliases:
        yield from wrap(f"also {', '.join(exercise.aliases)}", COLUMNS)
    yield from _list("Set up", exercise.setup, numbered=True)
    if meaning := exercise.side_means:
        yield from _list(f"A side is {meaning.leg}", [f"{side}: {meaning.describe(side)}" for side in LEGS])
    yield from _list("Said", list_spoken(exercise))
    yield from _list("Think of", exercise.cues)
    yield from _list("Stop if", exercise.stop)
    yield from wrap(f"always: {', '.join(ALWAYS_STOP)}", COLUMNS, initial_indent="  ", subsequent_indent="  ")
    yield from _list("Common slips", exercise.mistakes)
    yield ""
    yield from _line("Works", ", ".join(exercise.muscles))
    yield from _line("Needs", "nothing" if exercise.equipment == "none" else exercise.equipment)
    yield from _line("Dose", describe_full_dose(exercise))
    yield from _line("", exercise.dose.source)
    if exercise.tempo:
        yield from _line("Tempo", describe_tempo(exercise))
        yield from _line("", exercise.tempo_source)
    yield from _line("Easier", _rung(exercise.easier, library))
    yield from _line("Harder", _rung(exercise.harder, library))
    yield from _line("Flags", ", ".join(exercise.flags))
    for flag, word in exercise.instead:
        yield from _line("Without", f"{flag}: {_rung(word, library)}")
    yield from _line("Answer", exercise.result or "")
    if exercise.origin == "addition":
        yield from _line("Note", ADDED)


def _list(title: str, items: Sequence[str], numbered: bool = False) -> Iterator[str]:
    if items:
        yield ""
        yield title
    for place, item in enumerate(items, 1):
        bullet = f"  {place}. " if numbered else "  - "
        yield from wrap(item, COLUMNS, initial_indent=bullet, subsequent_indent=" " * len(bullet))


def _line(label: str, words: str) -> list[str]:
    """A labelled value, over several lines if need be; nothing where there is none."""
    return wrap(words, COLUMNS, initial_indent=f"{label:{_LABEL}}", subsequent_indent=" " * _LABEL)


def _rung(words: str | None, library: Library) -> str:
    """An easier or harder variant: an exercise's name and id, or a sentence as it stands."""
    other = library.exercises.get(words or "")
    return f"{other.name} ({other.id})" if other else words or ""
