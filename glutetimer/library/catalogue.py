"""The exercises and workouts: those that come with the program, and the user's own, which may replace them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, NoReturn, TypeVar

from glutetimer.files.assets import find_assets
from glutetimer.files.reading.document import fetch
from glutetimer.files.reading.exercise_file import read_exercise
from glutetimer.files.reading.ids import LONGEST_ID
from glutetimer.files.reading.names import Named, slug
from glutetimer.files.reading.problem import FileError, GlutetimerError, Problem, shown
from glutetimer.files.reading.workout_file import read_built_in, read_workout
from glutetimer.training.exercise import Exercise, Say, follow
from glutetimer.training.exercise_names import spell_exercise_name
from glutetimer.training.workout import Workout

EXERCISES = (
    "activation-check",
    "glute-squeeze",
    "clam",
    "side-leg-raise",
    "hip-adduction",
    "straight-leg-raise",
    "fire-hydrant",
    "kick-back",
    "donkey-kick",
    "donkey-whip",
    "knee-circle",
    "hurdle-circle",
    "bird-dog",
    "sl-balance",
    "standing-hydrant",
    "hip-hike",
    "monster-walk",
    "glute-walk",
    "shoulder-bridge",
    "bridge-hold",
    "bridge-march",
    "sl-bridge",
    "sl-bridge-bent",
    "sl-bridge-hold",
    "sl-bridge-raised",
    "hip-thrust",
    "squat",
    "wall-slide",
    "wall-sit",
    "sl-squat",
    "step-up",
    "step-down",
    "sl-deadlift",
    "lunge-stand",
    "lunge-reverse",
    "lunge-forward",
    "lunge-side",
    "lunge-walk",
    "sl-calf-raise",
    "plank",
    "side-plank",
    "dead-bug",
    "bear-crawl",
    "burpee",
    "leg-swing",
    "leg-swing-side",
    "a-skip",
    "b-skip",
    "straight-leg",
    "hill-run",
    "hill-down",
    "hip-flexor-stretch",
    "figure-four-stretch",
    "knee-to-chest",
    "hamstring-stretch",
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
    "glute-walk",
    "first-four",
    "hips-five-seconds",
    "three-sets-a-side",
    "lie-and-kneel",
)
"""The order of the list: the daily ones first, those from printed sheets last."""

LOWEST_RUNG = "shoulder-bridge"
"""Of the ladder of bridges (training.md 5.10)."""

T = TypeVar("T", Exercise, Workout)


class NotFoundError(GlutetimerError):
    """There is no exercise or workout of this name."""


class Shelf(Mapping[str, T]):
    """Things by id, in order. What is built in is read when it is asked for: most starts need a few of them."""

    def __init__(self, ids: Sequence[str], read: Callable[[str], T]) -> None:
        self._things: dict[str, T | None] = dict.fromkeys(ids)
        self._read: Callable[[str], T] = read

    def add(self, own: Mapping[str, T]) -> None:
        """Put the user's own in the places of what they replace, and the others last, by name."""
        for id in sorted(own, key=lambda id: own[id].name.casefold()):
            self._things[id] = own[id]

    def __getitem__(self, id: str) -> T:
        found = self._things[id]
        if found is None:
            found = self._things[id] = self._read(id)
        return found

    def __contains__(self, id: object) -> bool:
        return id in self._things

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)


class Library(NamedTuple):
    """All that can be trained, in the order in which it is listed."""

    exercises: Mapping[str, Exercise]
    """By id."""
    workouts: Mapping[str, Workout]
    """By id."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the files that had to be left out."""

    @property
    def names(self) -> Named[Exercise]:
        return Named(self.exercises, lambda exercise: (exercise.name, *exercise.aliases), spell_exercise_name)

    def name_of(self, exercise: str) -> str:
        """What the exercise of an id is called; one that is not known, by its id."""
        return self.exercises[exercise].name if exercise in self.exercises else exercise

    def exercise(self, name: str) -> Exercise:
        """The exercise of this id, name or alias, in any case; or the only one that begins so."""
        known = self.names
        return known.find(name) or known.complete(name) or self._refuse("exercise", name, known)

    def workout(self, name: str) -> Workout:
        """The workout of this id or name, in any case; the only one that begins so; or that of a file at this path."""
        path = Path(name)
        is_path = path.suffix == ".toml" or path.name != name
        if is_path and path.is_file():  # sooner than looking at what all the others are called
            return self.workout_of(path)
        known = Named(self.workouts, lambda workout: (workout.name, workout.short))
        if found := known.find(name):
            return found
        if is_path or path.is_file():
            return self.workout_of(path)
        return known.complete(name) or self._refuse("workout", name, known)

    def knowing(self, workout: Workout) -> "Library":
        """The same library with a workout's own exercises, for a file that does not belong to it."""
        return self._replace(exercises=workout.knows(self.exercises)) if workout.exercises else self

    def workout_of(self, path: Path) -> Workout:
        """The workout of a file, which need not belong to the library.

        Raises:
            GlutetimerError: all that is wrong with the file.
        """
        return read_workout(fetch(path, waits=True), str(path), _id(path), self.names)

    def _refuse(self, what: str, name: str, known: Named[T]) -> NoReturn:
        faulty = [
            problem
            for problem in self.problems
            if (path := Path(problem.file)).parent.name == f"{what}s" and slug(path.stem) == slug(name)
        ]
        if faulty:
            raise FileError(faulty)
        help = known.suggestion(name) or f"; `glutetimer {what}s` lists all"
        raise NotFoundError(f"no {what} {shown(name)}{help}")


def load(folder: Path | None) -> Library:
    """Everything that comes with the program, and a user's own, which are read at once.

    Args:
        folder: may hold exercises/*.toml and workouts/*.toml; a file with the name of a built-in one replaces it. None
            for the built-in ones alone.

    A file with problems is left out, and its problems are collected; nothing is raised.
    """
    built_in = find_assets()

    def shelf(kind: str, ids: Sequence[str], read: Callable[[bytes, str, str], T]) -> Shelf[T]:
        def read_file(id: str) -> T:
            path = built_in / kind / f"{id}.toml"
            return read(fetch(path), str(path), id)

        return Shelf(ids, read_file)

    problems: list[Problem] = []
    exercises = shelf("exercises", EXERCISES, read_exercise)
    if folder:
        plain = shelf("workouts", WORKOUTS, partial(read_built_in, catalogue=Library(exercises, {}).names))
        read_own = partial(_read_own, built_in=exercises, workouts=plain)
        exercises.add(_read(folder / "exercises", read_own, problems))
    workouts = shelf("workouts", WORKOUTS, partial(read_built_in, catalogue=Library(exercises, {}).names))
    if folder:
        workouts.add(_read_workouts(folder / "workouts", exercises, problems))
    return Library(exercises, workouts, tuple(problems))


def _read_workouts(folder: Path, exercises: Shelf[Exercise], problems: list[Problem]) -> dict[str, Workout]:
    """A user's workouts. What one of them brings and the catalogue has not is an exercise for all of them."""
    faulty: list[Problem] = []
    found = _read(folder, partial(read_workout, catalogue=Library(exercises, {}).names), faulty)
    brought = {own.id: own for workout in found.values() for own in workout.exercises if own.id not in exercises}
    if brought:
        exercises.add(brought)
        if faulty:
            faulty.clear()
            found = _read(folder, partial(read_workout, catalogue=Library(exercises, {}).names), faulty)
    problems += faulty
    return found


def _read(folder: Path, read: Callable[[bytes, str, str], T], problems: list[Problem]) -> dict[str, T]:
    """Read all files of a folder; what is wrong goes to the problems."""
    found: dict[str, T] = {}
    for path in _files(folder, problems):
        try:
            id = _id(path)
            if id in found:
                raise _faulty(path, f"another file is called {id} too; rename one")
            found[id] = read(fetch(path), str(path), id)
        except FileError as error:
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
    return [path for path in files if path.suffix == ".toml" and not path.name.startswith(".") and not path.is_dir()]


def _id(path: Path) -> str:
    id = slug(path.stem)
    if not id.isprintable() or not 1 <= len(id) <= LONGEST_ID:
        raise _faulty(path, f"its name becomes an id; rename it, with 1 to {LONGEST_ID} plain characters")
    return id


def _read_own(
    data: bytes, file: str, id: str, built_in: Mapping[str, Exercise], workouts: Mapping[str, Workout]
) -> Exercise:
    """Read an exercise that may replace a built-in one.

    Then what rests on that must go on to understand it; and what it does not say of its sides and for the ear is as it
    was, so that no side goes unexplained. Where nothing rests on the built-in one it may be something else: somebody's
    own, long before the catalogue had one of this name.
    """
    own, old = read_exercise(data, file, id), built_in.get(id)
    differs = old and ((own.sides, own.measure) != (old.sides, old.measure) or (old.tempo and not own.tempo))
    if old and differs and id in _relied_on(built_in, workouts):
        words = f'{id} is built in, with sides = "{old.sides}", measure = "{old.measure}"'
        words += f', tempo = "{old.tempo}"' if old.tempo else ""
        raise _faulty(Path(file), f"{words}; keep to that, or give your own another name")
    if old and not differs:
        own = own._replace(side_means=own.side_means or old.side_means, say=old.say if own.say == Say() else own.say)
    return own


def _relied_on(exercises: Mapping[str, Exercise], workouts: Mapping[str, Workout]) -> set[str]:
    """The exercises of the built-in workouts, and of the ladder of bridges."""
    steps = [step for workout in workouts.values() for step in workout.every_step]
    named = {id for step in steps for id in (step.exercise, *(other for _, other in step.instead)) if id}
    return named.union(follow(LOWEST_RUNG, exercises, lambda each: each.harder))


def _faulty(path: Path, words: str) -> FileError:
    return FileError([Problem(str(path), 0, 0, words)])
