"""What a prompt pays: `python tests/bench/status.py [RUNS]`.

`glutetimer status` from exec to exit, beside a Python that does nothing, taking turns in the same run: where something
is due, the first time and each further one, and while a session runs. It prints a table and judges nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.real.program import GLUTETIMER
from tests.real.terminal import Terminal

LONG = '[[step]]\nexercise = "clam"\nwork = 3600\nsides = "left"\n'


def main(number: str = "30") -> None:
    """Measure, and print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        idle, busy, workout = Path(folder, "idle"), Path(folder, "busy"), Path(folder, "long.toml")
        workout.write_text(LONG, "utf-8")
        for data in (idle, busy):
            data.mkdir()
            (data / "safety-shown").touch()
        argv = [*GLUTETIMER, "--data-dir", str(busy), "start", str(workout), "--plain"]
        terminal = Terminal(argv, columns=80, rows=24, env={"XDG_RUNTIME_DIR": folder})
        try:
            terminal.wait_for("Clam")
            measure(Path(folder), idle, busy, int(number))
        finally:
            terminal.close()


def measure(folder: Path, idle: Path, busy: Path, runs: int) -> None:
    """The programs take turns."""

    def forget() -> None:
        for kept in folder.glob("glutetimer/day-*.json"):
            kept.unlink()

    def keep() -> None:
        subprocess.run(ask(idle), stdout=subprocess.DEVNULL, check=True)

    def nothing() -> None:
        pass

    def ask(data: Path, *more: str) -> list[str]:
        return [*GLUTETIMER, "--data-dir", str(data), "status", *more]

    programs: dict[str, tuple[Callable[[], None], list[str]]] = {
        "python -c pass": (nothing, [sys.executable, "-c", "pass"]),
        "--version": (nothing, [*GLUTETIMER, "--version"]),
        "something due, the first time": (forget, ask(idle)),
        "something due": (keep, ask(idle)),
        "something due, --due": (keep, ask(idle, "--due")),
        "a session runs": (nothing, ask(busy)),
    }
    found: dict[str, list[float]] = {name: [] for name in programs}
    for run in range(runs + 1):
        for name, (prepare, argv) in programs.items():
            prepare()
            began = time.perf_counter()
            subprocess.run(argv, stdout=subprocess.DEVNULL, check=True)
            if run:  # the first one compiles
                found[name].append(time.perf_counter() - began)
    bare = median(found["python -c pass"])
    print(f"{f'From exec to exit, median of {runs}':36}{'ms':>10}{'least':>10}{'x python':>10}")
    for name, times in found.items():
        middle = median(times)
        print(f"  {name:34}{1000 * middle:10.1f}{1000 * min(times):10.1f}{middle / bare:10.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
