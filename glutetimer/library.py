"""The exercises and workouts: those that come with the program, and the user's own, which may replace them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import NoReturn, TypeVar

from glutetimer.reading.document import fetch
from glutetimer.reading.exercise_file import read_exercise
from glutetimer.reading.names import Named, slug
from glutetimer.reading.problem import Faulty, Problem, Refusal, shown
from glutetimer.reading.workout_file import read_workout
from glutetimer.training.exercise import Exercise
from glutetimer.training.workout import Workout

EXERCISES = (
    "activation-check",
    "glute-squeeze",
    "clam",
    "fire-hydrant",
    "kick-back",
    "donkey-kick",
    "glute-walk",
    "shoulder-bridge",
    "bridge-hold",
    "bridge-march",
    "sl-bridge-bent",
    "sl-bridge-hold",
    "sl-bridge-raised",
    "squat",
    "lunge-stand",
    "lunge-walk",
    "bear-crawl",
    "burpee",
    "a-skip",
    "b-skip",
    "straight-leg",
    "hill-run",
)
"""The order of the catalogue: by category, and up each ladder (training.md, Part 3)."""

WORKOUTS = (
    "five-a-day",
    "bridge-builder-1",
    "bridge-builder-2",
    "single-leg-test",
    "run-stronger",
    "floor-activation",
    "drills-before-run",
    "strength-circuit",
    "hill-session",
)
"""The order of the list: the daily ones first."""

LONGEST_ID = 60

T = TypeVar("T", Exercise, Workout)


class NotFound(Refusal):
    """There is no exercise or workout of this name."""


@dataclass(frozen=True, slots=True)
class Library:
    """All that can be trained, in the order in which it is listed."""

    exercises: Mapping[str, Exercise]
    """By id."""
    workouts: Mapping[str, Workout]
    """By id."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the files that had to be left out."""

    @property
    def names(self) -> Named[Exercise]:
        """The exercises by everything that they are called."""
        return Named(self.exercises, lambda exercise: (exercise.name, *exercise.aliases))

    def exercise(self, name: str) -> Exercise:
        """The exercise of this id, name or alias, in any case.

        Raises:
            Refusal: there is none, or its file is faulty.
        """
        known = self.names
        return known.find(name) or self._refuse("exercise", name, known)

    def workout(self, name: str) -> Workout:
        """The workout of this id or name, in any case; or that of the file at this path.

        Raises:
            Refusal: there is none, or its file is faulty.
        """
        known = Named(self.workouts, lambda workout: (workout.name, workout.short))
        if found := known.find(name):
            return found
        path = Path(name)
        if path.suffix == ".toml" or path.name != name or path.is_file():
            return self.workout_of(path)
        return self._refuse("workout", name, known)

    def workout_of(self, path: Path) -> Workout:
        """The workout of a file, which need not belong to the library.

        Raises:
            Refusal: all that is wrong with the file.
        """
        return read_workout(fetch(path), str(path), _id(path), self.names)

    def _refuse(self, what: str, name: str, known: Named[T]) -> NoReturn:
        faulty = [
            problem
            for problem in self.problems
            if (path := Path(problem.file)).parent.name == f"{what}s" and slug(path.stem) == slug(name)
        ]
        if faulty:
            raise Faulty(faulty)
        help = known.suggestion(name) or f"; `glutetimer {what}s` lists all"
        raise NotFound(f"no {what} {shown(name)}{help}")


def load(folder: Path | None) -> Library:
    """Read everything that comes with the program, and a user's own.

    Args:
        folder: may hold exercises/*.toml and workouts/*.toml; a file with the name of a built-in one replaces it. None
            for the built-in ones alone.

    A file with problems is left out, and its problems are collected; nothing is raised.
    """
    # Not importlib.resources: it alone imports for 11 ms, and the files lie open in every way of installing.
    built_in = Path(import_module("glutetimer.assets").__path__[0])
    problems: list[Problem] = []
    exercises = _in_order(_read(built_in / "exercises", read_exercise, problems), EXERCISES)
    if folder:
        own_exercises = _read(folder / "exercises", partial(_read_own, built_in=dict(exercises)), problems)
        exercises |= _in_order(own_exercises, [])
    read = partial(read_workout, catalogue=Library(exercises, {}).names)
    workouts = _in_order(_read(built_in / "workouts", read, problems), WORKOUTS)
    if folder:
        workouts |= _in_order(_read(folder / "workouts", read, problems), [])
    return Library(exercises, workouts, tuple(problems))


def _in_order(things: dict[str, T], first: Sequence[str]) -> dict[str, T]:
    """These first, then the others by name."""
    rank = {id: at for at, id in enumerate(first)}
    return dict(sorted(things.items(), key=lambda item: (rank.get(item[0], len(rank)), item[1].name.casefold())))


def _read(folder: Path, read: Callable[[bytes, str, str], T], problems: list[Problem]) -> dict[str, T]:
    """Read all files of a folder; what is wrong goes to the problems."""
    found: dict[str, T] = {}
    for path in _files(folder, problems):
        try:
            id = _id(path)
            if id in found:
                raise _faulty(path, f"another file is called {id} too; rename one")
            found[id] = read(fetch(path), str(path), id)
        except Faulty as error:
            problems += error.problems
    return found


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    try:
        files = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(Problem(str(folder), 0, 0, f"cannot be read: {error.strerror}"))
        return []
    return [path for path in files if path.suffix == ".toml" and not path.name.startswith(".") and path.is_file()]


def _id(path: Path) -> str:
    id = slug(path.stem)
    if not id.isprintable() or not 1 <= len(id) <= LONGEST_ID:
        raise _faulty(path, f"its name becomes an id; rename it, with 1 to {LONGEST_ID} plain characters")
    return id


def _read_own(data: bytes, file: str, id: str, built_in: Mapping[str, Exercise]) -> Exercise:
    """Read an exercise that may replace a built-in one: then workouts and history must go on to understand it."""
    own, old = read_exercise(data, file, id), built_in.get(id)
    if old and ((own.sides, own.measure) != (old.sides, old.measure) or (old.tempo and not own.tempo)):
        words = f'{id} is built in, with sides = "{old.sides}", measure = "{old.measure}"'
        words += f', tempo = "{old.tempo}"' if old.tempo else ""
        raise _faulty(Path(file), f"{words}; keep to that, or give your own another name")
    return own


def _faulty(path: Path, words: str) -> Faulty:
    return Faulty([Problem(str(path), 0, 0, words)])
