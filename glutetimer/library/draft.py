"""A workout of the user's own while it is built: its text, its undo, and the file that it becomes.

The text is a workout at every moment: a change that the reader would not take is refused, and nothing changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from glutetimer.files.importers.fields import tidy
from glutetimer.files.reading.document import decode, fetch
from glutetimer.files.reading.ids import SUFFIX, id_of
from glutetimer.files.reading.names import Named
from glutetimer.files.reading.problem import FileError, GlutetimerError
from glutetimer.files.reading.workout_file import read_workout
from glutetimer.files.writing.consequences import new_step
from glutetimer.files.writing.editing import Spot, put
from glutetimer.files.writing.pieces import take_apart
from glutetimer.files.writing.templates import renamed
from glutetimer.files.writing.toml import lines
from glutetimer.library.catalogue import Library
from glutetimer.library.user_files import add, built_in, own, replace
from glutetimer.settings.paths import Paths
from glutetimer.training.exercise import Exercise
from glutetimer.training.workout import Workout

_BOM = "\ufeff"

Change = Callable[[str], tuple[str, Spot]]
"""Makes another text of one, and says where the cursor is then."""


class Draft:
    """A workout that is being built.

    Args:
        text: what it says, with \\n for line ends.
        before: what the file holds; None where there is none yet.
        copied: whether it is a copy of a built-in workout.

    Raises:
        GlutetimerError: it is no workout, or not laid out so that it can be changed here.
    """

    def __init__(
        self, library: Library, path: Path, text: str, before: bytes | None = None, copied: bool = False
    ) -> None:
        self.library, self.path, self.copied = library, path, copied
        self._before = before
        self.text = text
        self.workout = self._read(text)
        take_apart(text)
        self._saved = text if before is not None else None
        self.resumed = False
        """Whether it goes on with an edit that was not finished."""
        self._undo: list[tuple[str, Spot]] = []
        self._redo: list[tuple[str, Spot]] = []

    @property
    def is_saved(self) -> bool:
        return self.text == self._saved

    @property
    def is_touched(self) -> bool:
        """Whether something would be lost: a copy that nobody has changed is not missed."""
        return not self.is_saved and not (self.copied and not self._undo)

    @property
    def exercises(self) -> Mapping[str, Exercise]:
        """All that its steps may name, by id."""
        return self.workout.knows(self.library.exercises)

    @property
    def names(self) -> Named[Exercise]:
        """The same, by everything that they are called."""
        return self.library.names.over(self.exercises)

    def know(self, library: Library) -> None:
        """From now on it may name what this one has."""
        self.library = library

    def change(self, do: Change, at: Spot) -> Spot:
        """Change the text; returns where the cursor is then.

        Args:
            at: where the cursor is, for the undo.

        Raises:
            GlutetimerError: the text would be no workout any more; the first reason. Nothing is changed.
        """
        text, spot = do(self.text)
        if self.workout.begin is not None:
            text = self._without_idle_begin(text)
        self._become(text, at)
        return spot

    def _become(self, text: str, at: Spot) -> None:
        if text == self.text:
            return
        workout = self._read(text)
        take_apart(text)
        self._undo.append((self.text, at))
        self._redo.clear()
        self.text, self.workout = text, workout

    def _without_idle_begin(self, text: str) -> str:
        """The text without the day its weeks begin, where nothing goes by week any more: no reader takes it then."""
        without = put(text, Spot(), {"begin": None})
        return without if self._read(without).weeks == 1 else text

    def undo(self, at: Spot) -> Spot | None:
        """Take back what was changed last; None where there is nothing."""
        return self._swap(self._undo, self._redo, at)

    def redo(self, at: Spot) -> Spot | None:
        """Do again what was undone last; None where there is nothing."""
        return self._swap(self._redo, self._undo, at)

    def _swap(self, take: list[tuple[str, Spot]], give: list[tuple[str, Spot]], at: Spot) -> Spot | None:
        if not take:
            return None
        text, spot = take.pop()
        give.append((self.text, at))
        self.text, self.workout = text, self._read(text)
        return spot

    def _read(self, text: str) -> Workout:
        return read_workout(text.encode(), str(self.path), id_of(self.path.stem), self.library.names)

    def save(self) -> None:
        """Write the file, all or nothing.

        Raises:
            GlutetimerError: something else wrote it meanwhile, or it cannot be written; the file is as it was.
        """
        data = self._encoded()
        if self._before is None:
            add({self.path: data})
        else:
            if not self.path.exists() or fetch(self.path) != self._before:
                raise GlutetimerError(f"{self.path.name} was changed by something else meanwhile; it is left as it is")
            replace(self.path, data)
        self.forget_aside()
        self._before, self._saved, self.copied = data.encode(), self.text, False

    def rescue(self) -> None:
        """Keep what is not saved when the program ends: beside the file, where the next builder or `edit` finds it.

        Raises:
            GlutetimerError: it cannot be written.
        """
        if self._before is None and not self.copied:
            self.save()
        else:
            replace(self.aside, self.text)

    @property
    def aside(self) -> Path:
        """Where an edit waits that was not finished; `glutetimer workouts edit` has it there too."""
        return self.path.with_name(f".{self.path.stem}.edit{SUFFIX}")

    def _take_up(self) -> Draft:
        """Go on with an edit that was not finished, if there is one and it is right; an undo takes it back."""
        with suppress(GlutetimerError, OSError, UnicodeDecodeError):
            if self.aside.is_file():
                text = decode(fetch(self.aside))
                self._become(text, Spot())
                self.resumed = self.is_touched
        return self

    def forget_aside(self) -> None:
        """What waited there is saved now, or is not wanted."""
        with suppress(OSError):
            self.aside.unlink()

    def _encoded(self) -> str:
        """The text with the line ends, and the mark at its begin, that the file has."""
        old = (self._before or b"").decode("utf-8-sig")
        windows = "\r\n" in old and "\n" not in old.replace("\r\n", "")
        mark = _BOM if (self._before or b"").startswith(_BOM.encode()) else ""
        return mark + (self.text.replace("\n", "\r\n") if windows else self.text)


def title_of(paths: Paths, library: Library, typed: str) -> str:
    """The name of a new workout.

    Raises:
        GlutetimerError: it makes no file's name, or there is a workout of that name.
    """
    id = id_of(typed)
    if path := own(paths.workouts, id):
        raise GlutetimerError(f"there is {path.name} already; choose another name")
    if id in library.workouts:
        raise GlutetimerError(f"{id} is built in; choose another name")
    title = tidy(typed)
    return title[: -len(SUFFIX)].strip() if title.casefold().endswith(SUFFIX) else title


def new_draft(paths: Paths, library: Library, title: str, first: str) -> Draft:
    """A new workout, which begins with one exercise; its file is written when it is saved. `title`: its name, from
    `title_of`.
    """
    text = "\n".join([*lines({"name": title}), "", "[[step]]", *lines(new_step(library.exercises[first]))]) + "\n"
    return Draft(library, paths.workouts / f"{id_of(title)}{SUFFIX}", text)


def draft_of(paths: Paths, library: Library, workout: Workout) -> Draft:
    """A workout of the list, to be changed: a built-in one as a copy, which becomes the user's own once it is saved.

    Raises:
        GlutetimerError: it is no file of the user's, or all that is wrong with the file.
    """
    if library.workouts.get(workout.id) is None:
        raise GlutetimerError(f"{workout.name} is no file of yours; `glutetimer workouts import` takes it over")
    path = own(paths.workouts, workout.id)
    source = path or built_in("workouts", workout.id)
    if source is None:
        raise GlutetimerError(f"{workout.name} has no file any more")
    data = fetch(source)
    try:
        text = decode(data)
    except UnicodeDecodeError:
        text = ""
    if path is None:
        return Draft(library, paths.workouts / source.name, text, copied=True)._take_up()
    try:
        read_workout(data, str(path), workout.id, library.names)
    except FileError as faulty:
        raise GlutetimerError(f"not opened, mend the file first:\n{faulty}") from None
    return Draft(library, path, text, data)._take_up()


def with_name(text: str, name: str) -> str:
    """The text with another name for the workout; its file keeps its own."""
    title = tidy(name)
    new = renamed(text, title)
    return new if new != text else put(text, Spot(), {"name": title})
