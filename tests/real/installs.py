"""The program installed in every way that people do, each time into an environment of its own.

    python -m tests.real.installs [--dist FOLDER] [--older WHEEL] [PYTHON ...]

Builds the wheel and the source distribution of this tree, or takes those of a folder. For each Python and each way the
program is installed, performs a session, is installed once more over itself, performs another, and is uninstalled: all
sets have to be there each time. `--older` begins with the wheel of an older version. Prints a line for each; it ends
with 1 where one is not right.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SESSION = '[[step]]\nexercise = "clam"\nwork = 1\nsides = "left"\n'
EXTRAS = "[sound,voice]"


class Machine:
    """A home without anything, and the tools that install."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home, self.bin = folder, folder / "home", folder / "bin"
        self.session = folder / "one.toml"
        self.session.write_text(SESSION, "utf-8")
        self.home.mkdir()
        folders = {
            "HOME": "home",
            "PIPX_HOME": "pipx",
            "PIPX_BIN_DIR": "bin",
            "UV_TOOL_DIR": "uv",
            "UV_TOOL_BIN_DIR": "bin",
        }
        self._environment = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
        self._environment |= {key: str(folder / name) for key, name in folders.items()}
        self.run(sys.executable, "-m", "venv", folder / "tools")
        self.run(self.tool("pip"), "install", "-q", "--upgrade", "pip", "build", "pipx", "uv")

    def tool(self, name: str) -> Path:
        return self.folder / "tools" / "bin" / name

    def run(self, *command: object) -> str:
        """What a command prints.

        Raises:
            RuntimeError: it failed; with the last of what it said.
        """
        done = subprocess.run(
            [str(each) for each in command],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(map(str, command))}\n{(done.stdout + done.stderr)[-2000:]}")
        return done.stdout

    def build(self) -> Path:
        """A folder with the wheel and the source distribution of this tree."""
        tree, made = self.folder / "tree", self.folder / "dist"
        for name in ("glutetimer", "assets"):
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROOT / name, tree)
        self.run(self.tool("python"), "-m", "build", "-o", made, tree)
        return made

    def count_sets(self) -> int:
        """How many sets the history has; read without the program, which may be gone."""
        found = 0
        for path in self.home.rglob("history.db"):
            with closing(sqlite3.connect(path)) as history:
                found += history.execute("SELECT count(*) FROM sets").fetchone()[0]
        return found


@dataclass
class Way:
    """A way of installing: each of these is given what to install, and says nothing."""

    name: str
    install: Callable[[Path], object]
    program: Callable[[Path], list[object]]
    uninstall: Callable[[], object]


def ways(machine: Machine, python: str) -> list[Way]:
    """The ways for a Python, in an environment that is made anew."""
    run, tool = machine.run, machine.tool
    shutil.rmtree(own := machine.folder / "venv", ignore_errors=True)
    run(python, "-m", "venv", own)
    pip, uv, pipx = own / "bin" / "pip", tool("uv"), tool("pipx")
    run(pip, "install", "-q", "--upgrade", "pip")

    def installed(_: Path) -> list[object]:
        return [machine.bin / "glutetimer"]

    return [
        Way(
            "pip",
            lambda file: run(pip, "install", "--force-reinstall", f"{file}{EXTRAS}"),
            lambda _: [own / "bin" / "glutetimer"],
            lambda: run(pip, "uninstall", "-y", "glutetimer"),
        ),
        Way(
            "pipx",
            lambda file: run(pipx, "install", "--force", "--python", python, f"{file}{EXTRAS}"),
            installed,
            lambda: run(pipx, "uninstall", "glutetimer"),
        ),
        Way(
            "uv tool",
            lambda file: run(
                uv, "tool", "install", "--force", "--python", python, f"glutetimer{EXTRAS} @ {file.as_uri()}"
            ),
            installed,
            lambda: run(uv, "tool", "uninstall", "glutetimer"),
        ),
        Way(
            "uvx",
            lambda file: None,
            lambda file: [
                tool("uvx"),
                "--python",
                python,
                "--from",
                f"glutetimer{EXTRAS} @ {file.as_uri()}",
                "glutetimer",
            ],
            lambda: run(uv, "cache", "clean", "glutetimer"),
        ),
    ]


def try_way(machine: Machine, way: Way, files: list[Path]) -> str:
    """What is right after all: the versions, and how many sets are left when it is uninstalled."""
    shutil.rmtree(machine.home)
    machine.home.mkdir()
    versions = []
    for performed, file in enumerate(files, 1):
        way.install(file)
        program = way.program(file)
        versions.append(machine.run(*program, "--version").split()[-1])
        if f"-{versions[-1]}" not in file.name:
            raise RuntimeError(f"{file.name} says that it is {versions[-1]}")
        machine.run(*program, "start", machine.session, "--plain")
        if machine.run(*program, "history").count("Clam") != performed or machine.count_sets() != performed:
            raise RuntimeError(f"{performed} sets are expected:\n{machine.run(*program, 'history')}")
    way.uninstall()
    if machine.count_sets() != len(files):
        raise RuntimeError(f"uninstalled, {machine.count_sets()} of {len(files)} sets are left")
    return f"{', then '.join(versions)}; {len(files)} sets, all there when it is uninstalled"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--dist", type=Path, metavar="FOLDER")
    parser.add_argument("--older", type=Path, action="append", default=[], metavar="WHEEL")
    parser.add_argument("python", nargs="*", default=[sys.executable])
    chosen = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        machine = Machine(Path(folder))
        built = chosen.dist.resolve() if chosen.dist else machine.build()
        files = [next(built.glob("*.whl")), next(built.glob("*.tar.gz"))]
        for python in chosen.python:
            version = machine.run(python, "-c", "import platform; print(platform.python_version())").strip()
            for way in ways(machine, python):
                for file in files:
                    try:
                        said = try_way(machine, way, [*(each.resolve() for each in chosen.older), file, file])
                    except RuntimeError as error:
                        wrong, said = 1, f"NOT RIGHT: {error}"
                    print(f"{version:8} {way.name:8} {file.suffix.strip('.'):4} {said}", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
