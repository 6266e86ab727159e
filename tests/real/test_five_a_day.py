"""The daily five minutes, in five real minutes."""

import subprocess
import threading
import time
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


@pytest.mark.long
def test_five_a_day_takes_five_minutes_in_the_window_and_in_lines(program: Program) -> None:
    argv = program.argv("--data-dir", str(program.folder / "plain"), "start", "five-a-day", "--plain")
    lines: list[tuple[float, str]] = []
    with subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment()) as plain:
        reading = threading.Thread(target=read, args=(plain.stdout, lines))
        reading.start()
        window = program.open("start", "five-a-day", columns=80, rows=24)
        began = window.wait_for("5:00 left")
        ended = window.wait_for("sets done", timeout=320)
        window.type("\r")
        assert window.wait() == 0
        reading.join()
    assert plain.returncode == 0

    print(f"{ended - began:.3f} s in the window")
    assert ended - began == pytest.approx(300, abs=0.2)
    assert program.sets() == FIVE
    (session,) = program.history()["sessions"]
    assert (session["workout"], session["complete"], session["seconds"]) == ("five-a-day", True, 300.0)

    at = {line: seconds for seconds, line in lines}
    assert at["Done, 5:00"] - at["Get ready: Clam, left side, 40 seconds"] == pytest.approx(300, abs=0.2)
    assert lines[-1][1] == "7 sets kept"
    program.data = program.folder / "plain"
    assert program.sets() == FIVE


def read(lines: IO[bytes] | None, into: list[tuple[float, str]]) -> None:
    """Read lines to their end, each with the time at which it came."""
    assert lines
    into.extend((time.monotonic(), line.decode().rstrip("\n")) for line in lines)
