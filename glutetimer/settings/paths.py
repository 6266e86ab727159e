"""Where everything is kept. Pure: folders are made when something is written into them."""

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from glutetimer import system
from glutetimer.files.reading.problem import GlutetimerError

VARIABLE = "GLUTETIMER_DATA_DIR"
"""Moves everything that is written, as `--data-dir` does."""


class Paths(NamedTuple):
    """The files and folders of one user."""

    data: Path
    """What the program writes."""
    config: Path
    """What the user writes."""

    @property
    def history(self) -> Path:
        """The history: one SQLite file."""
        return self.data / "history.db"

    @property
    def rescue(self) -> tuple[tuple[Path, str], ...]:
        """Folders for what cannot be saved into the history, the best first, and what a file's name begins with there.

        Besides that of the data, where that cannot be written: the system's folder for the state of programs, and the
        one for temporary files. The next start takes in what is in any of them.
        """
        mine = f"unsaved-{self._mark()}"  # several --data-dir share the others
        others: list[Path] = []
        with suppress(RuntimeError):
            from platformdirs import user_state_path

            others.append(user_state_path("glutetimer", appauthor=False))
        others.append(_temporary_folder())
        return ((self.data, "unsaved"), *((folder, mine) for folder in others if folder.is_absolute()))

    @property
    def running(self) -> tuple[Path, str]:
        """The folder that says what runs, and what its files' names begin with: gone with the machine's next start."""
        return _runtime_folder(), f"running-{self._mark()}-"

    @property
    def day(self) -> Path:
        """What there is to do today, as it was reckoned last: gone with the machine's next start too."""
        return _runtime_folder() / f"day-{self._mark()}.json"

    def _mark(self) -> str:
        """What tells one `--data-dir` from another where several share a folder."""
        from zlib import crc32

        return f"{crc32(os.fsencode(os.path.realpath(self.data))):08x}"

    @property
    def unlogged(self) -> Path:
        """A folder with an empty file for each session whose line is not in the user's log yet."""
        return self.data / "unlogged"

    @property
    def unexported(self) -> Path:
        """The same for those whose FIT file is not in the user's folder yet."""
        return self.data / "unexported"

    @property
    def safety_shown(self) -> Path:
        """Present once the safety text has been shown."""
        return self.data / "safety-shown"

    @property
    def voice_told(self) -> Path:
        """Present once it was said that there is no voice."""
        return self.data / "voice-missing-told"

    @property
    def settings(self) -> Path:
        return self.config / "settings.toml"

    @property
    def schedule(self) -> Path:
        """Which workout on which day, where the user wrote that down."""
        return self.config / "schedule.toml"

    @property
    def exercises(self) -> Path:
        return self.config / "exercises"

    @property
    def figures(self) -> Path:
        return self.config / "figures"

    @property
    def workouts(self) -> Path:
        return self.config / "workouts"


def _runtime_folder() -> Path:
    own = os.environ.get("XDG_RUNTIME_DIR")
    return Path(own, "glutetimer") if own else _temporary_folder()


def _temporary_folder() -> Path:
    """A folder of the user's own among the temporary files; named without trying to write there."""
    place = next(filter(None, map(os.environ.get, ("TMPDIR", "TEMP", "TMP"))), "/tmp")
    user = system.this.find_user()
    return Path(place, "glutetimer" if user is None else f"glutetimer-{user}")


def expand_home(named: str) -> Path:
    """A path as a person writes it, ~ for the home folder; where nobody knows that home, it stays as it is."""
    return Path(os.path.expanduser(named))  # noqa: PTH111 - Path.expanduser() raises there


def tilde(path: Path) -> str:
    """A path for reading: in the home folder it begins with ~."""
    home = expand_home("~")
    return str(Path("~", path.relative_to(home))) if path.is_relative_to(home) else str(path)


def paths(folder: Path | None = None) -> Paths:
    """Where everything is kept: in `folder`, else where the environment says, else where the system keeps it.

    Raises:
        GlutetimerError: that is in a home folder which nobody knows.
    """
    if folder is None and (named := os.environ.get(VARIABLE)):
        folder = Path(named)
    if folder is not None:
        try:
            folder = folder.expanduser()
        except RuntimeError:
            raise GlutetimerError(f"{folder}: there is no such home folder; write the whole path") from None
        return Paths(folder, folder)
    if found := _find_by_xdg():
        return found
    from platformdirs import user_config_path, user_data_path

    with suppress(RuntimeError):  # for a user without a name, in a container; older ones return a ~ that stays one
        found = Paths(user_data_path("glutetimer", appauthor=False), user_config_path("glutetimer", appauthor=False))
        if found.data.is_absolute() and found.config.is_absolute():
            return found
    raise GlutetimerError("your home folder is not known; set HOME, or name a folder with --data-dir DIR")


def _find_by_xdg() -> Paths | None:
    """Where the XDG Base Directory Specification says; None where the system is not known to.

    platformdirs says the same, and takes a third of the time of a command that a prompt asks at each line.
    """
    if not system.this.keeps_to_xdg:
        return None
    homes = (("XDG_DATA_HOME", "~/.local/share"), ("XDG_CONFIG_HOME", "~/.config"))
    found = Paths(*(Path(os.environ.get(name) or expand_home(usual), "glutetimer") for name, usual in homes))
    return found if found.data.is_absolute() and found.config.is_absolute() else None
