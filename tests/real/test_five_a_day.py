"""The daily five minutes, in five real minutes."""

import re
import shutil
import subprocess
import threading
import time
from collections.abc import Mapping
from typing import IO

import pytest

from tests.real.program import Program
from tests.real.terminal import environment

FIVE = [
    ("clam", "left", 40.0),
    ("clam", "right", 40.0),
    ("fire-hydrant", "left", 40.0),
    ("fire-hydrant", "right", 40.0),
    ("kick-back", "left", 40.0),
    ("kick-back", "right", 40.0),
    ("glute-squeeze", "both", 10.0),
]

STARTS = {
    "Get ready: Clam, left, 40 seconds": 0,
    "Clam, left, 40 seconds": 10,
    "Clam, right, 40 seconds": 58,
    "Fire hydrant, left, 40 seconds": 107,
    "Fire hydrant, right, 40 seconds": 152,
    "Kick back, left, 40 seconds": 200,
    "Kick back, right, 40 seconds": 245,
    "Done, 5:00": 300,
}
"""How the lines begin, and when."""


@pytest.mark.long
def test_five_a_day_takes_five_minutes_in_the_window_and_in_lines(program: Program) -> None:
    shutil.copytree(program.data, program.folder / "plain")
    argv = program.argv("--data-dir", str(program.folder / "plain"), "start", "five-a-day", "--plain")
    lines: list[tuple[float, str]] = []
    seen: dict[int, float] = {}
    with subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment()) as plain:
        reading = threading.Thread(target=read, args=(plain.stdout, lines))
        reading.start()
        window = program.open("start", "five-a-day", columns=80, rows=24)
        window.wait_for(lambda text: note(text, seen) and "sets done" in text, timeout=330)
        window.read_for(1.5)  # in its first second the summary takes no key
        window.type("\r")
        assert window.wait() == 0
        reading.join()
    assert plain.returncode == 0

    # A loaded machine may paint any second late, but not every one of a minute, and none early: so the least lateness
    # of the first minute and of the last are a clock's, and their difference is its drift.
    late = {left: at + left - (seen[300] + 300) for left, at in seen.items()}
    drift = least(late, range(60)) - least(late, range(240, 301))
    print(f"{len(late)} seconds seen; {drift:+.3f} s between the first minute's clock and the last's")
    assert len(late) > 200
    assert drift == pytest.approx(0, abs=0.2)
    assert program.sets() == FIVE
    (session,) = program.history()["sessions"]
    assert (session["workout"], session["complete"], session["seconds"]) == ("five-a-day", True, 300.0)

    starts = [at for at, line in lines if line.startswith(tuple(STARTS))]
    assert len(starts) == len(STARTS)
    late = {at: real - starts[0] - at for at, real in zip(STARTS.values(), starts, strict=True)}
    drift = least(late, range(200, 301)) - least(late, range(100))
    print(f"{drift:+.3f} s between the first lines' clock and the last's")
    assert drift == pytest.approx(0, abs=0.2)
    assert lines[-1][1] == "7 sets kept"
    program.data = program.folder / "plain"
    assert program.sets() == FIVE


def note(text: str, seen: dict[int, float]) -> bool:
    """Note when each second was first seen."""
    if match := re.search(r"(\d):(\d\d) left", text):
        seen.setdefault(60 * int(match[1]) + int(match[2]), time.monotonic())
    return True


def least(late: Mapping[int, float], among: range) -> float:
    return min(seconds for at, seconds in late.items() if at in among)


def read(lines: IO[bytes] | None, into: list[tuple[float, str]]) -> None:
    """Read lines to their end, each with the time at which it came."""
    assert lines
    into.extend((time.monotonic(), line.decode().rstrip("\n")) for line in lines)
