"""What counting costs, and how soon something is to be seen: `python tests/bench/counting.py [SECONDS] [STARTS]`.

Beside glutetimer, in the same run and under the same load: termdown counting, and the least program of Textual
starting. It prints four tables and judges nothing.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from compileall import compile_dir
from pathlib import Path
from statistics import median

import psutil

sys.path.insert(0, str(Path(__file__).parents[2]))

import glutetimer
from tests.real.program import GLUTETIMER
from tests.real.terminal import Terminal

SETTLE_S = 5.0
"""The start is not counting."""
WORK = '[[step]]\nexercise = "fire-hydrant"\nsides = "left"\nsets = 99\nwork = 99\n'
"""Up to 99 s a number leaves room for a figure."""
MET = '[[step]]\nexercise = "glute-squeeze"\nwork = 1\nrest = 99\n'
PHASES = {
    "a timed set": f"ready = 0\n{WORK}",
    "a timed set without its figure": f"ready = 0\n{WORK}",
    "a get ready": f"ready = 99\n{WORK}",
    "a rest": f"ready = 0\n{MET}{WORK}",
    "a first meeting": f"ready = 0\n{WORK}",
    "repetitions": 'ready = 0\n[[step]]\nexercise = "shoulder-bridge"\nreps = 99\n',
    "a hold": 'ready = 0\n[[step]]\nexercise = "bridge-hold"\nhold = "target"\n',
}
"""All but the first meeting are of somebody who knows their exercises."""


def counting(folder: Path, seconds: float) -> tuple[dict[str, float], dict[str, float]]:
    """What each program takes while it counts, all of them at the same time, at 80x24.

    Returns:
        per cent of a core, and bytes a second that it writes to its terminal.
    """
    programs = {"termdown": [str(Path(sys.executable).with_name("termdown")), "1800"]}
    for name, text in PHASES.items():
        workout, data = folder / f"{name}.toml", folder / name
        workout.write_text(text, encoding="utf-8")
        data.mkdir()
        (data / "safety-shown").touch()
        figures = str("without" not in name).lower()
        learn = "first" if "meeting" in name else "never"
        settings = f'sound = false\ntheme = "glutetimer-dark"\nfigures = {figures}\nlearn = "{learn}"\n'
        (data / "settings.toml").write_text(settings, encoding="utf-8")
        programs[name] = [*GLUTETIMER, "--data-dir", str(data), "start", str(workout)]
    terminals = {name: Terminal(argv, columns=80, rows=24) for name, argv in programs.items()}
    try:
        _read(terminals, SETTLE_S)
        before, wrote, began = _cpu(terminals), _written(terminals), time.monotonic()
        _read(terminals, seconds)
        after, written, ended = _cpu(terminals), _written(terminals), time.monotonic()
    finally:
        for terminal in terminals.values():
            terminal.close()
    share = {name: 100 * (after[name] - before[name]) / (ended - began) for name in terminals}
    return share, {name: (written[name] - wrote[name]) / (ended - began) for name in terminals}


def _written(terminals: dict[str, Terminal]) -> dict[str, int]:
    """Bytes so far."""
    return {name: len(terminal.raw) for name, terminal in terminals.items()}


def _read(terminals: dict[str, Terminal], seconds: float) -> None:
    """Take what they write for a while, as a terminal does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for terminal in terminals.values():
            terminal.read_for(0.02)


def _cpu(terminals: dict[str, Terminal]) -> dict[str, float]:
    """Seconds of processor time so far."""
    used = {}
    for name, terminal in terminals.items():
        times = psutil.Process(terminal.process.pid).cpu_times()
        used[name] = times.user + times.system
    return used


def starting(folder: Path, repetitions: int) -> dict[str, list[tuple[float, float]]]:
    """Seconds from exec to the first screen that is not empty, and of processor time; the programs take turns.

    Each start is of somebody who has done a session before, and finds nothing that an earlier start has left.
    """
    # Where an import writes nothing, each start would compile it all again.
    compile_dir(Path(glutetimer.__path__[0]), quiet=1)
    known, data = folder / "known", folder / "start"
    known.mkdir()
    (known / "safety-shown").touch()
    (known / "settings.toml").write_text('sound = false\ntheme = "glutetimer-dark"\n', encoding="utf-8")
    program = [*GLUTETIMER, "--data-dir", str(data)]
    before = [*GLUTETIMER, "--data-dir", str(known)]
    subprocess.run([*before, "log", "squat", "2x12"], check=True, stdout=subprocess.DEVNULL)
    home = Terminal(before, columns=80, rows=24)
    home.wait_for(lambda text: "quit" in text)
    home.type("q")
    home.wait()
    home.close()
    programs = {
        "minimal": [sys.executable, str(Path(__file__).with_name("minimal.py"))],
        "home": program,
        "a session": [*program, "start", "five-a-day"],
    }
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for repetition in range(repetitions + 1):
        for name, argv in programs.items():
            shutil.rmtree(data, ignore_errors=True)
            shutil.copytree(known, data)
            used = _cpu_of_ended()
            terminal = Terminal(argv, columns=80, rows=24)
            try:
                seen = terminal.wait_for(lambda text: text.strip())
            finally:
                terminal.close()
            if repetition:  # the first one reads the disk
                found[name].append((seen - terminal.started, _cpu_of_ended() - used))
    return found


def _cpu_of_ended() -> float:
    """Seconds of processor time of all processes that were started here and are gone."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(counted_s: str = "60", number: str = "15") -> None:
    """Measure, and print."""
    seconds, repetitions = float(counted_s), int(number)
    with tempfile.TemporaryDirectory() as folder:
        share, written = counting(Path(folder), seconds)
        starts = starting(Path(folder), repetitions)
    _table(
        f"Counting for {seconds:g} s at 80x24",
        "% of a core",
        "x termdown",
        share,
        share["termdown"],
        lambda per_cent: f"{per_cent:.2f}",
    )
    _table("Written meanwhile", "bytes/s", "x termdown", written, written["termdown"], lambda each: f"{each:.0f}")
    for title, which in (("First frame", 0), ("Processor time until then", 1)):
        medians = {name: median(times[which] for times in each) for name, each in starts.items()}
        _table(
            f"{title}, median of {repetitions}",
            "ms",
            "x minimal",
            medians,
            medians["minimal"],
            lambda seconds: f"{1000 * seconds:.0f}",
        )


def _table(
    title: str, unit: str, relative: str, rows: dict[str, float], base: float, shown: Callable[[float], str]
) -> None:
    print(f"{title:32}{unit:>14}{relative:>14}")
    for name, value in rows.items():
        print(f"  {name:30}{shown(value):>14}{value / base if base else 0:>14.2f}")
    print()


if __name__ == "__main__":
    main(*sys.argv[1:3])
