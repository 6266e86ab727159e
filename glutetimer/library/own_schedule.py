"""The schedule of the user's own, changed and taken back; a built-in one becomes it with its first change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from glutetimer.files.reading.document import fetch
from glutetimer.files.reading.problem import FileError, GlutetimerError
from glutetimer.files.reading.schedule_file import read_schedule
from glutetimer.files.writing.schedule_file import new_schedule
from glutetimer.library.user_files import replace
from glutetimer.training.schedule import OWN, Schedule
from glutetimer.training.workout import Workout


class OwnSchedule:
    """What a schedule's file says, and how to come back to what it said. `path`: the file; there may be none yet."""

    def __init__(self, path: Path, workouts: Mapping[str, Workout], schedule: Schedule) -> None:
        self.path, self._workouts = path, workouts
        self.schedule = schedule
        self._undo: list[tuple[bytes | None, Schedule]] = []
        self._redo: list[tuple[bytes | None, Schedule]] = []
        self._left: tuple[bytes | None, ...] = ()
        """What this has written last; empty before that."""

    def change(self, do: Callable[[bytes], bytes]) -> None:
        """Change the file, all or nothing.

        Raises:
            GlutetimerError: the file is not as it was left, it cannot be written, or what became of it would be no
                schedule; it is as it was.
        """
        before = self._now()
        data = do(new_schedule(self.schedule) if before is None else before)
        schedule = self._read(data)
        self._put(data)
        self._undo.append((before, self.schedule))
        self._redo.clear()
        self.schedule = schedule

    def undo(self) -> bool:
        """Take back what was changed last; whether there was anything."""
        return self._swap(self._undo, self._redo)

    def redo(self) -> bool:
        """Do again what was undone last; whether there was anything."""
        return self._swap(self._redo, self._undo)

    def _swap(self, take: list[tuple[bytes | None, Schedule]], give: list[tuple[bytes | None, Schedule]]) -> bool:
        if not take:
            return False
        now, (data, schedule) = (self._now(), self.schedule), take[-1]
        self._put(data)
        take.pop()
        give.append(now)
        self.schedule = schedule
        return True

    def _now(self) -> bytes | None:
        data = fetch(self.path) if self.path.exists() else None
        if self._left and data != self._left[0]:
            raise GlutetimerError(f"{self.path.name} was changed by something else meanwhile; it is left as it is")
        return data

    def _read(self, data: bytes) -> Schedule:
        schedule, problems = read_schedule(data, self.path.name, OWN, self._workouts)
        if problems or schedule is None:
            raise FileError(problems)
        return schedule

    def _put(self, data: bytes | None) -> None:
        if data is None:
            with suppress(FileNotFoundError):
                self.path.unlink()
        else:
            replace(self.path, data.decode())
        self._left = (data,)
