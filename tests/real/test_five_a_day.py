"""The daily five minutes, in five real minutes."""

import subprocess
import time

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
    plain = subprocess.Popen(
        program.argv("--data-dir", str(program.folder / "plain"), "start", "five-a-day", "--plain"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        env=environment(),
        text=True,
    )
    assert plain.stdout
    window = program.open("start", "five-a-day", columns=80, rows=24)
    began = window.wait_for("5:00 left")
    plain.stdout.readline()
    plain_began = time.monotonic()

    ended = window.wait_for("sets done", timeout=320)
    assert ended - began == pytest.approx(300, abs=0.2)
    *lines, kept = plain.stdout.read().splitlines()
    assert (lines[-1], kept) == ("Done, 5:00", "7 sets kept")
    assert plain.wait() == 0
    # This process read the window's output meanwhile; the lines' last one waited in the pipe no longer than that.
    assert time.monotonic() - plain_began == pytest.approx(300, abs=1.0)
    window.type("\r")
    assert window.wait() == 0

    assert program.sets() == FIVE
    (session,) = program.history()["sessions"]
    assert (session["workout"], session["complete"], session["seconds"]) == ("five-a-day", True, 300.0)
    program.data = program.folder / "plain"
    assert program.sets() == FIVE
    print(f"wall time of the window: {ended - began:.3f} s")
