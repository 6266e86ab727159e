"""The program with a folder of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.real.terminal import Terminal, environment

GLUTETIMER = (sys.executable, "-m", "glutetimer")

ONE = """
name = "One"
ready = 0
[[step]]
exercise = "glute-squeeze"
work = 1
"""
"""One set of a second."""

QUICK = """
name = "Quick"
ready = 0
[[step]]
exercise = "clam"
work = 1
sides = "each"
switch = 0
[[step]]
exercise = "glute-squeeze"
work = 60
"""
"""Two sets of a second each, and one that lasts."""

SHORT = """
name = "Short"
ready = 1
[[step]]
exercise = "clam"
work = 1
sides = "each"
switch = 1
rest = 2
[[step]]
exercise = "glute-squeeze"
work = 1
"""
"""1 to get ready, 1, 1, 1, 2, 1: 7 s, three sets."""


class Program:
    """Runs glutetimer with its data, and workouts written for it, in one folder.

    Args:
        folder: an empty one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self._be_silent()
        self.prefix: tuple[str, ...] = ()
        """What starts the program, such as a command that takes rights away."""
        self._open: list[Terminal] = []

    def _be_silent(self) -> None:
        """A test is heard by nobody, and looks for no sound card, unless it is about that; no terminal here answers."""
        self.data.mkdir()
        (self.data / "safety-shown").touch()
        (self.data / "settings.toml").write_text('sound = false\nlearn = "never"\ntheme = "glutetimer-dark"\n', "utf-8")

    def workout(self, text: str = SHORT) -> str:
        """Write a workout; returns the file's path, to be started."""
        path = self.folder / "workout.toml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    def argv(self, *args: str) -> list[str]:
        """The command."""
        return [*self.prefix, *GLUTETIMER, "--data-dir", str(self.data), *args]

    def open(self, *args: str, **how: Any) -> Terminal:
        """Start it in a terminal; a test's end closes that."""
        terminal = Terminal(self.argv(*args), cwd=self.folder, **how)
        self._open.append(terminal)
        return terminal

    def run(
        self, *args: str, env: Mapping[str, str | None] | None = None, timeout: float = 60, **how: Any
    ) -> subprocess.CompletedProcess[str]:
        """Run it to its end, without a terminal."""
        return subprocess.run(
            self.argv(*args),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env=environment(env),
            timeout=timeout,
            cwd=self.folder,
            **how,
        )

    def history(self) -> dict[str, list[dict[str, Any]]]:
        """What `history --json` says."""
        done = self.run("history", "--json")
        said = [line for line in done.stderr.splitlines() if "NOT SAVED yet" not in line]  # what waits is said
        assert (done.returncode, said) == (0, [])
        found: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)
        return found

    def sets(self) -> list[tuple[str, str, Any]]:
        """Exercise, side and amount (repetitions, else seconds) of each set in the history."""
        return [
            (done["exercise"], done["side"], done["seconds"] if done["reps"] is None else done["reps"])
            for done in self.history()["sets"]
        ]

    def close(self) -> None:
        """End what still runs."""
        for terminal in self._open:
            terminal.close()
