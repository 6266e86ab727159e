"""Writes changed settings into their file, one after the other, beside the interface's thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glutetimer.files.reading.problem import GlutetimerError

if TYPE_CHECKING:
    from glutetimer.files.writing.toml_edit import Changes


class SettingsWriter:
    """Keeps what was changed. A key held down changes a setting thirty times a second: it is written once.

    Args:
        path: the settings file.
        run: runs a coroutine, by what makes it, beside the interface.
        said: told why something could not be written, in a line, or nothing once it is.
    """

    def __init__(
        self, path: Path, run: Callable[[Callable[[], Coroutine[Any, Any, None]]], object], said: Callable[[str], None]
    ) -> None:
        self._path, self._run, self._said = path, run, said
        self._unsaved: dict[tuple[str, ...], Any] = {}
        """What is not in the file yet; a change that could not be written waits here for the next, or the end."""
        self._is_new = False
        self._writes = False

    @property
    def is_writing(self) -> bool:
        """Whether something that was set is not in the file yet."""
        return self._writes or bool(self._unsaved)

    def keep(self, path: tuple[str, ...], value: Any) -> None:
        """Write a value, or take its line out where it is None."""
        self._unsaved[path] = value
        self._is_new = True
        if not self._writes:
            self._writes = True
            self._run(self._write)

    async def _write(self) -> None:
        try:
            while self._is_new:
                self._is_new = False
                changes, self._unsaved = self._unsaved, {}
                try:
                    await asyncio.to_thread(self._save, changes)
                except GlutetimerError as refusal:
                    self._unsaved = changes | self._unsaved
                    self._said(f"{refusal}; it holds until you leave")
                else:
                    self._said("")
        finally:
            self._writes = False

    def close(self) -> None:
        """Write what is left, at the program's end."""
        with suppress(GlutetimerError):  # it was said when it was changed
            self._save(self._unsaved)

    def _save(self, changes: Changes) -> None:
        if changes:
            from glutetimer.settings.file import save

            save(self._path, changes)
