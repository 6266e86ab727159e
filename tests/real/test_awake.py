"""The display, on a real session bus with a stand-in for a desktop's screen saver."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.real import screensaver
from tests.real.program import Program
from tests.real.terminal import PATIENCE_S, Terminal

pytestmark = pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="no dbus-run-session here")
LONG = '[[step]]\nexercise = "clam"\nwork = 600\nsides = "left"\n'


def wait_for_line(window: Terminal, log: Path, line: str) -> None:
    """Until the screen saver has noted something."""
    end = time.monotonic() + PATIENCE_S
    while not log.exists() or line not in log.read_text("utf-8").splitlines():
        assert time.monotonic() < end, f"{line!r} did not come; the screen:\n{window.text}"
        window.read_for(0.02)


@pytest.fixture
def log(program: Program) -> Path:
    """Who asked the screen saver to wait; the program runs on a bus of its own."""
    log = program.folder / "log"
    program.prefix = ("dbus-run-session", "--", sys.executable, screensaver.__file__, str(log))
    return log


def test_a_session_holds_the_display_and_lets_it_go(program: Program, log: Path) -> None:
    assert program.run("start", program.workout(), "--plain").returncode == 0
    assert log.read_text("utf-8").split("\n") == ["inhibit 1", "uninhibit 1", ""]


def test_in_the_full_window_too(program: Program, log: Path) -> None:
    window = program.open("start", program.workout(LONG))
    wait_for_line(window, log, "inhibit 1")
    window.type("q")
    window.wait_for("keep what is done")
    window.type("k")
    wait_for_line(window, log, "uninhibit 1")


def test_a_kill_lets_it_go(program: Program, log: Path) -> None:
    window = program.open("start", program.workout(LONG), "--plain")
    wait_for_line(window, log, "inhibit 1")
    for process in psutil.Process(window.process.pid).children(recursive=True):
        if "--plain" in process.cmdline() and "screensaver.py" not in "".join(process.cmdline()):
            process.kill()
    wait_for_line(window, log, "gone 1")


def test_stopped_in_the_background_it_holds_nothing(program: Program, log: Path) -> None:
    window = program.open("start", program.workout(LONG), "--plain")
    wait_for_line(window, log, "inhibit 1")
    window.type("\x1a")
    wait_for_line(window, log, "uninhibit 1")


def test_the_setting_turns_it_off(program: Program, log: Path) -> None:
    with (program.data / "settings.toml").open("a", encoding="utf-8") as settings:
        settings.write("awake = false\n")
    assert program.run("start", program.workout(), "--plain").returncode == 0
    assert not log.exists()
