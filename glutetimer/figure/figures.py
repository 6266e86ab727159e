"""The figures that come with the program, and the user's own, each read when it is first wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from glutetimer.files.assets import find_assets
from glutetimer.files.reading.problem import FileError, Problem

if TYPE_CHECKING:
    from glutetimer.figure.figure import Figure


class Figures:
    """Figures by exercise. Making one reads nothing, and imports nothing of how figures are read and drawn."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._known: dict[str, Figure | None] = {}
        self._problems: list[Problem] = []

    @classmethod
    def load(cls, folder: Path | None) -> Figures:
        """The built-in figures, and those of a user: figures/*.toml of his folder, each called like its exercise, where
        it replaces a built-in one. None for the built-in ones alone.
        """
        built_in = find_assets()
        return cls(tuple(each / "figures" for each in (folder, built_in) if each))

    def take_problems(self) -> list[Problem]:
        """What is wrong with the files that have been wanted since this was asked last."""
        found, self._problems = self._problems, []
        return found

    def of(self, exercise: str) -> Figure | None:
        """The figure of an exercise, by its id; None where there is none, or its file is faulty."""
        if exercise not in self._known:
            try:
                self._known[exercise] = self._read(exercise)
            except FileError as faulty:
                self._problems += faulty.problems
                self._known[exercise] = None
        return self._known[exercise]

    def _read(self, exercise: str) -> Figure | None:
        from glutetimer.figure.file import read_figure
        from glutetimer.files.reading.document import fetch
        from glutetimer.files.reading.names import slug

        for folder in self._folders:
            path = next((path for path in sorted(folder.glob("*.toml")) if slug(path.stem) == exercise), None)
            if path:
                return read_figure(fetch(path), str(path))
        return None
